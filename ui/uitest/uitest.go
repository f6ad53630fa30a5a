// Package uitest helps tests of screens: a window of Fyne's test driver with
// our looks, keys pressed as hands press them, and pictures to look at. It
// needs no display.
package uitest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/ui/look"
)

// Window is a window of the test driver.
type Window struct {
	fyne.Window
	t testing.TB
}

// NewWindow makes a window of the test driver in the light palette, 1200 by
// 800; content is made when the looks are in place.
func NewWindow(t testing.TB, content func(fyne.Window) fyne.CanvasObject) *Window {
	t.Helper()
	a := NewApp(t)
	a.Settings().SetTheme(look.New(look.Light, 0))
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1200, 800))
	w.SetContent(content(w))
	return &Window{Window: w, t: t}
}

// Press sends keys to what has the focus, or to the window if nothing has.
func (w *Window) Press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.pressOne(&fyne.KeyEvent{Name: k})
	}
}

func (w *Window) pressOne(key *fyne.KeyEvent) {
	focused := w.Canvas().Focused()
	switch {
	case focused == nil:
		if f := w.Canvas().OnTypedKey(); f != nil {
			f(key)
		}
	case key.Name == fyne.KeyTab && !acceptsTab(focused):
		w.Canvas().FocusNext()
	default:
		focused.TypedKey(key)
		if key.Name == fyne.KeySpace {
			if f := w.Canvas().Focused(); f != nil {
				f.TypedRune(' ')
			}
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// Type sends letters to what has the focus.
func (w *Window) Type(text string) {
	w.t.Helper()
	for _, r := range text {
		f := w.Canvas().Focused()
		if f == nil {
			w.t.Fatalf("nothing has the focus to type %q into", text)
		}
		f.TypedRune(r)
	}
}

// Shot writes a picture of the window, named without its ".png", into the
// folder that MINUTEBOOK_SHOTS names; without that variable it does nothing.
func (w *Window) Shot(name string) {
	w.t.Helper()
	dir := os.Getenv("MINUTEBOOK_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}
