package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// The lock itself, and beside it who holds it: on Windows nobody else can read
// a locked file.
const (
	lockName   = "book.lock"
	holderName = "book.holder"
)

// lock is the right to write the book in a folder. The system gives it back
// when the process ends, however it ends.
type lock struct {
	file *flock.Flock
	dir  string
}

// takeLock takes the lock of the folder or says who has it.
func takeLock(dir string, o Options) (*lock, error) {
	file := flock.New(filepath.Join(dir, lockName))
	ok, err := file.TryLock()
	// A reader that asks who is there holds it for a moment and leaves no name.
	for tries := 0; err == nil && !ok && tries < 10 && !named(dir); tries++ {
		time.Sleep(20 * time.Millisecond)
		ok, err = file.TryLock()
	}
	if err != nil {
		return nil, plainPathError(err)
	}
	if !ok {
		return nil, say(ErrInUse, "%s", readHolder(dir))
	}
	l := &lock{file, dir}
	if err := os.WriteFile(filepath.Join(dir, holderName), []byte(holderText(o)), 0o600); err != nil && !isFull(err) {
		l.release()
		return nil, plainPathError(err)
	}
	return l, nil
}

// holderText is the sentence that others read about who has the book.
func holderText(o Options) string {
	b := newBook("", o)
	where := "on this computer"
	if host, err := os.Hostname(); err == nil {
		where = "on the computer " + host
	}
	return fmt.Sprintf("somebody else (%s, %s) has had this book open since %s", b.actor, where, b.now().Format("2 January 2006 15:04"))
}

// release gives the lock back. The files stay or go together with the book.
func (l *lock) release() error {
	if err := os.Remove(filepath.Join(l.dir, holderName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, l.file.Unlock())
	}
	return l.file.Unlock()
}

// holder says who has the book open to write; "" if nobody has.
func holder(dir string) string {
	path := filepath.Join(dir, lockName)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	file := flock.New(path, flock.SetFlag(os.O_RDONLY))
	ok, err := file.TryRLock()
	if err == nil && ok {
		file.Unlock()
		return ""
	}
	return readHolder(dir)
}

// named tells whether whoever holds the lock has left a name.
func named(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, holderName))
	return err == nil
}

// readHolder reads who holds the lock. Whoever has just taken it may still be
// about to write its name.
func readHolder(dir string) string {
	for range 5 {
		text, err := os.ReadFile(filepath.Join(dir, holderName))
		if err == nil && len(text) > 0 {
			return strings.TrimSpace(string(text))
		}
		time.Sleep(10 * time.Millisecond)
	}
	return "another program has this book open"
}

// plainPathError says what cannot be done with a path without the system call.
func plainPathError(err error) error {
	var pe *fs.PathError
	if !errors.As(err, &pe) || isFull(err) {
		return err
	}
	if errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "read-only file system") {
		return fmt.Errorf("the folder %s cannot be written: %w", filepath.Dir(pe.Path), pe.Err)
	}
	return fmt.Errorf("%s: %w", pe.Path, pe.Err)
}
