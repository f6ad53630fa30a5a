package accessible

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// mostCells bounds the grid of a table, which a broken span could make endless.
const mostCells = 1 << 20

// checkTable judges the rows and the heads of a table (ISO 14289-1, 7.5).
func (c *checker) checkTable(table *element) {
	var rows []*element
	for _, part := range table.kids {
		switch part.kind {
		case "TR":
			rows = append(rows, part)
		case "THead", "TBody", "TFoot":
			for _, row := range part.kids {
				if row.kind == "TR" {
					rows = append(rows, row)
				}
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	if !c.regular(rows) {
		c.add(unevenTable, table.page)
	}
	c.checkHeads(table, rows)
}

// span is how many rows or columns a cell takes.
func (c *checker) span(cell *element, key string) int {
	n, _ := c.file.Number(c.attribute(cell, "Table", key))
	return max(1, min(int(n), 1000))
}

// regular tells whether every row has the same number of cells, spans counted.
func (c *checker) regular(rows []*element) bool {
	taken := map[[2]int]bool{} // row and column of the cells that come from above or the left
	width, cells := 0, 0
	for r, row := range rows {
		column := 0
		for _, cell := range row.kids {
			for taken[[2]int{r, column}] {
				column++
			}
			down, across := c.span(cell, "RowSpan"), c.span(cell, "ColSpan")
			if cells += down * across; cells > mostCells || r+down > len(rows) {
				return false
			}
			for y := range down {
				for x := range across {
					if taken[[2]int{r + y, column + x}] {
						return false
					}
					taken[[2]int{r + y, column + x}] = true
				}
			}
			column += across
		}
		for taken[[2]int{r, column}] {
			column++
		}
		if r > 0 && column != width {
			return false
		}
		width = column
	}
	return true
}

// checkHeads looks whether the heads of a table say what they are heads of.
func (c *checker) checkHeads(table *element, rows []*element) {
	ids, heads, unscoped, lost, named := map[string]bool{}, 0, 0, 0, false
	for _, row := range rows {
		for _, cell := range row.kids {
			if id := c.says(cell, "ID"); id != "" {
				ids[id] = true
			}
		}
	}
	for _, row := range rows {
		for _, cell := range row.kids {
			for _, o := range c.file.Array(c.attribute(cell, "Table", "Headers")) {
				named = true
				if id, _ := c.file.Text(o); !ids[id] {
					lost++
				}
			}
			if cell.kind == "TH" {
				heads++
				if !c.scoped(cell) {
					unscoped++
				}
			}
		}
	}
	switch {
	case heads == 0:
		c.add(headlessTable, table.page)
	case unscoped > 0 && !named:
		c.addTimes(unscopedHead, table.page, unscoped)
	}
	c.addTimes(lostHead, table.page, lost)
}

func (c *checker) scoped(cell *element) bool {
	scope, _ := c.attribute(cell, "Table", "Scope").(types.Name)
	return scope == "Row" || scope == "Column" || scope == "Both"
}
