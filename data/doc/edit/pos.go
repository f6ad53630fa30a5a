package edit

// Pos is a place between two runes: before the rune at Off of a cell of a
// block. Cell is 0 for everything but tables.
type Pos struct{ Block, Cell, Off int }

// Before tells whether p stands before q.
func (p Pos) Before(q Pos) bool {
	switch {
	case p.Block != q.Block:
		return p.Block < q.Block
	case p.Cell != q.Cell:
		return p.Cell < q.Cell
	}
	return p.Off < q.Off
}

// Selection is what is selected. With both ends equal it is a mere caret.
type Selection struct{ Anchor, Head Pos }

// Empty tells whether nothing is selected.
func (s Selection) Empty() bool { return s.Anchor == s.Head }

// Selection returns what is selected.
func (p *Page) Selection() Selection { return p.sel }

// Caret returns the head of the selection.
func (p *Page) Caret() Pos { return p.sel.Head }

// Select sets the selection. Places that do not exist are moved to the nearest
// that does. The typing before it becomes a step of undo of its own.
func (p *Page) Select(anchor, head Pos) {
	p.moved()
	p.sel = Selection{p.near(anchor), p.near(head)}
}

// Place puts the caret somewhere; extend keeps the anchor where it was.
func (p *Page) Place(head Pos, extend bool) {
	if extend {
		p.Select(p.sel.Anchor, head)
	} else {
		p.Select(head, head)
	}
}

// moved ends what only lasts while the caret stays: the group of typing and the
// style chosen for the next rune.
func (p *Page) moved() {
	p.next = nil
	p.history.closed = true
}

// caret puts the caret somewhere as part of an edit.
func (p *Page) caret(at Pos) {
	at = p.near(at)
	p.sel = Selection{at, at}
}

// near is the nearest place that exists and is not in an item's heading.
func (p *Page) near(at Pos) Pos {
	if len(p.blocks) == 0 {
		return Pos{}
	}
	i := min(max(at.Block, 0), len(p.blocks)-1)
	if i != at.Block {
		at = Pos{i, 0, 0}
	}
	if p.blocks[i].Kind == ItemHeading {
		return Pos{i + 1, 0, 0}
	}
	b := p.blocks[i]
	at.Cell = min(max(at.Cell, 0), b.Cells()-1)
	at.Off = min(max(at.Off, 0), b.Content(at.Cell).Len())
	return at
}

// Start is the first place of the page.
func (p *Page) Start() Pos { return p.near(Pos{}) }

// End is the last place of the page.
func (p *Page) End() Pos { return p.endOf(len(p.blocks) - 1) }

// endOf is the last place in a block.
func (p *Page) endOf(i int) Pos {
	if i < 0 {
		return Pos{}
	}
	b := p.blocks[i]
	cell := b.Cells() - 1
	return Pos{i, cell, b.Content(cell).Len()}
}

// Range is the selection in order. One that begins or ends in a table and
// leaves it takes in the whole table; one over several cells of a table has
// its first and last cell in the corners of a rectangle.
func (p *Page) Range() (from, to Pos) {
	from, to = p.sel.Anchor, p.sel.Head
	if to.Before(from) {
		from, to = to, from
	}
	if from.Block == to.Block {
		return from, to
	}
	if p.blocks[from.Block].Grid != nil {
		from = Pos{Block: from.Block}
	}
	if p.blocks[to.Block].Grid != nil {
		to = p.endOf(to.Block)
	}
	return from, to
}

// Covers tells which runes of a cell are selected. Whole means that all of it
// is selected together with something beside it, so that even an empty cell or
// the end of a paragraph counts.
func (p *Page) Covers(block, cell int) (from, to int, whole bool) {
	if p.sel.Empty() {
		return 0, 0, false
	}
	a, z := p.Range()
	if block < a.Block || block > z.Block {
		return 0, 0, false
	}
	b := p.blocks[block]
	n := b.Content(cell).Len()
	switch {
	case a.Block == z.Block && b.Grid != nil && a.Cell != z.Cell:
		if !inRectangle(cell, a.Cell, z.Cell, len(b.Grid.Columns)) {
			return 0, 0, false
		}
		return 0, n, true
	case a.Block == z.Block && cell != a.Cell:
		return 0, 0, false
	case b.Grid != nil && a.Block != z.Block:
		return 0, n, true
	}
	to = n
	if block == a.Block {
		from = a.Off
	}
	if block == z.Block {
		to = z.Off
	}
	return from, to, from == 0 && block < z.Block
}

// inRectangle tells whether a cell lies in the rectangle between two others of
// a table with so many columns.
func inRectangle(cell, a, z, columns int) bool {
	left, right := min(a%columns, z%columns), max(a%columns, z%columns)
	top, bottom := min(a/columns, z/columns), max(a/columns, z/columns)
	c, r := cell%columns, cell/columns
	return left <= c && c <= right && top <= r && r <= bottom
}
