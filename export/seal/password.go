package seal

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// mostBytes is how much of a password counts (ISO 32000-2, 7.6.4.3.3).
const mostBytes = 127

var (
	errEmpty    = errors.New("the password is empty")
	errPassword = errors.New("the password has characters that cannot be typed everywhere: use letters, figures, marks and spaces")
	errLong     = errors.New("the password is too long: it may have 127 letters, fewer with accents")
)

// prepared is a password as it is hashed: by the profile SASLprep of stringprep
// (RFC 4013), so that it is the same however it is typed, as UTF-8.
func prepared(password string) ([]byte, error) {
	if password == "" {
		return nil, errEmpty
	}
	if !utf8.ValidString(password) {
		return nil, errPassword
	}
	var mapped []rune
	for _, r := range password {
		switch {
		case r != ' ' && unicode.Is(unicode.Zs, r): // table C.1.2
			mapped = append(mapped, ' ')
		case !isNothing(r):
			mapped = append(mapped, r)
		}
	}
	out := norm.NFKC.String(string(mapped))
	for _, r := range out {
		if isProhibited(r) {
			return nil, errPassword
		}
	}
	switch {
	case out == "":
		return nil, errEmpty
	case len(out) > mostBytes:
		return nil, errLong
	case !isOneWay(out):
		return nil, errPassword
	}
	return []byte(out), nil
}

// isNothing tells whether a character is mapped to nothing (RFC 3454, table B.1).
func isNothing(r rune) bool {
	switch r {
	case 0x00AD, 0x034F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F
}

// isProhibited tells whether a character may not stand in a password (RFC 4013,
// 2.3): controls, those for private use, surrogates, and those that only say how
// others are shown.
func isProhibited(r rune) bool {
	switch {
	case unicode.In(r, unicode.Cc, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
		return true
	case r >= 0xFFF9 && r <= 0xFFFD, r >= 0x2FF0 && r <= 0x2FFB, r >= 0xE0000 && r <= 0xE007F, r >= 0x1D173 && r <= 0x1D17A:
		return true
	case r == 0x0340 || r == 0x0341 || r == 0x06DD || r == 0x070F || r == 0x180E || r == 0x200E || r == 0x200F:
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2061 && r <= 0x2063 || r >= 0x206A && r <= 0x206F
}

// isOneWay tells whether a password runs in one direction: one with a letter that
// runs from right to left begins and ends with such and has none that runs from
// left to right (RFC 3454, 6).
func isOneWay(s string) bool {
	right, left := false, false
	for _, r := range s {
		right, left = right || runsLeft(r), left || classOf(r) == bidi.L
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return !right || !left && runsLeft(first) && runsLeft(last)
}

func runsLeft(r rune) bool { return classOf(r) == bidi.R || classOf(r) == bidi.AL }

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// Short is how many characters make a password that is not soon guessed.
const Short = 12

// Weak says in a sentence what is weak about a password; empty if nothing is.
func Weak(password string) string {
	if n := utf8.RuneCountInString(password); n > 0 && n < Short {
		return "This password is short and soon guessed: three or four words in a row are better."
	}
	return ""
}

// Check says why a password cannot be used; nil if it can.
func Check(password string) error {
	_, err := prepared(password)
	return err
}
