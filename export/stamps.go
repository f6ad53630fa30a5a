package export

import (
	"context"
	"maps"
	"slices"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/export/bind"
	"minutebook/export/layout"
)

// stamper prints the numbers of a pack's pages on the papers.
type stamper struct {
	fonts *layout.Fonts
}

const (
	stampSize = 9.0  // in the pack of a body with larger print as large as that
	stampAt   = 20.0 // height of the baseline: below where reports print their own numbers
	stampSide = 40.0 // from the right edge
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

// of gives the stamps of a paper: the number of each page, and on the first its
// item and the way back to the agenda.
func (s *stamper) of(k *pack, b *bound) func(page int, width, height float64) []bind.Stamp {
	back := max(0, k.sheet.pages.Anchors[b.item.anchor()].Page-1)
	size := stampSize
	if points := k.meeting.Body.Style.Points(); points > data.UsualSize {
		size = float64(points)
	}
	return func(page int, width, height float64) []bind.Stamp {
		scale := min(max(min(width, height)/layout.PageWidth, 0.6), 4) // a plan is looked at from farther away
		right := width - stampSide*scale
		var out []bind.Stamp
		add := func(st bind.Stamp) {
			st.Size = size * scale
			st.W = s.fonts.Width(layout.Regular, st.Size, st.Text)
			st.X, st.Y = right-st.W, stampAt*scale
			if st.Text != "" && st.X > 0 {
				out = append(out, st)
				right = st.X - stampGap*scale
			}
		}
		add(bind.Stamp{Text: "Page " + b.labels[page], Colour: grey})
		if page == 0 {
			add(bind.Stamp{Text: b.itemLabel(), Colour: grey})
			add(bind.Stamp{Text: backWords, Colour: linkInk, Link: true, To: back, Says: english.Join(", item ", backWords, b.item.number)})
		}
		return out
	}
}
