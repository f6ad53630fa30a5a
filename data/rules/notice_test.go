package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

func TestCountdown(t *testing.T) {
	council := data.Body{Notice: data.EnglishPrincipal}
	parish := data.Body{Notice: data.EnglishParish}
	planned, out := data.Meeting{Status: data.Planned}, data.Meeting{Status: data.Issued, IssuedOn: "2017-06-28"}
	late := data.Meeting{Status: data.Drafting, IssuedOn: "2017-06-30", Late: "The office was flooded."}
	for _, c := range []struct {
		body  data.Body
		held  data.Date
		m     data.Meeting
		today data.Date
		want  string
		pace  rules.Pace
	}{
		{council, "2017-07-06", planned, "2017-06-15", "Issue by Wed 28 Jun: in 13 days", rules.NoHurry},
		{council, "2017-07-06", planned, "2017-06-25", "Issue by Wed 28 Jun: in 3 days", rules.Soon},
		{council, "2017-07-06", planned, "2017-06-27", "Issue by Wed 28 Jun: tomorrow", rules.Soon},
		{council, "2017-07-06", planned, "2017-06-28", "Issue today, Wed 28 Jun", rules.Soon},
		{council, "2017-07-06", planned, "2017-06-29", "1 day late: to be issued by Wed 28 Jun", rules.TooLate},
		{council, "2017-07-06", planned, "2017-07-06", "8 days late: to be issued by Wed 28 Jun", rules.TooLate},
		{council, "2017-07-06", planned, "2017-07-07", "", rules.Settled},
		{council, "2017-07-06", data.Meeting{Status: data.Cancelled}, "2017-06-15", "", rules.Settled},
		{council, "2017-07-06", out, "2017-06-29", "Issued on Wed 28 Jun, in time", rules.Settled},
		{council, "2017-07-06", late, "2017-07-01", "Issued on Fri 30 Jun, late: due out by Wed 28 Jun. The office was flooded.", rules.Settled},
		// the law's last day is a Sunday: the office works on the Friday before
		{parish, "2017-07-06", planned, "2017-06-29", "Issue by Fri 30 Jun: tomorrow", rules.Soon},
		{parish, "2017-07-06", planned, "2017-07-01", "Issue by Sun 2 Jul: tomorrow", rules.Soon},
		{parish, "2017-07-06", planned, "2017-07-03", "1 day late: to be issued by Sun 2 Jul", rules.TooLate},
	} {
		got, pace := rules.NoticeOf(c.body, c.held, rules.Calendar{}).Countdown(c.m, c.today)
		if got != c.want || pace != c.pace {
			t.Errorf("on %s: %q %d, want %q %d", c.today, got, pace, c.want, c.pace)
		}
	}
}

// TestLines holds the explanation in the clerk's words.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		body data.Body
		held data.Date
		want string
	}{
		{data.Body{Notice: data.EnglishPrincipal}, "2017-08-31", `
			Thu 31 Aug the meeting: not counted
			Wed 30 Aug clear day 1
			Tue 29 Aug clear day 2
			Mon 28 Aug does not count: Summer bank holiday
			Sun 27 Aug does not count: Sunday
			Sat 26 Aug does not count: Saturday
			Fri 25 Aug clear day 3
			Thu 24 Aug clear day 4
			Wed 23 Aug clear day 5
			Tue 22 Aug the last day of issue: not counted`},
		{data.Body{Notice: data.EnglishParish}, "2017-07-06", `
			Thu 6 Jul the meeting: not counted
			Wed 5 Jul clear day 1
			Tue 4 Jul clear day 2
			Mon 3 Jul clear day 3
			Sun 2 Jul the office is closed: Sunday
			Sat 1 Jul the office is closed: Saturday
			Fri 30 Jun the last day of issue: not counted`},
		{data.Body{Notice: data.EnglishParish}, "2023-04-14", `
			Fri 14 Apr the meeting: not counted
			Thu 13 Apr clear day 1
			Wed 12 Apr clear day 2
			Tue 11 Apr does not count: Easter break
			Mon 10 Apr does not count: Easter Monday, a bank holiday
			Sun 9 Apr does not count: Sunday
			Sat 8 Apr does not count: Easter break
			Fri 7 Apr does not count: Good Friday, a bank holiday
			Thu 6 Apr does not count: Easter break
			Wed 5 Apr clear day 3
			Tue 4 Apr the last day of issue: not counted`},
	} {
		var got strings.Builder
		for _, l := range rules.NoticeOf(c.body, c.held, rules.Calendar{}).Lines() {
			fmt.Fprintf(&got, "\n\t\t\t%s %s", l.Day.Time().Format("Mon 2 Jan"), l.Says)
		}
		if got.String() != c.want {
			t.Errorf("%s for %s:%s\nwant%s", c.body.Notice, c.held, got.String(), c.want)
		}
	}
}

// TestNoticeLaw holds that every rule says its days, its source and what is left
// where it was not kept.
func TestNoticeLaw(t *testing.T) {
	for _, c := range []struct {
		body          data.Body
		rule, shorter string
	}{
		{data.Body{Notice: data.EnglishPrincipal}, "5 clear working days (LGA 1972 s.100A(6)", "convened at shorter notice"},
		{data.Body{Notice: data.WelshPrincipal}, "3 clear working days (LGA 1972 s.100BA)", "convened at shorter notice"},
		{data.Body{Notice: data.EnglishParish, Kind: data.Council}, "3 clear days; Saturdays count (LGA 1972 Sch 12 para 10(2)", "no shorter notice"},
		{data.Body{Notice: data.WelshCommunity, Kind: data.Council}, "3 clear days; Saturdays count (LGA 1972 Sch 12 para 26(2)", "no shorter notice"},
		// legislation.gov.uk asc/2021/1 Sch 4 para 21
		{data.Body{Notice: data.WelshCommunity, Kind: data.Committee}, "3 clear days", "twenty-four hours are enough (LGA 1972 Sch 12 para 26(2E))"},
		{data.Body{Notice: data.ParishMeeting}, "7 clear days; Saturdays count (LGA 1972 Sch 12 para 15(2)", "no shorter notice"},
		{data.Body{Notice: data.OwnNotice, NoticeDays: 1}, "1 clear day, every day counted", "own rules"},
	} {
		n := rules.NoticeOf(c.body, "2017-07-06", rules.Calendar{})
		if !strings.Contains(n.Rule(), c.rule) || !strings.Contains(n.Shorter(), c.shorter) {
			t.Errorf("%s %s: %q and %q", c.body.Notice, c.body.Kind, n.Rule(), n.Shorter())
		}
	}
}

// TestAdvanceNotices: legislation.gov.uk uksi/2012/2089 regs 5 and 9; the 28 days
// in days of the calendar as Rother District Council gives them.
func TestAdvanceNotices(t *testing.T) {
	b := data.Body{Notice: data.EnglishPrincipal}
	var got []string
	for _, a := range rules.AdvanceNotices(b, data.PlanEntry{Key: true, Exempt: "3"}, "2017-07-06", rules.Calendar{}) {
		got = append(got, fmt.Sprint(a.Days, " ", a.Latest, " ", a.Source))
	}
	want := []string{"28 2017-06-07 SI 2012/2089 reg 9", "28 2017-06-07 SI 2012/2089 reg 5(2)", "5 2017-06-28 SI 2012/2089 reg 5(4)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	b.Notice = data.EnglishParish
	if n := rules.AdvanceNotices(b, data.PlanEntry{Key: true}, "2017-07-06", rules.Calendar{}); n != nil {
		t.Errorf("a parish has %v", n)
	}
}
