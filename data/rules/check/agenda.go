package check

import (
	"fmt"
	"regexp"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

var (
	// lateNumber is the number of an item that came onto an issued agenda: 3A.
	lateNumber = regexp.MustCompile(`^\d+[A-Z]+$`)
	// vague titles tell nobody what is to be decided.
	vague = regexp.MustCompile(`(?i)^\s*(?:(?:any )?matters arising|any other (?:urgent )?(?:business|matters?|items?)|a\.?\s?o\.?\s?b\.?|other (?:business|matters)|correspondence|clerk[’']?s report|(?:items|matters) for (?:information|report)|information items|chair(?:man|woman)?[’']?s (?:report|announcements))\b`)
)

// agenda finds business taken that was not on the agenda, decisions of a parish
// under a title that gives no notice of them, and minute numbers given twice.
func agenda(s *sitting) []Finding {
	var out []Finding
	given := map[string]record.Item{}
	for _, it := range s.Items {
		if n := it.MinuteNumber; n != "" {
			if first, ok := given[n]; ok {
				out = append(out, about(it, SameNumber, goodPractice, fmt.Sprintf("Two items have the minute number %s; the other is %s.", n, quoted(first.Title))))
			}
			given[n] = it
		}
		if f, ok := s.withoutNotice(it); ok {
			out = append(out, f)
			continue
		}
		if rules.IsParish(s.Body.Notice) && vague.MatchString(it.Title) {
			for _, b := range it.Minutes.Blocks {
				if decision(b) {
					out = append(out, on(it, b, NotOnAgenda, "LGA 1972 Sch 12 para 10(2)",
						"Nothing can be decided under "+quoted(it.Title)+": the summons did not say what."))
				}
			}
		}
	}
	return out
}

// late tells whether an item came onto the agenda too late for its notice. An
// item of a book from before the day was kept is known by its number.
func (s *sitting) late(it record.Item) bool {
	switch {
	case it.Heading, s.Meeting.Meeting.IssuedOn == "", s.hasLateParent(it):
		return false
	case it.Added != "":
		return rules.AddedLate(s.Meeting, it.Item, s.known.Calendar)
	}
	for _, other := range s.Items {
		if other.AgendaNumber != "" && !lateNumber.MatchString(other.AgendaNumber) {
			return it.AgendaNumber == "" || lateNumber.MatchString(it.AgendaNumber)
		}
	}
	return false
}

// hasLateParent tells whether an item came with the late one above it.
func (s *sitting) hasLateParent(it record.Item) bool {
	for _, other := range s.Items {
		if it.Parent != 0 && other.ID == it.Parent {
			return s.late(other) || s.hasLateParent(other)
		}
	}
	return false
}

// withoutNotice is what is wrong with an item that came too late; false for
// nothing. A parish may decide nothing on it, whatever the chair says; any other
// body says why it was taken.
func (s *sitting) withoutNotice(it record.Item) (Finding, bool) {
	parish, below := rules.IsParish(s.Body.Notice), s.hasLateParent(it)
	if it.Urgent == "" && !s.late(it) && !(parish && below) || !minuted(it.Minutes) {
		return Finding{}, false
	}
	if parish {
		for _, b := range it.Minutes.Blocks {
			if decision(b) {
				return on(it, b, NotOnAgenda, "LGA 1972 Sch 12 para 10(2)", "This item was not in the summons, so nothing can be decided on it."), true
			}
		}
		return about(it, NotOnAgenda, "LGA 1972 Sch 12 para 10(2)", "This item was not in the summons: it can be talked about, not decided."), it.Urgent == "" && !below
	}
	source := "LGA 1972 s.100B(4)(b)"
	if s.Body.Kind == data.Board && s.Body.Notice == data.OwnNotice {
		source = goodPractice
	}
	return about(it, NotOnAgenda, source, "This item was not on the agenda: the minutes must say why the chair took it as urgent."), it.Urgent == ""
}
