package editor

import (
	"fyne.io/fyne/v2"
)

// The place of the window over the page is an anchor: the block at its top and
// how much of that lies above it. So guessed heights above can be wrong and
// nothing jumps.

// scroll moves the window down the page by so much, up if it is below 0.
func (e *Editor) scroll(by float32) {
	e.dy += by
	e.settle()
}

// settle brings the anchor into the block at the top of the window and keeps
// the window on the page.
func (e *Editor) settle() {
	if len(e.rows) == 0 {
		return
	}
	e.top = min(max(e.top, 0), len(e.rows)-1)
	e.normalise()
	if rest := e.below(); rest < e.size.Height {
		e.dy -= e.size.Height - rest
		e.normalise()
	}
}

func (e *Editor) normalise() {
	for e.dy < 0 && e.top > 0 {
		e.top--
		e.dy += e.layAt(e.top).height
	}
	e.dy = max(e.dy, 0)
	for e.top < len(e.rows)-1 && e.dy >= e.layAt(e.top).height {
		e.dy -= e.layAt(e.top).height
		e.top++
	}
}

// below is how much page there is below the top of the window, as far as it
// matters to fill it.
func (e *Editor) below() float32 {
	h := -e.dy
	for i := e.top; i < len(e.rows) && h < e.size.Height; i++ {
		h += e.layAt(i).height
	}
	return h
}

// near is how many blocks are walked at most to find where one lies.
const near = 200

// yOf is where a block begins, from the top of the window; false if it is far.
func (e *Editor) yOf(i int) (float32, bool) {
	y := -e.dy
	if i > e.top+near || i < e.top-near {
		return 0, false
	}
	for k := e.top; k < i; k++ {
		y += e.layAt(k).height
	}
	for k := e.top - 1; k >= i; k-- {
		y -= e.layAt(k).height
	}
	return y, true
}

// reveal scrolls so that the caret is in view, with some room around it.
func (e *Editor) reveal() {
	at := e.page.Caret()
	_, cy, h := e.caretIn(at)
	y, ok := e.yOf(at.Block)
	if !ok || y+cy < -e.size.Height || y+cy > 2*e.size.Height {
		e.top, e.dy = at.Block, cy-e.size.Height/3
		e.settle()
		return
	}
	room := min(1.5*h, e.size.Height/4)
	y += cy
	switch {
	case y < room:
		e.scroll(y - room)
	case y+h > e.size.Height-room:
		e.scroll(y + h + room - e.size.Height)
	}
}

// caretInView tells whether the caret's line is in the window.
func (e *Editor) caretInView() bool {
	at := e.page.Caret()
	y, ok := e.yOf(at.Block)
	if !ok || e.size.Height == 0 {
		return false
	}
	_, cy, h := e.caretIn(at)
	return y+cy+h > 0 && y+cy < e.size.Height
}

// hold keeps the text at the top of the window where it is while change lays
// the page out anew.
func (e *Editor) hold(change func()) {
	block, off, part := e.top, 0, float32(0)
	if len(e.rows) > 0 {
		if l := e.layAt(block); len(l.flows) == 1 && e.dy > 0 {
			f := l.flows[0]
			i := min(max(int((e.dy-f.y)/f.lineH), 0), len(f.lines)-1)
			off = f.lines[i].from
			part = (e.dy - f.y - f.lines[i].y) / f.lineH
		}
	}
	change()
	e.top, e.dy = block, 0
	if l := e.layAt(block); off > 0 {
		f := l.flows[0]
		e.dy = f.y + f.lines[f.lineAt(off)].y + part*f.lineH
	} else if part != 0 {
		e.dy = max(0, l.flows[0].y+part*l.flows[0].lineH)
	}
	e.settle()
}

// thumb is where the grip of the scroll bar lies, with no height if the whole
// page is in view.
func (e *Editor) thumb() rect {
	if e.total <= e.size.Height || e.size.Height <= 0 {
		return rect{}
	}
	h := max(32, e.size.Height*e.size.Height/e.total)
	var above float32
	for _, r := range e.rows[:e.top] {
		above += r.height
	}
	share := min(1, (above+e.dy)/(e.total-e.size.Height))
	return rect{e.size.Width - thumbWidth - 2, 2 + share*(e.size.Height-h-4), thumbWidth, h}
}

const thumbWidth = 9

// dragThumb scrolls to where the grip's top is at y.
func (e *Editor) dragThumb(y float32) {
	t := e.thumb()
	if t.h == 0 {
		return
	}
	share := min(max((y-2)/(e.size.Height-t.h-4), 0), 1)
	to := share * (e.total - e.size.Height)
	if share == 1 {
		to = e.total // guessed heights must not keep the end out of reach
	}
	e.top, e.dy = 0, 0
	for i, r := range e.rows {
		if to < r.height || i == len(e.rows)-1 {
			e.top, e.dy = i, to
			break
		}
		to -= r.height
	}
	e.settle()
	e.paint()
}

// Scrolled is the wheel.
func (e *Editor) Scrolled(ev *fyne.ScrollEvent) {
	e.scroll(-ev.Scrolled.DY)
	e.paint()
}
