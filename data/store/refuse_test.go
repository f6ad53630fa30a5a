package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
)

// closedTown is the folder of a closed book that holds a meeting.
func closedTown(t *testing.T) string {
	t.Helper()
	w := newTown(t)
	for _, it := range w.items {
		w.save(t, it.ID, typed(1))
	}
	must(t, w.Close())
	return w.Dir()
}

// TestRefusedFilesAreLeftAlone opens what is not a sound book of this version:
// each is refused with a plain sentence, and not a byte of it changes.
func TestRefusedFilesAreLeftAlone(t *testing.T) {
	for _, c := range []struct {
		what  string
		spoil func(t *testing.T, path string, whole []byte)
		want  error
		says  string
	}{
		{"another program's file", func(t *testing.T, path string, _ []byte) {
			put(t, path, []byte("Dear Sir, the minutes are attached."))
		}, store.ErrNotABook, "some other file"},
		{"a long text", func(t *testing.T, path string, _ []byte) { put(t, path, bytes.Repeat([]byte("minutes "), 4096)) }, store.ErrNotABook, "some other file"},
		{"another program's database", func(t *testing.T, path string, _ []byte) {
			must(t, os.Remove(path))
			execAll(t, path, "CREATE TABLE a (b)", "INSERT INTO a VALUES (1)")
		}, store.ErrNotABook, "another program"},
		{"a newer version", func(t *testing.T, path string, _ []byte) { execAll(t, path, "PRAGMA user_version = 99") }, store.ErrNewer, "99, this program knows 6"},
		{"a newer version, still in its log", func(t *testing.T, path string, _ []byte) { newerInLog(t, path) }, store.ErrNewer, "99, this program knows 6"},
		{"nothing at all", func(t *testing.T, path string, _ []byte) { put(t, path, nil) }, store.ErrDamaged, "is empty"},
		{"a few bytes", func(t *testing.T, path string, whole []byte) { put(t, path, whole[:50]) }, store.ErrDamaged, "only 50 bytes"},
		{"half a file", func(t *testing.T, path string, whole []byte) { put(t, path, whole[:len(whole)/2]) }, store.ErrDamaged, "cut short"},
		{"a file without its last byte", func(t *testing.T, path string, whole []byte) { put(t, path, whole[:len(whole)-1]) }, store.ErrDamaged, "cut short"},
		{"a header of zeros", func(t *testing.T, path string, whole []byte) { zero(t, path, whole, 0, 4096) }, store.ErrNotABook, "some other file"},
		{"a lost table of contents", func(t *testing.T, path string, whole []byte) { zero(t, path, whole, 100, 3000) }, store.ErrDamaged, "restore the newest backup"},
		{"lost pages", func(t *testing.T, path string, whole []byte) { zero(t, path, whole, 16*4096, 24*4096) }, store.ErrDamaged, "restore the newest backup"},
		{"noise in the middle", func(t *testing.T, path string, whole []byte) {
			for i := 30 * 4096; i < 34*4096; i++ {
				whole[i] ^= byte(i*7 + 3)
			}
			put(t, path, whole)
		}, store.ErrDamaged, "restore the newest backup"},
		{"a folder", func(t *testing.T, path string, _ []byte) {
			must(t, os.Remove(path))
			must(t, os.Mkdir(path, 0o700))
		}, store.ErrNotABook, "is not a file"},
	} {
		t.Run(c.what, func(t *testing.T) {
			dir := closedTown(t)
			path := filepath.Join(dir, "book.db")
			whole, err := os.ReadFile(path)
			must(t, err)
			c.spoil(t, path, whole)
			before := sums(t, dir)
			for name, open := range map[string]func(context.Context, string, store.Options) (*store.Book, error){"Open": store.Open, "OpenReader": store.OpenReader} {
				b, err := open(context.Background(), dir, store.Options{})
				if err == nil {
					b.Close()
				}
				if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s says %v, want %q", name, err, c.says)
				}
			}
			if after := sums(t, dir); after != before {
				t.Errorf("the file was changed:\n%s\n%s", before, after)
			}
		})
	}
}

func TestNoBookThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	if _, err := store.Open(context.Background(), dir, store.Options{}); !errors.Is(err, store.ErrNotABook) || !strings.Contains(err.Error(), "there is no book in "+dir) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made for a book that is not there")
	}
}

func TestCreateKeepsWhatIsThere(t *testing.T) {
	dir := closedTown(t)
	before := sums(t, dir)
	if _, err := store.Create(context.Background(), dir, store.Options{}); err == nil || !strings.Contains(err.Error(), "there is a book") {
		t.Errorf("%v", err)
	}
	if sums(t, dir) != before {
		t.Error("the book was changed")
	}
}

// TestTwoPrograms opens one book twice: the second is told who has it, may read
// beside the first, and gets it when the first is gone.
func TestTwoPrograms(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	_, err := store.Open(ctx, w.Dir(), store.Options{})
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), "somebody else (A Clerk, on the computer ") {
		t.Errorf("the second program is told %v", err)
	}
	if err := store.Restore(ctx, closedTown(t), w.Dir()); !errors.Is(err, store.ErrInUse) {
		t.Errorf("restored over an open book: %v", err)
	}
	if err := store.Restore(ctx, w.Dir(), t.TempDir()); !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), "not a backup") {
		t.Errorf("took an open book for a backup: %v", err)
	}
	r, err := store.OpenReader(ctx, w.Dir(), store.Options{})
	must(t, err)
	defer r.Close()
	w.save(t, w.items[0].ID, minutes("Typed while another reads."))
	if hits := got[[]store.Hit](t)(r.Search(ctx, store.SearchQuery{Words: "another reads"})); len(hits) != 1 {
		t.Errorf("the reader finds %v", hits)
	}
	if m := got[[]store.MeetingRow](t)(r.Meetings(ctx, store.MeetingFilter{})); len(m) != 1 {
		t.Errorf("the reader lists %v", m)
	}
	for what, err := range map[string]error{
		"a body": r.SaveBody(ctx, &data.Body{Name: "X"}), "a paper": r.AttachPaper(ctx, &data.Paper{Item: w.items[0].ID, Name: "x"}, strings.NewReader("x")),
		"an item": r.DeleteItem(ctx, w.items[0].ID), "an index": r.RebuildIndex(ctx),
	} {
		if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), "somebody else (A Clerk, on the computer ") {
			t.Errorf("the reader wrote %s: %v", what, err)
		}
	}
	if _, err := r.SaveText(w.items[0].ID, store.MinutesPart, minutes("No."), 1); !errors.Is(err, store.ErrInUse) {
		t.Errorf("the reader wrote a text: %v", err)
	}
	wellKept(t, r)
	must(t, w.Close())
	b, err := store.Open(ctx, w.Dir(), store.Options{})
	must(t, err)
	must(t, b.Close())
}

func put(t *testing.T, path string, content []byte) {
	t.Helper()
	must(t, os.WriteFile(path, content, 0o600))
}

func zero(t *testing.T, path string, whole []byte, from, to int) {
	t.Helper()
	clear(whole[from:to])
	put(t, path, whole)
}

// execAll runs plain SQL on a file as another program would.
func execAll(t testing.TB, path string, statements ...string) {
	t.Helper()
	db := plainSQL(t, path)
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// plainSQL opens a file without any of the store's settings.
func plainSQL(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", strings.NewReplacer("%", "%25", "#", "%23", "?", "%3f", " ", "%20").Replace("file:"+path))
	must(t, err)
	db.SetMaxOpenConns(1)
	return db
}

// newerInLog leaves the newer version number in the log, as a kill would: the
// header still says the old one.
func newerInLog(t *testing.T, path string) {
	t.Helper()
	live := filepath.Join(t.TempDir(), "live.db")
	whole, err := os.ReadFile(path)
	must(t, err)
	put(t, live, whole)
	db := plainSQL(t, live)
	defer db.Close()
	_, err = db.Exec("PRAGMA user_version = 99")
	must(t, err)
	for _, end := range []string{"", "-wal"} {
		part, err := os.ReadFile(live + end)
		must(t, err)
		put(t, path+end, part)
	}
	main, err := os.ReadFile(path)
	must(t, err)
	if binary.BigEndian.Uint32(main[60:]) == 99 {
		t.Fatal("the version is in the header already")
	}
}

// sums are the checksums of the database files in a folder.
func sums(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	for _, name := range []string{"book.db", "book.db-wal"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			sum := sha256.Sum256(content)
			out.WriteString(name + string(sum[:]) + "\n")
		}
	}
	return out.String()
}
