package agenda

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// What is shown beside the form leaves the list and the form what they need; in a
// narrow window it stands in the place of the form; taken away it leaves no gap.
func TestSomethingStandsBesideTheForm(t *testing.T) {
	c, s := open(t)
	alone := s.form.root.Size().Width
	for _, window := range []float32{1600, 1250, 1000} {
		c.Resize(fyne.NewSize(window, 800))
		s.showBeside(container.NewStack(widgets.NewLine("a page", look.Text)))
		list, form, side := s.list.Size(), s.form.root.Size(), s.side.Size()
		if wide := window > 1200; s.formSide.Visible() != wide || wide && form.Width < s.form.root.MinSize().Width ||
			list.Width < s.list.MinSize().Width || side.Width < 330 {
			t.Errorf("in %.0f the list is %.0f wide, the form %.0f (shown: %v) and the page %.0f", window, list.Width, form.Width, s.formSide.Visible(), side.Width)
		}
		s.showBeside(nil)
	}
	c.Resize(fyne.NewSize(1200, 800))
	if got := s.form.root.Size().Width; got != alone || s.side.Visible() || !s.formSide.Visible() {
		t.Errorf("without it the form is %.0f wide, want %.0f", got, alone)
	}
}
