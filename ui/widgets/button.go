package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is pressed by Enter as well as by Space.
type Button struct {
	widget.Button
	focused bool
}

// NewButton makes a button.
func NewButton(text string, pressed func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = text, pressed
	b.ExtendBaseWidget(b)
	return b
}

// NewMainButton makes the button of what is most likely wanted.
func NewMainButton(text string, pressed func()) *Button {
	b := NewButton(text, pressed)
	b.Importance = widget.HighImportance
	return b
}

// CreateRenderer draws the button with the mark of the focus.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	f := newFrame(b.Button.CreateRenderer(), func() bool { return b.focused })
	f.main = b.Importance == widget.HighImportance
	f.draw()
	return f
}

// FocusGained shows the mark.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
}

// FocusLost hides the mark.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
	Lost(b)
}

// TypedKey presses on Enter and passes on the rest; Space comes as a rune too.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	case fyne.KeySpace:
	default:
		Pass(b, key)
	}
}

// TypedRune presses on Space: not on its key, or its rune would go on to the field
// of a dialog that the button opens.
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Tapped(nil)
	}
}

// Check is a yes or no, turned by Space.
type Check struct {
	widget.Check
	// OnKey sees each key first; true means it is dealt with.
	OnKey func(*fyne.KeyEvent) bool

	focused bool
	gained  func() // set by the form it is in
}

// NewCheck makes a yes or no.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the check with the mark of the focus.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return newFrame(c.Check.CreateRenderer(), func() bool { return c.focused })
}

// FocusGained shows the mark.
func (c *Check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
	if c.gained != nil {
		c.gained()
	}
}

func (c *Check) whenFocused(f func()) { c.gained = f }

// FocusLost hides the mark.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
	Lost(c)
}

// TypedShortcut takes Ctrl+Enter for the Enter of the dialog.
func (c *Check) TypedShortcut(s fyne.Shortcut) { passShortcut(c, s) }

// TypedKey passes on every key; Space comes as a rune and turns the check.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if c.OnKey != nil && c.OnKey(key) {
		return
	}
	if key.Name != fyne.KeySpace {
		Pass(c, key)
	}
}
