package rules

import (
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/gb"

	"minutebook/data"
)

// Calendar is the bank holidays of each nation, corrected by the clerk's table.
// The zero Calendar has no corrections.
type Calendar struct {
	table map[data.Date]map[data.Nation]data.Holiday
}

// NewCalendar makes the calendar that a table of corrections gives. What stands
// there for one nation goes before what stands there for all.
func NewCalendar(table []data.Holiday) Calendar {
	c := Calendar{map[data.Date]map[data.Nation]data.Holiday{}}
	for _, h := range table {
		if c.table[h.Day] == nil {
			c.table[h.Day] = map[data.Nation]data.Holiday{}
		}
		c.table[h.Day][h.Nation] = h
	}
	return c
}

// correction is what the clerk's table says of a day.
func (c Calendar) correction(n data.Nation, d data.Date) data.Holiday {
	if h, ok := c.table[d][n]; ok {
		return h
	}
	return c.table[d][""]
}

// BankHoliday is the name of the bank holiday that a nation keeps on d, or
// nothing. No nation is England and Wales.
func (c Calendar) BankHoliday(n data.Nation, d data.Date) string {
	switch h := c.correction(n, d); h.Kind {
	case data.WorkingDay:
		return ""
	case data.BankHoliday:
		return h.Name
	}
	return lawful(n, d)
}

// Working tells whether offices work on d: a weekday that is no bank holiday.
func (c Calendar) Working(n data.Nation, d data.Date) bool {
	return !isWeekend(d) && c.BankHoliday(n, d) == ""
}

// mournedOn is the day of mourning or thanksgiving that d is, or nothing.
func (c Calendar) mournedOn(b data.Body, d data.Date) string {
	switch h := c.correction(b.Nation, d); {
	case h.Kind == data.Thanksgiving, h.Kind == data.Mourning && !b.MourningCounts:
		return h.Name
	}
	return ""
}

// TableDay is a day in a year's table of holidays: what the law's calendar says
// of it, and what the clerk does.
type TableDay struct {
	Day   data.Date
	Law   string       // bank holiday of the law's calendar; empty for none
	Clerk data.Holiday // no kind: the clerk says nothing of it
}

// Table lists the holidays of a nation in a year with what the clerk added or
// struck, in order.
func (c Calendar) Table(n data.Nation, year int) []TableDay {
	var out []TableDay
	for d := data.DateOf(time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)); d.Time().Year() == year; d = d.Add(1) {
		if t := (TableDay{d, lawful(n, d), c.correction(n, d)}); t.Law != "" || t.Clerk.Kind != "" {
			out = append(out, t)
		}
	}
	return out
}

// named is a bank holiday by the name the law's calendar is read under, where
// the library's own name would not do.
type named struct {
	name string
	*cal.Holiday
}

// bankHolidays are those that come every year (Banking and Financial Dealings Act
// 1971 Sch 1, and the yearly proclamations under s.1(3)), and what the library
// knows of single years.
var bankHolidays = map[data.Nation][]named{
	data.EnglandWales: {
		newYear, {"", gb.GoodFriday}, {"", gb.EasterMonday}, earlyMay, veDay, {"", gb.CoronationDay}, spring, {"", gb.SpringHoliday2022},
		{"", gb.PlatinumJubilee}, {"", gb.SummerHoliday}, christmas, {"", gb.BoxingDay},
	},
	data.Scotland: {
		// 2 January keeps its Monday, and New Year's Day is kept after it.
		{"", gb.NewYear.Clone(&cal.Holiday{Observed: []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 2}}})},
		{"", fixed("2nd January", time.January, 2, 2)},
		{"", gb.GoodFriday}, earlyMay, veDay, {"", gb.CoronationDay}, spring, {"", gb.SpringHoliday2022}, {"", gb.PlatinumJubilee},
		{"", gb.SummerHolidayScotland},
		{"", fixed("St Andrew’s Day", time.November, 30, 1).Clone(&cal.Holiday{StartYear: 2007})}, // St Andrew's Day Bank Holiday (Scotland) Act 2007
		christmas, {"", gb.BoxingDay},
	},
	data.NorthernIreland: {
		newYear, {"", fixed("St Patrick’s Day", time.March, 17, 1)}, {"", gb.GoodFriday}, {"", gb.EasterMonday}, earlyMay, veDay,
		{"", gb.CoronationDay}, spring, {"", gb.SpringHoliday2022}, {"", gb.PlatinumJubilee},
		{"", fixed("Battle of the Boyne", time.July, 12, 1)}, {"", gb.SummerHoliday}, christmas, {"", gb.BoxingDay},
	},
}

var (
	newYear   = named{"New Year’s Day", gb.NewYear}
	earlyMay  = named{"Early May bank holiday", gb.EarlyMay}
	spring    = named{"Spring bank holiday", gb.SpringHoliday}
	veDay     = named{"Early May bank holiday (VE Day)", gb.VEDay}
	christmas = named{"Christmas Day", gb.ChristmasDay}
)

// fixed is a bank holiday on a day of the year; one that falls on a weekend is
// kept on the Monday after, or with sunday 2 on the Tuesday after a Sunday.
func fixed(name string, month time.Month, day, sunday int) *cal.Holiday {
	return &cal.Holiday{Name: name, Type: cal.ObservanceBank, Month: month, Day: day, Func: cal.CalcDayOfMonth,
		Observed: []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: sunday}}}
}

// proclaimed are the bank holidays of single years that the library does not
// know, each by royal proclamation under the Banking and Financial Dealings Act
// 1971 s.1; the last column is the one that was moved there.
var proclaimed = []struct {
	day    data.Date
	nation data.Nation // empty: all
	name   string
	from   data.Date
}{
	{"1995-05-08", "", "Early May bank holiday (VE Day)", "1995-05-01"},
	{"1999-12-31", "", "Millennium bank holiday", ""},
	{"2002-06-03", "", "Golden Jubilee bank holiday", ""},
	{"2002-06-04", "", "Spring bank holiday", "2002-05-27"},
	{"2011-04-29", "", "Royal Wedding bank holiday", ""},
	{"2012-06-04", "", "Spring bank holiday", "2012-05-28"},
	{"2012-06-05", "", "Diamond Jubilee bank holiday", ""},
	{"2022-09-19", "", "State Funeral of Queen Elizabeth II", ""}, // London Gazette, 10 September 2022
	{"2026-06-15", data.Scotland, "World Cup bank holiday", ""},   // proclaimed on 4 February 2026
}

// lawful is the name of the bank holiday that the law's own calendar has on d.
func lawful(n data.Nation, d data.Date) string {
	if n == "" {
		n = data.EnglandWales
	}
	for _, p := range proclaimed {
		switch {
		case p.nation != "" && p.nation != n:
		case p.day == d:
			return p.name
		case p.from == d:
			return ""
		}
	}
	for _, h := range bankHolidays[n] {
		actual, kept := h.Calc(d.Time().Year())
		if kept.IsZero() || data.DateOf(kept) != d {
			continue
		}
		name := h.name
		if name == "" {
			name = strings.Replace(h.Name, "Bank Holiday", "bank holiday", 1)
		}
		if !actual.Equal(kept) {
			name += " (in lieu)"
		}
		return name
	}
	return ""
}

// inChristmasBreak: from the last weekday before Christmas Day to the first
// weekday after it that is not a bank holiday (LGA 1972 s.243(4)).
func (c Calendar) inChristmasBreak(n data.Nation, d data.Date) bool {
	t := d.Time()
	if t.Month() != time.December {
		return false
	}
	christmas := data.DateOf(time.Date(t.Year(), time.December, 25, 0, 0, 0, 0, time.UTC))
	first, last := christmas.Add(-1), christmas.Add(1)
	for isWeekend(first) {
		first = first.Add(-1)
	}
	for !c.Working(n, last) {
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
	return slices.Contains([]time.Weekday{time.Saturday, time.Sunday}, d.Time().Weekday())
}
