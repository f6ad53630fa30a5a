package minutes

import (
	"minutebook/data/store"
	"minutebook/ui/history"
	"minutebook/ui/merge"
)

// sendToChair saves what is typed and opens the dialog that sends the draft to its
// readers.
func (s *Screen) sendToChair() {
	if err := s.Leave(); err != nil {
		s.session.Fail("save the minutes before they are sent", err)
		return
	}
	s.again()
	merge.Send(s.session, s.place.Meeting, s.again)
}

// showVersions saves what is typed and shows the versions of the item in hand.
func (s *Screen) showVersions() {
	if err := s.saver.Flush(); err != nil {
		s.session.Fail("save the minutes", err)
		return
	}
	history.Show(s.session, s.itemOf(s.section()), store.MinutesPart, s.again)
}

// again reads the minutes from the book and shows them where the caret is.
func (s *Screen) again() {
	s.place.Item, s.place.Block = s.section(), ""
	s.Show(s.place)
	s.session.Commands()
}
