package minutes

import (
	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

func (s *Screen) timeNote() {
	by := session.KeyText(session.KeyTimeNote)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, _ := s.spot()
	at.words = ""
	s.openNote(newNoteForm(s.people, data.ClockOf(s.session.Now()), s.pane.on), at, by)
}

// openNote asks for a note of time. A new one of a coming or going also goes
// into the attendance.
func (s *Screen) openNote(form *noteForm, at spot, by string) {
	s.pane.open(form.task("Note of time", by, func() error {
		b, err := form.block()
		if err != nil {
			return err
		}
		if err := s.put(&at, b); err != nil {
			return err
		}
		who, m, moves := form.movement(at.item)
		if moves && form.old.ID == "" {
			s.moved(who, m)
		}
		return nil
	}))
}

// moved enters a coming or going of somebody on the roll.
func (s *Screen) moved(who data.Person, m data.Movement) {
	for _, a := range s.roll.Attendance {
		if a.Person.ID == who.ID {
			s.saveMovement(a, m)
		}
	}
}

// noteForm is the form of a note of time.
type noteForm struct {
	old  doc.Block
	form *widgets.Form
	kind *widgets.Choice
	at   *widgets.ClockEntry
	who  *personField
	row  *widgets.Row
}

// noteKinds are the notes a form offers, the most frequent first.
var noteKinds = []doc.NoteKind{doc.Arrival, doc.Departure, doc.Adjournment, doc.Suspension,
	doc.Resumption, doc.Opening, doc.Closing}

func newNoteForm(people []data.Person, now data.Clock, on func()) *noteForm {
	n := &noteForm{form: widgets.NewForm(), at: widgets.NewClockEntry(), who: newPersonField("letters of a name", people, on)}
	n.kind = widgets.NewChoice([]string{"Somebody arrived", "Somebody left", "The meeting adjourned",
		"The meeting was suspended", "The meeting resumed", "The meeting opened", "The meeting closed"},
		func(int) { n.show() })
	n.at.SetClock(now)
	n.form.Add("What happened", n.kind)
	n.row = n.form.Labelled("Who", n.who.NameEntry)
	n.form.Side(n.row).Add("When", n.at)
	n.kind.Choose(0)
	return n
}

// named tells whether the note names a person.
func (n *noteForm) named() bool { return n.chosen() == doc.Arrival || n.chosen() == doc.Departure }

func (n *noteForm) chosen() doc.NoteKind { return noteKinds[max(0, n.kind.Chosen())] }

func (n *noteForm) show() {
	setShown(n.row, n.named())
	n.form.Refresh()
}

func (n *noteForm) set(b doc.Block) {
	n.old = b
	for i, k := range noteKinds {
		if k == b.Time.Kind {
			n.kind.Choose(i)
		}
	}
	n.at.SetClock(data.Clock(b.Time.At))
	n.who.set(b.Time.Person)
	n.show()
}

// block is the note as the minutes keep it. A sentence that the clerk has
// changed on the page stays unless what it tells has changed.
func (n *noteForm) block() (doc.Block, error) {
	at, err := n.at.Clock()
	if err != nil {
		return doc.Block{}, err
	}
	note := &doc.TimeNote{Kind: n.chosen(), At: string(at)}
	who := ""
	if n.named() {
		if note.Person = n.who.person(); note.Person == nil {
			return doc.Block{}, errNobody
		}
		who = note.Person.Name
	}
	b := doc.Block{ID: n.old.ID, Kind: doc.TimeNoteKind, Time: note, Runs: n.old.Runs}
	if n.old.Time == nil || !sameNote(*n.old.Time, *note) {
		b.Runs = []doc.Run{{Text: noteText(note.Kind, at, who)}}
	}
	return b, nil
}

func sameNote(a, b doc.TimeNote) bool {
	return a.Kind == b.Kind && a.At == b.At && (a.Person == nil) == (b.Person == nil) &&
		(a.Person == nil || *a.Person == *b.Person)
}

// movement is the coming or going that the note tells of; false for others.
func (n *noteForm) movement(item int64) (data.Person, data.Movement, bool) {
	who, known := n.who.known()
	at, err := n.at.Clock()
	m := data.Movement{Kind: data.Arrived, At: at, Item: item}
	if n.chosen() == doc.Departure {
		m.Kind = data.Left
	}
	return who, m, known && n.named() && err == nil
}

func (n *noteForm) task(title, by string, do func() error) task {
	return newCardTask(n.old, task{title: title, by: by, content: n.form.Scroll(), focus: n.kind, do: do,
		words: said(n.who.Entry(), &n.at.Entry)})
}
