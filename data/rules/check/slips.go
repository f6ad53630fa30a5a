package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"minutebook/data"
)

// slips finds slips of the finger in the names of people who are known: "Mrs
// Yarow", "Ann Dya". Who only has a name like theirs is another.
func slips(s *sitting, p passage) []Finding {
	return append(titles(s, p), wholeNames(s, p)...)
}

// shortest is how long a family name must be for one like it to be a slip.
const shortest = 4

// titles finds slips in names behind Mr, Mrs, Ms and Dr.
func titles(s *sitting, p passage) []Finding {
	if !holds(p.text, "Mr", "Ms", "Miss", "Mx", "Dr") {
		return nil
	}
	var out []Finding
	for _, m := range titled.FindAllStringSubmatchIndex(p.text, -1) {
		name := before(strings.TrimRight(possessive.ReplaceAllString(p.text[m[2]:m[3]], ""), ". "))
		if noName(name) || s.names.known(name) {
			continue
		}
		if near := s.names.slip(name); near != "" {
			words := span{m[0], m[2] + len(name)}
			out = append(out, p.find(Nobody, goodPractice, words, fmt.Sprintf("%s: do you mean %s?", clip(words.of(p.text)), near)))
		}
	}
	return out
}

// slip is the one family name of somebody known that a name has but for one
// letter, where the first name is none of another's; empty for none.
func (n names) slip(name string) string {
	tokens := tokensOf(name)
	family := tokens[len(tokens)-1]
	near := n.near(family)
	if utf8.RuneCountInString(family) < shortest || near == "" || edits(family, plain(near)) > 1 {
		return ""
	}
	for _, p := range n.family[plain(near)] {
		if first := firstName(p); len(tokens) == 1 || first == "" || tokens[0][:1] == first[:1] {
			return near
		}
	}
	return ""
}

// wholeNames finds slips in one of the two names of somebody.
func wholeNames(s *sitting, p passage) []Finding {
	var out []Finding
	last := span{}
	for _, m := range capital.FindAllStringIndex(p.text, -1) {
		at := span{m[0], m[0] + len(possessive.ReplaceAllString(p.text[m[0]:m[1]], ""))}
		if gap := p.text[last.to:at.from]; last.to > 0 && (gap == " " || gap == "\u00a0") {
			first, family := last.of(p.text), at.of(p.text)
			if meant := s.names.meant(plain(first), plain(family)); meant != "" && !isOffice(first) && !isOffice(family) {
				words := span{last.from, at.to}
				out = append(out, p.find(Nobody, goodPractice, words, fmt.Sprintf("%s: do you mean %s?", clip(words.of(p.text)), meant)))
			}
		}
		last = at
	}
	return out
}

// meant is the one known person of whose two names one is written and the other
// but for one letter; empty for none, and where somebody is called so.
func (n names) meant(first, family string) string {
	var like []data.Person
	for _, p := range n.given[first] {
		switch edits(family, plain(p.Family)) {
		case 0:
			return ""
		case 1:
			like = append(like, p)
		}
	}
	for _, p := range n.family[family] {
		if own := firstName(p); len(own) > 2 && edits(first, own) == 1 {
			like = append(like, p)
		}
	}
	if len(like) == 0 {
		return ""
	}
	for _, p := range like[1:] {
		if p.PlainName() != like[0].PlainName() {
			return ""
		}
	}
	return like[0].PlainName()
}

// edits is how many letters must be put in, left out, changed or swapped with
// their neighbour to make one word the other.
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if max(len(x), len(y))-min(len(x), len(y)) > 2 {
		return 99
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range y {
		rows[0][j+1] = j + 1
	}
	for i := range x {
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			rows[i+1][j+1] = min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}
