package minutes

import (
	"minutebook/data"
	"minutebook/ui/notice"
	"minutebook/ui/session"
)

// sayUrgent asks why the item in hand, which came onto the agenda after it was
// out, cannot wait. The words begin its minutes.
func (s *Screen) sayUrgent() {
	it, ok := s.cameLater()
	if !ok {
		return
	}
	if err := s.Leave(); err != nil {
		s.session.Fail("save the minutes", err)
		return
	}
	notice.AskUrgent(s.session, s.record.Body, it, func(data.Item) {
		s.Show(session.Place{Screen: session.Minutes, Meeting: s.place.Meeting, Item: it.ID})
	})
}

// cameLater is the item in hand, if it came onto the agenda after it was out or
// its circumstances are said already.
func (s *Screen) cameLater() (data.Item, bool) {
	it, _ := s.record.Item(s.section())
	return it.Item, s.writable() && (it.Added != "" || it.Urgent != "")
}
