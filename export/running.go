package export

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
	"minutebook/export/leak"
)

// The running sheet is read at arm's length, from a lectern.
const (
	spokenSize = 13.5
	promptSize = 12.5
	sheetHang  = 24.0 // of what stands behind a tick box
	tickBox    = "☐"
	ticked     = "✓"
)

// Running draws the chair's running sheet: for each item the words of procedure,
// who speaks, the motions as they will be put and the votes in their order, with
// boxes to tick. speakers are by item. Without o.Restricted it holds nothing
// that is kept from the public; the chair's own copy is the restricted one.
func Running(m record.Meeting, speakers map[int64][]data.Speaker, o Options) (Result, error) {
	p := newProof(o, m)
	if !o.Restricted {
		p.secrets.OpenIn(rules.Procedure(bare(m), nil)) // the chair's own words are no secret
	}
	for i, it := range m.Items {
		if names := speakerNames(speakers[it.ID]); !o.Restricted && leak.Hidden(m.Items, i) {
			p.secrets.Keep(leak.Name(m, i), names...)
		} else if !o.Restricted {
			p.secrets.Open(names...)
		}
	}
	m = shown(m, o)
	return p.of(draw(func(b *builder) layout.Doc {
		chair := rules.ChairTitle(m.Body.Wording)
		b.house(m)
		b.title(m.Body, "Running sheet", chair+"’s running sheet", m.Meeting.Venue, heldOn(m.Meeting))
		s := sheet{builder: b, speakers: speakers, restricted: o.Restricted}
		for _, part := range rules.Procedure(m, speakers) {
			s.business(part)
		}
		return b.document(m, "Running sheet", marksOf(m, o))
	}))
}

// bare is a meeting with nothing that anybody typed but the public titles.
func bare(m record.Meeting) record.Meeting {
	out := record.Meeting{Body: m.Body, Meeting: m.Meeting, Members: m.Members}
	for _, it := range m.Items {
		out.Items = append(out.Items, record.Item{Depth: it.Depth, Item: data.Item{ID: it.ID, Parent: it.Parent, Exempt: it.Exempt, Heading: it.Heading,
			AgendaNumber: it.AgendaNumber, MinuteNumber: it.MinuteNumber, Title: cmp.Or(it.Description, it.Title)}})
	}
	return out
}

func speakerNames(list []data.Speaker) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name)
	}
	return out
}

// sheet is a running sheet on its way to the page.
type sheet struct {
	*builder
	speakers   map[int64][]data.Speaker
	restricted bool
	heads      string // who is in the room, as it was printed last
}

// business adds one part of the meeting.
func (s *sheet) business(part rules.Business) {
	where := "running sheet, " + cmp.Or(english.Join(" ", part.Number, part.Title), "item")
	s.add(layout.Para{
		Role: layout.Heading2, Size: 15, Left: sheetHang, Before: 20, After: 3, Keep: true,
		Marker: s.inked(where, layout.Bold, accent, part.Number),
		Runs:   s.inked(where, layout.Bold, accent, part.Title),
		Mark:   &layout.Mark{Title: s.text(where, layout.Bold, english.Join(" ", part.Number, part.Title))},
	})
	if part.Exempt && !s.restricted {
		s.line(where, layout.Italic, grey, "Kept from the public: the restricted copy of this sheet has its words.", false)
		return
	}
	if part.Heads != "" && part.Heads != s.heads {
		s.heads = part.Heads
		s.line(where, layout.Regular, grey, part.Heads, true)
	}
	for _, step := range part.Steps {
		s.step(where, part, step)
	}
}

// line adds a line of small print without a box.
func (s *sheet) line(where string, face layout.Face, ink layout.Colour, text string, keep bool) {
	s.add(layout.Para{Role: layout.Paragraph, Runs: s.inked(where, face, ink, text), Size: promptSize, Left: sheetHang, After: 5, Keep: keep})
}

// step adds one step behind its box.
func (s *sheet) step(where string, part rules.Business, step rules.Step) {
	p := layout.Para{Role: layout.ListItem, Size: spokenSize, Left: sheetHang, After: 6, Whole: true,
		Marker: s.inked(where, layout.Regular, grey, tickBox)}
	switch step.Kind {
	case rules.Say:
		p.Runs = s.plain(where, layout.Regular, "“"+step.Text+"”")
	case rules.Do:
		p.Size, p.Runs = promptSize, s.inked(where, layout.Italic, grey, step.Text)
	case rules.Heed:
		p.Runs = s.inked(where, layout.Bold, redInk, step.Text)
	case rules.Speakers:
		s.called(where, s.speakers[part.Item.ID])
		return
	case rules.Put:
		s.question(where, *step.Question, step.Names)
		return
	}
	s.add(p)
}

// question sets what is put to the vote apart, with room for the count.
func (s *sheet) question(where string, q rules.Question, names []string) {
	inner := s.within(func() {
		s.add(layout.Para{Role: layout.Paragraph, Runs: s.inked(where, layout.Bold, accent, q.Name), Size: promptSize, After: 2, Keep: true})
		for _, line := range q.Lines {
			s.add(layout.Para{Role: layout.Paragraph, Runs: s.plain(where, layout.Regular, line), Size: spokenSize, After: 3})
		}
		if by := movedBy(q); by != "" {
			s.keepLast()
			s.add(layout.Para{Role: layout.Paragraph, Runs: s.inked(where, layout.Regular, grey, by), Size: promptSize, After: 3})
		}
		s.keepLast()
		switch {
		case q.Result != "":
			s.add(layout.Para{Role: layout.Paragraph, Runs: s.inked(where, layout.Bold, accent, ticked+" "+q.Result), Size: promptSize, After: 2})
		default:
			s.count(where)
			s.rollCall(where, names)
		}
	})
	s.add(layout.Group{Blocks: inner, Left: sheetHang, Inset: barInset, Pad: 3, Bar: &accent, Before: 4, After: 8})
}

func movedBy(q rules.Question) string {
	return english.Join(", ", prefixed("Moved by ", q.Mover), prefixed("seconded by ", q.Seconder))
}

func prefixed(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// count adds a line on which the chair writes the vote down.
func (s *sheet) count(where string) {
	t := layout.Table{Columns: []layout.Column{{}, {}, {}, {}, {}}, Reading: layout.AsLines, Size: promptSize, Gap: 18, Before: 6, After: 4, Where: where}
	dots := 12
	if s.style.Points() > data.UsualSize {
		dots = 5 // a line holds no more
	}
	var row layout.Row
	for _, side := range []string{"For", "Against", "Abstained"} {
		row = append(row, s.blank(where, side, dots))
	}
	for _, outcome := range []string{" Carried", " Lost"} {
		row = append(row, s.inked(where, layout.Regular, grey, tickBox+outcome))
	}
	t.Rows = []layout.Row{row}
	s.add(t)
}

// blank is words with dots to write on.
func (s *sheet) blank(where, words string, dots int) []layout.Run {
	return append(s.inked(where, layout.Regular, grey, words), layout.Run{Text: " " + strings.Repeat(".", dots), Colour: grey})
}

// rollCall adds the names that are called, with their boxes.
func (s *sheet) rollCall(where string, names []string) {
	if len(names) == 0 {
		return
	}
	box := func() layout.Cell { return s.inked(where, layout.Regular, grey, tickBox) }
	t := layout.Table{Columns: []layout.Column{{}, {Align: layout.Centre}, {Align: layout.Centre}, {Align: layout.Centre}},
		Head: 1, Label: true, Size: promptSize, Lines: true, Before: 4, After: 4, Where: where}
	t.Rows = append(t.Rows, layout.Row{s.plain(where, layout.Bold, "Recorded vote"), s.plain(where, layout.Bold, "For"),
		s.plain(where, layout.Bold, "Against"), s.plain(where, layout.Bold, "Abstains")})
	for _, name := range names {
		t.Rows = append(t.Rows, layout.Row{s.plain(where, layout.Regular, name), box(), box(), box()})
	}
	s.add(t)
}

// called adds the speakers in order with the time each has used, or room to
// write them down.
func (s *sheet) called(where string, list []data.Speaker) {
	if len(list) == 0 {
		s.add(layout.Para{Role: layout.Paragraph, Size: promptSize, Left: sheetHang, After: 6,
			Runs: s.blank(where, "Speakers:", 70)})
		return
	}
	t := layout.Table{Columns: []layout.Column{{}, {Share: 1}, {Align: layout.Right}}, Head: 1, Size: promptSize, Lines: true,
		Left: sheetHang, Before: 2, After: 8, Where: where}
	t.Rows = append(t.Rows, layout.Row{nil, s.plain(where, layout.Bold, "Speakers"), s.plain(where, layout.Bold, "Time used")})
	for i, sp := range list {
		used := ""
		if sp.Used > 0 {
			used = rules.SpokenWords(time.Duration(sp.Used) * time.Second)
		}
		t.Rows = append(t.Rows, layout.Row{s.inked(where, layout.Regular, grey, fmt.Sprint(tickBox, " ", i+1)),
			s.plain(where, layout.Regular, sp.Name), s.plain(where, layout.Regular, used)})
	}
	s.add(t)
}
