package spell

import (
	"strings"
	"unicode/utf8"
)

// flag is a mark on a stem or an affix; 0 is none.
type flag rune

type flags []flag

func (f flags) has(x flag) bool {
	if x == 0 {
		return false
	}
	for _, y := range f {
		if y == x {
			return true
		}
	}
	return false
}

// affix is one line of a rule: a stem that fits loses strip and gets add.
type affix struct {
	flag       flag
	cross      bool // may stand together with one at the other end
	strip, add string
	fits       condition
	flags      flags // that the form has in its turn
}

// condition is what the end (of a suffix's stem) or the beginning (of a
// prefix's) must look like, a class a rune; an empty one holds always.
type condition []class

// class is the runes that fit in one place. Not turns it round; with no runes
// and not, any rune fits.
type class struct {
	runes string
	not   bool
}

func (c class) has(r rune) bool { return strings.ContainsRune(c.runes, r) != c.not }

// readCondition reads "[^aeiou]y". What is not closed is closed at the end.
func readCondition(s string) condition {
	if s == "." {
		return nil
	}
	var out condition
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		switch r {
		case '.':
			out = append(out, class{not: true})
		case '[':
			inside, rest, _ := strings.Cut(s, "]")
			s = rest
			runes, not := strings.CutPrefix(inside, "^")
			out = append(out, class{runes, not})
		default:
			out = append(out, class{runes: string(r)})
		}
	}
	return out
}

// atEnd tells whether a stem ends as the condition wants.
func (c condition) atEnd(stem []byte) bool {
	for i := len(c) - 1; i >= 0; i-- {
		r, n := utf8.DecodeLastRune(stem)
		if n == 0 || !c[i].has(r) {
			return false
		}
		stem = stem[:len(stem)-n]
	}
	return true
}

// atStart tells whether a stem begins as the condition wants.
func (c condition) atStart(stem []byte) bool {
	for _, k := range c {
		r, n := utf8.DecodeRune(stem)
		if n == 0 || !k.has(r) {
			return false
		}
		stem = stem[n:]
	}
	return true
}
