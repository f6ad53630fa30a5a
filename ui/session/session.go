// Package session is what every screen of the window shares: the open book, the
// clock, the way to other screens, the footer and the one way to work off the
// UI goroutine.
//
// Words. A screen is one page of the window. A place says which screen to show
// and on what. A command is something the clerk can do: it stands in a menu,
// in the command list (Ctrl+K) and usually has a shortcut. All shortcuts stand
// in keys.go of this package.
package session

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
	"minutebook/data/store"
)

// Name is the name of a screen.
type Name string

const (
	Meetings   Name = "Meetings"
	Agenda     Name = "Agenda"
	Minutes    Name = "Minutes"
	Review     Name = "Review"
	Actions    Name = "Actions"
	MinuteBook Name = "Minute book"
	Bodies     Name = "Bodies"
	Search     Name = "Search"
	Plan       Name = "Forward plan"
)

// Place says which screen to show and on what.
type Place struct {
	Screen  Name
	Body    int64  // Bodies, Minute book, Forward plan
	Meeting int64  // Agenda, Minutes, Review
	Item    int64  // Agenda, Minutes: the item to stand on
	Block   string // Minutes: the block to stand on
	Query   string // Search
}

// Screen is one page of the window. Every method runs on the UI goroutine.
type Screen interface {
	// Content is made once, when the screen is first shown.
	Content() fyne.CanvasObject
	// Show is called each time the clerk comes to the screen: it reads the book
	// and puts the focus where the hands want it.
	Show(Place)
	// Leave is called before another screen is shown and before the window
	// closes: it saves what is typed. An error keeps the clerk on the screen.
	Leave() error
	// Commands lists what can be done here, in the order of the menus.
	Commands() []Command
}

// Command is something the clerk can do.
type Command struct {
	Menu string        // "File", "Edit", "Item", "Minutes", "Go", "Help" ...
	Name string        // "Next item"
	Key  fyne.Shortcut // nil for none; from keys.go
	Run  func()
	Off  func() bool // nil: always possible
}

// Session is handed to every screen when it is made.
type Session struct {
	Book   *store.Book
	Now    func() time.Time
	Window fyne.Window

	// Go shows another screen; the present one is left first.
	Go func(Place)
	// Tell puts a message into the footer; it fades.
	Tell func(message string)
	// Fail puts an error into the footer, where it stays until dealt with.
	// doing is what was being done: "save the item".
	Fail func(doing string, err error)
	// Mended takes the errors of a doing out of the footer: it has succeeded
	// since. It may be nil.
	Mended func(doing string)
	// Dismiss takes the error in sight out of the footer; false if there is none.
	Dismiss func() bool
	// Saved shows in the footer when the words on the screen were last saved;
	// the zero time clears it.
	Saved func(at time.Time)
	// Commands tells the window that the commands of the screen have changed.
	Commands func()
	// Every calls f on the UI goroutine again and again until stop is called. It
	// may be nil: then nothing goes on by itself, as in tests.
	Every func(d time.Duration, f func()) (stop func())
	// Open shows a file with the program the desktop has for it.
	Open func(path string) error
	// Live gives the meeting as it stands on the live page; false while there is
	// none. The screen of the minutes sets it; it is nil before that was shown.
	Live func() (Moment, bool)
	// Clip is what was copied last on a page of any screen: see edit.Clip.
	Clip edit.Clip

	besides map[string]beside // the windows beside the main one, by title
}

// Work runs job off the UI goroutine and done on it, when job has ended.
func (s *Session) Work(job func(ctx context.Context) error, done func(error)) {
	go func() {
		err := job(context.Background())
		fyne.Do(func() { done(err) })
	}()
}

// Watch calls f every so often, where anything goes on by itself.
func (s *Session) Watch(d time.Duration, f func()) (stop func()) {
	if s.Every == nil {
		return func() {}
	}
	return s.Every(d, f)
}

// Did tells how something that can fail has ended: an error goes into the
// footer, and success takes an earlier one of the same doing out of it. It says
// whether it succeeded.
func (s *Session) Did(doing string, err error) bool {
	if err != nil {
		s.Fail(doing, err)
		return false
	}
	if s.Mended != nil {
		s.Mended(doing)
	}
	return true
}
