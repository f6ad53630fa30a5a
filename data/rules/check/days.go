package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
)

const (
	monthWord = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
	dayWord   = `(Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)`

	welshMonths = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
	welshDays   = "Sul Llun Mawrth Mercher Iau Gwener Sadwrn"
)

var (
	fullDate = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+` + monthWord + `\b\.?,?(?:\s+(\d{4})\b)?`)
	// "Thursday 6 July 2017", "Thursday, 6th of July", "Thursday, the 6th July".
	weekdayDate = regexp.MustCompile(`\b` + dayWord + `\b\.?,?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+` + monthWord + `\b\.?,?(?:\s+(\d{4})\b)?`)
	// "Thursday 06/07/2017".
	weekdayFigures = regexp.MustCompile(`\b` + dayWord + `\b\.?,?\s+(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b`)
	// "dydd Iau 6 Gorffennaf 2017".
	weekdayWelsh = regexp.MustCompile(`(?i)\b(?:dydd|nos)\s+(` + strings.ReplaceAll(welshDays, " ", "|") + `)\s+(\d{1,2})(?:af|ail|ydd|fed|eg|ain)?\s+(?:o\s+)?(` +
		strings.ReplaceAll(welshMonths, " ", "|") + `)\b,?(?:\s+(\d{4})\b)?`)
)

// days finds a date whose weekday is another, and one that no calendar has.
func days(s *sitting, p passage) []Finding {
	var out []Finding
	if !strings.ContainsAny(p.text, "0123456789") {
		return nil
	}
	tell := func(m []int, weekday time.Weekday, day, month int, year string) {
		if says := wrongWeekday(s.Meeting.Meeting.Start.Date(), weekday, day, month, year); says != "" {
			out = append(out, p.find(WrongDay, "The calendar", trim(p.text, m), says))
		}
	}
	for _, m := range weekdayDate.FindAllStringSubmatchIndex(p.text, -1) {
		g := groups(p.text, m)
		tell(m, weekdayNamed(g[1]), number(g[2]), monthNamed(g[3]), g[4])
	}
	for _, m := range weekdayFigures.FindAllStringSubmatchIndex(p.text, -1) {
		g := groups(p.text, m)
		tell(m, weekdayNamed(g[1]), number(g[2]), number(g[3]), g[4])
	}
	for _, m := range weekdayWelsh.FindAllStringSubmatchIndex(p.text, -1) {
		g := groups(p.text, m)
		tell(m, time.Weekday(nth(welshDays, g[1])), number(g[2]), nth(welshMonths, g[3])+1, g[4])
	}
	for _, m := range fullDate.FindAllStringSubmatchIndex(p.text, -1) {
		g := groups(p.text, m)
		day, month, year := number(g[1]), monthNamed(g[2]), g[3]
		leap := year == "" && month == 2 && day == 29
		if _, ok := dateOf(day, month, year, 2001); !ok && !leap {
			out = append(out, p.find(WrongDay, "The calendar", trim(p.text, m), fmt.Sprintf("There is no %s.", clip(g[0]))))
		}
	}
	return apart(out)
}

// wrongWeekday says what weekday a date is if it is another than it is called.
// A date without a year is the last before or the first after the meeting,
// whichever fits; empty if either does, or if there is no such date.
func wrongWeekday(meeting data.Date, weekday time.Weekday, day, month int, year string) string {
	years := []int{0}
	if year == "" {
		y := meeting.Time().Year()
		years = []int{y - 1, y, y + 1}
	}
	var nearest data.Date
	for _, y := range years {
		d, ok := dateOf(day, month, year, y)
		if !ok {
			continue
		}
		if d.Time().Weekday() == weekday {
			return ""
		}
		if nearest == "" || distance(d, meeting) < distance(nearest, meeting) {
			nearest = d
		}
	}
	if nearest == "" || year == "" && meeting == "" {
		return ""
	}
	return fmt.Sprintf("%s is a %s, not a %s.", nearest.Medium(), nearest.Time().Weekday(), weekday)
}

func distance(a, b data.Date) time.Duration { return a.Time().Sub(b.Time()).Abs() }

// dateOf is a date in the year written, or else in another; false if the month
// has no such day.
func dateOf(day, month int, year string, otherwise int) (data.Date, bool) {
	y := otherwise
	if year != "" {
		if y = number(year); y < 100 {
			y += 2000
		}
	}
	d, err := data.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, month, day))
	return d, err == nil
}

// groups are the parts of a match, empty for those that did not take part.
func groups(text string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = text[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// trim is a match without the space and commas at its end.
func trim(text string, m []int) span {
	return span{m[0], m[0] + len(strings.TrimRight(text[m[0]:m[1]], " ,.\n\t"))}
}

// number reads figures; 0 for none.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), s[:3]) {
			return int(m)
		}
	}
	return 0
}

func weekdayNamed(s string) time.Weekday {
	d := time.Sunday
	for d < time.Saturday && !strings.HasPrefix(d.String(), s[:3]) {
		d++
	}
	return d
}

// nth is the place of a word in a list of words.
func nth(list, word string) int {
	for i, w := range strings.Fields(list) {
		if strings.EqualFold(w, word) {
			return i
		}
	}
	return 0
}
