package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"minutebook/data/store"
)

// Loose leaves are numbered on from those before, and the book knows them (LGA 1972
// Sch 12 para 41(2)).
func TestLeavesAreNumberedOn(t *testing.T) {
	s := newShell(t, "--sample")
	are := func(e exported, first int) {
		t.Helper()
		if e.FirstLeaf != first || e.LastLeaf != first+e.Pages-1 || len(e.Warnings) > 0 {
			t.Errorf("leaves %d to %d of %d pages, %q; want %d on", e.FirstLeaf, e.LastLeaf, e.Pages, e.Warnings, first)
		}
	}
	var first, next, again, moved exported
	s.json(&first, "export", "minutes", "1", "-o", s.place("first.pdf"))
	are(first, 1)
	s.json(&next, "export", "minutes", "4", "-o", s.place("next.pdf"))
	are(next, first.LastLeaf+1)
	s.json(&again, "export", "minutes", "1", "-o", s.place("again.pdf"))
	are(again, 1)
	s.json(&moved, "export", "minutes", "4", "--first-leaf", "40", "-o", s.place("moved.pdf"))
	are(moved, 40)
	s.json(&again, "export", "minutes", "4", "-o", s.place("again.pdf"))
	are(again, 40)
	var draft exported
	s.json(&draft, "export", "minutes", "12", "-o", s.place("draft.pdf"))
	if draft.FirstLeaf != 0 {
		t.Errorf("a draft has leaf %d", draft.FirstLeaf)
	}
	s.json(&draft, "export", "minutes", "1", "--draft", "--first-leaf", "70", "-o", s.place("draft.pdf"))
	s.json(&again, "export", "minutes", "1", "-o", s.place("again.pdf"))
	are(again, 1)
	s.ok("export", "book", "1", "--first-leaf", "41", "-o", s.place("book.pdf"))
	s.fails(misuse, "--first-leaf", "export", "agenda", "1", "--first-leaf", "4", "-o", s.place("agenda.pdf"))
	s.fails(misuse, "--first-leaf", "export", "minutes", "1", "--first-leaf", "-4", "-o", s.place("minutes.pdf"))
}

// Sets signed one after the other are one row of leaves.
func TestSignedLeavesGoOn(t *testing.T) {
	s := newShell(t, "--sample")
	sign := func(meeting string, more ...string) []string {
		return append([]string{"sign", meeting, "--name", "Ann Day", "--capacity", "Chairman"}, more...)
	}
	var first, next signedLine
	s.json(&first, sign("1", "-o", s.place("first.pdf"))...)
	s.json(&next, sign("4", "-o", s.place("next.pdf"))...)
	if first.FirstLeaf != 1 || next.FirstLeaf != first.LastLeaf+1 || next.LastLeaf < next.FirstLeaf {
		t.Errorf("leaves %d to %d, then %d to %d", first.FirstLeaf, first.LastLeaf, next.FirstLeaf, next.LastLeaf)
	}
	out := s.ok(sign("1", "-o", s.place("again.pdf"))...)
	if want := fmt.Sprintf("\n  Leaves 1 to %d\n", first.LastLeaf); !strings.Contains(out, want) {
		t.Errorf("sign prints %q, want %q", out, want)
	}
	out = s.ok(sign("1", "--first-leaf", "50", "-o", s.place("moved.pdf"))...)
	if want := fmt.Sprintf("\n  Leaves 50 to %d\n", 49+first.LastLeaf); !strings.Contains(out, want) {
		t.Errorf("sign prints %q, want %q", out, want)
	}
	s.fails(misuse, "--first-leaf", sign("1", "--first-leaf", "50")...)
	s.fails(misuse, "--first-leaf", sign("1", "--first-leaf", "-1", "-o", s.place("minus.pdf"))...)
}

// Minutes are printed to be read while the book is open elsewhere; that it does not
// know their leaves is said.
func TestLeavesOfABookThatIsOpen(t *testing.T) {
	s := newShell(t, "--sample")
	b, err := store.Open(t.Context(), s.book, store.Options{Actor: "A Clerk"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	var e exported
	s.json(&e, "export", "minutes", "1", "-o", s.place("first.pdf"))
	if e.FirstLeaf != 1 || !slices.ContainsFunc(e.Warnings, func(w string) bool { return strings.HasPrefix(w, "the book does not know these leaves: ") }) {
		t.Errorf("leaf %d, %q", e.FirstLeaf, e.Warnings)
	}
}
