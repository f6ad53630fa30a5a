package plan

import (
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// Expected is when an entry is expected, in a word or two.
func Expected(due data.Date) string { return data.PlanEntry{Due: due}.Expected() }

// Overdue tells whether an entry was expected in a month that is past.
func Overdue(due, today data.Date) bool { return due != "" && due < firstOf(today) }

func firstOf(d data.Date) data.Date { return d[:len(d)-2] + "01" }

// later is the first day of the month n months on.
func later(d data.Date, n int) data.Date {
	t := d.Time()
	return data.DateOf(time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
}

// monthForms are the ways of writing a month; without a year it is the next to
// come.
var monthForms = []string{"January 2006", "Jan 2006", "January 06", "Jan 06", "1/2006", "2006-01", "January", "Jan"}

// ParseWhen reads when business is expected, as a clerk types it on the day
// today: a day as everywhere, a month ("March", "mar 2027", "3/2027") or nothing.
// A month is its first day.
func ParseWhen(s string, today data.Date) (data.Date, error) {
	s = strings.Join(strings.Fields(strings.Replace(s, "Sept ", "Sep ", 1)), " ")
	if s == "" {
		return "", nil
	}
	for _, form := range monthForms {
		t, err := time.Parse(form, widgets.Capital(strings.ToLower(s)))
		if err != nil {
			continue
		}
		d := firstOf(data.DateOf(t))
		if t.Year() == 0 {
			d = data.DateOf(time.Date(today.Time().Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC))
			if d < firstOf(today) {
				d = data.DateOf(d.Time().AddDate(1, 0, 0))
			}
		}
		return d, nil
	}
	d, _, err := rules.ParseDue(s, today)
	if err != nil || d == "" {
		return "", widgets.Problem("“" + s + "” is neither a month nor a day. Write one such as " + later(today, 2).Time().Format("January 2006") + ", or nothing.")
	}
	return d, nil
}

// Written is when business is expected, as ParseWhen reads it: a first day of a
// month is the month.
func Written(due data.Date) string {
	if due == "" {
		return ""
	}
	return Expected(due)
}
