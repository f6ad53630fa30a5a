// Package room is the window for the people in the room: on another monitor, in
// type that can be read from the back, what is being dealt with.
//
// Words. The view is what the room may see at a moment: the item, what is put to
// the vote in the words that stand on the page, who speaks, how a vote went. The
// board is the view laid out on a surface. A proposal is a motion, an amendment
// or a resolution.
//
// Promises. Nothing that is kept from the public is ever in a view: it is made of
// the record's Public form, and while the public are excluded it holds the item's
// number and title and the time alone. The view follows the page within half a
// second and costs nothing per key: it is looked at when the clock ticks.
package room

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"minutebook/data/rules"
	"minutebook/ui/session"
)

// Title is the title of the window.
const Title = "Screen for the room"

// tick is how often the page is looked at.
const tick = 300 * time.Millisecond

// Open shows the window, or brings it to the front. On a desk with two monitors
// it fills the second and the hands stay on the page. Esc goes from the whole
// screen to the window, and from there to the page.
func Open(s *session.Session) {
	var w fyne.Window
	if !s.Beside(Title, func(window fyne.Window) func() { w = window; return fill(s, window) }) {
		return
	}
	if !second() { // it stays in front, to be taken hold of
		s.Tell("Drag the screen for the room to the other monitor, then press F11 in it or double-click it.")
		return
	}
	fillScreen(w)
	s.Tell("The screen for the room is on the second monitor. Esc in it makes it a window again.")
	s.Window.RequestFocus()
}

// fill puts the board into the window and lets it follow the page.
func fill(s *session.Session, w fyne.Window) (ended func()) {
	b := newBoard(func() { toggle(w) })
	look := func() { b.show(viewNow(s)) }
	look()
	w.SetPadded(false)
	w.SetContent(b)
	w.Resize(fyne.NewSize(960, 600))
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		switch {
		case key.Name == fyne.KeyF11:
			toggle(w)
		case key.Name == fyne.KeyEscape && w.FullScreen():
			w.SetFullScreen(false)
		case key.Name == fyne.KeyEscape:
			s.Window.RequestFocus()
		case slices.Contains(writing, key.Name):
			toPage(s, func(page fyne.Focusable) { page.TypedKey(key) })
		}
	})
	w.Canvas().SetOnTypedRune(func(r rune) {
		toPage(s, func(page fyne.Focusable) { page.TypedRune(r) })
	})
	return s.Watch(tick, look)
}

// writing are the keys beside letters that write. Others stay with this window:
// Alt that took the hands to the page would let Alt+F4 close the book.
var writing = []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyDelete,
	fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown}

// toPage gives what is typed while this window is in front to where the hands were,
// and takes them there: nobody looks at the keys to see who hears them.
func toPage(s *session.Session, typed func(page fyne.Focusable)) {
	s.Window.RequestFocus()
	if page := s.Window.Canvas().Focused(); page != nil {
		typed(page)
	}
}

// viewNow is what the room may see of the live page; of a book on which no
// meeting is open, the time.
func viewNow(s *session.Session) View {
	now := s.Now()
	if s.Live == nil {
		return View{Clock: now.Format(clockForm)}
	}
	m, open := s.Live()
	if !open {
		return View{Clock: now.Format(clockForm)}
	}
	speakers, err := s.Book.Speakers(context.Background(), m.Item)
	s.Did("read the speakers for the room", err)
	return ViewOf(m.Record, m.Item, m.Block, rules.WithoutForgotten(speakers, now), now)
}

// toggle fills the screen with the window, or makes it a window again.
func toggle(w fyne.Window) {
	if w.FullScreen() {
		w.SetFullScreen(false)
		return
	}
	fillScreen(w)
}

// fillScreen fills the second monitor, or else the one there is.
func fillScreen(w fyne.Window) {
	if d, ok := w.(desktop.Window); ok && second() {
		d.RequestFullScreenSecondary()
		return
	}
	w.SetFullScreen(true)
}

// second tells whether there is another monitor that shows something else.
func second() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.HasSecondaryDisplay()
}
