package sample

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/rules"
)

// sitting is a script on its day.
type sitting struct {
	script
	day    data.Date
	key    string            // "council-5": the body and the how-manieth of its meetings
	fields map[string]string // what {prev} and the like stand for in its texts

	meeting data.Meeting // as it is in the book
}

// sitsOn is the weekday each body meets on.
var sitsOn = map[string]time.Weekday{"council": time.Thursday, "committee": time.Tuesday, "panel": time.Wednesday}

// calendar puts every script on its day, in the order of the days.
func (c *council) calendar(today data.Date) ([]sitting, error) {
	scripts, err := readScripts()
	if err != nil {
		return nil, err
	}
	var all []sitting
	count := map[string]int{}
	for _, s := range scripts {
		count[s.body]++
		all = append(all, sitting{script: s, day: dayOf(s, today), key: fmt.Sprintf("%s-%d", s.body, count[s.body])})
	}
	slices.SortStableFunc(all, func(x, y sitting) int { return strings.Compare(string(x.day), string(y.day)) })
	for i := range all {
		all[i].fields = fields(all, i)
	}
	return all, nil
}

// dayOf is a working day about as many weeks from today as the script says, on
// the weekday of the body. The meeting of this week was held today or, at a
// weekend, on the last working day.
func dayOf(s script, today data.Date) data.Date {
	if s.weeks == 0 {
		return lastWorkingDay(today)
	}
	step := 1
	if s.weeks < 0 {
		step = -1
	}
	day := today.Add(7 * s.weeks)
	for day.Time().Weekday() != sitsOn[s.body] {
		day = day.Add(step)
	}
	for !isWorkingDay(day) || strings.Contains("12-22 12-23 12-24 12-29 12-30 12-31", string(day[5:])) {
		day = day.Add(7 * step)
	}
	return day
}

// isWorkingDay tells whether a council's office is open.
func isWorkingDay(d data.Date) bool { return (rules.Calendar{}).Working(data.EnglandWales, d) }

func lastWorkingDay(d data.Date) data.Date {
	for !isWorkingDay(d) {
		d = d.Add(-1)
	}
	return d
}

// issueDay is the last working day on which the agenda of a sitting may go out,
// or today if that is earlier.
func (c *council) issueDay(s *sitting) data.Date {
	latest, _ := rules.LatestIssue(c.bodies[s.body], s.day, rules.Calendar{})
	return lastWorkingDay(min(latest, c.today))
}

// fields says what the words in braces stand for at a sitting: the body's
// meetings before and after it, its own day, and its financial year.
func fields(all []sitting, at int) map[string]string {
	s := all[at]
	out := map[string]string{"this": s.day.Medium(), "fy": financialYear(s.day, 0), "fy+1": financialYear(s.day, 1)}
	for _, other := range all {
		switch {
		case other.body != s.body || other.status == data.Cancelled:
		case other.day < s.day:
			out["prev"], out["prev2"] = other.day.Medium(), out["prev"]
		case other.day > s.day && out["next"] == "":
			out["next"] = other.day.Long()
		}
	}
	return out
}

// financialYear is "2026/27" for a day in it, or so many years later.
func financialYear(d data.Date, later int) string {
	year := rules.MunicipalYear(d, "04-01") + later
	return fmt.Sprintf("%d/%02d", year, (year+1)%100)
}

var braces = regexp.MustCompile(`\{[^}]*\}`)

// filled is a text with its fields filled in; {+14} is a day so many days on.
func (s *sitting) filled(text string) string {
	return braces.ReplaceAllStringFunc(text, func(field string) string {
		name := strings.Trim(field, "{}")
		if days, err := strconv.Atoi(name); err == nil {
			return s.day.Add(days).Medium()
		}
		if words, ok := s.fields[name]; ok {
			return words
		}
		return field
	})
}
