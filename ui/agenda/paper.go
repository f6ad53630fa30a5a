package agenda

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/reasons"
	"minutebook/ui/widgets"
)

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
	if state == data.Verbal && it.Presenter != "" {
		name.SetText("Verbal report of " + it.Presenter)
	}
	form := widgets.NewForm().Add("Title", name)
	widgets.NewDialog(s.session.Window, title, form, "Add it", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		p := data.Paper{Item: it.ID, Name: name.Value(), State: state, Exempt: s.items.exempt(it.ID)}
		if err := s.session.Book.SavePaper(context.Background(), &p); err != nil {
			return err
		}
		s.readPapers()
		s.form.papers.list.SetCursor(len(s.papers[it.ID]) - 1)
		return nil
	}).Show(name)
}

// replace puts another file in the place of the paper under the cursor.
func (p *paperList) replace() {
	paper, ok := p.current()
	it, there := p.screen.current()
	if !ok || !there || !p.screen.writable() {
		return
	}
	widgets.Pick{Title: "Another file for “" + paper.Name + "”", Verb: "Replace it", Suffixes: []string{".pdf"}, Dir: p.screen.folder}.
		Show(p.screen.session.Window, func(path string) {
			p.screen.folder = filepath.Dir(path)
			p.screen.attachFiles(it, []string{path}, paper)
		})
}

// bind keeps what is to become of the paper under the cursor in a pack.
func (p *paperList) bind(b data.Binding) {
	paper, ok := p.current()
	if !ok || !p.screen.writable() {
		return
	}
	paper.Binding = b
	p.screen.session.Did("change “"+paper.Name+"”", p.save(paper))
}

// inPack are what may become of a paper in a pack.
var inPack = []struct {
	binding data.Binding
	words   string
}{
	{data.Whole, "Bound in"},
	{data.Insert, "A page in its place says that it is supplied separately"},
	{data.LeftOut, "Left out; the agenda says so"},
}

// change asks for the name of the paper under the cursor, who may read it and what
// becomes of it in a pack.
func (p *paperList) change() {
	s := p.screen
	paper, ok := p.current()
	if !ok || !s.writable() {
		return
	}
	name := widgets.NewEntry("its title").Require("Please type a title.")
	name.SetText(paper.Name)
	offered := reasons.Of(s.body)
	own := widgets.NewEntry(offered.Hint())
	form := widgets.NewForm().Add("Title", name)
	var ownRow *widgets.Row
	exempt := widgets.NewChoice(offered.Words(), func(i int) {
		ownRow.Hidden = !offered.Own(i)
		form.Rearranged()
	})
	at, words := offered.Place(paper.Exempt)
	exempt.Choose(at)
	own.SetText(words)
	form.Add("For the public?", exempt)
	ownRow = form.Labelled("Why it is kept from the public", own)
	ownRow.Hidden = !offered.Own(at)
	form.Side(ownRow)
	var labels []string
	bound := 0
	for i, b := range inPack {
		labels = append(labels, b.words)
		if b.binding == paper.Binding {
			bound = i
		}
	}
	pack := widgets.NewChoice(labels, nil)
	pack.Choose(bound)
	if paper.State == data.Attached {
		form.Add("In a pack", pack)
	}
	widgets.NewDialog(s.session.Window, "Change the paper", form, "Save it", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		paper.Name, paper.Exempt = name.Value(), offered.Exempt(exempt.Chosen(), own.Value())
		paper.Binding = inPack[max(0, pack.Chosen())].binding
		return p.save(paper)
	}).Resize(fyne.NewSize(560, 0)).Show(name)
}
