package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/export"
)

// A restricted copy marks a passage that is kept from the public, once for as
// long as the reason stays; the public copy has neither the mark nor the passage.
func TestAPassageKeptFromThePublicIsMarked(t *testing.T) {
	m := sample()
	at := 0
	for i, it := range m.Items {
		if it.Exempt == "" && !it.Minutes.Empty() {
			at = i
		}
	}
	said := func(id, words, exempt string) doc.Block {
		b := doc.Text(words)
		b.ID, b.Exempt = id, exempt
		return b
	}
	resolved := said("d", "That the offer be refused.", "3")
	resolved.Kind, resolved.Resolution = doc.ResolutionKind, &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}
	m.Items[at].Minutes = doc.Document{Blocks: []doc.Block{
		said("a", "Members thanked the officers.", ""), said("b", "HUSH The tenant had offered less.", "3"), said("c", "HUSH Others offered more.", "3"), resolved,
		said("e", "HUSH A named officer was blamed.", "1"), said("f", "Members moved on.", ""),
	}}
	for _, restricted := range []bool{true, false} {
		r, err := export.Minutes(m, export.Options{Restricted: restricted})
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("LOOK"); dir != "" && restricted {
			if err := os.WriteFile(filepath.Join(dir, "exempt-passage.pdf"), r.PDF, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		check(t, r.PDF)
		text := textOf(t, r.PDF)
		want := map[string]int{"Exempt – paragraph 3": 1, "Exempt – paragraph 1": 1, "HUSH": 3}
		for words, n := range want {
			if !restricted {
				n = 0
			}
			if got := strings.Count(text, words); got != n {
				t.Errorf("restricted %v: %q stands %d times, want %d", restricted, words, got, n)
			}
		}
	}
}
