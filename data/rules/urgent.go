package rules

import (
	"fmt"
	"strings"

	"minutebook/data"
)

// MayDecideUrgent tells whether something may be decided on an item that was not
// on the agenda. A principal council may if the chair is of the opinion that it is
// urgent (LGA 1972 s.100B(4)(b)); a parish or community council may not, since its
// summons must say what business is to be transacted (Sch 12 paras 10(2)(b) and
// 26(2)(b)), and so must the notice of a parish meeting (para 15(2)).
func MayDecideUrgent(notice data.Notice) bool { return !IsParish(notice) }

// Urgency is what the minutes say of an item that was not on the agenda: why, and
// that the chair agreed. The special circumstances must be stated (LGA 1972
// s.100B(4)(b)).
func Urgency(body data.Body, circumstances string) string {
	why := strings.TrimRight(strings.TrimSpace(circumstances), ".")
	chair := ChairTitle(body.Wording)
	switch {
	case body.Notice == data.EnglishParish:
		return fmt.Sprintf("This item was not on the agenda and was taken for information only, by leave of the %s: %s. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 10(2)(b)).", chair, why)
	case body.Notice == data.ParishMeeting:
		return fmt.Sprintf("This item was not in the notice of the meeting and was taken for information only, by leave of the %s: %s. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 15(2)).", chair, why)
	case body.Notice == data.WelshCommunity:
		return fmt.Sprintf("This item was not on the agenda and was taken for information only, by leave of the %s: %s. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 26(2)(b)).", chair, why)
	case !isLocalAuthority(body):
		return fmt.Sprintf("The %s agreed that this item, which was not on the agenda, be considered as a matter of urgency: %s.", chair, why)
	}
	return fmt.Sprintf("The %s was of the opinion that the item should be considered as a matter of urgency by reason of special circumstances: %s (Local Government Act 1972, section 100B(4)(b)).", chair, why)
}

// TakenNext is what the minutes say when the chair changes the order of business.
func TakenNext(w data.Wording, it data.Item) string {
	return fmt.Sprintf("The %s agreed to vary the order of business so that %s was taken next.", ChairTitle(w), NameItem(it))
}

// joining are words with which a reason goes on from a sentence by itself.
var joining = map[string]string{"to": " ", "for": " ", "pending": " ", "until": " ", "while": " ",
	"so": ", ", "because": ", ", "as": ", ", "since": ", "}

// Deferral is the decision to put an item off: until when ("the next meeting"),
// and why, in the clerk's own few words.
func Deferral(until, why string) string {
	until = strings.TrimSpace(until)
	if until == "" {
		until = "a future meeting"
	}
	s := "That the item be deferred to " + until
	if why = strings.TrimRight(strings.TrimSpace(why), "."); why != "" {
		first, _, _ := strings.Cut(why, " ")
		link, ok := joining[strings.ToLower(first)]
		if !ok {
			link = ", because "
		}
		s += link + why
	}
	return s + "."
}
