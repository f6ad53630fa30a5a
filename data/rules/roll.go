package rules

import (
	"minutebook/data"
	"minutebook/data/record"
)

// Roll is who is in the room as the meeting goes on.
type Roll struct {
	Body         data.Body
	Attendance   []data.Attendance // see OnRoll
	Declarations []data.Declaration
	Place        map[int64]int // of each item in the order the business is taken, from 1
}

// RollOf is the roll of a meeting.
func RollOf(m record.Meeting) Roll {
	r := Roll{Body: m.Body, Attendance: OnRoll(m.Members, m.Attendance), Declarations: m.Declarations, Place: map[int64]int{}}
	for i, it := range m.Items {
		r.Place[it.ID] = i + 1
	}
	return r
}

// OnRoll lists who may be marked: the members of the day, chair first, and then
// whoever else was marked. A member nobody has marked has no presence yet.
func OnRoll(members []data.Member, marked []data.Attendance) []data.Attendance {
	var out []data.Attendance
	listed := map[int64]bool{}
	for _, m := range members {
		a := data.Attendance{Person: m.Person, Role: m.Role}
		for _, other := range marked {
			if other.Person.ID == m.Person.ID {
				a = other
			}
		}
		if !listed[m.Person.ID] {
			out = append(out, a)
		}
		listed[m.Person.ID] = true
	}
	for _, a := range marked {
		if !listed[a.Person.ID] {
			out = append(out, a)
		}
	}
	return out
}

// Counts tells whether the person counts towards the quorum and may vote: a
// member with a seat, or a substitute standing in for one.
func Counts(a data.Attendance) bool { return a.Role.HasSeat() || a.For != 0 }

// Here tells whether the person is in the room at an item. Who arrived at an
// item is there for it, who left at one is not; a movement whose item is not
// known counts from the start.
func (r Roll) Here(a data.Attendance, item int64) bool {
	if !a.Presence.Here() {
		return false
	}
	in := len(a.Movements) == 0 || a.Movements[0].Kind == data.Left
	for _, m := range a.Movements {
		if r.Place[m.Item] <= r.Place[item] {
			in = m.Kind == data.Arrived
		}
	}
	return in && !r.Out(a.Person.ID, item)
}

// Out tells whether the person has left the room for the item alone, for an
// interest in it.
func (r Roll) Out(person, item int64) bool {
	for _, d := range r.Declarations {
		if d.Person.ID == person && d.Item == item && d.Conduct != data.Stayed {
			return true
		}
	}
	return false
}

// Barred tells whether a person who is in the room may not vote on the item:
// a pecuniary interest without a dispensation (Localism Act 2011 s.31(4)), or a
// prejudicial one in Wales.
func (r Roll) Barred(person, item int64) bool {
	for _, d := range r.Declarations {
		serious := d.Kind == data.Pecuniary || d.Kind == data.Prejudicial
		if d.Person.ID == person && d.Item == item && serious && d.Dispensation == "" {
			return true
		}
	}
	return false
}

// Voters are those in the room at an item who may vote on it. Until attendance
// is taken they are all members whom nobody has marked as away.
func (r Roll) Voters(item int64) []data.Person {
	var out []data.Person
	for _, a := range r.Attendance {
		here := r.Here(a, item) || !r.Taken() && a.Presence == "" && !r.Out(a.Person.ID, item)
		if Counts(a) && here && !r.Barred(a.Person.ID, item) {
			out = append(out, a.Person)
		}
	}
	return out
}

// Votes is how many may vote on an item; 0 while that is not known.
func (r Roll) Votes(item int64) int {
	if !r.Taken() {
		return 0
	}
	return len(r.Voters(item))
}

// Heads is how many members are in the room at an item, and of how many seats.
func (r Roll) Heads(item int64) (in, of int) {
	for _, a := range r.Attendance {
		if Counts(a) && r.Here(a, item) {
			in++
		}
		if a.Role.HasSeat() {
			of++
		}
	}
	return in, max(of, r.Body.Seats)
}

// Taken tells whether anybody has been marked present yet.
func (r Roll) Taken() bool {
	for _, a := range r.Attendance {
		if a.Presence.Here() {
			return true
		}
	}
	return false
}
