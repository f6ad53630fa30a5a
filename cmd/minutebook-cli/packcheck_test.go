package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/export/pdf/awkward"
)

func TestPackCheck(t *testing.T) {
	s := newShell(t)
	good := s.write("good.pdf", string(awkward.Leaves(3).Bytes()))
	one := s.write("one.pdf", string(awkward.Tagged("Head1", "H1").Bytes()))
	mended := s.write("mended.pdf", strings.Replace(string(awkward.Leaves(2).Bytes()), "startxref", "start", 1))
	if out := s.ok("pack-check", mended); out != mended+": ok, 2 pages; its file was damaged and has been repaired: compare it with the original\n" {
		t.Errorf("prints %q", out)
	}
	letter := s.write("letter.pdf", "Dear Sir")
	missing := filepath.Join(t.TempDir(), "missing.pdf")
	if out := s.ok("pack-check", good, one); out != good+": ok, 3 pages\n"+one+": ok, 1 page\n" {
		t.Errorf("prints %q", out)
	}
	code, out, errOut := s.run("pack-check", good, letter, missing)
	if code != failed || errOut != "minutebook-cli: 2 of 3 files cannot go into a pack\n" {
		t.Errorf("exits with %d and says %q", code, errOut)
	}
	if want := letter + ": cannot go into a pack: it is damaged or not a PDF\n" + missing + ": cannot go into a pack: it cannot be opened: no such file or directory\n"; !strings.HasSuffix(out, want) {
		t.Errorf("prints %q", out)
	}
	code, out, _ = s.run("pack-check", "--json", good, one, letter)
	var rows []packable
	if err := json.Unmarshal([]byte(out), &rows); err != nil || code != failed {
		t.Fatalf("exits with %d and prints %s (%v)", code, out, err)
	}
	if want := []packable{{File: good, OK: true, Pages: 3}, {File: one, OK: true, Pages: 1, Tagged: true}, {File: letter, Reason: "it is damaged or not a PDF"}}; !slices.Equal(rows, want) {
		t.Errorf("%+v, want %+v", rows, want)
	}
	s.fails(misuse, "expected", "pack-check")
}

// TestPackNamesFaults: a paper that cannot go in is named, and nothing is written;
// --insert-unreadable puts a page in its place.
func TestPackNamesFaults(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	s.ok("attach", "1", "1", s.write("cut.pdf", "%PDF-1.4 and no more"))
	s.ok("attach", "1", "1", s.write("good.pdf", string(awkward.Leaves(3).Bytes())))
	pack := filepath.Join(t.TempDir(), "pack.pdf")
	s.fails(failed, `one paper cannot go into the pack: item 1, paper "cut.pdf": it is damaged or not a PDF`, "export", "pack", "1", "-o", pack)
	if _, err := os.Stat(pack); err == nil {
		t.Error("a pack was written")
	}
	var got exported
	s.json(&got, "export", "pack", "1", "-o", pack, "--insert-unreadable")
	if got.Pages != 5 || !slices.ContainsFunc(got.Warnings, func(w string) bool { return strings.HasPrefix(w, `item 1, paper "cut.pdf": it is not in the pack`) }) {
		t.Errorf("%+v", got)
	}
	s.fails(misuse, "are for packs", "export", "agenda", "1", "-o", pack, "--supplement")
	s.fails(failed, "no pack of this meeting has been issued", "export", "pack", "1", "-o", pack, "--supplement")
}

// TestPackTakesTheClerksChoice: what was chosen in the window holds on the command
// line.
func TestPackTakesTheClerksChoice(t *testing.T) {
	s := newShell(t)
	s.ok("import", s.write("page.txt", page))
	s.ok("attach", "1", "1", s.write("cut.pdf", "%PDF-1.4 and no more"))
	b, err := store.Open(t.Context(), s.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := b.Record(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range m.Items {
		for _, p := range item.Papers {
			if p.State == data.Attached {
				p.Binding = data.LeftOut
				if err := b.SavePaper(t.Context(), &p); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	var got exported
	s.json(&got, "export", "pack", "1", "-o", filepath.Join(t.TempDir(), "pack.pdf"))
	if got.Pages != 1 {
		t.Errorf("%+v", got)
	}
}
