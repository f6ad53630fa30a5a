package editor

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	tones "minutebook/ui/look"
)

// tracked is a page on which a word was exchanged, a block put in and one struck
// out.
func tracked(t testing.TB) *Editor {
	numbered := func(s string) doc.Block { return doc.NewBlock(doc.Numbered, 1, s) }
	page := edit.New([]edit.Section{{Key: 1, Number: "29", Title: "Budget", Doc: doc.Document{Blocks: []doc.Block{
		doc.Text("The old plan was noted."), numbered("one point"), numbered("another point"), doc.Text("No more.")}}}})
	page.Track()
	e, win := shown(t, nil, 800, 600)
	e.SetPage(page)
	win.Canvas().Focus(e)
	e.Find("old", false)
	for _, r := range "new" {
		e.TypedRune(r)
	}
	e.page.Select(edit.Pos{Block: 3}, edit.Pos{Block: 4})
	e.change(e.page.Remove)
	e.page.Place(e.page.End(), false)
	press(e, fyne.KeyReturn)
	e.TypedRune('x')
	return e
}

func TestChangesAreSeenNotByColourAlone(t *testing.T) {
	for _, palette := range tones.Palettes() {
		e := tracked(t)
		test.ApplyTheme(t, tones.New(palette, tones.DefaultTextSize))
		e.Refresh()
		lines := map[color.Color][]*canvas.Rectangle{}
		for _, o := range e.painter.inkeds {
			if r, ok := o.(*canvas.Rectangle); ok {
				lines[r.FillColor] = append(lines[r.FillColor], r)
			}
		}
		struck, added := lines[e.colours.Struck], lines[e.colours.Added]
		if len(struck) != 3 || len(added) != 2 { // "old", "another point" and its number; "new" and "x"
			t.Fatalf("%s: %d lines through and %d under", palette, len(struck), len(added))
		}
		for _, o := range e.painter.inkeds {
			text, ok := o.(*canvas.Text)
			switch {
			case !ok:
			case text.Text == "old" && text.Color != e.colours.Struck, text.Text == "new" && text.Color != e.colours.Added, text.Text == "x" && text.Color != e.colours.Added:
				t.Errorf("%s: %q has the colour %v", palette, text.Text, text.Color)
			case text.Text == "old" && struck[0].Position().Y >= added[0].Position().Y:
				t.Errorf("%s: the line through is not above the one under", palette)
			}
		}
		if bars := slices.DeleteFunc(slices.Clone(e.rows), func(r row) bool { return r.lay == nil || r.lay.changed.w == 0 }); len(bars) != 3 {
			t.Errorf("%s: %d blocks have a bar", palette, len(bars))
		}
	}
}

func TestMarksStayOnTheirWords(t *testing.T) {
	e := tracked(t)
	id := e.page.Block(1).ID
	e.SetMarks([]Mark{{Section: 1, Block: id, From: 8, To: 12}, {Section: 1, Block: id}}, 0)
	f := &e.layAt(1).flows[0]
	want := f.xAt(0, len("The oldnew ")) // "plan", which stood at 8
	found := false
	for _, o := range e.painter.selected {
		if r := o.(*canvas.Rectangle); r.FillColor == e.colours.Remark {
			found = true
			if x := r.Position().X - e.left() - f.x; x < want-1 || x > want+1 {
				t.Errorf("the mark begins at %v, its words at %v", x, want)
			}
		}
	}
	if !found {
		t.Error("the mark at hand is not painted")
	}
	var seen []string
	e.InView(func(_ int64, block string, at func(int) float32) {
		if at(0) > 0 {
			seen = append(seen, block)
		}
	})
	if len(seen) != e.page.Len() || seen[0] != "" || seen[1] != id {
		t.Errorf("in view are %q", seen)
	}
}

func TestThePageAsksFirst(t *testing.T) {
	e := tracked(t)
	before := e.page.Document(1)
	var runes []rune
	var undone []bool
	e.OnRune = func(r rune) bool { runes = append(runes, r); return true }
	e.OnKey = func(ev *fyne.KeyEvent) bool { return ev.Name == fyne.KeyReturn }
	e.OnUndo = func(redo bool) { undone = append(undone, redo) }
	e.TypedRune('z')
	press(e, fyne.KeyReturn)
	e.TypedShortcut(&fyne.ShortcutUndo{})
	e.TypedShortcut(&fyne.ShortcutRedo{})
	if string(runes) != "z" || !slices.Equal(undone, []bool{false, true}) || doc.Plain(e.page.Document(1)) != doc.Plain(before) {
		t.Errorf("asked %q and %v", string(runes), undone)
	}
	e.OnUndo = nil
	e.SetReadOnly(true)
	e.Step(false)
	e.page.Place(edit.Pos{Block: 1, Off: 5}, false)
	if !e.TakeBack() || e.page.Block(1).Text.String() != "The old plan was noted." {
		t.Errorf("the page says %q", e.page.Block(1).Text.String())
	}
}

func TestANoteStandsBelowItsBlock(t *testing.T) {
	b := doc.Text("The old plan was noted.")
	b.Note = "corrected at minute 51"
	e, _ := shown(t, []edit.Section{{Key: 1, Title: "Budget", Doc: doc.Document{Blocks: []doc.Block{b}}, ReadOnly: true}}, 800, 600)
	labels := e.layAt(1).labels
	if len(labels) != 1 || labels[0].text != b.Note {
		t.Errorf("the labels are %+v", labels)
	}
}
