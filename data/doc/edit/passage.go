package edit

import "minutebook/data/doc"

// Passage is a stretch of a block's text, or of a cell's, that is marked as
// changed: struck out words and the words put in beside them.
type Passage struct{ Block, Cell, From, To int }

// Passages lists what is marked as changed, in order.
func (p *Page) Passages() []Passage {
	var out []Passage
	for i, b := range p.blocks {
		if b.Edit != "" {
			out = append(out, Passage{i, 0, 0, b.Content(0).Len()})
			continue
		}
		for c := range b.Cells() {
			at, open := 0, false
			for _, s := range b.Content(c).Spans {
				if s.Style.Edit == "" {
					open = false
				} else if open {
					out[len(out)-1].To = at + s.N
				} else {
					out, open = append(out, Passage{i, c, at, at + s.N}), true
				}
				at += s.N
			}
		}
	}
	return out
}

// TakeBack makes the changed passage at the caret what it was, as one step. It
// returns false if none is there.
func (p *Page) TakeBack() bool {
	from, _ := p.Range()
	b := p.blocks[from.Block]
	if b.Locked {
		return false
	}
	for _, m := range p.Passages() {
		if m.Block != from.Block || b.Edit == "" && (m.Cell != from.Cell || from.Off < m.From || from.Off > m.To) {
			continue
		}
		p.moved()
		p.begin()
		switch b.Edit {
		case doc.Added:
			p.drop(m.Block)
		case doc.Struck:
			p.replace(m.Block, 1, b.with(func(c *Block) { c.Edit = "" }))
		default:
			t := b.Content(m.Cell)
			p.replace(m.Block, 1, b.withContent(m.Cell, t.replace(m.From, m.To, t.Slice(m.From, m.To).before())))
		}
		p.caret(Pos{m.Block, m.Cell, m.From})
		p.commit(alone)
		p.moved()
		return true
	}
	return false
}
