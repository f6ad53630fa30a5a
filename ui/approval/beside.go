package approval

import (
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// Lines are what stands below the heading of an item of approved minutes: the notes in
// its margin that hang on no paragraph, and at the first item, or the one for apologies,
// what was corrected of the attendance and the times.
func Lines(m record.Meeting, item int64) []string {
	var out []string
	if item == factsAt(m) {
		out = correctedFacts(m)
	}
	it, _ := m.Item(item)
	for _, n := range m.Notes {
		if _, i := it.Minutes.Block(n.Block); n.Item == item && (n.Block == "" || i < 0) {
			out = append(out, marginWords(n))
		}
	}
	return out
}

// Beside is an item's minutes with the notes in the margin of their paragraphs, as the
// page shows them: below each.
func Beside(m record.Meeting, it record.Item) doc.Document {
	d := it.Minutes
	for _, n := range m.Notes {
		_, i := d.Block(n.Block)
		if n.Item != it.ID || n.Block == "" || i < 0 {
			continue
		}
		d.Blocks = slices.Clone(d.Blocks)
		b := &d.Blocks[i]
		b.Note = strings.TrimPrefix(b.Note+"\n"+marginWords(n), "\n")
	}
	return d
}

func marginWords(n data.MarginNote) string {
	return "In the margin: " + n.Text + " (minute " + n.Minute + " of " + n.On.Medium() + ")."
}

// factsAt is the item at which the page shows what was corrected of the meeting as a
// whole; 0 for none.
func factsAt(m record.Meeting) int64 {
	if m.Approval == nil || m.Approval.Before == nil || len(m.Items) == 0 {
		return 0
	}
	if i := slices.IndexFunc(m.Items, func(it record.Item) bool { return rules.PurposeOf(it.Title) == rules.ForApologies }); i >= 0 {
		return m.Items[i].ID
	}
	return m.Items[0].ID
}

// correctedFacts say what was corrected of the times and the attendance, a line each.
func correctedFacts(m record.Meeting) []string {
	is := map[record.Fact]string{}
	for _, f := range m.Facts() {
		words := f.Words
		f.Words = ""
		is[f] = words
	}
	var out []string
	for _, f := range m.Original().Facts() {
		old := f.Words
		f.Words = ""
		fresh, stated := is[f]
		if !stated { // whoever is no member and was taken off the list
			name, _, _ := strings.Cut(old, ": ")
			fresh = name + ": not listed"
		}
		if f.Item == "" && old != fresh {
			r := rules.Rewording{What: f.What, Old: old, New: fresh}
			out = append(out, widgets.Capital(rules.CorrectedAt(m.Approval.Minute))+": "+r.Words(false)+".")
		}
	}
	return out
}
