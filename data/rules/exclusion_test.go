package rules

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// marked is an agenda of items given as "title", "title=reason" for an exempt one,
// "title+reason" for one with an exempt paper, and with a dash before sub-items.
func marked(notice data.Notice, items ...string) record.Meeting {
	m := record.Meeting{Body: data.Body{Notice: notice, Kind: kindUnder(notice)}}
	parent := int64(0)
	for i, s := range items {
		it := record.Item{Item: data.Item{ID: int64(i + 1)}}
		if rest, sub := strings.CutPrefix(s, "-"); sub {
			s, it.Parent, it.Depth = rest, parent, 1
		} else {
			parent = it.ID
		}
		if title, reason, ok := strings.Cut(s, "="); ok {
			s, it.Exempt = title, reason
		}
		if title, reason, ok := strings.Cut(s, "+"); ok {
			s, it.Papers = title, []data.Paper{{Name: "Appendix", Exempt: reason}, {Name: "Report"}}
		}
		it.Title = s
		m.Items = append(m.Items, it)
	}
	return m
}

func TestPrivateProceedings(t *testing.T) {
	passage := marked(data.EnglishPrincipal, "Rivers", "Land=3")
	kept := doc.Text("The tenant's offer.")
	kept.Exempt = "1"
	passage.Items[0].Agenda = doc.Document{Blocks: []doc.Block{doc.Text("Open."), kept}}
	for _, c := range []struct {
		what string
		m    record.Meeting
		want string
	}{
		{"nothing", marked(data.EnglishPrincipal, "Apologies", "Land"), ""},
		{"items", marked(data.EnglishPrincipal, "Apologies", "Land=3", "Staff=1, 2"), "2: 3; 3: 1, 2"},
		{"a paper of an open item", marked(data.EnglishPrincipal, "Leisure+3", "Staff=1"), "1 in part: 3; 2: 1"},
		{"a passage of an open item", passage, "1 in part: 1; 2: 3"},
		{"sub-items go with their item", marked(data.EnglishPrincipal, "Land=3", "-The offer", "-The tenant=1"), "1: 3 1"},
		{"a sub-item alone", marked(data.EnglishPrincipal, "Land", "-The offer=3"), "1a: 3"},
	} {
		var got []string
		for _, p := range PrivateProceedings(c.m) {
			s := p.Item.AgendaNumber
			if p.Part {
				s += " in part"
			}
			got = append(got, s+": "+strings.Join(p.Reasons, " "))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.what, s, c.want)
		}
	}
}

// s.100A(5): the resolution identifies the proceedings and states the description
// of exempt information. Bromsgrove's agendas name the paragraphs of each of
// several items in a table.
func TestTheAgendaProposesTheExclusion(t *testing.T) {
	described := marked(data.EnglishPrincipal, "Exclusion of the public", "Dismissal of A Bract=1")
	described.Items[1].Description = "A staffing matter"
	for _, c := range []struct {
		what string
		m    record.Meeting
		want []string
		not  []string
	}{
		{"one item", marked(data.EnglishPrincipal, "Exclusion of the press and public", "Land at Mill Lane=3"),
			[]string{"excluded from the meeting for item 2 (Land at Mill Lane), because", "paragraph 3 of Part 1 of Schedule 12A"}, []string{"Item | "}},
		{"two of one reason", marked(data.EnglishPrincipal, "Exclusion of the public", "Land=3", "Lease=3"),
			[]string{"for item 2 (Land) and item 3 (Lease), because"}, nil},
		{"several", marked(data.EnglishPrincipal, "Exclusion of the public", "Leisure+3", "Staff=1, 2"),
			[]string{"for the business named below, because", "Part 1 of Schedule 12A", "Leisure (in part)", "Paragraph 3: financial or business affairs of any particular person", "Paragraph 1: any individual"}, nil},
		{"Wales", marked(data.WelshPrincipal, "Exclusion of the public", "Land=14", "Staff=12"), []string{"Part 4 of Schedule 12A", "Paragraph 12: a particular individual"}, nil},
		{"a parish", marked(data.EnglishParish, "Exclusion of the public", "Land=a tender is discussed", "Staff=staffing."),
			[]string{"section 1(2) of the Public Bodies (Admission to Meetings) Act 1960", "Reason", "a tender is discussed", "staffing"}, []string{"12A"}},
		{"a paper alone", marked(data.EnglishPrincipal, "Exclusion of the public", "Leisure+3"),
			[]string{"for item 2 (Leisure), so far as what is exempt of it is considered, because"}, nil},
		{"a title that tells", described, []string{"A staffing matter"}, []string{"Bract"}},
	} {
		text := doc.Plain(WithExclusion(c.m).Items[0].Agenda)
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not in\n%s", c.what, w, text)
			}
		}
		for _, w := range c.not {
			if strings.Contains(text, w) {
				t.Errorf("%s: %q is in\n%s", c.what, w, text)
			}
		}
		if !c.m.Items[0].Agenda.Empty() {
			t.Errorf("%s: the meeting itself was changed", c.what)
		}
	}
	typed := marked(data.EnglishPrincipal, "Exclusion of the public", "Land=3")
	typed.Items[0].Agenda = doc.FromText("Our own words.")
	if got := doc.Plain(WithExclusion(typed).Items[0].Agenda); got != "Our own words." {
		t.Errorf("what the clerk typed became %q", got)
	}
}

func TestTheExclusionStandsBeforeTheFirstExemptItem(t *testing.T) {
	own := marked(data.OwnNotice, "Land=3")
	own.Body.Kind = data.Board
	for _, c := range []struct {
		what string
		m    record.Meeting
		want string // what the sentence says; empty: nothing is wrong
	}{
		{"nothing exempt", marked(data.EnglishPrincipal, "Land"), ""},
		{"before", marked(data.EnglishPrincipal, "Apologies", "Exclusion of the press and public", "Land=3"), ""},
		{"missing", marked(data.EnglishPrincipal, "Apologies", "Land=3"),
			`Item 2 (Land) is exempt, and no item "Exclusion of the press and public" stands before it on the agenda (LGA 1972 s.100A(4))`},
		{"too late", marked(data.EnglishPrincipal, "Land=3", "To exclude the public", "Staff=1"),
			`Item 1 (Land) is exempt, but "To exclude the public" stands after it`},
		{"a parish", marked(data.EnglishParish, "Land=a tender"), "1960 s.1(2)"},
		{"a sub-item", marked(data.EnglishPrincipal, "Land", "-The offer=3"), "Item 1a (The offer) is exempt"},
		{"an exempt paper of an open item", marked(data.EnglishPrincipal, "Land+3"), ""},
		{"a board with rules of its own", own, ""},
	} {
		u, wrong := FirstUnannounced(c.m)
		switch {
		case wrong != (c.want != ""):
			t.Errorf("%s: %v, want %q", c.what, u, c.want)
		case wrong && !strings.Contains(u.Error(), c.want):
			t.Errorf("%s: it says %q, want %q", c.what, u.Error(), c.want)
		}
	}
}

func TestATypedExclusionNamesEveryParagraph(t *testing.T) {
	typed := func(notice data.Notice, text string) record.Meeting {
		m := marked(notice, "Exclusion of the public", "Land=3", "Staff=1, 2", "Leisure+7")
		m.Items[0].Agenda = doc.FromText(text)
		return m
	}
	for _, c := range []struct {
		m    record.Meeting
		want string
	}{
		{typed(data.EnglishPrincipal, ""), ""}, // it writes itself
		{typed(data.EnglishPrincipal, "That the public be excluded under paragraphs 1, 2 and 3."), ""},
		{typed(data.EnglishPrincipal, "That the public be excluded under paragraph 3."), "does not name paragraphs 1 and 2, under which item 3 is exempt"},
		{typed(data.EnglishParish, "That the public be excluded."), ""}, // a parish names none
	} {
		if got := ExclusionGap(c.m); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", doc.Plain(c.m.Items[0].Agenda), got, c.want)
		}
	}
}
