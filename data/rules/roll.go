package rules

import (
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Roll is who is in the room as the meeting goes on.
type Roll struct {
	Body         data.Body
	Attendance   []data.Attendance // see OnRoll
	Declarations []data.Declaration
	Place        map[int64]int   // of each item in the order the business is taken, from 1
	Moments      []record.Moment // the notes of time of the minutes, in that order

	opened  data.Clock
	offices map[int64]data.Role // what the members are on the body
	later   map[step]bool       // what comes after the place the roll is taken at, in the same item
}

// step is a coming or going of a person.
type step struct {
	person int64
	data.Movement
}

// RollOf is the roll of a meeting.
func RollOf(m record.Meeting) Roll {
	opened, _ := m.Times()
	if opened == "" {
		opened = m.Meeting.Start.Clock()
	}
	r := Roll{Body: m.Body, Attendance: OnRoll(m.Members, m.Attended()), Declarations: m.Declarations,
		Place: m.Order(), Moments: m.Moments(), opened: opened, offices: offices(m.Members)}
	for _, a := range r.Attendance { // Attended has made a copy of their movements
		slices.SortStableFunc(a.Movements, func(a, b data.Movement) int { return r.placeOf(a) - r.placeOf(b) })
	}
	return r
}

// RollAt is the roll at a block of an item's minutes: who comes or goes further
// down in the item has not done so yet.
func RollAt(m record.Meeting, item int64, block string) Roll {
	r := RollOf(m)
	r.later, r.Moments = map[step]bool{}, nil
	below := blocksBelow(m, item, block)
	for _, n := range m.Moments() {
		if n.Item != item || !below[n.Block] {
			r.Moments = append(r.Moments, n)
			continue
		}
		for _, a := range r.Attendance {
			if mv, ok := n.Movement(a.Person); ok {
				r.later[step{a.Person.ID, mv}] = true
			}
		}
	}
	return r
}

// blocksBelow are the ids of the blocks of an item's minutes after one.
func blocksBelow(m record.Meeting, item int64, block string) map[string]bool {
	below := map[string]bool{}
	for _, it := range m.Items {
		if _, at := it.Minutes.Block(block); it.ID == item && at >= 0 {
			for _, b := range it.Minutes.Blocks[at+1:] {
				below[b.ID] = true
			}
		}
	}
	return below
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

// Away tells whether somebody is marked as away and never came in.
func Away(a data.Attendance) bool { return a.Presence != "" && !a.Presence.Here() }

// StandIn is who sits for a member: their substitute, who came; false for nobody.
func (r Roll) StandIn(person int64) (data.Attendance, bool) {
	for _, a := range r.Attendance {
		if a.For == person && person != 0 && a.Presence.Here() {
			return a, true
		}
	}
	return data.Attendance{}, false
}

// Here tells whether the person is in the room at an item. Who arrived at an
// item is there for it, who left at one is not. A movement whose item is not
// known belongs to the item that was current at its time; without a time it
// counts from the start.
func (r Roll) Here(a data.Attendance, item int64) bool {
	if !a.Presence.Here() {
		return false
	}
	in := len(a.Movements) == 0 || a.Movements[0].Kind == data.Left
	for _, m := range a.Movements {
		if r.placeOf(m) <= r.Place[item] && !r.later[step{a.Person.ID, m}] {
			in = m.Kind == data.Arrived
		}
	}
	return in && !r.Out(a.Person.ID, item)
}

// placeOf is the place of the item at which somebody came or went.
func (r Roll) placeOf(m data.Movement) int {
	if m.Item != 0 || m.At == "" {
		return r.Place[m.Item]
	}
	place := 0
	for _, n := range r.Moments {
		if n.At != "" && r.since(data.Clock(n.At)) <= r.since(m.At) {
			place = max(place, r.Place[n.Item])
		}
	}
	for _, a := range r.Attendance {
		for _, other := range a.Movements {
			if other.Item != 0 && other.At != "" && r.since(other.At) <= r.since(m.At) {
				place = max(place, r.Place[other.Item])
			}
		}
	}
	return place
}

// since is a time of day that sorts as the evening goes on: small hours come
// after midnight where the meeting opened in the afternoon.
func (r Roll) since(at data.Clock) string {
	if r.opened >= "12:00" && at < "12:00" {
		return "~" + string(at)
	}
	return string(at)
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

// Break is the break that the meeting stands in at an item: the note that
// adjourned or suspended it. False while it sits.
func (r Roll) Break(item int64) (record.Moment, bool) {
	var stands record.Moment
	for _, n := range r.Moments {
		if r.Place[n.Item] > r.Place[item] {
			break
		}
		switch n.Kind {
		case doc.Adjournment, doc.Suspension:
			stands = n
		case doc.Resumption, doc.Closing:
			stands = record.Moment{}
		}
	}
	return stands, stands.Kind != ""
}
