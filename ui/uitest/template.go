package uitest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"minutebook/data/store"
)

// Making a book with its tables, and filling it, costs more than most tests of a
// screen. So one of each kind is made, and every test has a copy of its own.

// emptyBook is the folder of a new book.
var emptyBook = sync.OnceValues(func() (folder, error) {
	return bookOf(func(*store.Book) error { return nil })
})

// councilBook is the folder of the book of NewCouncil, with what is in it.
var councilBook = sync.OnceValues(func() (filled, error) {
	var c Council
	files, err := bookOf(c.fill)
	return filled{files, c}, err
})

type filled struct {
	folder
	council Council
}

// folder is files by name.
type folder map[string][]byte

// bookOf makes a book of what fill puts into it.
func bookOf(fill func(*store.Book) error) (_ folder, err error) {
	dir, err := os.MkdirTemp("", "book")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	b, err := store.Create(context.Background(), dir, store.Options{Actor: "clerk", Now: evening})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(fill(b), b.Close()); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := folder{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// open opens a copy of the book in a folder of its own, and closes it at the end.
func (f folder) open(t testing.TB, o store.Options) *store.Book {
	t.Helper()
	dir := t.TempDir()
	for name, content := range f {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := store.Open(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}
