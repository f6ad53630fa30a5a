package session

import (
	"fyne.io/fyne/v2"

	"minutebook/data/record"
)

// Moment is a meeting as it stands on the live page: the minutes as they are
// typed, saved or not, and the place the clerk is at.
type Moment struct {
	Record record.Meeting
	Item   int64
	Block  string
}

// beside is a window beside the main one.
type beside struct {
	window fyne.Window
	ended  func()
}

// Beside shows a window beside the main one, or brings the one that has the
// title to the front. fill puts its content in and says what is to be done when
// it has closed. It tells whether the window is new. The main window outlives
// it, and takes it along when it closes.
func (s *Session) Beside(title string, fill func(fyne.Window) (ended func())) (fresh bool) {
	if b, open := s.besides[title]; open {
		b.window.RequestFocus()
		return false
	}
	w := fyne.CurrentApp().NewWindow(title)
	if s.besides == nil {
		s.besides = map[string]beside{}
	}
	b := beside{w, fill(w)}
	s.besides[title] = b
	w.SetOnClosed(func() {
		if _, open := s.besides[title]; open {
			delete(s.besides, title)
			b.ended()
		}
	})
	w.Show()
	return true
}

// EndBeside ends what goes on in the windows beside the main one, which is
// closing: they go with it.
func (s *Session) EndBeside() {
	for title, b := range s.besides {
		delete(s.besides, title)
		b.ended()
	}
}
