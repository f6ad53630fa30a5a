package edit

import (
	"cmp"

	"minutebook/data/doc"
)

// Remove deletes what is selected. Headings of items and read-only sections in
// it stay.
func (p *Page) Remove() {
	p.moved()
	p.begin()
	p.remove()
	p.commit(alone)
	p.moved()
}

// Backspace deletes the selection, or what a reader sees as one character
// before the caret. At the beginning of a block it first makes a paragraph of
// it and then joins it to the one before.
func (p *Page) Backspace() { p.erase(true, p.Left, p.joinBefore) }

// Delete deletes the selection or the character after the caret. At the end of
// a block it joins the next one to it.
func (p *Page) Delete() { p.erase(false, p.Right, p.joinAfter) }

// BackspaceWord deletes to the beginning of the word.
func (p *Page) BackspaceWord() { p.erase(true, p.WordLeft, p.joinBefore) }

// DeleteWord deletes to the beginning of the next word.
func (p *Page) DeleteWord() { p.erase(false, p.WordRight, p.joinAfter) }

// erase deletes as far as reach goes inside the text at the caret, and calls
// edge where that ends there.
func (p *Page) erase(back bool, reach func(Pos) Pos, edge func()) {
	if !p.sel.Empty() {
		p.Remove()
		return
	}
	if p.tracked {
		p.eraseTracked(back, reach, edge)
		return
	}
	at := p.sel.Head
	to := reach(at)
	if to.Block == at.Block && to.Cell == at.Cell && to != at {
		p.next = nil
		p.begin()
		p.cut(min(at.Off, to.Off), max(at.Off, to.Off))
		p.commit(erased)
		return
	}
	b := p.blocks[at.Block]
	if b.Grid != nil || b.Locked {
		return
	}
	p.moved()
	p.begin()
	edge()
	p.commit(alone)
	p.moved()
}

// cut deletes between two offsets of the text at the caret.
func (p *Page) cut(from, to int) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Locked || b.Edit == doc.Struck {
		return
	}
	t := b.Content(at.Cell)
	if p.fixed(b) {
		t = t.struck(from, to)
	} else {
		t = t.replace(from, to, Text{})
	}
	p.replace(at.Block, 1, b.withContent(at.Cell, t))
	p.caret(Pos{at.Block, at.Cell, from})
}

func (p *Page) joinBefore() {
	i := p.sel.Head.Block
	b := p.blocks[i]
	if b.Kind != doc.Paragraph && !p.fixed(b) {
		p.replace(i, 1, b.with(func(c *Block) { c.setKind(doc.Paragraph, 0) }))
		return
	}
	if p.tracked {
		if above := p.beside(i, -1); above >= 0 {
			p.weldTracked(above, i)
		}
		return
	}
	if p.first(i) {
		return
	}
	p.weld(i - 1)
}

func (p *Page) joinAfter() {
	i := p.sel.Head.Block
	if p.tracked {
		if below := p.beside(i, 1); below >= 0 {
			p.weldTracked(i, below)
		}
		return
	}
	if !p.last(i) {
		p.weld(i)
	}
}

// weld makes one block of two neighbours in a section. The first gives its kind
// and id unless it is empty. Nothing joins a table, but an empty paragraph
// beside one goes.
func (p *Page) weld(i int) {
	a, b := p.blocks[i], p.blocks[i+1]
	switch {
	case a.Grid != nil && b.Grid == nil && b.Text.Len() == 0:
		p.replace(i+1, 1)
		p.caret(p.endOf(i))
	case a.Grid == nil && a.Text.Len() == 0 && a.Kind == doc.Paragraph:
		p.replace(i, 1)
		p.caret(Pos{Block: i})
	case a.Grid != nil:
		p.caret(p.endOf(i))
	case b.Grid != nil:
		p.caret(Pos{Block: i + 1})
	default:
		p.replace(i, 2, a.withContent(0, join(a.Text, b.Text)).with(func(c *Block) { c.Exempt = cmp.Or(a.Exempt, b.Exempt) }))
		p.caret(Pos{Block: i, Off: a.Text.Len()})
	}
}

// remove deletes what is selected, as part of a step.
func (p *Page) remove() {
	if p.sel.Empty() {
		return
	}
	from, to := p.Range()
	first := p.blocks[from.Block]
	switch {
	case from.Block == to.Block && from.Cell == to.Cell:
		p.sel.Head = from
		p.cut(from.Off, to.Off)
		p.caret(from)
	case p.tracked && (!first.Locked && p.fixed(first) || from.Block != to.Block):
		p.removeTracked(from, to)
	case from.Block == to.Block:
		if !first.Locked {
			p.replace(from.Block, 1, first.with(func(c *Block) { c.Grid = p.emptied(from, to) }))
		}
		p.caret(Pos{from.Block, from.Cell, 0})
	default:
		p.removeBlocks(from, to)
	}
}

// emptied is the table of a selection over several of its cells without the
// text in them.
func (p *Page) emptied(from, to Pos) *Grid {
	g := *p.blocks[from.Block].Grid
	cells := make([]Text, len(g.Cells))
	for i, t := range g.Cells {
		if !inRectangle(i, from.Cell, to.Cell, len(g.Columns)) {
			cells[i] = t
		}
	}
	g.Cells = cells
	return &g
}

// removeBlocks deletes a selection over several blocks.
func (p *Page) removeBlocks(from, to Pos) {
	first, last := p.blocks[from.Block], p.blocks[to.Block]
	var kept []*Block
	switch {
	case first.Section != last.Section:
		kept = p.keptAcross(from, to)
	case first.Locked:
		kept = p.blocks[from.Block : to.Block+1]
	default:
		kept = remains(first, last, from.Off, to.Off)
	}
	p.replace(from.Block, to.Block-from.Block+1, kept...)
	if first.Grid != nil {
		from.Off = 0
	}
	p.caret(from)
}

// remains is what a deletion from inside one block to inside a later one of the
// same section leaves.
func remains(first, last *Block, from, to int) []*Block {
	tail := last.Text.Slice(to, last.Text.Len())
	switch {
	case first.Grid != nil && last.Grid != nil:
		return []*Block{first.sprout(doc.Paragraph, 0, Text{})}
	case first.Grid != nil:
		return []*Block{last.withContent(0, tail)}
	case from == 0 && tail.Len() > 0:
		return []*Block{last.withContent(0, tail)}
	}
	kept := shortened(first, join(first.Text.Slice(0, from), tail))
	if tail.Len() > 0 && last.Exempt != "" {
		kept = kept.with(func(c *Block) { c.Exempt = last.Exempt })
	}
	return []*Block{kept}
}

// shortened is a block with less text. A card without text is a paragraph.
func shortened(b *Block, t Text) *Block {
	return b.with(func(c *Block) {
		c.Text = t
		if t.Len() == 0 && b.IsCard() {
			c.setKind(doc.Paragraph, 0)
		}
	})
}

// keptAcross is what a deletion over several sections leaves of the blocks it
// touches: what is locked, the two ends, and a paragraph for a section that
// would have none.
func (p *Page) keptAcross(from, to Pos) []*Block {
	var kept []*Block
	has := false // the section at hand keeps a block below its heading
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		if i == from.Block {
			has = !p.first(i)
		} else if p.blocks[i-1].Section != b.Section {
			has = false
		}
		var left *Block
		switch {
		case b.Locked:
			left = b
		case i == from.Block && b.Grid == nil:
			left = shortened(b, b.Text.Slice(0, from.Off))
		case i == to.Block && b.Grid == nil && to.Off < b.Text.Len():
			left = b.withContent(0, b.Text.Slice(to.Off, b.Text.Len()))
		}
		if left != nil {
			kept = append(kept, left)
			has = has || left.Kind != ItemHeading
		}
		ends := i == len(p.blocks)-1 || p.blocks[i+1].Section != b.Section
		if ends && !has {
			kept = append(kept, filler(b.Section))
		}
	}
	return kept
}
