package minutes

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
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
		s.declare(s.newDeclaration())
		return
	}
	list := widgets.NewList(func() int { return len(s.roll.Declarations) }, newDeclarationRow, s.fillDeclaration)
	list.OnOpen = func(i int) { s.declare(s.roll.Declarations[i]) }
	list.OnRune = func(r rune) {
		if toLower(r) == 'n' {
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
	s.pane.open(task{title: "Declarations of interest", focus: list, content: container.NewBorder(help, nil, nil, nil, list)})
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
	if s.pane.again(by, about) {
		return
	}
	form := newDeclarationForm(s.roster(s.people), s.items, s.meeting().Start.Date(), s.pane.on)
	form.set(was)
	s.pane.open(task{title: "Declaration of interest", content: form.form.Scroll(), focus: form.who.Entry(), sums: container.NewVBox(form.must, form.says),
		by: by, about: about, words: said(form.who.Entry(), form.nature, form.leave),
		exempt: func(words string) string {
			return cmp.Or(s.exemptOf(s.itemOf(form.chosen())), s.session.Clip.Exempt(words))
		},
		verb: "Save (Ctrl+Enter)", do: func() error {
			if err := form.who.problem(); err != nil {
				return err
			}
			d, err := form.declaration(s.place.Meeting)
			if err != nil {
				return err
			}
			if err := s.session.Book.SaveDeclaration(context.Background(), &d); err != nil {
				return err
			}
			s.readRoll()
			s.takeNoneBack()
			return nil
		}})
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

// declarationForm is the form of a member's interest in an item.
type declarationForm struct {
	old        data.Declaration
	held       data.Date
	form       *widgets.Form
	who        *personField
	item       *widgets.Choice
	items      []data.Item
	kind       *widgets.Choice
	nature     *widgets.Entry
	conduct    *widgets.Choice
	leave      *widgets.Entry // reference of a dispensation
	registered *widgets.Check
	register   *widgets.Row
	says, must *widget.Label // what follows from it
}

func newDeclarationForm(people roster, items []data.Item, held data.Date, on func()) *declarationForm {
	d := &declarationForm{form: widgets.NewForm(), items: items, held: held,
		who:    newPersonField(letters, people, on),
		nature: newTextField("such as: owns a house in the street", 2, on),
		leave:  widgets.NewEntry("reference, if there is one"),
		says:   newFinePrint(widget.LowImportance), must: newFinePrint(widget.WarningImportance),
	}
	titles := make([]string, len(items))
	for i, it := range items {
		titles[i] = itemLine(it)
	}
	follow := func() { d.follow() }
	d.item = widgets.NewChoice(titles, nil)
	d.kind = widgets.NewChoice(interestWords(), func(int) { follow() })
	d.conduct = widgets.NewChoice([]string{"Stayed in the room", "Spoke and then left", "Left the room"}, func(int) { follow() })
	d.registered = widgets.NewCheck("In the register of interests already", func(bool) { follow() })
	d.leave.OnChanged = func(string) { follow() }
	d.form.Add("Member", d.who.NameEntry).Add("Item", d.item).Add("Kind of interest", d.kind)
	d.form.Add("What it is", d.nature).Add("What the member did", d.conduct).Add("Dispensation", d.leave)
	d.register = d.form.Labelled("", d.registered)
	d.form.Side(d.register)
	return d
}

func newFinePrint(i widget.Importance) *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping, l.Importance, l.SizeName = fyne.TextWrapWord, i, theme.SizeNameCaptionText
	return l
}

func interestWords() []string {
	var out []string
	for _, k := range data.InterestKinds() {
		out = append(out, widgets.Capital(string(k)))
	}
	return out
}

// follow shows what follows from what stands in the form: until when the
// monitoring officer must know, and who must take no part.
func (d *declarationForm) follow() {
	now := d.said()
	words := ""
	if by, due := rules.NotifyBy(now, d.held); due {
		words = "The member must tell the monitoring officer of it by " + by.Long() + " (Localism Act 2011 s.31(3))."
	}
	say(d.says, words)
	say(d.must, rules.NoPart(now))
	setShown(d.register, now.Kind == data.Pecuniary)
	d.form.Refresh()
}

func say(l *widget.Label, words string) {
	l.SetText(words)
	setShown(l, words != "")
}

// set shows a declaration that was made.
func (d *declarationForm) set(was data.Declaration) {
	d.old = was
	d.who.SetValue(was.Person.Name())
	d.item.Choose(slices.IndexFunc(d.items, func(it data.Item) bool { return it.ID == was.Item }))
	d.kind.Choose(slices.Index(data.InterestKinds(), was.Kind))
	d.conduct.Choose(slices.Index(data.Conducts(), was.Conduct))
	d.registered.SetChecked(was.Registered)
	d.nature.SetText(was.Nature)
	d.leave.SetText(was.Dispensation)
	d.follow()
}

// said is what stands in the form beside who and where.
func (d *declarationForm) said() data.Declaration {
	out := d.old
	out.Kind = data.InterestKinds()[max(0, d.kind.Chosen())]
	out.Conduct = data.Conducts()[max(0, d.conduct.Chosen())]
	out.Nature, out.Dispensation = clean(d.nature.Text), clean(d.leave.Text)
	out.Registered = d.registered.Checked && out.Kind == data.Pecuniary
	return out
}

// chosen is the item the interest is in; 0 for none yet.
func (d *declarationForm) chosen() int64 {
	if d.item.Chosen() < 0 {
		return 0
	}
	return d.items[d.item.Chosen()].ID
}

// declaration is what stands in the form.
func (d *declarationForm) declaration(meeting int64) (data.Declaration, error) {
	who, ok := d.who.known()
	switch {
	case !ok:
		return d.old, errNobody
	case d.chosen() == 0:
		return d.old, errNoItem
	}
	out := d.said()
	out.Meeting, out.Person, out.Item = meeting, who, d.chosen()
	return out, nil
}
