// Package review is the window in which somebody reads a draft that was sent to
// them as a review file, on any computer and without a book: the page as it will
// be printed, with what they change marked in it and their comments beside it.
//
// Words. The reader is who reads. A comment (review.Remark) is on some words, a
// block, an item or the whole; a change is words struck out or put in. Both are
// stops: n goes to the next one, p to the one before. The window reads, where
// letters are commands, or writes, where they go into the text. The answer is
// what goes back to the clerk: comments, changes and the verdict on the whole.
//
// Promises. The file that was opened is the file to send back: everything is
// saved in it within half a second of being typed, whole or not at all. The text
// that was sent is always in it. Everything can be undone.
package review

import (
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
	"minutebook/ui/session"
)

// Options is what the window needs to know.
type Options struct {
	Window fyne.Window
	Now    func() time.Time
	Open   func(path string) error // shows a file with the desktop's program for it
	// Commands is called when the commands have changed.
	Commands func()
	Clip     *edit.Clip // what was copied last on any page of the program
}

// command is a command of the window, in the form of a screen's.
func command(menu, name string, key fyne.Shortcut, run func()) session.Command {
	return session.Command{Menu: menu, Name: name, Key: key, Run: run}
}
