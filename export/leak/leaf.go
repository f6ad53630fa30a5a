package leak

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leaf is a page of an exempt paper, as it may be quoted.
type leaf struct {
	paper    int // of Secrets.papers
	squashed []byte
	words    []leafWord
}

// leafWord is a word of a leaf.
type leafWord struct {
	from, to     int // bytes of the leaf
	begins, ends bool
	tells        bool // it is not ordinary
	rare         bool // it is a figure that hardly stands anywhere by chance
	standing     bool // it belongs to a standing text
}

// newLeaf parts a page into words and marks where sentences begin and end.
func newLeaf(paper int, shown string) leaf {
	l := leaf{paper: paper}
	begins := true
	for line := range strings.Lines(shown) {
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
		begins = begins || unicode.IsUpper(first)
		for line != "" {
			sentence, rest := line, ""
			if i := strings.IndexAny(line, ".!?"); i >= 0 {
				if i++; i < len(line) && !strings.ContainsRune(" \n\r\t", rune(line[i])) {
					for i < len(line) && !strings.ContainsRune(" \n\r\t", rune(line[i])) {
						i++
					}
				}
				sentence, rest = line[:i], line[i:]
			}
			before := len(l.words)
			each(sentence, func(key []byte, _ bool) {
				k := string(key)
				l.words = append(l.words, leafWord{from: len(l.squashed), to: len(l.squashed) + len(k), begins: begins, tells: !ordinary(k), rare: isRare(k)})
				l.squashed = append(l.squashed, k...)
				begins = false
			})
			if said := strings.TrimRight(sentence, " \n\r\t”’\")'"); len(l.words) > before && said != "" && strings.ContainsRune(".!?", rune(said[len(said)-1])) {
				l.words[len(l.words)-1].ends, begins = true, true
			}
			line = rest
		}
	}
	return l
}

// isRare tells whether a word is a figure that hardly stands anywhere by chance:
// no round one and no date.
func isRare(key string) bool {
	n := figures(key)
	if n < 5 || n != len(key) || n >= 6 && n <= 8 && isYear(key[n-4:]) {
		return false
	}
	return len(strings.TrimRight(key, "0")) >= 3
}

// markStanding marks the words that belong to standing texts.
func (s *Secrets) markStanding(l leaf) {
	for i := range l.words {
		if i+run > len(l.words) {
			break
		}
		key := l.squashed[l.words[i].from:l.words[i+run-1].to]
		of, minuted := s.minuted[string(key)]
		if s.standing[string(key)] || minuted && of != s.papers[l.paper].meeting {
			for k := i; k < i+run; k++ {
				l.words[k].standing = true
			}
		}
	}
}

// said is what a quotation says, or how it begins.
func (l leaf) said(m quotation) string {
	var out []string
	for _, w := range l.words[m.from:min(m.to, m.from+foreignQuote)] {
		out = append(out, string(l.squashed[w.from:w.to]))
	}
	return strings.Join(out, " ")
}
