package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// content adds the blocks of a document, set in by left. where names the
// document: "minute 31".
func (b *builder) content(d doc.Document, left float64, where string) {
	blocks := levelled(d.Blocks)
	c := contents{builder: b, blocks: blocks, markers: doc.Markers(blocks), left: left, where: where}
	c.hangs()
	for i := 0; i < len(blocks); {
		if blocks[i].Exempt != "" {
			i = c.withheld(i)
		} else {
			i = c.block(i)
		}
	}
}

// levelled brings levels that no valid document has into reach: a document is
// drawn even if it was never checked.
func levelled(blocks []doc.Block) []doc.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		lowest := 0
		if b.Kind.IsList() || b.Kind == doc.Heading {
			lowest = 1
		}
		out[i].Level = min(max(b.Level, lowest), doc.MaxLevel)
	}
	return out
}

// contents is one document on its way to the page.
type contents struct {
	*builder
	blocks  []doc.Block
	markers []string
	hang    [][doc.MaxLevel + 1]float64 // by block: where the text of each list level starts
	left    float64
	where   string
}

func (c *contents) at(i int) string { return fmt.Sprintf("%s, paragraph %d", c.where, i+1) }

const (
	listHang  = 18.0 // of a list without wide markers
	markerGap = 6.0
)

// hangs finds how far the items of each list hang: all items of one level stand
// in one line, however wide their markers are.
func (c *contents) hangs() {
	c.hang = make([][doc.MaxLevel + 1]float64, len(c.blocks))
	for from := 0; from < len(c.blocks); {
		to := from
		var widest [doc.MaxLevel + 1]float64
		for ; to < len(c.blocks) && c.markers[to] != ""; to++ {
			l := c.blocks[to].Level
			widest[l] = max(widest[l], listHang, c.fonts.Width(layout.Regular, 11, c.markers[to])+markerGap)
		}
		for l := 1; l <= doc.MaxLevel; l++ {
			if widest[l] == 0 {
				widest[l] = listHang
			}
			widest[l] += widest[l-1]
		}
		for i := from; i < to; i++ {
			c.hang[i] = widest
		}
		from = max(to, from+1)
	}
}

// block adds block i, and what belongs to it, and tells where to go on.
func (c *contents) block(i int) int {
	b := c.blocks[i]
	switch {
	case b.Kind.IsProposal():
		return c.proposal(i)
	case b.Table != nil:
		c.table(i)
	case b.Action != nil:
		c.action(i)
	case b.Time != nil:
		c.timeNote(i)
	default:
		p, ok := c.para(i, 0)
		if ok {
			p.Keep = p.Keep || c.announces(i)
			c.beside(&p, i)
			c.add(p)
		}
	}
	c.beneath(i)
	return i + 1
}

// announces tells whether a block is a line that announces the next: "To consider
// passing the following resolution:".
func (c *contents) announces(i int) bool {
	const line = 90 // characters
	words := strings.TrimSpace(c.blocks[i].Text())
	return i+1 < len(c.blocks) && strings.HasSuffix(words, ":") && len(words) <= line
}

// para makes the paragraph of a block that is text alone.
func (c *contents) para(i int, inset float64) (layout.Para, bool) {
	b := c.blocks[i]
	p := layout.Para{Role: layout.Paragraph, Left: c.left + inset, After: paraGap}
	face := layout.Regular
	switch b.Kind {
	case doc.Heading:
		p.Role = layout.Heading(c.level + b.Level)
		p.Before, p.After, p.Keep = 8, 3, true
		face = []layout.Face{layout.Bold, layout.BoldItalic, layout.Italic}[b.Level-1]
	case doc.Quotation:
		p.Role, p.Left, p.Right, p.Size = layout.Quotation, p.Left+20, 20, smallSize+0.5
	case doc.Caption:
		p.Role, p.Size = layout.Caption, smallSize
		face = layout.Italic
		p.Keep = i+1 < len(c.blocks) && c.blocks[i+1].Table != nil
	default:
		c.listItem(&p, i)
	}
	p.Runs = marked(c.runs(c.at(i), face, b.Runs), b.Edit)
	p.Keep = p.Keep || c.introduces(i)
	return p, len(p.Runs) > 0
}

// introduces tells whether a block leads to the one after it and must not be
// parted from it: it ends in a colon or the like before a list, or is set in bold
// throughout, which is a heading to those who read it.
func (c *contents) introduces(i int) bool {
	if i+1 >= len(c.blocks) {
		return false
	}
	b, next := c.blocks[i], c.blocks[i+1]
	if c.markers[i+1] != "" && (c.markers[i] == "" || next.Level > b.Level) {
		text := strings.TrimSpace(b.Text())
		return strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";") || allBold(b.Runs)
	}
	return allBold(b.Runs)
}

func allBold(runs []doc.Run) bool {
	for _, r := range runs {
		if !r.Bold && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return len(runs) > 0
}

// listItem hangs a paragraph on its marker.
func (c *contents) listItem(p *layout.Para, i int) {
	b := c.blocks[i]
	if c.markers[i] == "" {
		return
	}
	p.Role, p.Level = layout.ListItem, b.Level
	p.MarkerAt = p.Left + c.hang[i][b.Level-1]
	p.Left += c.hang[i][b.Level]
	p.Marker = c.plain(c.at(i), layout.Regular, c.markers[i])
	p.After = 3
	if i+1 >= len(c.blocks) || c.markers[i+1] == "" || b.Level == 1 && c.blocks[i+1].Kind != b.Kind && c.blocks[i+1].Level == 1 {
		p.After = paraGap
	}
}

func (c *contents) table(i int) {
	t := c.blocks[i].Table
	out := layout.Table{Head: t.Head, Lines: true, Left: c.left, Before: 4, After: 10, Where: c.at(i)}
	if t.Head == 0 { // no screen reader can tell what a figure belongs to unless something heads it
		out.Label = true
		if len(t.Columns) == 1 {
			out.Reading = layout.AsLines
		}
	}
	for _, col := range t.Columns {
		align := map[string]layout.Align{"centre": layout.Centre, "right": layout.Right}[col.Align]
		out.Columns = append(out.Columns, layout.Column{Share: float64(col.Width), Align: align})
	}
	for r, row := range t.Rows {
		face := layout.Regular
		if r < t.Head {
			face = layout.Bold
		}
		var cells layout.Row
		for _, cell := range row {
			cells = append(cells, marked(c.runs(c.at(i), face, cell.Runs), c.blocks[i].Edit))
		}
		out.Rows = append(out.Rows, cells)
	}
	out.Keep = i+1 < len(c.blocks) && c.blocks[i+1].Kind == doc.Caption
	c.add(out)
}

// timeNote prints a note of time in italics, with the time before it unless its
// text says it.
func (c *contents) timeNote(i int) {
	b := c.blocks[i]
	now, was := b.Time, cmp.Or(carried(b).Time, b.Time)
	runs := c.runs(c.at(i), layout.Italic, b.Runs)
	if len(runs) == 0 {
		runs = c.versus(c.at(i), layout.Italic, happening(*was), happening(*now))
	} else if at := c.versus(c.at(i), layout.Italic, timeBefore(b, was.At), timeBefore(b, now.At)); len(at) > 0 {
		at[len(at)-1].Text += " "
		runs = append(at, runs...)
	}
	if len(runs) > 0 {
		p := layout.Para{Role: layout.Paragraph, Runs: marked(runs, b.Edit), Left: c.left, After: paraGap}
		c.beside(&p, i)
		c.add(p)
	}
}

// timeBefore is what stands before the text of a note of time: the time, unless the
// text says it.
func timeBefore(b doc.Block, at string) string {
	spoken := data.Clock(at).Spoken()
	if spoken == "" || saysTime(b.Text(), at) {
		return ""
	}
	return spoken + " –"
}

// saysTime tells whether s holds the clock time at in one of its usual forms.
func saysTime(s, at string) bool {
	squeezed := strings.ToLower(strings.ReplaceAll(s, " ", ""))
	spoken := strings.ReplaceAll(data.Clock(at).Spoken(), " ", "")
	for _, form := range []string{at, spoken, strings.ReplaceAll(spoken, ".", ":"), strings.Replace(spoken, ".00", "", 1)} {
		if strings.Contains(squeezed, form) {
			return true
		}
	}
	return false
}

// happening is the sentence of a time note that has none of its own.
func happening(t doc.TimeNote) string {
	who := "A member"
	if t.Person != nil {
		who = t.Person.Name
	}
	what := map[doc.NoteKind]string{
		doc.Opening: "The meeting opened", doc.Closing: "The meeting ended",
		doc.Arrival: who + " arrived", doc.Departure: who + " left the meeting",
		doc.Adjournment: "The meeting was adjourned", doc.Suspension: "The meeting was suspended",
		doc.Resumption: "The meeting resumed",
		doc.Exclusion:  rules.DoorWords(doc.Exclusion), doc.Readmission: rules.DoorWords(doc.Readmission),
	}[t.Kind]
	if at := data.Clock(t.At).Spoken(); at != "" {
		what += " at " + at
	}
	return what + "."
}
