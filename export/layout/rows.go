package layout

// rows makes the elements of a table.
type rows struct {
	grower *grower
	table  Table
	in     *Element // of a grid, a list or a table of contents
}

func (g *grower) table(t Table) *rows {
	g.lists = nil
	r := &rows{grower: g, table: t}
	switch t.Reading {
	case AsGrid:
		r.in = g.at.add(roleTable)
	case AsContents:
		r.in = g.at.add(roleContents)
	}
	return r
}

// row gives the element of each cell of row n.
func (r *rows) row(n int) []*Element {
	out := make([]*Element, len(r.table.Columns))
	var whole *Element // of a row that is read as one
	switch r.table.Reading {
	case AsLines:
		whole = r.grower.at.add(Paragraph)
	case AsContents:
		whole = r.in.add(roleEntry).add(Paragraph)
	case AsGrid:
		whole = r.part(n).add(roleRow)
	}
	for c := range out {
		switch r.table.Reading {
		case AsGrid:
			out[c] = r.cell(whole, n, c)
		case AsList:
			out[c] = r.item(n, c)
		default:
			out[c] = whole
		}
	}
	return out
}

// part is the head or the body of a grid that has both, or the grid.
func (r *rows) part(n int) *Element {
	if r.table.Head == 0 || r.table.Head >= len(r.table.Rows) {
		return r.in
	}
	role := roleBody
	if n < r.table.Head {
		role = roleHead
	}
	if last := r.in.last(role); last != nil {
		return last
	}
	return r.in.add(role)
}

func (r *rows) cell(row *Element, n, c int) *Element {
	if n >= r.table.Head && !(r.table.Label && c == 0) {
		return row.add(roleDataCell)
	}
	out := row.add(roleHeadCell)
	out.Scope = "Row"
	if n < r.table.Head {
		out.Scope = "Column"
	}
	return out
}

// item is a cell of a list; a label ends the list before it.
func (r *rows) item(n, c int) *Element {
	if r.table.Label && c == 0 {
		if len(r.table.Rows[n]) > 0 && len(r.table.Rows[n][0]) > 0 {
			r.in = nil
		}
		return r.grower.at.add(Paragraph)
	}
	if r.in == nil {
		r.in = r.grower.at.add(roleList)
		r.in.Numbering = "None"
	}
	return r.in.add(ListItem).add(roleListBody).add(Paragraph)
}
