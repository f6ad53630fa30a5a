package approval

import (
	"context"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Elsewhere asks for the approval of a meeting's minutes by a meeting that is not in
// the book. What will be locked for good is said first; Enter again locks it.
func Elsewhere(s *session.Session, meeting int64, done func()) {
	m, err := s.Book.Record(context.Background(), meeting)
	if !s.Did("read the minutes", err) {
		return
	}
	today := data.DateOf(s.Now())
	canvas := s.Window.Canvas()
	on := widgets.NewDateEntry(today)
	on.SetDate(today)
	minute := widgets.NewEntry("if it is known")
	form := widgets.NewForm()
	form.Side(form.Labelled("Approved on", on), form.Labelled("By the minute numbered", minute))
	f := NewForm(form, m.Body.Wording, []record.Meeting{m}, nil, Decision{}, forms.Room{}, canvas.FocusNext, canvas.Focus)
	var read string // what the clerk was told will be locked
	d := widgets.NewDialog(s.Window, "Approve the minutes of "+m.Meeting.Start.Date().Medium(), form, "Lock them", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		day, err := on.Date()
		if err != nil {
			return err
		}
		decision, _, _, err := f.Decision()
		if err != nil {
			return err
		}
		if asked := decision.Locking(minute.Value()) + " Enter again locks them."; asked != read {
			read = asked
			return widgets.Problem(asked)
		}
		if _, err := decision.Lock(context.Background(), s.Book, Where{On: day, Minute: minute.Value()}); err != nil {
			return err
		}
		s.Tell("Approved and locked: the minutes of " + m.Meeting.Start.Date().Medium() + ".")
		done()
		return nil
	})
	d.Resize(fyne.NewSize(640, 0)).Show(on)
}
