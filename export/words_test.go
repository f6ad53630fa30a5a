package export

import (
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export/layout"
)

func TestExemption(t *testing.T) {
	english := "Not for publication by virtue of "
	act := " of Schedule 12A to the Local Government Act 1972."
	for _, c := range []struct {
		notice data.Notice
		reason string
		want   string
	}{
		{data.EnglishPrincipal, "", ""},
		{data.EnglishPrincipal, "3", english + "paragraph 3 of Part 1" + act},
		{data.EnglishPrincipal, "1, 2 and 6a", english + "paragraphs 1, 2 and 6a of Part 1" + act},
		{data.WelshPrincipal, "12,13", english + "paragraphs 12 and 13 of Part 4" + act}, // Wales: Part 4, paragraphs 12 to 18
		{data.EnglishPrincipal, "legal advice", "Not for publication: legal advice."},
		{data.EnglishParish, "a contract is discussed.", "Not for publication (Public Bodies (Admission to Meetings) Act 1960, section 1(2)): a contract is discussed."},
	} {
		if got := exemption(data.Body{Notice: c.notice}, c.reason); got != c.want {
			t.Errorf("%s, %q: %q, want %q", c.notice, c.reason, got, c.want)
		}
	}
}

func TestSaysTime(t *testing.T) {
	for text, want := range map[string]bool{
		"Councillor Day left at 7.42 pm.": true, "left at 7:42PM": true, "left at 19:42": true,
		"Councillor Day left the meeting.": false, "minute 7.4 refers": false,
	} {
		if got := saysTime(text, "19:42"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "", 1: "1 KB", 137_216: "134 KB", 3_400_000: "3.2 MB"} {
		if got := bytesOf(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestOrderOfAttendance: by role and then as the membership lists them, whatever
// the order they were marked in; a stand-in is a substitute, and nobody is left
// out: imports do not know every role.
func TestOrderOfAttendance(t *testing.T) {
	person := func(id int64, family string) data.Person { return data.Person{ID: id, Family: family} }
	m := record.Meeting{Members: []data.Member{{Person: person(1, "Archer")}, {Person: person(2, "Brown")}, {Person: person(3, "Clarke")}}}
	m.Attendance = []data.Attendance{
		{Person: person(9, "Field"), Role: data.Clerk, For: 3, Presence: data.Present},
		{Person: person(8, "Clerk"), Role: data.Clerk},
		{Person: person(7, "Unknown")},
		{Person: person(2, "Brown"), Role: data.Ordinary},
		{Person: person(1, "Archer"), Role: data.Ordinary},
		{Person: person(6, "Head"), Role: data.Chair},
	}
	var names []string
	for _, a := range inOrder(m) {
		names = append(names, a.Person.Family)
	}
	if got := strings.Join(names, " "); got != "Head Archer Brown Unknown Field Clerk" {
		t.Errorf("the order is %s", got)
	}
}

// Who presides stands first: the chair as such, anybody else as in the chair.
func TestWhoPresidesIsPrintedSo(t *testing.T) {
	head, deputy, brown := data.Person{ID: 1, Family: "Head"}, data.Person{ID: 2, Family: "Deputy"}, data.Person{ID: 3, Family: "Brown"}
	members := []data.Member{{Person: head, Role: data.Chair}, {Person: deputy, Role: data.ViceChair}, {Person: brown, Role: data.Ordinary}}
	for _, c := range []struct {
		chair data.Presence
		brown data.Role
		want  string
	}{
		{data.Present, data.Ordinary, "Head (Chairman), Deputy (Vice-Chairman), Brown"},
		{data.Apologies, data.Ordinary, "Deputy (Vice-Chairman, in the Chair), Head (Chairman), Brown"},
		{data.Present, data.Chair, "Brown (in the Chair), Head (Chairman), Deputy (Vice-Chairman)"},
	} {
		m := record.Meeting{Members: members, Attendance: []data.Attendance{{Person: head, Role: data.Chair, Presence: c.chair},
			{Person: deputy, Role: data.ViceChair, Presence: data.Present}, {Person: brown, Role: c.brown, Presence: data.Present}}}
		var got []string
		for _, a := range inOrder(m) {
			got = append(got, a.Person.Family+bracketed(seat(m, a)))
		}
		if words := strings.Join(got, ", "); words != c.want {
			t.Errorf("printed %q, want %q", words, c.want)
		}
	}
}

// TestTheSignatureIsNeverAlone: whatever the minutes end in, some of it stands on
// the page that is signed.
func TestTheSignatureIsNeverAlone(t *testing.T) {
	fonts, err := layout.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	ends := map[string]doc.Block{
		"a paragraph":  {Kind: doc.Paragraph},
		"a resolution": {Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Lead: "RESOLVED –"}},
		"an action":    {Kind: doc.ActionKind, Action: &doc.Action{DueText: "soon"}},
		"a table":      {Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 1), Rows: [][]doc.Cell{{{Runs: []doc.Run{{Text: "end"}}}}}}},
	}
	for name, end := range ends {
		if end.Table == nil {
			end.Runs = []doc.Run{{Text: "end"}}
		}
		for filler := range 60 {
			d := doc.FromText(strings.Repeat("filler\n", filler))
			d.Blocks = append(d.Blocks, end)
			m := record.Meeting{Items: []record.Item{{Item: data.Item{Title: "Item"}, Minutes: d}}}
			for range 2 {
				b := newBuilder(fonts)
				b.minutes(m)
				pages := layout.Lay(layout.Doc{Blocks: b.blocks}, fonts).Pages
				last := pages[len(pages)-1].Texts
				if !slices.ContainsFunc(last, func(x layout.Text) bool { return x.S == "end" }) {
					t.Errorf("%d paragraphs and %s: the signature is alone", filler, name)
				}
				m.Meeting.Ended, m.Approval = "21:00", &data.Approval{On: "2026-07-09", Minute: "51", Hash: strings.Repeat("ab", 32)}
			}
		}
	}
}

// A list of corrections is parted at its semicolons, not at those of quoted words.
func TestCorrectionsAreParted(t *testing.T) {
	for list, want := range map[string][]string{
		"":    nil,
		" ; ": nil,
		"in minute 2, for “Tuesday” read “Thursday”":  {"in minute 2, for “Tuesday” read “Thursday”"},
		"minute 2, for “a; b” read “c”; minute 3, x;": {"minute 2, for “a; b” read “c”", "minute 3, x"},
		"for “it said “no; never”” read “no”; b":      {"for “it said “no; never”” read “no”", "b"},
		"an “open quotation; b":                       {"an “open quotation; b"},
		"a closed” one; b":                            {"a closed” one", "b"},
	} {
		if got := apart(list); !slices.Equal(got, want) {
			t.Errorf("%q is parted into %q, want %q", list, got, want)
		}
	}
}
