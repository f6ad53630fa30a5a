package minutes

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/ui/look"
	"minutebook/ui/session"
)

// A form beside the page leaves room to read it, or takes its place until it is closed.
func TestAFormLeavesRoomForThePageOrTakesIt(t *testing.T) {
	for _, of := range []struct {
		size fyne.Size
		text float32
		page bool
	}{
		{fyne.NewSize(1440, 900), 15, true}, {fyne.NewSize(1440, 900), 24, true}, {fyne.NewSize(1024, 700), 15, true},
		{fyne.NewSize(1024, 700), 20, false}, {fyne.NewSize(1024, 700), 24, false},
	} {
		name := fmt.Sprintf("form-%.0f-text-%.0f", of.size.Width, of.text)
		c, s, _, _ := approving(t)
		fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, of.text))
		c.Window.Resize(of.size)
		c.Run(session.KeyApprove)
		c.Press(fyne.KeyReturn)
		c.Type("fifty pounds")
		c.Look(name)
		if got := s.editor.Visible(); got != of.page {
			t.Errorf("%s: the page is in sight: %v", name, got)
		}
		if of.page && s.editor.Size().Width < leastPage*of.text {
			t.Errorf("%s: the page is %v wide", name, s.editor.Size().Width)
		}
		if got := c.Canvas().Size(); got.Width > of.size.Width {
			t.Errorf("%s: the window grew to %v", name, got)
		}
		c.Press(fyne.KeyEscape)
		c.Look(name + "-closed")
		if !s.editor.Visible() || c.Canvas().Focused() != s.editor {
			t.Errorf("%s: closed, the page is in sight: %v, the hands are on %T", name, s.editor.Visible(), c.Canvas().Focused())
		}
	}
}
