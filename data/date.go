package data

import (
	"fmt"
	"strings"
	"time"
)

// Date is a civil date, "2006-01-02", with no time zone. The empty Date means
// not known. Dates compare as strings.
type Date string

// DateTime is a civil date and clock time, "2006-01-02T15:04", as a meeting is
// summoned for. It compares as a string.
type DateTime string

// Clock is a time of day, "15:04". The empty Clock means not known.
type Clock string

const (
	dateForm     = "2006-01-02"
	dateTimeForm = "2006-01-02T15:04"
	clockForm    = "15:04"
)

// ParseDate reads "2006-01-02"; 30 February and the like are errors.
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(dateForm, s); err != nil {
		return "", fmt.Errorf("%q is not a date like 2026-05-31", s)
	}
	return Date(s), nil
}

// ParseDateTime reads "2006-01-02T15:04", or a date alone as midnight.
func ParseDateTime(s string) (DateTime, error) {
	s = strings.Replace(strings.TrimSpace(s), " ", "T", 1)
	if len(s) == len(dateForm) {
		s += "T00:00"
	}
	if _, err := time.Parse(dateTimeForm, s); err != nil {
		return "", fmt.Errorf("%q is not a date and time like 2026-05-31T19:00", s)
	}
	return DateTime(s), nil
}

// ParseClock reads "19:42", "1942", "7.42pm" or "7 pm".
func ParseClock(s string) (Clock, error) {
	t := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
	t = strings.ReplaceAll(t, ".", ":")
	t = strings.NewReplacer("p:m:", "pm", "a:m:", "am", "p:m", "pm", "a:m", "am").Replace(t)
	for _, form := range []string{clockForm, "1504", "3:04pm", "3pm"} {
		if at, err := time.Parse(form, t); err == nil {
			return Clock(at.Format(clockForm)), nil
		}
	}
	return "", fmt.Errorf("%q is not a time like 19:42", s)
}

// DateOf is the civil date of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(dateForm)) }

// ClockOf is the time of day of t in t's own zone.
func ClockOf(t time.Time) Clock { return Clock(t.Format(clockForm)) }

// At is d at the clock time c.
func (d Date) At(c Clock) DateTime { return DateTime(string(d) + "T" + string(c)) }

// Time is midnight UTC of d, for counting days; the zero time if d is no date.
func (d Date) Time() time.Time {
	t, _ := time.Parse(dateForm, string(d))
	return t
}

// Add is d moved by n days.
func (d Date) Add(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Long is "Thursday 6 July 2017", as notices print it; empty for no date.
func (d Date) Long() string { return format(d.Time(), "Monday 2 January 2006") }

// Medium is "6 July 2017"; empty for no date.
func (d Date) Medium() string { return format(d.Time(), "2 January 2006") }

// Short is "6 Jul 2017"; empty for no date.
func (d Date) Short() string { return format(d.Time(), "2 Jan 2006") }

func format(t time.Time, form string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(form)
}

// Date is the day of dt.
func (dt DateTime) Date() Date {
	if len(dt) < len(dateForm) {
		return ""
	}
	return Date(dt[:len(dateForm)])
}

// Clock is the time of day of dt.
func (dt DateTime) Clock() Clock {
	if len(dt) != len(dateTimeForm) {
		return ""
	}
	return Clock(dt[len(dateForm)+1:])
}

// Spoken is "7.00 pm", as English councils print it; empty for no time.
func (c Clock) Spoken() string {
	t, err := time.Parse(clockForm, string(c))
	if err != nil {
		return ""
	}
	return t.Format("3.04 pm")
}
