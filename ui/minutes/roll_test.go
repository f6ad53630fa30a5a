package minutes

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
		r := roll{place: map[int64]int{11: 1, 12: 2, 13: 3}}
		for i, item := range []int64{11, 12, 13} {
			if got := r.here(c.who, item); got != c.in[i] {
				t.Errorf("%s: here at item %d: %v", c.what, item, got)
			}
		}
	}
}

func TestAnInterestKeepsAMemberFromTheVote(t *testing.T) {
	r := roll{
		place:      map[int64]int{11: 1, 12: 2},
		attendance: []data.Attendance{member(1, data.Present), member(2, data.Present), member(3, data.Present)},
		declarations: []data.Declaration{
			{Item: 11, Person: data.Person{ID: 1}, Kind: data.Pecuniary, Conduct: data.LeftRoom},
			{Item: 11, Person: data.Person{ID: 2}, Kind: data.Pecuniary, Conduct: data.Stayed},
			{Item: 11, Person: data.Person{ID: 3}, Kind: data.Personal, Conduct: data.Stayed},
		},
	}
	if in, _ := r.heads(11); in != 2 {
		t.Errorf("%d in the room at 11, want 2: one has left it", in)
	}
	if v := r.voters(11); len(v) != 1 || v[0].ID != 3 {
		t.Errorf("voters at 11: %v, want only the one with a personal interest", v)
	}
	if v := r.voters(12); len(v) != 3 {
		t.Errorf("voters at 12: %v, want all", v)
	}
	r.declarations[1].Dispensation = "MO/7"
	if v := r.voters(11); len(v) != 2 {
		t.Errorf("voters at 11 with a dispensation: %v", v)
	}
}

func TestWithoutAttendanceEveryMemberMayBeNamedInAVote(t *testing.T) {
	r := roll{attendance: []data.Attendance{member(1, ""), member(2, data.Apologies), member(3, "")}}
	if v := r.voters(11); len(v) != 2 || r.votes(11) != 0 {
		t.Errorf("%d of 2 may be named, and %d votes are held to be known", len(v), r.votes(11))
	}
	r.attendance[0].Presence = data.Present
	if v := r.voters(11); len(v) != 1 || r.votes(11) != 1 {
		t.Errorf("with one marked present %d may vote", len(v))
	}
}

func TestRollLine(t *testing.T) {
	substitute := member(4, data.Present)
	substitute.Role, substitute.For = data.Substitute, 3
	officer := member(5, data.Present)
	officer.Role = data.Officer
	body := data.Body{Kind: data.Committee, Seats: 4, Quorum: 3}
	for _, c := range []struct {
		who  []data.Attendance
		want string
		warn bool
	}{
		{[]data.Attendance{member(1, data.Absent)}, "Attendance not taken yet (Ctrl+P)", true},
		{[]data.Attendance{member(1, data.Present), member(2, data.Present), officer}, "Present 2 of 4 · below the quorum of 3", true},
		{[]data.Attendance{member(1, data.Present), member(2, data.Present), member(3, data.Apologies), substitute}, "Present 3 of 4 · quorum 3", false},
	} {
		words, warn := roll{body: body, attendance: c.who}.line(0)
		if words != c.want || warn != c.warn {
			t.Errorf("%q (%v), want %q (%v)", words, warn, c.want, c.warn)
		}
	}
}
