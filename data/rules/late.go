package rules

import (
	"fmt"

	"minutebook/data"
	"minutebook/data/record"
)

// AddedLate tells whether an item that came onto an issued agenda came too late:
// fewer clear days than the body must give were left when it went out. The first
// document that it stands in is when it went out; before there is one, the day it
// was added. What every meeting has in any case needs no notice: apologies, the
// minutes, the close.
func AddedLate(m record.Meeting, it data.Item, c Calendar) bool {
	if it.Added == "" || it.Heading || m.Meeting.IssuedOn == "" || PurposeOf(it.Title) != OtherBusiness {
		return false
	}
	out := it.Added
	for _, issue := range m.Issues {
		if carries(issue, it.UID) {
			out = max(out, data.DateOf(issue.At.Local()))
			break
		}
	}
	held := m.Meeting.Start.Date()
	return out >= held || ClearDays(m.Body, out, held, c) < NoticeDays(m.Body)
}

// carries tells whether an item stood in what was issued to give notice of it.
func carries(issue data.Issue, uid string) bool {
	switch issue.Document {
	case data.IssuedAgenda, data.IssuedPack, data.IssuedSupplement:
	default:
		return false
	}
	for _, it := range issue.Contents {
		if it.UID == uid {
			return true
		}
	}
	return false
}

// LateItems lists the items that came too late, with their sub-items left out:
// they stand or fall with the item.
func LateItems(m record.Meeting, c Calendar) []record.Item {
	var out []record.Item
	late := map[int64]bool{}
	for _, it := range m.Items {
		if AddedLate(m, it.Item, c) && !late[it.Parent] {
			out = append(out, it)
		}
		late[it.ID] = it.ID != 0 && (late[it.Parent] || AddedLate(m, it.Item, c))
	}
	return out
}

// ForChair tells in one sentence what the minutes still lack before they may go
// to the chair or out as a draft, or nil: an item taken without notice needs the
// special circumstances for which the chair took it as urgent (LGA 1972
// s.100B(4)(b)). A parish may not decide on such an item whatever the reason, so
// that none is asked of it.
func ForChair(m record.Meeting, c Calendar) error {
	if !isLocalAuthority(m.Body) || !MayDecideUrgent(m.Body.Notice) {
		return nil
	}
	for _, it := range LateItems(m, c) {
		if it.Urgent == "" && !it.Minutes.Empty() {
			return fmt.Errorf("%s was not on the agenda in time: first say why the %s took it as urgent (LGA 1972 s.100B(4)(b))",
				NameItem(it.Item), ChairTitle(m.Body.Wording))
		}
	}
	return nil
}

// LateWords say to the clerk what an item that came too late needs.
func LateWords(body data.Body, it data.Item, late bool) string {
	chair := ChairTitle(body.Wording)
	switch {
	case it.Urgent != "" && MayDecideUrgent(body.Notice):
		return "Urgent, the " + chair + " agrees: " + it.Urgent
	case it.Urgent != "":
		return "For information only: " + it.Urgent
	case !late:
		return ""
	case !MayDecideUrgent(body.Notice):
		return "Not in the summons: it can be talked about, and nothing can be decided on it. Put it on the next agenda if a decision is needed."
	case !isLocalAuthority(body):
		return "Added after the agenda went out: the " + chair + " has to agree that it is taken."
	}
	return "Added too late for its notice: the " + chair + " has to agree that it is urgent, and the minutes must say why."
}
