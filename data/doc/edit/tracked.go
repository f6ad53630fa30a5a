package edit

import (
	"slices"

	"minutebook/data/doc"
)

// Track makes the page one on which every change can be seen: what is typed is
// marked as put in, and what is deleted stays, struck out. What was put in
// itself goes when it is deleted. It cannot be turned off.
//
// Whatever is done then, doc.Original of a section's document is the text it
// had: an edit that would change what cannot be marked, the kind of a block or a
// row of a table, is not made. A block that was put in may become anything.
// Inside a block that was put in or struck out as a whole no words are marked.
func (p *Page) Track() { p.tracked = true }

// Tracked tells whether changes are marked.
func (p *Page) Tracked() bool { return p.tracked }

// fixed tells whether a block was there before: its words do not go.
func (p *Page) fixed(b *Block) bool {
	return p.tracked && !b.Filler && b.Edit != doc.Added
}

// added marks the blocks that come in for others and were not there before.
func added(old, ins []*Block) []*Block {
	var out []*Block
	for i, b := range ins {
		if b.Filler || b.Edit == doc.Added || b.Kind == ItemHeading {
			continue
		}
		if was := slices.IndexFunc(old, func(o *Block) bool { return o == b || o.ID == b.ID }); was >= 0 && !old[was].Filler {
			continue
		}
		if out == nil {
			out = slices.Clone(ins)
		}
		out[i] = b.with(func(c *Block) {
			c.Edit = doc.Added
			c.eachText(func(t Text) Text { return t.living() })
		})
	}
	if out == nil {
		return ins
	}
	return out
}

// faithful tells whether the text before the changes is the same in both.
func faithful(old, ins []*Block) bool {
	before := func(blocks []*Block) []*Block {
		return slices.DeleteFunc(slices.Clone(blocks), func(b *Block) bool { return b.Filler || b.Edit == doc.Added })
	}
	return slices.EqualFunc(before(old), before(ins), sameBefore)
}

func sameBefore(a, b *Block) bool {
	if a == b {
		return true
	}
	same := a.ID == b.ID && a.Kind == b.Kind && a.Level == b.Level && a.Number == b.Number && a.Exempt == b.Exempt &&
		a.Section == b.Section && a.Note == b.Note && a.Motion == b.Motion && a.Resolution == b.Resolution &&
		a.Action == b.Action && a.Time == b.Time && a.Was == b.Was && (a.Grid == nil) == (b.Grid == nil)
	if !same || a.Grid == nil {
		return same && a.Text.before().equal(b.Text.before())
	}
	return a.Grid.Head == b.Grid.Head && slices.Equal(a.Grid.Columns, b.Grid.Columns) &&
		slices.EqualFunc(a.Grid.Cells, b.Grid.Cells, func(s, t Text) bool { return s.before().equal(t.before()) })
}

// before is the text before the changes marked in it, living the text after
// them, both without marks.
func (t Text) before() Text { return t.without(doc.Added) }
func (t Text) living() Text { return t.without(doc.Struck) }

func (t Text) without(gone doc.Edit) Text {
	if !slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Style.Edit != "" }) {
		return t
	}
	var out Text
	at := 0
	for _, s := range t.Spans {
		if s.Style.Edit != gone {
			out.Runes = append(out.Runes, t.Runes[at:at+s.N]...)
			style := s.Style
			style.Edit = ""
			out.Spans = add(out.Spans, Span{s.N, style})
		}
		at += s.N
	}
	return out
}

// marked is the text with one mark on all of it.
func (t Text) marked(as doc.Edit) Text {
	return t.restyled(0, t.Len(), func(s *Style) { s.Edit = as })
}

// struck is the text with what stands between two offsets struck out.
func (t Text) struck(from, to int) Text {
	return t.replace(from, to, t.Slice(from, to).before().marked(doc.Struck))
}

func (t Text) equal(o Text) bool {
	return slices.Equal(t.Runes, o.Runes) && slices.Equal(t.Spans, o.Spans)
}

// Sent is the place in the text before the changes that an offset stands at.
func (t Text) Sent(off int) int { return t.Slice(0, off).before().Len() }

// Now is the offset of a place of the text before the changes: behind what was
// put in there.
func (t Text) Now(sent int) int {
	at := 0
	for _, s := range t.Spans {
		if s.Style.Edit == doc.Added {
			at += s.N
			continue
		}
		if sent < s.N {
			return at + sent
		}
		sent -= s.N
		at += s.N
	}
	return at
}

// eachText changes all texts of a block under construction.
func (b *Block) eachText(change func(Text) Text) {
	if b.Grid == nil {
		b.Text = change(b.Text)
		return
	}
	g := *b.Grid
	g.Cells = make([]Text, len(b.Grid.Cells))
	for i, t := range b.Grid.Cells {
		g.Cells[i] = change(t)
	}
	b.Grid = &g
}

// struckOut is the block struck out as a whole.
func (b *Block) struckOut() *Block {
	return b.with(func(c *Block) {
		c.Edit = doc.Struck
		c.eachText(Text.before)
	})
}

// emptied tells whether all words of a block were struck out and none put in.
func (b *Block) emptied() bool {
	return b.Grid == nil && b.Edit == "" && b.Text.Len() > 0 && b.Text.every(0, b.Text.Len(), func(s Style) bool { return s.Edit == doc.Struck })
}

// saysNothing tells whether a block was put in and nothing written in it.
func (b *Block) saysNothing() bool {
	return b.Edit == doc.Added && b.Grid == nil && !b.IsCard() && b.Text.Len() == 0
}

// plain is a block as a document keeps it: one all of whose words were struck
// out is struck out as a whole.
func (p *Page) plain(b *Block) doc.Block {
	if p.tracked && b.emptied() {
		b = b.struckOut()
	}
	return b.Doc()
}

// passStruck moves the caret behind the words that are struck out where it
// stands: what comes in their place stands after them.
func (p *Page) passStruck() {
	at := p.sel.Head
	if p.blocks[at.Block].Edit == doc.Struck {
		for !p.last(at.Block) && p.blocks[at.Block+1].Edit == doc.Struck {
			at.Block++
		}
		p.caret(p.endOf(at.Block))
		return
	}
	t := p.blocks[at.Block].Content(at.Cell)
	for at.Off < t.Len() && t.At(at.Off).Edit == doc.Struck {
		at.Off++
	}
	p.caret(at)
}
