package editor

import (
	"minutebook/data/doc/edit"
)

// table lays out the cells of a table and its lines; it returns where it ends.
func (l *layer) table(out *lay, b *edit.Block, k look, y float32) float32 {
	g := b.Grid
	n := len(g.Columns)
	pad := round(min(6*l.unit, (l.column-l.gutter)/float32(n)/5))
	widths := l.columns(g, k, l.column-l.gutter-1, pad)
	out.widths = widths
	start := y
	out.flows = make([]flow, len(g.Cells))
	for r := range g.Rows() {
		x, tall := l.gutter, float32(0)
		for c, w := range widths {
			f := flow{x: x + pad, y: y + pad/2, width: w - 2*pad, look: k, lineH: lineHeight(k.size)}
			f.look.bold = r < g.Head
			l.flow(&f, g.Cells[r*n+c], 0)
			f.align(g.Columns[c].Align)
			out.flows[r*n+c] = f
			tall = max(tall, f.height())
			x += w
		}
		tall += pad
		out.grid = append(out.grid, rect{l.gutter, y, x - l.gutter + 1, 1})
		if r < g.Head {
			out.shade = append(out.shade, rect{l.gutter, y, x - l.gutter, tall})
		}
		y += tall
	}
	x := l.gutter
	for _, w := range append([]float32{0}, widths...) {
		x += w
		out.grid = append(out.grid, rect{x, start, 1, y - start + 1})
	}
	out.grid = append(out.grid, rect{l.gutter, y, x - l.gutter + 1, 1})
	return y + 1
}

// align moves the lines of a cell to the middle or the right.
func (f *flow) align(how string) {
	share := map[string]float32{"centre": 0.5, "right": 1}[how]
	for i := range f.lines {
		f.lines[i].x += share * max(0, f.width-f.lines[i].width)
	}
}

// columns shares the width among the columns: by the widths the table gives, or
// by what is in them. A table narrower than the page stays narrow.
func (l *layer) columns(g *edit.Grid, k look, width, pad float32) []float32 {
	out := make([]float32, len(g.Columns))
	given := 0
	for _, c := range g.Columns {
		given += c.Width
	}
	least := make([]float32, len(out))
	var natural, small float32
	for c := range out {
		least[c], out[c] = l.columnWidth(g, c, k)
		least[c], out[c] = least[c]+2*pad+1, out[c]+2*pad+1
		if given > 0 && g.Columns[c].Width > 0 {
			out[c] = width * float32(g.Columns[c].Width) / float32(given)
			least[c] = min(least[c], out[c])
		}
		natural += out[c]
		small += least[c]
	}
	if natural <= width {
		return rounded(out)
	}
	if small >= width {
		for c := range out {
			out[c] = width * least[c] / small
		}
		return rounded(out)
	}
	return rounded(shared(out, least, width))
}

// shared gives each column what it needs if that is no more than its share of
// what is left, and the others equal shares, none less than its longest word.
func shared(need, least []float32, width float32) []float32 {
	out := make([]float32, len(need))
	open := len(need)
	for settled := true; settled && open > 0; {
		settled = false
		share := width / float32(open)
		for c := range need {
			give := min(need[c], max(share, least[c]))
			if out[c] == 0 && (need[c] <= share || least[c] > share) {
				out[c] = give
				width -= give
				open--
				settled = true
				break
			}
		}
	}
	for c := range out {
		if out[c] == 0 {
			out[c] = width / float32(open)
		}
	}
	return out
}

func rounded(widths []float32) []float32 {
	for i := range widths {
		widths[i] = max(float32(int(widths[i])), 6)
	}
	return widths
}

// columnWidth is the width of a column's longest word and of its longest line.
func (l *layer) columnWidth(g *edit.Grid, column int, k look) (word, whole float32) {
	whole = 3 * k.size
	for i := column; i < len(g.Cells); i += len(g.Columns) {
		f := flow{look: k}
		f.look.bold = i/len(g.Columns) < g.Head
		f.width = 1e6
		t := g.Cells[i]
		l.flow(&f, t, 0)
		for _, line := range f.lines {
			whole = max(whole, line.width)
		}
		var w float32
		for j, r := range t.Runes {
			if w += f.adv[j]; single(r) {
				w = 0
			}
			word = max(word, w)
		}
	}
	return min(word, whole), whole + 1
}
