package export_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// factsCorrected is minutes that were approved subject to corrections of facts: who
// was there and when, how the meeting ran, who moved, how a vote went.
func factsCorrected(t testing.TB) record.Meeting {
	m := sample()
	m.Meeting.Status = data.Approved
	opened, ended := data.Clock(""), data.Clock("21:05")
	m.Meeting.Opened = "19:05"
	m.Approval = &data.Approval{Sequence: 3, On: "2026-09-10", At: 12, Minute: "51", Hash: hashOf(3), Previous: hashOf(2),
		Corrections: "in the attendance, for “Councillor Mary Sedge: apologies” read “Councillor Mary Sedge: absent”; in minute 17, seconder, for “Councillor Robert Quill” read “Councillor Siân Pell-Ŵyn”.",
		Before: &data.Facts{Opened: &opened, Ended: &ended, Attendance: []data.Attendance{
			{Person: sedge, Role: data.Ordinary, Presence: data.Apologies},
			{Person: quill, Role: data.Ordinary, Presence: data.Present, Movements: []data.Movement{{Kind: data.Arrived, At: "19:02", Item: 103}}},
			{Person: teasel, Role: data.Ordinary, Presence: ""},
			{Person: bract, Role: data.Officer, Presence: ""},
			{Person: person(22, "Ida", "Fallow", "Solicitor"), Role: data.Officer, Presence: data.Present},
		}}}
	note := "corrected at minute 51"
	for i := range m.Items {
		blocks := m.Items[i].Minutes.Blocks
		for k := range blocks {
			b := &blocks[k]
			switch b.ID {
			case "c9": // "Councillor Robert Quill arrived at 7.12 pm."
				was := *b.Time
				was.At = "19:02"
				b.Was, b.Note = &doc.Facts{Time: &was}, note
			case "c26":
				was := *b.Resolution
				was.Mover, was.Vote = named(rowan), &doc.Vote{Method: doc.Hands, For: 5}
				b.Was, b.Note = &doc.Facts{Resolution: &was}, note
			case "c30":
				was := *b.Action
				was.Owner, was.DueText = named(culvert), "this week"
				b.Was, b.Note = &doc.Facts{Action: &was}, note
			case "d11":
				was := *b.Motion
				was.Seconder, was.Outcome = named(quill), doc.Lost
				was.Vote = &doc.Vote{Method: doc.Recorded, For: 1, Against: 2, Abstained: 1, Names: []doc.NamedVote{
					{Person: *named(day), Choice: doc.Against}, {Person: *named(pell), Choice: doc.For}, {Person: *named(teasel), Choice: doc.Against},
					{Person: *named(quill), Choice: doc.Abstained}, {Person: *named(marsh), Choice: doc.Barred}}}
				b.Was, b.Note = &doc.Facts{Motion: &was}, note
			case "d12":
				was := *b.Motion
				was.Mover = nil
				b.Was, b.Note = &doc.Facts{Motion: &was}, note
			case "d13": // text that does not say its time
				was := *b.Time
				was.At = "20:15"
				b.Was, b.Note = &doc.Facts{Time: &was}, note
			case "f3":
				was := *b.Resolution
				was.Mover = &doc.Person{Name: "CANARYMOVER Vole"}
				now := *b.Resolution
				now.Mover = &doc.Person{Name: "CANARYNEW Vole"}
				b.Was, b.Note, b.Resolution = &doc.Facts{Resolution: &was}, note, &now
			}
		}
	}
	return m
}

// TestCorrectedFactsAreHeardAsSuch: what was stated and what is, side by side, each
// in its place, with the minute that says so.
func TestCorrectedFactsAreHeardAsSuch(t *testing.T) {
	r, err := export.Minutes(factsCorrected(t), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, r.PDF)
	heard := wordsOf(readAloud(t, r.PDF))
	gone := func(s string) string {
		return `Span heard="[struck out: ` + strings.TrimSpace(s) + `]` + strings.Repeat(" ", len(s)-len(strings.TrimSpace(s))) + `" LineThrough "` + s + `" `
	}
	come := func(s string) string { return `Span heard="[put in: ` + s + `]" Underline "` + s + `"` }
	for what, want := range map[string]string{
		"the title":          `P Note "Corrected at minute 51. " "Thursday 9 July 2026 (" ` + gone("7.00 ") + come("7.05") + ` " pm – " ` + gone("9.05 ") + come("9.15") + ` " pm)"`,
		"when somebody came": `LI LBody P "Councillor Robert Quill (from " ` + gone("7.02 ") + come("7.12") + ` " pm, minute 16)"`,
		"who was left out":   `LI LBody P ` + come("Councillor Tom Teasel (substitute for Councillor Jo Rowan)"),
		"who was not there":  `P "Also present" L None LI LBody P ` + gone("Ida Fallow (Solicitor)") + `LI LBody P ` + come("Helen Bract (Head of Environment)"),
		"what follows of it": `LI LBody P "Councillor Jo Rowan" Span heard=" [put in: (for whom Councillor Tom Teasel substituted)]"`,
		"another group":      `LI LBody P ` + gone("Councillor Mary Sedge") + `P "Absent" L None LI LBody P ` + come("Councillor Mary Sedge") + ` Div P "Corrected at minute 51." P "Unless`,
		"a note of time":     `P Note "Corrected at minute 51. " "Councillor Robert Quill arrived at " ` + gone("7.02 ") + come("7.12") + ` " pm."`,
		"its time before it": `P Note "Corrected at minute 51. " ` + gone("8.15 ") + come("8.05") + ` " pm – The meeting adjourned for ten minutes`,
		"mover and count": `P Note "Corrected at minute 51. " "Proposed by Councillor " ` + gone("Jo Rowan ") + come("Siân Pell-Ŵyn") + ` ", seconded by Councillor Tom Teasel. For: " ` +
			gone("5 ") + come("4") + ` ", Against: 0, Abstained: " ` + gone("0 ") + come("1") + ` "."`,
		"what became of it": `The motion was " ` + gone("lost ") + come("carried"),
		"who owes":          `"Owner: " ` + gone("Imran Culvert ") + come("Helen Bract") + ` " · Due: " ` + gone("this week ") + come("next meeting"),
		"the end":           `P Note "Corrected at minute 51. " "The meeting ended at " ` + gone("9.05 ") + come("9.15") + ` " pm."`,
	} {
		if !strings.Contains(heard, want) {
			t.Errorf("%s: nobody hears %s", what, want)
		}
	}
	if n := strings.Count(heard, `Div P "Corrected at minute 51."`); n != 1 {
		t.Errorf("what is said of the attendance stands there %d times", n)
	}
	if t.Failed() {
		t.Log(heard)
	}
}

// Struck words and those in their place never touch, in any document.
func TestCorrectedFactsStandApart(t *testing.T) {
	m := factsCorrected(t)
	for name, draw := range map[string]func() (export.Result, error){
		"minutes":   func() (export.Result, error) { return export.Minutes(m, export.Options{Restricted: true}) },
		"decisions": func() (export.Result, error) { return export.Decisions(m, export.Options{Restricted: true}) },
		"book":      func() (export.Result, error) { return export.Book(m.Body, append(lives(t), m), export.Options{}) },
	} {
		r, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		if text := wordsOf(textOf(t, r.PDF)); !strings.Contains(text, "][put in") && !strings.Contains(text, "][struck") && strings.Contains(text, "[struck out: Jo Rowan] [put in: Siân Pell-Ŵyn]") {
			continue
		} else {
			t.Errorf("%s reads %s", name, text)
		}
	}
}

// Facts that nobody corrected are printed as they are; those of one kind alone leave
// the others alone.
func TestOneCorrectedFactIsMarkedAlone(t *testing.T) {
	clock := func(at data.Clock) *data.Clock { return &at }
	for what, c := range map[string]struct {
		before data.Facts
		want   []string
	}{
		"nothing":                      {},
		"the opening":                  {data.Facts{Opened: clock("19:30")}, []string{"[struck out: 7.30] [put in: 7.00]"}},
		"an ending that was not there": {data.Facts{Ended: clock("")}, []string{"[put in: – 9.15 pm]", "[put in: The meeting ended at 9.15 pm.]"}},
		"the same ending":              {data.Facts{Ended: clock("21:15")}, nil},
		"who was not listed":           {data.Facts{Attendance: []data.Attendance{{Person: marsh, Role: data.ViceChair}}}, []string{"[put in: Councillor Owen Marsh (Vice-Chairman)]"}},
		"who was in the chair": {data.Facts{Attendance: []data.Attendance{{Person: day, Role: data.Chair, Presence: data.Apologies}}},
			[]string{"[put in: Councillor Ann Day (Chairman)]", "[struck out: , in the Chair]", "[struck out: Councillor Ann Day]"}},
		"remote": {data.Facts{Attendance: []data.Attendance{{Person: pell, Role: data.Ordinary, Presence: data.Present}}}, []string{"[put in: (attended remotely)]"}},
	} {
		m := sample()
		m.Meeting.Status, m.Approval = data.Approved, &data.Approval{On: "2026-09-10", At: 12, Minute: "51", Hash: hashOf(3), Before: &c.before}
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := wordsOf(textOf(t, r.PDF))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in %s", what, want, text)
			}
		}
		if got := strings.Count(text, "[put in") + strings.Count(text, "[struck"); got != strings.Count(strings.Join(c.want, " "), "[") {
			t.Errorf("%s: %d passages are marked in %s", what, got, text)
		}
		if noted := strings.Contains(text, "Corrected at minute 51."); noted != (c.want != nil) {
			t.Errorf("%s: it is said where it was corrected: %v", what, noted)
		}
	}
}

// The index of people knows who moved and who was there as it was corrected.
func TestTheIndexNamesWhoIsStated(t *testing.T) {
	m := factsCorrected(t)
	r, err := export.Book(m.Body, []record.Meeting{m}, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := wordsOf(textOf(t, r.PDF))
	index := text[strings.LastIndex(text, "Index of people"):]
	for _, want := range []string{"Pell-Ŵyn, Councillor Siân: present 3; moved 4; seconded 5", "Rowan, Councillor Jo: apologies 3 T", "Quill, Councillor Robert: present 3; declared an interest 4 R", "Bract, Helen: present 3; actions "} {
		if !strings.Contains(index, want) {
			t.Errorf("the index lacks %q: %s", want, index)
		}
	}
	for _, gone := range []string{"Fallow", "Sedge"} {
		if strings.Contains(index, gone) {
			t.Errorf("the index names %s: %s", gone, index)
		}
	}
	if !strings.Contains(text, "Words struck through were corrected when the minutes were approved") {
		t.Error("the book does not say what struck words are")
	}
}

// Who stands struck out in the public attendance is no secret, even if exempt minutes
// name them; what was corrected in those is.
func TestCorrectedFactsAndThePublicCopy(t *testing.T) {
	m := factsCorrected(t)
	depot := &m.Items[6].Minutes
	depot.Blocks = append(slices.Clone(depot.Blocks), para("f9", "Ida Fallow advised."))
	for _, restricted := range []bool{false, true} {
		for name, draw := range map[string]func(record.Meeting, export.Options) (export.Result, error){"minutes": export.Minutes, "decisions": export.Decisions} {
			r, err := draw(m, export.Options{Restricted: restricted})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			text := textOf(t, r.PDF)
			if strings.Contains(text, "CANARY") != restricted || strings.Contains(text, "CANARYNEW") != restricted {
				t.Errorf("%s, restricted %v: what was corrected in private: %s", name, restricted, text)
			}
		}
	}
}

// The code of a record stands whole on every leaf, in large print as well.
func TestTheCodeIsWholeInLargePrint(t *testing.T) {
	m := factsCorrected(t)
	for n := 1; n <= 12; n++ {
		m.Approval.Hash = hashOf(n)
		r, err := export.Minutes(styled(t, m, data.LargeSize), export.Options{FirstLeaf: 120 * n})
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range leaves(t, r.PDF) {
			if !strings.Contains(squashed(page), squashed(export.Code(hashOf(n)))) {
				t.Errorf("leaf %d lacks the code of record %d", 120*n+i, n)
			}
		}
	}
}

// A note in the margin stands beside the block it names, whatever that is; the public
// copy has no note of a passage it leaves out.
func TestNotesStandByTheirBlocks(t *testing.T) {
	m := sample()
	m.Meeting.Status, m.Approval = data.Approved, &data.Approval{On: "2026-09-10", Minute: "51", Hash: hashOf(3)}
	rivers := m.Items[2].Minutes.Blocks
	rivers = append(slices.Clone(rivers), doc.Block{ID: "x1", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{plain("CANARYPASSAGE")}})
	m.Items[2].Minutes.Blocks = rivers
	beside := map[string]string{ // by the block, what the note stands before or behind
		"c9":  `Note "%s " "Councillor Robert Quill arrived`,
		"c14": `Lbl "– " LBody P Note "%s " "run-off from the by-pass`,
		"c20": `Lbl "(a) " LBody P Note "%s " "They had been inherited`,
		"c24": `TD "Tan Bridge" TD "0.22" TD "0.17" TD Div P "%s"`,
		"c25": `BlockQuote P Note "%s " "“A river`,
		"c26": `Div P Note "%s " "RESOLVED – That"`,
		"c28": `Lbl "(b) " LBody P Note "%s " "the sampling points`,
		"c30": `Div P Note "%s " "ACTION: Bring`,
		"d12": `Note "%s " "Amendment:`,
		"x1":  `P "Exempt – paragraph 3" P Note "%s " "CANARYPASSAGE"`,
		"a2":  `Note "%s " "Apologies were received`,
	}
	words := func(id string) string { return "Note: see minute 73 of 3 March 2027: see " + id + "." }
	for id := range beside {
		item := m.Items[2].ID
		switch {
		case id[0] == 'a':
			item = m.Items[0].ID
		case id[0] == 'd':
			item = m.Items[3].ID
		}
		m.Notes = append(m.Notes, data.MarginNote{Item: item, Block: id, Text: "see " + id, ByMeeting: 44, Minute: "73", On: "2027-03-03"})
	}
	slices.SortFunc(m.Notes, func(a, b data.MarginNote) int { return strings.Compare(a.Block, b.Block) })
	for _, restricted := range []bool{false, true} {
		o := export.Options{Restricted: restricted}
		for name, draw := range map[string]func() (export.Result, error){
			"minutes": func() (export.Result, error) { return export.Minutes(m, o) },
			"book":    func() (export.Result, error) { return export.Book(m.Body, []record.Meeting{m}, o) },
		} {
			r, err := draw()
			if err != nil {
				t.Fatal(err)
			}
			heard := wordsOf(readAloud(t, r.PDF))
			for id, at := range beside {
				want := strings.Replace(at, "%s", words(id), 1)
				if has := strings.Contains(heard, want); has != (id != "x1" || restricted) {
					t.Errorf("%s, restricted %v: %s is there: %v\n%s", name, restricted, want, has, heard)
				}
			}
		}
	}
}

// TestBothStatesCanBeReadInTheMinutes corrects one fact after another, as a meeting
// does that approves minutes: without what was put in, the document says what that of
// the minutes before says, and without what was struck out, what they say now.
func TestBothStatesCanBeReadInTheMinutes(t *testing.T) {
	m := sample()
	m.Meeting.Status, m.Approval = data.Approved, &data.Approval{Sequence: 3, On: "2026-09-10", At: 12, Minute: "51", Hash: hashOf(3)}
	m.Items[3].Minutes.Blocks = append(slices.Clone(m.Items[3].Minutes.Blocks), doc.Block{ID: "d30", Kind: doc.TimeNoteKind,
		Time: &doc.TimeNote{Kind: doc.Departure, At: "20:50", Person: named(pell)}, Runs: []doc.Run{plain("Councillor Siân Pell-Ŵyn left the meeting at 8.50 pm.")}})
	words := map[string]string{record.OfOpening: "7.10 pm", record.OfEnding: "21:20", record.OfAttendance: "apologies", record.OfVote: "for 12, against 0, abstained 0",
		record.OfOutcome: "withdrawn", record.OfTime: "8.59 pm", record.OfDue: "1 December 2026"}
	heard := func(m record.Meeting, o export.Options) string {
		t.Helper()
		r, err := export.Minutes(m, o)
		if err != nil {
			t.Fatal(err)
		}
		return readAloud(t, r.PDF)
	}
	tags, quotes := regexp.MustCompile(`(heard=|-> )"[^"]*"`), regexp.MustCompile(`"([^"]*)"`)
	said := func(heard, without string) string { // the words alone, and not the names of groups
		heard = regexp.MustCompile(without+` "[^"]*"`).ReplaceAllString(tags.ReplaceAllString(heard, ""), "")
		var out strings.Builder
		for _, q := range quotes.FindAllStringSubmatch(heard, -1) {
			if text := strings.TrimSpace(q[1]); !slices.Contains([]string{"Present", "Also present", "Apologies", "Absent", "Corrected at minute 51."}, text) {
				out.WriteString(squashed(text))
			}
		}
		return out.String()
	}
	tried := map[string]int{}
	for _, f := range m.Facts() {
		to, known := words[f.What]
		if !known {
			to = rowan.Name()
		}
		if strings.HasPrefix(f.What, record.OfVoteOf) {
			to = "abstained"
		}
		is, err := m.Correct(f, to, "corrected at minute 51")
		if err != nil {
			continue // it reads so already, or another fact is to be corrected first
		}
		tried[f.What]++
		now := is
		now.Items, now.Approval = slices.Clone(is.Items), m.Approval
		for i, it := range now.Items {
			now.Items[i].Minutes = doc.Settled(it.Minutes)
			for k := range now.Items[i].Minutes.Blocks {
				now.Items[i].Minutes.Blocks[k].Note = ""
			}
		}
		copies := []export.Options{{}}
		if f.Exempt != "" {
			copies = append(copies, export.Options{Restricted: true})
		}
		for _, o := range copies {
			both := heard(is, o)
			if marked := strings.Contains(both, "Corrected at minute 51."); !marked && (f.Exempt == "" || o.Restricted) {
				t.Errorf("%s, %s: it is not said where it was corrected", f.What, f.Words)
			}
			if got, want := said(both, "Underline"), said(heard(is.Original(), o), "-"); got != want {
				t.Errorf("%s, %s: before, it read %s", f.What, f.Words, parting(got, want))
			}
			if got, want := said(both, "LineThrough"), said(heard(now, o), "-"); got != want {
				t.Errorf("%s, %s: now it reads %s", f.What, f.Words, parting(got, want))
			}
		}
	}
	if len(tried) < 14 {
		t.Errorf("only these facts were corrected: %v", tried)
	}
}

// parting is where two texts part.
func parting(got, want string) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	cut := func(s string) string { return s[max(0, at-60):min(len(s), at+60)] }
	return fmt.Sprintf("%q, want %q", cut(got), cut(want))
}
