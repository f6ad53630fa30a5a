package editor

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// TestTheCaretStandsWhereTextIsPainted compares the widths the caret goes by
// with those of the texts on the canvas, in all faces and at all zooms.
func TestTheCaretStandsWhereTextIsPainted(t *testing.T) {
	e, _ := shown(t, sample(), 1000, 800)
	for _, zoom := range []int{80, 100, 130, 150, 250} {
		e.SetZoom(zoom)
		for i := range e.rows {
			comparePainted(t, e, i, 0.05)
		}
	}
}

func TestTheCaretStandsWhereRandomTextIsPainted(t *testing.T) {
	e, _ := shown(t, sample(), 700, 800)
	rapid.Check(t, func(t *rapid.T) {
		var runs []doc.Run
		for range rapid.IntRange(1, 4).Draw(t, "runs") {
			runs = append(runs, doc.Run{
				Text: rapid.StringOfN(rapid.SampledFrom([]rune("AVTWYo ffi’“”–.,£ŵŷ1/2 \tgjq-—ThfJ")), 1, 80, -1).Draw(t, "text"),
				Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic")})
		}
		e.SetPage(edit.New([]edit.Section{{Key: 1, Doc: doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: runs}}}}}))
		comparePainted(t, e, 0, 1) // the parts of a word broken over lines may kern less
	})
}

func comparePainted(t interface{ Errorf(string, ...any) }, e *Editor, i int, tolerance float32) {
	l := e.layAt(i)
	for c := range l.flows {
		f := &l.flows[c]
		for k := range f.lines {
			for _, p := range f.pieces(e.rows[i].block.Content(c), k) {
				if p.foreign {
					continue
				}
				o := canvas.NewText(p.text, nil)
				o.TextSize, o.TextStyle, o.FontSource = f.look.size, p.face.style(), typefaces()[p.face].source
				if d := o.MinSize().Width - p.width; d > tolerance || d < -tolerance {
					t.Errorf("%q is painted %v wide and measured %v", p.text, o.MinSize().Width, p.width)
				}
			}
		}
	}
}
