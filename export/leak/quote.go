package leak

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// How many words in a row of an exempt paper make a quotation of it, not counting
// those of standing texts and of other public papers. Some of them must tell
// something: ordinary words alone are nobody's.
const (
	ownQuote       = 12 // in what the program drew: it must not go out
	ownSentence    = 8  // whole sentences
	ownFigure      = 5  // with a rare figure among them
	foreignLook    = 12 // in somebody else's paper: one to look at
	foreignQuote   = 25 // and one that must not go out
	tellingQuote   = 3  // so many of them must tell something
	tellingForeign = 5  // of those that must not go out in somebody else's paper
	wordLength     = 4  // bytes that a word has at least, on an average: letters set one by one are no words
	shortPage      = 8  // words of a whole page that cannot stand in somebody else's paper by chance
)

const (
	seed      = 16 // bytes of squashed text by which quotations are found
	mostSeeds = 4  // places of an exempt paper that begin with the same
)

// quotes are the exempt papers as they may be quoted.
type quotes struct {
	leaves  []leaf
	seeds   map[uint64][]seedAt // by the hash of their bytes
	likely  [1 << 10]uint64     // a bit for each end of a hash that there is
	figures map[string]int      // rare ones, and the papers that have them
	open    []passage           // public papers that are not in the document
	starts  []int               // the pages on which its public papers begin
}

// seedAt is where some bytes stand in a leaf.
type seedAt struct{ leaf, at int }

// seedOf is a hash of the first bytes.
func seedOf(b []byte) uint64 {
	const odd = 0x9E3779B97F4A7C15
	h := (binary.LittleEndian.Uint64(b)*odd ^ binary.LittleEndian.Uint64(b[8:])) * odd
	return h ^ h>>29*odd
}

// quotation is what a passage and a leaf have in common.
type quotation struct {
	leaf     int
	from, to int // words of the leaf
	part     int // of the passages
}

// PapersAt tells on which pages, from 0, the public papers of the document begin:
// what two of them hold is nothing that one took from an exempt paper.
func (s *Secrets) PapersAt(pages []int) { s.quotes.starts = pages }

// OpenPaper adds a public paper that is not in the document.
func (s *Secrets) OpenPaper(m Matter) {
	n := -1 - len(s.quotes.open)
	var all strings.Builder
	for _, t := range m.Texts {
		all.WriteString(t + "\n")
	}
	s.quotes.open = append(s.quotes.open, passage{text: squash(all.String()), foreign: true, paper: n})
}

// prepareQuotes reads the pages of the exempt papers.
func (s *Secrets) prepareQuotes() {
	q := &s.quotes
	q.leaves, q.seeds, q.figures, q.likely = nil, map[uint64][]seedAt{}, map[string]int{}, [1 << 10]uint64{}
	for n, p := range s.papers {
		for _, t := range p.Texts {
			l := newLeaf(n, t)
			s.markStanding(l)
			q.leaves = append(q.leaves, l)
			for _, w := range l.words {
				if w.rare && !w.standing {
					q.figures[string(l.squashed[w.from:w.to])] = n
				}
				if w.from+seed <= len(l.squashed) {
					key := seedOf(l.squashed[w.from:])
					q.likely[key>>54] |= 1 << (key >> 48 & 63)
					if at := q.seeds[key]; len(at) < mostSeeds {
						q.seeds[key] = append(at, seedAt{len(q.leaves) - 1, w.from})
					}
				}
			}
		}
	}
}

// quoted finds what stands in the passages of a document and in an exempt paper.
func (s *Secrets) quoted(parts []passage) []Found {
	q := &s.quotes
	if len(q.leaves) == 0 {
		return nil
	}
	parts = append(slices.Clone(parts), q.open...)
	var all []quotation
	done := map[[2]int32]int{}
	for i := range parts {
		clear(done)
		all = q.match(all, parts, i, done)
	}
	holders := q.holders(all, parts)
	best := map[[2]int]Found{} // by passage and paper
	quoted := map[[2]int]int{} // words of it
	var order [][2]int
	for _, m := range all {
		in, l := parts[m.part], q.leaves[m.leaf]
		if in.paper < 0 {
			continue
		}
		g := q.grade(m, in, holders[m.leaf])
		if g == no {
			continue
		}
		id := [2]int{m.part, l.paper}
		was, known := best[id]
		if !known {
			order = append(order, id)
		}
		if g == sure {
			quoted[id] += m.to - m.from
		}
		shared := g == sure && (in.foreign || l.plainly(m))
		if !known || was.Doubtful && g == sure || was.Shared && g == sure && !shared {
			p := s.papers[l.paper]
			best[id] = Found{in.place, l.said(m), fmt.Sprintf("%s, paper %q", p.Of, p.Name), g == doubtful, shared}
		}
	}
	var out []Found
	for _, id := range order {
		f := best[id]
		f.Shared = f.Shared && (parts[id[0]].foreign || quoted[id] < foreignQuote) // sentence by sentence it is a report
		out = append(out, f)
	}
	return append(out, s.figured(parts)...)
}

// plainly tells whether a quotation is no more than a sentence of a page, without a
// rare figure: minutes rightly say what a report says too, and the clerk can tell.
func (l *leaf) plainly(m quotation) bool {
	if m.to-m.from >= foreignQuote || m.from == 0 && m.to == len(l.words) {
		return false
	}
	return !slices.ContainsFunc(l.words[m.from:m.to], func(w leafWord) bool { return w.rare && !w.standing })
}

// match adds what a passage has in common with the leaves. done is how far each leaf
// has been followed, by what lies between the two.
func (q *quotes) match(all []quotation, parts []passage, part int, done map[[2]int32]int) []quotation {
	b := parts[part].text.squashed
	for i := 0; i+seed <= len(b); i++ {
		key := seedOf(b[i:])
		if q.likely[key>>54]&(1<<(key>>48&63)) == 0 {
			continue
		}
		for _, at := range q.seeds[key] {
			l := &q.leaves[at.leaf]
			id := [2]int32{int32(at.leaf), int32(i - at.at)}
			if i < done[id] || !bytes.Equal(l.squashed[at.at:at.at+seed], b[i:i+seed]) {
				continue
			}
			from, to := at.at, at.at+seed
			for from > 0 && i-(at.at-from) > 0 && l.squashed[from-1] == b[i-(at.at-from)-1] {
				from--
			}
			for to < len(l.squashed) && i+to-at.at < len(b) && l.squashed[to] == b[i+to-at.at] {
				to++
			}
			done[id] = i + to - at.at
			first, _ := slices.BinarySearchFunc(l.words, from, func(w leafWord, at int) int { return cmp.Compare(w.from, at) })
			last, _ := slices.BinarySearchFunc(l.words, to+1, func(w leafWord, at int) int { return cmp.Compare(w.to, at) })
			if last-first >= run || last-first == len(l.words) {
				all = append(all, quotation{at.leaf, first, last, part})
			}
		}
	}
	return all
}

// manyPapers stands for more than one paper, or meeting.
const manyPapers = 1 << 30

// holders are the public papers that hold the words of each leaf.
func (q *quotes) holders(all []quotation, parts []passage) map[int][]int {
	out := map[int][]int{}
	for _, m := range all {
		paper := parts[m.part].paper
		if paper == 0 {
			continue
		}
		if out[m.leaf] == nil {
			out[m.leaf] = make([]int, len(q.leaves[m.leaf].words))
		}
		for i := m.from; i < m.to; i++ {
			switch out[m.leaf][i] {
			case paper:
			case 0:
				out[m.leaf][i] = paper
			default:
				out[m.leaf][i] = manyPapers
			}
		}
	}
	return out
}

// grade tells what a quotation means.
func (q *quotes) grade(m quotation, in passage, holders []int) grade {
	l := q.leaves[m.leaf]
	n, size, telling, rare, sentences := 0, 0, 0, 0, 0
	begun := -1
	for i := m.from; i < m.to; i++ {
		w := l.words[i]
		if w.begins && begun < 0 {
			begun = i
		}
		if w.ends && begun >= 0 {
			sentences = i + 1 - begun
		}
		if w.standing || holders != nil && holders[i] != 0 && holders[i] != in.paper {
			continue
		}
		n, size = n+1, size+w.to-w.from
		if w.tells {
			telling++
		}
		if w.rare {
			rare++
		}
	}
	n = min(n, size/wordLength)
	whole := m.from == 0 && m.to == len(l.words) && n >= 3 && telling >= 2
	switch {
	case in.foreign && (n >= foreignQuote && telling >= tellingForeign || whole && n >= shortPage):
		return sure
	case in.foreign && (n >= foreignLook && telling >= tellingQuote || whole):
		return doubtful
	case in.foreign:
		return no
	case whole, telling >= tellingQuote && (n >= ownQuote || min(n, sentences) >= ownSentence || n >= ownFigure && rare > 0):
		return sure
	}
	return no
}

// figured finds rare figures of exempt papers in what the program drew: they may
// stand there by chance, if no public paper has them.
func (s *Secrets) figured(parts []passage) []Found {
	var out []Found
	for _, p := range parts {
		if p.foreign {
			continue
		}
		p.text.eachWord(func(key string) {
			n, is := s.quotes.figures[key]
			if !is || s.standing[key] || slices.ContainsFunc(parts, func(o passage) bool { return o.paper != 0 && o.text.has(key) }) {
				return
			}
			of := fmt.Sprintf("%s, paper %q", s.papers[n].Of, s.papers[n].Name)
			out = append(out, Found{Place: p.place, Words: key, Of: of, Doubtful: true})
		})
	}
	return out
}
