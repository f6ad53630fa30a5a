package rules

import "minutebook/data"

// Quorum is how many members of a body must be present. A number of the body's
// own comes first. Without one it is, of the whole number of seats: for a parish
// or community council a third, at least three (LGA 1972 Sch 12 paras 12 and 28);
// for a principal council a quarter (Sch 12 para 6); for any other body a
// quarter, at least three, which is what model standing orders say. 0 means
// that it is not known.
func Quorum(b data.Body) int {
	switch {
	case b.Quorum > 0:
		return b.Quorum
	case b.Seats <= 0:
		return 0
	case b.Kind == data.Council && isParish(b.Notice):
		return max(3, ceilDiv(b.Seats, 3))
	case b.Kind == data.Council:
		return ceilDiv(b.Seats, 4)
	}
	return min(b.Seats, max(3, ceilDiv(b.Seats, 4)))
}

func isParish(n data.Notice) bool { return n == data.EnglishParish || n == data.WelshCommunity }

func ceilDiv(a, b int) int { return (a + b - 1) / b }
