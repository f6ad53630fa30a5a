package layout

import "fmt"

const (
	columnGap   = 12.0
	cellPad     = 3.5 // above and below the text of a row with lines
	plainPad    = 1.0 // the same without lines
	hairline    = 0.5
	widestWord  = 150.0 // wider words are cut before their column grows further
	smallestSet = 7.0   // points; smaller type is not readable
)

var (
	tableRule = Colour{0xB4, 0xBA, 0xC0}
	headFill  = Colour{0xEE, 0xF1, 0xF3}
)

// table measures a table at the largest size at which its columns fit. One that
// never fits is printed in parts, some of its columns in each.
func (m *measurer) table(t Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	if t.Size == 0 {
		t.Size = tableSize
	}
	t.Size = max(t.Size, m.sheet.least)
	if t.Gap == 0 {
		t.Gap = columnGap
	}
	for {
		widths := m.widths(t)
		if t.fits(widths, m.tableRoom(t)) {
			m.rows(t, widths.set)
			return
		}
		if t.Size <= m.sheet.least {
			m.parts(t, widths)
			return
		}
		t.Size = max(m.sheet.least, t.Size-1)
	}
}

// tableRoom is the width the cells of a table may take: the lines of a table
// reach a little beyond its cells.
func (m *measurer) tableRoom(t Table) float64 {
	room := m.right - m.left - t.Left
	if t.Lines {
		room -= 2 * cellPad
	}
	return room
}

// parts prints a table that is too wide for the page as several, each with the
// first column and as many others as fit.
func (m *measurer) parts(t Table, w columnWidths) {
	room := m.tableRoom(t)
	n := len(t.Columns)
	repeat := w.least[0] <= room/4
	var bands [][]int
	for c := 0; c < n; {
		var band []int
		var used float64
		if c > 0 && repeat {
			band, used = []int{0}, w.least[0]
		}
		for first := true; c < n && (first || used+t.Gap+w.least[c] <= room); first = false {
			if used > 0 {
				used += t.Gap
			}
			used += w.least[c]
			band = append(band, c)
			c++
		}
		bands = append(bands, band)
	}
	m.warnings = append(m.warnings, Warning{t.Where, fmt.Sprintf(
		"the table of %d columns is wider than the page and was printed in %d parts", n, len(bands))})
	for i, band := range bands {
		part := t.only(band)
		if i > 0 {
			part.Before = 0
		}
		from := band[0]
		if i > 0 && repeat {
			from = band[1]
		}
		m.para(Para{
			Role: Caption, Size: smallestSet + 1, Before: part.Before, After: 2, Keep: true, Left: t.Left,
			Runs: []Run{{Text: fmt.Sprintf("Columns %d to %d of %d", from+1, band[len(band)-1]+1, n), Face: Italic}},
		})
		part.Before = 0
		m.rows(part, m.widths(part).set)
	}
}

// only is the table with the columns of band.
func (t Table) only(band []int) Table {
	out := t
	out.Columns, out.Rows = nil, make([]Row, len(t.Rows))
	for _, c := range band {
		out.Columns = append(out.Columns, t.Columns[c])
		for r, row := range t.Rows {
			var cell Cell
			if c < len(row) {
				cell = row[c]
			}
			out.Rows[r] = append(out.Rows[r], cell)
		}
	}
	return out
}

// rows turns rows into pieces.
func (m *measurer) rows(t Table, widths []float64) {
	var out, heads []piece
	in := m.grower.table(t)
	for r, row := range t.Rows {
		isHead := r < t.Head
		pieces := m.row(t, row, widths, in.row(r), isHead)
		if isHead {
			for i := range pieces {
				pieces[i].glue = hard
			}
			heads = append(heads, pieces...)
		} else if r > t.Head {
			for i := range pieces {
				pieces[i].head = heads
			}
		} else {
			for i := 1; i < len(pieces); i++ {
				pieces[i].head = heads
			}
		}
		if r == t.Head-1 && height(heads) > m.sheet.room()/3 { // no room to print them again
			for i := range pieces {
				pieces[i].glue = free
			}
			heads = nil
		}
		out = append(out, pieces...)
	}
	if len(out) > 0 {
		out[len(out)-1].glue = free
	}
	m.put(out, t.Before, t.After, t.Keep)
}

func height(pieces []piece) float64 {
	var h float64
	for _, p := range pieces {
		h += p.height
	}
	return h
}

// row is one piece, or a piece a line if it is too tall to be kept whole. in are
// the elements of its cells.
func (m *measurer) row(t Table, row Row, widths []float64, in []*Element, head bool) []piece {
	lead, pad := leading(t.Size), plainPad
	if t.Lines {
		lead, pad = leading(t.Size)*0.96, cellPad
	}
	cells := make([][]line, len(widths))
	set := make([]setter, len(widths))
	most := 1
	for c := range min(len(row), len(widths)) {
		set[c] = m.set(row[c], t.Size)
		set[c].spots = in[c].write(row[c], m.lang)
		cells[c] = set[c].lines(func(int) float64 { return widths[c] })
		most = max(most, len(cells[c]))
	}
	pieces := make([]piece, 1)
	whole := 2*pad + float64(most)*lead
	split := whole > m.sheet.room()/2
	if split {
		pieces = make([]piece, most)
	}
	x := m.left + t.Left
	if t.Lines {
		x += cellPad
	}
	for c, lines := range cells {
		for i, l := range lines {
			p, y := &pieces[0], pad+float64(i)*lead
			if split {
				p, y = &pieces[i], 0
				if i == 0 {
					y = pad
				}
			}
			set[c].place(p, l, x+aligned(t.Columns[c].Align, widths[c], l.w), y+baseline(lead, t.Size), in[c].Role)
			if i == len(lines)-1 && c < len(cells)-1 && (t.Reading == AsLines || t.Reading == AsContents) {
				p.endWord()
			}
		}
		x += widths[c] + t.Gap
	}
	pieces[0].height = whole
	if split {
		for i := range pieces {
			pieces[i].height = lead
			pieces[i].resume = pad
			pieces[i].glue = paraGlue(i, most, false)
		}
		pieces[0].height, pieces[0].resume = lead+pad, 0
		pieces[most-1].height += pad
	}
	if t.Lines {
		m.ruleRow(pieces, t, sum(widths)+t.gaps(len(widths)), head)
	}
	return pieces
}

// ruleRow puts the hairline under a row and the fill behind a head.
func (m *measurer) ruleRow(pieces []piece, t Table, w float64, head bool) {
	x := m.left + t.Left
	w += 2 * cellPad
	if head {
		for i := range pieces {
			pieces[i].fills = append(pieces[i].fills, Fill{x, 0, w, pieces[i].height, headFill})
		}
	}
	last := &pieces[len(pieces)-1]
	last.fills = append(last.fills, Fill{x, last.height - hairline, w, hairline, tableRule})
}
