package content

import (
	"regexp"
	"strconv"
	"strings"
)

// numbered are names that programs give shapes without saying what they show.
var numbered = regexp.MustCompile(`^([gGcCaA]|cid|glyph|index|C0_)\d+$`)

// glyph is the character that a glyph is named for, where it is one that words
// are made of.
func glyph(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphs[name]; ok {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 {
			if v, err := strconv.ParseUint(hex[:min(len(hex), 6-2*(len(prefix)/3))], 16, 32); err == nil {
				return string(rune(v))
			}
		}
	}
	for accent, mark := range accents {
		if base, ok := strings.CutSuffix(name, accent); ok && len(base) == 1 {
			return base + mark
		}
	}
	return " "
}

var glyphs = map[string]string{
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"comma": ",", "period": ".", "hyphen": "-", "slash": "/", "quoteright": "’", "quotesingle": "'", "sterling": "£", "space": " ",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "f_i": "fi", "f_l": "fl", "f_f": "ff", "f_f_i": "ffi", "t_i": "ti", "t_t": "tt",
	"ae": "æ", "AE": "Æ", "oe": "œ", "germandbls": "ß", "oslash": "ø",
}

var accents = map[string]string{"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303", "caron": "\u030c", "cedilla": "\u0327"}
