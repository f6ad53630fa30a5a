package export

import (
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Decisions draws the decision sheet of a meeting: what was resolved, and what
// became of motions and amendments, item by item.
func Decisions(m record.Meeting, o Options) (Result, error) {
	p := newProof(o, m)
	m = shown(m, o)
	m.Notes = notesOn(m)
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
			item.Minutes = decided
			b.noted = b.notesOf(m, item, where)
			b.content(decided, hang, where)
		}
		if !found {
			b.note("decisions", "No decisions are recorded.")
		}
		return b.document(m, "Decisions", minuteMarks(m, o))
	}))
}

// notesOn are the notes in the margin that name a resolution, motion or amendment.
func notesOn(m record.Meeting) []data.MarginNote {
	on := map[string]bool{}
	for _, i := range m.Items {
		for _, b := range proposals(i.Minutes).Blocks {
			on[b.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(m.Notes), func(n data.MarginNote) bool { return !on[n.Block] })
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
