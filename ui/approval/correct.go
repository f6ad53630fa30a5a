package approval

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Correct asks why a published draft is corrected, and opens it for the correction.
func Correct(s *session.Session, meeting int64, opened func()) {
	reason := widgets.NewEntry("such as: the seconder was Councillor Reed").Require("Please say why: the reason is printed with the correction.")
	form := widgets.NewForm().Add("Why", reason).
		Note("The page can be typed on until you say that the correction is done. The reason and what was changed are printed with the draft.")
	widgets.NewDialog(s.Window, "Correct the published draft", form, "Open the draft", func() error {
		if err := form.Check(); err != nil {
			return err
		}
		if _, err := s.Book.BeginCorrection(context.Background(), meeting, reason.Value()); err != nil {
			return err
		}
		opened()
		return nil
	}).Show(reason)
}

// Done closes the correction that is open and says what it changed; false if it
// could not be closed.
func Done(s *session.Session, meeting int64) bool {
	c, err := s.Book.EndCorrection(context.Background(), meeting)
	if !s.Did("close the correction", err) {
		return false
	}
	if len(c.Changes) == 0 {
		s.Tell("Nothing was changed, so no correction is kept.")
		return true
	}
	s.Tell("The correction is done: " + widgets.Count(len(c.Changes), "change") + ". The next export lists it.")
	return true
}

// ShowCorrections lists the corrections of a published draft, latest first.
func ShowCorrections(s *session.Session, m record.Meeting) *widgets.Dialog {
	var all []fyne.CanvasObject
	lines := 0
	for i := len(m.Corrections) - 1; i >= 0; i-- {
		all = append(all, newCorrection(m.Corrections[i])...)
		lines += 4 + 2*len(m.Corrections[i].Changes)
	}
	var page fyne.CanvasObject = newReading(lines, all...)
	if len(all) == 0 {
		page = paragraph("Nothing has been corrected since the draft was published.", widget.MediumImportance)
	}
	d := widgets.NewDialog(s.Window, "Corrections of the draft: "+m.Body.Name+", "+m.Meeting.Start.Date().Medium(), page, "", nil)
	d.Resize(fyne.NewSize(720, 0)).Show(nil)
	return d
}

// newCorrection is a correction with its reason, when it was made and by whom, and
// what it changed.
func newCorrection(c data.Correction) []fyne.CanvasObject {
	at, who := c.Closed, "by "+c.Actor
	if at.IsZero() {
		at, who = c.Begun, who+", still open"
	}
	at = at.Local()
	head := widgets.NewMarked(widgets.Passage{Runs: runs(c.Reason), Bold: true},
		widgets.SmallWords(data.DateOf(at).Medium()+", "+data.ClockOf(at).Spoken()+", "+who))
	return []fyne.CanvasObject{head, newChanges(c.Changes)}
}
