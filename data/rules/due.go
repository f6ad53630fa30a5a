package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
)

var (
	dueSpan    = regexp.MustCompile(`^(?:in )?\+?\s*(\d{1,3})\s*(d|days?|w|wks?|weeks?|m|mths?|months?)$`)
	dueNumbers = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$`)
	dueWords   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{2}|\d{4}))?$`)
	dueMonth   = regexp.MustCompile(`^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{2}|\d{4}))?$`)
)

// ParseDue reads when an action is due, as a clerk types it on the day today:
// "30 sep", "30/9/26", "fri", "next fri", "+2w", "in 3 days", "tomorrow",
// "2026-09-30". A day without a year is the next one to come, today included; a
// weekday is the next after today, and "next fri" the one in the week after
// this. What is no day but says something in words ("next meeting", "before the
// annual meeting") comes back as text. Nothing at all is neither.
func ParseDue(s string, today data.Date) (data.Date, string, error) {
	words := strings.Join(strings.Fields(s), " ")
	t := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(words), "by "), "on ")
	if t == "" {
		return "", "", nil
	}
	if d, err := data.ParseDate(t); err == nil {
		return d, "", nil
	}
	if m := dueSpan.FindStringSubmatch(t); m != nil {
		return spanFrom(today, m[1], m[2]), "", nil
	}
	if m := dueNumbers.FindStringSubmatch(t); m != nil {
		month, _ := strconv.Atoi(m[2])
		return dayOf(words, m[1], month, m[3], today)
	}
	if m := dueWords.FindStringSubmatch(t); m != nil && monthNamed(m[2]) > 0 {
		return dayOf(words, m[1], monthNamed(m[2]), m[3], today)
	}
	if m := dueMonth.FindStringSubmatch(t); m != nil && monthNamed(m[1]) > 0 {
		return dayOf(words, m[2], monthNamed(m[1]), m[3], today)
	}
	switch t {
	case "today":
		return today, "", nil
	case "tomorrow":
		return today.Add(1), "", nil
	case "nm":
		return "", "next meeting", nil
	}
	if d, ok := weekdayFrom(t, today); ok {
		return d, "", nil
	}
	if strings.ContainsAny(t, "0123456789") || !strings.Contains(t, " ") && t != "ongoing" && t != "asap" {
		return "", "", fmt.Errorf("%q is not a date: type 30 sep, fri, +2w or next meeting", words)
	}
	return "", words, nil
}

func spanFrom(today data.Date, count, unit string) data.Date {
	n, _ := strconv.Atoi(count)
	switch unit[0] {
	case 'w':
		return today.Add(7 * n)
	case 'm':
		return monthsOn(today, n)
	}
	return today.Add(n)
}

// monthsOn is the same day n months on, or the last of a month too short for it.
func monthsOn(today data.Date, n int) data.Date {
	t := today.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return data.DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// dayOf is a day of a month, in the year given or else the next to come.
func dayOf(typed, day string, month int, year string, today data.Date) (data.Date, string, error) {
	y := today.Time().Year()
	if year != "" {
		y, _ = strconv.Atoi(year)
		if y < 100 {
			y += 2000
		}
	}
	n, _ := strconv.Atoi(day)
	d, err := data.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, month, n))
	if year == "" && (err != nil || d < today) {
		d, err = data.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y+1, month, n))
	}
	if err != nil {
		return "", "", fmt.Errorf("there is no day %q", typed)
	}
	return d, "", nil
}

func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); strings.HasPrefix(name, s) || s == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

func weekdayFrom(s string, today data.Date) (data.Date, bool) {
	name, next := strings.CutPrefix(s, "next ")
	if len(name) < 3 {
		return "", false
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		full := strings.ToLower(w.String())
		if !strings.HasPrefix(full, name) {
			continue
		}
		now := today.Time().Weekday()
		if next { // in the week after this one, weeks starting on Monday
			return today.Add(7 - fromMonday(now) + fromMonday(w)), true
		}
		return today.Add((int(w)-int(now)+6)%7 + 1), true
	}
	return "", false
}

func fromMonday(w time.Weekday) int { return (int(w) + 6) % 7 }
