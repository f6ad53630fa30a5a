package minutes

import (
	"strings"
	"testing"
	"time"

	"minutebook/ui/approval"
)

func TestAMeetingToComeLocksNothing(t *testing.T) {
	c, s, _, _ := approving(t)
	day := s.meeting().Start.Date()
	s.session.Now = func() time.Time { return day.Time().AddDate(0, 0, -1) }
	s.lockApproved(approval.Pending{})
	if want := "The meeting on " + day.Medium() + " has not been held yet"; !strings.HasPrefix(lastTold(c), want) || s.pane.InHand() != nil {
		t.Errorf("told %q, the panel is open: %v", lastTold(c), s.pane.InHand() != nil)
	}
}
