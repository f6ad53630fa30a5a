package minutes

import (
	"fmt"

	"minutebook/data"
	"minutebook/data/rules"
)

// roll is who is in the room as the meeting goes on.
type roll struct {
	body         data.Body
	attendance   []data.Attendance
	declarations []data.Declaration
	place        map[int64]int // of each item in printed order, from 1
}

// onRoll lists who may be marked: the members of the day, chair first, and then
// whoever else was marked. A member nobody has marked has no presence yet.
func onRoll(members []data.Member, marked []data.Attendance) []data.Attendance {
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

// counts tells whether the person counts towards the quorum and may vote: a
// member with a seat, or a substitute standing in for one.
func counts(a data.Attendance) bool { return a.Role.HasSeat() || a.For != 0 }

// here tells whether the person is in the room at an item. Who arrived at an
// item is there for it, who left at one is not; a movement whose item is not
// known counts from the start.
func (r roll) here(a data.Attendance, item int64) bool {
	if !a.Presence.Here() {
		return false
	}
	in := len(a.Movements) == 0 || a.Movements[0].Kind == data.Left
	for _, m := range a.Movements {
		if r.place[m.Item] <= r.place[item] {
			in = m.Kind == data.Arrived
		}
	}
	return in && !r.out(a.Person.ID, item)
}

// out tells whether the person has left the room for the item alone, for an
// interest in it.
func (r roll) out(person, item int64) bool {
	for _, d := range r.declarations {
		if d.Person.ID == person && d.Item == item && d.Conduct != data.Stayed {
			return true
		}
	}
	return false
}

// barred tells whether a person who is in the room may not vote on the item:
// a pecuniary interest without a dispensation (Localism Act 2011 s.31(4)), or a
// prejudicial one in Wales.
func (r roll) barred(person, item int64) bool {
	for _, d := range r.declarations {
		serious := d.Kind == data.Pecuniary || d.Kind == data.Prejudicial
		if d.Person.ID == person && d.Item == item && serious && d.Dispensation == "" {
			return true
		}
	}
	return false
}

// voters are those in the room at an item who may vote on it. Until attendance
// is taken they are all members whom nobody has marked as away.
func (r roll) voters(item int64) []data.Person {
	var out []data.Person
	for _, a := range r.attendance {
		here := r.here(a, item) || !r.taken() && a.Presence == "" && !r.out(a.Person.ID, item)
		if counts(a) && here && !r.barred(a.Person.ID, item) {
			out = append(out, a.Person)
		}
	}
	return out
}

// votes is how many may vote on an item; 0 while that is not known.
func (r roll) votes(item int64) int {
	if !r.taken() {
		return 0
	}
	return len(r.voters(item))
}

// heads is how many members are in the room at an item, and of how many seats.
func (r roll) heads(item int64) (in, of int) {
	for _, a := range r.attendance {
		if counts(a) && r.here(a, item) {
			in++
		}
		if a.Role.HasSeat() {
			of++
		}
	}
	return in, max(of, r.body.Seats)
}

// taken tells whether anybody has been marked present yet.
func (r roll) taken() bool {
	for _, a := range r.attendance {
		if a.Presence.Here() {
			return true
		}
	}
	return false
}

// line is the head count in words, and whether it must be looked at.
func (r roll) line(item int64) (words string, warn bool) {
	quorum := rules.Quorum(r.body)
	if !r.taken() {
		return "Attendance not taken yet (Ctrl+P)", true
	}
	in, of := r.heads(item)
	words = fmt.Sprintf("Present %d of %d", in, of)
	switch {
	case quorum == 0:
		return words, false
	case in < quorum:
		return fmt.Sprintf("%s · below the quorum of %d", words, quorum), true
	}
	return fmt.Sprintf("%s · quorum %d", words, quorum), false
}
