package minutes

import (
	"cmp"
	"context"
	"fmt"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/look"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// showDeclarations opens the list of the interests declared at the meeting.
func (s *Screen) showDeclarations() {
	if !s.writable() {
		return
	}
	if s.pane.Again(session.KeyText(session.KeyDeclarations), "") {
		return
	}
	if len(s.roll.Declarations) == 0 {
		s.declare(s.newDeclaration())
		return
	}
	list := widgets.NewList(func() int { return len(s.roll.Declarations) }, newDeclarationRow, s.fillDeclaration)
	list.OnOpen = func(i int) { s.declare(s.roll.Declarations[i]) }
	list.OnRune = func(r rune) {
		if unicode.ToLower(r) == 'n' {
			s.declare(s.newDeclaration())
		}
	}
	list.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDelete || list.Cursor() < 0 {
			return false
		}
		s.withdraw(s.roll.Declarations[list.Cursor()])
		list.Refresh()
		return true
	}
	help := widget.NewLabel("Enter changes one, N adds one, Delete takes one out.")
	help.Importance = widget.LowImportance
	help.SizeName = theme.SizeNameCaptionText
	s.pane.Open(pane.Task{Title: "Declarations of interest", Focus: list, Content: container.NewBorder(help, nil, nil, nil, list)})
}

// newDeclaration is what a declaration most often is: in the item at hand, unless
// that is the one at which members declare interests in others.
func (s *Screen) newDeclaration() data.Declaration {
	d := data.Declaration{Item: s.section(), Kind: data.Pecuniary, Conduct: data.LeftRoom}
	if d.Item == rules.DeclarationsItem(s.record) {
		d.Item = 0
	}
	return d
}

func newDeclarationRow() fyne.CanvasObject {
	small := func() *widgets.Text { return widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText) }
	return container.New(layout.NewCustomPaddedVBoxLayout(0), widgets.NewLine("", look.Text), small(), small(), small())
}

// fillDeclaration shows who, in what, how, and what must still be done about it.
func (s *Screen) fillDeclaration(i int, o fyne.CanvasObject) {
	d := s.roll.Declarations[i]
	var lines []*widgets.Text
	for _, line := range o.(*fyne.Container).Objects {
		lines = append(lines, line.(*widgets.Text))
	}
	kind := widgets.Capital(string(d.Kind)) + ", " + string(d.Conduct)
	if d.Dispensation != "" {
		kind += ", dispensation " + d.Dispensation
	}
	duty, colour := "", look.Muted
	by, due := rules.NotifyBy(d, s.meeting().Start.Date())
	switch {
	case rules.NoPart(d) != "":
		duty, colour = "Took part without a dispensation", look.WarningText
	case due:
		duty, colour = "Monitoring officer to be told by "+by.Medium(), look.Text
	case d.Registered:
		duty = "In the register of interests"
	}
	lines[0].SetText(d.Person.Name() + " · " + s.titleOf(d.Item))
	lines[1].SetText(kind)
	lines[2].SetText(d.Nature)
	lines[3].SetText(duty)
	lines[3].SetColor(colour)
}

// withdraw takes a declaration out of the book.
func (s *Screen) withdraw(d data.Declaration) {
	if err := s.session.Book.DeleteDeclaration(context.Background(), d.ID); err != nil {
		s.session.Fail("take out the declaration", err)
	}
	s.readRoll()
}

// declare asks for a declaration, or for changes to one that was made.
func (s *Screen) declare(was data.Declaration) {
	by, about := session.KeyText(session.KeyDeclarations), ""
	if was.ID != 0 {
		by, about = "Enter on it in the list", fmt.Sprint("declaration ", was.ID)
	}
	if s.pane.Again(by, about) {
		return
	}
	titles := make([]string, len(s.items))
	for i, it := range s.items {
		titles[i] = outline.Line(it)
	}
	form := forms.NewDeclaration(s.roster(s.people), s.items, titles, s.meeting().Start.Date(), s.pane.On)
	form.Set(was)
	t := form.Task(by, about, func() error {
		d, err := form.Declared(s.place.Meeting)
		if err != nil {
			return err
		}
		if s.exemptOf(s.itemOf(d.Item)) == "" {
			if err := s.mayBePublic(d.Nature); err != nil {
				return err
			}
		}
		if err := s.session.Book.SaveDeclaration(context.Background(), &d); err != nil {
			return err
		}
		s.readRoll()
		s.takeNoneBack()
		return nil
	})
	t.Exempt = func(words string) string {
		return cmp.Or(s.exemptOf(s.itemOf(form.Chosen())), s.session.Clip.Exempt(words))
	}
	s.pane.Open(t)
}

// takeNoneBack takes the usual words that nobody declared an interest off the
// page, where they stand as they were written. Words of the clerk's own stay.
func (s *Screen) takeNoneBack() {
	item := rules.DeclarationsItem(s.record)
	if item != 0 && rules.SameWords(s.page.Document(item), rules.NoneDeclared()) {
		s.editor.SetDocuments(map[int64]doc.Document{item: {}})
		delete(s.typing.usual, item)
		s.session.Tell("“None.” is taken out of the declarations. Ctrl+Z on the page brings it back.")
	}
}
