package minutes

import (
	"minutebook/data"
	"minutebook/data/rules"
)

// roster is the people a field may mean, in the order it offers them, and what
// it says of each: the number of the seat, by which they are found too, and
// whether they are away.
type roster struct {
	people []data.Person
	seats  []int
	notes  []string
}

// roster is that of people as they stand at the item in hand.
func (s *Screen) roster(people []data.Person) roster {
	return s.rosterAt(people, s.roll, s.section())
}

func (s *Screen) rosterAt(people []data.Person, roll rules.Roll, item int64) roster {
	r := roster{people, make([]int, len(people)), make([]string, len(people))}
	for i, p := range people {
		r.seats[i] = s.seat(p)
		for _, a := range roll.Attendance {
			if a.Person.ID == p.ID && roll.Taken() && !roll.Here(a, item) {
				r.notes[i] = "not here"
			}
		}
	}
	return r
}

// names are the names as the fields show them.
func (r roster) names() []string {
	out := make([]string, len(r.people))
	for i, p := range r.people {
		out[i] = p.Name()
	}
	return out
}

const letters = "letters of a name, initials or seat"

// whoever is the hint of a field that takes a new name as well.
const whoever = letters + ", or a new name"
