package rules

import (
	"testing"

	"minutebook/data"
)

func member(id int64, presence data.Presence, moves ...data.Movement) data.Attendance {
	return data.Attendance{Person: data.Person{ID: id, Family: "Day"}, Role: data.Ordinary, Presence: presence, Movements: moves}
}

func TestRollFollowsTheMeeting(t *testing.T) {
	arrived := func(item int64) data.Movement { return data.Movement{Kind: data.Arrived, Item: item} }
	left := func(item int64) data.Movement { return data.Movement{Kind: data.Left, Item: item} }
	for _, c := range []struct {
		what string
		who  data.Attendance
		in   [3]bool // at items 11, 12, 13
	}{
		{"present throughout", member(1, data.Present), [3]bool{true, true, true}},
		{"apologies", member(1, data.Apologies), [3]bool{}},
		{"remote counts as here", member(1, data.Remote), [3]bool{true, true, true}},
		{"came late", member(1, data.Present, arrived(12)), [3]bool{false, true, true}},
		{"left early", member(1, data.Present, left(12)), [3]bool{true, false, false}},
		{"out and in again", member(1, data.Present, left(11), arrived(13)), [3]bool{false, false, true}},
		{"late, at no known item", member(1, data.Present, arrived(0)), [3]bool{true, true, true}},
	} {
		r := Roll{Place: map[int64]int{11: 1, 12: 2, 13: 3}}
		for i, item := range []int64{11, 12, 13} {
			if got := r.Here(c.who, item); got != c.in[i] {
				t.Errorf("%s: here at item %d: %v", c.what, item, got)
			}
		}
	}
}

func TestAnInterestKeepsAMemberFromTheVote(t *testing.T) {
	r := Roll{
		Place:      map[int64]int{11: 1, 12: 2},
		Attendance: []data.Attendance{member(1, data.Present), member(2, data.Present), member(3, data.Present)},
		Declarations: []data.Declaration{
			{Item: 11, Person: data.Person{ID: 1}, Kind: data.Pecuniary, Conduct: data.LeftRoom},
			{Item: 11, Person: data.Person{ID: 2}, Kind: data.Pecuniary, Conduct: data.Stayed},
			{Item: 11, Person: data.Person{ID: 3}, Kind: data.Personal, Conduct: data.Stayed},
		},
	}
	if in, _ := r.Heads(11); in != 2 {
		t.Errorf("%d in the room at 11, want 2: one has left it", in)
	}
	if v := r.Voters(11); len(v) != 1 || v[0].ID != 3 {
		t.Errorf("voters at 11: %v, want only the one with a personal interest", v)
	}
	if v := r.Voters(12); len(v) != 3 {
		t.Errorf("voters at 12: %v, want all", v)
	}
	r.Declarations[1].Dispensation = "MO/7"
	if v := r.Voters(11); len(v) != 2 {
		t.Errorf("voters at 11 with a dispensation: %v", v)
	}
}

func TestWithoutAttendanceEveryMemberMayBeNamedInAVote(t *testing.T) {
	r := Roll{Attendance: []data.Attendance{member(1, ""), member(2, data.Apologies), member(3, "")}}
	if v := r.Voters(11); len(v) != 2 || r.Votes(11) != 0 {
		t.Errorf("%d of 2 may be named, and %d votes are held to be known", len(v), r.Votes(11))
	}
	r.Attendance[0].Presence = data.Present
	if v := r.Voters(11); len(v) != 1 || r.Votes(11) != 1 {
		t.Errorf("with one marked present %d may vote", len(v))
	}
}
