package spell_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"minutebook/data/spell"
)

// TestSeeds checks real pages. What is flagged in them is in the output of the
// test: it must be mistakes and names, and little of it.
func TestSeeds(t *testing.T) {
	for _, page := range seeds(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		c := checker(spell.Options{})
		var flagged []string
		words := 0
		for line := range strings.Lines(string(text)) {
			runes := []rune(line)
			spell.Words(runes, func(spell.Span) { words++ })
			for _, s := range c.Misspelt(runes, "", nil) {
				w := string(runes[s.From:s.To])
				if !slices.Contains(flagged, w) {
					flagged = append(flagged, w)
				}
			}
		}
		t.Logf("%s, %d words: %s", filepath.Base(page), words, strings.Join(flagged, " "))
		if len(flagged) > 4+words/150 {
			t.Errorf("%s: %d different words are flagged", filepath.Base(page), len(flagged))
		}
	}
}

// seeds finds the real pages in a folder shared/seeds at or above the working
// directory.
func seeds(t *testing.T) []string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if files, _ := filepath.Glob(filepath.Join(dir, "shared", "seeds", "*.txt")); len(files) > 0 {
			return files
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("the real pages are not here: no folder shared/seeds above the working directory")
		}
		dir = up
	}
}
