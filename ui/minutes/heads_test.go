package minutes

import (
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

func member(id int64, presence data.Presence) data.Attendance {
	return data.Attendance{Person: data.Person{ID: id, Family: "Day"}, Role: data.Ordinary, Presence: presence}
}

func TestHeadCount(t *testing.T) {
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
		words, warn := headCount(rules.Roll{Body: body, Attendance: c.who}, 0, "")
		if words != c.want || warn != c.warn {
			t.Errorf("%q (%v), want %q (%v)", words, warn, c.want, c.warn)
		}
	}
}
