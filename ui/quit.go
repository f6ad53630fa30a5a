package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// unfinisher is a screen that may hold words which leaving it does not save.
type unfinisher interface {
	// Unfinished tells of them in a sentence, empty if there are none, and where
	// they are: going there brings them into sight.
	Unfinished() (string, session.Place)
	// Finish puts what is in sight where it belongs and saves it.
	Finish() error
}

// unfinished is the screen that holds such words; nil if none does.
func (s *Shell) unfinished() (screen unfinisher, words string, at session.Place) {
	for _, kept := range s.made {
		if u, ok := kept.Screen.(unfinisher); ok {
			if words, at := u.Unfinished(); words != "" {
				return u, words, at
			}
		}
	}
	return nil, "", session.Place{}
}

// quit closes the window when the clerk asks for it. What cannot be saved, and
// what is half written, is told first.
func (s *Shell) quit() {
	if s.dialogOpen() {
		s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	}
	if err := s.leave(); err != nil {
		s.askToClose("Not everything is saved", widgets.Capital(err.Error())+
			"\n\nWhat could not be saved would be lost.", nil)
		return
	}
	screen, words, at := s.unfinished()
	if screen == nil {
		s.window.Close()
		return
	}
	s.Go(at)
	s.askToClose("A form is half written", words+" What is typed in it would be lost.", screen.Finish)
}

// askToClose asks whether the window is to be closed although something would
// be lost; finish, if there is one, saves it. Enter and Esc keep it open.
func (s *Shell) askToClose(title, question string, finish func() error) {
	d := widgets.NewDialog(s.window, title, wrappedLabel(question), "", nil).LeaveAs("Stay here")
	if finish != nil {
		d.Also("Put it in and close", func() {
			if err := finish(); err != nil {
				s.session.Tell(err.Error())
				return
			}
			s.quit()
		})
	}
	d.Also("Close all the same", s.window.Close)
	d.Show(nil)
}

func wrappedLabel(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}
