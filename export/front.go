package export

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

const labelWidth = 84.0 // of the bold labels beside particulars and names

// shown is the meeting as the options let it be seen. The resolution that excludes
// the public is made from all that is marked.
func shown(m record.Meeting, o Options) record.Meeting {
	m = rules.WithExclusion(m)
	if o.Restricted {
		return m
	}
	return m.Public()
}

// title adds the head of a document: the authority, the body's name large, what
// the document is. A meeting of an unknown body is headed by that alone.
func (b *builder) title(body data.Body, what, above string, below ...string) {
	b.titleLines(body, what, above, below...)
	b.titleRule()
}

// titleLines are those of a title; titleRule ends it.
func (b *builder) titleLines(body data.Body, what, above string, below ...string) {
	name := body.Name
	if strings.TrimSpace(name) == "" {
		name, above = what, ""
	}
	b.add(layout.Para{Role: layout.Paragraph, Runs: b.inked("title", layout.Bold, grey, body.Wording.Authority), Size: 12, After: 14})
	if above != "" { // one heading with the name: "Minutes of a meeting of the Planning Committee"
		b.add(layout.Para{Role: layout.Title, Runs: b.inked("title", layout.Regular, accent, above), Size: 14, After: 1, Keep: true})
	}
	b.add(layout.Para{Role: layout.Title, More: above != "", Runs: b.inked("title", layout.Bold, accent, name), Size: 25, After: 4, Keep: true})
	for _, line := range below {
		if line != "" && line != name {
			b.add(layout.Para{Role: layout.Paragraph, More: line == what, Runs: b.inked("title", layout.Regular, accent, line), Size: 14, After: 2, Keep: true})
		}
	}
}

func (b *builder) titleRule() {
	b.add(layout.Line{Colour: accent, Weight: 1.5, Before: 9, After: 12, Keep: true})
}

// particulars adds labels with their values; rows without a value are left out.
func (b *builder) particulars(rows ...[2]string) {
	t := layout.Table{Columns: []layout.Column{{Width: labelWidth}, {}}, Label: true, Size: 11, After: 8}
	for _, r := range rows {
		if strings.TrimSpace(r[1]) != "" {
			t.Rows = append(t.Rows, b.row(r[0], r[1]))
		}
	}
	b.add(t)
}

// occasion is the kind of the meeting for a title: "Extraordinary meeting".
func occasion(k data.MeetingKind) string {
	switch k {
	case data.Extraordinary:
		return "Extraordinary meeting"
	case data.Annual:
		return "Annual meeting"
	}
	return ""
}

// roleTitle is what stands in brackets after a name; empty for most.
func roleTitle(b data.Body, r data.Role) string {
	chair := rules.ChairTitle(b.Wording)
	switch r {
	case data.Chair:
		return chair
	case data.ViceChair:
		if chair == "Mayor" {
			return "Deputy Mayor"
		}
		return "Vice-" + chair
	case data.CoOpted:
		return "co-opted"
	case data.Substitute:
		return "substitute"
	}
	return ""
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// contacts is whom to ask, a line each.
func contacts(m record.Meeting) string {
	list := m.Meeting.Contacts
	if len(list) == 0 {
		list = []data.Contact{m.Body.Contact}
	}
	var out []string
	for _, c := range list {
		if line := english.Join(" · ", c.Name, c.Phone, c.Email); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// heldOn is the day and time of a meeting: "Thursday 6 July 2017, 7.00 pm".
func heldOn(m data.Meeting) string {
	return english.Join(", ", m.Start.Date().Long(), startTime(m).Spoken())
}

// startTime is when a meeting starts; an import that knows the day alone holds midnight.
func startTime(m data.Meeting) data.Clock {
	if c := m.Start.Clock(); c != "00:00" {
		return c
	}
	return ""
}

// running is the line at the head of every page but the first.
func running(m record.Meeting, what string) string {
	date := m.Meeting.Start.Date().Medium()
	if m.Body.Name == "" {
		return english.Join(", ", english.Capital(what), date)
	}
	return english.Join(", ", m.Body.Name, date) + bracketed(what)
}

// marks are what every page of a document must say about it.
type marks struct {
	draft      string // empty: not a draft
	restricted bool
	cancelled  bool
}

// marksOf are those of a document about a meeting.
func marksOf(m record.Meeting, o Options) marks {
	return marks{draft: draftWord(o), restricted: o.Restricted && hasExempt(m), cancelled: m.Meeting.Status == data.Cancelled}
}

// title is what a document is called where its pages are not seen, in a list of
// files or the head of a window.
func (mk marks) title(what string) string {
	if mk.restricted {
		return "Restricted " + english.Inside(what)
	}
	return what
}

// document is what was built so far as a document about a meeting.
func (b *builder) document(m record.Meeting, title string, mk marks) layout.Doc {
	return layout.Doc{
		Title:     english.Join(", ", mk.title(title), m.Body.Name, m.Meeting.Start.Date().Medium()),
		Author:    m.Body.Wording.Authority,
		Lang:      language,
		Made:      made(m.Meeting.Start.Date()),
		Blocks:    b.blocks,
		Furniture: b.furniture(running(m, english.Inside(title)), mk),
	}
}

// furniture prints the running head, the marks and the page numbers.
func (b *builder) furniture(head string, mk marks) func(page, of int, section string) layout.Furniture {
	left := b.inked("page head", layout.Regular, grey, head)
	var right []layout.Run
	for _, s := range []struct {
		on   bool
		text string
	}{
		{mk.cancelled, "CANCELLED"},
		{mk.restricted, "RESTRICTED – not for publication"},
		{mk.draft != "", mk.draft},
	} {
		if s.on {
			if len(right) > 0 {
				right[len(right)-1].Text += "  ·  "
			}
			right = append(right, b.inked("page head", layout.Bold, redInk, s.text)...)
		}
	}
	return func(page, of int, _ string) layout.Furniture {
		f := layout.Furniture{HeadRight: right, FootRight: []layout.Run{
			{Text: fmt.Sprintf("Page %d of %d", page, of), Colour: grey},
		}}
		if page > 1 {
			f.HeadLeft, f.HeadRule = left, true
		}
		return f
	}
}

// hasExempt tells whether a meeting holds anything kept from the public.
func hasExempt(m record.Meeting) bool {
	for _, i := range m.Items {
		if i.Exempt != "" {
			return true
		}
		for _, p := range i.Papers {
			if p.Exempt != "" {
				return true
			}
		}
		for _, b := range slices.Concat(i.Agenda.Blocks, i.Minutes.Blocks) {
			if b.Exempt != "" {
				return true
			}
		}
	}
	return false
}

// quorum is the line about numbers on a front sheet.
func quorum(m record.Meeting) string {
	if n := rules.Quorum(m.Body); n > 0 {
		return fmt.Sprint(n)
	}
	return ""
}
