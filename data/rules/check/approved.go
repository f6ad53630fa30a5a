package check

import (
	"fmt"
	"regexp"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

var (
	approves = regexp.MustCompile(`(?i)\b(?:minutes|notes)\b.*\bmeetings?\b`)
	agreed   = regexp.MustCompile(`(?i)\b(?:correct record|true record|accurate record|approved?|agreed|confirmed|accepted|signed)\b`)
	heldOn   = regexp.MustCompile(`(?i)\bmeetings?\b[^.;]*?\b(?:held|on|of|dated)\b`)
	// whoseMeeting is the body a sentence or a title names: "of the Planning
	// Committee".
	whoseMeeting = regexp.MustCompile(`\b(?:of|from)\s+(?:the\s+)?((?:[A-Z][\w’'-]*(?:\s+(?:and|&|of)\s+|,\s+|\s+)?)*(?:Committee|Sub-Committee|Panel|Board|Council|Forum|Group|Cabinet|Executive))\b`)
)

// approvals finds minutes approved of a meeting that the body did not keep any
// of: the day is another one, or the meeting was cancelled. A city approved the
// minutes of 13 December 2019 at its meeting in January 2019.
func approvals(s *sitting, p passage) []Finding {
	if !approves.MatchString(p.text) || s.other(p.item.Title) {
		return nil
	}
	var out []Finding
	for _, at := range sentences(p.text) {
		words := at.of(p.text)
		start := heldOn.FindStringIndex(words)
		decided := p.block.Resolution != nil || agreed.MatchString(words)
		if start == nil || !decided || !approves.MatchString(words) || s.other(words) {
			continue
		}
		for _, m := range fullDate.FindAllStringSubmatchIndex(words, -1) {
			g := groups(words, m)
			d, ok := dateOf(number(g[1]), monthNamed(g[2]), g[3], 0)
			if !ok || g[3] == "" || m[0] < start[0] {
				continue
			}
			if says := s.neverKept(d); says != "" {
				from := trim(words, m)
				out = append(out, p.find(NeverKept, minuteLaw, span{at.from + from.from, at.from + from.to}, says))
			}
		}
	}
	return out
}

// SaysApproval tells whether minutes say, in whatever words, that those of a meeting
// held on a day were approved.
func SaysApproval(d doc.Document, held data.Date) bool {
	words := doc.Plain(d)
	return approves.MatchString(words) && agreed.MatchString(words) && rules.NamesDay(words, held)
}

// unsaid finds a minute that approved earlier minutes, which it locked for good, and
// whose words do not say so any more.
func unsaid(s *sitting) []Finding {
	if s.Meeting.Meeting.Status.Locked() {
		return nil
	}
	var out []Finding
	for _, a := range s.Approvals {
		it, ok := s.Item(a.Item)
		if !ok || a.Held == "" || SaysApproval(it.Minutes, a.Held) {
			continue
		}
		out = append(out, about(it, ApprovalGone, minuteLaw,
			fmt.Sprintf("This minute approved the minutes of %s and locked them: its words must say so.", a.Held.Medium())))
	}
	return out
}

// other tells whether words name another body than the one that met.
func (s *sitting) other(words string) bool {
	for _, m := range whoseMeeting.FindAllStringSubmatch(words, -1) {
		named := m[1]
		whole := strings.Fields(named)
		own := strings.ToLower(s.Body.Name + " " + s.Body.ShortName)
		if len(whole) > 1 && !strings.Contains(own, strings.ToLower(named)) {
			return true
		}
	}
	return false
}

// neverKept says why there are no minutes of the body's meeting on a day; empty
// if there are, or if the book does not go back so far.
func (s *sitting) neverKept(d data.Date) string {
	today := s.Meeting.Meeting.Start.Date()
	covered := false
	var nearest data.Date
	for _, m := range s.known.Held {
		on := m.Start.Date()
		kept := m.Status != data.Planned && m.Status != data.Issued && m.Status != data.Cancelled
		switch {
		case on == d && kept:
			return ""
		case on == d && m.Status == data.Cancelled:
			return fmt.Sprintf("The meeting of %s was cancelled: it has no minutes.", d.Medium())
		case on == d:
			return fmt.Sprintf("The minutes of %s have not been begun.", d.Medium())
		}
		covered = covered || kept && on < d
		if kept && on < today && (nearest == "" || distance(on, d) < distance(nearest, d)) {
			nearest = on
		}
	}
	switch {
	case d == today:
		return "This is the day of this meeting itself."
	case d > today && today != "":
		return fmt.Sprintf("%s comes after this meeting.", d.Medium())
	case covered:
		return fmt.Sprintf("No minutes are kept of a meeting on %s; there are of %s.", d.Medium(), nearest.Medium())
	}
	return ""
}
