package minutes

import (
	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
)

func (s *Screen) timeNote() {
	by := session.KeyText(session.KeyTimeNote)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	s.openNewNote(s.likelyNote(), false)
}

// openNewNote asks for a note of time of a kind at the caret: for the person
// first where the kind is sure, else for the kind.
func (s *Screen) openNewNote(kind doc.NoteKind, sure bool) {
	at, _ := s.spot()
	form := forms.NewNote(s.roster(s.people), data.ClockOf(s.session.Now()), s.pane.On)
	form.Begin(kind, sure)
	s.openNote(form, doc.Block{}, at, session.KeyText(session.KeyTimeNote))
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
func (s *Screen) openNote(form *forms.Note, old doc.Block, at spot, by string) {
	s.pane.Open(s.standsAt(form.Task("Note of time", by, func() error {
		b, err := form.Block()
		if err != nil {
			return err
		}
		if err := s.mayNote(old, b, at.item); err != nil {
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
