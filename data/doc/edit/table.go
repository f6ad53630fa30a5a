package edit

import (
	"slices"

	"minutebook/data/doc"
)

func newGrid(rows, columns int) *Grid {
	return &Grid{Columns: make([]doc.Column, columns), Cells: make([]Text, rows*columns)}
}

// InTable tells whether the caret stands in a table.
func (p *Page) InTable() bool { return p.blocks[p.sel.Head.Block].Grid != nil }

// NextCell goes to the next cell of the table and selects what is in it. After
// the last one it adds a row.
func (p *Page) NextCell() {
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Grid == nil {
		return
	}
	if at.Cell+1 == b.Cells() {
		if b.Locked {
			return
		}
		p.AddRow(false)
		p.Place(Pos{at.Block, at.Cell + 1, 0}, false)
		return
	}
	p.selectCell(at.Block, at.Cell+1)
}

// PreviousCell goes to the cell before and selects what is in it.
func (p *Page) PreviousCell() {
	if at := p.sel.Head; at.Cell > 0 {
		p.selectCell(at.Block, at.Cell-1)
	}
}

func (p *Page) selectCell(block, cell int) {
	p.Select(Pos{block, cell, 0}, Pos{block, cell, p.blocks[block].Content(cell).Len()})
}

// AddRow adds an empty row below the caret, or above it.
func (p *Page) AddRow(above bool) {
	p.regrid(func(g *Grid, row, col int) (int, int) {
		if !above {
			row++
		}
		if row < g.Head {
			g.Head++
		}
		n := len(g.Columns)
		g.Cells = slices.Insert(g.Cells, row*n, make([]Text, n)...)
		return row, col
	})
}

// RemoveRow removes the row of the caret; with its last row the table goes.
func (p *Page) RemoveRow() {
	p.regrid(func(g *Grid, row, col int) (int, int) {
		if row < g.Head {
			g.Head--
		}
		n := len(g.Columns)
		g.Cells = slices.Delete(g.Cells, row*n, (row+1)*n)
		return min(row, max(g.Rows()-1, 0)), col
	})
}

// AddColumn adds an empty column after the caret's, or before it.
func (p *Page) AddColumn(before bool) {
	p.regrid(func(g *Grid, row, col int) (int, int) {
		if !before {
			col++
		}
		rows, n := g.Rows(), len(g.Columns)
		g.Columns = slices.Insert(g.Columns, col, doc.Column{})
		for r := range rows {
			g.Cells = slices.Insert(g.Cells, r*(n+1)+col, Text{})
		}
		return row, col
	})
}

// RemoveColumn removes the caret's column; with its last column the table goes.
func (p *Page) RemoveColumn() {
	p.regrid(func(g *Grid, row, col int) (int, int) {
		if len(g.Columns) == 1 {
			g.Cells = nil
			return 0, 0
		}
		rows, n := g.Rows(), len(g.Columns)
		g.Columns = slices.Delete(g.Columns, col, col+1)
		for r := range rows {
			g.Cells = slices.Delete(g.Cells, r*(n-1)+col, r*(n-1)+col+1)
		}
		return row, min(col, n-2)
	})
}

// ToggleHead makes the rows down to the caret heads of their columns, or no row
// if that is so already.
func (p *Page) ToggleHead() {
	p.regrid(func(g *Grid, row, col int) (int, int) {
		if g.Head == row+1 {
			g.Head = 0
		} else {
			g.Head = row + 1
		}
		return row, col
	})
}

// AlignColumn sets the column of the caret to "" (left), "centre" or "right".
func (p *Page) AlignColumn(how string) {
	p.recolumn(func(columns []doc.Column, at int) { columns[at].Align = how })
}

// SetWidths gives the columns of the table their widths, relative to each other.
func (p *Page) SetWidths(widths []int) {
	p.recolumn(func(columns []doc.Column, _ int) {
		for c := range min(len(columns), len(widths)) {
			columns[c].Width = max(widths[c], 0)
		}
	})
}

// recolumn changes a copy of the columns of the table at the caret, as one step.
// The caret stays where it is.
func (p *Page) recolumn(change func(columns []doc.Column, at int)) {
	sel := p.sel
	b := p.blocks[sel.Head.Block]
	if b.Grid == nil || b.Locked {
		return
	}
	g := &Grid{b.Grid.Head, slices.Clone(b.Grid.Columns), b.Grid.Cells}
	change(g.Columns, sel.Head.Cell%len(g.Columns))
	p.moved()
	p.begin()
	p.replace(sel.Head.Block, 1, b.with(func(c *Block) { c.Grid = g }))
	p.sel = sel
	p.commit(alone)
	p.moved()
}

// regrid changes a copy of the table at the caret, as one step. The change
// returns the row and column the caret goes to. A table without cells becomes
// an empty paragraph.
func (p *Page) regrid(change func(g *Grid, row, col int) (int, int)) {
	at := p.sel.Head
	b := p.blocks[at.Block]
	if b.Grid == nil || b.Locked {
		return
	}
	g := &Grid{b.Grid.Head, slices.Clone(b.Grid.Columns), slices.Clone(b.Grid.Cells)}
	n := len(g.Columns)
	row, col := change(g, at.Cell/n, at.Cell%n)
	p.moved()
	p.begin()
	if len(g.Cells) == 0 {
		p.replace(at.Block, 1, b.sprout(doc.Paragraph, 0, Text{}))
	} else {
		p.replace(at.Block, 1, b.with(func(c *Block) { c.Grid = g }))
	}
	p.caret(Pos{at.Block, row*len(g.Columns) + col, 0})
	p.commit(alone)
	p.moved()
}
