package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"minutebook/data/doc/edit"
)

// mouse is what goes on between presses of a button.
type mouse struct {
	clicks   int
	last     time.Time
	at       fyne.Position
	grip     bool // the grip of the scroll bar is dragged
	offset   float32
	unit     func(edit.Pos) (from, to edit.Pos) // what a drag selects by; nil: runes
	anchor   [2]edit.Pos                        // the word or paragraph the drag began in
	pressed  bool
	dragTo   fyne.Position
	over     fyne.Position
	scroller *fyne.Animation
}

// again is how soon a click must follow to be a double click.
const again = 400 * time.Millisecond

// MouseDown implements desktop.Mouseable.
func (e *Editor) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(e)
	}
	m := &e.mouse
	if ev.Button == desktop.MouseButtonSecondary {
		e.caretForMenu(ev.Position)
		return
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if t := e.thumb(); t.h > 0 && ev.Position.X >= t.x-3 {
		m.grip, m.offset = true, t.h/2
		if ev.Position.Y >= t.y && ev.Position.Y < t.y+t.h {
			m.offset = ev.Position.Y - t.y
		}
		e.dragThumb(ev.Position.Y - m.offset)
		return
	}
	if i, ok := e.offerAt(ev.Position); ok {
		e.take(i)
		return
	}
	if ev.Modifier == fyne.KeyModifierShortcutDefault && e.followLink(e.placeAt(ev.Position)) {
		return
	}
	now := time.Now()
	if now.Sub(m.last) < again && together(m.at, ev.Position) {
		m.clicks = m.clicks%3 + 1
	} else {
		m.clicks = 1
	}
	m.last, m.at, m.pressed = now, ev.Position, true
	e.click(ev.Position, ev.Modifier&fyne.KeyModifierShift != 0)
}

// click puts the caret, or selects a word or paragraph, by how often it came.
func (e *Editor) click(p fyne.Position, extend bool) {
	m := &e.mouse
	e.hasGoal = false
	at := e.placeAt(p)
	m.unit = nil
	switch {
	case extend:
		e.page.Place(at, true)
	case m.clicks == 1:
		e.page.Place(at, false)
	case m.clicks == 2 && e.openAt(p):
		m.pressed = false
		return
	case e.page.Block(at.Block).Kind == edit.ItemHeading:
		e.page.Place(at, false)
	default:
		m.unit = e.page.Word
		if m.clicks == 3 {
			m.unit = e.page.Paragraph
		}
		from, to := m.unit(at)
		e.page.Select(from, to)
	}
	sel := e.page.Selection()
	m.anchor = [2]edit.Pos{sel.Anchor, sel.Head}
	e.done()
}

// openAt opens the form of the card whose lead or credits are at a point.
func (e *Editor) openAt(p fyne.Position) bool {
	i, hot := e.hotAt(p)
	return hot && e.activate(i)
}

// hotAt is the block at a point, and whether its lead or credits are there.
func (e *Editor) hotAt(p fyne.Position) (int, bool) {
	i, y := e.blockAt(p.Y)
	for _, r := range e.layAt(i).hot {
		if r.has(fyne.NewPos(p.X-e.left(), p.Y-y)) {
			return i, true
		}
	}
	return i, false
}

func together(a, b fyne.Position) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	return dx*dx+dy*dy < 25
}

// MouseUp implements desktop.Mouseable.
func (e *Editor) MouseUp(*desktop.MouseEvent) {
	e.mouse.grip, e.mouse.pressed = false, false
	e.mouse.stop()
}

// Dragged implements fyne.Draggable.
func (e *Editor) Dragged(ev *fyne.DragEvent) {
	m := &e.mouse
	if m.grip {
		e.dragThumb(ev.Position.Y - m.offset)
		return
	}
	if !m.pressed {
		return
	}
	m.dragTo = ev.Position
	if ev.Position.Y < 0 || ev.Position.Y > e.size.Height {
		m.start(e.autoscroll)
	} else {
		m.stop()
	}
	e.selectTo(ev.Position)
}

// DragEnd implements fyne.Draggable.
func (e *Editor) DragEnd() { e.MouseUp(nil) }

// selectTo extends the selection to a point, by runes, words or paragraphs.
func (e *Editor) selectTo(p fyne.Position) {
	m := &e.mouse
	p.Y = min(max(p.Y, 0), e.size.Height-1)
	at := e.placeAt(p)
	if e.page.Block(at.Block).Kind == edit.ItemHeading && at.Block+1 < e.page.Len() {
		at = edit.Pos{Block: at.Block + 1}
	}
	if m.unit == nil {
		e.page.Place(at, true)
	} else if from, to := m.unit(at); at.Before(m.anchor[0]) {
		e.page.Select(m.anchor[1], from)
	} else {
		e.page.Select(m.anchor[0], to)
	}
	e.blink.show()
	e.paint()
	e.tell()
}

// autoscroll goes on selecting while the mouse is held outside the window.
func (e *Editor) autoscroll(float32) {
	by := e.mouse.dragTo.Y
	if by > 0 {
		by -= e.size.Height
	}
	e.scroll(min(max(by/4, -30), 30))
	e.selectTo(e.mouse.dragTo)
}

// start calls tick at every frame until stop is called.
func (m *mouse) start(tick func(float32)) {
	if m.scroller == nil {
		m.scroller = forever(time.Second, tick)
	}
}

func (m *mouse) stop() {
	if m.scroller != nil {
		m.scroller.Stop()
		m.scroller = nil
	}
}

// MouseIn implements desktop.Hoverable.
func (e *Editor) MouseIn(ev *desktop.MouseEvent) { e.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (e *Editor) MouseMoved(ev *desktop.MouseEvent) { e.mouse.over = ev.Position }

// MouseOut implements desktop.Hoverable.
func (e *Editor) MouseOut() {}

// Cursor implements desktop.Cursorable: a hand over what a double click opens.
func (e *Editor) Cursor() desktop.Cursor {
	if t := e.thumb(); e.mouse.grip || t.h > 0 && e.mouse.over.X >= t.x-3 {
		return desktop.DefaultCursor
	}
	if i, hot := e.hotAt(e.mouse.over); hot && e.opens(i) {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// forever starts an animation without an end. Fyne runs it on the UI goroutine,
// and its test driver not at all.
func forever(d time.Duration, tick func(float32)) *fyne.Animation {
	a := fyne.NewAnimation(d, tick)
	a.AutoReverse, a.RepeatCount, a.Curve = true, fyne.AnimationRepeatForever, fyne.AnimationLinear
	a.Start()
	return a
}
