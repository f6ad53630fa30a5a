package export

import (
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// Minutes draws the minutes of a meeting. Until a meeting has approved them they
// say on every page that they are a draft, and list what was corrected since they
// were published. Approved ones are leaves for the minute book: each has its
// number, a box for initials and the code of the record (LGA 1972 Sch 12 para 41).
func Minutes(m record.Meeting, o Options) (Result, error) {
	p := newProof(o, m)
	r, err := p.of(draw(func(b *builder) layout.Doc { return minutes(b, m, o) }))
	if err == nil && forSigning(m, o) {
		r.First, r.Last = o.firstLeaf(), o.firstLeaf()+r.Pages-1
	}
	return r, err
}

// forSigning tells whether the minutes of a meeting are printed as leaves of the
// minute book.
func forSigning(m record.Meeting, o Options) bool { return m.Meeting.Status.Locked() && !o.Draft }

// minutes builds the minutes of a meeting given whole.
func minutes(b *builder, whole record.Meeting, o Options) layout.Doc {
	m := shown(whole, o)
	b.house(m)
	b.marginFor(m)
	corrections := correctionsOf(whole, m)
	if len(corrections.rows)+corrections.withheld > 0 {
		b.corrected = true
	}
	b.minutes(m)
	b.corrections(corrections)
	d := b.document(m, minutesTitle(m.Body), minuteMarks(m, o))
	if forSigning(m, o) {
		d.Furniture = leaves(d.Furniture, o.firstLeaf(), func(string) string { return codeOf(m) }, true)
	}
	return d
}

func minuteMarks(m record.Meeting, o Options) marks {
	mk := marksOf(m, o)
	if !forSigning(m, o) {
		mk.draft = "DRAFT – subject to confirmation"
	}
	return mk
}

// minutes adds the whole of a meeting's minutes.
func (b *builder) minutes(m record.Meeting) {
	kind := "meeting"
	if k := occasion(m.Meeting.Kind); k != "" {
		kind = english.Inside(k)
	}
	article := "a "
	if strings.HasPrefix(kind, "e") || strings.HasPrefix(kind, "a") {
		article = "an "
	}
	b.holds(m)
	now := factsOf(m)
	was := now
	if corrected(m) {
		was = factsOf(m.Original())
	}
	title := minutesTitle(m.Body)
	b.titleLines(m.Body, title, title+" of "+article+kind+" of the", m.Meeting.Venue)
	when := layout.Para{Role: layout.Paragraph, Size: 14, After: 2, Keep: true}
	when.Runs = tinted(accent, b.versus("title", layout.Regular, was.when, now.when))
	under := b.dated(&when, m)
	b.add(when)
	b.titleRule()
	b.under(0, under)
	b.correctedNote()
	if b.attendance(was.people, now.people) {
		b.under(0, [][]layout.Run{b.correctedAt(m)})
	}
	b.lines("note on the minutes", m.Body.Wording.MinutesNote)
	items := minuteItems(m)
	if len(rules.DeclarationLines(m, 0)) > 0 {
		b.section("Declarations of interest")
		b.interests(m, 0, 0, "declarations of interest", false)
	}
	hang := b.hangOf(items)
	for _, item := range items {
		b.minute(m, item, hang)
	}
	b.close(m, was.end, now.end)
}

// minute adds one item with what was minuted.
func (b *builder) minute(m record.Meeting, item numbered, hang float64) {
	where := item.where("minute")
	declared := item.ID != 0 && len(rules.DeclarationLines(m, item.ID)) > 0
	text := !item.Minutes.Empty() || item.Truncated
	b.noted, b.anchor = b.notesOf(m, item, where), item.anchor()
	defer func() { b.noted, b.anchor = nil, "" }()
	text = text || len(b.noted[""]) > 0
	b.heading(item, where, hang, text || item.Exempt != "" || declared)
	b.aside(where, hang, exemption(m.Body, item.Exempt), text || declared)
	if declared {
		b.interests(m, item.ID, hang, where, text)
	}
	b.content(item.Minutes, hang, where)
	b.under(hang, b.noted[""])
	b.approvedHere(m, item, hang, where)
	if item.Truncated {
		b.aside(where, hang, "The text of this minute was cut short where it was imported from.", false)
	}
}

// close adds the end of the meeting, as it was and as it is stated, and the place
// for the signature, or who signed.
func (b *builder) close(m record.Meeting, was, now string) {
	end := layout.Para{Role: layout.Paragraph, Before: 16, After: 6, Runs: b.versus("end of the meeting", layout.Regular, was, now)}
	if len(end.Runs) > 0 {
		b.keepLast()
		under := b.dated(&end, m)
		b.add(end)
		b.under(0, under)
	}
	b.keepLast()
	b.add(layout.Group{Whole: true, Blocks: b.within(func() { // one leaf bears the approval and the signature
		b.approval(m)
		if len(m.Signatures) > 0 {
			b.signatures(m)
		} else {
			b.signature(m.Body.Wording)
		}
	})})
}

// signature adds the place where the chair signs: two dotted lines for the name
// and the date, or the body's own lines.
func (b *builder) signature(w data.Wording) {
	if strings.TrimSpace(w.Signing) != "" {
		b.add(layout.Group{Blocks: b.within(func() { b.signing(w.Signing) }), Before: 26, Whole: true})
		return
	}
	dots := strings.Repeat(".", 56)
	t := layout.Table{
		Columns: []layout.Column{{}, {}, {}, {}}, Reading: layout.AsLines, Size: 11, Before: 34, Gap: 6,
		Rows: []layout.Row{{
			b.plain("signature", layout.Regular, rules.ChairTitle(w)),
			b.inked("signature", layout.Regular, grey, dots),
			b.plain("signature", layout.Regular, "Date"),
			b.inked("signature", layout.Regular, grey, dots[:34]),
		}},
	}
	b.keepLast()
	b.add(t)
}

// signing adds a body's own lines. One that ends in a colon has a dotted line
// after it, with room above to write.
func (b *builder) signing(text string) {
	widest := 0.0
	for line := range strings.Lines(text) {
		if label, blank := strings.CutSuffix(strings.TrimSpace(line), ":"); blank {
			widest = max(widest, b.fonts.Width(layout.Regular, signingSize, label))
		}
	}
	for line := range strings.Lines(text) {
		label, blank := strings.CutSuffix(strings.TrimSpace(line), ":")
		if !blank {
			b.note("signature", label)
			continue
		}
		b.add(layout.Table{
			Columns: []layout.Column{{Width: min(widest+2, 200)}, {}}, Reading: layout.AsLines, Size: signingSize, Before: 20, Gap: 8,
			Rows: []layout.Row{{
				b.plain("signature", layout.Regular, label),
				b.inked("signature", layout.Regular, grey, strings.Repeat(".", 60)),
			}},
		})
	}
}

const signingSize = 11.0
