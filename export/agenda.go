package export

import (
	"cmp"
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/export/layout"
)

// Agenda draws the front sheet and the items of a meeting with their papers'
// names.
func Agenda(m record.Meeting, o Options) (Result, error) {
	p := newProof(o, m)
	if err := p.announced(); err != nil {
		return Result{}, err
	}
	m = shown(m, o)
	return p.of(draw(func(b *builder) layout.Doc { return agenda(b, m, o, nil) }))
}

// pageRange is where a paper stands in a pack, or why it does not.
type pageRange struct {
	from, to int
	text     string // as printed where numbers alone do not say it: "Pages 10 – 10b"
	anchor   string
	absent   bool // an insert page stands for it
	omitted  bool // it is left out
}

// agenda builds the agenda; ranges is nil outside a pack.
func agenda(b *builder, m record.Meeting, o Options, ranges map[place]pageRange) layout.Doc {
	b.house(m)
	title := agendaTitle(m.Body)
	what := english.Join(" – ", title, english.Inside(occasion(m.Meeting.Kind)))
	b.title(m.Body, what, "", what)
	b.particulars(
		[2]string{"Date", m.Meeting.Start.Date().Long()},
		[2]string{"Time", startTime(m.Meeting).Spoken()},
		[2]string{"Venue", m.Meeting.Venue},
		[2]string{"Contact", contacts(m)},
	)
	if m.Body.Wording.Summons {
		b.summons(m)
		b.properOfficer(m)
	}
	b.membership(m)
	b.notes(m)
	if !m.Body.Wording.Summons {
		b.properOfficer(m)
	}
	if m.Body.Wording.Summons && len(m.Items) > 0 {
		b.section("Business")
		b.add(layout.Para{Role: layout.Paragraph, After: paraGap, Keep: true,
			Runs: b.plain("agenda", layout.Regular, "The following business is proposed to be transacted:")})
	} else if len(m.Items) > 0 {
		b.section("Items of business")
	}
	b.items = 3
	items := agendaItems(m)
	hang := b.hangOf(items)
	for _, item := range items {
		b.agendaItem(m.Body, item, hang, ranges)
	}
	return b.document(m, title, marksOf(m, o))
}

// language is the language documents are written in.
const language = "en-GB"

// place names a paper of a meeting by the positions of its item and itself.
type place struct{ item, paper int }

// properOfficer adds who issued the agenda and when.
func (b *builder) properOfficer(m record.Meeting) {
	if name := b.plain("proper officer", layout.Bold, m.Body.Wording.ProperOfficer); len(name) > 0 {
		b.add(layout.Para{Role: layout.Paragraph, Runs: name, Before: 12, After: 1, Keep: true})
	}
	if on := m.Meeting.IssuedOn.Long(); on != "" {
		b.add(layout.Para{Role: layout.Paragraph, Size: smallSize, After: 4,
			Runs: b.inked("date of issue", layout.Regular, grey, "Date of issue: "+on)})
	}
}

// membership adds who sits on the body, chair first, and the quorum.
func (b *builder) membership(m record.Meeting) {
	t := layout.Table{Columns: []layout.Column{{Share: 1}, {Share: 1}}, Reading: layout.AsList, Size: 10.5, After: 6}
	seats := 0
	var row layout.Row
	for _, role := range data.Roles() {
		for _, member := range m.Members {
			if member.Role != role || !role.HasSeat() && role != data.Substitute {
				continue
			}
			if role.HasSeat() {
				seats++
			}
			row = append(row, b.plain("membership", layout.Regular, member.Person.Name()+bracketed(roleTitle(m.Body, role))))
			if len(row) == len(t.Columns) {
				t.Rows = append(t.Rows, row)
				row = nil
			}
		}
	}
	if len(row) > 0 {
		t.Rows = append(t.Rows, append(row, nil))
	}
	if m.Body.Seats > 0 {
		seats = m.Body.Seats
	}
	q := quorum(m)
	if len(t.Rows) == 0 && q == "" {
		return
	}
	b.section("Membership")
	var counts []string
	if seats > 0 {
		counts = append(counts, fmt.Sprintf("Members: %d", seats))
	}
	if q != "" {
		counts = append(counts, "Quorum: "+q)
	}
	if len(counts) > 0 {
		b.add(layout.Para{Role: layout.Paragraph, Runs: b.inked("membership", layout.Regular, grey, strings.Join(counts, "  ·  ")), Size: smallSize, After: 3, Keep: len(t.Rows) > 0})
	}
	b.add(t)
}

// agendaItem adds one item with its text and the names of its papers.
func (b *builder) agendaItem(body data.Body, item numbered, hang float64, ranges map[place]pageRange) {
	where := item.where("item")
	text := !item.Agenda.Empty() || len(item.Papers) > 0
	b.heading(item, where, hang, text || item.Exempt != "" || item.Presenter != "")
	b.aside(where, hang, exemption(body, item.Exempt), text || item.Presenter != "")
	b.aside(where, hang, item.Presenter, text)
	b.content(item.Agenda, hang, where)
	for k, p := range item.Papers {
		b.paper(body, p, where, hang, ranges[place{item.at, k}])
	}
}

// paper adds the name of a paper with its state, and its pages in a pack.
func (b *builder) paper(body data.Body, p data.Paper, where string, left float64, r pageRange) {
	var remarks []string
	switch p.State {
	case data.ToFollow:
		remarks = append(remarks, "to follow")
	case data.Verbal:
		remarks = append(remarks, "verbal report")
	}
	if p.Supplement {
		remarks = append(remarks, "supplement")
	}
	if r.absent {
		remarks = append(remarks, "supplied separately")
	}
	if r.omitted {
		remarks = append(remarks, "not in this pack")
	}
	size := english.Join(", ", pages(p.Pages), bytesOf(p.Size))
	para := layout.Para{
		Role: layout.ListItem, Size: 10.5, Left: left + 14, MarkerAt: left, After: 2,
		Marker: b.inked(where, layout.Regular, grey, "–"),
		Runs:   b.plain(where+", papers", layout.Regular, strings.TrimSpace(p.Name)+bracketed(strings.Join(remarks, ", "))),
	}
	if size != "" && r.from == 0 {
		detail := b.inked(where, layout.Regular, grey, size)
		detail[0].Text, detail[0].Size = "  "+detail[0].Text, 9
		para.Runs = append(para.Runs, detail...)
	}
	if r.from > 0 {
		para.Right = tailRoom
		para.Tail = []layout.Run{{Text: cmp.Or(r.text, span(r.from, r.to)), Colour: linkInk, Link: "#" + r.anchor}}
	}
	if len(para.Runs) > 0 {
		b.add(para)
	}
	b.aside(where, left+14, exemption(body, p.Exempt), false)
}

// span is "Page 7" or "Pages 7 – 12".
func span(from, to int) string {
	if from == to {
		return fmt.Sprintf("Page %d", from)
	}
	return fmt.Sprintf("Pages %d – %d", from, to)
}

func pages(n int) string {
	if n <= 0 {
		return ""
	}
	return english.Count(n, "page")
}

// bytesOf is a size as web pages print it: "134 KB".
func bytesOf(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", max(1, (n+512)/1024))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
