package spell

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Suggest lists at most n words that may have been meant by one that is not
// right, the likeliest first.
func (c *Checker) Suggest(word, lang string, n int) []string {
	t := tongueOf(lang)
	if t == unknown || utf8.RuneCountInString(word) > 40 {
		return nil
	}
	g := guesses{c: c, t: t, word: plain(word), cost: map[string]int{}}
	g.lower = strings.ToLower(g.word)
	g.letters = g.alphabet()
	g.other()
	g.mistakes()
	g.slips()
	g.names()
	if !g.likely() {
		g.near()
		g.apart()
	}
	list := g.best()
	return list[:min(n, len(list))]
}

// guesses are what may have been meant, each with what it costs to get there:
// the less, the likelier.
type guesses struct {
	c           *Checker
	t           tongue
	word, lower string
	letters     []rune
	cost        map[string]int
}

// The costs of mistakes, by how often hands and heads make them.
const (
	atOnce  = 0  // the other spelling, a known mistake or name
	twofold = 2  // a letter twice or once; two letters exchanged
	sound   = 3  // REP, a vowel for another
	slip    = 5  // a letter left out, one too many
	wrong   = 6  // a letter for another
	further = 9  // two mistakes
	start   = 4  // more where the first letter is wrong, or only a capital makes it right
	rare    = 2  // more for a word that is not among the usual
	broken  = 12 // two words
)

// add keeps a guess if it is right, with the capital of the word.
func (g *guesses) add(guess string, cost int) {
	if guess == g.lower || guess == g.word || utf8.RuneCountInString(guess) < 2 {
		return
	}
	if !g.right(guess) {
		if guess = title(guess); !g.right(guess) {
			return
		}
		if !g.c.known[guess] && !first(g.word, unicode.IsUpper) {
			cost += start // a name the meeting has not
		}
	}
	if first(g.word, unicode.IsUpper) {
		guess = title(guess)
	}
	if g.lower[:1] != strings.ToLower(guess[:1]) {
		cost += start
	}
	if cost > atOnce && !usual[strings.ToLower(guess)] {
		cost += rare
	}
	if was, ok := g.cost[guess]; !ok || cost < was {
		g.cost[guess] = cost
	}
}

// right tells whether a guess is right and fit to be offered.
func (g *guesses) right(guess string) bool {
	for part := range strings.SplitSeq(guess, " ") {
		if utf8.RuneCountInString(part) < 2 && part != "a" && part != "i" || !g.c.judge(part, g.t) || !g.decent(part) {
			return false
		}
	}
	return true
}

// decent tells whether a right word may be offered.
func (g *guesses) decent(word string) bool {
	all := g.c.English
	if g.c.Welsh != nil {
		all = append(slices.Clip(all), g.c.Welsh)
	}
	for _, d := range all {
		w := strings.ToLower(word)
		if d.Has(w) && !d.offers(w) {
			return false
		}
	}
	return true
}

func title(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// dictionaries are those of the language.
func (g *guesses) dictionaries() []*Dictionary {
	var out []*Dictionary
	if g.t == english {
		out = append(out, g.c.English...)
	}
	if g.c.Welsh != nil && (g.t == welsh || g.c.Mixed) {
		out = append(out, g.c.Welsh)
	}
	return out
}

// alphabet is every letter the dictionaries try, each once.
func (g *guesses) alphabet() []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, d := range g.dictionaries() {
		for _, r := range d.letters {
			if r = unicode.ToLower(r); !seen[r] && r != '.' {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	return out
}

// other is the form in -ise or -ize, and the word with its capital.
func (g *guesses) other() {
	if other, _ := swapped(g.lower); other != "" {
		g.add(other, atOnce)
	}
	if t := title(g.word); t != g.word && g.right(t) {
		g.cost[t] = atOnce
	}
}

// mistakes are those the dictionaries list (REP). Their ^ and $ are the ends of
// the word.
func (g *guesses) mistakes() {
	for _, d := range g.dictionaries() {
		for _, m := range d.replace {
			from, head := strings.CutPrefix(m[0], "^")
			from, tail := strings.CutSuffix(from, "$")
			for i := 0; from != "" && i+len(from) <= len(g.lower); i++ {
				if g.lower[i:i+len(from)] != from || head && i > 0 || tail && i+len(from) < len(g.lower) {
					continue
				}
				cost := sound
				if from == g.lower {
					cost = atOnce // the whole word is a known mistake
				}
				g.add(g.lower[:i]+m[1]+g.lower[i+len(from):], cost)
			}
		}
	}
}

// likely tells whether there is a guess that it is probably.
func (g *guesses) likely() bool {
	for _, cost := range g.cost {
		if cost <= slip+rare {
			return true
		}
	}
	return false
}

// best lists the guesses, the likeliest first.
func (g *guesses) best() []string {
	list := make([]string, 0, len(g.cost))
	for guess := range g.cost {
		list = append(list, guess)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(g.cost[a]-g.cost[b], strings.Compare(a, b))
	})
	return list
}
