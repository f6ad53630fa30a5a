package minutes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// task is one thing the pane opens for.
type task struct {
	title   string
	content fyne.CanvasObject
	focus   fyne.Focusable
	verb    string       // what its button says; empty for nothing to put in
	do      func() error // puts it into the minutes; an error keeps the pane open
	closed  func()       // nil: the hands go back to the page
	unsaved func() bool  // tells whether words in it are nowhere else; nil: no
}

// pane is the column at the right of the page. Enter goes on to the next field,
// Esc closes it.
type pane struct {
	root   *fyne.Container
	body   *fyne.Container
	canvas func() fyne.Canvas
	shown  func() // lays out what the pane stands beside
	back   func() // puts the focus back on the page

	now    *task
	scroll *container.Scroll // of a form that is open; nil for others
	below  *fyne.Container   // the buttons under it
	failed *widget.Label
	before func(*fyne.KeyEvent)
}

func newPane(c func() fyne.Canvas, back func()) *pane {
	p := &pane{canvas: c, shown: func() {}, back: back, body: container.NewStack()}
	p.root = container.NewBorder(nil, nil, widget.NewSeparator(), nil,
		container.New(layout.NewCustomPaddedLayout(10, 10, 16, 12), container.New(wide(24), p.body)))
	p.root.Hide()
	return p
}

// wide gives its content a width of at least so many times the text size.
type wide float32

func (w wide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (w wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)*theme.TextSize(), 0).Max(fyne.NewSize(0, o[0].MinSize().Height))
}

// scrolled is a form that scrolls where the window is low, clear of the bar.
func scrolled(form fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 14), form))
}

// open shows a task; one that was open is closed first, and nothing of it kept.
func (p *pane) open(t task) {
	if p.now == nil {
		p.before = p.canvas().OnTypedKey()
		p.canvas().SetOnTypedKey(p.typed)
	}
	p.now = &t
	p.scroll, _ = t.content.(*container.Scroll)
	p.failed = widget.NewLabel("")
	p.failed.Wrapping = fyne.TextWrapWord
	p.failed.Importance = widget.DangerImportance
	p.failed.Hide()
	p.below = container.NewHBox()
	if t.verb != "" {
		p.below.Add(widgets.NewMainButton(t.verb, p.accept))
	}
	p.below.Add(widgets.NewButton("Close (Esc)", p.close))
	head := widgets.NewSizedLine(t.title, look.Text, theme.SizeNameSubHeadingText)
	p.body.Objects = []fyne.CanvasObject{container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(0, 10, 0, 0), head),
		container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), container.NewVBox(p.failed, p.below)),
		nil, nil, t.content)}
	p.root.Show()
	p.shown()
	p.canvas().Focus(t.focus)
}

// asks tells whether a task is open that can be put into the minutes.
func (p *pane) asks() bool { return p.now != nil && p.now.do != nil }

// unsaved tells whether words typed in the pane are nowhere else.
func (p *pane) unsaved() bool { return p.now != nil && p.now.unsaved != nil && p.now.unsaved() }

// accept puts the task into the minutes and closes the pane.
func (p *pane) accept() {
	t := p.now
	if t == nil || t.do == nil {
		return
	}
	if err := t.do(); err != nil {
		p.failed.SetText(widgets.Capital(err.Error()))
		p.failed.Show()
		return
	}
	if p.now == t { // it has opened nothing else
		p.close()
	}
}

// close closes the pane and gives the hands back to the page.
func (p *pane) close() {
	if p.now == nil {
		return
	}
	t := p.now
	p.now = nil
	p.canvas().SetOnTypedKey(p.before)
	p.body.Objects = nil
	p.root.Hide()
	p.shown()
	if t.closed != nil {
		t.closed()
		return
	}
	p.back()
}

// on goes to the next field and brings it into sight.
func (p *pane) on() {
	p.canvas().FocusNext()
	field, ok := p.canvas().Focused().(fyne.CanvasObject)
	if p.scroll == nil || !ok || slices.Contains(p.below.Objects, field) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(field).Y - driver.AbsolutePositionForObject(p.scroll).Y
	if below := top + field.Size().Height - p.scroll.Size().Height; below > 0 {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, below))
	} else if top < 0 {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, top))
	}
}

func (p *pane) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		p.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.canvas().Focused() != nil {
			p.on()
		}
	}
}
