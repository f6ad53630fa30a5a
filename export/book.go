package export

import (
	"cmp"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Book draws the minute book of a body: a title leaf, the contents, the approved
// minutes in order, an index of subjects and one of people, and the facts of every
// approval and signature; the leaves are numbered through (LGA 1972 Sch 12 para 41).
// Meetings whose minutes are not approved are left out and named in the warnings.
func Book(body data.Body, meetings []record.Meeting, o Options) (Result, error) {
	var approved, whole []record.Meeting
	var left []Warning
	for _, m := range meetings {
		if m.Meeting.Status.Locked() {
			approved, whole = append(approved, shown(m, o)), append(whole, m)
			continue
		}
		left = append(left, Warning{
			Where: "the meeting of " + m.Meeting.Start.Date().Medium(),
			What:  "its minutes are not approved, so they are not in the book",
		})
	}
	p := newProof(o, whole...)
	r, _, err := drawTwice(func(b *builder, before layout.Pages) layout.Doc {
		b.warnings = append(b.warnings, left...)
		return bookOf(b, body, approved, o, before)
	}, true)
	r.First, r.Last = o.firstLeaf(), o.firstLeaf()+r.Pages-1
	return p.of(r, err)
}

// chapterAnchor names the start of the minutes of meeting i of a book.
func chapterAnchor(i int) string { return fmt.Sprintf("meeting-%d", i) }

const (
	subjectsAnchor   = "index-subjects"
	peopleAnchor     = "index-people"
	signaturesAnchor = "approvals"
)

func bookOf(b *builder, body data.Body, meetings []record.Meeting, o Options, before layout.Pages) layout.Doc {
	b.house(record.Meeting{Body: body, Crest: lastCrest(meetings)})
	b.marginFor(meetings...)
	leaf := func(anchor string) int { return before.Anchors[anchor].Page + o.firstLeaf() - 1 }
	last := len(before.Pages) + o.firstLeaf() - 1
	mk := marks{draft: draftWord(o)}
	b.chapters = map[int64]string{}
	for i, m := range meetings {
		b.holds(m)
		b.chapters[m.Meeting.ID] = chapterAnchor(i)
		mk.restricted = mk.restricted || o.Restricted && hasExempt(m)
	}

	b.title(body, "Minute book", "Minute book of the", period(meetings), fmt.Sprintf("Leaves %d to %d", o.firstLeaf(), last))
	about := "This book holds the minutes of " + english.Count(len(meetings), "meeting") + ", each as it was approved as a correct record."
	if slices.ContainsFunc(meetings, corrected) {
		about += " Words struck through were corrected when the minutes were approved, and the words underlined stand in their place."
	}
	b.note("title", about)
	if len(meetings) > 0 {
		b.note("title", "Each leaf bears the code of the record it is part of. The hashes of all records are listed at the end, each made with the one before, "+
			"so that none can be altered, taken out or put in without the change being found.")
	}
	b.add(layout.PageBreak{})
	b.bookContents(meetings, leaf)
	for i, m := range meetings {
		b.add(layout.PageBreak{Section: chapterAnchor(i)})
		b.chapter(m, chapterAnchor(i))
	}
	if len(meetings) > 0 {
		b.bookEnd(meetings, leaf)
	}

	d := layout.Doc{
		Title: english.Join(", ", mk.title("Minute book"), body.Name), Author: body.Wording.Authority, Lang: language,
		Made: made(lastDay(meetings)), Blocks: b.blocks,
	}
	heads, codes := map[string]string{"": ""}, map[string]string{}
	for i, m := range meetings {
		heads[chapterAnchor(i)], codes[chapterAnchor(i)] = running(m, "minutes"), codeOf(m)
	}
	for _, part := range bookParts {
		heads[part[0]] = english.Join(", ", body.Name, period(meetings)) + bracketed(english.Inside(part[1]))
	}
	furnish := b.furniture("", mk)
	d.Furniture = leaves(func(page, of int, section string) layout.Furniture {
		f := furnish(page, of, section)
		f.HeadLeft = b.inked("page head", layout.Regular, grey, heads[section])
		f.HeadRule = section != ""
		return f
	}, o.firstLeaf(), func(section string) string { return codes[section] }, false)
	return d
}

// bookParts are the parts behind the minutes.
var bookParts = [][2]string{{subjectsAnchor, "Index of subjects"}, {peopleAnchor, "Index of people"}, {signaturesAnchor, "Approvals and signatures"}}

// bookContents adds the table of contents.
func (b *builder) bookContents(meetings []record.Meeting, leaf func(string) int) {
	b.section("Contents")
	t := layout.Table{Columns: []layout.Column{{Width: b.column() - 130 - 40 - 24}, {Width: 130}, {Width: 40, Align: layout.Right}}, Reading: layout.AsContents, Size: 11}
	row := func(anchor, title, numbers string) {
		number := b.inked("contents", layout.Regular, linkInk, fmt.Sprint(leaf(anchor)))
		number[0].Link = "#" + anchor
		t.Rows = append(t.Rows, layout.Row{b.plain("contents", layout.Regular, title), b.inked("contents", layout.Regular, grey, numbers), number})
	}
	for i, m := range meetings {
		row(chapterAnchor(i), english.Join(" – ", m.Meeting.Start.Date().Long(), english.Inside(occasion(m.Meeting.Kind))), minuteRange(m))
	}
	if len(t.Rows) == 0 {
		b.note("contents", "No minutes of this body have been approved.")
		return
	}
	for _, part := range bookParts {
		row(part[0], part[1], "")
	}
	b.add(t)
}

// bookEnd adds what stands behind the minutes.
func (b *builder) bookEnd(meetings []record.Meeting, leaf func(string) int) {
	part := func(p [2]string, intro string) {
		b.add(layout.PageBreak{Section: p[0]}, layout.Para{Role: layout.Heading2, Runs: b.inked("heading", layout.Bold, accent, p[1]),
			Size: 16, After: 6, Keep: true, Anchor: p[0], Mark: &layout.Mark{Title: p[1]}})
		b.note(p[1], intro)
	}
	subjects, people := subjectsOf(meetings), peopleOf(meetings)
	part(bookParts[0], heldOr(subjects, "The numbers are those of leaves. Apologies, declarations, the minutes of earlier meetings and other business that every meeting has are not listed.",
		"These minutes have no business but that of every meeting."))
	b.index(subjects, leaf, false)
	part(bookParts[1], heldOr(people, "The numbers are those of leaves. Attendance is given by the first leaf of a meeting; two leaves with a dash between them are the first and the last of several meetings one after the other.",
		"These minutes do not record by name who was present, moved or declared an interest."))
	b.index(people, leaf, true)
	part(bookParts[2], "The hash (SHA-256) of each record is made of the record as it was approved and of the hash before it.")
	for i, m := range meetings {
		b.add(layout.Group{Before: 8, After: 8, Whole: true, Blocks: b.within(func() { b.bookFacts(m, chapterAnchor(i), leaf) })})
	}
}

// heldOr is how an index is to be read, or why it is empty.
func heldOr(entries []entry, read, empty string) string {
	if len(entries) == 0 {
		return empty
	}
	return read
}

// bookFacts says how the minutes of one meeting were approved and signed.
func (b *builder) bookFacts(m record.Meeting, anchor string, leaf func(string) int) {
	head := b.inked("approvals", layout.Bold, accent, english.Join(", ", m.Meeting.Start.Date().Long(), english.Inside(minuteRange(m))))
	head = append(head, layout.Run{Text: ", leaf "}, layout.Run{Text: fmt.Sprint(leaf(anchor)), Link: "#" + anchor, Colour: linkInk})
	b.add(layout.Para{Role: layout.Heading(3), Runs: head, After: 2, Keep: true})
	if a := m.Approval; a != nil {
		if runs := b.approved(*a, "Approved as a correct record"); runs != nil {
			b.add(layout.Para{Role: layout.Paragraph, Runs: runs, After: 3, Keep: true})
		}
		for _, line := range [][2]string{{"Code: ", Code(a.Hash)}, {"Hash of the record: ", a.Hash}, {"Hash before it: ", a.Previous}} {
			if line[1] != "" {
				b.fine("approvals", line[0]+line[1])
			}
		}
	}
	if len(m.Signatures) == 0 {
		b.note("approvals", "Not signed.")
	}
	for _, s := range m.Signatures {
		b.signatureFacts(s, true)
	}
}

// lastCrest is the crest that the newest minutes of a book bear.
func lastCrest(meetings []record.Meeting) []byte {
	if len(meetings) == 0 {
		return nil
	}
	return meetings[len(meetings)-1].Crest
}

// chapter adds one meeting's minutes as a part of the book: its items stand
// under it in the outline, its headings under that of the book.
func (b *builder) chapter(m record.Meeting, anchor string) {
	blocks := b.within(func() { b.minutes(m) })
	first := true
	for i, block := range blocks {
		p, ok := block.(layout.Para)
		if !ok {
			continue
		}
		p.Role = p.Role.Under()
		if p.Mark != nil {
			p.Mark = &layout.Mark{Title: p.Mark.Title, Level: p.Mark.Level + 1}
		}
		if first {
			p.Anchor = anchor
			p.Mark = &layout.Mark{Title: b.text("outline", layout.Regular, english.Join(" ", "Meeting of", m.Meeting.Start.Date().Medium()))}
			first = false
		}
		blocks[i] = p
	}
	b.add(blocks...)
}

// minuteRange is "Minutes 29 – 35": by the numbers, in whatever order the items
// were taken.
func minuteRange(m record.Meeting) string {
	var first, last string
	items := slices.Clone(m.Items)
	slices.SortStableFunc(items, func(a, b record.Item) int { return cmp.Compare(a.Sequence, b.Sequence) })
	for _, i := range items {
		if i.MinuteNumber != "" && i.Depth == 0 {
			if first == "" {
				first = i.MinuteNumber
			}
			last = i.MinuteNumber
		}
	}
	switch {
	case first == "":
		return ""
	case first == last:
		return "Minute " + first
	}
	return "Minutes " + first + " – " + last
}

// period is from the first to the last meeting of a book.
func period(meetings []record.Meeting) string {
	if len(meetings) == 0 {
		return ""
	}
	first, last := meetings[0].Meeting.Start.Date(), lastDay(meetings)
	if first == last {
		return first.Medium()
	}
	return english.Join(" – ", first.Medium(), last.Medium())
}

func lastDay(meetings []record.Meeting) data.Date {
	if len(meetings) == 0 {
		return ""
	}
	return meetings[len(meetings)-1].Meeting.Start.Date()
}
