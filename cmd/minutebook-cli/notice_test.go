package main

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// noticed is a book with a meeting issued late, an item that came later still and
// a deadline in its text.
func noticed(t *testing.T) *shell {
	t.Helper()
	s, ctx := newShell(t), context.Background()
	b, must := s.opened(time.Date(2026, 12, 30, 10, 0, 0, 0, time.UTC))
	body := data.Body{Name: "Harbour Committee", Kind: data.Committee, Notice: data.EnglishPrincipal}
	must(b.SaveBody(ctx, &body))
	m := data.Meeting{Body: body.ID, Start: "2027-01-06T19:00"}
	must(b.SaveMeeting(ctx, &m))
	questions := data.Item{Meeting: m.ID, Title: "Questions from members"}
	must(b.AddItem(ctx, &questions, 0))
	_, err := b.SaveText(questions.ID, store.AgendaPart, doc.FromText("To be sent by 9.00am on the working day before the meeting (Monday 4 January 2027)."), 0)
	must(err)
	must(b.SaveHoliday(ctx, data.Holiday{Day: "2026-12-31", Kind: data.BankHoliday, Name: "Town Charter Day"}))
	must(b.IssueAgenda(ctx, m.ID, "2026-12-29", "The printer broke."))
	late := data.Item{Meeting: m.ID, Title: "Breakwater"}
	must(b.AddItem(ctx, &late, 0))
	planned := data.Meeting{Body: body.ID, Start: "2026-12-03T19:00"}
	must(b.SaveMeeting(ctx, &planned))
	must(b.Close())
	return s
}

func TestNotice(t *testing.T) {
	s := noticed(t)
	out := s.ok("notice", "1", "--json")
	want, err := os.ReadFile("testdata/notice.json")
	if err != nil {
		t.Fatal(err)
	}
	if out != string(want) {
		t.Errorf("notice --json is a contract with scripts; it prints\n%s", out)
	}
	plain := s.ok("notice", "1")
	for _, line := range []string{
		"5 clear working days (LGA 1972 s.100A(6), s.100B(3))",
		"Issued on Tue 29 Dec, late: due out by Wed 23 Dec. The printer broke.",
		"Thu 31 Dec 2026  does not count: Town Charter Day, a bank holiday",
		"Mon 28 Dec 2026  does not count: Boxing Day (in lieu), a bank holiday",
		"Late: 2 Breakwater, added on 30 December 2026: no reason given yet",
		"Deadline: 9.00am on the working day before the meeting: Tuesday 5 January 2027; the agenda says Monday 4 January 2027",
	} {
		if !strings.Contains(plain, line+"\n") {
			t.Errorf("notice does not print %q:\n%s", line, plain)
		}
	}
	if plain := s.ok("notice", "2"); !strings.Contains(plain, "\nIssue by Wed 25 Nov: in 3 days\n") { // seen from 22 November
		t.Errorf("notice prints\n%s", plain)
	}
	s.fails(failed, "has no meeting 99", "notice", "99")
	s.fails(misuse, "expected a valid", "notice", "soon")
	s.fails(misuse, "meeting", "notice")
}
