package edit

import "minutebook/data/doc"

// SetKind makes blocks of a kind of what is selected. A level the kind does not
// have becomes the nearest it has. Tables keep their kind; a paragraph that
// becomes a table is its first cell.
func (p *Page) SetKind(kind doc.Kind, level int) {
	p.eachBlock(func(_ int, b *Block) *Block {
		switch {
		case b.Grid != nil || p.fixed(b):
			return b
		case kind == doc.TableKind:
			return b.with(func(c *Block) {
				c.setKind(kind, 0)
				c.Grid = newGrid(2, 2)
				c.Grid.Cells[0], c.Text = b.Text, Text{}
			})
		}
		return b.with(func(c *Block) { c.setKind(kind, level) })
	})
}

// Indent takes lists, headings and lettered parts a level in. A paragraph after
// a list becomes its next item, one after a decision its next lettered part.
func (p *Page) Indent() {
	i, _ := p.Range()
	var before *Block
	if !p.first(i.Block) {
		before = p.blocks[i.Block-1]
	}
	p.eachBlock(func(_ int, b *Block) *Block {
		c := b
		if !p.fixed(b) {
			c = indented(b, before)
		}
		before = c
		return c
	})
}

func indented(b, before *Block) *Block {
	switch {
	case b.Kind == doc.Paragraph && before != nil && before.Kind.IsList():
		return b.with(func(c *Block) { c.setKind(before.Kind, before.Level) })
	case b.Kind == doc.Paragraph && before != nil && before.Kind.IsProposal():
		return b.with(func(c *Block) { c.setKind(before.Kind, max(before.Level, 1)) })
	case b.Kind.IsList(), b.Kind == doc.Heading, b.IsPart():
		if b.Level < doc.MaxLevel {
			return b.with(func(c *Block) { c.setKind(b.Kind, b.Level+1) })
		}
	}
	return b
}

// Outdent takes lists, headings and lettered parts a level out. Items and parts
// at the first level become paragraphs.
func (p *Page) Outdent() {
	p.eachBlock(func(_ int, b *Block) *Block {
		if p.fixed(b) {
			return b
		}
		return outdented(b)
	})
}

func outdented(b *Block) *Block {
	switch {
	case (b.Kind.IsList() || b.IsPart()) && b.Level == 1:
		return b.with(func(c *Block) { c.setKind(doc.Paragraph, 0) })
	case b.Kind.IsList(), b.IsPart(), b.Kind == doc.Heading && b.Level > 1:
		return b.with(func(c *Block) { c.setKind(b.Kind, b.Level-1) })
	}
	return b
}

// lift takes the block a level out, as part of a step.
func (p *Page) lift(i int) { p.replace(i, 1, outdented(p.blocks[i])) }

// eachBlock replaces the blocks the selection touches, as one step. The
// selection stays.
func (p *Page) eachBlock(change func(i int, b *Block) *Block) {
	sel := p.sel
	from, to := p.Range()
	p.moved()
	p.begin()
	blocks := make([]*Block, 0, to.Block-from.Block+1)
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		if !b.Locked {
			b = change(i, b)
		}
		blocks = append(blocks, b)
	}
	p.replace(from.Block, len(blocks), blocks...)
	p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	p.commit(alone)
	p.moved()
}
