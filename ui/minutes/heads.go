package minutes

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/session"
)

// headCount is who is in the room at an item in words, and whether that must
// be looked at. number is what is printed before the item.
func headCount(r rules.Roll, item int64, number string) (words string, warn bool) {
	if !r.Taken() {
		return "Attendance not taken yet (" + session.KeyText(session.KeyAttendance) + ")", true
	}
	st := r.Standing(item)
	words = fmt.Sprintf("Present %d of %d", st.In, st.Of)
	if n, stands := r.Break(item); stands {
		return breakWords(n.TimeNote) + " · present " + words[len("Present "):], false
	}
	switch {
	case st.Needed == 0:
		return words, false
	case st.ForInterest() && number != "":
		return fmt.Sprintf("%s · inquorate for item %s (quorum %d)", words, number, st.Needed), true
	case !st.Quorate():
		return fmt.Sprintf("%s · below the quorum of %d", words, st.Needed), true
	}
	return fmt.Sprintf("%s · quorum %d", words, st.Needed), false
}

// breakWords says that the meeting does not sit: "Adjourned at 8.05 pm".
func breakWords(n doc.TimeNote) string {
	words := "Adjourned"
	if n.Kind == doc.Suspension {
		words = "Suspended"
	}
	if at := data.Clock(n.At).Spoken(); at != "" {
		words += " at " + at
	}
	return words
}

// quorumLost is the sentence that says that the quorum is lost, by which rule,
// and what can be done; empty where it is not.
func quorumLost(st rules.Standing, number string) string {
	if st.Quorate() {
		return ""
	}
	rule := fmt.Sprintf("%d of %d present, %d needed (%s).", st.In, st.Of, st.Needed, st.Source)
	if st.ForInterest() && number != "" {
		var names []string
		for _, p := range st.Withdrawn {
			names = append(names, p.Name())
		}
		return fmt.Sprintf("Inquorate for item %s: %s Out for an interest: %s.", number, rule, strings.Join(names, ", "))
	}
	words := "Quorum lost"
	if at := st.Since.Spoken(); at != "" {
		words += " at " + at
	}
	return words + ": " + rule + " " + session.KeyText(session.KeyTimeNote) + " notes an adjournment."
}

func (s *Screen) showHeads() {
	words, warn := headCount(s.roll, s.section(), s.numberOf(s.section()))
	if s.meeting().Status.Locked() && !s.roll.Taken() {
		words, warn = "", false // and it can be no more
	}
	if words == s.heads.Words() {
		return
	}
	s.heads.Set(words, warn)
	s.showHeader() // it makes room for the words
}
