package export

import (
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
	"minutebook/export/leak"
)

// corrections are what was changed in a draft since it was published.
type corrections struct {
	rows     []correctionRow
	withheld int // changes that a public copy does not tell
}

type correctionRow struct {
	data.Change
	on     data.Date
	reason string
}

const correctionsAnchor = "corrections"

// correctionsOf lists the corrections of a draft in the order they were made, as m
// lets them be seen; whole is the meeting with all of them. Approved minutes have
// none: what was approved is the draft with its corrections made.
func correctionsOf(whole, m record.Meeting) corrections {
	var out corrections
	if whole.Meeting.Status.Locked() {
		return out
	}
	for _, c := range whole.Corrections {
		if !c.Closed.IsZero() {
			out.withheld += len(c.Changes)
		}
	}
	for _, c := range m.Corrections {
		if c.Closed.IsZero() { // still being made
			continue
		}
		for _, change := range c.Changes {
			out.rows = append(out.rows, correctionRow{change, data.DateOf(c.Closed), c.Reason})
		}
	}
	out.withheld -= len(out.rows)
	return out
}

// correctedNote says at the head of a draft that it was corrected.
func (b *builder) correctedNote() {
	if !b.corrected {
		return
	}
	runs := b.inked("corrections", layout.Italic, grey, "This draft was corrected after it was published: see")
	runs[0].Text += " "
	link := b.inked("corrections", layout.Italic, linkInk, correctionsTitle)
	link[0].Link = "#" + correctionsAnchor
	b.add(layout.Para{Role: layout.Paragraph, Runs: append(append(runs, link...), layout.Run{Text: ".", Face: layout.Italic, Colour: grey}), After: 10})
}

const correctionsTitle = "Corrections since publication"

// corrections adds the list of them, at the end of a draft.
func (b *builder) corrections(c corrections) {
	if len(c.rows)+max(0, c.withheld) == 0 {
		return
	}
	b.add(layout.Para{Role: layout.Heading2, Runs: b.inked("heading", layout.Bold, accent, correctionsTitle),
		Size: 12, Before: 26, After: 5, Keep: true, Anchor: correctionsAnchor, Mark: &layout.Mark{Title: correctionsTitle}})
	if len(c.rows) > 0 {
		b.add(b.correctionTable(c.rows))
	}
	if c.withheld > 0 {
		verb := " are"
		if c.withheld == 1 {
			verb = " is"
		}
		b.note("corrections", english.Count(c.withheld, "correction")+" of exempt business"+verb+" not printed in this copy.")
	}
}

func (b *builder) correctionTable(rows []correctionRow) layout.Table {
	t := layout.Table{Head: 1, Lines: true, Where: "the list of corrections", Size: smallSize, After: 8,
		Columns: []layout.Column{{Share: 14}, {Share: 15}, {Share: 27}, {Share: 27}, {Share: 17}}}
	var head layout.Row
	for _, h := range []string{"Date", "Minute", "Words that went", "Words that came", "Reason"} {
		head = append(head, b.inked("corrections", layout.Bold, accent, h))
	}
	t.Rows = append(t.Rows, head)
	for _, r := range rows {
		before, after := differing(r.Before, r.After)
		t.Rows = append(t.Rows, layout.Row{
			b.plain("corrections", layout.Regular, r.on.Short()),
			b.plain("corrections", layout.Regular, english.Capital(english.Join("\n", r.place(), r.What))),
			b.plain("corrections", layout.Regular, orNothing(before)),
			b.plain("corrections", layout.Regular, orNothing(after)),
			b.plain("corrections", layout.Regular, r.reason),
		})
	}
	return t
}

// place is what a change is of: the number of a minute, its title where it has none.
func (r correctionRow) place() string {
	switch {
	case r.Number != "":
		return r.Number
	case r.Title != "":
		return r.Title
	case r.What == "":
		return "The meeting"
	}
	return ""
}

func orNothing(s string) string {
	if strings.TrimSpace(s) == "" {
		return "(nothing)"
	}
	return s
}

// aroundWords is how many words that did not change are printed on either side of
// those that did.
const aroundWords = 3

// differing are the words in which two texts differ, with a few of those around
// them.
func differing(before, after string) (string, string) {
	a, b := strings.Fields(before), strings.Fields(after)
	if len(a) == 0 || len(b) == 0 {
		return before, after
	}
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < len(a)-from && end < len(b)-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, end = max(0, from-aroundWords), max(0, end-aroundWords)
	return excerpt(a, from, end), excerpt(b, from, end)
}

// excerpt is words without the first and the last so many.
func excerpt(words []string, from, end int) string {
	out := slices.Clone(words[from : len(words)-end])
	if len(out) == 0 {
		return ""
	}
	if from > 0 {
		out[0] = "… " + out[0]
	}
	if end > 0 {
		out[len(out)-1] += " …"
	}
	return strings.Join(out, " ")
}

// withoutTrail takes out of a public copy the corrections and the notes in the margin
// that are of exempt business; whole is the meeting with its marks.
func withoutTrail(whole, public record.Meeting) record.Meeting {
	type at struct{ item, block string }
	kept, hidden, uid := map[at]bool{}, map[string]bool{}, map[int64]string{}
	for i, it := range whole.Items {
		uid[it.ID] = it.UID
		hidden[it.UID] = leak.Hidden(whole.Items, i)
		for block := range it.Minutes.Kept() {
			kept[at{it.UID, block}] = true
		}
	}
	public.Corrections, public.Notes = nil, nil
	for _, c := range whole.Corrections {
		c.Changes = slices.DeleteFunc(slices.Clone(c.Changes), func(ch data.Change) bool {
			return ch.Item != "" && (hidden[ch.Item] || kept[at{ch.Item, ch.Block}])
		})
		if len(c.Changes) > 0 {
			public.Corrections = append(public.Corrections, c)
		}
	}
	for _, n := range whole.Notes {
		if u := uid[n.Item]; !hidden[u] && !kept[at{u, n.Block}] {
			public.Notes = append(public.Notes, n)
		}
	}
	return public
}
