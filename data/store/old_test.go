package store_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestBookOfVersion3 opens a book that the program wrote before there were
// reviews: one meeting approved and signed, one published, one being drafted.
// Its approval is in the first form of canonical bytes and its signature has no
// hash, and both verify; the chain goes on from there.
func TestBookOfVersion3(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "book.db")
	packed, err := os.Open("testdata/version3.db.gz")
	must(t, err)
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	must(t, err)
	whole, err := io.ReadAll(r)
	must(t, err)
	put(t, path, whole)
	if v := schemaVersion(t, path); v != 3 {
		t.Fatalf("the file is of version %d", v)
	}
	open := func() *store.Book {
		b, err := store.Open(ctx, dir, store.Options{Actor: "A Clerk"})
		must(t, err)
		t.Cleanup(func() { b.Close() })
		return b
	}
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
