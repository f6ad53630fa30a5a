package spelling

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"minutebook/assets"
	"minutebook/data/spell"
)

// TestTheUsersOwnDictionary: the LGPL lets users put another in the place of the
// Welsh one.
func TestTheUsersOwnDictionary(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	has := func(r reading, word string) bool {
		return slices.ContainsFunc(r.dictionaries, func(d *spell.Dictionary) bool { return d.Has(word) })
	}
	if r := readDictionaries(assets.Welsh, []string{folder}); r.err != nil || !has(r, "cyngor") {
		t.Errorf("with an empty folder: %v", r.err)
	}
	write("cy.aff", "SET UTF-8\n")
	write("cy.dic", "1\nzwft\n")
	if r := readDictionaries(assets.Welsh, []string{filepath.Join(folder, "none"), folder}); r.err != nil || has(r, "cyngor") || !has(r, "zwft") {
		t.Errorf("the user's own is not read: %v", r.err)
	}
	write("cy.aff", "SET ISO8859-14\n")
	if r := readDictionaries(assets.Welsh, []string{folder}); r.err == nil || !has(r, "cyngor") {
		t.Errorf("one that cannot be read: %v", r.err)
	}
	write("en-GB.aff", "SET UTF-8\n")
	write("en-GB.dic", "1\nzwft\n")
	if r := readDictionaries(assets.BritishEnglish, []string{folder}); !has(r, "zwft") || !has(r, "virement") || has(r, "report") {
		t.Error("the user's English does not stand beside the words of councils")
	}
}
