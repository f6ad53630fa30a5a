package forms

import (
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
)

// verbs lists the verbs the body offers for a decision, in its own order, or
// all there are.
func verbs(w data.Wording) []doc.Verb {
	var own []doc.Verb
	for _, v := range w.Verbs {
		if verb := doc.Verb(strings.ToUpper(v)); slices.Contains(doc.Verbs(), verb) {
			own = append(own, verb)
		}
	}
	if own == nil {
		return doc.Verbs()
	}
	return own
}

// noteText is the sentence of a note of time.
func noteText(kind doc.NoteKind, at data.Clock, who string) string {
	when := at.Spoken()
	switch kind {
	case doc.Opening:
		return fmt.Sprintf("The meeting opened at %s.", when)
	case doc.Closing:
		return fmt.Sprintf("The meeting closed at %s.", when)
	case doc.Arrival:
		return fmt.Sprintf("%s arrived at %s.", who, when)
	case doc.Departure:
		return fmt.Sprintf("%s left the meeting at %s.", who, when)
	case doc.Adjournment:
		return fmt.Sprintf("The meeting adjourned at %s.", when)
	case doc.Suspension:
		return fmt.Sprintf("The meeting was suspended at %s.", when)
	case doc.Resumption:
		return fmt.Sprintf("The meeting resumed at %s.", when)
	case doc.Exclusion, doc.Readmission:
		return fmt.Sprintf("%s at %s.", rules.DoorWords(kind), when)
	}
	return when
}
