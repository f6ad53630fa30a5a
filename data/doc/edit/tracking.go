package edit

import (
	"slices"

	"minutebook/data/doc"
)

// What the keys do on a page on which every change can be seen.

// eraseTracked is erase: it goes past what is struck out already.
func (p *Page) eraseTracked(back bool, reach func(Pos) Pos, edge func()) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Edit == doc.Struck {
		p.Place(reach(at), false)
		return
	}
	t := b.Content(at.Cell)
	for back && at.Off > 0 && t.At(at.Off-1).Edit == doc.Struck {
		at.Off--
	}
	for !back && at.Off < t.Len() && t.At(at.Off).Edit == doc.Struck {
		at.Off++
	}
	to := reach(at)
	if to.Block == at.Block && to.Cell == at.Cell && to != at {
		p.next = nil
		p.begin()
		from, end := min(at.Off, to.Off), max(at.Off, to.Off)
		p.cut(from, end)
		if left := p.blocks[at.Block].Content(at.Cell).Len(); !back && p.fixed(b) {
			p.caret(Pos{at.Block, at.Cell, end - (t.Len() - left)})
		}
		p.commit(erased)
		return
	}
	if b.Grid != nil || b.Locked {
		return
	}
	p.moved()
	p.begin()
	edge()
	p.commit(alone)
	p.moved()
}

// beside is the nearest block above or below in the section that is not struck
// out; -1 if there is none.
func (p *Page) beside(i, step int) int {
	for step < 0 && !p.first(i) || step > 0 && !p.last(i) {
		i += step
		if p.blocks[i].Edit != doc.Struck {
			return i
		}
	}
	return -1
}

// weldTracked is weld of two blocks between which all are struck out. Words of
// the second that were there before stay below, struck out, and stand in the
// first as put in. What is kept from the public joins nothing that is not.
func (p *Page) weldTracked(i, j int) {
	a, b := p.blocks[i], p.blocks[j]
	between, words := p.blocks[i+1:j], b.Text.living()
	put := func(caret Pos, blocks ...*Block) {
		p.replace(i, j-i+1, blocks...)
		p.caret(caret)
	}
	switch {
	case b.Grid == nil && words.Len() == 0:
		end := p.endOf(i)
		p.drop(j)
		p.caret(end)
	case a.Grid == nil && a.Text.living().Len() == 0 && a.Kind == doc.Paragraph:
		n := len(p.blocks)
		p.drop(i)
		p.caret(Pos{Block: j + len(p.blocks) - n})
	case a.Grid != nil, b.Grid == nil && p.Exempt(i) != p.Exempt(j):
		p.caret(p.endOf(i))
	case b.Grid != nil:
		p.caret(Pos{Block: j})
	case !p.fixed(a) && !p.fixed(b):
		put(Pos{Block: i, Off: a.Text.Len()}, slices.Concat([]*Block{a.withContent(0, join(a.Text, words))}, between)...)
	case !p.fixed(a):
		put(Pos{Block: j - 1, Off: a.Text.Len()}, slices.Concat(between, []*Block{b.withContent(0, join(a.Text.marked(doc.Added), b.Text))})...)
	default:
		joined, off := rejoined(a.Text, words)
		rest := slices.Concat([]*Block{a.withContent(0, joined)}, between)
		if p.fixed(b) {
			rest = append(rest, b.struckOut())
		}
		put(Pos{Block: i, Off: off}, rest...)
	}
}

// rejoined is a text with words put in at its end, and where they begin. Words
// that were struck out there come back.
func rejoined(t, words Text) (Text, int) {
	off := t.Len()
	for off > 0 && t.At(off-1).Edit == doc.Struck {
		off--
	}
	if tail := t.Slice(off, t.Len()).before(); tail.equal(words) {
		return join(t.Slice(0, off), words), off
	}
	return join(t, words.marked(doc.Added)), t.Len()
}

// drop takes a block away: one that was there before is struck out.
func (p *Page) drop(i int) {
	b := p.blocks[i]
	switch {
	case p.fixed(b):
		p.replace(i, 1, b.struckOut())
	case p.first(i) && p.last(i):
		p.replace(i, 1, filler(b.Section))
	default:
		p.replace(i, 1)
	}
}

// removeTracked strikes out what is selected, over cells or blocks.
func (p *Page) removeTracked(from, to Pos) {
	if from.Block == to.Block {
		b := p.blocks[from.Block]
		g := *b.Grid
		g.Cells = slices.Clone(g.Cells)
		for i, t := range g.Cells {
			if inRectangle(i, from.Cell, to.Cell, len(g.Columns)) {
				g.Cells[i] = t.struck(0, t.Len())
			}
		}
		p.replace(from.Block, 1, b.with(func(c *Block) { c.Grid = &g }))
		p.caret(Pos{from.Block, from.Cell, 0})
		return
	}
	first, last := p.blocks[from.Block], p.blocks[to.Block]
	var kept []*Block
	has := !p.first(from.Block)
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		if i > from.Block && p.blocks[i-1].Section != b.Section {
			has = false
		}
		a, z := 0, b.Content(b.Cells()-1).Len()
		if i == from.Block && b.Grid == nil {
			a = from.Off
		}
		if i == to.Block && b.Grid == nil {
			z = to.Off
		}
		if left := p.struckFrom(b, a, z); left != nil {
			kept = append(kept, left)
			has = has || left.Kind != ItemHeading
		}
		if p.last(i) && !has {
			kept = append(kept, filler(b.Section))
		}
	}
	join := first.Section == last.Section && first.Grid == nil && last.Grid == nil && !first.Locked &&
		from.Off > 0 && 0 < to.Off && to.Off < last.Text.Len() && first.Edit != doc.Struck && last.Edit != doc.Struck
	p.replace(from.Block, to.Block-from.Block+1, kept...)
	if join {
		p.weldTracked(from.Block, from.Block+len(kept)-1)
	}
	if first.Grid != nil {
		from.Off = 0
	}
	p.caret(from)
}

// struckFrom is what a deletion over several blocks leaves of one, whose text it
// takes from one offset to another; nil if nothing.
func (p *Page) struckFrom(b *Block, from, to int) *Block {
	whole := b.Grid != nil || from == 0 && to == b.Text.Len()
	switch {
	case b.Locked, b.Filler, b.Edit == doc.Struck:
		return b
	case p.fixed(b) && whole:
		return b.struckOut()
	case p.fixed(b):
		return b.withContent(0, b.Text.struck(from, to))
	case whole:
		return nil
	}
	return b.withContent(0, b.Text.replace(from, to, Text{}))
}

// splitTracked is split in a block that was there before: what stands behind the
// caret is struck out there and stands in a new block below.
func (p *Page) splitTracked() {
	at := p.sel.Head
	b := p.blocks[at.Block]
	n := b.Content(at.Cell).Len()
	switch {
	case b.Edit == doc.Struck:
		p.passStruck()
		at = p.sel.Head
		p.replace(at.Block+1, 0, b.sprout(doc.Paragraph, 0, Text{}))
		p.caret(Pos{Block: at.Block + 1})
	case b.Grid != nil && at == Pos{Block: at.Block} && p.first(at.Block):
		p.replace(at.Block, 0, b.sprout(doc.Paragraph, 0, Text{}))
		p.caret(at)
	case b.Grid != nil:
		p.put("\n")
	case at.Off == 0 && n > 0:
		kind, level := doc.Paragraph, 0
		if b.Kind.IsList() || b.IsPart() {
			kind, level = b.Kind, b.Level
		}
		p.replace(at.Block, 0, b.sprout(kind, level, Text{}))
		p.caret(Pos{Block: at.Block + 1})
	default:
		tail := b.Text.Slice(at.Off, n).living()
		kind, level := follower(b, at.Off)
		if p.ends(at) {
			kind, level = doc.Paragraph, 0
		}
		below, del := b.sprout(kind, level, tail), 0
		if next := at.Block + 1; !p.last(at.Block) && tail.Len() > 0 && p.blocks[next].Edit == doc.Struck && p.blocks[next].Text.equal(tail) {
			below, del = p.blocks[next].with(func(c *Block) { c.Edit = "" }), 1 // it was joined before and comes apart again
		}
		p.replace(at.Block, 1+del, b.withContent(0, b.Text.struck(at.Off, n)), below)
		p.caret(Pos{Block: at.Block + 1})
	}
}

// pasteTracked is Paste: text goes into the block at the caret, blocks beside
// it. Words that are kept from the public do not go into a block that is not.
func (p *Page) pasteTracked(blocks []doc.Block) {
	p.passStruck()
	at := p.sel.Head
	b := p.blocks[at.Block]
	fits := b.Edit != doc.Struck && (reasonIn(blocks) == "" || p.Exempt(at.Block) != "")
	switch {
	case b.Locked:
	case fits && (b.Grid != nil || len(blocks) == 1 && blocks[0].Kind == doc.Paragraph):
		t := textOf(blocks)
		if p.fixed(b) {
			t = t.marked(doc.Added)
		}
		p.pasteText(t, "")
	case !p.fixed(b):
		p.pasteBlocks(blocks)
	default:
		p.pasteBeside(blocks)
	}
}

func (p *Page) pasteBeside(blocks []doc.Block) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	place := at.Block + 1
	if b.Grid == nil && b.Edit != doc.Struck && b.Text.Slice(at.Off, b.Text.Len()).living().Len() > 0 {
		if place = at.Block; at.Off > 0 {
			p.splitTracked()
			place = p.sel.Head.Block
		}
	}
	var out []*Block
	for _, d := range blocks {
		d.ID = doc.NewID()
		out = append(out, fromDoc(Proper(d), b.Section))
	}
	inherit(out, b)
	p.replace(place, 0, out...)
	p.caret(p.endOf(place + len(out) - 1))
}
