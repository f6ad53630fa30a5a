package record

import (
	"cmp"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
)

// Moment is a note of time of the minutes, and where it stands.
type Moment struct {
	Item  int64
	Block string
	doc.TimeNote
}

// Moments lists the notes of time in the order the business was taken, without
// those that were struck out.
func (m Meeting) Moments() []Moment {
	var out []Moment
	for _, it := range m.Items {
		for _, b := range doc.Settled(it.Minutes).Blocks {
			if b.Time != nil {
				out = append(out, Moment{it.ID, b.ID, *b.Time})
			}
		}
	}
	place := m.Order()
	slices.SortStableFunc(out, func(a, b Moment) int { return place[a.Item] - place[b.Item] })
	return out
}

// Movement is the coming or going of a person that the note tells of; false
// for other notes and other people.
func (m Moment) Movement(p data.Person) (data.Movement, bool) {
	kind, moves := map[doc.NoteKind]data.MovementKind{doc.Arrival: data.Arrived, doc.Departure: data.Left}[m.Kind]
	if !moves || m.Person == nil || !Same(*m.Person, Named(p)) {
		return data.Movement{}, false
	}
	return data.Movement{Kind: kind, At: data.Clock(m.At), Item: m.Item}, true
}

// Named is a person as minutes name them.
func Named(p data.Person) doc.Person { return doc.Person{UID: p.UID, Name: p.Name()} }

// Same tells whether minutes name one person twice: by who they are where both
// say it, else by a name.
func Same(a, b doc.Person) bool {
	if a.UID != "" && b.UID != "" {
		return a.UID == b.UID
	}
	key := data.NameKey(a.Name)
	return key != "" && key == data.NameKey(b.Name)
}

// Order is the place of each item in the order the business was taken, from 1.
func (m Meeting) Order() map[int64]int {
	type place struct{ parent, item int }
	at := map[int64]place{}
	for i, it := range m.Items {
		own := cmp.Or(it.Taken, i+1)
		at[it.ID] = place{own, 0}
		if p, sub := at[it.Parent]; sub && it.Parent != 0 {
			at[it.ID] = place{p.parent, i + 1}
		}
	}
	items := slices.Clone(m.Items)
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(at[a.ID].parent-at[b.ID].parent, at[a.ID].item-at[b.ID].item)
	})
	out := map[int64]int{}
	for i, it := range items {
		out[it.ID] = i + 1
	}
	return out
}

// Times is when the meeting opened and ended. A note of the minutes says it
// better than what was noted beside them.
func (m Meeting) Times() (opened, ended data.Clock) {
	opened, ended = m.Meeting.Opened, m.Meeting.Ended
	moments := m.Moments()
	for _, n := range slices.Backward(moments) {
		if n.Kind == doc.Opening && n.At != "" {
			opened = data.Clock(n.At)
		}
	}
	for _, n := range moments {
		if n.Kind == doc.Closing && n.At != "" {
			ended = data.Clock(n.At)
		}
	}
	return opened, ended
}

// Attended is who was marked and who came or went, with every coming and going
// in the order of the meeting. The notes of the minutes are the record of them:
// what is kept beside the minutes counts where no note tells of the same, and
// who came or went was here.
func (m Meeting) Attended() []data.Attendance {
	out := slices.Clone(m.Attendance)
	for _, member := range m.Members {
		if !slices.ContainsFunc(out, func(a data.Attendance) bool { return a.Person.ID == member.Person.ID }) {
			out = append(out, data.Attendance{Meeting: m.Meeting.ID, Person: member.Person, Role: member.Role})
		}
	}
	moments, place := m.Moments(), m.Order()
	for i, a := range out {
		var told []data.Movement
		for _, n := range moments {
			if mv, ok := n.Movement(a.Person); ok {
				told = append(told, mv)
			}
		}
		all := slices.DeleteFunc(slices.Clone(a.Movements), func(kept data.Movement) bool {
			return slices.ContainsFunc(told, func(t data.Movement) bool { return t.Kind == kept.Kind && t.Item == kept.Item })
		})
		all = append(all, told...)
		slices.SortStableFunc(all, func(a, b data.Movement) int { return place[a.Item] - place[b.Item] })
		out[i].Movements = all
		if len(told) > 0 && !a.Presence.Here() {
			out[i].Presence = data.Present
		}
	}
	return slices.DeleteFunc(out, func(a data.Attendance) bool { return a.Presence == "" })
}
