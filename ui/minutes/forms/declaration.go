package forms

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// Declaration is the form of a member's interest in an item.
type Declaration struct {
	old        data.Declaration
	held       data.Date
	form       *widgets.Form
	who        *PersonField
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

// NewDeclaration makes the form of a declaration at a meeting held on a day, in
// one of some items with these titles; on goes to the next field.
func NewDeclaration(people Roster, items []data.Item, titles []string, held data.Date, on func()) *Declaration {
	d := &Declaration{form: widgets.NewForm(), items: items, held: held,
		who:    NewPersonField(Letters, people, on),
		nature: NewTextField("such as: owns a house in the street", 2, on),
		leave:  widgets.NewEntry("reference, if there is one"),
		says:   newFinePrint(widget.LowImportance), must: newFinePrint(widget.WarningImportance),
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
func (d *Declaration) follow() {
	now := d.said()
	words := ""
	if by, due := rules.NotifyBy(now, d.held); due {
		words = "The member must tell the monitoring officer of it by " + by.Long() + " (Localism Act 2011 s.31(3))."
	}
	say(d.says, words)
	say(d.must, rules.NoPart(now))
	widgets.SetShown(d.register, now.Kind == data.Pecuniary)
	d.form.Refresh()
}

func say(l *widget.Label, words string) {
	l.SetText(words)
	widgets.SetShown(l, words != "")
}

// Set shows a declaration that was made.
func (d *Declaration) Set(was data.Declaration) {
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
func (d *Declaration) said() data.Declaration {
	out := d.old
	out.Kind = data.InterestKinds()[max(0, d.kind.Chosen())]
	out.Conduct = data.Conducts()[max(0, d.conduct.Chosen())]
	out.Nature, out.Dispensation = Clean(d.nature.Text), Clean(d.leave.Text)
	out.Registered = d.registered.Checked && out.Kind == data.Pecuniary
	return out
}

// Chosen is the item the interest is in; 0 for none yet.
func (d *Declaration) Chosen() int64 {
	if d.item.Chosen() < 0 {
		return 0
	}
	return d.items[d.item.Chosen()].ID
}

// Declared is what stands in the form.
func (d *Declaration) Declared(meeting int64) (data.Declaration, error) {
	if err := d.who.Fault(); err != nil {
		return d.old, err
	}
	who, ok := d.who.Who()
	switch {
	case !ok:
		return d.old, errNobody
	case d.Chosen() == 0:
		return d.old, ErrNoItem
	}
	out := d.said()
	out.Meeting, out.Person, out.Item = meeting, who, d.Chosen()
	return out, nil
}

// Task is the declaration as the pane shows it.
func (d *Declaration) Task(by, about string, do func() error) pane.Task {
	return pane.Task{Title: "Declaration of interest", Content: d.form.Scroll(), Focus: d.who.Entry(), Sums: container.NewVBox(d.must, d.says),
		By: by, About: about, Words: Said(d.who.Entry(), d.nature, d.leave), Verb: "Save (Ctrl+Enter)", Do: do}
}
