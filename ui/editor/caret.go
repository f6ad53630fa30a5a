package editor

import (
	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
)

// caretIn is where the caret stands in its block, from the corner of the column,
// and how high it is.
func (e *Editor) caretIn(at edit.Pos) (x, y, h float32) {
	f := &e.layAt(at.Block).flows[at.Cell]
	i := f.lineAt(at.Off)
	return f.x + f.xAt(i, at.Off), f.y + f.lines[i].y, f.lineH
}

// placeAt is the place on the page nearest to a point of the window.
func (e *Editor) placeAt(p fyne.Position) edit.Pos {
	i, y := e.blockAt(p.Y)
	return e.placeIn(i, p.X-e.left(), p.Y-y)
}

// blockAt is the block at a height of the window, and where it begins.
func (e *Editor) blockAt(at float32) (int, float32) {
	y := -e.dy
	for i := e.top; ; i++ {
		h := e.layAt(i).height
		if at < y+h || i == len(e.rows)-1 {
			return i, y
		}
		y += h
	}
}

// placeIn is the place in a block nearest to a point of it.
func (e *Editor) placeIn(block int, x, y float32) edit.Pos {
	l := e.layAt(block)
	y = max(y, l.flows[0].y)
	cell := 0
	for i := range l.flows { // they stand row by row: the last one begun is it
		f := &l.flows[i]
		if c := &l.flows[cell]; f.y <= y && (f.y > c.y || f.x <= x+4) {
			cell = i
		}
	}
	f := &l.flows[cell]
	line := min(max(int((y-f.y)/f.lineH), 0), len(f.lines)-1)
	return e.placeOn(block, cell, line, x)
}

// placeOn is the place on a line nearest to a distance from the column's left.
func (e *Editor) placeOn(block, cell, line int, x float32) edit.Pos {
	f := &e.layAt(block).flows[cell]
	t := e.rows[block].block.Content(cell)
	return edit.Pos{Block: block, Cell: cell, Off: f.offsetAt(t, line, x-f.x)}
}

// down is the place a line below, at the distance from the left the caret had
// when it began to go up and down; the same place on the last line.
func (e *Editor) down(at edit.Pos, x float32) edit.Pos {
	l := e.layAt(at.Block)
	f := &l.flows[at.Cell]
	if i := f.lineAt(at.Off); i+1 < len(f.lines) {
		return e.placeOn(at.Block, at.Cell, i+1, x)
	}
	if g := e.rows[at.Block].block.Grid; g != nil && at.Cell+len(g.Columns) < len(g.Cells) {
		return e.placeOn(at.Block, at.Cell+len(g.Columns), 0, x)
	}
	for i := at.Block + 1; i < len(e.rows); i++ {
		if e.rows[i].block.Kind != edit.ItemHeading {
			return e.placeIn(i, x, 0)
		}
	}
	return at
}

// up is down the other way.
func (e *Editor) up(at edit.Pos, x float32) edit.Pos {
	l := e.layAt(at.Block)
	f := &l.flows[at.Cell]
	if i := f.lineAt(at.Off); i > 0 && f.lines[i-1].to > f.lines[i-1].from {
		return e.placeOn(at.Block, at.Cell, i-1, x)
	}
	if g := e.rows[at.Block].block.Grid; g != nil && at.Cell >= len(g.Columns) {
		cell := at.Cell - len(g.Columns)
		return e.placeOn(at.Block, cell, len(l.flows[cell].lines)-1, x)
	}
	for i := at.Block - 1; i >= 0; i-- {
		if e.rows[i].block.Kind != edit.ItemHeading {
			return e.placeIn(i, x, e.layAt(i).height)
		}
	}
	return at
}

// vertical moves the caret up or down by lines.
func (e *Editor) vertical(step func(edit.Pos, float32) edit.Pos, extend bool) bool {
	at := e.page.Caret()
	x := e.goalX()
	to := step(at, x)
	e.page.Place(to, extend)
	e.goal, e.hasGoal = x, true
	return to != at
}

// goalX is the distance from the left that going up and down keeps.
func (e *Editor) goalX() float32 {
	if e.hasGoal {
		return e.goal
	}
	x, _, _ := e.caretIn(e.page.Caret())
	return x
}

// pageBy moves window and caret a window up (-1) or down (1). At an end of the
// page the caret goes to the last place there.
func (e *Editor) pageBy(direction float32, extend bool) {
	x := e.goalX()
	e.reveal()
	_, cy, h := e.caretIn(e.page.Caret())
	y, _ := e.yOf(e.page.Caret().Block)
	top, dy := e.top, e.dy
	e.scroll(direction * max(e.size.Height-2*h, h))
	var to edit.Pos
	switch {
	case e.top != top || e.dy != dy:
		i, by := e.blockAt(y + cy + h/2)
		to = e.placeIn(i, x, y+cy+h/2-by)
	case direction > 0:
		to = e.page.End()
	default:
		to = e.page.Start()
	}
	e.page.Place(to, extend)
	e.goal, e.hasGoal = x, true
}

// lineEnds is the first and last place of the caret's line.
func (e *Editor) lineEnds() (from, to edit.Pos) {
	at := e.page.Caret()
	f := &e.layAt(at.Block).flows[at.Cell]
	i := f.lineAt(at.Off)
	from, to = at, at
	from.Off = f.lines[i].from
	to.Off = f.offsetAt(e.rows[at.Block].block.Content(at.Cell), i, 1e9)
	return from, to
}
