package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/english"
)

// Notice is by when the agenda of a meeting must be out, and why.
type Notice struct {
	Body    data.Body
	Held    data.Date
	Days    int       // clear days that the body must give
	Latest  data.Date // the last day of issue
	Between []Day     // the days between, latest first
	Office  data.Date // the last day of issue on which the office works: Latest or earlier
	Closed  []Day     // the days from Latest back to Office, with why the office is closed
}

// NoticeOf is the notice that a meeting of a body on a day needs.
func NoticeOf(b data.Body, held data.Date, c Calendar) Notice {
	n := Notice{Body: b, Held: held, Days: NoticeDays(b)}
	n.Latest, n.Between = LatestIssue(b, held, c)
	n.Office = n.Latest
	for !c.Working(b.Nation, n.Office) {
		why := asBankHoliday(c.BankHoliday(b.Nation, n.Office))
		if why == "" {
			why = n.Office.Time().Weekday().String()
		}
		n.Closed = append(n.Closed, Day{n.Office, false, why})
		n.Office = n.Office.Add(-1)
	}
	return n
}

// asBankHoliday is the name of a bank holiday as a reason.
func asBankHoliday(name string) string {
	if name == "" || strings.Contains(strings.ToLower(name), "bank holiday") {
		return name
	}
	return name + ", a bank holiday"
}

// Pace is how pressing the issue of an agenda is.
type Pace int

const (
	NoHurry Pace = iota
	Soon         // today, or within three days
	TooLate      // the last day of issue is past
	Settled      // the agenda is out, or the meeting is past
)

const soonDays = 3

// Target is the day by which to issue, seen from today: the last on which the
// office works, and once that is past the last that the law allows.
func (n Notice) Target(today data.Date) data.Date {
	if today > n.Office {
		return n.Latest
	}
	return n.Office
}

// Countdown says how long there is to issue the agenda of a meeting: "Issue by
// Wed 28 Jun: in 3 days". Once it is out it says when that was and how many clear
// days it left; of a meeting that is past and was never issued it says nothing.
func (n Notice) Countdown(m data.Meeting, today data.Date) (string, Pace) {
	if m.IssuedOn != "" {
		return n.issued(m), Settled
	}
	if m.Status != data.Planned || today > n.Held {
		return "", Settled
	}
	by := n.Target(today)
	switch left := daysBetween(today, by); {
	case left < 0:
		return fmt.Sprintf("%s late: to be issued by %s", english.Count(-left, "day"), dayName(by)), TooLate
	case left == 0:
		return "Issue today, " + dayName(by), Soon
	case left == 1:
		return "Issue by " + dayName(by) + ": tomorrow", Soon
	default:
		pace := NoHurry
		if left <= soonDays {
			pace = Soon
		}
		return fmt.Sprintf("Issue by %s: in %d days", dayName(by), left), pace
	}
}

func (n Notice) issued(m data.Meeting) string {
	words := "Issued on " + dayName(m.IssuedOn)
	if !n.IssuedLate(m) {
		return words + ", in time"
	}
	words += fmt.Sprintf(", late: due out by %s", dayName(n.Latest))
	if m.Late != "" {
		words += ". " + m.Late
	}
	return words
}

// IssuedLate tells whether the agenda of a meeting went out too late.
func (n Notice) IssuedLate(m data.Meeting) bool { return m.IssuedOn != "" && m.IssuedOn > n.Latest }

// Rule says in words what notice the body must give and where that stands.
func (n Notice) Rule() string {
	days := english.Count(n.Days, "clear day")
	switch n.Body.Notice {
	case data.EnglishParish:
		return days + "; Saturdays count (LGA 1972 Sch 12 para 10(2), s.243)"
	case data.WelshCommunity:
		return days + "; Saturdays count (LGA 1972 Sch 12 para 26(2), s.243)"
	case data.ParishMeeting:
		return days + "; Saturdays count (LGA 1972 Sch 12 para 15(2), s.243)"
	case data.WelshPrincipal:
		return english.Count(n.Days, "clear working day") + " (LGA 1972 s.100BA)"
	case data.OwnNotice:
		return days + ", every day counted (the body’s own rule)"
	}
	return english.Count(n.Days, "clear working day") + " (LGA 1972 s.100A(6), s.100B(3))"
}

// Line is a day of the explanation: what it is in the counting.
type Line struct {
	Day    data.Date `json:"day"`
	Number int       `json:"number,omitempty"` // the how-manieth clear day before the meeting; 0: it does not count
	Says   string    `json:"says"`             // "the meeting", "does not count: Sunday", "clear day 3"
}

// Lines explain the last day of issue day by day, from the meeting back.
func (n Notice) Lines() []Line {
	out := []Line{{n.Held, 0, "the meeting: not counted"}}
	counted := 0
	for _, d := range n.Between {
		if d.Counts {
			counted++
			out = append(out, Line{d.Date, counted, fmt.Sprintf("clear day %d", counted)})
			continue
		}
		out = append(out, Line{d.Date, 0, "does not count: " + d.Why})
	}
	for _, d := range n.Closed {
		out = append(out, Line{d.Date, 0, "the office is closed: " + d.Why})
	}
	return append(out, Line{n.Office, 0, "the last day of issue: not counted"})
}

// Shorter says what the law has for an agenda that goes out too late.
func (n Notice) Shorter() string {
	switch {
	case n.Body.Notice == data.WelshCommunity && isSmaller(n.Body.Kind):
		return "If the chair considers that the meeting should take place urgently, twenty-four hours are enough (LGA 1972 Sch 12 para 26(2E)): say so in the reason."
	case IsParish(n.Body.Notice):
		return "A parish or community meeting has no shorter notice in law: what it decides may be challenged. Another day for it may be better."
	case n.Body.Notice == data.OwnNotice:
		return "The body’s own rules may say what is to be done about it."
	}
	return "The law allows less only for a meeting convened at shorter notice (LGA 1972 s.100A(6)(a), s.100BA); otherwise what it decides may be challenged."
}

// isSmaller tells whether a body is a committee of another.
func isSmaller(k data.BodyKind) bool {
	return slices.Contains([]data.BodyKind{data.Committee, data.SubCommittee, data.Panel}, k)
}

// Advance is a notice that a line of the forward plan needs before the agenda.
type Advance struct {
	What   string    `json:"what"`
	Days   int       `json:"days"`
	Latest data.Date `json:"latest"`
	Source string    `json:"source"`
}

// AdvanceNotices lists the notices that a line of an executive's forward plan
// needs for a meeting on a day: 28 clear days for a key decision and for business
// in private, and five more for the second notice of that. The 28 are days of the
// calendar, neither end counted, as councils give them; the five are counted as
// the agenda's are. Only England has them.
func AdvanceNotices(b data.Body, e data.PlanEntry, held data.Date, c Calendar) []Advance {
	if b.Notice != data.EnglishPrincipal {
		return nil
	}
	var out []Advance
	if e.Key {
		out = append(out, Advance{"notice of a key decision", 28, held.Add(-29), "SI 2012/2089 reg 9"})
	}
	if e.Exempt != "" {
		second, _ := LatestIssue(b, held, c)
		out = append(out, Advance{"notice of business in private", 28, held.Add(-29), "SI 2012/2089 reg 5(2)"},
			Advance{"second notice of business in private", NoticeDays(b), second, "SI 2012/2089 reg 5(4)"})
	}
	return out
}

// dayName is "Wed 28 Jun", as a clerk notes a day that is near.
func dayName(d data.Date) string { return d.Time().Format("Mon 2 Jan") }

func daysBetween(from, to data.Date) int { return int(to.Time().Sub(from.Time()) / (24 * time.Hour)) }
