package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Book draws the minute book of a body: the approved minutes in order, the
// leaves numbered through, with a table of contents before them (LGA 1972
// Sch 12 para 41). Meetings whose minutes are not approved are left out and
// named in the warnings.
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
	return p.of(r, err)
}

func bookOf(b *builder, body data.Body, meetings []record.Meeting, o Options, before layout.Pages) layout.Doc {
	b.house(record.Meeting{Body: body, Crest: lastCrest(meetings)})
	b.title(body, "Minute book", "Minute book of the", period(meetings))
	b.section("Contents")
	t := layout.Table{Columns: []layout.Column{{}, {Width: 130}, {Width: 40, Align: layout.Right}}, Reading: layout.AsContents, Size: 11}
	half := b.column() - 130 - 40 - 24
	t.Columns[0].Width = half
	restricted := false
	for i, m := range meetings {
		anchor := fmt.Sprintf("meeting-%d", i)
		leaf := ""
		if at, ok := before.Anchors[anchor]; ok {
			leaf = fmt.Sprint(at.Page)
		}
		row := layout.Row{
			b.plain("contents", layout.Regular, english.Join(" – ", m.Meeting.Start.Date().Long(), english.Inside(occasion(m.Meeting.Kind)))),
			b.inked("contents", layout.Regular, grey, minuteRange(m)),
			b.plain("contents", layout.Regular, leaf),
		}
		if leaf != "" {
			row[2][0].Link, row[2][0].Colour = "#"+anchor, linkInk
		}
		t.Rows = append(t.Rows, row)
		restricted = restricted || o.Restricted && hasExempt(m)
	}
	if len(t.Rows) == 0 {
		b.note("contents", "No minutes of this body have been approved.")
	}
	b.add(t)
	for _, m := range meetings {
		b.holds(m)
	}
	for i, m := range meetings {
		b.add(layout.PageBreak{Section: running(m, "minutes")})
		b.chapter(m, fmt.Sprintf("meeting-%d", i))
	}
	mk := marks{restricted: restricted, draft: draftWord(o)}
	furnish := b.furniture("", mk)
	return layout.Doc{
		Title: english.Join(", ", mk.title("Minute book"), body.Name), Author: body.Wording.Authority, Lang: language,
		Made: made(lastDay(meetings)), Blocks: b.blocks,
		Furniture: func(page, of int, section string) layout.Furniture {
			f := furnish(page, of, section)
			f.HeadLeft = nil
			f.HeadRule = section != ""
			if section != "" {
				f.HeadLeft = b.inked("page head", layout.Regular, grey, section)
			}
			f.FootRight = []layout.Run{{Text: fmt.Sprintf("Leaf %d of %d", page, of), Colour: grey}}
			f.FootLeft = []layout.Run{{Text: "Initials " + strings.Repeat(".", 24), Colour: grey}}
			return f
		},
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
