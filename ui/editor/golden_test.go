package editor

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestEachKindLooksAsItDid compares what is on the canvas for a block of each
// kind with testdata.
func TestEachKindLooksAsItDid(t *testing.T) {
	seen := map[doc.Kind]bool{}
	for _, s := range sample() {
		for i, b := range s.Doc.Blocks {
			if seen[b.Kind] {
				continue
			}
			seen[b.Kind] = true
			t.Run(string(b.Kind), func(t *testing.T) {
				part := doc.Document{Blocks: s.Doc.Blocks[i : i+1]}
				if b.Kind == doc.ResolutionKind {
					part.Blocks = s.Doc.Blocks[i : i+3]
				}
				e, win := shown(t, []edit.Section{{Key: 1, Number: "29", Title: "An item", Doc: part}}, 420, 260)
				e.page.Select(e.page.Start(), e.page.Right(e.page.Start()))
				e.done()
				golden(t, string(b.Kind), test.RenderToMarkup(win.Canvas()))
			})
		}
	}
	if len(seen) != len(doc.Kinds()) {
		t.Errorf("the sample has %d kinds of %d", len(seen), len(doc.Kinds()))
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "kind", name+".xml")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the canvas holds\n%s\nwant\n%s", got, want)
	}
}
