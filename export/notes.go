package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// sideMargin is what a page with side notes gives up of its column: notes and
// margin together leave some 25 characters a line.
const sideMargin = 62.0

// longestSide is the most characters that are set in the margin; a longer note
// stands under what it belongs to.
const longestSide = 300

// notes are those of one minute: by the block they stand beside, "" for the minute
// as a whole, which has them at its first block.
type notes map[string][][]layout.Run

// marginFor gives the document a margin if any of its meetings has something to
// print there. In large print the margin holds no words.
func (b *builder) marginFor(meetings ...record.Meeting) {
	b.margin = 0
	for _, m := range meetings {
		if hasNotes(m) && m.Body.Style.Points() == data.UsualSize {
			b.margin = sideMargin
		}
	}
}

func hasNotes(m record.Meeting) bool {
	if len(m.Notes) > 0 || m.Approval != nil && m.Approval.Before != nil {
		return true
	}
	for _, it := range m.Items {
		for _, b := range it.Minutes.Blocks {
			if b.Note != "" {
				return true
			}
		}
	}
	return false
}

// hasEdits tells whether words of the items of a meeting, or what stands with them,
// were struck out or put in.
func hasEdits(m record.Meeting) bool {
	return slices.ContainsFunc(m.Items, func(i record.Item) bool { return slices.ContainsFunc(i.Minutes.Blocks, doc.Edited) })
}

// notesOf gathers the notes of a minute: those of its blocks, which say where they
// were corrected, and those that a later meeting had put in the margin. A minute
// without text has no place in the margin: its notes are left to beneath.
func (b *builder) notesOf(m record.Meeting, item numbered, where string) notes {
	out := notes{}
	var blocks []string
	for _, block := range item.Minutes.Blocks {
		blocks = append(blocks, block.ID)
		if block.Note != "" {
			runs := b.inked(where, layout.Italic, grey, stop(english.Capital(block.Note)))
			if a := m.Approval; a != nil {
				b.leadTo(runs, minuteOf{a.At, a.Minute})
			}
			out[block.ID] = append(out[block.ID], runs)
		}
	}
	for _, n := range m.Notes {
		if n.Item != item.ID || item.ID == 0 {
			continue
		}
		at := n.Block
		if !slices.Contains(blocks, at) {
			at = ""
			if len(blocks) > 0 {
				at = blocks[0]
			}
		}
		runs := b.inked(where, layout.Italic, grey, noteLead(n))
		b.leadTo(runs, minuteOf{n.ByMeeting, n.Minute})
		if len(runs) > 0 {
			runs[0].Text += " "
		}
		out[at] = append(out[at], append(runs, b.inked(where, layout.Italic, grey, stop(n.Text))...))
	}
	return out
}

// noteLead is "Note: see minute 73 of 3 March 2027:".
func noteLead(n data.MarginNote) string {
	see := english.Join(" of ", prefixed("minute ", n.Minute), n.On.Medium())
	if n.Minute == "" {
		see = prefixed("the meeting of ", n.On.Medium())
	}
	if see == "" {
		return "Note:"
	}
	return "Note: see " + see + ":"
}

// leadTo makes runs a link to a minute, if that is in this document.
func (b *builder) leadTo(runs []layout.Run, to minuteOf) {
	anchor, here := b.printed[to]
	if !here || to.meeting == 0 {
		return
	}
	for i := range runs {
		runs[i].Link, runs[i].Colour = "#"+anchor, linkInk
	}
}

// minuteWords is "minute 51" as a link where that minute is in this document.
func (b *builder) minuteWords(where string, to minuteOf) []layout.Run {
	runs := b.plain(where, layout.Regular, prefixed("minute ", to.number))
	b.leadTo(runs, to)
	return runs
}

// beside sets the notes of block i in the margin beside its paragraph, where there
// is one.
func (c *contents) beside(p *layout.Para, i int) {
	id := c.blocks[i].ID
	list := c.noted[id]
	if c.margin == 0 || len(list) == 0 || c.blocks[i].Table != nil {
		return
	}
	var runs []layout.Run
	letters := 0
	for n, note := range list {
		for k, r := range note {
			if n > 0 && k == 0 {
				r.Text = "\n" + r.Text
			}
			letters += utf8.RuneCountInString(r.Text)
			runs = append(runs, r)
		}
	}
	if letters <= longestSide {
		p.Side = runs
		delete(c.noted, id)
	}
}

// beneath prints the notes of block i that are not in the margin under it.
func (c *contents) beneath(i int) {
	id := c.blocks[i].ID
	c.under(c.left, c.noted[id])
	delete(c.noted, id)
}

func (b *builder) under(left float64, notes [][]layout.Run) {
	for _, note := range notes {
		b.keepLast()
		b.add(layout.Group{Left: left, Inset: 8, Bar: &hair, After: paraGap, Blocks: []layout.Block{
			layout.Para{Role: layout.Paragraph, Runs: note, Size: smallSize},
		}})
	}
}

// anchorOf names the place of a block, for the index of a book.
func (b *builder) anchorOf(block doc.Block) string {
	if b.anchor == "" || block.ID == "" || block.Level > 0 && block.Kind.IsProposal() {
		return ""
	}
	return b.anchor + "/" + block.ID
}

// marked is runs with the mark of an edit.
func marked(runs []layout.Run, e doc.Edit) []layout.Run {
	if e == "" {
		return runs
	}
	for i := range runs {
		switch e {
		case doc.Struck:
			runs[i].Edit, runs[i].Colour = layout.Struck, grey
		case doc.Added:
			runs[i].Edit, runs[i].Colour = layout.Added, accent
		}
	}
	return runs
}

// parted puts a space between words that were struck out and those that came in
// their place: they stand side by side and are not one word.
func parted(runs []layout.Run) []layout.Run {
	for i := 1; i < len(runs); i++ {
		before, after := &runs[i-1], runs[i]
		if before.Edit != 0 && after.Edit != 0 && before.Edit != after.Edit &&
			!strings.HasSuffix(before.Text, " ") && !strings.HasPrefix(after.Text, " ") {
			before.Text += " "
		}
	}
	return runs
}

// Code is the short code of an approved record, the first 16 digits of its hash in
// fours: "3F2A 91C0 7BD4 E118". It is printed on every leaf; who checks the minute
// book compares it with that of the record, since both change if a word does. It is
// empty for no hash.
func Code(hash string) string {
	hash = strings.ToUpper(hash)
	if len(hash) < 16 {
		return ""
	}
	return fmt.Sprintf("%s %s %s %s", hash[:4], hash[4:8], hash[8:12], hash[12:16])
}
