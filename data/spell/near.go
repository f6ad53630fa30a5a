package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// slips are the words one letter away.
func (g *guesses) slips() {
	w := []rune(g.lower)
	room := make([]rune, 0, len(w)+1)
	try := func(cost int, parts ...[]rune) {
		room = room[:0]
		for _, p := range parts {
			room = append(room, p...)
		}
		g.add(string(room), cost)
	}
	for i := range w {
		if i+1 < len(w) && w[i] != w[i+1] {
			try(twofold, w[:i], []rune{w[i+1], w[i]}, w[i+2:])
		}
		cost := slip
		if i > 0 && w[i] == w[i-1] {
			cost = twofold
		}
		try(cost, w[:i], w[i+1:])
	}
	for i := 0; i <= len(w); i++ {
		for _, r := range g.letters {
			letter := []rune{r}
			cost := slip
			if i > 0 && w[i-1] == r || i < len(w) && w[i] == r {
				cost = twofold
			}
			try(cost, w[:i], letter, w[i:])
			if i < len(w) && w[i] != r {
				cost := wrong
				if vowel(w[i]) && vowel(r) || bare(r) == w[i] {
					cost = sound
				}
				try(cost, w[:i], letter, w[i+1:])
			}
		}
	}
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouwyâêîôûŵŷ", r) }

// bare is a letter of Welsh without its accent.
func bare(r rune) rune {
	if i := strings.IndexRune("âêîôûŵŷáéíóúẃýàèìòùäëïöü", r); i >= 0 {
		n := utf8.RuneCountInString("âêîôûŵŷáéíóúẃýàèìòùäëïöü"[:i])
		return []rune("aeiouwyaeiouwyaeiouaeiou")[n]
	}
	return r
}

// names are the known words no more than two mistakes away.
func (g *guesses) names() {
	most := 1
	if len(g.lower) > 5 {
		most = 2
	}
	for name := range g.c.known {
		lower := strings.ToLower(name)
		if d := distance(g.lower, lower, most); d <= most && (name == lower || !g.c.judge(lower, g.t)) {
			g.add(name, atOnce+d*sound)
		}
	}
}

// near are words two mistakes away that begin with the same letter: first the
// stems that are like the word, then what becomes of them.
func (g *guesses) near() {
	if utf8.RuneCountInString(g.lower) < 5 {
		return
	}
	for _, d := range g.dictionaries() {
		for stem := range d.stems {
			if len(stem) < 3 || len(stem) > len(g.lower)+2 || stem[0] != g.lower[0] {
				continue
			}
			head := g.lower[:min(len(stem), len(g.lower))]
			if distance(head, stem, 2) > 2 {
				continue
			}
			d.forms(stem, func(form string) {
				if distance(g.lower, form, 2) == 2 {
					g.add(form, further)
				}
			})
		}
	}
}

// apart are two words written as one. A name is more often one that is not
// known.
func (g *guesses) apart() {
	if first(g.word, unicode.IsUpper) {
		return
	}
	for i := range g.word {
		if i > 0 {
			g.add(g.lower[:min(i, len(g.lower))]+" "+g.lower[min(i, len(g.lower)):], broken)
		}
	}
}

// distance is how many letters have to be put in, taken out, changed or
// exchanged with the next to make one word of another; more than most counts
// as most+1.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > most || -d > most {
		return most + 1
	}
	rows := [3][64]int{}
	if len(y) >= len(rows[0]) {
		return most + 1
	}
	for j := range len(y) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		now, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		now[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > most {
			return most + 1
		}
	}
	return min(rows[len(x)%3][len(y)], most+1)
}
