package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/ui/widgets"
)

// markedBlocks are blocks of every sort, with edits.
func markedBlocks() []doc.Block {
	runs := func(parts ...string) []doc.Run {
		var out []doc.Run
		for _, p := range parts {
			switch {
			case strings.HasPrefix(p, "-"):
				out = append(out, doc.Run{Text: p[1:], Edit: doc.Struck})
			case strings.HasPrefix(p, "+"):
				out = append(out, doc.Run{Text: p[1:], Edit: doc.Added})
			default:
				out = append(out, doc.Run{Text: p})
			}
		}
		return out
	}
	return []doc.Block{
		{ID: "a", Kind: doc.Paragraph, Runs: runs("The Head of Finance said that the overspend was ", "-seven", "+eight", " per cent, and that ",
			"+part of it was owed to the price of gas, and that ", "the reserves would not bear it.")},
		{ID: "b", Kind: doc.Numbered, Level: 1, Runs: runs("a first point")},
		{ID: "c", Kind: doc.Numbered, Level: 1, Edit: doc.Added, Runs: runs("a point that was put in")},
		{ID: "d", Kind: doc.Paragraph, Edit: doc.Struck, Runs: runs("A paragraph that goes as a whole.")},
		{ID: "e", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Councillor Ann Day"}},
			Runs: runs("That the report be ", "-noted", "+agreed", "."), Note: "corrected at minute 51"},
		{ID: "f", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 2), Rows: [][]doc.Cell{
			{{Runs: runs("Gas")}, {Runs: runs("-£7,000", "+£8,000")}}}}},
	}
}

func TestMarkedLooks(t *testing.T) {
	w := window(t, func() fyne.CanvasObject {
		passages := widgets.Passages(markedBlocks())
		pointed := widgets.PlainWords("Words that a remark is about are pointed at.")
		pointed.From, pointed.To = 6, 19
		around := widgets.Fade([]widgets.Passage{widgets.PlainWords("The paragraph before, only there to say where.")})
		return widgets.NewReading(widgets.NewPaper(widgets.NewMarked(append(append(around, passages...), pointed)...))).Root
	})
	w.Resize(fyne.NewSize(600, 460))
	w.Shot("marked")
	test.AssertImageMatches(t, "marked.png", w.Canvas().Capture())
}

// TestMarkedBreaksBetweenWords: no word is lost or parted, and lines are no wider
// than there is room.
func TestMarkedBreaksBetweenWords(t *testing.T) {
	window(t, empty)
	m := widgets.NewMarked(widgets.Passages(markedBlocks())...)
	low, high := m.HeightAt(2000), m.HeightAt(150)
	if low <= 0 || high < 2*low {
		t.Errorf("in 2000 it is %v high, in 150 %v", low, high)
	}
	m.Resize(fyne.NewSize(260, m.HeightAt(260)))
	for _, o := range test.WidgetRenderer(m).Objects() {
		if right := o.Position().X + o.Size().Width; right > 260+8 {
			t.Errorf("something ends at %v in a width of 260", right)
		}
	}
	if at, ok := m.Top("e"); !ok || at <= 0 {
		t.Errorf("the resolution begins at %v, %v", at, ok)
	}
	if _, ok := m.Top("nowhere"); ok {
		t.Error("a block that is not in the text has a place")
	}
}

func TestPassagesKeepTheMarksOfTheirBlock(t *testing.T) {
	for _, p := range widgets.Passages(markedBlocks()) {
		for _, r := range p.Runs {
			if p.Block == "c" && r.Edit != doc.Added || p.Block == "d" && r.Edit != doc.Struck || p.Block == "b" && r.Edit != "" {
				t.Errorf("%q in block %s has the mark %q", r.Text, p.Block, r.Edit)
			}
		}
		if p.Block == "c" && p.Lead != "2." {
			t.Errorf("the second point has the number %q", p.Lead)
		}
	}
}
