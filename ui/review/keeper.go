package review

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/review"
)

// keeper keeps the answer in the file while it is typed. Its methods run on the
// UI goroutine; the writing does not.
type keeper struct {
	path     string
	password string
	read     func() review.File
	saved    func()      // everything is in the file
	failed   func(error) // the words are a sentence
	after    func(time.Duration, func()) (stop func())

	dirty  bool
	flying bool
	stop   func() // the timer that runs; nil for none
	then   func() // waits until everything is in the file; nil for none

	writing sync.Mutex // held by the write that runs; guards what follows
	known   stamp
}

// How soon what is typed is in the file, and how soon a write that failed is
// tried again.
const (
	soon  = 400 * time.Millisecond
	later = 5 * time.Second
)

// stamp is how a file looked when it was read or written last.
type stamp struct {
	size int64
	at   time.Time
}

var errElsewhere = errors.New("another program has changed this file since it was opened; keep what you wrote in another place")

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

func newKeeper(path, password string, known stamp) *keeper {
	return &keeper{path: path, password: password, known: known, after: func(d time.Duration, f func()) func() {
		t := time.AfterFunc(d, func() { fyne.Do(f) })
		return func() { t.Stop() }
	}}
}

// changed says that there is something to save.
func (k *keeper) changed() {
	k.dirty = true
	k.wait(soon)
}

func (k *keeper) wait(d time.Duration) {
	if k.stop == nil && !k.flying {
		k.stop = k.after(d, k.tick)
	}
}

// settle writes what is not in the file yet at once, and calls then when it is: the
// lock of a file with a password takes a second. then is not called if it fails.
func (k *keeper) settle(then func()) {
	if k.then = then; k.stop != nil {
		k.stop()
	}
	k.tick()
	k.arrived()
}

// arrived calls what waits for everything to be in the file.
func (k *keeper) arrived() {
	if then := k.then; then != nil && !k.dirty && !k.flying {
		k.then = nil
		then()
	}
}

func (k *keeper) tick() {
	k.stop = nil
	if !k.dirty || k.flying {
		return
	}
	k.dirty, k.flying = false, true
	f := k.read()
	go func() {
		err := k.write(f)
		fyne.Do(func() { k.landed(err) })
	}()
}

func (k *keeper) landed(err error) {
	k.flying = false
	switch {
	case err != nil:
		k.dirty, k.then = true, nil
		k.failed(err)
		k.wait(later)
	case k.dirty && k.then != nil:
		k.tick()
	case k.dirty:
		k.wait(soon)
	default:
		k.saved()
		k.arrived()
	}
}

// flush writes what is not in the file yet, here and now.
func (k *keeper) flush() error {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
	if !k.dirty && !k.flying {
		return nil
	}
	if err := k.write(k.read()); err != nil { // waits for one under way
		k.dirty = true
		k.failed(err)
		k.wait(later)
		return err
	}
	k.dirty = false
	k.saved()
	return nil
}

// move keeps the answer in another file from now on.
func (k *keeper) move(path string) error {
	k.writing.Lock()
	was, known := k.path, k.known
	k.path, k.known = path, stamp{}
	k.writing.Unlock()
	k.dirty = true
	if err := k.flush(); err != nil {
		k.writing.Lock()
		k.path, k.known = was, known
		k.writing.Unlock()
		return err
	}
	return nil
}

func (k *keeper) write(f review.File) error {
	k.writing.Lock()
	defer k.writing.Unlock()
	now := stampOf(k.path)
	if k.known != (stamp{}) && now != (stamp{}) && now != k.known {
		return errElsewhere
	}
	b, err := review.Encode(f, k.password)
	if err != nil {
		return err
	}
	if err := replace(k.path, b); err != nil {
		return err
	}
	k.known = stampOf(k.path)
	return nil
}

// replace writes a file whole or not at all: beside it first, then in its place.
func replace(path string, b []byte) (err error) {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(path); err == nil {
		if mode = info.Mode().Perm(); mode&0o200 == 0 {
			return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".minutereview-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(b)
	if err := errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// because says why a file could not be written.
func because(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, errElsewhere):
		return err.Error()
	case errors.Is(err, fs.ErrPermission):
		return "this place can only be read"
	case errors.Is(err, fs.ErrNotExist):
		return "its folder is no longer there"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// isPassing tells whether a file lies where programs put what they show once, as
// mail programs do with what is opened from a mail.
func isPassing(path string) bool {
	rel, err := filepath.Rel(os.TempDir(), path)
	return err == nil && filepath.IsLocal(rel)
}
