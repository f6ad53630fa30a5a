package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// english tells whether a word is right in English, and spelt as the body
// spells.
func (c *Checker) english(word string) bool {
	lower := strings.ToLower(word)
	if other, z := swapped(lower); other != "" {
		s := other
		if !z {
			s = lower
		}
		if c.listed(s) { // a verb that may be spelt both ways
			return z == c.Ize
		}
	}
	return c.listed(word) || c.listed(small(word))
}

// listed tells whether an English dictionary has a word, with its accents or
// without: English lists are often stripped of them.
func (c *Checker) listed(word string) bool {
	return c.has(word) || !ascii(word) && c.has(strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(word)))
}

func (c *Checker) has(word string) bool {
	for _, d := range c.English {
		if d.Has(word) {
			return true
		}
	}
	return false
}

// welsh tells whether a word is right in Welsh.
func (c *Checker) welsh(word string) bool {
	if c.Welsh == nil {
		return false
	}
	w := small(word)
	if c.Welsh.Has(word) || c.Welsh.Has(w) || c.Welsh.Has("'"+w) {
		return true
	}
	whole, short, _ := cutLast(word, "'") // aelodau'r, y'i: what is shortened after a vowel
	last, _ := utf8.DecodeLastRuneInString(whole)
	return shortened[short] && vowel(unicode.ToLower(last)) && c.welsh(whole)
}

// shortened are the words of Welsh that lose their vowel after another: yr, yn,
// ein, eu, i, ...
var shortened = map[string]bool{"r": true, "n": true, "i": true, "u": true, "w": true, "ch": true, "m": true, "th": true, "na": true}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// humps judges names such as YouTube, oneSource and McDonald by their parts.
func (c *Checker) humps(word string, t tongue) bool {
	runes := []rune(word)
	from, parts := 0, 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && !(unicode.IsUpper(runes[i]) && unicode.IsLower(runes[i-1])) {
			continue
		}
		part := string(runes[from:i])
		if from == 0 && i == len(runes) {
			return false
		}
		switch {
		case parts == 0 && (part == "Mc" || part == "Mac" || part == "Fitz"):
			return len(runes) > i+2
		case len(part) == 1 && (parts > 0 || part != "i" && part != "e"):
			return false
		case !c.judge(part, t):
			return false
		}
		from = i
		parts++
	}
	return true
}
