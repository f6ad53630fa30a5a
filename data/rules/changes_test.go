package rules_test

import (
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

func sent(uid, number, title string, papers ...data.IssuedPaper) data.IssuedItem {
	return data.IssuedItem{UID: uid, Number: number, Title: title, Text: "t1", Papers: papers}
}

func bound(uid, name, hash string, first, last int) data.IssuedPaper {
	return data.IssuedPaper{UID: uid, Name: name, State: data.Attached, SHA256: hash, First: first, Last: last}
}

func with(it data.IssuedItem, f func(*data.IssuedItem)) data.IssuedItem { f(&it); return it }

func TestChangedSince(t *testing.T) {
	apologies, budget, trees := sent("a", "1", "Apologies"), sent("b", "2", "Budget", bound("p", "Report", "h1", 3, 9)), sent("c", "3", "Trees")
	follows := data.IssuedPaper{UID: "q", Name: "Appendix B", State: data.ToFollow}
	before := []data.IssuedItem{apologies, budget, trees}
	for _, c := range []struct {
		what        string
		before, now []data.IssuedItem
		want        []string
	}{
		{"nothing", before, before, nil},
		{"another text", before, []data.IssuedItem{apologies, with(budget, func(it *data.IssuedItem) { it.Text = "t2" }), trees},
			[]string{"Item 2 Budget: the text has changed"}},
		{"a text that is not known", []data.IssuedItem{{UID: "a", Number: "1", Title: "Apologies"}}, []data.IssuedItem{apologies}, nil},
		{"another title", before, []data.IssuedItem{apologies, budget, with(trees, func(it *data.IssuedItem) { it.Title = "Trees and hedges" })},
			[]string{"Item 3 Trees and hedges was called “Trees”"}},
		{"a new item", before, []data.IssuedItem{apologies, budget, sent("d", "2A", "Drainage", bound("q", "Map", "h2", 10, 10)), trees},
			[]string{"Item 2A Drainage is new", "Item 2A Drainage: the paper “Map” was added (page 10)"}},
		{"an item withdrawn, its paper with it", before, []data.IssuedItem{apologies, trees}, []string{"Item 2 Budget is withdrawn"}},
		{"one moved to the front, with its number", before, []data.IssuedItem{trees, apologies, budget}, []string{"Item 3 Trees has moved"}},
		{"and numbered anew", before, []data.IssuedItem{sent("c", "1", "Trees"), sent("a", "2", "Apologies"), sent("b", "3", "Budget", budget.Papers...)},
			[]string{"Item 1 Trees has moved: it was item 3", "Item 2 Apologies was item 1", "Item 3 Budget was item 2"}},
		{"a paper that was to follow", []data.IssuedItem{sent("b", "2", "Budget", follows)}, []data.IssuedItem{sent("b", "2", "Budget", bound("q", "Appendix B", "h2", 41, 48))},
			[]string{"Item 2 Budget: the paper “Appendix B”, which was to follow, is here (pages 41–48)"}},
		{"a paper announced", []data.IssuedItem{apologies}, []data.IssuedItem{sent("a", "1", "Apologies", follows)},
			[]string{"Item 1 Apologies: the paper “Appendix B” is to follow"}},
		{"a paper replaced", before, []data.IssuedItem{apologies, sent("b", "2", "Budget", bound("p", "Report", "h2", 3, 9)), trees},
			[]string{"Item 2 Budget: the paper “Report” has been replaced (pages 3–9)"}},
		{"a paper renamed", before, []data.IssuedItem{apologies, sent("b", "2", "Budget", bound("p", "Report of the Treasurer", "h1", 3, 9)), trees},
			[]string{"Item 2 Budget: the paper “Report of the Treasurer” was called “Report”"}},
		{"a paper withdrawn", before, []data.IssuedItem{apologies, sent("b", "2", "Budget"), trees},
			[]string{"Item 2 Budget: the paper “Report” (pages 3–9) is withdrawn"}},
		{"a paper under another item", before, []data.IssuedItem{apologies, sent("b", "2", "Budget"), sent("c", "3", "Trees", budget.Papers...)},
			[]string{"Item 3 Trees: the paper “Report” has moved here from item 2"}},
		{"other pages", before, []data.IssuedItem{apologies, sent("b", "2", "Budget", bound("p", "Report", "h1", 4, 10)), trees},
			[]string{"Item 2 Budget: the paper “Report” has other pages (pages 4–10); they were 3–9"}},
		{"an agenda alone has no pages", before, []data.IssuedItem{apologies, sent("b", "2", "Budget", bound("p", "Report", "h1", 0, 0)), trees}, nil},
		{"by word of mouth", []data.IssuedItem{sent("b", "2", "Budget", follows)},
			[]data.IssuedItem{sent("b", "2", "Budget", data.IssuedPaper{UID: "q", Name: "Appendix B", State: data.Verbal})},
			[]string{"Item 2 Budget: “Appendix B” is reported by word of mouth now"}},
		{"a heading", nil, []data.IssuedItem{{UID: "h", Title: "Part II"}}, []string{"“Part II” is new"}},
	} {
		if got := rules.ChangedSince(data.Issue{Contents: c.before}, c.now); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// TestGoneOut: a supplement adds to what a reader has; a pack takes its place.
func TestGoneOut(t *testing.T) {
	pack := data.Issue{Document: data.IssuedPack, Last: 9, Contents: []data.IssuedItem{
		sent("a", "1", "Apologies"), sent("b", "2", "Budget", bound("p", "Report", "h1", 3, 9))}}
	more := data.Issue{Document: data.IssuedSupplement, Last: 12, Contents: []data.IssuedItem{
		with(sent("a", "1", "Apologies"), func(it *data.IssuedItem) { it.Text = "t2" }), // named, and not printed
		sent("d", "1A", "Drainage"), sent("b", "2", "Budget", bound("q", "Map", "h2", 11, 12))}}
	restricted := data.Issue{Document: data.IssuedPack, Restricted: true, Last: 30}
	minutes := data.Issue{Document: data.IssuedMinutes, Last: 50}
	if _, any := rules.GoneOut([]data.Issue{restricted, minutes}, false); any {
		t.Error("nothing went out that gives the public notice")
	}
	was, any := rules.GoneOut([]data.Issue{pack, restricted, more, minutes}, false)
	if !any || was.Last != 12 || len(was.Contents) != 3 || was.Contents[1].UID != "d" || was.Contents[0].Text != "t1" || len(was.Contents[2].Papers) != 2 {
		t.Errorf("gone out: %+v", was)
	}
	if len(pack.Contents[1].Papers) != 1 {
		t.Error("what was issued was altered")
	}
	// The agenda again, without pages: the reader has them from the pack.
	agenda := data.Issue{Document: data.IssuedAgenda, First: 1, Last: 2, Contents: []data.IssuedItem{
		sent("a", "1", "Apologies"), sent("b", "2", "Budget", bound("p", "Report", "h1", 0, 0))}}
	was, _ = rules.GoneOut([]data.Issue{pack, more, agenda}, false)
	if p := was.Contents[1].Papers[0]; p.First != 3 || p.Last != 9 || was.Last != 12 || agenda.Contents[1].Papers[0].First != 0 {
		t.Errorf("after the agenda: %+v", was)
	}
	if i, ok := rules.LastOf([]data.Issue{pack, more, restricted}, data.IssuedPack, false); !ok || i.Last != 9 {
		t.Errorf("the last public pack is %+v", i)
	}
}

func TestRecipients(t *testing.T) {
	seat := func(role data.Role, family, email string, post bool) data.Member {
		return data.Member{Role: role, Person: data.Person{UID: family, Family: family, Email: email, ByPost: post}}
	}
	m := record.Meeting{Members: []data.Member{
		seat(data.Chair, "Day", "ann@example.org", false),
		seat(data.Ordinary, "Marsh", "", false),
		seat(data.Ordinary, "Quill", "not an address", false),
		seat(data.CoOpted, "Sedge", "sedge@example.org", true), // LGA 1972 Sch 12 para 10(2A): consent to email
		seat(data.Substitute, "Teasel", "teasel@example.org", false),
		seat(data.Officer, "Bract", "bract@example.org", false),
		seat(data.Clerk, "Reed", "reed@example.org", false),
		seat(data.Officer, "Reed", "reed@example.org", false),
	}}
	public := []data.Recipient{{Name: "Day", Email: "ann@example.org"}, {Name: "Marsh"}, {Name: "Quill"}, {Name: "Sedge"},
		{Name: "Teasel", Email: "teasel@example.org"}, {Name: "Bract", Email: "bract@example.org"}, {Name: "Reed", Email: "reed@example.org"}}
	if got := rules.Recipients(m, false); !slices.Equal(got, public) {
		t.Errorf("public: %+v", got)
	}
	restricted := []data.Recipient{public[0], public[1], public[2], public[3], public[6]}
	if got := rules.Recipients(m, true); !slices.Equal(got, restricted) {
		t.Errorf("restricted: %+v", got)
	}
}
