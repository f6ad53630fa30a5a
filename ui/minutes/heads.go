package minutes

import (
	"fmt"

	"minutebook/data/rules"
)

// headCount is who is in the room at an item in words, and whether that must
// be looked at.
func headCount(r rules.Roll, item int64) (words string, warn bool) {
	quorum := rules.Quorum(r.Body)
	if !r.Taken() {
		return "Attendance not taken yet (Ctrl+P)", true
	}
	in, of := r.Heads(item)
	words = fmt.Sprintf("Present %d of %d", in, of)
	switch {
	case quorum == 0:
		return words, false
	case in < quorum:
		return fmt.Sprintf("%s · below the quorum of %d", words, quorum), true
	}
	return fmt.Sprintf("%s · quorum %d", words, quorum), false
}
