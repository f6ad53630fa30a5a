package edit

import (
	"unicode"

	"minutebook/data/doc"
)

// Find selects the next place where a text stands, after the selection if next
// is set and else from its beginning on, and round the end of the page. Case
// and the form of apostrophes do not matter. It tells whether there is one.
// Headings of items are not searched.
func (p *Page) Find(text string, next bool) bool {
	from, to := p.Range()
	if next {
		from = to
	}
	want := folded([]rune(text))
	if len(want) == 0 {
		return false
	}
	at := from
	for range p.texts() + 1 {
		if off := index(p.blocks[at.Block].Content(at.Cell).Runes, want, at.Off); off >= 0 {
			at.Off = off
			end := at
			end.Off += len(want)
			p.Select(at, end)
			return true
		}
		if f := p.following(at); f.Block == at.Block && f.Cell == at.Cell {
			at = p.Start()
		} else {
			at = f
		}
	}
	return false
}

// FindBefore selects the place before the selection where a text stands, round
// the beginning of the page.
func (p *Page) FindBefore(text string) bool {
	from, _ := p.Range()
	want := folded([]rune(text))
	if len(want) == 0 {
		return false
	}
	at := from
	for range p.texts() + 1 {
		if off := lastIndex(p.blocks[at.Block].Content(at.Cell).Runes, want, at.Off); off >= 0 {
			at.Off = off
			end := at
			end.Off += len(want)
			p.Select(at, end)
			return true
		}
		if f := p.previous(at); f.Block == at.Block && f.Cell == at.Cell {
			at = p.End()
		} else {
			at = f
		}
	}
	return false
}

// Occurrences returns the offsets at which a text stands in a block, or a cell
// of its table, one after the other. Headings of items have none.
func (p *Page) Occurrences(block, cell int, text string) []int {
	want := folded([]rune(text))
	b := p.blocks[block]
	if len(want) == 0 || b.Kind == ItemHeading {
		return nil
	}
	var out []int
	runes := b.Content(cell).Runes
	for off := index(runes, want, 0); off >= 0; off = index(runes, want, off+len(want)) {
		out = append(out, off)
	}
	return out
}

// Count is how often a text stands on the page, and which of those places is
// selected, from 1; 0 if none is.
func (p *Page) Count(text string) (all, selected int) {
	from, to := p.Range()
	for i, b := range p.blocks {
		for c := range b.Cells() {
			for _, off := range p.Occurrences(i, c, text) {
				all++
				if from == (Pos{i, c, off}) && to != from {
					selected = all
				}
			}
		}
	}
	return all, selected
}

// Replace exchanges what is selected if it is the text, and finds the next.
func (p *Page) Replace(text, with string) bool {
	from, to := p.Range()
	want := folded([]rune(text))
	runes := p.blocks[from.Block].Content(from.Cell).Runes
	if len(want) > 0 && from.Block == to.Block && from.Cell == to.Cell &&
		to.Off-from.Off == len(want) && index(runes[:to.Off], want, from.Off) == from.Off {
		p.Insert(with)
	}
	return p.Find(text, false)
}

// ReplaceAll exchanges a text wherever it may be changed, as one step, and
// returns how often.
func (p *Page) ReplaceAll(text, with string) int {
	want := folded([]rune(text))
	if len(want) == 0 {
		return 0
	}
	sel := p.sel
	p.moved()
	p.begin()
	n := 0
	for i, b := range p.blocks {
		if b.Locked {
			continue
		}
		was := b
		for c := range b.Cells() {
			t, k := replaced(b.Content(c), want, doc.Clean(with))
			if k > 0 {
				b = b.withContent(c, t)
				n += k
			}
		}
		if b != was {
			p.replace(i, 1, b)
		}
	}
	p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	p.commit(alone)
	p.moved()
	return n
}

func replaced(t Text, want []rune, with string) (Text, int) {
	n := 0
	for off := index(t.Runes, want, 0); off >= 0; n++ {
		in := Plain(with, t.At(off))
		t = t.replace(off, off+len(want), in)
		off = index(t.Runes, want, off+in.Len())
	}
	return t, n
}

// texts is how many texts the page has.
func (p *Page) texts() int {
	n := 0
	for _, b := range p.blocks {
		n += b.Cells()
	}
	return n
}

// index is the first offset from one on where a folded text stands; -1 if none.
func index(runes, want []rune, from int) int {
	for off := from; off+len(want) <= len(runes); off++ {
		if stands(runes[off:], want) {
			return off
		}
	}
	return -1
}

// lastIndex is the last offset at which a folded text stands that ends at or
// before another offset; -1 if none.
func lastIndex(runes, want []rune, before int) int {
	for off := min(before, len(runes)) - len(want); off >= 0; off-- {
		if stands(runes[off:], want) {
			return off
		}
	}
	return -1
}

func stands(runes, want []rune) bool {
	for i, w := range want {
		if fold(runes[i]) != w {
			return false
		}
	}
	return true
}

func folded(runes []rune) []rune {
	out := make([]rune, len(runes))
	for i, r := range runes {
		out[i] = fold(r)
	}
	return out
}

// fold makes one rune of those that a search does not tell apart.
func fold(r rune) rune {
	switch r {
	case '’', '‘':
		return '\''
	case '“', '”':
		return '"'
	case '\u00a0', '\n', '\t':
		return ' '
	}
	return unicode.ToLower(r)
}
