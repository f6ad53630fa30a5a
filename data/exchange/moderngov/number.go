package moderngov

import (
	"regexp"
	"strconv"
	"strings"
)

// itemNo is the number of an item as the page prints it.
type itemNo struct {
	printed string // without a full stop at its end: "29", "3a", "54/12", "8.7", "*"
	prefix  string // letters before the digits
	main    int
	sub     string // "a" of 3a, "7" of 8.7, "b" of 6(b)
	base    string // the number without its sub-part, empty if it has none
	year    string // "12" of 54/12
	dot     bool   // printed with a full stop
}

var itemNoForm = regexp.MustCompile(`^([A-Z]{0,3})(\d{1,4})(?:/(\d{1,4})|\.?([a-z]{1,2}|[A-Z])|\.(\d{1,3}[a-z]?)|\s?\(([a-z]{1,4}|\d{1,3})\))?[.)]?$`)

// parseItemNo reads an item number standing alone.
func parseItemNo(s string) (itemNo, bool) {
	s = squeeze(s)
	if s == "*" || s == "*." {
		return itemNo{printed: "*"}, true
	}
	m := itemNoForm.FindStringSubmatch(s)
	if m == nil {
		return itemNo{}, false
	}
	n := itemNo{printed: strings.TrimSuffix(s, "."), prefix: m[1], year: m[3], sub: m[4] + m[5] + m[6]}
	if m[6] == "" {
		n.printed = strings.TrimSuffix(n.printed, ")")
	}
	n.dot = strings.HasSuffix(s, ".")
	n.main, _ = strconv.Atoi(m[2])
	if n.sub != "" {
		n.base = m[1] + m[2]
	}
	return n, true
}

// follows tells whether n can be the next number on a page after prev: numbers
// run on, with gaps where items were withdrawn, in one style.
func (n itemNo) follows(prev itemNo) bool {
	switch {
	case prev.printed == "" || prev.printed == "*" || n.printed == "*":
		return true
	case n.prefix != prev.prefix, (n.year == "") != (prev.year == ""):
		return false
	case n.sub == "" && prev.sub == "" && n.dot != prev.dot:
		return false
	case n.main == prev.main:
		return n.sub != "" && later(n.sub, prev.sub)
	}
	return n.main > prev.main && n.main-prev.main <= 20
}

func later(sub, prev string) bool {
	a, errA := strconv.Atoi(sub)
	b, errB := strconv.Atoi(prev)
	if errA == nil && errB == nil {
		return a > b
	}
	return len(sub) > len(prev) || len(sub) == len(prev) && sub > prev
}

// sequence is the counting part of a minute number: 133 of 133/20.
func (n itemNo) sequence() int {
	if n.sub != "" {
		return 0
	}
	return n.main
}
