package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is one of a few: the arrows go through them, letters find one, Space
// opens the list.
type Choice struct {
	widget.Select
	// OnLeft is called when the focus goes elsewhere.
	OnLeft func()
	// OnKey sees each key first; true means it is dealt with.
	OnKey func(*fyne.KeyEvent) bool
	// OnRune sees each letter first; true means it is dealt with.
	OnRune func(rune) bool

	typed    string
	focused  bool
	required string
	gained   func() // set by the form it is in
}

// NewChoice makes a choice of labels. chosen gets the place of the one taken;
// it may be nil.
func NewChoice(labels []string, chosen func(int)) *Choice {
	c := &Choice{}
	c.Options, c.PlaceHolder = labels, "Choose"
	c.OnChanged = func(string) {
		if chosen != nil {
			chosen(c.SelectedIndex())
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Require makes no choice a problem, told in the words given.
func (c *Choice) Require(problem string) *Choice {
	c.required = problem
	return c
}

// Choose takes the label at index without telling anyone; -1 takes none.
func (c *Choice) Choose(index int) {
	c.Selected = ""
	if index >= 0 && index < len(c.Options) {
		c.Selected = c.Options[index]
	}
	c.Refresh()
}

// Chosen is the place of the label taken, -1 for none.
func (c *Choice) Chosen() int { return c.SelectedIndex() }

// SetLabels offers other labels and keeps the one taken if it is among them.
func (c *Choice) SetLabels(labels []string) {
	if !slices.Contains(labels, c.Selected) {
		c.Selected = ""
	}
	c.SetOptions(labels)
}

// Problem says what is wrong with the choice, nil for nothing.
func (c *Choice) Problem() error {
	if c.required != "" && c.Chosen() < 0 {
		return Problem(c.required)
	}
	return nil
}

// CreateRenderer draws the choice with the mark of the focus.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	f := newFrame(c.Select.CreateRenderer(), func() bool { return c.focused })
	f.field = true
	f.draw()
	return f
}

// FocusGained shows the mark.
func (c *Choice) FocusGained() {
	c.focused, c.typed = true, ""
	c.Select.FocusGained()
	if c.gained != nil {
		c.gained()
	}
}

// FocusLost hides the mark.
func (c *Choice) FocusLost() {
	c.focused = false
	c.Select.FocusLost()
	Lost(c)
	if c.OnLeft != nil {
		c.OnLeft()
	}
}

func (c *Choice) whenLeft(f func())    { c.OnLeft = f }
func (c *Choice) whenFocused(f func()) { c.gained = f }

// TypedKey goes through the labels.
func (c *Choice) TypedKey(key *fyne.KeyEvent) {
	if c.OnKey != nil && c.OnKey(key) {
		return
	}
	switch at := c.SelectedIndex(); key.Name {
	case fyne.KeyDown, fyne.KeyRight:
		c.SetSelectedIndex(min(at+1, len(c.Options)-1))
	case fyne.KeyUp, fyne.KeyLeft:
		c.SetSelectedIndex(max(at-1, 0))
	case fyne.KeyHome:
		c.SetSelectedIndex(0)
	case fyne.KeyEnd:
		c.SetSelectedIndex(len(c.Options) - 1)
	case fyne.KeySpace:
		if c.typed == "" {
			c.Select.TypedKey(key)
		}
	default:
		Pass(c, key)
	}
}

// TypedShortcut takes Ctrl+Enter for the Enter of the dialog.
func (c *Choice) TypedShortcut(s fyne.Shortcut) { passShortcut(c, s) }

// TypedRune finds the label that starts with what was typed; a letter typed
// again goes to the next that starts with it.
func (c *Choice) TypedRune(r rune) {
	if r == ' ' && c.typed == "" {
		return // opens the list
	}
	if c.OnRune != nil && c.OnRune(r) {
		return
	}
	if c.typed == string(r) {
		for n := range c.Options {
			i := (c.SelectedIndex() + 1 + n) % len(c.Options)
			if hasPrefixFold(c.Options[i], c.typed) && !slices.ContainsFunc(c.Options, func(o string) bool { return hasPrefixFold(o, c.typed+c.typed) }) {
				c.SetSelectedIndex(i)
				return
			}
		}
	}
	for _, typed := range []string{c.typed + string(r), string(r)} {
		for i, label := range c.Options {
			if hasPrefixFold(label, typed) {
				c.typed = typed
				c.SetSelectedIndex(i)
				return
			}
		}
	}
	c.typed = ""
}

func hasPrefixFold(s, prefix string) bool {
	return strings.HasPrefix(strings.ToLower(s), strings.ToLower(prefix))
}
