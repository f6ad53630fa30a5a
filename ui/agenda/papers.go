package agenda

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/export/pdf"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// attach puts a PDF into the book as a paper.
func (s *Screen) attach(ctx context.Context, p data.Paper, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the file cannot be read: %w", err)
	}
	defer f.Close()
	pages, isPDF, err := pdf.Count(f)
	switch {
	case err != nil:
		return fmt.Errorf("the file cannot be read: %w", err)
	case !isPDF:
		return notPDF
	}
	p.Pages = pages
	return s.session.Book.AttachPaper(ctx, &p, f)
}

// attachFiles attaches files to the item in hand, in the order given, and says
// what was not attached. A single file may be the paper that was awaited.
func (s *Screen) attachFiles(paths []string, awaited data.Paper) {
	it, ok := s.current()
	if !ok || !s.writable() || len(paths) == 0 {
		return
	}
	template := data.Paper{Item: it.ID, Exempt: it.Exempt, Supplement: s.meeting.Status == data.Issued}
	if awaited.ID != 0 {
		template = awaited
	}
	var failed []string
	s.session.Tell(fmt.Sprintf("Attaching %d to “%s” …", len(paths), it.Title))
	s.session.Work(func(ctx context.Context) error {
		for _, path := range paths {
			p := template
			if p.ID == 0 {
				p.Name = paperName(path)
			}
			if err := s.attach(ctx, p, path); err != nil {
				failed = append(failed, fmt.Sprintf("%s: %v", filepath.Base(path), err))
			}
		}
		return nil
	}, func(error) {
		s.readPapers()
		if len(failed) > 0 {
			s.session.Fail("attach papers", sentence(strings.Join(failed, "; ")))
			return
		}
		s.session.Did("attach papers", nil)
		s.session.Tell(fmt.Sprintf("Attached to “%s”: %s.", it.Title, paperCount(len(paths))))
	})
}

// paperName is the title a paper gets from its file.
func paperName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSpace(strings.TrimSuffix(name, filepath.Ext(name)))
}

// sentence is an error that is shown as it is.
type sentence string

func (s sentence) Error() string { return string(s) }

const notPDF sentence = "it is not a PDF"

// paperList is the papers of the item in hand: Enter opens one, Alt+↑ and Alt+↓
// move it, Delete takes it off.
type paperList struct {
	root   *fyne.Container
	list   *widgets.List
	papers []data.Paper
	screen *Screen
}

func newPaperList(s *Screen) *paperList {
	p := &paperList{screen: s}
	p.list = widgets.NewList(func() int { return len(p.papers) }, func() fyne.CanvasObject {
		return widgets.NewColumns([]float32{0, 13}, widgets.NewLine("", look.Text),
			widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
	}, func(i int, o fyne.CanvasObject) {
		cells := o.(*fyne.Container).Objects
		cells[0].(*widgets.Text).SetText(p.papers[i].Name)
		cells[1].(*widgets.Text).SetText(paperWords(p.papers[i]))
	})
	p.list.OnOpen = func(i int) { p.open(p.papers[i]) }
	p.list.OnKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyDelete:
			p.remove()
		case fyne.KeyEscape:
			s.focus(s.list.List)
		default:
			return false
		}
		return true
	}
	tools := widgets.NewTools(
		widgets.NewTool("Attach PDF…", "Ctrl+Shift+P", s.chooseFile),
		widgets.NewTool("To follow…", "", func() { s.announce(data.ToFollow) }),
		widgets.NewTool("Verbal…", "", func() { s.announce(data.Verbal) }))
	p.root = container.NewBorder(container.NewBorder(nil, nil, widgets.NewSection("Papers"), nil,
		container.New(layout.NewCustomPaddedLayout(4, 4, 10, 0), tools)), nil, nil, nil,
		container.New(tall(8), container.NewStack(p.list)))
	return p
}

// tall gives its content a height of so many times the text size.
type tall float32

func (t tall) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(t)*theme.TextSize())
}

// paperWords says how a paper is there: "12 pages, 340 KB", "to follow".
func paperWords(p data.Paper) string {
	var parts []string
	if p.State != data.Attached {
		parts = append(parts, string(p.State))
	}
	switch {
	case p.Pages == 1:
		parts = append(parts, "1 page")
	case p.Pages > 1:
		parts = append(parts, fmt.Sprintf("%d pages", p.Pages))
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
	p.list.Refresh()
}

// open shows a paper with the desktop's program.
func (p *paperList) open(paper data.Paper) {
	if paper.State != data.Attached {
		p.screen.session.Tell("“" + paper.Name + "” has no file yet.")
		return
	}
	path, err := p.screen.session.Book.PaperFile(context.Background(), paper.ID)
	if err == nil {
		err = p.screen.session.Open(path)
	}
	p.screen.session.Did("open “"+paper.Name+"”", err)
}

// remove takes the paper under the cursor off the item, after a question.
func (p *paperList) remove() {
	s := p.screen
	if p.list.Cursor() < 0 || !s.writable() {
		return
	}
	paper := p.papers[p.list.Cursor()]
	widgets.Ask(s.session.Window, "Remove a paper", "Take “"+paper.Name+"” off this item?", "Remove it", func() {
		s.session.Did("remove “"+paper.Name+"”", s.session.Book.DeletePaper(context.Background(), paper.ID))
		s.readPapers()
		s.session.Window.Canvas().Focus(p.list)
	})
}

// awaited is the paper under the cursor if its file is still to come and the
// hands are on the list.
func (p *paperList) awaited() data.Paper {
	i := p.list.Cursor()
	if i < 0 || p.papers[i].State == data.Attached || p.screen.session.Window.Canvas().Focused() != fyne.Focusable(p.list) {
		return data.Paper{}
	}
	return p.papers[i]
}

// shift moves the paper under the cursor n places.
func (p *paperList) shift(n int) {
	i := p.list.Cursor()
	if i < 0 || i+n < 0 || i+n >= len(p.papers) {
		return
	}
	one, other := p.papers[i], p.papers[i+n]
	one.Position, other.Position = other.Position, one.Position
	for _, paper := range []data.Paper{one, other} {
		if !p.screen.session.Did("move “"+one.Name+"”", p.screen.session.Book.SavePaper(context.Background(), &paper)) {
			break
		}
	}
	p.screen.readPapers()
	p.list.SetCursor(i + n)
}

// announce adds a paper that has no file: to follow, or by word of mouth.
func (s *Screen) announce(state data.PaperState) {
	it, ok := s.current()
	if !ok || !s.writable() {
		return
	}
	title := "A paper to follow"
	if state == data.Verbal {
		title = "A verbal report"
	}
	name := widgets.NewEntry("its title").Require("Please type a title.")
	form := widgets.NewForm().Add("Title", name)
	widgets.NewDialog(s.session.Window, title, form, "Add it", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		p := data.Paper{Item: it.ID, Name: name.Value(), State: state, Supplement: s.meeting.Status == data.Issued}
		if err := s.session.Book.SavePaper(context.Background(), &p); err != nil {
			return err
		}
		s.readPapers()
		return nil
	}).Show(name)
}

// noteLabel is a line of small explanation.
func noteLabel(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.LowImportance
	l.SizeName = theme.SizeNameCaptionText
	return l
}
