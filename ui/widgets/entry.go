package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a line of text, or several (NewText).
type Entry struct {
	widget.Entry
	// OnKey sees each key first; true means it is dealt with.
	OnKey func(*fyne.KeyEvent) bool
	// Valid says what is wrong with a text; nil for no rule.
	Valid func(text string) error
	// OnLeft is called when the focus goes elsewhere.
	OnLeft func()

	self     fyne.Widget
	whole    bool
	shift    bool // held down
	required string
	focused  func() // set by the form it is in
	changed  func() // likewise
	hung     int    // see hanging.go
}

// NewEntry makes a field for one line. placeholder shows while it is empty.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.extend(e)
	e.SetPlaceHolder(placeholder)
	return e
}

// NewText makes a field for several lines, rows of them visible. Tab leaves it.
func NewText(placeholder string, rows int) *Entry {
	e := NewEntry(placeholder)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	return e
}

// Whole has all of the text selected when the hands come to the field, so that
// typing replaces it.
func (e *Entry) Whole() *Entry {
	e.whole = true
	return e
}

func (e *Entry) extend(self fyne.Widget) {
	e.self = self
	e.ExtendBaseWidget(self)
}

// Require makes an empty field a problem, told in the words given.
func (e *Entry) Require(problem string) *Entry {
	e.required = problem
	return e
}

// Value is the text without space around it.
func (e *Entry) Value() string { return strings.TrimSpace(e.Text) }

// Problem says what is wrong with the text, nil for nothing.
func (e *Entry) Problem() error {
	if e.required != "" && e.Value() == "" {
		return Problem(e.required)
	}
	if e.Valid != nil {
		return e.Valid(e.Value())
	}
	return nil
}

// AcceptsTab is false: Tab goes to the next control.
func (e *Entry) AcceptsTab() bool { return false }

func (e *Entry) whenFocused(f func()) { e.focused = f }
func (e *Entry) whenChanged(f func()) { e.changed = f }

// tell tells the form that there may be another text.
func (e *Entry) tell() {
	if e.changed != nil {
		e.changed()
	}
}

// SetText puts a text in the place of what is there.
func (e *Entry) SetText(text string) {
	e.Entry.SetText(text)
	e.tell()
}

// FocusGained brings the field into sight.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.whole && e.Text != "" {
		e.SelectAll()
	}
	if e.focused != nil {
		e.focused()
	}
}

// FocusLost tells OnLeft.
func (e *Entry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
	Lost(e.self.(fyne.Focusable))
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

func (e *Entry) whenLeft(f func()) {
	before := e.OnLeft
	e.OnLeft = func() {
		if before != nil {
			before()
		}
		f()
	}
}

// TypedRune types a letter.
func (e *Entry) TypedRune(r rune) {
	e.edit(1, func() { e.Entry.TypedRune(r) })
	e.tell()
}

// TypedKey passes on Esc always and Enter from a single line nobody submits.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	defer e.tell()
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		Pass(e.self, key)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine && e.OnSubmitted == nil {
			Pass(e.self, key)
			return
		}
	case fyne.KeyBackspace:
		e.edit(-1, func() { e.Entry.TypedKey(key) })
		return
	case fyne.KeyUp, fyne.KeyDown:
		if !e.MultiLine {
			Pass(e.self, key)
			return
		}
	}
	e.catchUp()
	e.Entry.TypedKey(key)
}

// TypedShortcut takes Ctrl+Enter for the Enter of the dialog: in a field of
// several lines Enter itself makes a line.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyReturn && c.Modifier == fyne.KeyModifierShortcutDefault {
		Pass(e.self, &fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	e.catchUp()
	e.Entry.TypedShortcut(s)
	e.tell()
}

// KeyDown notes Shift, which the keys that OnKey sees do not tell of.
func (e *Entry) KeyDown(key *fyne.KeyEvent) {
	e.shift = e.shift || isShift(key)
	e.Entry.KeyDown(key)
}

// KeyUp notes that Shift is up again.
func (e *Entry) KeyUp(key *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(key)
	e.Entry.KeyUp(key)
}

func isShift(key *fyne.KeyEvent) bool {
	return key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// Shift tells whether Shift is held down.
func (e *Entry) Shift() bool { return e.shift }

// Insert types a text at the cursor, or in the place of what is selected.
func (e *Entry) Insert(text string) {
	for _, r := range text {
		if r == '\n' {
			e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			e.TypedRune(r)
		}
	}
}

// SelectAll selects the whole text, so that typing replaces it.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// Deselect selects nothing; the cursor stands behind what was selected.
func (e *Entry) Deselect() {
	if e.SelectedText() != "" {
		e.unshift()
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// ToEnd puts the cursor to the end of the text.
func (e *Entry) ToEnd() {
	e.unshift()
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// unshift lets the next key move the cursor though Shift is held: it selects
// nothing.
func (e *Entry) unshift() { e.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft}) }

// Problem is an error whose whole text is a sentence for the clerk.
type Problem string

func (p Problem) Error() string { return string(p) }
