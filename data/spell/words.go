package spell

import (
	"slices"
	"strings"
	"unicode"
)

// Span is the runes of a text from one offset up to another.
type Span struct{ From, To int }

// Words calls yield with each word of a text that is to be checked. Left out is
// what a dictionary cannot judge: what has a digit in it (S106, 2nd), addresses
// of e-mail and of the web, abbreviations with stops (e.g., a.m.), single
// letters, and what is written in capitals (OFSTED, PCSOs).
func Words(text []rune, yield func(Span)) {
	for i := 0; i < len(text); {
		if unicode.IsSpace(text[i]) {
			i++
			continue
		}
		from := i
		for i < len(text) && !unicode.IsSpace(text[i]) {
			i++
		}
		if !address(text[from:i]) {
			words(text, from, i, yield)
		}
	}
}

// words finds the words between two spaces.
func words(text []rune, begin, end int, yield func(Span)) {
	for i := begin; i < end; {
		if !inWord(text[i]) && !unicode.IsDigit(text[i]) {
			i++
			continue
		}
		s, digit := Span{From: i}, false
		for i < end && (inWord(text[i]) || unicode.IsDigit(text[i]) || i+1 < end && inside(text[i]) && inWord(text[i+1])) {
			if unicode.IsDigit(text[i]) {
				digit = true
			}
			i++
		}
		s.To = i
		if i-s.From < 3 && (s.From > begin && text[s.From-1] == '&' || i < end && text[i] == '&') {
			continue // R&D, B&Bs
		}
		if !digit {
			parts(text, s, yield)
		} else if k := lastHyphen(text, s); k >= 0 { // the "Covid" of Covid-19
			hyphenated(text, s, yield)
		}
	}
}

// parts yields a word unless it is of a kind that is not checked.
func parts(text []rune, s Span, yield func(Span)) {
	if s.To-s.From > 1 && !capitals(text[s.From:s.To]) {
		yield(s)
	}
}

// hyphenated yields the parts of a word that have no digit.
func hyphenated(text []rune, s Span, yield func(Span)) {
	for from := s.From; from < s.To; {
		to := from
		digit := false
		for to < s.To && !hyphen(text[to]) {
			digit = digit || unicode.IsDigit(text[to])
			to++
		}
		if !digit {
			parts(text, Span{from, to}, yield)
		}
		from = to + 1
	}
}

func lastHyphen(text []rune, s Span) int {
	for i := s.To - 1; i >= s.From; i-- {
		if hyphen(text[i]) {
			return i
		}
	}
	return -1
}

// inWord tells whether a rune is one words are made of: letters, accents that
// stand alone, soft hyphens.
func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == softHyphen
}

const softHyphen = '\u00ad'

// inside tells whether a rune belongs to a word between two letters.
func inside(r rune) bool { return apostrophe(r) || hyphen(r) }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// hyphen tells a hyphen, whether a line may end after it or not.
func hyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// address tells whether what stands between two spaces is no word at all: an
// address, a path, a name with a domain, a hash tag or handle.
func address(chunk []rune) bool {
	for i, r := range chunk {
		switch r {
		case '@', '\\', '_', '=':
			return true
		case ':':
			if i+2 < len(chunk) && chunk[i+1] == '/' && chunk[i+2] == '/' {
				return true
			}
		case '.':
			if i > 0 && i+2 < len(chunk) && inWord(chunk[i-1]) && domain(chunk[i+1:]) {
				return true
			}
		case '#':
			if i == 0 {
				return true
			}
		}
	}
	return false
}

// domains are the ends of addresses that councils write.
var domains = []string{"uk", "com", "org", "net", "wales", "cymru", "eu", "gov", "info", "london", "scot", "ie", "pdf", "doc", "docx", "xls", "xlsx", "html"}

// domain tells whether what follows a stop makes it an address.
func domain(rest []rune) bool {
	end := 0
	for end < len(rest) && (inWord(rest[end]) || unicode.IsDigit(rest[end])) {
		end++
	}
	return slices.Contains(domains, strings.ToLower(string(rest[:end])))
}

// capitals tells whether a word is an abbreviation in capitals, a plural s
// apart, or a short one such as DfE.
func capitals(word []rune) bool {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	last := word[len(word)-1]
	return upper > 1 && (lower == 0 || lower == 1 && last == 's' ||
		len(word) <= 4 && unicode.IsUpper(word[0]) && unicode.IsUpper(last))
}
