package store_test

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// oldBook unpacks a book that an older version of the program wrote, into a folder
// of its own.
func oldBook(t *testing.T, name string, version int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	path := filepath.Join(dir, "book.db")
	packed, err := os.Open(filepath.Join("testdata", name))
	must(t, err)
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	must(t, err)
	whole, err := io.ReadAll(r)
	must(t, err)
	put(t, path, whole)
	if v := schemaVersion(t, path); v != version {
		t.Fatalf("the file is of version %d", v)
	}
	return dir
}

// opened opens a book until the end of the test.
func opened(t *testing.T, dir string) *store.Book {
	t.Helper()
	b, err := store.Open(context.Background(), dir, store.Options{Actor: "A Clerk"})
	must(t, err)
	t.Cleanup(func() { b.Close() })
	return b
}

// TestBookOfVersion5 opens richTown as the program wrote it before approvals could
// correct facts. Its approvals, signature, note, corrections, reviews and history are
// sealed in the forms of that day, and all of them hold; what is done now is sealed
// beside them.
func TestBookOfVersion5(t *testing.T) {
	ctx := context.Background()
	dir := oldBook(t, "version5.db.gz", 5)
	const paper = "%PDF-1.7 report"
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(paper)))
	must(t, os.MkdirAll(filepath.Join(dir, "attachments", sum[:2]), 0o700))
	put(t, filepath.Join(dir, "attachments", sum[:2], sum), []byte(paper))
	b := opened(t, dir)
	whole := func(approvals int) {
		t.Helper()
		wellKept(t, b)
		if r := got[[]store.ChainReport](t)(b.VerifyChain(ctx)); len(r) != 1 || r[0].Approvals != approvals || r[0].Broken != "" {
			t.Errorf("the chains are %+v", r)
		}
	}
	whole(2)
	m, err := b.Record(ctx, 1)
	must(t, err)
	if a := m.Approval; a == nil || !strings.HasPrefix(string(a.Canonical), `{"v":2,`) || a.Before != nil || len(m.Corrections) != 1 || len(m.Notes) != 1 || len(m.Signatures) != 1 {
		t.Errorf("the record came over as %+v", m)
	}
	must(t, b.Approve(ctx, 3, data.Approval{On: "2027-02-08"}, nil))
	whole(3)
	must(t, b.Close())
	b = opened(t, dir)
	whole(3)
	must(t, b.Close())
	execAll(t, filepath.Join(dir, "book.db"), "DROP TRIGGER margin_note_u", "UPDATE margin_note SET text = 'Nothing.'")
	b = opened(t, dir)
	if r := got[[]store.ChainReport](t)(b.VerifyChain(ctx)); len(r) == 0 || !strings.Contains(r[0].Broken, "a note in the margin") {
		t.Errorf("the chains are %+v", r)
	}
}

// TestBookOfVersion3 opens a book that the program wrote before there were
// reviews: one meeting approved and signed, one published, one being drafted.
// Its approval is in the first form of canonical bytes and its signature has no
// hash, and both verify; the chain goes on from there.
func TestBookOfVersion3(t *testing.T) {
	ctx := context.Background()
	dir := oldBook(t, "version3.db.gz", 3)
	path := filepath.Join(dir, "book.db")
	open := func() *store.Book { return opened(t, dir) }
	b := open()
	wellKept(t, b)
	m, err := b.Record(ctx, 1)
	must(t, err)
	if a := m.Approval; a == nil || a.At != 2 || a.Item != 0 || !strings.HasPrefix(string(a.Canonical), `{"v":1,`) || len(m.Signatures) != 1 || m.Signatures[0].Hash != "" {
		t.Errorf("the approval is %+v, signed %+v", m.Approval, m.Signatures)
	}
	text, err := os.ReadFile(filepath.Join(dir, "approvals.txt"))
	if err != nil || !strings.Contains(string(text), m.Approval.Hash) {
		t.Errorf("approvals.txt is %q, %v", text, err)
	}
	// What was published before the book knew corrections is open until the first.
	texts := got[store.Texts](t)(b.Texts(ctx, 2))
	rev := got[int64](t)(b.SaveText(2, store.MinutesPart, doc.FromText("Noted, of eleven pages."), texts.Minutes.Rev))
	got[data.Correction](t)(b.BeginCorrection(ctx, 2, "A figure"))
	rev = got[int64](t)(b.SaveText(2, store.MinutesPart, doc.FromText("Noted, of twelve pages."), rev))
	got[data.Correction](t)(b.EndCorrection(ctx, 2))
	if _, err := b.SaveText(2, store.MinutesPart, doc.FromText("Not any more."), rev); !errors.Is(err, store.ErrPublished) {
		t.Errorf("after the correction: %v", err)
	}
	must(t, b.Approve(ctx, 2, data.Approval{At: 3}, nil))
	wellKept(t, b)
	must(t, b.Close())
	execAll(t, path, "DROP TRIGGER signature_u", "UPDATE signature SET person = 'Mrs B Roe'")
	b = open()
	if r := got[[]store.ChainReport](t)(b.VerifyChain(ctx)); len(r) != 1 || r[0].Approvals != 2 || !strings.Contains(r[0].Broken, "the signature of Mrs B Roe") {
		t.Errorf("the chains are %+v", r)
	}
}
