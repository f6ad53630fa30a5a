package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can go wrong with a book, for errors.Is.
var (
	// ErrNotABook: the folder or file is not a Minute Book.
	ErrNotABook = errors.New("this is not a Minute Book")
	// ErrNewer: the book was saved by a newer version of the program.
	ErrNewer = errors.New("this book was saved by a newer version")
	// ErrDamaged: what is on the disk cannot be what was saved.
	ErrDamaged = errors.New("this book is damaged")
	// errCell: a value of a row is none that the program writes there.
	errCell = fmt.Errorf("%w: a value in it is not one that was saved there", ErrDamaged)
	// ErrInUse: another program has the book open; the message names who.
	ErrInUse = errors.New("this book is open already")
	// ErrNotFound: the book does not hold what was asked for.
	ErrNotFound = errors.New("the book does not hold it")
	// ErrLocked: the meeting's record is approved.
	ErrLocked = errors.New("the minutes are approved: nothing in them changes any more")
	// ErrPublished: the draft was published, and no correction is open.
	ErrPublished = errors.New("the draft is published: what changes in it now is a correction, with its reason")
	// ErrNotAllowed: whoever works on the book may not do it (rules.May).
	ErrNotAllowed = errors.New("this is not yours to do")
	// ErrConflict: the text was changed since it was read. The text that came
	// too late is kept as a revision.
	ErrConflict = errors.New("this text was changed elsewhere since it was read: both are kept, yours under its history")
	// ErrFull: there is no room on the disk. What was saved before stays.
	ErrFull = errors.New("the disk is full: what was saved before is safe, this is not saved yet")
)

// sentence is an error for the clerk that errors.Is knows by its kind.
type sentence struct {
	text string
	kind error
}

func (s sentence) Error() string { return s.text }
func (s sentence) Unwrap() error { return s.kind }

// say makes an error of a kind with a sentence of its own.
func say(kind error, format string, args ...any) error {
	return sentence{fmt.Sprintf(format, args...), kind}
}

// doing wraps *err with what was being done; deferred by every exported function.
func doing(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), explain(*err))
	}
}

// explain turns what SQLite or the system says into a sentence.
func explain(err error) error {
	var known sentence
	if errors.As(err, &known) {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if isFull(err) {
		return ErrFull
	}
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	if se.Code() == sqlite3.SQLITE_IOERR_SHMSIZE { // the -shm file could not grow
		return ErrFull
	}
	switch se.Code() & 0xff {
	case sqlite3.SQLITE_INTERRUPT:
		return context.Canceled
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_CORRUPT:
		return say(ErrDamaged, "%v: restore the newest backup (%s)", ErrDamaged, sqliteText(se))
	case sqlite3.SQLITE_NOTADB:
		return ErrNotABook
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return say(ErrInUse, "%v: another program holds it", ErrInUse)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("the book's folder cannot be written (%s)", sqliteText(se))
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk does not answer as it should (%s)", sqliteText(se))
	case sqlite3.SQLITE_CONSTRAINT:
		return explainConstraint(se)
	}
	return err
}

// hasNoPlace tells whether SQLite could not make its files beside the book.
func hasNoPlace(err error) bool {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return false
	}
	code := se.Code() & 0xff
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY || errors.Is(explain(err), ErrFull)
}

// explainConstraint says what a trigger, key or check has refused.
func explainConstraint(se *sqlite.Error) error {
	text := sqliteText(se)
	switch se.Code() {
	case sqlite3.SQLITE_CONSTRAINT_TRIGGER:
		if strings.HasPrefix(text, "locked:") {
			return ErrLocked
		}
		return errors.New(text)
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return errors.New("the book does not hold what this refers to, or still refers to it")
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return fmt.Errorf("the book holds the same already (%s)", text)
	}
	return fmt.Errorf("the book does not take it (%s)", text)
}

// sqliteText is SQLite's message without the driver's decoration.
func sqliteText(se *sqlite.Error) string {
	text := strings.TrimPrefix(se.Error(), "constraint failed: ")
	if i := strings.LastIndex(text, " ("); i > 0 {
		text = text[:i]
	}
	return text
}

// isFull tells whether the system found no room.
func isFull(err error) bool {
	var no syscall.Errno
	return errors.As(err, &no) && fullCodes[no]
}
