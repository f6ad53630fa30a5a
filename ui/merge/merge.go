// Package merge is the screen on which the clerk sends a draft to its readers and
// takes in what they say of it: the clerk's side of a review.
//
// Words. A review is a draft that is out with one reader (data.Review). A point is
// one change or remark of a reader. It collides where the clerk has changed the
// same words since they were sent. A decision is what the clerk made of a point:
// accepted, taken in other words, declined, or answered.
//
// Promises. Nothing is decided without a key of the clerk's. Every text that was
// there is kept among the item's earlier versions, and the last decision can be
// taken back. A file that cannot be taken in is refused in one sentence, and
// nothing has changed then.
package merge

import (
	"time"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// title is the heading of a dialog about a meeting.
func title(what string, m record.Meeting) string {
	return what + ": " + m.Body.Name + ", " + m.Meeting.Start.Date().Medium()
}

// moment is when something happened, as a clerk says it: "3 July 2026 at 7.04 pm".
func moment(s *session.Session, at time.Time) string {
	at = at.In(s.Now().Location())
	day := data.DateOf(at).Medium()
	if data.DateOf(at) == data.DateOf(s.Now()) {
		day = "today"
	}
	return day + " at " + data.ClockOf(at).Spoken()
}

// problem is an error that is shown as it is.
type problem = widgets.Problem
