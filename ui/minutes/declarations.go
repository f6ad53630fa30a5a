package minutes

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// showDeclarations opens the list of the interests declared at the meeting.
func (s *Screen) showDeclarations() {
	if !s.writable() {
		return
	}
	if s.pane.again(session.KeyText(session.KeyDeclarations), "") {
		return
	}
	if len(s.roll.Declarations) == 0 {
		s.declare(data.Declaration{Item: s.section(), Kind: data.Pecuniary, Conduct: data.LeftRoom})
		return
	}
	list := widgets.NewList(func() int { return len(s.roll.Declarations) }, newDeclarationRow, func(i int, o fyne.CanvasObject) {
		d, words := s.roll.Declarations[i], o.(*fyne.Container).Objects
		words[0].(*widgets.Text).SetText(d.Person.Name() + " · " + s.titleOf(d.Item))
		words[1].(*widgets.Text).SetText(string(d.Kind) + ", " + string(d.Conduct) + ". " + d.Nature)
	})
	list.OnOpen = func(i int) { s.declare(s.roll.Declarations[i]) }
	list.OnRune = func(r rune) {
		if toLower(r) == 'n' {
			s.declare(data.Declaration{Item: s.section(), Kind: data.Pecuniary, Conduct: data.LeftRoom})
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
	s.pane.open(task{title: "Declarations of interest", focus: list, content: container.NewBorder(help, nil, nil, nil, list)})
}

func newDeclarationRow() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), widgets.NewLine("", look.Text),
		widgets.NewSizedLine("", look.Muted, theme.SizeNameCaptionText))
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
	if s.pane.again(by, about) {
		return
	}
	form := newDeclarationForm(s.people, s.items, s.pane.on)
	form.set(was)
	s.pane.open(task{title: "Declaration of interest", content: form.form.Scroll(), focus: form.who.Entry(),
		by: by, about: about, words: said(form.who.Entry(), form.nature, form.leave),
		verb: "Save (Ctrl+Enter)", do: func() error {
			d, err := form.declaration(s.place.Meeting)
			if err != nil {
				return err
			}
			if err := s.session.Book.SaveDeclaration(context.Background(), &d); err != nil {
				return err
			}
			s.readRoll()
			return nil
		}})
}

// declarationForm is the form of a member's interest in an item.
type declarationForm struct {
	old     data.Declaration
	form    *widgets.Form
	who     *personField
	item    *widgets.Choice
	items   []data.Item
	kind    *widgets.Choice
	nature  *widgets.Entry
	conduct *widgets.Choice
	leave   *widgets.Entry // reference of a dispensation
}

func newDeclarationForm(people []data.Person, items []data.Item, on func()) *declarationForm {
	d := &declarationForm{form: widgets.NewForm(), items: items,
		who:    newPersonField("letters of a name", people, on),
		nature: newTextField("such as: owns a house in the street", 2, on),
		leave:  widgets.NewEntry("reference, if there is one"),
	}
	titles := make([]string, len(items))
	for i, it := range items {
		titles[i] = itemLine(it)
	}
	d.item = widgets.NewChoice(titles, nil)
	d.kind = widgets.NewChoice(interestWords(), nil)
	d.conduct = widgets.NewChoice([]string{"Stayed in the room", "Spoke and then left", "Left the room"}, nil)
	d.form.Add("Member", d.who.NameEntry).Add("Item", d.item).Add("Kind of interest", d.kind)
	d.form.Add("What it is", d.nature).Add("What the member did", d.conduct).Add("Dispensation", d.leave)
	return d
}

func interestWords() []string {
	var out []string
	for _, k := range data.InterestKinds() {
		words := string(k)
		out = append(out, string(words[0]-'a'+'A')+words[1:])
	}
	return out
}

// set shows a declaration that was made.
func (d *declarationForm) set(was data.Declaration) {
	d.old = was
	d.who.SetValue(was.Person.Name())
	for i, it := range d.items {
		if it.ID == was.Item {
			d.item.Choose(i)
		}
	}
	for i, k := range data.InterestKinds() {
		if k == was.Kind {
			d.kind.Choose(i)
		}
	}
	for i, c := range data.Conducts() {
		if c == was.Conduct {
			d.conduct.Choose(i)
		}
	}
	d.nature.SetText(was.Nature)
	d.leave.SetText(was.Dispensation)
}

// declaration is what stands in the form.
func (d *declarationForm) declaration(meeting int64) (data.Declaration, error) {
	who, ok := d.who.known()
	switch {
	case !ok:
		return d.old, errNobody
	case d.item.Chosen() < 0:
		return d.old, errNoItem
	}
	out := d.old
	out.Meeting, out.Person, out.Item = meeting, who, d.items[d.item.Chosen()].ID
	out.Kind = data.InterestKinds()[max(0, d.kind.Chosen())]
	out.Conduct = data.Conducts()[max(0, d.conduct.Chosen())]
	out.Nature, out.Dispensation = clean(d.nature.Text), clean(d.leave.Text)
	return out, nil
}
