package editor

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// TestHandsAtRandom presses, clicks, drags, scrolls, zooms and resizes at random
// and holds what is always true of the window.
func TestHandsAtRandom(t *testing.T) {
	e, win := shown(t, sample(), 800, 600)
	win.Canvas().Focus(e)
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp,
		fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyTab}
	rapid.Check(t, func(t *rapid.T) {
		page := edit.New(sample())
		if rapid.Bool().Draw(t, "tracked") {
			page.Track()
		}
		e.SetPage(page)
		e.SetZoom(100)
		win.Resize(fyne.NewSize(800, 600))
		point := func() fyne.Position {
			return fyne.NewPos(float32(rapid.IntRange(-10, 900).Draw(t, "x")), float32(rapid.IntRange(-50, 700).Draw(t, "y")))
		}
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			moved := true
			switch rapid.IntRange(0, 12).Draw(t, "act") {
			case 0, 1, 2:
				e.shift = rapid.Bool().Draw(t, "shift")
				moved = !e.shift // cutting nothing does nothing
				press(e, rapid.SampledFrom(keys).Draw(t, "key"))
				e.shift = false
			case 3, 4:
				e.TypedRune(rapid.SampledFrom([]rune("a -1.ŵ漢")).Draw(t, "rune"))
			case 5:
				p := point()
				click(e, p, rapid.IntRange(1, 3).Draw(t, "clicks"), 0)
				moved = p.X < e.size.Width-2*thumbWidth // beside the scroll bar
			case 6:
				drag(e, point(), point(), point())
				moved = false
			case 7:
				e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: float32(rapid.IntRange(-900, 900).Draw(t, "wheel"))}})
				moved = false
			case 8:
				e.SetZoom(rapid.IntRange(70, 260).Draw(t, "zoom"))
				moved = false
			case 9:
				win.Resize(fyne.NewSize(float32(rapid.IntRange(200, 1200).Draw(t, "width")), 600))
				moved = false
			case 10:
				ctrl(e, rapid.SampledFrom([]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
					fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyB, fyne.KeyZ}).Draw(t, "jump"))
			case 11:
				e.SetKind(rapid.SampledFrom(doc.Kinds()).Draw(t, "kind"), 1)
			case 12:
				moved = false
				e.TypedShortcut(rapid.SampledFrom([]fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCut{}, &fyne.ShortcutPaste{},
					&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}}).Draw(t, "shortcut"))
			}
			checkWindow(t, e, moved)
		}
	})
}

func checkWindow(t *rapid.T, e *Editor, moved bool) {
	if len(e.rows) != e.page.Len() {
		t.Fatalf("%d rows for %d blocks", len(e.rows), e.page.Len())
	}
	var total float32
	for i, r := range e.rows {
		if r.block != e.page.Block(i) {
			t.Fatalf("row %d is not of block %d", i, i)
		}
		if r.lay != nil {
			if fresh := e.layer.layOut(r.block, e.setting(i)); fresh.height != r.lay.height || len(fresh.labels) != len(r.lay.labels) {
				t.Fatalf("the layout of block %d (%s) is stale", i, r.block.Kind)
			}
		}
		total += r.height
	}
	if math.Abs(float64(total-e.total)) > 1 {
		t.Fatalf("the rows are %v high, the total is %v", total, e.total)
	}
	for i, marker := range markersOf(e) {
		if e.page.Tracked() { // an empty block that was put in is in no document
			break
		}
		if e.rows[i].marker != marker {
			t.Fatalf("block %d has the marker %q, want %q", i, e.rows[i].marker, marker)
		}
	}
	if e.top < 0 || e.top >= len(e.rows) || e.dy < 0 {
		t.Fatalf("the window is at %d and %v", e.top, e.dy)
	}
	if rest := e.below(); rest < e.size.Height-0.5 && (e.top > 0 || e.dy > 0) {
		t.Fatalf("the window ends %v below the page", e.size.Height-rest)
	}
	if moved && !inView(e) {
		t.Fatalf("the caret %v is out of view", e.page.Caret())
	}
	if n := len(e.painter.objects); n > 600 {
		t.Fatalf("%d objects are on the canvas", n)
	}
}

// markersOf are the markers the exporter would print.
func markersOf(e *Editor) []string {
	out := make([]string, 0, len(e.rows))
	for _, key := range e.page.Sections() {
		out = append(out, "")
		d := e.page.Document(key)
		if len(d.Blocks) == 0 {
			d.Blocks = []doc.Block{{}}
		}
		out = append(out, doc.Markers(d.Blocks)...)
	}
	return out
}
