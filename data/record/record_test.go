package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

const canary = "CANARY"

// secret is a meeting with the canary wherever exempt matter can stand.
func secret() record.Meeting {
	text := doc.FromText(canary + " text")
	passage := doc.NewBlock(doc.ActionKind, 0, canary)
	passage.Exempt, passage.Action = "3", &doc.Action{}
	return record.Meeting{
		Items: []record.Item{
			{Item: data.Item{ID: 1, Title: "Minutes"}, Minutes: doc.Document{Blocks: []doc.Block{doc.Text("Agreed."), passage, door(doc.Exclusion)}},
				Papers: []data.Paper{{Name: "open.pdf"}, {Name: canary + ".pdf", Exempt: "1"}}},
			{Item: data.Item{ID: 2, Title: "Sale of land", Exempt: "3", Presenter: canary, Urgent: canary}, Agenda: text, Minutes: text,
				Papers: []data.Paper{{Name: canary + ".pdf"}}},
			{Item: data.Item{ID: 3, Parent: 2, Title: "The offer"}, Depth: 1, Minutes: doc.Document{Blocks: append([]doc.Block{door(doc.Readmission)}, text.Blocks...)}},
		},
		Issues:       []data.Issue{{Restricted: true, Contents: []data.IssuedItem{{Title: canary}}}},
		Actions:      []data.Action{{Item: 1, Text: "Publish"}, {Item: 1, Block: passage.ID, Text: canary}, {Item: 2, Text: canary}, {Item: 3, Text: canary}},
		Declarations: []data.Declaration{{Item: 2, Nature: canary, Dispensation: canary}, {Item: 1, Nature: "Lives nearby", Dispensation: "D/1"}},
	}
}

// LGA 1972 s.100B(2) and Sch 12A: what the agenda calls an exempt item must not
// itself tell what is exempt.
func TestATitleThatTellsIsReplaced(t *testing.T) {
	item := func(id, parent int64, title, exempt, description string) record.Item {
		it := record.Item{Item: data.Item{ID: id, Parent: parent, Title: title, Exempt: exempt, Description: description}}
		if parent != 0 {
			it.Depth = 1
		}
		return it
	}
	for _, c := range []struct {
		what  string
		items []record.Item
		want  []string
	}{
		{"a title that tells nothing", []record.Item{item(1, 0, "Sale of land", "3", "")}, []string{"Sale of land"}},
		{"a title that tells", []record.Item{item(1, 0, canary, "1", "A staffing matter")}, []string{"A staffing matter"}},
		{"its sub-items", []record.Item{item(1, 0, canary, "1", "A staffing matter"), item(2, 1, canary, "", ""), item(3, 1, canary, "", "Terms")},
			[]string{"A staffing matter", "A staffing matter", "Terms"}},
		{"a sub-item of an open item", []record.Item{item(1, 0, "Land", "", ""), item(2, 1, canary, "3", "An offer")}, []string{"Land", "An offer"}},
		{"an open item that has one all the same", []record.Item{item(1, 0, "Land", "", canary)}, []string{"Land"}},
		{"items that were never stored", []record.Item{item(0, 0, canary, "1", "A staffing matter"), {Item: data.Item{Title: canary}, Depth: 1}},
			[]string{"A staffing matter", "A staffing matter"}},
	} {
		var got []string
		for _, it := range (record.Meeting{Items: c.items}).Public().Items {
			got = append(got, it.Title)
			if it.Description != "" {
				t.Errorf("%s: the description stands beside the title: %q", c.what, it.Description)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: the public sees %q, want %q", c.what, got, c.want)
		}
	}
}

// An item that was never stored is known to be under another by its depth.
func TestTheSubItemsOfAnImportAreKeptToo(t *testing.T) {
	m := record.Meeting{Items: []record.Item{{Item: data.Item{Title: "Sale of land", Exempt: "3"}},
		{Item: data.Item{Title: "The offer"}, Depth: 1, Agenda: doc.FromText(canary)}, {Item: data.Item{Title: "Close"}, Agenda: doc.FromText("Open")}}}
	if p := m.Public(); p.Items[1].Exempt != "3" || !p.Items[1].Agenda.Empty() || p.Items[2].Exempt != "" || p.Items[2].Agenda.Empty() {
		t.Errorf("the public sees %+v", p.Items)
	}
}

// door is a note of private session with the canary wherever words can stand.
func door(kind doc.NoteKind) doc.Block {
	b := doc.NewBlock(doc.TimeNoteKind, 0, canary)
	b.Exempt = "3"
	b.Time = &doc.TimeNote{Kind: kind, At: "20:10", Person: &doc.Person{Name: canary}, Reason: canary}
	return b
}

func TestPublicHoldsNothingExempt(t *testing.T) {
	whole := secret()
	if got := fmt.Sprintf("%+v", whole.Public()); strings.Contains(got, canary) {
		t.Errorf("the public copy holds exempt matter: %s", got)
	}
	if got := fmt.Sprintf("%+v", whole); strings.Count(got, canary) < 8 {
		t.Errorf("the meeting itself was changed: %s", got)
	}
}

// A decision is kept from the public whole, though its head alone says so.
func TestADecisionIsKeptWhole(t *testing.T) {
	block := func(id string, kind doc.Kind, level int, m *doc.Motion) doc.Block {
		return doc.Block{ID: id, Kind: kind, Level: level, Motion: m, Runs: []doc.Run{{Text: canary + " " + id}}}
	}
	head := block("m", doc.MotionKind, 0, &doc.Motion{})
	head.Exempt = "3"
	resolution := block("r", doc.ResolutionKind, 0, nil)
	resolution.Exempt, resolution.Resolution = "3", &doc.Resolution{Verb: doc.Resolved}
	d := doc.Document{Blocks: []doc.Block{head, block("ma", doc.MotionKind, 1, nil), block("mi", doc.MotionKind, 2, nil),
		block("am", doc.AmendmentKind, 0, &doc.Motion{Amends: "m"}), block("ama", doc.AmendmentKind, 1, nil),
		block("am2", doc.AmendmentKind, 0, &doc.Motion{}), block("sub", doc.MotionKind, 0, &doc.Motion{Amends: "m"}),
		resolution, block("ra", doc.ResolutionKind, 1, nil), doc.Text("Open.")}}
	m := record.Meeting{Items: []record.Item{{Item: data.Item{ID: 1}, Agenda: d, Minutes: d}}}
	if p := m.Public(); strings.Contains(fmt.Sprintf("%+v", p), canary) || doc.Plain(p.Items[0].Minutes) != "Open." || len(p.Items[0].Decisions()) != 0 {
		t.Errorf("the public copy is %+v", p)
	}
}

// What is made of an exempt amendment is kept with it: the substantive motion, what
// amends that, and the resolution that repeats it. Other business is not.
func TestWhatIsMadeOfAnExemptAmendmentIsKept(t *testing.T) {
	for _, tt := range []struct {
		name             string
		outcome, decided doc.Outcome // of the amendment and of the substantive motion
		resolution       string
		want             string
	}{
		{"carried", doc.Carried, doc.Carried, "That it be let to Quill.", "That it be let.|That the rent be noted."},
		{"in other words", doc.Carried, doc.Carried, "That it be let.", "That it be let.|That it be let.|That the rent be noted."},
		{"the amendment lost", doc.Lost, doc.Carried, "That it be let to Quill.", "That it be let.|That it be let to Quill.|That it be let to Quill.|That the rent be noted."},
		{"the substantive lost", doc.Carried, doc.Lost, "That the report be noted.", "That it be let.|That the report be noted.|That the rent be noted."},
	} {
		block := func(id string, kind doc.Kind, exempt, words string, m *doc.Motion) doc.Block {
			return doc.Block{ID: id, Kind: kind, Exempt: exempt, Motion: m, Runs: []doc.Run{{Text: words}}}
		}
		resolution := block("r", doc.ResolutionKind, "", tt.resolution, nil)
		another := block("r2", doc.ResolutionKind, "", "That the rent be noted.", nil)
		resolution.Resolution, another.Resolution = &doc.Resolution{Verb: doc.Resolved}, &doc.Resolution{Verb: doc.Resolved}
		d := doc.Document{Blocks: []doc.Block{
			block("m", doc.MotionKind, "", "That it be let.", &doc.Motion{}),
			block("a", doc.AmendmentKind, "3", "add: to Quill", &doc.Motion{Amends: "m", Outcome: tt.outcome}),
			block("s", doc.MotionKind, "", "That it be let to Quill.", &doc.Motion{Amends: "m", Outcome: tt.decided}), resolution, another}}
		var got []string
		for _, b := range doc.Public(d).Blocks {
			got = append(got, b.Text())
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: the public reads %s, want %s", tt.name, s, tt.want)
		}
	}
}

func TestPublicKeepsWhatTheLawAsks(t *testing.T) {
	p := secret().Public()
	if len(p.Items) != 3 || p.Items[1].Title != "Sale of land" || p.Items[1].Exempt != "3" || p.Items[2].Exempt != "3" {
		t.Errorf("titles and reasons must stand: %+v", p.Items)
	}
	var notes []doc.NoteKind
	for _, i := range p.Items {
		for _, b := range i.Minutes.Blocks {
			if b.Time != nil && b.Time.At == "20:10" {
				notes = append(notes, b.Time.Kind)
			}
		}
	}
	if !slices.Equal(notes, []doc.NoteKind{doc.Exclusion, doc.Readmission}) {
		t.Errorf("when the public left and came back must stand: %v", notes)
	}
	if d := p.Declarations; d[0].Dispensation == "" || d[1].Dispensation != "D/1" {
		t.Errorf("that there is a dispensation must stand, and in open business its reference: %+v", d)
	}
	if len(p.Items[0].Papers) != 1 || p.Items[0].Minutes.Empty() || len(p.Actions) != 1 || len(p.Declarations) != 2 {
		t.Errorf("open matter went missing: %+v", p)
	}
}
