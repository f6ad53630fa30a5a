package edit

import (
	"cmp"
	"strings"

	"minutebook/data/doc"
)

// Copy returns what is selected as blocks, for a paste with its form. Headings
// of items come as headings. What is kept from the public says why, by itself.
// What is struck out is left out, and what was put in is not marked as such.
func (p *Page) Copy() []doc.Block {
	if p.sel.Empty() {
		return nil
	}
	return doc.Settled(doc.Document{Blocks: p.copied()}).Blocks
}

// copied is what is selected, with its marks.
func (p *Page) copied() []doc.Block {
	from, to := p.Range()
	var out []doc.Block
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		switch {
		case b.Kind == ItemHeading:
			out = append(out, doc.NewBlock(doc.Heading, 1, strings.TrimSpace(b.Number+" "+b.Text.String())))
		case b.Grid != nil && from.Block == to.Block && from.Cell == to.Cell:
			out = append(out, doc.Block{Kind: doc.Paragraph, Runs: b.Content(from.Cell).Slice(from.Off, to.Off).Runs()})
		case b.Grid != nil:
			out = append(out, p.copyTable(i))
		default:
			out = append(out, p.copyText(i, from.Block == to.Block))
		}
		out[len(out)-1].Exempt = cmp.Or(b.Exempt, p.Exempt(i))
	}
	return out
}

// copyText is the selected part of a block; a piece out of the middle of a
// single one is plain text.
func (p *Page) copyText(i int, single bool) doc.Block {
	b := p.blocks[i]
	a, z, _ := p.Covers(i, 0)
	d := b.Doc()
	d.Runs = b.Text.Slice(a, z).Runs()
	if a > 0 || single && z < b.Text.Len() {
		return doc.Block{Kind: doc.Paragraph, Runs: d.Runs}
	}
	return d
}

// copyTable is the selected rectangle of a table.
func (p *Page) copyTable(i int) doc.Block {
	d := p.blocks[i].Doc()
	n := len(d.Table.Columns)
	t := doc.Table{}
	for r, row := range d.Table.Rows {
		var cells []doc.Cell
		var columns []doc.Column
		for c, cell := range row {
			if _, _, whole := p.Covers(i, r*n+c); whole {
				cells, columns = append(cells, cell), append(columns, d.Table.Columns[c])
			}
		}
		if len(cells) > 0 {
			t.Rows, t.Columns = append(t.Rows, cells), columns
			if r < d.Table.Head {
				t.Head++
			}
		}
	}
	d.Table = &t
	return d
}

// SelectedText is what is selected as plain text: a line a block, or a row of a
// table with tabs, with markers and leads where more than one block is selected.
// Numbers are those of the page.
func (p *Page) SelectedText() string {
	if p.sel.Empty() {
		return ""
	}
	blocks := p.copied()
	if len(blocks) == 1 && blocks[0].Table == nil {
		if blocks = doc.Settled(doc.Document{Blocks: blocks}).Blocks; blocks == nil {
			return ""
		}
		return blocks[0].Text()
	}
	from, to := p.Range()
	for i, marker := range p.Markers(from.Block, to.Block+1) {
		if b := &blocks[i]; marker != "" && b.Kind != doc.Bullet && b.Kind == p.blocks[from.Block+i].Kind {
			b.Number = marker
		}
	}
	return doc.Plain(doc.Settled(doc.Document{Blocks: blocks}))
}
