package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data/store"
)

// reported is what VerifyChain says of each body, by name, of a book that another tool
// worked on with the triggers dropped and put back.
func reported(t *testing.T, dir string, queries ...string) (reports map[string]store.ChainReport, check string) {
	t.Helper()
	ctx := context.Background()
	w := newTampered(t, dir)
	for _, q := range queries {
		w.must(t, q)
	}
	for _, text := range w.all {
		w.must(t, text)
	}
	w.must(t, "COMMIT")
	must(t, w.db.Close())
	return reportedOf(t, ctx, w.dir)
}

func reportedOf(t *testing.T, ctx context.Context, dir string) (reports map[string]store.ChainReport, check string) {
	t.Helper()
	b, err := store.Open(ctx, dir, store.Options{Actor: "A Clerk"})
	must(t, err)
	defer b.Close()
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		check += p.What + "\n"
	}
	reports = map[string]store.ChainReport{}
	for _, r := range got[[]store.ChainReport](t)(b.VerifyChain(ctx)) {
		if reports[r.BodyName].BodyName != "" {
			t.Errorf("%s has two reports", r.BodyName)
		}
		reports[r.BodyName] = r
	}
	return reports, check
}

// TestDamageIsNamed: one value that nothing can read, or a row that is gone, ends no
// verification. It is named by what it belongs to, in the clerk's words; what tells most
// comes first.
func TestDamageIsNamed(t *testing.T) {
	long(t)
	w := newChainedTown(t)
	must(t, w.Close())
	rich := newRichTown(t)
	must(t, rich.Close())
	const body, book = "Planning Committee", "the book itself"
	for what, c := range map[string]struct {
		dir, sql string
		of, says string // says: how VerifyChain begins
		check    string // what Check says; "" for the same
	}{
		"when a signature was given": {w.Dir(), "UPDATE signature SET signed_at = 'garbage'", body,
			"the signature of Councillor Ann Day under the minutes of Planning Committee on 23 November 2026 was altered", ""},
		"the time of an entry": {w.Dir(), "UPDATE audit SET at = 'garbage' WHERE id = 3", book, "the audit trail is broken at entry 3: it was altered", ""},
		"when a correction was closed": {rich.Dir(), "UPDATE correction SET closed_at = 'garbage' WHERE meeting_id = 3", body,
			"a correction of the draft minutes of the ordinary meeting on 11 January 2027 at 19:00 was altered", ""},
		"what a correction changed": {rich.Dir(), "UPDATE correction SET changes = '[1]' WHERE meeting_id = 1", body,
			"a correction of the draft minutes of the ordinary meeting on 23 November 2026 at 19:00 was altered", ""},
		"the facts before an approval": {w.Dir(), "UPDATE approval SET before = '[1]' WHERE seq = 1", body,
			"the approval of the minutes of Planning Committee on 23 November 2026 was altered", ""},
		"who is written to": {w.Dir(), "UPDATE meeting SET contacts = '[1]' WHERE id = 1", body, "the minutes of Planning Committee on 23 November 2026 are not what was approved", ""},
		"when a text was saved": {w.Dir(), "UPDATE document SET saved_at = 'garbage' WHERE item_id = 1", body,
			"the minutes of Planning Committee on 23 November 2026 are not what was approved", ""},
		"when a note was made": {w.Dir(), "UPDATE margin_note SET at = 'garbage'", body, "a note in the margin of the minutes of Planning Committee on 23 November 2026 was altered", ""},
		"when a record was kept": {rich.Dir(), "UPDATE frozen SET at = 'garbage' WHERE meeting_id = 3", body,
			"the minutes of the ordinary meeting on 11 January 2027 at 19:00 as they were", "as it was published is not what was kept"},
		"when a draft was sent": {rich.Dir(), "UPDATE review SET sent_at = 'garbage' WHERE meeting_id = 3", body, "what was sent to ", "this book is damaged: a value in it is not one that was saved there (sent_at)"},
		"a text that is none": {w.Dir(), `UPDATE document SET json = '[1]', sha256 = x'080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22' WHERE item_id = 1`, body,
			"a text of the minutes of Planning Committee on 23 November 2026 is not what was saved", ""},
		"a body's address": {w.Dir(), "UPDATE body SET contact = '[1]'", body, "the minutes of Planning Committee on 23 November 2026 are not what was approved", ""},
		"a body":           {w.Dir(), "DELETE FROM body", book, "the minutes of Planning Committee on 23 November 2026 are approved, and their body is not in the book any more", ""},
		"a meeting":        {w.Dir(), "DELETE FROM meeting WHERE id = 1", body, "the minutes of Planning Committee on 23 November 2026 are approved, and their meeting is not in the book any more", ""},
		"the last approval, with its signatures and what was said of it": {rich.Dir(),
			"DELETE FROM signature WHERE approval_id = (SELECT max(id) FROM approval); DELETE FROM approval WHERE id = (SELECT max(id) FROM approval)", body,
			"an approval is missing: ", ""},
		"a signature and an answer": {rich.Dir(), "DELETE FROM signature; UPDATE review SET verdict = 'approved'", body, "a signature is missing: ", ""},
		"who keeps the book":        {rich.Dir(), "UPDATE keeper SET role = 'chair' WHERE id = 1", book, "who keeps the book was altered, not by this program", ""},
	} {
		t.Run(what, func(t *testing.T) {
			reports, check := reported(t, c.dir, c.sql)
			if r := reports[c.of]; !strings.HasPrefix(r.Broken, c.says) {
				t.Errorf("VerifyChain says of %s %q, want %q", c.of, r.Broken, c.says)
			}
			for name, r := range reports {
				if name != c.of && r.Broken != "" {
					t.Errorf("of %s it says %q", name, r.Broken)
				}
			}
			if c.check == "" {
				c.check = c.says
			}
			if !strings.Contains(check, c.check) {
				t.Errorf("Check says\n%s\nnot %q", check, c.check)
			}
			if strings.Contains(check, "sql:") || strings.Contains(check, "cannot unmarshal") || strings.Contains(check, "parsing time") {
				t.Errorf("Check says\n%s", check)
			}
		})
	}
}

// TestPapersOfApprovedMinutes: one byte in the file of a paper is found by VerifyChain,
// at the body whose minutes it belongs to.
func TestPapersOfApprovedMinutes(t *testing.T) {
	ctx := context.Background()
	w := newRichTown(t)
	must(t, w.Close())
	files, err := filepath.Glob(filepath.Join(w.Dir(), "attachments", "*", "*"))
	must(t, err)
	flipped := 0
	for _, path := range files {
		whole, err := os.ReadFile(path)
		must(t, err)
		if string(whole) == "%PDF-1.7 report" {
			whole[10] ^= 1
			must(t, os.WriteFile(path, whole, 0o600))
			flipped++
		}
	}
	if flipped != 1 {
		t.Fatalf("%d files of %v", flipped, files)
	}
	reports, check := reportedOf(t, ctx, w.Dir())
	const says = `the file of the paper "report.pdf" was altered`
	if r := reports["Planning Committee"]; r.Broken != says || r.Meeting != 1 || strings.Count(check, says) != 1 {
		t.Errorf("VerifyChain says %+v, Check\n%s", r, check)
	}
}
