package export

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// numbered is an item with the number a document prints before it.
type numbered struct {
	record.Item
	at     int // position in the meeting
	number string
	sub    bool
}

// anchor names the place of an item's heading, in a book of many meetings too.
func (n numbered) anchor() string {
	if n.UID != "" {
		return "item-" + n.UID
	}
	return fmt.Sprintf("item-%d", n.at)
}

// agendaItems are the items with their agenda numbers; before they are fixed,
// those they would get.
func agendaItems(m record.Meeting) []numbered {
	items := make([]data.Item, len(m.Items))
	parent := int64(0)
	for i, item := range m.Items {
		items[i] = item.Item
		if item.ID == 0 { // never stored: the rules need ids to tell items apart
			items[i].ID = int64(-1 - i)
			items[i].Parent = 0
			if item.Depth > 0 {
				items[i].Parent = parent
			}
		}
		if item.Depth == 0 {
			parent = items[i].ID
		}
	}
	given := rules.AgendaNumbers(items)
	out := make([]numbered, len(items))
	for i, item := range m.Items {
		out[i] = numbered{item, i, given[items[i].ID], item.Depth > 0}
	}
	return out
}

// minuteItems are the items with their minute numbers, in the order in which they
// were taken; a meeting whose minutes have not begun prints the agenda's.
func minuteItems(m record.Meeting) []numbered {
	begun := false
	for _, i := range m.Items {
		begun = begun || i.MinuteNumber != ""
	}
	if !begun {
		return agendaItems(m)
	}
	out := make([]numbered, len(m.Items))
	for i, item := range record.InOrderTaken(m.Items) {
		out[i] = numbered{item, i, item.MinuteNumber, item.Depth > 0}
	}
	return out
}

// where names an item in warnings: "minute 31", or its title without a number.
func (n numbered) where(what string) string {
	switch {
	case n.number != "":
		return what + " " + n.number
	case n.Title != "":
		return fmt.Sprintf("%s %q", what, n.Title)
	}
	return what
}

// hangOf is how far the text of numbered items hangs: all of them stand in one
// line, however wide their numbers are.
func (b *builder) hangOf(items []numbered) float64 {
	hang := 26.0
	for _, i := range items {
		if !i.Heading {
			hang = max(hang, b.fonts.Width(layout.Bold, itemSize, i.number)+12)
		}
	}
	return min(hang, 90)
}

const itemSize = 11.5

// heading adds the line an item starts with. more says that something of the
// item follows and must stay with it.
func (b *builder) heading(n numbered, where string, hang float64, more bool) {
	title := strings.TrimSpace(n.Title)
	b.level = b.items
	p := layout.Para{
		Size: itemSize, Left: hang, Before: 13, After: 3, Keep: more,
		Marker: b.inked(where, layout.Bold, accent, n.number),
		Runs:   b.inked(where+", title", layout.Bold, accent, title),
		Mark:   &layout.Mark{Title: b.text(where+", title", layout.Bold, english.Join(" ", n.number, title))},
		Anchor: n.anchor(),
	}
	switch {
	case n.Heading:
		p.Left, p.Marker, p.Before, p.Keep, p.Size = 0, nil, 20, true, 12.5
	case n.sub:
		b.level++
		p.Before, p.Size = 9, 11
		p.Mark.Level = 1
	}
	p.Role = layout.Heading(b.level)
	b.add(p)
}

// tailRoom is kept free at the end of lines that end in page numbers.
const tailRoom = 84

// aside adds a line of small italics under an item's title; keep says that it
// stays with what follows.
func (b *builder) aside(where string, left float64, s string, keep bool) {
	if runs := b.inked(where, layout.Italic, grey, s); len(runs) > 0 {
		b.add(layout.Para{Role: layout.Paragraph, Runs: runs, Size: smallSize, Left: left, After: 3, Keep: keep})
	}
}
