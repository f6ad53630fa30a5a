package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Dialog asks something over the page. Enter does it, Esc leaves it.
type Dialog struct {
	// OnClosed is called when the dialog has gone, however.
	OnClosed func()
	// OnKey sees each key that no control has taken; true means it is dealt with.
	OnKey func(*fyne.KeyEvent) bool

	canvas  fyne.Canvas
	popUp   *widget.PopUp
	content *container.Scroll
	want    fyne.Size
	do      func() error
	failed  *widget.Label
	main    *Button // nil where there is nothing to do
	leave   *Button
	buttons *fyne.Container
	before  func(*fyne.KeyEvent)
	open    bool
}

// scrollMargin keeps the scroll bar off what it scrolls.
const scrollMargin = 10

// NewDialog makes a dialog. verb is what the button that does it says ("Add
// the member"); do does it, and an error of its keeps the dialog open and is
// shown in it. Without a verb there is only a Close button.
func NewDialog(win fyne.Window, title string, content fyne.CanvasObject, verb string, do func() error) *Dialog {
	d := &Dialog{canvas: win.Canvas(), do: do, failed: widget.NewLabel("")}
	d.content = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollMargin), content))
	if form, ok := content.(*Form); ok {
		form.scroll, form.typed = d.content, d.typedIn
	}
	d.failed.Wrapping = fyne.TextWrapWord
	d.failed.Importance = widget.DangerImportance
	d.failed.Hide()
	d.buttons = container.NewHBox()
	if form, ok := content.(*Form); ok && verb != "" && form.severalLines() { // in which Enter makes a line
		d.buttons.Add(NewSizedLine("Ctrl+Enter: "+verb, look.Muted, theme.SizeNameCaptionText).Whole())
	}
	d.buttons.Add(layout.NewSpacer())
	d.leave = NewButton("Close", d.Hide)
	if verb != "" {
		d.main = NewMainButton(verb, d.answer)
		d.buttons.Add(d.main)
		d.leave.SetText("Cancel")
	}
	d.buttons.Add(d.leave)
	head := NewSizedLine(title, look.Text, theme.SizeNameSubHeadingText).Whole()
	head.style.Bold = true
	body := container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(0, 12, 0, scrollMargin), head),
		container.New(layout.NewCustomPaddedLayout(12, 0, 0, scrollMargin), container.NewVBox(d.failed, d.buttons)),
		nil, nil, d.content)
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth, edge.CornerRadius = theme.Color(look.PaperEdge), 1, theme.Size(theme.SizeNamePopupRadius)
	d.popUp = widget.NewModalPopUp(container.NewStack(edge,
		container.New(layout.NewCustomPaddedLayout(18, 16, 20, 20-scrollMargin), body)), d.canvas)
	return d
}

// Resize asks for at least a size; the window's own is the limit.
func (d *Dialog) Resize(size fyne.Size) *Dialog {
	d.want = size
	d.fit()
	return d
}

// dialogWidth is the width of a dialog in ems unless its content wants more.
const dialogWidth = 36

// fit gives the content all the height it wants, or what the window has left
// for it; then the content scrolls. How high lines are that wrap shows only
// when they are laid out, so it is laid out twice.
func (d *Dialog) fit() {
	limit := d.canvas.Size().SubtractWidthHeight(32, 32)
	for range 2 {
		d.content.SetMinSize(fyne.Size{})
		around := d.popUp.MinSize().Height - d.content.MinSize().Height
		d.content.SetMinSize(fyne.NewSize(0, min(d.content.Content.MinSize().Height, limit.Height-around)))
		d.popUp.Resize(d.want.Max(d.popUp.MinSize()).Min(limit))
		d.popUp.Content.Refresh()
	}
}

// LeaveAs changes what the button that leaves the dialog says.
func (d *Dialog) LeaveAs(word string) *Dialog {
	d.leave.SetText(word)
	return d
}

// Also adds a button that closes the dialog and then does something else.
func (d *Dialog) Also(word string, do func()) *Dialog {
	b := NewButton(word, func() {
		d.Hide()
		do()
	})
	last := len(d.buttons.Objects) - 1 // what leaves it stays last
	d.buttons.Objects = slices.Insert(d.buttons.Objects, last, fyne.CanvasObject(b))
	return d
}

// Show opens the dialog with the focus on a control; nil is the first there is.
// Where that is a button and none answers the dialog, it is the one that leaves it:
// Enter must not do what was only offered.
func (d *Dialog) Show(focus fyne.Focusable) {
	if d.open {
		return
	}
	d.open = true
	d.before = d.canvas.OnTypedKey()
	d.canvas.SetOnTypedKey(d.typed)
	d.Resize(d.want.Max(fyne.NewSize(em(dialogWidth), 0)))
	d.popUp.Show()
	if focus != nil {
		d.canvas.Focus(focus)
		return
	}
	d.canvas.FocusNext()
	if b, ok := d.canvas.Focused().(*Button); ok && d.main == nil && slices.Contains(d.buttons.Objects, fyne.CanvasObject(b)) {
		d.canvas.Focus(d.leave)
	}
}

// Hide closes the dialog and does nothing else.
func (d *Dialog) Hide() {
	if !d.open {
		return
	}
	d.open = false
	d.canvas.SetOnTypedKey(d.before)
	d.popUp.Hide()
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// Fail shows what went wrong and keeps the dialog open.
func (d *Dialog) Fail(err error) {
	d.failed.SetText(err.Error())
	d.failed.Show()
	d.fit()
}

// typedIn takes the error back, which was about what stood in the form before,
// and makes room for names listed under a field. The dialog does not become
// smaller again under the clerk's eyes.
func (d *Dialog) typedIn() {
	d.failed.Hide()
	d.want = d.want.Max(d.popUp.Content.Size())
	d.fit()
}

func (d *Dialog) answer() {
	if d.do != nil {
		if err := d.do(); err != nil {
			d.Fail(err)
			return
		}
	}
	d.Hide()
}

func (d *Dialog) typed(key *fyne.KeyEvent) {
	if d.OnKey != nil && d.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		d.Hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.answer()
	}
}

// Ask puts a question that Enter or verb answers with yes, and Esc with no.
func Ask(win fyne.Window, title, question, verb string, yes func()) *Dialog {
	words := widget.NewLabel(question)
	words.Wrapping = fyne.TextWrapWord
	var d *Dialog
	d = NewDialog(win, title, words, verb, func() error {
		d.OnClosed = yes
		return nil
	})
	d.Show(d.main)
	return d
}

// Inform shows words that are only to be read.
func Inform(win fyne.Window, title, words string) *Dialog {
	label := widget.NewLabel(words)
	label.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(label)
	scroll.SetMinSize(fyne.NewSize(em(34), min(em(24), em(2)+em(1.6)*float32(1+len(words)/70))))
	d := NewDialog(win, title, scroll, "", nil)
	d.Show(nil)
	return d
}
