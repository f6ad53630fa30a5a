package export

import (
	"cmp"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/layout"
)

var (
	accent  = layout.Colour{0x1F, 0x3A, 0x4D}
	grey    = layout.Colour{0x50, 0x57, 0x5E}
	hair    = layout.Colour{0xC8, 0xCD, 0xD2}
	pale    = layout.Colour{0xF2, 0xF4, 0xF6}
	warm    = layout.Colour{0x9A, 0x5B, 0x13}
	redInk  = layout.Colour{0x9B, 0x1C, 0x1C}
	linkInk = layout.Colour{0x0B, 0x4A, 0x82}
)

const (
	smallSize = 10.0
	paraGap   = 6.0
)

// builder gathers the blocks of a document.
type builder struct {
	cleaner
	style     data.Style
	pictures  func([]byte) (*layout.Picture, error) // reads a PNG or a JPEG
	items     int                                   // level of the headings of items
	level     int                                   // of the last one
	blocks    []layout.Block
	welsh     bool                // the body writes Welsh as well as English
	minuted   map[string]string   // the anchors of the minutes in this document, by the UIDs of their items
	printed   map[minuteOf]string // and by their numbers
	chapters  map[int64]string    // the anchors of the meetings of a book
	margin    float64             // room for side notes; 0: they are printed under what they belong to
	noted     notes               // of the minute that is being added
	anchor    string              // of that minute
	corrected bool                // a list of corrections since publication stands at the end
}

// minuteOf names a minute as another meeting's record does.
type minuteOf struct {
	meeting int64
	number  string
}

func newBuilder(fonts *layout.Fonts) *builder {
	return &builder{cleaner: cleaner{fonts: fonts}, pictures: layout.NewPicture, items: 2, level: 2}
}

// house sets the document in the style of the body, under its crest. A crest that
// cannot be printed is left out, with a warning.
func (b *builder) house(m record.Meeting) {
	b.style, b.welsh = m.Body.Style, m.Body.Wording.Welsh
	b.fonts = b.fonts.In(b.style.Typeface)
	if len(m.Crest) == 0 {
		if b.style.Crest != "" {
			b.warnings = append(b.warnings, Warning{Where: "the crest", What: "it is not printed: its file is missing from the book"})
		}
		return
	}
	picture, err := b.pictures(m.Crest)
	if err != nil {
		b.warnings = append(b.warnings, Warning{Where: "the crest", What: "it is not printed: " + err.Error()})
		return
	}
	alt := b.text("what the crest shows", layout.Regular, b.style.CrestAlt)
	if strings.TrimSpace(alt) == "" {
		alt = "Crest of the " + cmp.Or(m.Body.Wording.Authority, m.Body.Name, "council")
	}
	b.add(layout.Figure{Picture: picture, Alt: alt, Width: crestWidth, Height: crestHeight, After: 10, Keep: true})
}

// Room for a crest.
const (
	crestWidth  = 200.0
	crestHeight = 62.0
)

// column is the width of the column that blocks are set in.
func (b *builder) column() float64 {
	return layout.ColumnWidth(float64(b.style.Points())) - b.margin
}

func (b *builder) add(blocks ...layout.Block) { b.blocks = append(b.blocks, blocks...) }

// within runs build and returns the blocks it added, for a group.
func (b *builder) within(build func()) []layout.Block {
	outer := b.blocks
	b.blocks = nil
	build()
	inner := b.blocks
	b.blocks = outer
	return inner
}

// plain makes a run of plain text in one face, in one language.
func (b *builder) plain(where string, face layout.Face, s string) []layout.Run {
	s = strings.TrimSpace(b.text(where, face, s))
	if s == "" {
		return nil
	}
	r := layout.Run{Text: s, Face: face}
	if b.welsh {
		r.Lang = tongue(s)
	}
	return []layout.Run{r}
}

// inked is plain in a colour.
func (b *builder) inked(where string, face layout.Face, c layout.Colour, s string) []layout.Run {
	runs := b.plain(where, face, s)
	for i := range runs {
		runs[i].Colour = c
	}
	return runs
}

// runs makes a block's runs printable. base is added to each run's own face.
func (b *builder) runs(where string, base layout.Face, in []doc.Run) []layout.Run {
	var out []layout.Run
	for i, r := range in {
		face := base
		if r.Bold {
			face |= layout.Bold
		}
		if r.Italic {
			face |= layout.Italic
		}
		text := b.text(where, face, r.Text)
		if i == 0 {
			text = strings.TrimLeft(text, " \n")
		}
		if i == len(in)-1 {
			text = strings.TrimRight(text, " \n")
		}
		if text == "" {
			continue
		}
		run := layout.Run{Text: text, Face: face, Lang: r.Lang, Link: b.target(r.Link)}
		if run.Link != "" {
			run.Colour = linkInk
		}
		out = append(out, marked(b.inWelsh(run), r.Edit)...)
	}
	return parted(out)
}

// target is where a link of a run leads on paper: a cross reference to the minute
// it names, if that is in this document, and nowhere else.
func (b *builder) target(link string) string {
	uid, reference := doc.LinkedMinute(link)
	if !reference {
		return link
	}
	if anchor, here := b.minuted[uid]; here {
		return "#" + anchor
	}
	return ""
}

// holds says that the minutes of a meeting are in this document.
func (b *builder) holds(m record.Meeting) {
	if b.minuted == nil {
		b.minuted, b.printed = map[string]string{}, map[minuteOf]string{}
	}
	for _, item := range minuteItems(m) {
		if item.MinuteNumber != "" && m.Meeting.ID != 0 {
			b.printed[minuteOf{m.Meeting.ID, item.MinuteNumber}] = item.anchor()
		}
		if item.UID != "" {
			b.minuted[item.UID] = item.anchor()
		}
	}
}

// lead puts a bold lead and a space before runs.
func (b *builder) lead(where, lead string, runs []layout.Run) []layout.Run {
	head := b.inked(where, layout.Bold, accent, lead)
	if len(head) == 0 {
		return runs
	}
	if len(runs) > 0 {
		head[0].Text += " "
	}
	return append(head, runs...)
}

// section adds a small heading without a number: "Membership", "Notes".
func (b *builder) section(s string) {
	b.add(layout.Para{Role: layout.Heading2, Runs: b.inked("heading", layout.Bold, accent, s),
		Size: 12, Before: 16, After: 4, Keep: true})
}

// note adds a paragraph of body text.
func (b *builder) note(where, s string) {
	if runs := b.plain(where, layout.Regular, s); len(runs) > 0 {
		b.add(layout.Para{Role: layout.Paragraph, Runs: runs, After: paraGap})
	}
}

// lines adds a paragraph for each line of s.
func (b *builder) lines(where, s string) {
	for line := range strings.Lines(s) {
		b.note(where, line)
	}
}

// row makes a row of two cells: a bold label and a value.
func (b *builder) row(label, value string) layout.Row {
	return layout.Row{
		b.inked(label, layout.Bold, accent, label),
		b.plain(label, layout.Regular, value),
	}
}
