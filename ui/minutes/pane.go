package minutes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// task is one thing the pane opens for.
type task struct {
	title   string
	content fyne.CanvasObject
	focus   fyne.Focusable
	verb    string            // what its button says; empty for nothing to put in
	do      func() error      // puts it into the minutes; an error keeps the pane open
	closed  func()            // shows what the task was opened from; nil: nothing
	words   func() string     // what is typed in it; nil where that is not kept
	by      string            // how the clerk brings it back when it was set aside: "Ctrl+D"
	about   string            // what stands already that it changes; empty for a new one
	drops   func()            // forgets what is typed in it; nil: nothing to do but close
	sums    fyne.CanvasObject // stays in sight while the rest scrolls; nil for none
	// after is where Enter goes from a field of it, nil for its button; not known,
	// or without it, to the next field.
	after func(now fyne.Focusable) (to fyne.Focusable, known bool)
	// vote begins the vote, without which it is then not put in, and gives where
	// that is typed; nil for what is not put to the vote.
	vote func() fyne.Focusable
	// item is what it is at; 0 for nothing in particular.
	item int64
	// exempt is why words typed in it are kept from the public; nil: never.
	exempt func(words string) string

	meeting int64
	painted *look.Theme // in which it was seen last
	opened  string      // the words it was opened with
	kept    kept        // what the book has of it
	waits   bool        // another was opened over it: it comes back by itself
}

// begun tells whether words typed in a task are nowhere else.
func (t *task) begun() bool { return t.words != nil && t.words() != t.opened }

// pane is the column at the right of the page. Enter goes on to the next field,
// Esc closes it. Nothing half written is lost: it is set aside, and comes back
// when what was opened over it has closed, or by its own key.
type pane struct {
	root    *fyne.Container
	body    *fyne.Container
	session *session.Session
	shown   func() // lays out what the pane stands beside
	back    func() // puts the focus back on the page

	meeting int64 // whose tasks are shown
	aside   []*task

	now    *task
	keep   func(*task, kept) // gives the words of a half-written task to the book; none: forgets them
	rest   func()            // ends the watch over what is typed
	head   *widget.Label
	failed *widget.Label
	before func(*fyne.KeyEvent)
	main   *widgets.Button // of the open task; nil if it puts nothing in
}

func newPane(s *session.Session, back func()) *pane {
	p := &pane{session: s, shown: func() {}, back: back, body: container.NewStack(), keep: func(*task, kept) {}, rest: func() {}}
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

func (p *pane) canvas() fyne.Canvas { return p.session.Window.Canvas() }

// open shows a new task. A half-written one that was open is set aside until
// this one has closed.
func (p *pane) open(t task) {
	t.meeting, t.painted = p.meeting, look.Now()
	if t.words != nil {
		t.opened = t.words()
	}
	p.interrupt()
	p.show(&t)
}

// show shows a task with the hands in it.
func (p *pane) show(t *task) {
	p.before = p.canvas().OnTypedKey()
	p.canvas().SetOnTypedKey(p.typed)
	p.now = t
	p.failed = widget.NewLabel("")
	p.failed.Wrapping = fyne.TextWrapWord
	p.failed.Importance = widget.DangerImportance
	p.failed.Hide()
	p.head = widget.NewLabel(t.title)
	p.head.SizeName, p.head.Wrapping = theme.SizeNameSubHeadingText, fyne.TextWrapWord
	p.body.Objects = []fyne.CanvasObject{container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(-8, 2, -8, 0), p.head),
		container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), p.bottom(t)),
		nil, nil, t.content)}
	p.root.Show()
	p.shown()
	t.painted = look.Repaint(t.painted)
	p.canvas().Focus(t.focus)
	p.rest = p.session.Watch(watching, p.keepWords)
}

// bottom is what stands below a task and never scrolls.
func (p *pane) bottom(t *task) fyne.CanvasObject {
	buttons := container.NewHBox()
	p.main = nil
	if t.verb != "" {
		p.main = widgets.NewMainButton(t.verb, p.accept)
		buttons.Add(p.main)
	}
	buttons.Add(widgets.NewButton("Close (Esc)", p.close))
	box := container.NewVBox()
	if t.sums != nil {
		box.Add(t.sums)
	}
	box.Add(p.failed)
	box.Add(buttons)
	if t.words != nil || t.drops != nil {
		box.Add(container.NewHBox(widgets.NewTool("Drop what is typed here", "", p.drop)))
	}
	return box
}

// retitle changes what the open task is called.
func (p *pane) retitle(title string) {
	p.now.title = title
	p.head.SetText(title)
}

// asks tells whether a task is open that can be put into the minutes.
func (p *pane) asks() bool { return p.now != nil && p.now.do != nil }

// accept puts the task into the minutes and closes the pane.
func (p *pane) accept() {
	if p.asks() && p.put() == nil {
		p.leave()
	}
}

// put puts the task into the minutes, or shows why it cannot.
func (p *pane) put() error {
	err := p.now.do()
	if err != nil {
		p.failed.SetText(widgets.Capital(err.Error()))
		p.failed.Show()
	}
	return err
}

// close closes the pane; what is half written is set aside.
func (p *pane) close() {
	if p.now == nil {
		return
	}
	if p.now.begun() {
		p.setAside(p.now, false)
	}
	p.leave()
}

// drop closes the pane and forgets what was typed in it.
func (p *pane) drop() {
	t := p.now
	if t == nil {
		return
	}
	if t.drops != nil {
		t.drops()
	}
	p.leave()
}

// leave goes from the open task to where it came from, or to the one that
// waits, or to the page.
func (p *pane) leave() {
	t := p.now
	p.hide()
	if !slices.Contains(p.aside, t) {
		p.forget(t)
	}
	if t.closed != nil {
		t.closed()
	}
	if p.now == nil && !p.resume() {
		p.back()
	}
}

// hide takes the pane out of sight.
func (p *pane) hide() {
	if p.now == nil {
		return
	}
	p.rest()
	p.keepWords()
	p.now.painted = look.Now()
	p.now = nil
	p.canvas().SetOnTypedKey(p.before)
	p.body.Objects = nil
	p.root.Hide()
	p.shown()
}

// on goes from the field in hand to the next that Enter leads to; its form
// brings it into sight.
func (p *pane) on() {
	if p.now == nil || p.now.after == nil {
		p.canvas().FocusNext()
		return
	}
	switch to, known := p.now.after(p.canvas().Focused()); {
	case !known:
		p.canvas().FocusNext()
	case to == nil && p.main != nil:
		p.canvas().Focus(p.main)
	case to != nil:
		p.canvas().Focus(to)
	}
}

func (p *pane) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		p.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.canvas().Focused() != nil {
			p.on()
		}
	}
}

// escape takes the error out of the footer, and closes the pane if there is
// none.
func (p *pane) escape() {
	if !p.session.Dismiss() {
		p.close()
	}
}
