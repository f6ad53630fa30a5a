package export

import (
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
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
			out.rows = append(out.rows, correctionRow{change, data.DateOf(c.Closed.Local()), c.Reason})
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
		went, came := differing(r.Before, r.After)
		t.Rows = append(t.Rows, layout.Row{
			b.plain("corrections", layout.Regular, r.on.Short()),
			b.plain("corrections", layout.Regular, english.Capital(english.Join("\n", r.place(), r.What))),
			b.runs("corrections", layout.Regular, went),
			b.runs("corrections", layout.Regular, came),
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

// aroundWords is how many words that did not change are printed on either side of
// those that did.
const aroundWords = 3

// differing are the words in which two texts differ, those that went and those that
// came in bold, each with a few of the words around it.
func differing(before, after string) (went, came []doc.Run) {
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	if before == "" || after == "" {
		return whole(before), whole(after)
	}
	marks := compare.Words([]doc.Run{{Text: before}}, []doc.Run{{Text: after}})
	for i, r := range marks {
		around := doc.Run{Text: shortened(r.Text, i == 0, i == len(marks)-1)}
		switch r.Edit {
		case doc.Struck:
			went = append(went, doc.Run{Text: r.Text, Bold: true})
		case doc.Added:
			came = append(came, doc.Run{Text: r.Text, Bold: true})
		default:
			went, came = append(went, around), append(came, around)
		}
	}
	return went, came
}

func whole(s string) []doc.Run {
	if s == "" {
		s = "(nothing)"
	}
	return []doc.Run{{Text: s}}
}

// shortened is a text between two changes with its middle left out, or before the
// first or after the last of them.
func shortened(s string, first, last bool) string {
	words := strings.Fields(s)
	keep := func(from, to int) string { return strings.Join(words[from:to], " ") }
	n := len(words)
	most := 2*aroundWords + 1
	if first || last {
		most = aroundWords + 1
	}
	if n <= most || first && last {
		return s
	}
	out := keep(0, aroundWords) + " … " + keep(n-aroundWords, n)
	if first {
		out = "… " + keep(n-aroundWords, n)
	} else if last {
		out = keep(0, aroundWords) + " …"
	}
	if strings.HasPrefix(s, " ") {
		out = " " + out
	}
	if strings.HasSuffix(s, " ") {
		out += " "
	}
	return out
}
