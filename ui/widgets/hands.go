package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Hands is the whole content of a window that knows where the hands were last.
// A click on the menu or on a bare place takes the focus away and gives it to
// nothing; what is typed then goes where it went before.
type Hands struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	last    fyne.Focusable
}

// NewHands makes the content of a window.
func NewHands(c fyne.Canvas, content fyne.CanvasObject) *Hands {
	h := &Hands{canvas: c, content: content}
	h.ExtendBaseWidget(h)
	c.SetOnTypedRune(h.typedRune)
	return h
}

// CreateRenderer lays the content out.
func (h *Hands) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.content) }

// Lost tells the Hands of a window that one of its controls has lost the focus.
// Every control calls it that letters or keys can be typed into.
func Lost(control fyne.Focusable) {
	c := fyne.CurrentApp().Driver().CanvasForObject(control.(fyne.CanvasObject))
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if h, ok := c.Content().(*Hands); ok {
		h.last = control
	}
}

// Forget forgets where the hands were: another page is shown.
func (h *Hands) Forget() { h.last = nil }

// Back gives the focus back to what lost it last, if nothing has it now. It
// says whether it did.
func (h *Hands) Back() bool {
	if h.last == nil || h.canvas.Focused() != nil || h.canvas.Overlays().Top() != nil {
		return false
	}
	h.canvas.Focus(h.last)
	return h.canvas.Focused() != nil
}

func (h *Hands) typedRune(r rune) {
	if h.Back() {
		h.canvas.Focused().TypedRune(r)
	}
}

// TypedKey gives a key that nothing had the focus for to what had it last. It
// says whether it did.
func (h *Hands) TypedKey(key *fyne.KeyEvent) bool {
	if !h.Back() {
		return false
	}
	if key.Name != fyne.KeyEscape {
		h.canvas.Focused().TypedKey(key)
	}
	return true
}
