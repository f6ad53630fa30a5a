package store_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
)

// witnessOf is approvals.txt beside a book that is closed, line by line.
func witnessOf(t *testing.T, dir string) []string {
	t.Helper()
	whole, err := os.ReadFile(filepath.Join(dir, "approvals.txt"))
	must(t, err)
	return slices.Collect(strings.Lines(string(whole)))
}

// said is all that Check and VerifyChain say of a book that is opened.
func said(t *testing.T, w *town) (check, verify string) {
	t.Helper()
	ctx := context.Background()
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		check += p.What + "\n"
	}
	for _, r := range got[[]store.ChainReport](t)(b.VerifyChain(ctx)) {
		if r.Broken != "" {
			verify += r.Broken + "\n"
		}
	}
	return check, verify
}

// TestWitnessIsHealed: approvals.txt never stands in the way of an approval, and what a
// crash or a disk that could not be written kept out of it is added when the book is
// opened next: the approvals that the trail made after its last line.
func TestWitnessIsHealed(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	path := filepath.Join(w.Dir(), "approvals.txt")
	lines := witnessOf(t, w.Dir())
	if len(lines) != 9 || !strings.HasPrefix(lines[0], "# ") || !strings.Contains(lines[3], "\tPlanning Committee, 23 November 2026\n") || !strings.Contains(lines[8], "\ttrail\t") {
		t.Fatalf("approvals.txt is %q", lines)
	}
	must(t, os.Remove(path))
	must(t, os.Mkdir(path, 0o700)) // no file can be written there
	must(t, w.Approve(ctx, w.all[2].ID, data.Approval{On: "2027-02-08"}, nil))
	must(t, w.Close())
	for what, left := range map[string]string{
		"without the last": strings.Join(lines, ""),
		"cut short":        strings.Join(lines[:6], "") + lines[6][:40],
		"of an older form": lines[0] + lines[3],
	} {
		must(t, os.RemoveAll(path))
		must(t, os.WriteFile(path, []byte(left), 0o600))
		check, _ := said(t, w.town)
		after := strings.Join(witnessOf(t, w.Dir()), "")
		if check != "" || !strings.HasPrefix(after, left) || !strings.HasSuffix(after, "Planning Committee, 11 January 2027\n") {
			t.Errorf("%s: Check says %s, approvals.txt is\n%s", what, check, after)
		}
	}
}

// TestWitnessTakenAway: a file that is gone, or has lost approvals, is not written again
// from what is in the book, which would bear itself out. The clerk says when it is.
func TestWitnessTakenAway(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	path := filepath.Join(w.Dir(), "approvals.txt")
	lines := witnessOf(t, w.Dir())
	must(t, w.Close())
	const gone = "approvals.txt is missing: nothing outside the book bears out that the minutes of Planning Committee, 23 November 2026 are what was approved\n"
	for what, c := range map[string]struct{ left, says string }{
		"gone":                     {"", gone},
		"without the first":        {strings.Join(slices.Delete(slices.Clone(lines), 3, 4), ""), "approvals.txt does not know approval 1 of the minutes of Planning Committee, 23 November 2026: lines were taken out of it\n"},
		"without any approval":     {strings.Join(lines[:3], ""), ""}, // a crash could have done that: the trail made both since
		"with its first line only": {lines[0], "approvals.txt does not know approval 1 of the minutes of Planning Committee, 23 November 2026: lines were taken out of it\n"},
	} {
		must(t, os.RemoveAll(path))
		if c.left != "" {
			must(t, os.WriteFile(path, []byte(c.left), 0o600))
		}
		for range 2 { // opening it once more heals nothing
			if check, verify := said(t, w.town); check != c.says || verify != c.says {
				t.Errorf("%s: Check says %q, VerifyChain %q, want %q", what, check, verify, c.says)
			}
		}
	}
	must(t, os.RemoveAll(path))
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	must(t, b.Approve(ctx, w.all[2].ID, data.Approval{On: "2027-02-08"}, nil))
	if _, err := os.Stat(path); err == nil {
		t.Error("the next approval made the file as if nothing were")
	}
	if n := got[int](t)(b.WriteWitness(ctx)); n != 3 {
		t.Errorf("%d approvals were written", n)
	}
	wellKept(t, b)
	if last := got[[]data.AuditEntry](t)(b.Audit(ctx, 1)); last[0].Verb != "wrote anew" || last[0].Detail != "approvals.txt" {
		t.Errorf("the trail says %+v", last)
	}
	reader, err := store.OpenReader(ctx, w.Dir(), store.Options{})
	must(t, err)
	defer reader.Close()
	if _, err := reader.WriteWitness(ctx); err == nil {
		t.Error("a reader wrote the file anew")
	}
}

// TestWhatIsWorseIsSaidFirst: whoever alters a record and takes approvals.txt away is
// not told of the file alone.
func TestWhatIsWorseIsSaidFirst(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	must(t, w.Close())
	must(t, os.Remove(filepath.Join(w.Dir(), "approvals.txt")))
	report := func() store.ChainReport {
		t.Helper()
		b, err := store.Open(ctx, w.Dir(), options(w.clock))
		must(t, err)
		defer b.Close()
		return got[[]store.ChainReport](t)(b.VerifyChain(ctx))[0]
	}
	if r := report(); !r.Unborne || !strings.HasPrefix(r.Broken, "approvals.txt is missing") {
		t.Errorf("without the file: %+v", r)
	}
	db := plainSQL(t, filepath.Join(w.Dir(), "book.db"))
	unlocked(t, db)
	_, err := db.Exec("UPDATE meeting SET venue = 'Elsewhere' WHERE id = ?", w.all[1].ID)
	must(t, err)
	must(t, db.Close())
	if r := report(); r.Unborne || r.Meeting != w.all[1].ID {
		t.Errorf("and the second record altered: %+v", r)
	}
}

// TestTrailCutShort takes the end of the audit trail away with its count: the signature
// that it was about, its status and its entry. Only approvals.txt knows.
func TestTrailCutShort(t *testing.T) {
	w := newChainedTown(t)
	must(t, w.Close())
	db := plainSQL(t, filepath.Join(w.Dir(), "book.db"))
	unlocked(t, db)
	_, err := db.Exec(`DELETE FROM margin_note; DELETE FROM audit WHERE verb = 'noted';
		UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit) WHERE name = 'audit'`)
	must(t, err)
	must(t, db.Close())
	check, verify := said(t, w.town)
	const says = "the end of the audit trail is missing: entry 25 of the audit trail (noted margin note), written down in approvals.txt on 23 November 2026, is not there"
	if !strings.Contains(check, says) || !strings.Contains(verify, says) {
		t.Errorf("Check says %s, VerifyChain %s", check, verify)
	}
}

// TestBookCopiedWithItsFolder: a folder that is copied by hand takes the file along; a
// backup takes it along; a book.db that is copied alone says what is missing.
func TestBookCopiedWithItsFolder(t *testing.T) {
	ctx := context.Background()
	w := newChainedTown(t)
	backup := filepath.Join(t.TempDir(), "backup")
	must(t, w.Backup(ctx, backup))
	must(t, w.Close())
	whole, restored, alone := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "restored"), filepath.Join(t.TempDir(), "alone")
	must(t, os.CopyFS(whole, os.DirFS(w.Dir())))
	must(t, store.Restore(ctx, backup, restored))
	must(t, store.Restore(ctx, filepath.Join(backup, "book.db"), alone))
	for dir, says := range map[string]string{whole: "", restored: "", alone: "approvals.txt is missing"} {
		b, err := store.Open(ctx, dir, options(w.clock))
		must(t, err)
		var all string
		for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
			all += p.What
		}
		must(t, b.Close())
		if (all == "") != (says == "") || !strings.Contains(all, says) {
			t.Errorf("%s: Check says %q, want %q", filepath.Base(dir), all, says)
		}
	}
}
