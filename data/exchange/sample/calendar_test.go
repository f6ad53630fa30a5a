package sample

import (
	"testing"

	"minutebook/data"
	"minutebook/data/rules"
)

// TestCalendarOfAnyDay makes the calendar as it would be on each day of two
// years.
func TestCalendarOfAnyDay(t *testing.T) {
	notice := map[string]data.Body{}
	for _, s := range bodies() {
		notice[s.word] = s.body
	}
	for today := data.Date("2027-01-01"); today < "2029-01-01"; today = today.Add(1) {
		c := &council{today: today, bodies: notice}
		sittings, err := c.calendar(today)
		if err != nil {
			t.Fatal(err)
		}
		last := map[string]data.Date{}
		for _, s := range sittings {
			latest, _ := rules.LatestIssue(notice[s.body], s.day, rules.Calendar{})
			switch {
			case !isWorkingDay(s.day):
				t.Errorf("on %s: %s is on %s", today, s.key, s.day.Long())
			case s.day <= last[s.body]:
				t.Errorf("on %s: %s is on %s, not after %s", today, s.key, s.day, last[s.body])
			case s.status == data.Planned && latest < today, s.status == data.Planned && s.day <= today:
				t.Errorf("on %s: %s on %s is late already", today, s.key, s.day)
			case s.status == data.Issued && (s.day <= today || c.issueDay(&s) > today):
				t.Errorf("on %s: %s on %s is not to come", today, s.key, s.day)
			case s.opened != "" && s.day > today:
				t.Errorf("on %s: %s was held on %s", today, s.key, s.day)
			case s.status == data.Drafting && s.day < today.Add(-4):
				t.Errorf("on %s: the minutes being typed are of %s", today, s.day)
			}
			last[s.body] = s.day
		}
	}
}
