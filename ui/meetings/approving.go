package meetings

import (
	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/approval"
)

// approvable tells whether the meeting under the cursor has minutes that wait for
// their approval.
func (s *Screen) approvable() bool {
	m, ok := s.current()
	return ok && rules.NextStatus(m.Status, data.Approved) == nil
}

// approve approves the minutes of the meeting under the cursor by a meeting that is
// not in the book. Where it is, its own minutes do it.
func (s *Screen) approve() {
	if m, ok := s.current(); ok {
		approval.Elsewhere(s.session, m.ID, func() { s.read(m.ID) })
	}
}
