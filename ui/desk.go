package ui

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/store"
	"minutebook/ui/audit"
	"minutebook/ui/session"
)

// Desk is the program between its start and its end: it opens the book, shows
// it, or says why it cannot.
type Desk struct {
	app   fyne.App
	win   fyne.Window
	shell *Shell // nil while no book is open
	end   func() // of the watch for crashes
}

// NewDesk makes the desk of one window.
func NewDesk(a fyne.App, win fyne.Window) *Desk { return &Desk{app: a, win: win, end: func() {}} }

// Open opens the book in dir, made if there is none, at a place. An empty dir
// is the usual one.
func (d *Desk) Open(dir string, at session.Place) {
	again := func(dir string) { d.Open(dir, at) }
	if dir == "" {
		usual, err := store.DefaultDir()
		if err != nil {
			Trouble(d.win, "", err, again)
			return
		}
		dir = usual
	}
	book, err := openOrCreate(dir)
	if err != nil {
		Trouble(d.win, dir, err, again)
		return
	}
	d.shell = New(Options{Window: d.win, Book: book, Now: time.Now, Open: d.show, Screens: Screens(), Every: every})
	earlier, end, err := WatchCrashes(book.Dir(), time.Now())
	d.end = end
	at.Screen = screenNamed(at.Screen)
	d.shell.Go(at)
	d.shell.Start()
	audit.IAm(d.shell.session, false, func() { d.shell.Go(d.shell.place) })
	if err != nil {
		d.shell.session.Fail("watch over the program", err)
	}
	if earlier != "" {
		d.shell.session.Tell("Minute Book stopped unexpectedly last time. Everything saved is here; the report is in " + earlier)
	}
}

// screenNamed is the screen of a name however it is written; Meetings if there
// is none.
func screenNamed(name session.Name) session.Name {
	for _, s := range Screens() {
		if strings.EqualFold(string(s.Name), string(name)) {
			return s.Name
		}
	}
	return session.Meetings
}

// openOrCreate opens a book; a folder that is not there or empty gets a new one.
func openOrCreate(dir string) (*store.Book, error) {
	ctx := context.Background()
	book, err := store.Open(ctx, dir, store.Options{})
	if err == nil || !errors.Is(err, store.ErrNotABook) {
		return book, err
	}
	entries, listErr := os.ReadDir(dir)
	if listErr != nil && !errors.Is(listErr, os.ErrNotExist) || !isFresh(entries) {
		return nil, err
	}
	return store.Create(ctx, dir, store.Options{})
}

// isFresh tells whether a folder holds nothing, or only what is left where a
// book was being made.
func isFresh(entries []os.DirEntry) bool {
	for _, e := range entries {
		if e.Name() != crashName && !strings.HasSuffix(e.Name(), ".lock") && e.Name() != "lock" {
			return false
		}
	}
	return true
}

// show opens a file with the program the desktop has for it.
func (d *Desk) show(path string) error { return openWith(d.app, path) }

// Close saves what is typed and closes the book, after the window has gone.
func (d *Desk) Close() error {
	defer d.end()
	if d.shell == nil {
		return nil
	}
	return d.shell.Shut()
}
