package forms

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// choiceKeys are the keys of a recorded vote.
var choiceKeys = map[rune]doc.Choice{
	'f': doc.For, 'a': doc.Against, 'x': doc.Abstained, 'n': doc.NotVoting, 'i': doc.Barred,
}

// rollCall is the list in which members' votes are marked, a key each. Who has
// an interest that bars them stands in it as off for it, and is passed over.
type rollCall struct {
	list   *widgets.List
	names  []doc.NamedVote
	barred int // how many of the last names may not vote
	form   *widgets.Form
	// marked is called when a vote was marked, refused when somebody may not vote.
	marked  func()
	refused func(who doc.Person)
}

func newRollCall(form *widgets.Form, r Room, on, marked func(), refused func(doc.Person)) *rollCall {
	c := &rollCall{form: form, barred: len(r.Barred), marked: marked, refused: refused}
	for _, p := range r.Voters {
		c.names = append(c.names, doc.NamedVote{Person: record.Named(p)})
	}
	for _, p := range r.Barred {
		c.names = append(c.names, doc.NamedVote{Person: record.Named(p), Choice: doc.Barred})
	}
	c.list = widgets.NewList(func() int { return len(c.names) },
		func() fyne.CanvasObject {
			return widgets.NewColumns([]float32{0, 8}, widgets.NewLine("", look.Text), widgets.NewBoldLine("", look.Accent))
		}, c.fill)
	c.list.OnRune = c.mark
	c.list.OnKey = c.key
	c.list.OnOpen = func(int) { on() }
	return c
}

func (c *rollCall) fill(i int, o fyne.CanvasObject) {
	cells := o.(*fyne.Container).Objects
	name, vote := cells[0].(*widgets.Text), cells[1].(*widgets.Text)
	name.SetText(c.names[i].Person.Name)
	vote.SetText(string(c.names[i].Choice))
	name.SetColor(look.Text)
	vote.SetColor(look.Accent)
	if c.off(i) {
		vote.SetText("off for interest")
		name.SetColor(look.Muted)
		vote.SetColor(look.Muted)
	}
}

// off tells whether the name at i may not vote on the item.
func (c *rollCall) off(i int) bool { return i >= len(c.names)-c.barred }

// mark enters a vote and goes on to the next who may vote.
func (c *rollCall) mark(r rune) {
	choice, ok := choiceKeys[unicode.ToLower(r)]
	i := c.list.Cursor()
	switch {
	case !ok || i < 0:
	case c.off(i):
		c.refused(c.names[i].Person)
	default:
		c.names[i].Choice = choice
		c.list.SetCursor(min(i+1, max(i, len(c.names)-c.barred-1)))
		c.marked()
	}
}

// key takes a vote back: Delete the one under the cursor, Backspace the one
// before.
func (c *rollCall) key(key *fyne.KeyEvent) bool {
	i := c.list.Cursor()
	switch key.Name {
	case fyne.KeyBackspace:
		if i > 0 && c.names[i].Choice == "" {
			i--
		}
	case fyne.KeyDelete:
	default:
		return false
	}
	if i >= 0 && !c.off(i) {
		c.names[i].Choice = ""
		c.list.SetCursor(i)
		c.marked()
	}
	return true
}

// votes are the names with a vote, if anybody's was marked; of the barred ones
// too if all are named.
func (c *rollCall) votes(all bool) []doc.NamedVote {
	var out []doc.NamedVote
	some := false
	for i, n := range c.names {
		if n.Choice != "" && (all || !c.off(i)) {
			out = append(out, n)
			some = some || !c.off(i)
		}
	}
	if !some {
		return nil
	}
	return out
}

// set enters a recorded vote; who is not in the room is added.
func (c *rollCall) set(n doc.NamedVote) {
	for i := range c.names {
		if c.names[i].Person == n.Person {
			c.names[i].Choice = n.Choice
			return
		}
	}
	c.names = slices.Insert(c.names, len(c.names)-c.barred, n)
}

// words is what is marked, in a word.
func (c *rollCall) words() string {
	words := ""
	for _, n := range c.names {
		words += "," + string(n.Choice)
	}
	return words
}

// rowsIn gives a list of names its rows, as far as the form has room for them:
// beyond that the list scrolls, with its cursor.
type rowsIn struct{ call *rollCall }

func (r rowsIn) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() != size {
		o[0].Resize(size)
		r.call.list.ScrollTo(r.call.list.Cursor())
	}
}

func (r rowsIn) MinSize([]fyne.CanvasObject) fyne.Size {
	row := r.call.list.CreateItem().MinSize().Height + theme.Padding()
	wanted := row * float32(max(2, len(r.call.names)))
	if room := r.call.form.Room() - 2*theme.TextSize(); room > 4*row {
		wanted = min(wanted, room)
	} else {
		wanted = min(wanted, 4*row)
	}
	return fyne.NewSize(0, wanted)
}
