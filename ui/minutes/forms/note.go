package forms

import (
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// NoteBlock is a note of time with its sentence.
func NoteBlock(kind doc.NoteKind, at data.Clock, who *doc.Person) doc.Block {
	name := ""
	if who != nil {
		name = who.Name
	}
	return doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: kind, At: string(at), Person: who},
		Runs: []doc.Run{{Text: noteText(kind, at, name)}}}
}

// Note is the form of a note of time.
type Note struct {
	old  doc.Block
	form *widgets.Form
	kind *widgets.Choice
	at   *widgets.ClockEntry
	who  *PersonField
	what *widgets.Row
	row  *widgets.Row // who
	sure bool         // the kind was chosen before the form was opened
}

// noteKinds are the notes a form offers, the most frequent first.
var noteKinds = []doc.NoteKind{doc.Arrival, doc.Departure, doc.Adjournment, doc.Suspension,
	doc.Resumption, doc.Opening, doc.Closing}

// NewNote makes the form of a note of time, of now; on goes to the next field.
func NewNote(people Roster, now data.Clock, on func()) *Note {
	n := &Note{form: widgets.NewForm(), at: widgets.NewClockEntry(), who: NewPersonField(Letters, people, on)}
	n.kind = widgets.NewChoice([]string{"Somebody arrived", "Somebody left", "The meeting adjourned",
		"The meeting was suspended", "The meeting resumed", "The meeting opened", "The meeting closed"},
		func(int) { n.show() })
	n.at.SetClock(now)
	n.what = n.form.Labelled("What happened", n.kind)
	n.form.Side(n.what)
	n.row = n.form.Labelled("Who", n.who.NameEntry)
	n.form.Side(n.row).Add("When", n.at)
	n.choose(doc.Arrival)
	return n
}

// named tells whether the note names a person.
func (n *Note) named() bool { return n.chosen() == doc.Arrival || n.chosen() == doc.Departure }

// chosen is what the note tells of; a kind that the form does not offer stays.
func (n *Note) chosen() doc.NoteKind {
	if i := n.kind.Chosen(); i >= 0 {
		return noteKinds[i]
	}
	return n.old.Time.Kind
}

// Begin chooses what the note is most likely of; sure says that the clerk has
// chosen it already.
func (n *Note) Begin(kind doc.NoteKind, sure bool) {
	n.choose(kind)
	n.sure = sure
}

func (n *Note) choose(kind doc.NoteKind) {
	n.kind.Choose(slices.Index(noteKinds, kind))
	n.show()
}

func (n *Note) show() {
	widgets.SetShown(n.row, n.named())
	n.form.Refresh()
}

// Set shows a note that stands in the minutes.
func (n *Note) Set(b doc.Block) {
	n.old = b
	n.choose(b.Time.Kind)
	widgets.SetShown(n.what, n.kind.Chosen() >= 0)
	n.at.SetClock(data.Clock(b.Time.At))
	n.who.set(b.Time.Person)
}

// Block is the note as the minutes keep it. A sentence that the clerk has
// changed on the page stays unless what it tells has changed.
func (n *Note) Block() (doc.Block, error) {
	at, err := n.at.Clock()
	if err != nil {
		return doc.Block{}, err
	}
	var who *doc.Person
	if n.named() {
		if err := n.who.Fault(); err != nil {
			return doc.Block{}, err
		}
		if who = n.who.Named(); who == nil {
			return doc.Block{}, errNobody
		}
	}
	b := NoteBlock(n.chosen(), at, who)
	if n.old.Time == nil {
		return b, nil
	}
	b.ID = n.old.ID
	offered := slices.Contains(noteKinds, b.Time.Kind)
	switch {
	case sameNote(*n.old.Time, *b.Time):
		return n.old, nil
	case !offered: // only its time can be changed here
		note, was := *n.old.Time, data.Clock(n.old.Time.At).Spoken()
		note.At = string(at)
		b = n.old
		b.Time, b.Runs = &note, slices.Clone(n.old.Runs)
		for i, r := range b.Runs {
			if was != "" {
				b.Runs[i].Text = strings.ReplaceAll(r.Text, was, at.Spoken())
			}
		}
	}
	return b, nil
}

func sameNote(a, b doc.TimeNote) bool {
	return a.Kind == b.Kind && a.At == b.At && (a.Person == nil) == (b.Person == nil) &&
		(a.Person == nil || *a.Person == *b.Person)
}

// Task is the note as the pane shows it.
func (n *Note) Task(title, by string, do func() error) pane.Task {
	t := pane.Task{Title: title, By: by, Content: n.form.Scroll(), Focus: n.kind, Do: do, Words: Said(n.who.Entry(), &n.at.Entry)}
	switch {
	case n.kind.Chosen() < 0:
		t.Focus = n.at
	case n.sure && n.named():
		t.Focus = n.who.Entry()
	}
	return newCardTask(n.old, t)
}
