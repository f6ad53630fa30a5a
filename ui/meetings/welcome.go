package meetings

import (
	"fyne.io/fyne/v2"

	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// welcome is what stands here while the book has no meetings.
func (s *Screen) welcome() fyne.CanvasObject {
	s.first = widgets.NewMainButton("New meeting  "+session.KeyText(session.KeyNew), s.newMeeting)
	return widgets.NewPage(
		widgets.NewHeader("Meetings", ""),
		widgets.NewEmpty("No meetings yet. Press Ctrl+N to make the first one, or bring in the pages of your ModernGov site.",
			s.first, widgets.NewButton("Import a page…", s.importPage)))
}
