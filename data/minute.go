package data

import "fmt"

// Minute names the minute of one item of business, so that others can refer to
// it.
type Minute struct {
	UID       string // of the item
	Item      int64
	Meeting   int64
	Body      int64
	BodyName  string
	Numbering Numbering // the body's
	Year      int       // the meeting's municipal year
	On        Date      // of the meeting
	Number    string    // "243", "133/20"
	Title     string
}

// Refers is how the minutes of a meeting refer to m: "(minute 243 refers)". The
// date stands beside a number that the body gives out more than once, and the
// body beside one that is another's.
func (m Minute) Refers(from Meeting) string {
	switch {
	case m.Body != from.Body:
		return fmt.Sprintf("(minute %s of the %s, %s, refers)", m.Number, m.BodyName, m.On.Medium())
	case m.Meeting != from.ID && (m.Numbering == PerMeeting || m.Numbering == Continuous && m.Year != from.Year):
		return fmt.Sprintf("(minute %s, %s, refers)", m.Number, m.On.Medium())
	}
	return fmt.Sprintf("(minute %s refers)", m.Number)
}
