package rules

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"minutebook/data"
)

// Deadline is a sentence that counts back from the meeting ("by 9.00am on the
// working day before the meeting"), and the day that is.
type Deadline struct {
	From, To int        // its words, in runes of the text
	Words    string     // as they stand
	Day      data.Date  // the day that is
	At       data.Clock // empty where none is said

	// Written is the day that the text itself gives for it, in WrittenFrom to
	// WrittenTo; empty where it gives none.
	Written                data.Date
	WrittenFrom, WrittenTo int
}

// midnight is the end of a day.
const midnight data.Clock = "23:59"

// Says is the deadline as a day: "9.00 am on Wednesday 5 July 2017".
func (d Deadline) Says() string {
	switch d.At {
	case "":
		return d.Day.Long()
	case "12:00":
		return "noon on " + d.Day.Long()
	case midnight:
		return "midnight on " + d.Day.Long()
	}
	return d.At.Spoken() + " on " + d.Day.Long()
}

// Wrong tells whether the text gives another day than its words mean.
func (d Deadline) Wrong() bool { return d.Written != "" && d.Written != d.Day }

const (
	deadlineClock = `(?:\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?|(?:12 )?(?:noon|midday)|midnight)`
	deadlineCount = `\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|fourteen`
	deadlinePlace = `second|third|fourth|fifth`
	deadlineWeek  = `monday|tuesday|wednesday|thursday|friday|saturday|sunday`
	deadlineDate  = `(?:(?:` + deadlineWeek + `),?\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(january|february|march|april|may|june|july|august|september|october|november|december)(?:,?\s+(\d{4}))?`
)

var (
	// countsBack matches a deadline; its groups are the clock, the ordinal and kind
	// of "the second working day", the count and kind of "2 clear working days",
	// the hours, the weekday, and what the meeting is called.
	countsBack = regexp.MustCompile(`(?i)(?:\b(` + deadlineClock + `),?\s+(?:(?:on|at)\s+)?)?` +
		`\b(?:the\s+(?:(` + deadlinePlace + `|last|previous)\s+)?((?:clear\s+)?(?:working\s+|business\s+)?)day` +
		`|(?:at\s+least\s+|not?\s+(?:less|later)\s+than\s+)?(` + deadlineCount + `)\s+((?:clear\s+)?(?:full\s+)?(?:working\s+|business\s+|calendar\s+)?)days?[’']?` +
		`|(?:at\s+least\s+|not?\s+(?:less|later)\s+than\s+)?(\d{1,3}|twenty-four|forty-eight|seventy-two)\s+hours` +
		`|the\s+(` + deadlineWeek + `))` +
		`\s+(?:(?:immediately\s+)?(?:before|preceding)|prior\s+to|in\s+advance\s+of|ahead\s+of)\s+` +
		`((?:the\s+|this\s+)?(?:(?:date|day|start|commencement|beginning)\s+of\s+)?(?:(?:the|this|any|each|a)\s+)?(?:[a-z]+\s+){0,3}?meeting)\b`)

	// givenAfter and givenBefore match the day that a text gives beside a deadline.
	givenAfter  = regexp.MustCompile(`(?i)^\s*[,(–—:-]\s*(?:that\s+is,?\s+|i\.?e\.?,?\s+|namely,?\s+)?(?:by\s+)?(?:` + deadlineClock + `,?\s+)?(?:on\s+)?(` + deadlineDate + `)`)
	givenBefore = regexp.MustCompile(`(?i)(` + deadlineDate + `)\s*[,(–—-]\s*(?:being\s+|that\s+is,?\s+|i\.?e\.?,?\s+)?$`)

	otherMeeting = regexp.MustCompile(`(?i)\b(?:next|following|last|previous|future|annual)\b`)
)

// Deadlines finds the deadlines in a text that count back from a meeting of a
// body, in the order they stand. Working days are those of the body's nation;
// clear days that are not said to be working days are counted as the body counts
// its notice. A "clear" day is whole between the deadline and the meeting.
func Deadlines(text string, b data.Body, start data.DateTime, c Calendar) []Deadline {
	var out []Deadline
	for _, m := range countsBack.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return strings.ToLower(text[m[2*i]:m[2*i+1]])
		}
		if otherMeeting.MatchString(group(8)) {
			continue
		}
		d := Deadline{From: runes(text[:m[0]]), To: runes(text[:m[1]]), Words: text[m[0]:m[1]], At: clockSaid(group(1))}
		switch held := start.Date(); {
		case group(6) != "":
			d.Day, d.At = hoursBefore(start, numberSaid(group(6)))
		case group(7) != "":
			d.Day = weekdayBefore(held, group(7))
		case group(4) != "":
			d.Day = c.daysBefore(b, held, numberSaid(group(4)), group(5))
		default:
			d.Day = c.daysBefore(b, held, max(1, numberSaid(group(2))), group(3))
		}
		d.given(text, m[0], m[1], start.Date())
		out = append(out, d)
	}
	return out
}

// given reads the day that the text gives beside the deadline, in bytes from to to.
func (d *Deadline) given(text string, from, to int, held data.Date) {
	base, m := to, givenAfter.FindStringSubmatchIndex(text[to:])
	if m == nil {
		base, m = 0, givenBefore.FindStringSubmatchIndex(text[:from])
	}
	if m == nil {
		return
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[base+m[2*i] : base+m[2*i+1]]
	}
	year := part(4)
	if year == "" {
		year = held.Time().Format("2006")
	}
	t, err := time.Parse("2 January 2006", part(2)+" "+part(3)+" "+year)
	if err != nil {
		return
	}
	if t.After(held.Time()) && part(4) == "" {
		t = t.AddDate(-1, 0, 0)
	}
	if day := data.DateOf(t); day != held { // the meeting's own day stands there as often
		d.Written = day
		d.WrittenFrom, d.WrittenTo = runes(text[:base+m[2]]), runes(text[:base+m[3]])
	}
}

// daysBefore is the day so many days before a meeting, of a kind such as "clear
// working".
func (c Calendar) daysBefore(b data.Body, held data.Date, n int, kind string) data.Date {
	clear, working := strings.Contains(kind, "clear"), strings.Contains(kind, "working") || strings.Contains(kind, "business")
	onDay := func(d data.Date) string {
		if working && !c.Working(b.Nation, d) {
			return "closed"
		}
		return ""
	}
	if !clear {
		day, _ := backFrom(held, n, onDay)
		return day.Add(1)
	}
	if !working {
		day, _ := backFrom(held, n, func(d data.Date) string { return c.Uncounted(b, d) })
		return day
	}
	day, _ := backFrom(held, n+1, onDay)
	return day.Add(1)
}

func hoursBefore(start data.DateTime, hours int) (data.Date, data.Clock) {
	clock, err := time.Parse("15:04", string(start.Clock()))
	if err != nil {
		return start.Date().Add(-(hours + 23) / 24), ""
	}
	t := start.Date().Time().Add(time.Duration(clock.Hour()-hours)*time.Hour + time.Duration(clock.Minute())*time.Minute)
	return data.DateOf(t), data.ClockOf(t)
}

// weekdayBefore is the last day of that name before a meeting.
func weekdayBefore(held data.Date, name string) data.Date {
	d := held.Add(-1)
	for !strings.EqualFold(d.Time().Weekday().String(), name) {
		d = d.Add(-1)
	}
	return d
}

var numbersSaid = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"fourteen": 14, "twenty-four": 24, "forty-eight": 48, "seventy-two": 72, "second": 2, "third": 3, "fourth": 4, "fifth": 5}

func numberSaid(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return numbersSaid[s]
}

// clockSaid reads a time of day as agendas print it: "9.00am", "12 noon".
func clockSaid(s string) data.Clock {
	switch {
	case strings.Contains(s, "noon"), strings.Contains(s, "midday"):
		return "12:00"
	case s == "midnight":
		return midnight
	}
	c, _ := data.ParseClock(s)
	return c
}

func runes(s string) int { return utf8.RuneCountInString(s) }
