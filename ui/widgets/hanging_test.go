package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/ui/widgets"
)

// What is typed in a field of several lines stands there as it was typed,
// whatever its width: also where a row is full when a space comes.
func TestNoSpaceMoves(t *testing.T) {
	test.NewTempApp(t)
	words := "That it be noted that the sluice be sold to the tenant of Ash Farm for £310,000, with immediate effect, and on no other terms."
	for width := float32(150); width < 450; width += 3 {
		e := widgets.NewText("", 3)
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(width, 200))
		e.SetText("\nBelow.") // a paragraph under it
		w.Canvas().Focus(e)
		for _, r := range words {
			e.TypedRune(r)
		}
		if got := strings.TrimSuffix(e.Text, "\nBelow."); got != words {
			t.Fatalf("%v wide: %q", width, got)
		}
		for range " terms." { // a backspace takes what stands before it
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			e.TypedRune(' ')
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		if got := strings.TrimSuffix(e.Text, "\nBelow."); got != strings.TrimSuffix(words, " terms.") {
			t.Fatalf("%v wide, shorter: %q", width, got)
		}
	}
}
