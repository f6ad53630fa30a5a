package moderngov

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"minutebook/data/doc"
)

const (
	maxColumns = 200     // that cells spanning others may make
	maxCells   = 200_000 // of a table; beyond it the rows come out as lines
)

// tableParas makes a table of rows, filling short ones up. One whose rows differ
// so wildly that the gaps would outgrow the words comes out as lines of text.
func tableParas(rows [][]doc.Cell, head int) []para {
	width := 1
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width*len(rows) > maxCells {
		var out []para
		for _, row := range rows {
			out = append(out, para{runs: joinCells(row).Runs})
		}
		return out
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], doc.Cell{})
		}
	}
	return []para{{kind: doc.TableKind, table: &doc.Table{Head: head, Columns: make([]doc.Column, width), Rows: rows}}}
}

// joinCells makes one cell of several.
func joinCells(cells []doc.Cell) doc.Cell {
	var runs []doc.Run
	for _, c := range cells {
		runs = append(append(runs, c.Runs...), doc.Run{Text: " "})
	}
	return doc.Cell{Runs: tidy(runs)}
}

// joinParas makes one cell of paragraphs.
func joinParas(paras []para) doc.Cell {
	var runs []doc.Run
	for i, p := range paras {
		if i > 0 {
			runs = append(runs, doc.Run{Text: "\n"})
		}
		if p.marker != "" {
			runs = append(runs, doc.Run{Text: p.marker + " "})
		}
		runs = append(runs, p.runs...)
		if p.table != nil {
			runs = append(runs, tableRuns(*p.table)...)
		}
	}
	return doc.Cell{Runs: tidy(runs)}
}

// tableRuns is a table inside a cell: a line a row.
func tableRuns(t doc.Table) []doc.Run {
	var runs []doc.Run
	for r, row := range t.Rows {
		if r > 0 {
			runs = append(runs, doc.Run{Text: "\n"})
		}
		runs = append(runs, joinCells(row).Runs...)
	}
	return runs
}

// table reads an HTML table. One of a single column is layout: its paragraphs
// come out as they are.
func (f *flow) table(n *html.Node, st style) {
	var rows [][][]para
	head, width := 0, 0
	spans := map[int]int{} // column: rows still covered from above
	for _, tr := range tableRowsOf(n) {
		if tr.DataAtom == atom.Caption {
			f.kind(tr, st, doc.Caption)
			continue
		}
		row, heads := tableRow(tr, st, spans)
		if heads && head == len(rows) || tr.Parent.DataAtom == atom.Thead {
			head = len(rows) + 1
		}
		rows = append(rows, row)
		width = max(width, len(row))
	}
	if width <= 1 {
		for _, row := range rows {
			for _, cell := range row {
				f.out = append(f.out, cell...)
			}
		}
		return
	}
	var cells [][]doc.Cell
	for _, row := range rows {
		var line []doc.Cell
		for _, cell := range row {
			line = append(line, joinParas(cell))
		}
		cells = append(cells, line)
	}
	if head == len(cells) {
		head = 0
	}
	f.out = append(f.out, tableParas(cells, head)...)
}

// tableRow reads a row; heads tells that all its cells are column heads.
func tableRow(tr *html.Node, st style, spans map[int]int) (row [][]para, heads bool) {
	heads = true
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.Type != html.ElementNode || td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		row = coverSpans(row, spans)
		heads = heads && td.DataAtom == atom.Th
		column := len(row)
		row = append(row, flowOf(td, styled(td, st)))
		for range span(td, "colspan") - 1 {
			if len(row) < maxColumns {
				row = append(row, nil)
			}
		}
		if down := span(td, "rowspan"); down > 1 {
			for c := column; c < len(row); c++ {
				spans[c] = down - 1
			}
		}
	}
	row = coverSpans(row, spans)
	return row, heads && len(row) > 0
}

// coverSpans adds the empty cells that a cell above reaches into.
func coverSpans(row [][]para, spans map[int]int) [][]para {
	for spans[len(row)] > 0 && len(row) < maxColumns {
		spans[len(row)]--
		row = append(row, nil)
	}
	return row
}

func span(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil {
		return 1
	}
	return min(max(v, 1), 60)
}

// tableRowsOf lists a table's own rows and captions in order.
func tableRowsOf(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.DataAtom == atom.Tr, c.DataAtom == atom.Caption:
			out = append(out, c)
		case c.DataAtom == atom.Tbody, c.DataAtom == atom.Thead, c.DataAtom == atom.Tfoot:
			out = append(out, tableRowsOf(c)...)
		}
	}
	return out
}
