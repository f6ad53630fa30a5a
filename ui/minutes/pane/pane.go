// Package pane is the column at the right of the minutes page that opens for one
// thing at a time, beside the page and never over it.
//
// Words. A task is that one thing: who is here, a resolution, a note of time. It is
// put into the minutes, or closed; what is half written then is set aside until its
// key brings it back, or waits for what was opened over it. The hands are where
// keys go. What is kept of a task are the words typed in it: the book has them too,
// so that they outlast the program.
package pane

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

// Task is one thing the pane opens for.
type Task struct {
	Title   string
	Content fyne.CanvasObject
	Focus   fyne.Focusable
	Verb    string            // what its button says; empty for nothing to put in
	Do      func() error      // puts it into the minutes; an error keeps the pane open
	Closed  func()            // shows what the task was opened from; nil: nothing
	Words   func() string     // what is typed in it; nil where that is not kept
	By      string            // how the clerk brings it back when it was set aside: "Ctrl+D"
	About   string            // what stands already that it changes; empty for a new one
	Drops   func()            // forgets what is typed in it; nil: nothing to do but close
	Sums    fyne.CanvasObject // stays in sight while the rest scrolls; nil for none
	// After is where Enter goes from a field of it, nil for its button; not known,
	// or without it, to the next field.
	After func(now fyne.Focusable) (to fyne.Focusable, known bool)
	// Vote begins the vote, without which it is then not put in, and gives where
	// that is typed; nil for what is not put to the vote.
	Vote func() fyne.Focusable
	// Fields are the form in it, in which typing takes back why it could not be put
	// in; nil for none.
	Fields *widgets.Form
	// Item is what it is at; 0 for nothing in particular.
	Item int64
	// Exempt is why words typed in it are kept from the public; nil: never.
	Exempt func(words string) string

	// Meeting is whose task it is: set when it is opened.
	Meeting int64

	painted *look.Theme // in which it was seen last
	opened  string      // the words it was opened with
	kept    Kept        // what the book has of it
	waits   bool        // another was opened over it: it comes back by itself
}

// Begun tells whether words typed in a task are nowhere else.
func (t *Task) Begun() bool { return t.Words != nil && t.Words() != t.opened }

// Pane is the column at the right of the page. Enter goes on to the next field,
// Esc closes it. Nothing half written is lost: it is set aside, and comes back
// when what was opened over it has closed, or by its own key.
type Pane struct {
	Root    *fyne.Container
	body    *fyne.Container
	session *session.Session
	Shown   func() // lays out what the pane stands beside
	back    func() // puts the focus back on the page

	meeting int64 // whose tasks are shown
	aside   []*Task

	now    *Task
	keep   func(*Task, Kept)
	rest   func() // ends the watch over what is typed
	head   *widget.Label
	failed *widget.Label
	before func(*fyne.KeyEvent)
	main   *widgets.Button // of the open task; nil if it puts nothing in
}

// New makes a pane that is closed. back puts the hands back on the page, keep
// gives the words of a half-written task to the book, or lets it forget them where
// there are none.
func New(s *session.Session, back func(), keep func(*Task, Kept)) *Pane {
	p := &Pane{session: s, Shown: func() {}, back: back, body: container.NewStack(), keep: keep, rest: func() {}, failed: widget.NewLabel("")}
	p.Root = container.NewBorder(nil, nil, widget.NewSeparator(), nil,
		container.New(layout.NewCustomPaddedLayout(10, 10, 16, 12), container.New(Wide(24), p.body)))
	p.Root.Hide()
	return p
}

// Wide gives its content a width of at least so many times the text size.
type Wide float32

func (w Wide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (w Wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)*theme.TextSize(), 0).Max(fyne.NewSize(0, o[0].MinSize().Height))
}

func (p *Pane) canvas() fyne.Canvas { return p.session.Window.Canvas() }

// TurnTo turns to the tasks of a meeting; the one that is open waits.
func (p *Pane) TurnTo(meeting int64) {
	p.Interrupt()
	p.meeting = meeting
}

// Open shows a new task. A half-written one that was open is set aside until
// this one has closed.
func (p *Pane) Open(t Task) {
	t.Meeting, t.painted = p.meeting, look.Now()
	if t.Words != nil {
		t.opened = t.Words()
	}
	p.Interrupt()
	p.show(&t)
}

// show shows a task with the hands in it.
func (p *Pane) show(t *Task) {
	p.before = p.canvas().OnTypedKey()
	p.canvas().SetOnTypedKey(p.typed)
	p.now = t
	p.failed = widget.NewLabel("")
	p.failed.Wrapping = fyne.TextWrapWord
	p.failed.Importance = widget.DangerImportance
	p.failed.Hide()
	if t.Fields != nil {
		failed := p.failed
		t.Fields.WhenTyped(func() {
			failed.SetText("")
			failed.Hide()
		})
	}
	p.head = widget.NewLabel(t.Title)
	p.head.SizeName, p.head.Wrapping = theme.SizeNameSubHeadingText, fyne.TextWrapWord
	p.body.Objects = []fyne.CanvasObject{container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(-8, 2, -8, 0), p.head),
		container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), p.bottom(t)),
		nil, nil, t.Content)}
	p.Root.Show()
	p.Shown()
	t.painted = look.Repaint(t.painted)
	p.canvas().Focus(t.Focus)
	p.rest = p.session.Watch(watching, p.KeepWords)
}

// bottom is what stands below a task and never scrolls.
func (p *Pane) bottom(t *Task) fyne.CanvasObject {
	buttons := container.NewHBox()
	p.main = nil
	if t.Verb != "" {
		p.main = widgets.NewMainButton(t.Verb, func() { p.Accept() })
		buttons.Add(p.main)
	}
	buttons.Add(widgets.NewButton("Close (Esc)", p.Close))
	box := container.NewVBox()
	if t.Sums != nil {
		box.Add(t.Sums)
	}
	box.Add(p.failed)
	box.Add(buttons)
	if t.Words != nil || t.Drops != nil {
		box.Add(container.NewHBox(widgets.NewTool("Drop what is typed here", "", p.Drop)))
	}
	return box
}

// Retitle changes what the open task is called.
func (p *Pane) Retitle(title string) {
	p.now.Title = title
	p.head.SetText(title)
}

// InHand is the task that is open; nil for none.
func (p *Pane) InHand() *Task { return p.now }

// Problem is why the task in hand could not be put into the minutes, as the pane
// shows it.
func (p *Pane) Problem() string { return p.failed.Text }

// Asks tells whether a task is open that can be put into the minutes.
func (p *Pane) Asks() bool { return p.now != nil && p.now.Do != nil }

// Accept puts the task into the minutes and closes the pane, or shows why it
// cannot.
func (p *Pane) Accept() error {
	if !p.Asks() {
		return errNoForm
	}
	if err := p.now.Do(); err != nil {
		p.failed.SetText(widgets.Capital(err.Error()))
		p.failed.Show()
		return err
	}
	p.leave()
	return nil
}

const errNoForm widgets.Problem = "There is no form to put into the minutes."

// Close closes the pane; what is half written is set aside.
func (p *Pane) Close() {
	if p.now == nil {
		return
	}
	if p.now.Begun() {
		p.setAside(p.now, false)
	}
	p.leave()
}

// Drop closes the pane and forgets what was typed in it.
func (p *Pane) Drop() {
	t := p.now
	if t == nil {
		return
	}
	if t.Drops != nil {
		t.Drops()
	}
	p.leave()
}

// leave goes from the open task to where it came from, or to the one that
// waits, or to the page.
func (p *Pane) leave() {
	t := p.now
	p.hide()
	if !slices.Contains(p.aside, t) {
		p.forget(t)
	}
	if t.Closed != nil {
		t.Closed()
	}
	if p.now == nil && !p.Resume() {
		p.back()
	}
}

// hide takes the pane out of sight.
func (p *Pane) hide() {
	if p.now == nil {
		return
	}
	p.rest()
	p.KeepWords()
	p.now.painted = look.Now()
	p.now = nil
	p.canvas().SetOnTypedKey(p.before)
	p.body.Objects = nil
	p.Root.Hide()
	p.Shown()
}

// On goes from the field in hand to the next that Enter leads to; its form
// brings it into sight.
func (p *Pane) On() {
	if p.now == nil || p.now.After == nil {
		p.canvas().FocusNext()
		return
	}
	switch to, known := p.now.After(p.canvas().Focused()); {
	case !known:
		p.canvas().FocusNext()
	case to == nil && p.main != nil:
		p.canvas().Focus(p.main)
	case to != nil:
		p.canvas().Focus(to)
	}
}

func (p *Pane) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		p.Escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.canvas().Focused() != nil {
			p.On()
		}
	}
}

// Escape takes the error out of the footer, and closes the pane if there is
// none.
func (p *Pane) Escape() {
	if !p.session.Dismiss() {
		p.Close()
	}
}
