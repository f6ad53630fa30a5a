package edit

import "minutebook/data/doc"

// Exchange puts blocks in the place of what stands between a place and the
// caret, as one step. Undoing it gives back what was typed there, with the
// caret behind it. It returns false where nothing may be typed.
func (p *Page) Exchange(from Pos, blocks []doc.Block) bool {
	head := p.sel.Head
	if b := p.blocks[head.Block]; b.Locked || from.Block != head.Block || from.Cell != head.Cell || from.Off > head.Off {
		return false
	}
	p.moved()
	p.begin()
	p.sel = Selection{from, head}
	if len(blocks) == 0 {
		p.remove()
	}
	p.Paste(blocks)
	p.commit(alone)
	p.moved()
	return true
}
