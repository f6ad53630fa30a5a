package check

import (
	"fmt"

	"minutebook/data"
	"minutebook/data/doc"
)

// actions finds actions nobody owns, and ones that were due before the meeting.
func actions(s *sitting) []Finding {
	var out []Finding
	day := s.Meeting.Meeting.Start.Date()
	for _, it := range s.Items {
		for _, t := range doc.Tasks(it.Minutes) {
			b, _ := it.Minutes.Block(t.Block)
			if t.Owner == nil {
				out = append(out, on(it, b, NoOwner, goodPractice, "Nobody is named who does this."))
			}
			if due := data.Date(t.Due); due != "" && due < day {
				out = append(out, on(it, b, DueBefore, goodPractice, fmt.Sprintf("This is due on %s, before the meeting.", due.Medium())))
			}
		}
	}
	return out
}
