package merge

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
	"minutebook/ui/session"
)

// BenchmarkReview opens and goes through the review of 20,000 words with 300 changes
// and 300 remarks: it should list in 500 ms and move in 50 ms.
func BenchmarkReview(b *testing.B) {
	d := newDesk(b)
	var blocks [5][]doc.Block
	for i := range 300 {
		words := fmt.Sprintf("Paragraph %d said that the overspend was seven per cent. ", i) + strings.Repeat("The reserves would bear it if the price of gas did not rise again before May. ", 4)
		blocks[i/60] = append(blocks[i/60], doc.Block{ID: fmt.Sprintf("p%d", i), Kind: doc.Paragraph, Runs: []doc.Run{{Text: strings.TrimSpace(words)}}})
	}
	for i := range blocks {
		d.write(b, i, blocks[i]...)
	}
	f := d.sent(b, data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}, "")
	f.Answer.Texts = map[string]doc.Document{}
	for i := range blocks {
		var theirs []doc.Block
		for _, block := range blocks[i] {
			theirs = append(theirs, changed(block, "seven", "eight"))
			f.Answer.Remarks = append(f.Answer.Remarks, review.Remark{Key: "r" + block.ID, Item: d.Items[i].UID, Block: block.ID, Text: "Is this so?"})
		}
		f.Answer.Texts[d.Items[i].UID] = doc.Document{Blocks: theirs}
	}
	d.take(b, d.returned(b, f, ""))
	if len(d.screen.points) != 600 {
		b.Fatalf("%d points, %v", len(d.screen.points), d.Failed)
	}
	place := session.Place{Screen: session.Review, Meeting: d.Meeting.ID}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			d.screen.Show(place)
			d.Canvas().Capture()
		}
	})
	b.Run("open without painting", func(b *testing.B) {
		for b.Loop() {
			d.screen.Show(place)
		}
	})
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			if d.screen.list.Cursor() == 599 {
				d.screen.list.SetCursor(0)
			}
			d.Press(fyne.KeyDown)
		}
	})
	b.Run("accept", func(b *testing.B) {
		d.screen.standOn(0)
		for range b.N {
			for {
				if p, _ := d.screen.current(); p.remark == nil {
					break
				}
				d.screen.list.SetCursor(d.screen.list.Cursor() + 1)
			}
			d.screen.accept()
		}
	})
	if len(d.Failed) > 0 {
		b.Error(d.Failed)
	}
}
