package store_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestBackupAndRestore loses a book and gets it back, with its papers.
func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.save(t, w.items[0].ID, minutes("Before."))
	p := data.Paper{Item: w.items[0].ID, Name: "report.pdf"}
	must(t, w.AttachPaper(ctx, &p, strings.NewReader("%PDF-1.7 report")))
	dest := filepath.Join(t.TempDir(), "usb", "copy")
	must(t, w.Backup(ctx, dest))
	if err := w.Backup(ctx, dest); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("backed up over a backup: %v", err)
	}
	w.save(t, w.items[0].ID, minutes("After."))
	must(t, w.Close())

	for what, dir := range map[string]string{"over the book": w.Dir(), "into an empty place": filepath.Join(t.TempDir(), "new")} {
		must(t, store.Restore(ctx, dest, dir))
		b, err := store.Open(ctx, dir, store.Options{})
		must(t, err)
		if text := doc.Plain(got[store.Texts](t)(b.Texts(ctx, w.items[0].ID)).Minutes.Doc); !strings.HasPrefix(text, "Before.") {
			t.Errorf("%s: %q", what, text)
		}
		r, err := b.OpenPaper(ctx, p.ID)
		must(t, err)
		if content, err := io.ReadAll(r); err != nil || string(content) != "%PDF-1.7 report" {
			t.Errorf("%s: the paper is %q, %v", what, content, err)
		}
		r.Close()
		wellKept(t, b)
		must(t, b.Close())
	}
	if aside, err := filepath.Glob(filepath.Join(w.Dir(), "damaged-*", "book.db")); err != nil || len(aside) != 1 {
		t.Errorf("the old book is not kept: %v, %v", aside, err)
	}
}

// TestRestoreWithAStaleLog leaves the log of a killed program beside the book
// that is restored. Replayed into the backup it would ruin it without a word.
func TestRestoreWithAStaleLog(t *testing.T) {
	ctx := context.Background()
	dir := closedTown(t)
	b, err := store.Open(ctx, dir, store.Options{})
	must(t, err)
	dest := filepath.Join(t.TempDir(), "copy")
	must(t, b.Backup(ctx, dest))
	must(t, b.Close())
	if killTypist(t, dir, 50*time.Millisecond) == 0 {
		t.Fatal("nothing was saved before the kill")
	}
	log, err := os.Stat(filepath.Join(dir, "book.db-wal"))
	if err != nil || log.Size() == 0 {
		t.Fatalf("the kill left no log: %v", err)
	}
	must(t, store.Restore(ctx, dest, dir))
	if _, err := os.Stat(filepath.Join(dir, "book.db-wal")); err == nil {
		t.Error("the old log lies beside the restored book")
	}
	b, err = store.Open(ctx, dir, store.Options{})
	must(t, err)
	defer b.Close()
	if n := counted(got[store.Texts](t)(b.Texts(ctx, 1)).Minutes.Doc); n != 1 {
		t.Errorf("the restored book holds text %d, the backup held 1", n)
	}
	wellKept(t, b)
	if aside, err := filepath.Glob(filepath.Join(dir, "damaged-*", "book.db-wal")); err != nil || len(aside) != 1 {
		t.Errorf("the old log is not kept with its book: %v, %v", aside, err)
	}
}

func TestRestoreRefusesABadBackup(t *testing.T) {
	ctx := context.Background()
	dir := closedTown(t)
	before := sums(t, dir)
	bad := t.TempDir()
	whole, err := os.ReadFile(filepath.Join(dir, "book.db"))
	must(t, err)
	for what, spoil := range map[string][]byte{"half": whole[:len(whole)/2], "other": []byte("hello"), "empty": nil} {
		put(t, filepath.Join(bad, "book.db"), spoil)
		if err := store.Restore(ctx, bad, dir); !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotABook) {
			t.Errorf("%s: %v", what, err)
		}
		if sums(t, dir) != before {
			t.Fatalf("%s: the book was changed", what)
		}
	}
	if err := store.Restore(ctx, filepath.Join(bad, "none"), dir); err == nil {
		t.Error("restored from nowhere")
	}
}

// TestBackupNeedsItsPapers refuses to call a copy whole that lacks a paper.
func TestBackupNeedsItsPapers(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	p := data.Paper{Item: w.items[0].ID, Name: "report.pdf"}
	must(t, w.AttachPaper(ctx, &p, strings.NewReader("report")))
	path, err := w.PaperFile(ctx, p.ID)
	must(t, err)
	must(t, os.WriteFile(path, []byte("tropes"), 0o600))
	dest := filepath.Join(t.TempDir(), "copy")
	if err := w.Backup(ctx, dest); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("backed up a damaged paper: %v", err)
	}
	if _, err := os.Stat(dest); err == nil {
		t.Error("a half copy stays")
	}
	problems := got[[]store.Problem](t)(w.Check(ctx))
	if len(problems) != 1 || !strings.Contains(problems[0].What, `"report.pdf" was altered`) {
		t.Errorf("Check says %v", problems)
	}
}

// TestRotation keeps a book for three years, a copy every day it is used.
func TestRotation(t *testing.T) {
	long(t)
	ctx := context.Background()
	w := newTown(t)
	for range 120 {
		must(t, w.BackupIfDue(ctx))
		w.clock.forward(5 * time.Hour)
		must(t, w.BackupIfDue(ctx)) // not due
		w.clock.forward(10*24*time.Hour - 5*time.Hour)
	}
	names, err := os.ReadDir(filepath.Join(w.Dir(), "backups"))
	must(t, err)
	// Every ten days: 14 newest days, in them all 8 weeks, and 24 months of which
	// the newest 5 are among the days.
	if len(names) < 30 || len(names) > 36 {
		t.Errorf("%d copies are kept: %v", len(names), names)
	}
	for _, n := range names {
		if strings.HasSuffix(n.Name(), ".part") {
			t.Errorf("%s was left", n.Name())
		}
	}
	last := filepath.Join(w.Dir(), "backups", names[len(names)-1].Name())
	must(t, w.Close())
	must(t, store.Restore(ctx, last, w.Dir()))
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	wellKept(t, b)
}

// TestDeletedPaperIsSwept keeps the file of a deleted paper for a month.
func TestDeletedPaperIsSwept(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.clock.at = time.Now()
	kept, gone := data.Paper{Item: w.items[0].ID, Name: "kept.pdf"}, data.Paper{Item: w.items[0].ID, Name: "gone.pdf"}
	must(t, w.AttachPaper(ctx, &kept, strings.NewReader("kept")))
	must(t, w.AttachPaper(ctx, &gone, strings.NewReader("gone")))
	path, err := w.PaperFile(ctx, gone.ID)
	must(t, err)
	must(t, w.DeletePaper(ctx, gone.ID))
	w.clock.forward(2 * 24 * time.Hour)
	must(t, w.BackupIfDue(ctx))
	if _, err := os.Stat(path); err != nil {
		t.Errorf("after two days: %v", err)
	}
	w.clock.forward(40 * 24 * time.Hour)
	must(t, w.BackupIfDue(ctx))
	if _, err := os.Stat(path); err == nil {
		t.Error("the file of a deleted paper stays for good")
	}
	wellKept(t, w.Book)
}
