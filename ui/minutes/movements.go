package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// move asks when and at which item a person came in or went out. The note of it
// goes into the minutes of the item.
func (s *Screen) move(a data.Attendance, kind doc.NoteKind) {
	if err := s.mayMove(a, kind, s.section()); err != nil {
		s.session.Tell(err.Error())
		return
	}
	at := widgets.NewClockEntry()
	at.SetClock(data.ClockOf(s.session.Now()))
	item := s.newItemChoice(s.section())
	title := a.Person.Name() + " came in"
	if kind == doc.Departure {
		title = a.Person.Name() + " went out"
	}
	s.pane.Open(pane.Task{Title: title, Focus: at, Verb: "Put into the minutes (Ctrl+Enter)", Closed: s.showAttendance,
		Content: widgets.NewForm().Add("When", at).Add("At which item", item),
		Do: func() error {
			clock, err := at.Clock()
			switch {
			case err != nil:
				return err
			case item.Chosen() < 0:
				return forms.ErrNoItem
			}
			if err := s.mayMove(a, kind, s.items[item.Chosen()].ID); err != nil {
				return err
			}
			who := record.Named(a.Person)
			return s.interject(s.items[item.Chosen()].ID, forms.NoteBlock(kind, clock, &who))
		}})
}

// mayMove says why somebody cannot have come in or gone out at an item: who is
// away cannot go, and who comes needs the seat in which their substitute sits.
func (s *Screen) mayMove(a data.Attendance, kind doc.NoteKind, item int64) error {
	by, stands := s.roll.StandIn(a.Person.ID)
	switch {
	case kind == doc.Departure && rules.Away(a) && stands:
		return widgets.Problem(fmt.Sprintf("%s, and %s stands in.", awayWords(a), by.Person.Name()))
	case kind == doc.Departure && rules.Away(a):
		return widgets.Problem(awayWords(a) + ": who is away cannot leave.")
	case kind == doc.Arrival && stands && s.roll.Here(by, item):
		return widgets.Problem(fmt.Sprintf("%s stands in for %s and must go out first: O on %[1]s.", by.Person.Name(), a.Person.Name()))
	}
	return nil
}

// mayNote says why a note of time cannot tell what it does, in the place of old
// or as a new one.
func (s *Screen) mayNote(old, b doc.Block, item int64) error {
	n := *b.Time
	if old.Time != nil && old.Time.Kind == n.Kind && (n.Person == nil || *old.Time.Person == *n.Person) {
		return nil // only its time is another
	}
	for _, at := range []bound{opening(), ending()} {
		if n.Kind == at.note {
			return s.mayBound(at, data.Clock(n.At))
		}
	}
	for _, a := range s.roll.Attendance {
		if _, moves := (record.Moment{TimeNote: n}).Movement(a.Person); moves {
			return s.mayMove(a, n.Kind, item)
		}
	}
	return nil
}

// awayWords says that somebody is away: "Councillor Day sent apologies".
func awayWords(a data.Attendance) string {
	if a.Presence == data.Apologies {
		return a.Person.Name() + " sent apologies"
	}
	return a.Person.Name() + " is marked as absent"
}

// newItemChoice offers the items of the meeting.
func (s *Screen) newItemChoice(item int64) *widgets.Choice {
	titles := make([]string, len(s.items))
	at := -1
	for i, it := range s.items {
		titles[i] = outline.Line(it)
		if it.ID == item {
			at = i
		}
	}
	c := widgets.NewChoice(titles, nil)
	c.Choose(at)
	return c
}

// movementWords is a coming or going in words: "left 8.15 pm at 31".
func (s *Screen) movementWords(m data.Movement) string {
	words := strings.TrimSpace(fmt.Sprintf("%s %s", m.Kind, m.At.Spoken()))
	if n := s.numberOf(m.Item); n != "" {
		words += " at " + n
	}
	return words
}

// takeBack takes the last of what was said of a person back: their last coming
// or going with its note in the minutes, or the mark. Who does not sit on the
// body leaves the list with it.
func (s *Screen) takeBack(a data.Attendance) {
	if n := len(a.Movements); n > 0 {
		s.takeBackMovement(a, a.Movements[n-1])
		return
	}
	if a.Presence == "" {
		return
	}
	if err := s.session.Book.RemoveAttendance(context.Background(), s.place.Meeting, a.Person.ID); err != nil {
		s.session.Fail("take the mark off "+a.Person.Name(), err)
	}
	s.readRoll()
}

func (s *Screen) takeBackMovement(a data.Attendance, m data.Movement) {
	words := fmt.Sprintf("Taken back: %s %s", a.Person.Name(), s.movementWords(m))
	for _, b := range slices.Backward(s.page.Notes()) {
		told, moves := record.Moment{Item: b.Section, TimeNote: *b.Time}.Movement(a.Person)
		if moves && told == m && s.editor.RemoveBlock(b.Section, b.ID) {
			words += ", and its note in the minutes. Ctrl+Z on the page brings it back"
			break
		}
	}
	kept := slices.DeleteFunc(slices.Clone(s.keptBeside(a.Person.ID)), func(k data.Movement) bool { return k.Kind == m.Kind && k.Item == m.Item })
	if len(kept) < len(s.keptBeside(a.Person.ID)) {
		a.Movements = kept
		s.writeAttendance(a)
	}
	s.followNotes()
	s.session.Tell(words + ".")
}
