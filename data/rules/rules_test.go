package rules_test

import (
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

func TestMunicipalYear(t *testing.T) {
	for _, c := range []struct {
		day   data.Date
		start string
		want  int
	}{
		{"2017-04-30", "05-01", 2016},
		{"2017-05-01", "05-01", 2017},
		{"2017-12-31", "", 2017},
		{"2017-01-01", "01-01", 2017},
		{"2018-03-31", "04-01", 2017},
	} {
		if got := rules.MunicipalYear(c.day, c.start); got != c.want {
			t.Errorf("MunicipalYear(%s, %q) = %d, want %d", c.day, c.start, got, c.want)
		}
	}
}

func items(specs ...string) []data.Item {
	var out []data.Item
	var parent int64
	for i, s := range specs {
		it := data.Item{ID: int64(i + 1), Title: s}
		switch {
		case strings.HasPrefix(s, "#"):
			it.Heading = true
		case strings.HasPrefix(s, "-"):
			it.Parent = parent
		default:
			parent = it.ID
		}
		if _, n, ok := strings.Cut(s, "="); ok {
			it.AgendaNumber, it.MinuteNumber = n, n
		}
		out = append(out, it)
	}
	return out
}

func TestAgendaNumbers(t *testing.T) {
	for _, c := range []struct {
		what  string
		items []data.Item
		want  []string
	}{
		{"from the start", items("a", "#Part II", "b", "-c", "-d", "e"), []string{"1", "", "2", "2a", "2b", "3"}},
		{"a late item at the end goes on", items("a=1", "b=2", "c"), []string{"1", "2", "3"}},
		{"a late item between shifts nothing", items("a=1", "new", "b=2"), []string{"1", "1A", "2"}},
		{"two late items between", items("a=1", "x", "y", "b=2"), []string{"1", "1A", "1B", "2"}},
		{"a late sub-item", items("a=1", "-x=1a", "-y", "b=2"), []string{"1", "1a", "1b", "2"}},
		{"none", nil, nil},
	} {
		got := rules.AgendaNumbers(c.items)
		for i, want := range c.want {
			if n := got[int64(i+1)]; n != want {
				t.Errorf("%s: item %d has %q, want %q", c.what, i+1, n, want)
			}
		}
	}
}

func TestMinuteNumbers(t *testing.T) {
	for _, c := range []struct {
		what   string
		scheme data.Numbering
		last   int
		items  []data.Item
		want   []string
	}{
		{"run on through the year", data.Continuous, 28, items("a", "b", "-c", "#h", "d"), []string{"29", "30", "30a", "", "31"}},
		{"from 1 at each meeting", data.PerMeeting, 28, items("a", "b"), []string{"1", "2"}},
		{"with the year of the day", data.YearTagged, 132, items("a"), []string{"133/20"}},
	} {
		got := rules.MinuteNumbers(c.items, c.scheme, c.last, "2020-03-02")
		for i, want := range c.want {
			if n := got[int64(i+1)].Printed; n != want {
				t.Errorf("%s: item %d has %q, want %q", c.what, i+1, n, want)
			}
		}
	}
	kept := items("a", "b=30", "c")
	kept[1].Sequence = 30
	got := rules.MinuteNumbers(kept, data.Continuous, 28, "2020-03-02")
	if got[2].Printed != "30" || got[1].Printed != "31" || got[3].Printed != "32" {
		t.Errorf("a number given out must stay: %v", got)
	}
}

func TestNextStatus(t *testing.T) {
	if err := rules.NextStatus(data.WithChair, data.Drafting); err != nil {
		t.Errorf("the chair may send minutes back: %v", err)
	}
	for _, to := range data.Statuses() {
		if to != data.Signed && rules.NextStatus(data.Approved, to) == nil {
			t.Errorf("approved minutes became %q", to)
		}
		if rules.NextStatus(data.Signed, to) == nil {
			t.Errorf("signed minutes became %q", to)
		}
	}
	// Every status but the last can be reached and left.
	reached := []data.Status{data.Planned}
	for i := 0; i < len(reached); i++ {
		for _, next := range data.Statuses() {
			if rules.NextStatus(reached[i], next) == nil && !slices.Contains(reached, next) {
				reached = append(reached, next)
			}
		}
	}
	if len(reached) != len(data.Statuses()) {
		t.Errorf("only %v can be reached", reached)
	}
}

func TestQuorum(t *testing.T) {
	parish := func(seats int) data.Body {
		return data.Body{Kind: data.Council, Notice: data.EnglishParish, Seats: seats}
	}
	for _, c := range []struct {
		body data.Body
		want int
	}{
		// LGA 1972 Sch 12 para 12, by whole number of seats.
		{parish(5), 3}, {parish(9), 3}, {parish(10), 4}, {parish(12), 4}, {parish(13), 5}, {parish(16), 6}, {parish(18), 6},
		{data.Body{Kind: data.Council, Notice: data.EnglishPrincipal, Seats: 54}, 14},
		{data.Body{Kind: data.SubCommittee, Seats: 6, Quorum: 3}, 3},
		{data.Body{Kind: data.Committee, Seats: 6}, 3},
		{data.Body{Kind: data.Panel, Seats: 2}, 2},
		{data.Body{Kind: data.Committee}, 0},
	} {
		if got := rules.Quorum(c.body); got != c.want {
			t.Errorf("Quorum(%s of %d) = %d, want %d", c.body.Kind, c.body.Seats, got, c.want)
		}
	}
}

func TestCheckVote(t *testing.T) {
	named := func(choices ...doc.Choice) []doc.NamedVote {
		var out []doc.NamedVote
		for i, c := range choices {
			out = append(out, doc.NamedVote{Person: doc.Person{Name: string(rune('A' + i))}, Choice: c})
		}
		return out
	}
	for _, c := range []struct {
		what   string
		vote   doc.Vote
		inRoom int
		wrong  int
	}{
		{"by assent", doc.Vote{Method: doc.Assent}, 9, 0},
		{"adds up", doc.Vote{Method: doc.Hands, For: 7, Against: 2, Abstained: 1}, 10, 0},
		{"more votes than members", doc.Vote{Method: doc.Hands, For: 11}, 10, 1},
		{"33 present, 20 votes", doc.Vote{Method: doc.Hands, For: 20}, 33, 1},
		{"not known who is there", doc.Vote{Method: doc.Hands, For: 20}, 0, 0},
		{"tie", doc.Vote{Method: doc.Hands, For: 5, Against: 5}, 10, 1},
		{"5:5 and on the chair's casting vote", doc.Vote{Method: doc.Hands, For: 5, Against: 5, Casting: doc.For}, 10, 0},
		{"casting vote without a tie", doc.Vote{Method: doc.Hands, For: 6, Against: 4, Casting: doc.For}, 10, 1},
		{"casting vote where nobody voted for or against: no equality of votes, LGA 1972 Sch 12 para 39(2)",
			doc.Vote{Method: doc.Hands, Abstained: 4, Casting: doc.For}, 4, 1},
		{"by name", doc.Vote{Method: doc.Recorded, For: 2, Against: 1, Names: named(doc.For, doc.For, doc.Against, doc.NotVoting)}, 4, 0},
		{"names against the count", doc.Vote{Method: doc.Recorded, For: 3, Names: named(doc.For, doc.For)}, 3, 1},
		{"one asks for their own vote, SI 1993/202 Sch 2 para 1", doc.Vote{Method: doc.Hands, For: 7, Against: 2, Names: named(doc.Against)}, 9, 0},
		{"more own votes than votes", doc.Vote{Method: doc.Hands, For: 7, Names: named(doc.Against)}, 7, 1},
	} {
		if got := rules.CheckVote(c.vote, c.inRoom); len(got) != c.wrong {
			t.Errorf("%s: %d complaints %q, want %d", c.what, len(got), got, c.wrong)
		}
	}
}

func TestOutcomeOf(t *testing.T) {
	for _, c := range []struct {
		vote doc.Vote
		want doc.Outcome
	}{
		{doc.Vote{Method: doc.Assent}, doc.Carried},
		{doc.Vote{Method: doc.Hands, For: 26, Against: 32}, doc.Lost},
		{doc.Vote{Method: doc.Hands, For: 22, Against: 1, Abstained: 2}, doc.Carried},
		{doc.Vote{Method: doc.Hands, For: 5, Against: 5}, doc.Lost},
		{doc.Vote{Method: doc.Hands, For: 5, Against: 5, Casting: doc.For}, doc.Carried},
		{doc.Vote{Method: doc.Hands}, doc.Undecided},
		{doc.Vote{Method: doc.Hands, Abstained: 4, Casting: doc.For}, doc.Undecided},
		{doc.Vote{Method: doc.Hands, For: 2, Against: 3, Casting: doc.For}, doc.Lost},
	} {
		if got := rules.OutcomeOf(c.vote); got != c.want {
			t.Errorf("OutcomeOf(%+v) = %q, want %q", c.vote, got, c.want)
		}
	}
}

func TestOfEveryMeeting(t *testing.T) {
	for title, want := range map[string]bool{
		"Apologies for absence":                      true,
		"Any other matters for report":               true,
		"Any Other Business":                         true,
		"Urgent business":                            true,
		"Any urgent items of which the chair agrees": true,
		"To consider any other urgent business":      true,
		"Matters arising from the minutes":           true,
		"AOB":                                        true,
		"A.O.B.":                                     true,
		"Other business rates":                       false,
		"Any other business: the wall of the quay":   false,
		"Urgent repairs to the slipway":              false,
		"Report on other matters of the harbour":     false,
	} {
		if got := rules.OfEveryMeeting(title); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
}
