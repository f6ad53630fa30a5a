package layout

import "slices"

// breaker puts pieces on pages.
type breaker struct {
	sheet   sheet
	pages   []Page
	anchors map[string]Place
	section string
}

// paginate breaks pieces into pages.
func paginate(pieces []piece, on sheet) Pages {
	b := breaker{sheet: on, anchors: map[string]Place{}}
	for from := 0; from < len(pieces) || len(b.pages) == 0; {
		if from < len(pieces) && pieces[from].newPage != nil {
			b.section = pieces[from].newPage.Section
			if from++; from < len(pieces) {
				continue
			}
		}
		to := fill(pieces, from, on.room())
		b.page(pieces[from:to])
		from = to
	}
	return Pages{Pages: b.pages, Anchors: b.anchors}
}

// fill finds the end of the page that starts with the piece at from: the last
// place in reach where the glue is free, else where it is soft, else where the
// room ends.
func fill(pieces []piece, from int, room float64) int {
	var used float64
	last := [2]int{-1, -1} // by glue
	for i := from; i < len(pieces); i++ {
		p := pieces[i]
		if p.newPage != nil {
			return i
		}
		if i == from {
			used = height(p.head) + p.resume
		} else {
			used += p.before
		}
		used += p.height
		if used > room+slack && i > from {
			for _, end := range last {
				if end > 0 {
					return end
				}
			}
			return i
		}
		if p.glue < hard {
			last[p.glue] = i + 1
		}
	}
	return len(pieces)
}

func (b *breaker) page(pieces []piece) {
	b.pages = append(b.pages, Page{Section: b.section})
	page := &b.pages[len(b.pages)-1]
	y := b.sheet.top
	tops := make([]float64, len(pieces))
	for i, p := range pieces {
		if i > 0 {
			y += p.before
		} else {
			for _, h := range p.head {
				page.put(h, y, true)
				y += h.height
			}
			y += p.resume
		}
		tops[i] = y
		page.put(p, y, false)
		if p.anchor != "" {
			b.anchors[p.anchor] = Place{len(b.pages), y}
		}
		y += p.height
	}
	page.boxes(pieces, tops)
}

// put places one piece with its top at y.
func (page *Page) put(p piece, y float64, again bool) {
	for _, f := range p.fills {
		f.Y += y
		page.Fills = append(page.Fills, f)
	}
	for _, t := range p.texts {
		t.Y += y
		if again {
			t.Role, t.In = Artifact, nil
		}
		page.Texts = append(page.Texts, t)
	}
	for _, l := range p.links {
		l.Y += y
		if again {
			l.In = nil
		}
		page.Links = append(page.Links, l)
	}
	for _, f := range p.pictures {
		f.Y += y
		page.Pictures = append(page.Pictures, f)
	}
	if p.mark != nil && !again {
		page.Marks = append(page.Marks, PlacedMark{*p.mark, y})
	}
}

// boxes draws the fill and the bar of each group over the pieces it has on the
// page; outer groups lie behind inner ones and all of them behind tables.
func (page *Page) boxes(pieces []piece, tops []float64) {
	var fills, bars []Fill
	var done []*box
	for _, p := range pieces {
		for _, g := range p.groups {
			if slices.Contains(done, g) {
				continue
			}
			done = append(done, g)
			top, bottom := span(pieces, tops, g)
			if g.fill != nil {
				fills = append(fills, Fill{g.left, top, g.right - g.left, bottom - top, *g.fill})
			}
			if g.bar != nil {
				bars = append(bars, Fill{g.left, top, barWidth, bottom - top, *g.bar})
			}
		}
	}
	page.Fills = append(append(fills, bars...), page.Fills...)
}

// span is from where to where a group reaches on a page.
func span(pieces []piece, tops []float64, g *box) (top, bottom float64) {
	in := func(p piece) bool { return slices.Contains(p.groups, g) }
	first := slices.IndexFunc(pieces, in)
	last := first
	for i := first; i < len(pieces) && in(pieces[i]); i++ {
		last = i
	}
	return tops[first], tops[last] + pieces[last].height
}
