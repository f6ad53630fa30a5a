package minutes

import (
	"slices"
	"strings"

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
	s.openNewNote(s.likelyNote(), false)
}

// openNewNote asks for a note of time of a kind at the caret: for the person
// first where the kind is sure, else for the kind.
func (s *Screen) openNewNote(kind doc.NoteKind, sure bool) {
	at, _ := s.spot()
	form := newNoteForm(s.roster(s.people), data.ClockOf(s.session.Now()), s.pane.on)
	form.choose(kind)
	form.sure = sure
	s.openNote(form, at, session.KeyText(session.KeyTimeNote))
}

// askNote does what a phrase stands for that is a note of time and more: who
// came or went is asked, and the public leaves or comes back.
func (s *Screen) askNote(kind doc.NoteKind) {
	_, private := s.inPrivate()
	switch {
	case kind == doc.Exclusion && private:
		s.session.Tell("The meeting is in private session already.")
	case kind == doc.Readmission && !private:
		s.session.Tell("The meeting is in public session already.")
	case kind == doc.Exclusion, kind == doc.Readmission:
		s.throughTheDoor()
	default:
		s.openNewNote(kind, true)
	}
}

// likelyNote is what is most likely to be noted now: that the meeting resumed,
// that it adjourned because the quorum is lost, or that somebody came.
func (s *Screen) likelyNote() doc.NoteKind {
	if _, stands := s.roll.Break(s.section()); stands {
		return doc.Resumption
	}
	if s.roll.Taken() && !s.roll.Standing(s.section()).Quorate() {
		return doc.Adjournment
	}
	return doc.Arrival
}

// openNote asks for a note of time, or for changes to one.
func (s *Screen) openNote(form *noteForm, at spot, by string) {
	s.pane.open(s.standsAt(form.task("Note of time", by, func() error {
		b, err := form.block()
		if err != nil {
			return err
		}
		if err := s.mayNote(form.old, b, at.item); err != nil {
			return err
		}
		if b.ID == "" {
			return s.interject(at.item, b)
		}
		defer s.followNotes()
		return s.put(&at, b)
	}), &at))
}

// interject puts a note of time into an item while the hands are at something
// else, and takes the roll by it.
func (s *Screen) interject(item int64, note doc.Block) error {
	if !s.editor.Interject(item, note) {
		return errCannotPut
	}
	s.followNotes()
	return nil
}

// newNote is a note of time with its sentence.
func newNote(kind doc.NoteKind, at data.Clock, who *doc.Person) doc.Block {
	name := ""
	if who != nil {
		name = who.Name
	}
	return doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: kind, At: string(at), Person: who},
		Runs: []doc.Run{{Text: noteText(kind, at, name)}}}
}

// noteForm is the form of a note of time.
type noteForm struct {
	old  doc.Block
	form *widgets.Form
	kind *widgets.Choice
	at   *widgets.ClockEntry
	who  *personField
	what *widgets.Row
	row  *widgets.Row // who
	sure bool         // the kind was chosen before the form was opened
}

// noteKinds are the notes a form offers, the most frequent first.
var noteKinds = []doc.NoteKind{doc.Arrival, doc.Departure, doc.Adjournment, doc.Suspension,
	doc.Resumption, doc.Opening, doc.Closing}

func newNoteForm(people roster, now data.Clock, on func()) *noteForm {
	n := &noteForm{form: widgets.NewForm(), at: widgets.NewClockEntry(), who: newPersonField(letters, people, on)}
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
func (n *noteForm) named() bool { return n.chosen() == doc.Arrival || n.chosen() == doc.Departure }

// chosen is what the note tells of; a kind that the form does not offer stays.
func (n *noteForm) chosen() doc.NoteKind {
	if i := n.kind.Chosen(); i >= 0 {
		return noteKinds[i]
	}
	return n.old.Time.Kind
}

func (n *noteForm) choose(kind doc.NoteKind) {
	n.kind.Choose(slices.Index(noteKinds, kind))
	n.show()
}

func (n *noteForm) show() {
	setShown(n.row, n.named())
	n.form.Refresh()
}

func (n *noteForm) set(b doc.Block) {
	n.old = b
	n.choose(b.Time.Kind)
	setShown(n.what, n.kind.Chosen() >= 0)
	n.at.SetClock(data.Clock(b.Time.At))
	n.who.set(b.Time.Person)
}

// block is the note as the minutes keep it. A sentence that the clerk has
// changed on the page stays unless what it tells has changed.
func (n *noteForm) block() (doc.Block, error) {
	at, err := n.at.Clock()
	if err != nil {
		return doc.Block{}, err
	}
	var who *doc.Person
	if n.named() {
		if err := n.who.problem(); err != nil {
			return doc.Block{}, err
		}
		if who = n.who.person(); who == nil {
			return doc.Block{}, errNobody
		}
	}
	b := newNote(n.chosen(), at, who)
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

func (n *noteForm) task(title, by string, do func() error) task {
	t := task{title: title, by: by, content: n.form.Scroll(), focus: n.kind, do: do, words: said(n.who.Entry(), &n.at.Entry)}
	switch {
	case n.kind.Chosen() < 0:
		t.focus = n.at
	case n.sure && n.named():
		t.focus = n.who.Entry()
	}
	return newCardTask(n.old, t)
}
