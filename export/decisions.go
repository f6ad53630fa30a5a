package export

import (
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Decisions draws the decision sheet of a meeting: what was resolved, and what
// became of motions and amendments, item by item.
func Decisions(m record.Meeting, o Options) (Result, error) {
	p := newProof(o, m)
	m = shown(m, o)
	return p.of(draw(func(b *builder) layout.Doc {
		b.house(m)
		b.title(m.Body, "Decisions", "Decisions of the", m.Meeting.Venue, heldOn(m.Meeting))
		b.lines("note on the minutes", m.Body.Wording.MinutesNote)
		items := minuteItems(m)
		hang := b.hangOf(items)
		found := false
		for _, item := range items {
			decided := proposals(item.Minutes)
			if decided.Empty() {
				continue
			}
			found = true
			where := item.where("minute")
			b.heading(item, where, hang, true)
			b.aside(where, hang, exemption(m.Body, item.Exempt), true)
			b.content(decided, hang, where)
		}
		if !found {
			b.note("decisions", "No decisions are recorded.")
		}
		return b.document(m, "Decisions", minuteMarks(m, o))
	}))
}

// proposals is a document's resolutions, motions and amendments alone.
func proposals(d doc.Document) doc.Document {
	var out doc.Document
	for _, b := range d.Blocks {
		if b.Kind.IsProposal() {
			out.Blocks = append(out.Blocks, b)
		}
	}
	return out
}
