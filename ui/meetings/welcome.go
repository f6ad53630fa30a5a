package meetings

import (
	"context"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/exchange/sample"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// welcome is what stands here while the book has no meetings.
func (s *Screen) welcome() fyne.CanvasObject {
	s.first = widgets.NewMainButton("New meeting  "+session.KeyText(session.KeyNew), s.newMeeting)
	s.look = widgets.NewButton("Look at a sample council", s.fillSample)
	return widgets.NewPage(
		widgets.NewHeader("Meetings", ""),
		widgets.NewEmpty("No meetings yet. Press Ctrl+N to make the first one, bring in the pages of your ModernGov site, "+
			"or look at an invented council with a year of meetings.",
			s.first, widgets.NewButton("Import a page…", s.importPage), s.look))
}

// fillSample puts an invented council into the book. It is offered in an empty
// book alone.
func (s *Screen) fillSample() {
	book, today := s.session.Book, data.DateOf(s.session.Now())
	widgets.Progress(s.session.Window, "Making the sample council", func(ctx context.Context, report widgets.Report) error {
		report(0, "Three bodies and a year of meetings")
		return sample.Fill(ctx, book, today)
	}, func(err error) {
		if err != nil {
			s.session.Fail("make the sample council", err)
		}
		s.read(0)
		s.focus()
	})
}
