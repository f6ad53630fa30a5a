package rules

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/gb"

	"minutebook/data"
)

// Calendar is the bank holidays of England and Wales, corrected by the clerk.
// The zero Calendar has no corrections.
type Calendar struct {
	Extra   map[data.Date]string // days that do not count: "Day of national mourning"
	Dropped map[data.Date]bool   // bank holidays that were moved away
}

// Day is one day between issue and meeting, and why it does not count.
type Day struct {
	Date   data.Date
	Counts bool
	Why    string // "Saturday", "Good Friday"; empty when it counts
}

// clearDays is how many clear days each notice rule asks for.
var clearDays = map[data.Notice]int{
	data.EnglishPrincipal: 5, // LGA 1972 s.100A(6)(a), s.100B(3) as amended by SI 2002/715
	data.WelshPrincipal:   3, // LGA 1972 s.100BA
	data.EnglishParish:    3, // LGA 1972 Sch 12 para 10(2)
	data.WelshCommunity:   3, // LGA 1972 Sch 12 para 26(2)
}

// NoticeDays is how many clear days' notice a body must give; an unknown rule
// asks for as many as the strictest.
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
	var days []Day
	d, counted := held, 0
	for counted < NoticeDays(b) {
		d = d.Add(-1)
		why := c.uncounted(b.Notice, d)
		if why == "" {
			counted++
		}
		days = append(days, Day{d, why == "", why})
	}
	return d.Add(-1), days
}

// ClearDays is how many clear days lie between issue and meeting by the body's
// rule, neither day counted.
func ClearDays(b data.Body, issued, held data.Date, c Calendar) int {
	n := 0
	for d := issued.Add(1); d < held; d = d.Add(1) {
		if c.uncounted(b.Notice, d) == "" {
			n++
		}
	}
	return n
}

// uncounted says why a day does not count, or nothing.
func (c Calendar) uncounted(n data.Notice, d data.Date) string {
	if why := c.Extra[d]; why != "" {
		return why
	}
	if n == data.OwnNotice {
		return ""
	}
	day := d.Time().Weekday()
	parish := IsParish(n)
	switch {
	case day == time.Sunday, day == time.Saturday && !parish:
		return day.String()
	case parish && inChristmasBreak(d, c):
		return "Christmas break"
	case parish && inEasterBreak(d):
		return "Easter break"
	}
	return c.holiday(d)
}

// holiday is the name of the bank holiday kept on d, or nothing.
func (c Calendar) holiday(d data.Date) string {
	if c.Dropped[d] {
		return ""
	}
	calendar := cal.Calendar{}
	calendar.AddHoliday(gb.Holidays...)
	if _, observed, h := calendar.IsHoliday(d.Time()); observed {
		return h.Name
	}
	return ""
}

// inChristmasBreak: from the last weekday before Christmas Day to the first
// weekday after it that is not a bank holiday (LGA 1972 s.243(4)).
func inChristmasBreak(d data.Date, c Calendar) bool {
	t := d.Time()
	if t.Month() != time.December {
		return false
	}
	christmas := data.DateOf(time.Date(t.Year(), time.December, 25, 0, 0, 0, 0, time.UTC))
	first, last := christmas.Add(-1), christmas.Add(1)
	for isWeekend(first) {
		first = first.Add(-1)
	}
	for isWeekend(last) || c.holiday(last) != "" {
		last = last.Add(1)
	}
	return first <= d && d <= last
}

// inEasterBreak: from the Thursday before to the Tuesday after Easter Day
// (LGA 1972 s.243(4)).
func inEasterBreak(d data.Date) bool {
	friday, _ := aa.GoodFriday.Calc(d.Time().Year())
	good := data.DateOf(friday)
	return good.Add(-1) <= d && d <= good.Add(4)
}

func isWeekend(d data.Date) bool {
	day := d.Time().Weekday()
	return day == time.Saturday || day == time.Sunday
}
