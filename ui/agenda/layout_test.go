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

// The text of an item is as large as the clerk wants all text.
func TestTheTextFollowsTheSizeOfText(t *testing.T) {
	c, s := open(t)
	if got := s.form.editor.Zoom(); got != 100 {
		t.Fatalf("the text begins at %d %%", got)
	}
	fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 2*look.DefaultTextSize))
	c.Resize(fyne.NewSize(1400, 900))
	if got := s.form.editor.Zoom(); got != 200 {
		t.Errorf("at twice the size the text is at %d %%", got)
	}
	c.Look("agenda-large-text")
	if h, b := s.form.heading, s.form.budget; h.Position().Y == b.Position().Y && h.Position().X+h.Size().Width > b.Position().X {
		t.Error("the two checks lie over each other")
	}
}
