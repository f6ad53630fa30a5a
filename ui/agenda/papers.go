package agenda

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/accessible"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// paperList is the papers of the item in hand: Enter opens one, Alt+↑ and Alt+↓
// move it, Delete takes it off, F2 changes what is said of it. Under the list
// stands why the paper under the cursor cannot go into the pack, and what can be
// done about it.
type paperList struct {
	root   *fyne.Container
	list   *widgets.List
	papers []data.Paper
	screen *Screen

	changer *widgets.Tool
	fault   *widget.Label
	remedy  *fyne.Container // the tools for a paper that cannot go into a pack
	binding []*widgets.Tool // of remedy, in the order of bindings
}

func newPaperList(s *Screen) *paperList {
	p := &paperList{screen: s}
	p.list = widgets.NewList(func() int { return len(p.papers) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{0, 13.5}, widgets.NewLine("", look.Text),
			widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
	}, p.fill)
	p.list.OnOpen = func(i int) { p.open(p.papers[i]) }
	p.list.OnCursor = func(int) { p.showFault() }
	p.list.OnKey = p.key
	p.list.OnRune = p.letter
	p.changer = widgets.NewTool("Change…", "F2", p.change)
	tools := widgets.NewTools(
		widgets.NewTool("Attach…", session.KeyText(session.KeyAttach), s.chooseFiles),
		widgets.NewTool("To follow…", "T", func() { s.announce(data.ToFollow) }),
		widgets.NewTool("Verbal…", "V", func() { s.announce(data.Verbal) }), p.changer)
	p.fault = noteLabel("")
	p.fault.Importance = widget.DangerImportance
	p.remedy = widgets.NewTools(widgets.NewTool("Replace it…", session.KeyText(session.KeyReplacePaper), p.replace))
	for i, b := range bindings {
		tool := widgets.NewTool(b.words, b.key, func() { p.bind(bindings[i].binding) })
		p.binding = append(p.binding, tool)
		p.remedy.Add(tool)
	}
	about := container.NewVBox(p.fault, p.remedy)
	about.Hide()
	p.root = container.NewBorder(container.NewBorder(nil, nil, widgets.NewSection("Papers"), nil,
		container.New(layout.NewCustomPaddedLayout(4, 4, 10, 0), tools)), about, nil, nil,
		container.New(tall(6.6), container.NewStack(p.list)))
	return p
}

// bindings are what the clerk can choose for a paper that cannot go into a pack.
var bindings = []struct {
	binding    data.Binding
	words, key string
}{
	{data.Insert, "An insert page in its place", "I"},
	{data.LeftOut, "Leave it out", "L"},
	{data.Whole, "Try to bind it in", "B"},
}

func (p *paperList) fill(i int, o fyne.CanvasObject) {
	cells, paper := o.(*fyne.Container).Objects, p.papers[i]
	cells[0].(*widgets.Text).SetText(paper.Name)
	cells[1].(*widgets.Text).SetText(paperWords(paper))
	cells[1].(*widgets.Text).SetColor(look.Muted)
	if paper.Fault != "" && paper.Binding == data.Whole {
		cells[1].(*widgets.Text).SetColor(look.ErrorText)
	}
}

func (p *paperList) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDelete:
		p.remove()
	case fyne.KeyInsert:
		p.screen.chooseFiles()
	case fyne.KeyF2:
		p.change()
	case fyne.KeyEscape:
		p.screen.focus(p.screen.list.List)
	default:
		return false
	}
	return true
}

func (p *paperList) letter(r rune) {
	switch r {
	case 't', 'T':
		p.screen.announce(data.ToFollow)
	case 'v', 'V':
		p.screen.announce(data.Verbal)
	}
	for _, b := range bindings {
		if paper, ok := p.current(); ok && paper.Fault != "" && strings.EqualFold(string(r), b.key) {
			p.bind(b.binding)
		}
	}
}

// commands lists what can be done with the papers of the item in hand; noItem
// tells whether nothing can.
func (p *paperList) commands(noItem func() bool) []session.Command {
	s := p.screen
	none := func() bool { _, ok := p.current(); return !ok || noItem() }
	return []session.Command{
		{Menu: "Paper", Name: "Papers of the item", Key: session.KeyPapers, Run: func() { s.focus(p.list) }, Off: func() bool { _, ok := s.current(); return !ok }},
		{Menu: "Paper", Name: "Attach PDFs…", Key: session.KeyAttach, Run: s.chooseFiles, Off: noItem},
		{Menu: "Paper", Name: "Paper to follow… (T)", Run: func() { s.announce(data.ToFollow) }, Off: noItem},
		{Menu: "Paper", Name: "Verbal report… (V)", Run: func() { s.announce(data.Verbal) }, Off: noItem},
		{Menu: "Paper", Name: "Open the paper (Enter)", Run: func() { p.open(p.papers[p.list.Cursor()]) }, Off: func() bool { _, ok := p.current(); return !ok }},
		{Menu: "Paper", Name: "Check it for accessibility…", Run: func() { accessible.Paper(s.session, p.papers[p.list.Cursor()]) }, Off: func() bool { _, ok := p.current(); return !ok }},
		{Menu: "Paper", Name: "Replace by another file…", Key: session.KeyReplacePaper, Run: p.replace, Off: none},
		{Menu: "Paper", Name: "Change name, reason or pack… (F2)", Run: p.change, Off: none},
		{Menu: "Paper", Name: "Move up or down (Alt+↑, Alt+↓ on the papers)", Run: func() { s.focus(p.list) }, Off: none},
		{Menu: "Paper", Name: "Take it off the item… (Delete)", Run: p.remove, Off: none},
	}
}

// current is the paper under the cursor.
func (p *paperList) current() (data.Paper, bool) {
	if i := p.list.Cursor(); i >= 0 {
		return p.papers[i], true
	}
	return data.Paper{}, false
}

// tall gives its content a height of so many times the text size.
type tall float32

func (t tall) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(t)*theme.TextSize())
}

// paperWords says how a paper is there: "12 pages, 340 KB", "to follow", "an
// insert page in its place".
func paperWords(p data.Paper) string {
	var parts []string
	switch {
	case p.Binding == data.LeftOut:
		parts = append(parts, "left out of the pack")
	case p.Binding == data.Insert:
		parts = append(parts, "an insert page in its place")
	case p.Fault != "":
		parts = append(parts, "cannot go into the pack")
	}
	if p.State != data.Attached {
		parts = append(parts, string(p.State))
	}
	if p.Pages > 0 {
		parts = append(parts, widgets.Count(p.Pages, "page"))
	}
	if p.Size > 0 {
		parts = append(parts, fmt.Sprintf("%d KB", (p.Size+1023)/1024))
	}
	if p.Exempt != "" {
		parts = append(parts, "exempt")
	}
	if p.Supplement {
		parts = append(parts, "supplement")
	}
	return strings.Join(parts, ", ")
}

func (p *paperList) set(papers []data.Paper) {
	p.papers = papers
	p.changer.Hidden = len(papers) == 0
	p.list.Refresh()
	p.showFault()
}

// showFault says why the paper under the cursor cannot go into a pack.
func (p *paperList) showFault() {
	about := p.root.Objects[2].(*fyne.Container)
	paper, ok := p.current()
	if !ok || paper.Fault == "" {
		about.Hide()
		return
	}
	words := "“" + paper.Name + "” cannot go into the pack: " + strings.TrimRight(paper.Fault, ".") + "."
	switch paper.Binding {
	case data.Insert:
		words += " A page says that it is supplied separately."
	case data.LeftOut:
		words += " It is left out, and the agenda says so."
	}
	p.fault.SetText(words)
	for i, tool := range p.binding {
		tool.Hidden = paper.Binding == bindings[i].binding
	}
	about.Show()
}

// open shows a paper with the desktop's program.
func (p *paperList) open(paper data.Paper) {
	if paper.State != data.Attached {
		p.screen.session.Tell("“" + paper.Name + "” has no file yet.")
		return
	}
	path, err := p.screen.session.Book.PaperFile(context.Background(), paper.ID)
	if err == nil && p.screen.session.Open(path) != nil {
		err = widgets.Problem("No program on this computer opened it.")
	}
	p.screen.session.Did("open “"+paper.Name+"”", err)
}

// remove takes the paper under the cursor off the item, after a question.
func (p *paperList) remove() {
	s := p.screen
	paper, ok := p.current()
	if !ok || !s.writable() {
		return
	}
	widgets.Ask(s.session.Window, "Remove a paper", "Take “"+paper.Name+"” off this item?", "Remove it", func() {
		s.session.Did("remove “"+paper.Name+"”", s.session.Book.DeletePaper(context.Background(), paper.ID))
		s.readPapers()
		s.session.Window.Canvas().Focus(p.list)
	})
}

// awaited is the paper under the cursor if its file is still to come and the
// hands are on the list.
func (p *paperList) awaited() data.Paper {
	paper, ok := p.current()
	if !ok || paper.State == data.Attached || p.screen.session.Window.Canvas().Focused() != fyne.Focusable(p.list) {
		return data.Paper{}
	}
	return paper
}

// shift moves the paper under the cursor n places.
func (p *paperList) shift(n int) {
	i := p.list.Cursor()
	if i < 0 || i+n < 0 || i+n >= len(p.papers) || !p.screen.writable() {
		return
	}
	err := p.screen.session.Book.MovePaper(context.Background(), p.papers[i].ID, i+n+1)
	p.screen.session.Did("move “"+p.papers[i].Name+"”", err)
	p.screen.readPapers()
	p.list.SetCursor(i + n)
}

// save keeps what was changed about a paper and shows it.
func (p *paperList) save(paper data.Paper) error {
	if err := p.screen.session.Book.SavePaper(context.Background(), &paper); err != nil {
		return err
	}
	i := p.list.Cursor()
	p.screen.readPapers()
	p.list.SetCursor(i)
	return nil
}

// noteLabel is a line of small explanation.
func noteLabel(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.LowImportance
	l.SizeName = theme.SizeNameCaptionText
	return l
}
