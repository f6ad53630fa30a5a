package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Options is what a checker checks with.
type Options struct {
	English []*Dictionary // a word one of them has is right
	Welsh   *Dictionary   // nil: Welsh text is not checked
	// Mixed is text in English and Welsh side by side: where nothing says which
	// a text is, a word is right if either language has it.
	Mixed bool
	Ize   bool     // organize, not organise
	Names []string // of people, places, bodies: "Councillor Ann Day"
}

// Checker is what the words of one meeting are checked with.
type Checker struct {
	Options
	known  map[string]bool // names, own words
	right  [2]map[string]bool
	buffer []byte
}

// New makes a checker.
func New(o Options) *Checker {
	c := &Checker{Options: o, known: map[string]bool{}}
	for _, name := range o.Names {
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !inWord(r) && !apostrophe(r) && !hyphen(r) }) {
			c.Learn(word)
		}
	}
	c.forget()
	return c
}

// Learn makes a word right, with its parts.
func (c *Checker) Learn(word string) {
	word = plain(word)
	c.known[word] = true
	for part := range strings.SplitSeq(word, "-") {
		if len(part) > 1 {
			c.known[part] = true
		}
	}
	c.forget()
}

// forget drops the verdicts.
func (c *Checker) forget() { c.right = [2]map[string]bool{{}, {}} }

// most is how many verdicts are kept.
const most = 20_000

// tongue is which dictionaries a text is for.
type tongue int

const (
	english tongue = iota
	welsh
	unknown
)

// tongueOf reads a language tag (BCP 47); none is English.
func tongueOf(lang string) tongue {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch primary {
	case "", "en":
		return english
	case "cy":
		return welsh
	}
	return unknown
}

// IsWelsh tells whether a language tag is of Welsh.
func IsWelsh(lang string) bool { return tongueOf(lang) == welsh }

// Misspelt adds to spans the words of a text in a language that are not right.
// A text in a language there is no dictionary of has none. Of a word with
// hyphens, only the parts that are not right count.
func (c *Checker) Misspelt(text []rune, lang string, spans []Span) []Span {
	t := tongueOf(lang)
	if t == unknown || t == welsh && c.Welsh == nil {
		return spans
	}
	Words(text, func(s Span) {
		if c.good(text[s.From:s.To], t) {
			return
		}
		if lastHyphen(text, s) < 0 {
			spans = append(spans, s)
			return
		}
		hyphenated(text, s, func(part Span) {
			if !c.part(text, s, part, t) {
				spans = append(spans, part)
			}
		})
	})
	return spans
}

// before are the parts that stand before a hyphen and are no words.
var before = map[string]bool{"ad": true, "agri": true, "anti": true, "bi": true, "bio": true, "co": true, "cyber": true, "de": true, "eco": true,
	"electro": true, "ex": true, "extra": true, "geo": true, "hydro": true, "infra": true, "inter": true, "intra": true, "macro": true,
	"meta": true, "micro": true, "mid": true, "mini": true, "multi": true, "neo": true, "neuro": true, "non": true, "para": true,
	"photo": true, "poly": true, "post": true, "pre": true, "pro": true, "proto": true, "pseudo": true, "psycho": true, "quasi": true,
	"re": true, "semi": true, "socio": true, "sub": true, "super": true, "supra": true, "tri": true, "ultra": true, "un": true,
	"under": true, "vice": true}

// part tells whether a part of a word with hyphens is right.
func (c *Checker) part(text []rune, whole, part Span, t tongue) bool {
	if part.To-part.From < 2 || c.good(text[part.From:part.To], t) {
		return true
	}
	return part.To < whole.To && before[strings.ToLower(string(text[part.From:part.To]))]
}

// good is Good of runes, with verdicts kept.
func (c *Checker) good(word []rune, t tongue) bool {
	c.buffer = c.buffer[:0]
	for _, r := range word {
		c.buffer = utf8.AppendRune(c.buffer, r)
	}
	kept := c.right[t]
	right, ok := kept[string(c.buffer)]
	if !ok {
		w := string(c.buffer)
		right = c.judge(plain(w), t)
		if len(kept) >= most {
			clear(kept)
		}
		kept[w] = right
	}
	return right
}

// Good tells whether a word is right in a language.
func (c *Checker) Good(word, lang string) bool {
	return len(c.Misspelt([]rune(word), lang, nil)) == 0
}

// plain is a word as dictionaries write it: straight apostrophes and hyphens,
// accents on their letters, no soft hyphens.
func plain(word string) string {
	if ascii(word) {
		return word
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case apostrophe(r):
			return '\''
		case hyphen(r):
			return '-'
		case r == softHyphen:
			return -1
		}
		return r
	}, word))
}

func ascii(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// judge tells whether a plain word is right.
func (c *Checker) judge(word string, t tongue) bool {
	if utf8.RuneCountInString(word) < 2 || c.knows(word) {
		return true
	}
	if (t == english && c.english(word)) || ((t == welsh || c.Mixed) && c.welsh(word)) {
		return true
	}
	if owner, ok := strings.CutSuffix(word, "'s"); ok && first(owner, unicode.IsUpper) {
		return capitals([]rune(owner)) || c.judge(owner, t)
	}
	return c.humps(word, t)
}

// knows tells whether a word is a name or one the clerk has taught. A name has
// its capital, another word may stand at the beginning of a sentence.
func (c *Checker) knows(word string) bool {
	if c.known[word] || c.known[small(word)] {
		return true
	}
	owner, ok := strings.CutSuffix(word, "'s")
	return ok && (c.known[owner] || c.known[small(owner)])
}

// small is a word that begins with a capital with a small letter instead; other
// words stay as they are.
func small(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) {
		return word
	}
	return string(unicode.ToLower(r)) + word[n:]
}

func first(word string, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return is(r)
}
