package edit_test

import (
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// A passage kept from the public stays so when it is parted, and makes what it
// is joined to exempt as well: nothing becomes public by a key.
func TestExemptPassagesStayExempt(t *testing.T) {
	secret := doc.Block{ID: "s", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The offer was £4,200."}}}
	p := edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{{ID: "o", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Open."}}}, secret}}}})
	at := p.Index(1, "s")
	p.Place(edit.Pos{Block: at, Off: 9}, false)
	p.Split()
	parts := p.Document(1).Blocks
	if len(parts) != 3 || parts[0].Exempt != "" || parts[1].Exempt != "3" || parts[2].Exempt != "3" {
		t.Fatalf("parted: %+v", parts)
	}
	p.Place(edit.Pos{Block: at}, false)
	p.Backspace()
	if joined := p.Document(1).Blocks; len(joined) != 2 || joined[0].Exempt != "3" {
		t.Errorf("joined: %+v", joined)
	}
}
