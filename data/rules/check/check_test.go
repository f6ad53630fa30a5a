package check

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
	"minutebook/data/record"
)

// The invented sub-committee of the tests: five members and an officer.
var (
	day    = data.Person{ID: 1, UID: "p-1", Honorific: "Councillor", Given: "Ann", Family: "Day"}
	marsh  = data.Person{ID: 2, UID: "p-2", Honorific: "Councillor", Given: "Owen", Family: "Marsh"}
	quill  = data.Person{ID: 3, UID: "p-3", Honorific: "Councillor", Given: "Robert", Family: "Quill"}
	sedge  = data.Person{ID: 4, UID: "p-4", Honorific: "Councillor", Given: "Mary", Family: "Sedge-Lamb"}
	teasel = data.Person{ID: 5, UID: "p-5", Honorific: "Councillor", Given: "Tom", Family: "Teasel"}
	bract  = data.Person{ID: 6, UID: "p-6", Given: "Helen", Family: "Bract", Post: "Head of Finance"}
)

// meeting is one at which all but Councillor Teasel are present, on Thursday
// 9 July 2026, with the items given.
func meeting(items ...record.Item) record.Meeting {
	m := record.Meeting{
		Body: data.Body{ID: 1, Name: "Finance and Assets Sub-Committee", Kind: data.SubCommittee, Notice: data.EnglishPrincipal, Seats: 5, Quorum: 3},
		Meeting: data.Meeting{ID: 1, Body: 1, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Opened: "19:00", Status: data.Drafting,
			IssuedOn: "2026-06-30", Contacts: []data.Contact{{Name: "Jo Wick"}}},
	}
	for i, p := range []data.Person{day, marsh, quill, sedge, teasel} {
		role := []data.Role{data.Chair, data.ViceChair, data.Ordinary, data.Ordinary, data.Ordinary}[i]
		m.Members = append(m.Members, data.Member{Person: p, Role: role})
		presence := data.Present
		if p == teasel {
			presence = data.Apologies
		}
		m.Attendance = append(m.Attendance, data.Attendance{Person: p, Role: role, Presence: presence})
	}
	m.Attendance = append(m.Attendance, data.Attendance{Person: bract, Role: data.Officer, Presence: data.Present})
	for i, it := range items {
		if it.ID == 0 {
			it.ID = int64(11 + i)
		}
		if it.AgendaNumber == "" && !it.Heading {
			it.AgendaNumber = string(rune('1' + i))
		}
		if it.AgendaNumber == "-" {
			it.AgendaNumber = ""
		}
		m.Items = append(m.Items, it)
	}
	return m
}

// item is one with minutes; a string is a paragraph.
func item(title string, minutes ...any) record.Item {
	it := record.Item{Item: data.Item{Title: title}}
	for _, m := range minutes {
		b, ok := m.(doc.Block)
		if !ok {
			b = doc.Text(m.(string))
		}
		it.Minutes.Blocks = append(it.Minutes.Blocks, b)
	}
	return it
}

func person(p data.Person) *doc.Person { return &doc.Person{UID: p.UID, Name: p.Name()} }

func resolution(text string, mover, seconder *doc.Person, v *doc.Vote) doc.Block {
	b := doc.NewBlock(doc.ResolutionKind, 0, text)
	b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: mover, Seconder: seconder, Vote: v}
	return b
}

func motion(text string, outcome doc.Outcome, mover, seconder *doc.Person, v *doc.Vote) doc.Block {
	b := doc.NewBlock(doc.MotionKind, 0, text)
	b.Motion = &doc.Motion{Outcome: outcome, Mover: mover, Seconder: seconder, Vote: v}
	return b
}

func note(kind doc.NoteKind, at, text string) doc.Block {
	b := doc.NewBlock(doc.TimeNoteKind, 0, text)
	b.Time = &doc.TimeNote{Kind: kind, At: at}
	return b
}

func hands(votesFor, against, abstained int) *doc.Vote {
	return &doc.Vote{Method: doc.Hands, For: votesFor, Against: against, Abstained: abstained}
}

func known() Known { return Known{People: []data.Person{day, marsh, quill, sedge, teasel, bract}} }

// checked are the findings of a meeting.
func checked(m record.Meeting, k Known) []Finding { return new(Checker).Minutes(m, k) }

// said are the sentences of the findings of a rule, with the words they are
// about before them: "72% | ...".
func said(all []Finding, of ...Rule) []string {
	var out []string
	for _, f := range all {
		if slices.Contains(of, f.Rule) {
			out = append(out, f.Says)
		}
	}
	return out
}

func expect(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// expectWords checks a paragraph for the words a rule finds in it.
func expectWords(t *testing.T, m record.Meeting, k Known, rule Rule, want ...string) {
	t.Helper()
	var got []string
	for _, f := range checked(m, k) {
		if f.Rule != rule {
			continue
		}
		got = append(got, f.Words)
		for _, it := range m.Items {
			b, at := it.Minutes.Block(f.Block)
			if at < 0 {
				continue
			}
			text := []rune(b.Text())
			if b.Table != nil {
				text = []rune(b.Table.Rows[f.Cell/len(b.Table.Columns)][f.Cell%len(b.Table.Columns)].Text())
			}
			if w := string(text[f.From:f.To]); w != f.Words {
				t.Errorf("%q stands at %d to %d, said to be %q", w, f.From, f.To, f.Words)
			}
		}
		if f.Source == "" || f.Says == "" {
			t.Errorf("%q has no source or says nothing: %+v", f.Words, f)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q: %s found %q, want %q", doc.Plain(m.Items[0].Minutes), rule, got, want)
	}
}

func TestFindingsStandInTheOrderOfThePage(t *testing.T) {
	action := doc.NewBlock(doc.ActionKind, 0, "Write to the owner.")
	action.Action = &doc.Action{}
	m := meeting(
		item("Accounts", "Minute no. refers (Minute no. ).", action, "Of 7, five (72%) of 7 were paid by Thursday 10 July 2026."),
		item("Assets"),
		item("Close", "Done."))
	var got []string
	for _, f := range checked(m, known()) {
		got = append(got, string(f.Rule)+" "+f.Words)
	}
	expect(t, "order", got, []string{"blank Minute no. refers", "blank (Minute no. )", "no owner Write to the owner.",
		"share five (72%) of 7", "day Thursday 10 July 2026", "no outcome "})
}

// What was read of an item is kept until its words, or what is known, change.
func TestACheckerReadsWhatChangedOnly(t *testing.T) {
	var c Checker
	m, k := meeting(item("One", "Five (72%) of 7 were open."), item("Two", "Councillor Bracken spoke.")), known()
	first := c.Minutes(m, k)
	if len(first) != 2 {
		t.Fatalf("%d findings: %+v", len(first), first)
	}
	kept := &c.items[12].findings[0]
	m.Items = slices.Clone(m.Items)
	m.Items[0].Minutes = doc.FromText("Five (71%) of 7 were open.")
	if again := c.Minutes(m, k); len(again) != 1 || again[0] != first[1] {
		t.Errorf("after mending the first item: %+v", again)
	}
	if kept != &c.items[12].findings[0] {
		t.Error("an item that did not change was read again")
	}
	k.People = append(k.People, data.Person{Family: "Bracken"})
	if again := c.Minutes(m, k); len(again) != 0 {
		t.Errorf("with Bracken known: %+v", again)
	}
}

func TestAFindingIsKnownAgainWhereverItsWordsHaveMoved(t *testing.T) {
	b := doc.Text("Five (72%) of 7.")
	before := checked(meeting(item("One", b)), known())
	b.Runs = []doc.Run{{Text: "It was said that five were open. Five (72%) of 7."}}
	after := checked(meeting(item("One", b)), known())
	if len(before) != 1 || len(after) != 1 || before[0].Key() != after[0].Key() || before[0].From == after[0].From {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// Any record gives findings whose words stand where they are said to stand.
func TestAnyMinutesCanBeChecked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []record.Item
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			it := record.Item{Agenda: doctest.Documents().Draw(t, "agenda"), Minutes: doctest.Documents().Draw(t, "minutes")}
			it.Title = doctest.Words().Draw(t, "title")
			it.Exempt = rapid.SampledFrom([]string{"", "3"}).Draw(t, "exempt")
			it.Budget = rapid.Bool().Draw(t, "budget")
			it.Heading = rapid.Bool().Draw(t, "heading")
			it.AgendaNumber = rapid.SampledFrom([]string{"-", "", "3A"}).Draw(t, "number")
			items = append(items, it)
		}
		m := meeting(items...)
		m.Body.Wording.Movers = rapid.Bool().Draw(t, "movers")
		m.Body.Notice = rapid.SampledFrom(data.Notices()).Draw(t, "notice")
		if rapid.Bool().Draw(t, "nobody") {
			m.Members, m.Attendance = nil, nil
		}
		for _, f := range checked(m, known()) {
			if f.Rule == "" || f.Source == "" || f.Says == "" || strings.HasSuffix(f.Says, " .") {
				t.Fatalf("says too little: %+v", f)
			}
			inside(t, m, f)
		}
	})
}

// inside holds the place of a finding against the record. Documents drawn at
// random share block ids between items.
func inside(t *rapid.T, m record.Meeting, f Finding) {
	for _, it := range m.Items {
		b, at := it.Minutes.Block(f.Block)
		if it.ID != f.Item || f.Block == "" {
			continue
		}
		if at < 0 {
			t.Fatalf("no block %q: %+v", f.Block, f)
		}
		text := b.Text()
		if b.Table != nil {
			text = b.Table.Rows[f.Cell/len(b.Table.Columns)][f.Cell%len(b.Table.Columns)].Text()
		}
		if f.From < 0 || f.To < f.From || f.To > len([]rune(text)) {
			t.Fatalf("%d to %d of %q: %+v", f.From, f.To, text, f)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"(Minute No.   ) £ for", "Thursday 31 June 0000", "Councillors Day, Dya and ’s", "Mr. A. ", "five (72%) of 7 £1.2m P/2026/0143",
		"Officers were asked to provide", "minutes of the meeting held on 29 February 2026 were agreed", "\xff£\xfe1", "Nos Iau 6 Gorffennaf"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		secret := item("Depot", s)
		secret.Exempt = "3"
		for _, b := range []data.Notice{data.EnglishPrincipal, data.EnglishParish} {
			m := meeting(item("Public participation", s, resolution(s, nil, nil, nil)), secret)
			m.Body.Notice = b
			checked(m, known())
		}
	})
}

// A text nobody writes takes no longer than others.
func TestLongRunsAreRead(t *testing.T) {
	for _, s := range []string{".", "?", "“", "£ ", "Cllr A ", "[?] ", "a. ", "Five (72%) ", "Mr A. ", "1 May "} {
		checked(meeting(item("Questions from the public", strings.Repeat(s, 30_000/len(s)))), known())
	}
}

func BenchmarkMinutes50000Words(b *testing.B) {
	m := large(50_000)
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			checked(m, known())
		}
	})
	b.Run("one item changed", func(b *testing.B) {
		var c Checker
		c.Minutes(m, known())
		for b.Loop() {
			m.Items[20].Minutes = doc.Document{Blocks: slices.Clone(m.Items[20].Minutes.Blocks)}
			c.Minutes(m, known())
		}
	})
}

// large is a meeting of forty items with so many words.
func large(words int) record.Meeting {
	const para = "Councillor Day asked how the figures for the second quarter compared with those of the year before, and Councillor Marsh " +
		"pointed out that £1,250 of the underspend came from vacant posts. The Head of Finance replied that 12 of 40 posts (30%) had been " +
		"vacant on Thursday 2 July 2026, and that officers had been asked to report on it (minute 31 refers). Members noted the position."
	n := len(strings.Fields(para))
	var items []record.Item
	for range 40 {
		it := item("Budget monitoring")
		for w := 0; w < words/40; w += n {
			it.Minutes.Blocks = append(it.Minutes.Blocks, doc.Text(para))
		}
		items = append(items, it)
	}
	return meeting(items...)
}
