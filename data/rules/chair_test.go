package rules

import (
	"testing"

	"minutebook/data"
	"minutebook/data/record"
)

// LGA 1972 Sch 12 paras 5(1) to (3): the chairman presides, in their absence the
// vice-chairman, else whom the meeting chooses.
func TestWhoPresides(t *testing.T) {
	day, marsh, quill := data.Person{ID: 1, Family: "Day"}, data.Person{ID: 2, Family: "Marsh"}, data.Person{ID: 3, Family: "Quill"}
	members := []data.Member{{Person: day, Role: data.Chair}, {Person: marsh, Role: data.ViceChair}, {Person: quill, Role: data.Ordinary}}
	was := func(p data.Person, role data.Role, presence data.Presence, moves ...data.Movement) data.Attendance {
		return data.Attendance{Person: p, Role: role, Presence: presence, Movements: moves}
	}
	leaves := data.Movement{Kind: data.Left, Item: 12}
	for _, c := range []struct {
		name         string
		marked       []data.Attendance
		first, later string // who presides at the first item and at the second
		whole        string
	}{
		{"the chair", []data.Attendance{was(day, data.Chair, data.Present), was(marsh, data.ViceChair, data.Present)}, "Day", "Day", "Day"},
		{"the chair is away", []data.Attendance{was(day, data.Chair, data.Apologies), was(marsh, data.ViceChair, data.Present)}, "Marsh", "Marsh", "Marsh"},
		{"the chair leaves", []data.Attendance{was(day, data.Chair, data.Present, leaves), was(marsh, data.ViceChair, data.Present)}, "Day", "Marsh", "Day"},
		{"a member was chosen", []data.Attendance{was(day, data.Chair, data.Present), was(quill, data.Chair, data.Present)}, "Quill", "Quill", "Quill"},
		{"a member alone", []data.Attendance{was(quill, data.Ordinary, data.Present)}, "", "", ""},
		{"nobody is marked", nil, "", "", ""},
	} {
		m := record.Meeting{Members: members, Attendance: c.marked, Items: []record.Item{{Item: data.Item{ID: 11}}, {Item: data.Item{ID: 12}}}}
		r := RollOf(m)
		for item, want := range map[int64]string{11: c.first, 12: c.later} {
			if got, ok := r.Presides(item); got.Person.Family != want || ok != (want != "") {
				t.Errorf("%s: at item %d %q presides, want %q", c.name, item, got.Person.Family, want)
			}
		}
		if got, ok := r.Presided(); got.Person.Family != c.whole || ok != (c.whole != "") {
			t.Errorf("%s: %q presided, want %q", c.name, got.Person.Family, c.whole)
		}
	}
}
