package editor

import (
	"image/color"
	"slices"
	"strings"
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

// Words that were struck out and those put in for them do not touch: the gap between
// them is in what is painted, not in the text, and caret and mouse know of it.
func TestStruckAndNewWordsDoNotTouch(t *testing.T) {
	run := func(s string, as doc.Edit) doc.Run { return doc.Run{Text: s, Edit: as} }
	widths := func(runs ...doc.Run) (*Editor, []float32) {
		e, _ := shown(t, []edit.Section{{Key: 1, Number: "29", Title: "An item", Doc: doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: runs}}}}}, 420, 260)
		f := &e.layAt(1).flows[0]
		var at []float32
		for off := range e.rows[1].block.Text.Len() + 1 {
			at = append(at, f.xAt(0, off))
		}
		return e, at
	}
	_, plain := widths(run("for ", ""), run("ten", doc.Struck), run("twelve", ""))
	e, parted := widths(run("for ", ""), run("ten", doc.Struck), run("twelve", doc.Added))
	is := gap(e.layer.text)
	if plain[6] != parted[6] || parted[7]-plain[7] < is-0.1 || parted[7]-plain[7] > is+0.1 {
		t.Errorf("the places are %v, without a gap %v", parted, plain)
	}
	if got := e.rows[1].block.Text.String(); got != "for tentwelve" {
		t.Errorf("the text is %q", got)
	}
	f := &e.layAt(1).flows[0]
	pieces := f.pieces(e.rows[1].block.Text, 0)
	if end := pieces[1].x + pieces[1].width; pieces[1].text != "ten" || pieces[2].x-end < is-0.1 {
		t.Errorf("the line through the old words goes to %v, the new ones begin at %v", end, pieces[2].x)
	}
	for off, x := range parted {
		if got := e.placeOn(1, 0, 0, f.x+x); got.Off != off {
			t.Errorf("the mouse at %v is at %d, want %d", x, got.Off, off)
		}
	}
	_, spaced := widths(run("ten ", doc.Struck), run("twelve", doc.Added))
	_, unspaced := widths(run("ten ", ""), run("twelve", ""))
	if spaced[len(spaced)-1] != unspaced[len(unspaced)-1] {
		t.Error("a gap beside a space")
	}
}

// What a block carried before a correction stands struck out below it, what it carries
// now beside it, and the note beside them.
func TestCorrectedCreditsAreMarked(t *testing.T) {
	day, reed := &doc.Person{Name: "Councillor Ann Day"}, &doc.Person{Name: "Councillor Bea Reed"}
	block := doc.Block{ID: "a", Kind: doc.ResolutionKind, Note: "corrected at minute 51", Runs: []doc.Run{{Text: "That the rent be raised."}},
		Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: day, Seconder: reed, Vote: &doc.Vote{Method: doc.Hands, For: 8, Against: 1}},
		Was: &doc.Facts{Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: day, Seconder: &doc.Person{Name: "Councillor Owen Marsh"},
			Vote: &doc.Vote{Method: doc.Hands, For: 7, Against: 2}}}}
	action := doc.Block{ID: "b", Kind: doc.ActionKind, Runs: []doc.Run{{Text: "Write to the tenants."}}, Note: "corrected at minute 51",
		Action: &doc.Action{Owner: reed, Due: "2026-06-30"}, Was: &doc.Facts{Action: &doc.Action{Owner: day, Due: "2026-06-30"}}}
	e, win := shown(t, []edit.Section{{Key: 1, Number: "29", Title: "An item", Doc: doc.Document{Blocks: []doc.Block{block, action}}}}, 560, 360)
	var said []string
	for row := 1; row <= 2; row++ {
		for _, l := range e.layAt(row).labels {
			said = append(said, string(l.edit)+": "+l.text)
		}
		if e.layAt(row).changed.w == 0 {
			t.Errorf("no bar stands beside block %d", row)
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"struck: ", "Marsh", "added: ", "Reed", ": corrected at minute 51"} {
		if !strings.Contains(all, want) {
			t.Errorf("the labels are\n%s\nwithout %q", all, want)
		}
	}
	test.AssertImageMatches(t, "credits.png", win.Canvas().Capture())
}
