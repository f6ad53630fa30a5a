package main

import (
	"fmt"
	"testing"
)

// Loose leaves are numbered on from those before (LGA 1972 Sch 12 para 41(2)).
func TestLeavesAreNumberedOn(t *testing.T) {
	s := newShell(t, "--sample")
	var first, next exported
	s.json(&first, "export", "minutes", "1", "-o", s.place("first.pdf"))
	if first.FirstLeaf != 1 || first.LastLeaf != first.Pages {
		t.Errorf("leaves %d to %d of %d pages", first.FirstLeaf, first.LastLeaf, first.Pages)
	}
	s.json(&next, "export", "minutes", "4", "--first-leaf", fmt.Sprint(first.LastLeaf+1), "-o", s.place("next.pdf"))
	if next.FirstLeaf != first.LastLeaf+1 || next.LastLeaf != first.LastLeaf+next.Pages {
		t.Errorf("then leaves %d to %d of %d pages", next.FirstLeaf, next.LastLeaf, next.Pages)
	}
	var draft exported
	s.json(&draft, "export", "minutes", "12", "-o", s.place("draft.pdf"))
	if draft.FirstLeaf != 0 {
		t.Errorf("a draft has leaf %d", draft.FirstLeaf)
	}
	s.ok("export", "book", "1", "--first-leaf", "41", "-o", s.place("book.pdf"))
	s.fails(misuse, "--first-leaf", "export", "agenda", "1", "--first-leaf", "4", "-o", s.place("agenda.pdf"))
	s.fails(misuse, "--first-leaf", "export", "minutes", "1", "--first-leaf", "-4", "-o", s.place("minutes.pdf"))
}
