package minutes

import (
	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
)

// roster is that of people as they stand at the item in hand.
func (s *Screen) roster(people []data.Person) forms.Roster {
	return s.rosterAt(people, s.roll, s.section())
}

func (s *Screen) rosterAt(people []data.Person, roll rules.Roll, item int64) forms.Roster {
	r := forms.Roster{People: people, Seats: make([]int, len(people)), Notes: make([]string, len(people))}
	for i, p := range people {
		r.Seats[i] = s.seat(p)
		for _, a := range roll.Attendance {
			if a.Person.ID == p.ID && roll.Taken() && !roll.Here(a, item) {
				r.Notes[i] = "not here"
			}
		}
	}
	return r
}
