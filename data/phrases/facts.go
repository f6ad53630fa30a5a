package phrases

import (
	"strings"

	"minutebook/data"
	"minutebook/data/rules"
)

// Facts is what fields are filled in from. What is empty is not known, and its
// field stays as a blank.
type Facts struct {
	Body             data.Body
	Meeting          data.Meeting
	Now              data.Clock
	Chair, ViceChair string        // as printed: "Councillor Ann Day"; Chair is who presides
	Clerk            string        //
	Item             data.Item     // the item the caret is in
	LastMeeting      data.Date     // of the body, before this one
	NextMeeting      data.DateTime // of the body, after this one
	NextVenue        string        //
	Mover, Seconder  string        // of the motion or resolution last minuted at the item
}

// field is what a field is filled in with; empty if it is not known or there is
// no such field. Capitals, hyphens and spaces make no difference.
func (f Facts) field(name string) string {
	name = strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == ' ' || r == '-' || r == '_'
	}), " ")
	switch name {
	case "committee", "council", "board", "panel":
		return f.committee()
	case "body":
		return f.Body.Name
	case "authority":
		return f.Body.Wording.Authority
	case "chair title":
		return rules.ChairTitle(f.Body.Wording)
	case "chair", "chairman":
		return f.Chair
	case "vice chair", "vice chairman":
		return f.ViceChair
	case "clerk":
		return or(f.Clerk, f.Body.Contact.Name)
	case "date":
		return f.Meeting.Start.Date().Medium()
	case "day":
		return f.Meeting.Start.Date().Long()
	case "time":
		return f.Now.Spoken()
	case "opened":
		return or(f.Meeting.Opened.Spoken(), f.Meeting.Start.Clock().Spoken())
	case "ended":
		return f.Meeting.Ended.Spoken()
	case "venue":
		return or(f.Meeting.Venue, f.Body.Venue)
	case "item":
		return f.Item.AgendaNumber
	case "minute":
		return f.Item.MinuteNumber
	case "title":
		return f.Item.Title
	case "last meeting", "last meeting date":
		return f.LastMeeting.Medium()
	case "next meeting", "next meeting date":
		return f.NextMeeting.Date().Medium()
	case "next meeting time":
		return f.NextMeeting.Clock().Spoken()
	case "next meeting venue":
		return or(f.NextVenue, f.Body.Venue)
	case "mover":
		return f.Mover
	case "seconder":
		return f.Seconder
	}
	return ""
}

func or(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

// committee is how minutes call the body that sits: "Sub-Committee", "Board".
func (f Facts) committee() string {
	switch f.Body.Kind {
	case data.Council:
		return "Council"
	case data.Committee:
		return "Committee"
	case data.SubCommittee:
		return "Sub-Committee"
	case data.Panel:
		return "Panel"
	case data.Board:
		return "Board"
	}
	return f.Body.Name
}
