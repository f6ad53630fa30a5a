package edit

import (
	"maps"

	"minutebook/data/doc"
)

// confidential is why a passage is exempt where a note of private session names
// no reason.
const confidential = "confidential"

// Exempt is why a block is kept from the public, by itself or by its section, as
// doc.Block says it, or by the decision it is a part of; empty for a public one. An empty block is as what will be
// typed in it. Headings of items are public, and so are the notes between which
// the meeting is private.
func (p *Page) Exempt(i int) string {
	b := p.blocks[i]
	switch {
	case b.Kind == ItemHeading || b.Time.Door():
		return ""
	case b.Exempt != "":
		return b.Exempt
	case p.exempt[b.Section] != "":
		return p.exempt[b.Section]
	}
	for over := p.over(i); over >= 0; over = p.over(over) {
		if why := p.blocks[over].Exempt; why != "" {
			return why
		}
	}
	if b.said() || b.Locked {
		return ""
	}
	reason, _ := p.Private(i - 1)
	return reason
}

// over is the block that a lettered part hangs on; -1 for none.
func (p *Page) over(i int) int {
	b := p.blocks[i]
	for b.IsPart() && !p.first(i) && p.blocks[i-1].Kind.IsProposal() {
		if i--; p.blocks[i].Level < b.Level {
			return i
		}
	}
	return -1
}

// Private tells whether what begins below a block is kept from the public, and
// why: the last note down to the block that the public leaves or comes back in
// is one that it leaves.
func (p *Page) Private(i int) (reason string, private bool) {
	for ; i >= 0; i-- {
		if t := p.blocks[i].Time; t.Door() {
			if t.Kind != doc.Exclusion {
				return "", false
			}
			return orConfidential(t.Reason), true
		}
	}
	return "", false
}

func orConfidential(reason string) string {
	if reason == "" {
		return confidential
	}
	return reason
}

// SetExempt says why the blocks the selection touches are kept from the public,
// with what hangs on them: see doc.Document.WithHanging. With an empty reason they
// are public, unless their section is not or they hang on what is not. Notes that
// the public leaves or comes back stay public.
func (p *Page) SetExempt(reason string) {
	from, to := p.Range()
	touched := map[int64]map[string]bool{} // by section
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		if touched[b.Section] == nil {
			touched[b.Section] = map[string]bool{}
		}
		touched[b.Section][b.ID] = true
	}
	for key, ids := range touched {
		maps.Copy(ids, p.Document(key).WithHanging(func(b doc.Block) bool { return ids[b.ID] }))
	}
	p.moved()
	p.begin()
	for i, b := range p.blocks {
		if touched[b.Section][b.ID] && !b.Locked && !b.Time.Door() && b.Exempt != reason {
			p.replace(i, 1, b.with(func(c *Block) { c.Exempt = reason }))
		}
	}
	for key := range touched {
		p.keepHanging(key)
	}
	p.commit(alone)
	p.moved()
}

// keepHanging says of the proposals of a section that hang on what is kept from
// the public why they are too: it is to be seen. Lettered parts show it by their
// head.
func (p *Page) keepHanging(key int64) {
	if p.exempt[key] != "" {
		return
	}
	why := p.Document(key).Reasons()
	for i, b := range p.blocks {
		if b.Section == key && b.Kind.IsProposal() && !b.IsPart() && !b.Locked && b.Exempt == "" && why[b.ID] != "" {
			p.replace(i, 1, b.with(func(c *Block) { c.Exempt = why[b.ID] }))
		}
	}
}

// inherit keeps blocks under construction from the public if the one they stand
// beside, or take the place of, is: nothing becomes public by a key.
func inherit(blocks []*Block, from *Block) {
	for _, b := range blocks {
		if b.Exempt == "" && !b.Time.Door() {
			b.Exempt = from.Exempt
		}
	}
}

// kept is a block with words that came from one that is kept from the public: so
// is it then, by itself or by its section.
func (p *Page) kept(b *Block, exempt string) *Block {
	if exempt == "" || b.Exempt != "" || p.exempt[b.Section] != "" {
		return b
	}
	return b.with(func(c *Block) { c.Exempt = exempt })
}

// reasonIn is why the first of some blocks that are kept from the public is.
func reasonIn(blocks []doc.Block) string {
	for _, b := range blocks {
		if b.Exempt != "" {
			return b.Exempt
		}
	}
	return ""
}

// withhold is what comes in at a place in the place of other blocks, with the
// reason on all that begins in private session: blocks that are new, and empty
// ones that get their first words. What stood there before stays as it was.
func (p *Page) withhold(at int, old, ins []*Block) []*Block {
	if len(ins) == 1 && len(old) == 1 && ins[0].ID == old[0].ID && old[0].said() {
		return ins // a key in a text
	}
	said := make(map[string]bool, len(old))
	for _, b := range old {
		said[b.ID] = b.said()
	}
	var out []*Block
	reason, private := p.Private(at - 1)
	for i, b := range ins {
		if b.Time.Door() {
			reason, private = orConfidential(b.Time.Reason), b.Time.Kind == doc.Exclusion
			continue
		}
		if !private || b.Locked || b.Filler || b.Exempt != "" || said[b.ID] || p.exempt[b.Section] != "" || p.tracked && b.Edit != doc.Added {
			continue
		}
		if out == nil {
			out = append(out, ins...)
		}
		out[i] = b.with(func(c *Block) { c.Exempt = reason })
	}
	if out == nil {
		return ins
	}
	return out
}

// said tells whether anything stands in the block.
func (b *Block) said() bool { return b.Grid != nil || b.Text.Len() > 0 }

// passNote puts the caret into a new paragraph below a note that the public
// leaves or comes back: what is typed there stands below it.
func (p *Page) passNote() {
	i := p.sel.Head.Block
	b := p.blocks[i]
	if b.Locked || !b.Time.Door() {
		return
	}
	p.replace(i+1, 0, b.sprout(doc.Paragraph, 0, Text{}))
	p.caret(Pos{Block: i + 1})
}
