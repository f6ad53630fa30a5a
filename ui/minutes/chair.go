package minutes

import (
	"slices"

	"minutebook/data"
	"minutebook/data/rules"
)

// takeChair puts a member into the chair for the meeting, whoever is the chair
// of the body. On who took the chair it is taken back, and then the chair or
// the vice-chair presides again.
func (s *Screen) takeChair(a data.Attendance) {
	switch {
	case !a.Role.HasSeat():
		s.session.Tell(a.Person.Name() + " has no seat here: only a member takes the chair.")
		return
	case rules.Away(a):
		s.session.Tell(awayWords(a) + ": who is away cannot take the chair.")
		return
	}
	took := rules.TookChair(a, s.record.Members)
	for _, other := range slices.Clone(s.roll.Attendance) {
		if rules.TookChair(other, s.record.Members) {
			other.Role = rules.Office(other, s.record.Members)
			s.saveAttendance(other)
		}
	}
	if !took {
		if a.Presence == "" {
			a.Presence = data.Present
		}
		a.Role = data.Chair
		s.saveAttendance(a)
	}
	words := "Nobody is in the chair now."
	if who, ok := s.roll.Presided(); ok {
		words = who.Person.Name() + " is in the chair for this meeting."
	}
	s.session.Tell(words)
}
