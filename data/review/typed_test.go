package review_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
	"minutebook/data/doc/edit"
	"minutebook/data/review"
)

// What a reader types on a page that marks changes goes into the file, comes back,
// and is proposed: with all of it accepted the minutes are the reader's text.
func TestWhatAReaderTypesComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := sample()
		sent := doctest.Documents().Draw(t, "sent")
		p := edit.New([]edit.Section{{Key: 1, Doc: sent}})
		p.Track()
		place := func(name string) edit.Pos {
			block := rapid.IntRange(0, p.Len()-1).Draw(t, name)
			cell := rapid.IntRange(0, p.Block(block).Cells()-1).Draw(t, "cell")
			return edit.Pos{Block: block, Cell: cell, Off: rapid.IntRange(0, p.Block(block).Content(cell).Len()).Draw(t, "offset")}
		}
		for range rapid.IntRange(0, 8).Draw(t, "keys") {
			from := place("from")
			to := from
			if rapid.Bool().Draw(t, "select") {
				to = place("to")
			}
			p.Select(from, to)
			rapid.SampledFrom([]func(){func() { p.Insert("new words ") }, p.Split, p.Backspace, p.DeleteWord, p.ToggleBold,
				func() { p.SetKind(doc.Bullet, 1) }, func() { p.Paste(doc.FromText("pasted\nlines").Blocks) }, func() { p.TakeBack() }}).Draw(t, "key")()
		}
		f.Sent.Record.Items[0].Minutes = sent
		f.Answer.Remarks, f.Answer.Texts = nil, map[string]doc.Document{"it-1": p.Document(1)}
		b, err := review.Encode(f, "")
		if err != nil {
			t.Fatal(err)
		}
		back, err := review.Decode(b, "")
		if err != nil {
			t.Fatal(err)
		}
		d := sent
		for _, change := range review.Proposals(sent, back.Text("it-1"), sent) {
			if d, err = review.Apply(d, change, nil); err != nil || change.Collides {
				t.Fatalf("%s: %v", said(change), err)
			}
		}
		if want := doc.Settled(p.Document(1)); !reflect.DeepEqual(anonymous(d), anonymous(want)) {
			t.Fatalf("the minutes are\n%+v\nwant\n%+v", d, want)
		}
	})
}
