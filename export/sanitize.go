package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"minutebook/data/doc"
	"minutebook/export/layout"
)

// cleaner makes text printable and keeps what it had to change.
type cleaner struct {
	fonts    *layout.Fonts
	warnings []Warning
}

// symbols are characters that Word writes for the symbol fonts of its lists.
var symbols = map[rune]rune{'\uF0B7': '•', '\uF0A7': '▪', '\uF02D': '–', '\uF0D8': '›', '\uF0FC': '✓'}

// text returns s composed (NFC), without characters that print nothing and with
// single spaces. What the face cannot print becomes a token and a warning.
func (c *cleaner) text(where string, face layout.Face, s string) string {
	if plainASCII(s) {
		return s
	}
	s = norm.NFC.String(doc.Clean(s))
	var out strings.Builder
	var missing []rune
	space := false
	for _, r := range s {
		if known, ok := symbols[r]; ok {
			r = known
		}
		switch {
		case r == '\n':
			space = false
			out.WriteRune(r)
			continue
		case r == ' ', r == '\t', r != '\u00A0' && unicode.Is(unicode.Zs, r):
			if !space {
				out.WriteByte(' ')
			}
			space = true
			continue
		case prints(r):
			space = false
		default:
			continue
		}
		if c.fonts.Has(face, r) {
			out.WriteRune(r)
			continue
		}
		out.WriteString(token(r))
		if !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	if len(missing) > 0 {
		c.warnings = append(c.warnings, Warning{Where: where, What: noGlyph(missing)})
	}
	return out.String()
}

// plainASCII tells whether s can be printed as it is.
func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// prints tells whether r leaves a mark on paper: soft hyphens, joiners, marks
// of direction and variation selectors do not.
func prints(r rune) bool {
	return !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Cc, r) && !unicode.Is(unicode.Variation_Selector, r)
}

func token(r rune) string { return fmt.Sprintf("[U+%04X]", r) }

// namedRunes is how many characters one warning names.
const namedRunes = 8

func noGlyph(missing []rune) string {
	if len(missing) == 1 {
		return fmt.Sprintf("the character U+%04X has no glyph and was printed as %s", missing[0], token(missing[0]))
	}
	var names []string
	for _, r := range missing[:min(len(missing), namedRunes)] {
		names = append(names, fmt.Sprintf("U+%04X", r))
	}
	more := ""
	if n := len(missing) - namedRunes; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("the characters %s%s have no glyph and were printed as %s and so on",
		strings.Join(names, ", "), more, token(missing[0]))
}
