package rules_test

import (
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// TestAddedLate: LGA 1972 s.100B(4)(a), an item is on the agenda in time if the
// copy with it was open for the whole of the clear days.
func TestAddedLate(t *testing.T) {
	issue := func(kind data.IssueKind, day int) data.Issue {
		return data.Issue{Document: kind, At: time.Date(2017, 6, day, 10, 0, 0, 0, time.UTC), Contents: []data.IssuedItem{{UID: "x"}}}
	}
	for _, c := range []struct {
		what   string
		item   data.Item
		issues []data.Issue
		want   bool
	}{
		{"there when the agenda went out", data.Item{Title: "Bridge"}, nil, false},
		{"added with five clear working days left", data.Item{Title: "Bridge", Added: "2017-06-28"}, nil, false},
		{"added with four", data.Item{Title: "Bridge", Added: "2017-06-29"}, nil, true},
		{"added at the meeting", data.Item{Title: "Bridge", Added: "2017-07-06"}, nil, true},
		{"added while the minutes are typed", data.Item{Title: "Bridge", Added: "2017-07-08"}, nil, true},
		{"in a supplement in time", data.Item{Title: "Bridge", Added: "2017-06-26"}, []data.Issue{issue(data.IssuedSupplement, 27)}, false},
		{"added in time, in a supplement too late", data.Item{Title: "Bridge", Added: "2017-06-26"}, []data.Issue{issue(data.IssuedSupplement, 30)}, true},
		{"issued again later", data.Item{Title: "Bridge", Added: "2017-06-26"}, []data.Issue{issue(data.IssuedSupplement, 27), issue(data.IssuedPack, 30)}, false},
		{"minutes give no notice", data.Item{Title: "Bridge", Added: "2017-06-26"}, []data.Issue{issue(data.IssuedMinutes, 30)}, false},
		{"a heading", data.Item{Title: "Part II", Heading: true, Added: "2017-07-05"}, nil, false},
		{"what every meeting has", data.Item{Title: "Close of meeting", Added: "2017-07-06"}, nil, false},
	} {
		c.item.UID = "x"
		m := record.Meeting{Body: data.Body{Notice: data.EnglishPrincipal}, Issues: c.issues,
			Meeting: data.Meeting{Start: "2017-07-06T19:00", IssuedOn: "2017-06-20"}}
		if got := rules.AddedLate(m, c.item, rules.Calendar{}); got != c.want {
			t.Errorf("%s: late %v, want %v", c.what, got, c.want)
		}
		m.Meeting.IssuedOn = ""
		if rules.AddedLate(m, c.item, rules.Calendar{}) {
			t.Errorf("%s: late on an agenda that was never issued", c.what)
		}
	}
}

// TestForChair: LGA 1972 s.100B(4)(b), the special circumstances are specified in
// the minutes.
func TestForChair(t *testing.T) {
	minuted := doc.FromText("The Committee heard of the bridge.")
	late := record.Item{Item: data.Item{ID: 7, Title: "Bridge", AgendaNumber: "4A", Added: "2017-07-05"}, Minutes: minuted}
	sub := record.Item{Item: data.Item{ID: 8, Parent: 7, Title: "Costs", AgendaNumber: "4Aa", Added: "2017-07-05"}, Minutes: minuted}
	said, untaken := late, late
	said.Urgent, untaken.Minutes = "the bridge closed on Monday", doc.Document{}
	m := record.Meeting{Meeting: data.Meeting{Start: "2017-07-06T19:00", IssuedOn: "2017-06-20"}}
	for _, c := range []struct {
		what  string
		body  data.Body
		items []record.Item
		want  string
	}{
		{"nothing late", data.Body{Notice: data.EnglishPrincipal}, []record.Item{{Item: data.Item{ID: 1, Title: "Budget"}, Minutes: minuted}}, ""},
		{"a late item", data.Body{Notice: data.EnglishPrincipal}, []record.Item{late, sub}, "item 4A was not on the agenda in time"},
		{"in Wales", data.Body{Notice: data.WelshPrincipal}, []record.Item{late}, "item 4A"},
		{"with its circumstances", data.Body{Notice: data.EnglishPrincipal}, []record.Item{said, sub}, ""},
		{"not taken after all", data.Body{Notice: data.EnglishPrincipal}, []record.Item{untaken}, ""},
		{"a parish decides nothing on it", data.Body{Notice: data.EnglishParish}, []record.Item{late}, ""},
		{"a board of a company", data.Body{Kind: data.Board, Notice: data.OwnNotice, NoticeDays: 7}, []record.Item{late}, ""},
	} {
		m.Body, m.Items = c.body, c.items
		err := rules.ForChair(m, rules.Calendar{})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.what, err, c.want)
		}
	}
	m.Body, m.Items = data.Body{Notice: data.EnglishPrincipal}, []record.Item{late, sub}
	if got := rules.LateItems(m, rules.Calendar{}); len(got) != 1 || got[0].ID != 7 {
		t.Errorf("late are %v; a sub-item goes with its item", got)
	}
}

func TestLateWords(t *testing.T) {
	item, urgent := data.Item{Title: "Bridge"}, data.Item{Title: "Bridge", Urgent: "the bridge closed"}
	for _, c := range []struct {
		body data.Body
		item data.Item
		late bool
		want string
	}{
		{data.Body{Notice: data.EnglishPrincipal}, item, true, "the Chairman has to agree that it is urgent"},
		{data.Body{Notice: data.EnglishPrincipal}, urgent, true, "Urgent, the Chairman agrees: the bridge closed"},
		{data.Body{Notice: data.EnglishPrincipal}, item, false, ""},
		{data.Body{Notice: data.EnglishParish}, item, true, "nothing can be decided on it"},
		{data.Body{Notice: data.ParishMeeting}, urgent, true, "For information only: the bridge closed"},
		{data.Body{Kind: data.Board, Notice: data.OwnNotice}, item, true, "has to agree that it is taken"},
	} {
		if got := rules.LateWords(c.body, c.item, c.late); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", c.body.Notice, got, c.want)
		}
	}
}
