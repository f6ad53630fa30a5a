// Package widgets holds the small controls the screens share: lists, fields and
// forms, choices, dialogs, headers and badges. They know nothing of the book.
//
// Words. The cursor of a list is the row the keys go to. A field is a control
// that knows whether what stands in it will do, and says in words what will
// not. A dialog asks something and is answered by Enter (do it) and Esc (leave
// it), wherever in it the focus is.
//
// How Enter and Esc get there: a control passes on the keys it has no use for
// (Pass), and the dialog on top listens. Fyne's own controls swallow them, so
// put the ones of this package into dialogs.
package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"minutebook/ui/look"
)

// Pass hands a key that the control from has no use for on to its window.
func Pass(from fyne.CanvasObject, key *fyne.KeyEvent) {
	c := CanvasOf(from)
	if c == nil {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(key)
	}
}

// passShortcut takes Ctrl+Enter on a control for the Enter of the dialog, as fields
// of several lines do, and hands every other shortcut to the window.
func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyReturn && c.Modifier == fyne.KeyModifierShortcutDefault {
		Pass(from, &fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	if c, ok := CanvasOf(from).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// CanvasOf is the canvas a control stands on; nil if it is not known. What was
// never painted is known to Fyne only by the focus it has: keys that come before
// the first frame must not be lost.
func CanvasOf(control fyne.CanvasObject) fyne.Canvas {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(control); c != nil {
		return c
	}
	for _, w := range d.AllWindows() {
		if f, ok := w.Canvas().Focused().(fyne.CanvasObject); ok && f == control {
			return w.Canvas()
		}
	}
	return nil
}

// em is n times the size of plain text: lengths that grow with the text.
func em(n float32) float32 { return n * theme.TextSize() }

// frame is the mark around the control that has the focus.
type frame struct {
	fyne.WidgetRenderer
	mark    *canvas.Rectangle
	focused func() bool
	field   bool // has a border without the focus too, as a text field has
	main    bool // lies on the accent, where only a ring inside it is seen
}

// ringInset is how far inside a main button the ring of the focus lies.
const ringInset = 3

func newFrame(inside fyne.WidgetRenderer, focused func() bool) *frame {
	f := &frame{WidgetRenderer: inside, mark: canvas.NewRectangle(nil), focused: focused}
	f.draw()
	return f
}

func (f *frame) Objects() []fyne.CanvasObject {
	inside := f.WidgetRenderer.Objects()
	return append(inside[:len(inside):len(inside)], f.mark)
}

func (f *frame) Layout(size fyne.Size) {
	f.WidgetRenderer.Layout(size)
	inset, less := float32(0), float32(0)
	switch {
	case f.field: // as Fyne draws the border of an entry
		inset, less = theme.Size(theme.SizeNameInputBorder)/2, 0.5
	case f.main:
		inset = ringInset
	}
	f.mark.Move(fyne.NewSquareOffsetPos(inset))
	f.mark.Resize(size.SubtractWidthHeight(2*inset+less, 2*inset+less))
}

func (f *frame) Refresh() {
	f.WidgetRenderer.Refresh()
	f.draw()
	f.mark.Refresh()
}

func (f *frame) draw() {
	f.mark.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	f.mark.StrokeWidth = 0
	f.mark.StrokeColor = theme.Color(look.FocusMark)
	switch {
	case f.focused() && f.main:
		f.mark.StrokeWidth = 2
		f.mark.StrokeColor = theme.Color(theme.ColorNameForegroundOnPrimary)
	case f.focused():
		f.mark.StrokeWidth = 2
	case f.field:
		f.mark.StrokeWidth = theme.Size(theme.SizeNameInputBorder)
		f.mark.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	}
}

// SetShown shows something or hides it.
func SetShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
