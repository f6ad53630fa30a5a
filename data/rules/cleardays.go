package rules

import (
	"time"

	"minutebook/data"
)

// Day is one day between issue and meeting, and why it does not count.
type Day struct {
	Date   data.Date `json:"day"`
	Counts bool      `json:"counts"`
	Why    string    `json:"why,omitempty"` // "Saturday", "Good Friday"; empty when it counts
}

// clearDays is how many clear days each notice rule asks for.
var clearDays = map[data.Notice]int{
	data.EnglishPrincipal: 5, // LGA 1972 s.100A(6)(a), s.100B(3) as amended by SI 2002/715
	data.WelshPrincipal:   3, // LGA 1972 s.100BA
	data.EnglishParish:    3, // LGA 1972 Sch 12 para 10(2)
	data.WelshCommunity:   3, // LGA 1972 Sch 12 para 26(2), (2D)
	data.ParishMeeting:    7, // LGA 1972 Sch 12 para 15(2)
}

// NoticeDays is how many clear days' notice a body must give; an unknown rule
// asks for as many as the strictest of a council.
func NoticeDays(b data.Body) int {
	if b.Notice == data.OwnNotice {
		return b.NoticeDays
	}
	if n, ok := clearDays[b.Notice]; ok {
		return n
	}
	return clearDays[data.EnglishPrincipal]
}

// LatestIssue is the last day on which an agenda for a meeting on the day held
// may be issued, and the days between, latest first, each with its reason.
func LatestIssue(b data.Body, held data.Date, c Calendar) (data.Date, []Day) {
	return backFrom(held, NoticeDays(b), func(d data.Date) string { return c.Uncounted(b, d) })
}

// backFrom steps back from a day until n days have counted; it is the day before
// those, and the days between, latest first.
func backFrom(d data.Date, n int, uncounted func(data.Date) string) (data.Date, []Day) {
	var days []Day
	for counted := 0; counted < n; {
		d = d.Add(-1)
		why := uncounted(d)
		if why == "" {
			counted++
		}
		days = append(days, Day{d, why == "", why})
	}
	return d.Add(-1), days
}

// EarliestMeeting is the first day on which a meeting may be held whose agenda is
// issued on a day, and the days between, earliest first, each with its reason.
func EarliestMeeting(b data.Body, issued data.Date, c Calendar) (data.Date, []Day) {
	var days []Day
	d := issued
	for counted := 0; counted < NoticeDays(b); {
		d = d.Add(1)
		why := c.Uncounted(b, d)
		if why == "" {
			counted++
		}
		days = append(days, Day{d, why == "", why})
	}
	return d.Add(1), days
}

// ClearDays is how many clear days lie between issue and meeting by the body's
// rule, neither day counted.
func ClearDays(b data.Body, issued, held data.Date, c Calendar) int {
	n := 0
	for d := issued.Add(1); d < held; d = d.Add(1) {
		if c.Uncounted(b, d) == "" {
			n++
		}
	}
	return n
}

// Uncounted says why a day is no clear day for a body, or nothing.
//
// A principal council counts working days: "complete periods of 24 hours,
// weekends and bank holidays excluded", as councils read R v Swansea City Council
// ex p Elitestone. For parishes LGA 1972 s.243 names Sundays, the Christmas and
// Easter breaks, bank holiday breaks and days of public thanksgiving or mourning;
// Saturdays count. A bank holiday break is counted as the bank holiday alone, as
// county associations teach it. A body's own rule counts every day.
func (c Calendar) Uncounted(b data.Body, d data.Date) string {
	if b.Notice == data.OwnNotice {
		return ""
	}
	day := d.Time().Weekday()
	parish := IsParish(b.Notice)
	if day == time.Sunday || day == time.Saturday && !parish {
		return day.String()
	}
	if h := c.BankHoliday(b.Nation, d); h != "" {
		return asBankHoliday(h)
	}
	switch {
	case !parish:
		return ""
	case c.inChristmasBreak(b.Nation, d):
		return "Christmas break"
	case inEasterBreak(d):
		return "Easter break"
	}
	return c.mournedOn(b, d)
}
