package export

import (
	"strings"

	"minutebook/data/record"
)

// Call is the words by which an agenda calls the members, for the letter that goes
// with it; empty for a body that does not summon.
func Call(m record.Meeting) string {
	switch own := strings.TrimSpace(m.Body.Wording.SummonsWords); {
	case !m.Body.Wording.Summons:
		return ""
	case own != "":
		return fieldsOf(m).Replace(own)
	}
	return usualCall(m)
}
