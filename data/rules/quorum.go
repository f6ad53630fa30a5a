package rules

import "minutebook/data"

// Quorum is how many members of a body must be present. A number of the body's
// own comes first. Without one it is, of the whole number of seats: for a parish
// or community council a third, at least three (LGA 1972 Sch 12 paras 12 and 28);
// for a principal council a quarter (Sch 12 para 6); for any other body a
// quarter, at least three, which is what model standing orders say. 0 means
// that it is not known.
func Quorum(b data.Body) int {
	n, _ := quorum(b)
	return n
}

// quorum is the Quorum of a body and what it follows from: "LGA 1972 Sch 12 para 12".
func quorum(b data.Body) (n int, source string) {
	switch {
	case b.Quorum > 0:
		return b.Quorum, "the body’s own quorum"
	case b.Seats <= 0:
		return 0, ""
	case b.Kind == data.Council && b.Notice == data.WelshCommunity:
		return max(3, ceilDiv(b.Seats, 3)), "LGA 1972 Sch 12 para 28"
	case b.Kind == data.Council && b.Notice == data.EnglishParish:
		return max(3, ceilDiv(b.Seats, 3)), "LGA 1972 Sch 12 para 12"
	case b.Kind == data.Council:
		return ceilDiv(b.Seats, 4), "LGA 1972 Sch 12 para 6"
	}
	return min(b.Seats, max(3, ceilDiv(b.Seats, 4))), "model standing orders"
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// Standing is how a meeting stands for members at an item.
type Standing struct {
	In, Of    int           // members in the room, and the whole number of seats
	Needed    int           // the quorum; 0 if it is not known
	Source    string        // what Needed follows from
	Withdrawn []data.Person // members who are out for an interest in the item alone
	Since     data.Clock    // when the last who went left; empty if not known
}

// Quorate tells whether enough members are in the room.
func (s Standing) Quorate() bool { return s.In >= s.Needed }

// ForInterest tells whether the quorum is lost for the item alone, because
// members have left the room for an interest in it.
func (s Standing) ForInterest() bool { return !s.Quorate() && s.In+len(s.Withdrawn) >= s.Needed }

// Standing is how the meeting stands at an item.
func (r Roll) Standing(item int64) Standing {
	var s Standing
	s.In, s.Of = r.Heads(item)
	s.Needed, s.Source = quorum(r.Body)
	without := r
	without.Declarations = nil
	for _, a := range r.Attendance {
		if !Counts(a) {
			continue
		}
		if !r.Here(a, item) && without.Here(a, item) {
			s.Withdrawn = append(s.Withdrawn, a.Person)
		}
		for _, m := range a.Movements {
			gone := m.Kind == data.Left && m.At != "" && r.placeOf(m) <= r.Place[item] && !without.Here(a, item)
			if gone && (s.Since == "" || r.since(m.At) > r.since(s.Since)) {
				s.Since = m.At
			}
		}
	}
	return s
}

// IsParish tells whether notice is given as parish, town and community councils
// give it.
func IsParish(n data.Notice) bool {
	return n == data.EnglishParish || n == data.WelshCommunity || n == data.ParishMeeting
}
