package export

import (
	"context"
	"maps"
	"slices"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/export/bind"
	"minutebook/export/layout"
	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// stamper prints the numbers of a pack's pages on the papers.
type stamper struct {
	fonts *layout.Fonts
}

const (
	stampSize = 9.0  // in the pack of a body with larger print as large as that
	stampAt   = 20.0 // from the edge: nearer to it than where reports print their own numbers
	stampSide = 40.0 // from the right or left edge
	capitals  = 0.66 // height of a capital letter, of the size
	stampGap  = 14.0 // between one word of the stamp and the next
	backWords = "Back to the agenda"
)

// stamper gives the binder a font with every character that is stamped.
func (k *pack) stamper(ctx context.Context, b *bind.Binder) (*stamper, error) {
	all := map[rune]bool{}
	for _, p := range k.papers {
		for _, s := range append(slices.Clone(p.labels), p.itemLabel(), backWords, "Page ") {
			for _, r := range s {
				all[r] = true
			}
		}
	}
	fonts, err := layout.LoadFonts()
	if err != nil {
		return nil, err
	}
	typeface := k.sheet.doc.Typeface
	fonts = fonts.In(typeface)
	d := layout.Doc{Lang: language, Made: made(""), Typeface: typeface, Blocks: []layout.Block{
		layout.Para{Role: layout.Paragraph, Runs: []layout.Run{{Text: "x" + string(slices.Sorted(maps.Keys(all)))}}},
	}}
	drawn, err := layout.Draw(d, layout.Lay(d, fonts))
	if err != nil {
		return nil, err
	}
	s, err := bind.Read(ctx, drawn)
	if err != nil {
		return nil, err
	}
	return &stamper{fonts}, b.StampFont(s)
}

// itemLabel is printed on the first page of a paper.
func (b *bound) itemLabel() string {
	if b.item.number == "" {
		return ""
	}
	return "Agenda item " + b.item.number
}

// corner is where the stamps of a page stand.
type corner struct {
	head  bool
	shift float64 // of the row, from the left: 0, in the middle: 0.5, or from the right: 1
}

// corners are tried in this order: where a reader looks for the number of a page,
// then where papers seldom print anything.
var corners = [...]corner{{false, 1}, {false, 0.5}, {false, 0}, {true, 1}, {true, 0}, {true, 0.5}}

// of gives the stamps of the pages of a paper: the number of each, and on
// the first its item and the way back to the agenda. They stand where the pages
// have nothing themselves, on all in the same corner if one is free on all.
func (s *stamper) of(k *pack, b *bound, pages []pdf.Page) [][]bind.Stamp {
	back := max(0, k.sheet.pages.Anchors[b.item.anchor()].Page-1)
	size := stampSize
	if points := k.meeting.Body.Style.Points(); points > data.UsualSize {
		size = float64(points)
	}
	at := func(page int, c corner) []bind.Stamp {
		words := []bind.Stamp{{Text: "Page " + b.labels[page], Colour: grey}}
		if page == 0 {
			words = append(words, bind.Stamp{Text: b.itemLabel(), Colour: grey},
				bind.Stamp{Text: backWords, Colour: linkInk, Link: true, To: back, Says: english.Join(", item ", backWords, b.item.number)})
		}
		width, height := pages[page].Frame.Size()
		return s.row(words, c, size, width, height)
	}
	free := func(page int, row []bind.Stamp) bool {
		return page >= len(b.read.Edges) || !covers(row, b.read.Edges[page])
	}
	best, most := corners[0], -1
	for _, c := range corners {
		n := 0
		for page := range pages {
			if free(page, at(page, c)) {
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
		if n == len(pages) {
			break
		}
	}
	out := make([][]bind.Stamp, len(pages))
	for page := range pages {
		out[page] = at(page, best)
		for _, c := range corners {
			if free(page, out[page]) {
				break
			}
			if row := at(page, c); free(page, row) {
				out[page] = row
			}
		}
	}
	return out
}

// row sets words beside one another in a corner of a page, the first of them
// farthest to the right. What there is no room for is left out.
func (s *stamper) row(words []bind.Stamp, c corner, size, width, height float64) []bind.Stamp {
	scale := min(max(min(width, height)/layout.PageWidth, 0.6), 4) // a plan is looked at from farther away
	size *= scale
	var out []bind.Stamp
	wide := 0.0
	for _, st := range words {
		if st.Text == "" {
			continue
		}
		st.Size, st.Y = size, stampAt*scale
		if c.head {
			st.Y = height - stampAt*scale - capitals*size
		}
		st.W = s.fonts.Width(layout.Regular, size, st.Text)
		if len(out) > 0 {
			wide += stampGap * scale
		}
		if wide += st.W; wide > width-stampSide*scale {
			break
		}
		st.X = -wide
		out = append(out, st)
	}
	if n := len(out); n > 0 {
		side := min(stampSide*scale, (width+out[n-1].X)/2)
		right := side - out[n-1].X + c.shift*(width+out[n-1].X-2*side)
		for i := range out {
			out[i].X += right
		}
	}
	return out
}

// covers tells whether a row of stamps would touch what stands on a page, or have it
// between its words.
func covers(row []bind.Stamp, edges []content.Box) bool {
	if len(row) == 0 {
		return false
	}
	var around content.Box
	around.X0, around.Y0, _, _ = row[len(row)-1].Ground()
	_, _, around.X1, around.Y1 = row[0].Ground()
	return slices.ContainsFunc(edges, around.Touches)
}
