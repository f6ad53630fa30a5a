package edit

import (
	"slices"
	"strings"

	"minutebook/data/doc"
)

// SetLines changes what the program says below the heading of an item: sentences
// that are printed and that the caret does not go through. It is no step of undo.
// It tells whether anything has changed.
func (p *Page) SetLines(key int64, lines []string) bool {
	i := slices.IndexFunc(p.blocks, func(b *Block) bool { return b.Section == key && b.Kind == ItemHeading })
	if i < 0 || slices.Equal(p.blocks[i].Lines, lines) {
		return false
	}
	h := p.blocks[i].with(func(b *Block) { b.Lines = slices.Clone(lines) })
	p.headings[key] = h
	p.blocks[i] = h
	p.tell(Change{i, 1, 1})
	return true
}

// Notes lists the notes of time on the page in order.
func (p *Page) Notes() []*Block {
	var out []*Block
	for _, b := range p.blocks {
		if b.Time != nil {
			out = append(out, b)
		}
	}
	return out
}

// RemoveBlock takes a block out as one step of undo and leaves the caret where
// it is. It returns false if there is none or it is locked.
func (p *Page) RemoveBlock(section int64, id string) bool {
	i := p.Index(section, id)
	if i < 0 || id == "" || p.blocks[i].Locked || p.fixed(p.blocks[i]) {
		return false
	}
	sel := p.sel
	p.moved()
	p.begin()
	var left []*Block
	if b := p.blocks[i]; p.first(i) && p.last(i) {
		left = []*Block{filler(section)}
		if b.Exempt != "" {
			left = []*Block{b.sprout(doc.Paragraph, 0, Text{})}
		}
	}
	p.replace(i, 1, left...)
	for _, at := range []*Pos{&sel.Anchor, &sel.Head} {
		if at.Block == i {
			*at = Pos{Block: max(i-1+len(left), 0)}
			at.Off = p.blocks[at.Block].Content(0).Len()
		} else if at.Block > i {
			at.Block -= 1 - len(left)
		}
	}
	p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	p.commit(alone)
	p.moved()
	return true
}

// Interject puts in a block that tells of what happened while something else was
// typed, as one step. At the caret the hands go on where they were: it goes
// above a list or a sentence that is not finished yet, and else below, with an
// empty paragraph to go on in. In another section it goes to the end. It returns
// false where nothing may be typed.
func (p *Page) Interject(section int64, b doc.Block) bool {
	i := p.sel.Head.Block
	if p.blocks[i].Section != section {
		return p.append(section, b)
	}
	here := p.blocks[i]
	if here.Locked {
		return false
	}
	sel := p.sel
	p.moved()
	p.begin()
	n := p.fresh(Proper(b), section)
	inherit([]*Block{n}, here)
	if at, ok := p.above(i); ok {
		p.replace(at, 0, n)
		sel.Anchor.Block++
		sel.Head.Block++
		p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	} else {
		at, del := p.below(i), 0
		if here.Kind == doc.Paragraph && here.Text.Len() == 0 && !p.fixed(here) {
			at, del = i, 1
		}
		p.replace(at, del, n)
		if next := at + 1; next == len(p.blocks) || p.blocks[next].Section != section || p.blocks[next].Kind != doc.Paragraph || p.blocks[next].Text.Len() > 0 {
			p.replace(next, 0, here.sprout(doc.Paragraph, 0, Text{}))
		}
		p.caret(Pos{Block: at + 1})
	}
	p.commit(alone)
	p.moved()
	return true
}

// append puts a block at the end of a section; the caret stays.
func (p *Page) append(section int64, b doc.Block) bool {
	at := p.Index(section, "")
	if at < 0 || p.blocks[at].Locked {
		return false
	}
	for at < len(p.blocks) && p.blocks[at].Section == section {
		at++
	}
	sel := p.sel
	p.moved()
	p.begin()
	n, last, del := p.fresh(Proper(b), section), p.blocks[at-1], 0
	inherit([]*Block{n}, last)
	if last.Kind == doc.Paragraph && last.Text.Len() == 0 && !p.fixed(last) {
		at, del = at-1, 1
	}
	p.replace(at, del, n)
	for _, pos := range []*Pos{&sel.Anchor, &sel.Head} {
		if pos.Block >= at+del {
			pos.Block += 1 - del
		}
	}
	p.sel = Selection{p.near(sel.Anchor), p.near(sel.Head)}
	p.commit(alone)
	p.moved()
	return true
}

// above is where something goes that must not come between a block and what
// follows: above the whole of a list and the words that lead to it, or above a
// paragraph in the middle of a sentence. False for other blocks.
func (p *Page) above(i int) (int, bool) {
	b := p.blocks[i]
	text := strings.TrimSpace(b.Text.String())
	unfinished := text != "" && !strings.ContainsRune(".!?”", []rune(text)[len([]rune(text))-1])
	switch {
	case b.IsCard() || b.IsPart() || b.Grid != nil:
		return 0, false
	case !b.Kind.IsList():
		return i, unfinished
	}
	for !p.first(i) && p.blocks[i-1].Kind.IsList() {
		i--
	}
	if !p.first(i) && strings.HasSuffix(strings.TrimSpace(p.blocks[i-1].Text.String()), ":") {
		i--
	}
	return i, true
}

// below is the place after a block and the lettered parts that belong to it.
func (p *Page) below(i int) int {
	at := i + 1
	for p.blocks[i].Kind.IsProposal() && at < len(p.blocks) && p.blocks[at].Section == p.blocks[i].Section &&
		p.blocks[at].Kind == p.blocks[i].Kind && p.blocks[at].IsPart() {
		at++
	}
	return at
}
