package minutes

import (
	"minutebook/data"
	"minutebook/data/doc/edit"
	roomscreen "minutebook/ui/room"
	"minutebook/ui/running"
	"minutebook/ui/session"
)

// showRoom opens the screen for the room.
func (s *Screen) showRoom() { roomscreen.Open(s.session) }

// showRunning opens the chair's running sheet.
func (s *Screen) showRunning() { running.Open(s.session) }

// moment is the meeting as it stands on the page and where the clerk is in it,
// for the windows beside: the item in hand with all its minutes, the others with
// their notes of time. It is asked for a few times a second, never per key.
func (s *Screen) moment() (session.Moment, bool) {
	if s.record.Meeting.ID == 0 {
		return session.Moment{}, false
	}
	m := session.Moment{Record: s.asTyped()}
	if s.editor.Page() == s.page {
		b := s.page.Block(s.page.Caret().Block)
		m.Item = b.Section
		if b.Kind != edit.ItemHeading {
			m.Block = b.ID
		}
	} else if i := firstItem(s.items); i >= 0 { // the minutes have not been begun
		m.Item = s.items[i].ID
	}
	for i, it := range m.Record.Items {
		if it.ID == m.Item {
			m.Record.Items[i].Minutes = s.page.Document(m.Item)
		}
	}
	return m, true
}

func firstItem(items []data.Item) int {
	for i, it := range items {
		if !it.Heading {
			return i
		}
	}
	return -1
}
