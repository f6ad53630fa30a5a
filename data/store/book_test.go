package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"minutebook/data"
	"minutebook/data/store"
)

func TestDefaultDir(t *testing.T) {
	t.Setenv("MINUTEBOOK_BOOK", "")
	t.Setenv("XDG_DATA_HOME", "/home/clerk/data")
	t.Setenv("LOCALAPPDATA", `C:\Users\clerk\AppData\Local`)
	dir := got[string](t)(store.DefaultDir())
	if filepath.Base(dir) != "MinuteBook" || !filepath.IsAbs(dir) {
		t.Errorf("the default place is %s", dir)
	}
	t.Setenv("MINUTEBOOK_BOOK", "elsewhere")
	if dir := got[string](t)(store.DefaultDir()); filepath.Base(dir) != "elsewhere" || !filepath.IsAbs(dir) {
		t.Errorf("MINUTEBOOK_BOOK gives %s", dir)
	}
}

// TestReopen closes a book and opens it again: one clean file is left between.
func TestReopen(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.save(t, w.items[0].ID, minutes("Kept."))
	must(t, w.Checkpoint())
	must(t, w.Close())
	must(t, w.Close())
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(w.Dir()), "*", "book.db-*")); err != nil || len(left) > 0 {
		t.Errorf("closing left %v, %v", left, err)
	}
	if _, err := w.SaveText(w.items[0].ID, store.MinutesPart, minutes("Late."), 1); err == nil {
		t.Error("saved to a closed book")
	}
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	if r, err := b.Record(ctx, w.meeting.ID); err != nil || len(r.Items[0].Decisions()) != 1 {
		t.Errorf("reopened: %+v, %v", r.Items, err)
	}
	wellKept(t, b)
}

// TestManyAtOnce types into three items while others read, search, check and
// back up.
func TestManyAtOnce(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	var g errgroup.Group
	for _, it := range w.items {
		g.Go(func() error {
			rev := int64(0)
			for n := range 40 {
				var err error
				if rev, err = w.SaveText(it.ID, store.MinutesPart, typed(n+1), rev); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for range 3 {
		g.Go(func() error {
			for range 20 {
				_, err := w.Search(ctx, store.SearchQuery{Words: "considered"})
				_, err2 := w.Record(ctx, w.meeting.ID)
				_, err3 := w.Actions(ctx, store.ActionFilter{Open: true})
				if err := errors.Join(err, err2, err3); err != nil {
					return err
				}
			}
			return nil
		})
	}
	g.Go(func() error { return w.Backup(ctx, filepath.Join(t.TempDir(), "copy")) })
	g.Go(func() error { return w.BackupIfDue(ctx) })
	must(t, g.Wait())
	texts, err := w.MeetingTexts(ctx, w.meeting.ID)
	must(t, err)
	for _, it := range w.items {
		if n := counted(texts[it.ID].Minutes.Doc); n != 40 {
			t.Errorf("%s holds %d", it.Title, n)
		}
	}
	wellKept(t, w.Book)
}

// TestAudit reads the trail and who is in it.
func TestAudit(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.clock.forward(time.Hour)
	must(t, w.IssueAgenda(ctx, w.meeting.ID, "2026-11-13", ""))
	all := got[[]data.AuditEntry](t)(w.Audit(ctx, 0))
	last := got[[]data.AuditEntry](t)(w.Audit(ctx, 1))
	if len(all) != 10 || len(last) != 1 || last[0] != all[0] {
		t.Fatalf("%d entries, the last %+v", len(all), last)
	}
	e := all[0]
	if e.Verb != "issued" || e.Entity != "meeting" || e.UID != w.meeting.UID || e.Actor != "A Clerk" || !e.At.Equal(w.clock.at) ||
		!strings.Contains(e.Detail, "23 November 2026") || len(e.Hash) != 64 {
		t.Errorf("the entry is %+v", e)
	}
}

// TestFailedUpgrade opens a book that says it is older than it is, so that its
// upgrade must fail: the book stays as it was, and its copy is in backups/.
func TestFailedUpgrade(t *testing.T) {
	ctx := context.Background()
	dir := closedTown(t)
	path := filepath.Join(dir, "book.db")
	today := "PRAGMA user_version = " + strconv.Itoa(schemaVersion(t, path))
	execAll(t, path, "PRAGMA user_version = 0")
	before := sums(t, dir)
	if _, err := store.Open(ctx, dir, store.Options{}); err == nil || !strings.Contains(err.Error(), "upgrade to version 1") {
		t.Fatalf("upgraded: %v", err)
	}
	if sums(t, dir) != before {
		t.Error("a failed upgrade changed the book")
	}
	if _, err := store.OpenReader(ctx, dir, store.Options{}); err == nil || !strings.Contains(err.Error(), "older version") {
		t.Errorf("read without its upgrade: %v", err)
	}
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "before-upgrade-from-0-*.db"))
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies: %v", copies)
	}
	execAll(t, path, today) // what both files are in truth
	execAll(t, copies[0], today)
	must(t, store.Restore(ctx, copies[0], dir))
	b, err := store.Open(ctx, dir, store.Options{})
	must(t, err)
	defer b.Close()
	wellKept(t, b)
}

// schemaVersion is the version a file says it is of.
func schemaVersion(t *testing.T, path string) (v int) {
	t.Helper()
	db := plainSQL(t, path)
	defer db.Close()
	must(t, db.QueryRow("PRAGMA user_version").Scan(&v))
	return v
}
