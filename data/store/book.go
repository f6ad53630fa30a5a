package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

const (
	fileName       = "book.db"
	attachmentsDir = "attachments"
	backupsDir     = "backups"
	readers        = 3
)

// Options say who works on a book and what the time is.
type Options struct {
	Actor string           // for the audit trail; "" is the OS user
	Now   func() time.Time // nil is time.Now
}

// Book is an open book.
type Book struct {
	dir      string
	w, r     *sql.DB // w is nil in a book that is open to read only
	lock     *lock
	readOnly string       // why there is no w
	reading  string       // options the readers were opened with
	actor    string       // who works on it
	named    bool         // the actor was given
	who      sync.RWMutex // held while actor is read or set
	now      func() time.Time
	files    sync.RWMutex // held to read while a file is on its way to its row, to write by sweep
}

// DefaultDir is MINUTEBOOK_BOOK or the folder MinuteBook in the user's local
// application data: a place that is not synchronised, because a synchroniser
// copies the parts of a database at different moments and ruins it.
func DefaultDir() (string, error) {
	if dir := os.Getenv("MINUTEBOOK_BOOK"); dir != "" {
		return filepath.Abs(dir)
	}
	const name = "MinuteBook"
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, name), nil
		}
	case "darwin": // UserConfigDir is ~/Library/Application Support
	default:
		if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, name), nil
		}
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the place for the book: %w", err)
		}
		return filepath.Join(home, ".local", "share", name), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the place for the book: %w", err)
	}
	return filepath.Join(dir, name), nil
}

// Create makes the folder and an empty book in it, and opens it. It fails if
// there is a book.
func Create(ctx context.Context, dir string, o Options) (_ *Book, err error) {
	defer doing(&err, "create book")
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, plainPathError(err)
	}
	l, err := takeLock(dir, o)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, fileName)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		l.release()
		return nil, fmt.Errorf("there is a book in %s already", dir)
	}
	if err := createFile(ctx, path); err != nil {
		l.release()
		return nil, err
	}
	return open(ctx, dir, l, o)
}

// createFile makes an empty book under a temporary name and gives it its name
// when it is whole, so that a kill in between leaves no half book.
func createFile(ctx context.Context, path string) error {
	part := path + ".part"
	removeDatabase(part)
	db, err := openPool(ctx, part, "_journal_mode=DELETE&_synchronous=FULL", 1)
	if err != nil {
		return err
	}
	err = errors.Join(migrate(ctx, db, steps(), nil), db.Close())
	if err == nil {
		err = renameSynced(part, path)
	}
	if err != nil {
		removeDatabase(part)
	}
	return err
}

// Open opens the book in dir as its one writer.
func Open(ctx context.Context, dir string, o Options) (_ *Book, err error) {
	defer doing(&err, "open book")
	dir, path, err := fileIn(dir)
	if err != nil {
		return nil, err
	}
	l, err := takeLock(dir, o)
	if err != nil {
		return nil, err
	}
	if err := examine(ctx, path); err != nil {
		l.release()
		return nil, err
	}
	return open(ctx, dir, l, o)
}

// fileIn is the file of the book in a folder that has one, and the folder's whole
// path.
func fileIn(dir string) (whole, path string, err error) {
	if whole, err = filepath.Abs(dir); err != nil {
		return "", "", err
	}
	path = filepath.Join(whole, fileName)
	return whole, path, mustExist(path)
}

// open opens an examined file under a lock, and releases the lock if it cannot.
func open(ctx context.Context, dir string, l *lock, o Options) (*Book, error) {
	b := newBook(dir, o)
	b.lock = l
	if err := b.openPools(ctx); err != nil {
		if errors.Is(explain(err), ErrFull) {
			err = say(ErrFull, "the disk is full: make room and open the book again; what was saved is safe")
		}
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *Book) openPools(ctx context.Context) error {
	path := filepath.Join(b.dir, fileName)
	old, err := upgrade(ctx, path, b.now())
	if err != nil {
		return err
	}
	w, err := openPool(ctx, path, writeOptions, 1)
	if err != nil {
		return err
	}
	b.w, b.reading = w, readOptions
	if b.r, err = openPool(ctx, path, b.reading, readers); err != nil {
		return err
	}
	if old { // from before the file was held to be whole
		_, _ = b.witnessAll(ctx) // as witness
	} else {
		b.witness(ctx, false)
	}
	if b.named {
		return nil
	}
	return b.knowActor(ctx)
}

// OpenReader opens the book in dir to read only. It works beside a program that
// has the book open, and every function that writes returns ErrInUse.
func OpenReader(ctx context.Context, dir string, o Options) (_ *Book, err error) {
	defer doing(&err, "open book")
	dir, path, err := fileIn(dir)
	if err != nil {
		return nil, err
	}
	b := newBook(dir, o)
	b.readOnly = "another program may be writing it"
	if who := holder(dir); who != "" {
		b.readOnly = who
	} else if err := examine(ctx, path); err != nil {
		return nil, err
	}
	if err := b.openReaders(ctx, path); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// openReaders opens the readers alone. In a folder that cannot be written, or on
// a full disk, they find no place for the -shm file and read the file as it stands.
func (b *Book) openReaders(ctx context.Context, path string) (err error) {
	for _, b.reading = range []string{readOptions, quietOptions(path)} {
		if b.r, err = openPool(ctx, path, b.reading, readers); err != nil {
			continue
		}
		if err = mustBeCurrent(ctx, b.r); !hasNoPlace(err) {
			return err
		}
		b.r.Close()
	}
	return err
}

func newBook(dir string, o Options) *Book {
	b := &Book{dir: dir, actor: o.Actor, named: o.Actor != "", now: o.Now}
	if b.actor == "" {
		b.actor = osUser()
	}
	if b.now == nil {
		b.now = time.Now
	}
	return b
}

func osUser() string {
	u, err := user.Current()
	switch {
	case err != nil:
		return "unknown"
	case u.Name != "":
		return u.Name
	}
	return u.Username
}

// Dir is the book's folder.
func (b *Book) Dir() string { return b.dir }

// ReadOnly tells whether the book was opened by OpenReader.
func (b *Book) ReadOnly() bool { return b.w == nil }

// Close closes the book. Readers close first, so that the writer can leave one
// clean file behind.
func (b *Book) Close() (err error) {
	defer doing(&err, "close book")
	for _, db := range []*sql.DB{b.r, b.w} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	if b.lock != nil {
		err = errors.Join(err, b.lock.release())
	}
	b.lock = nil
	return err
}

// Checkpoint moves what was written into book.db itself, so that a damaged
// write-ahead log can cost nothing older. It is for quiet moments.
func (b *Book) Checkpoint() (err error) {
	defer doing(&err, "tidy the book")
	if b.w == nil {
		return nil
	}
	_, err = b.w.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}
