package editor

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// The menu of a card says what it changes, in the clerk's word for the card.
func TestTheMenuNamesTheCard(t *testing.T) {
	for kind, want := range map[doc.Kind]string{
		doc.ResolutionKind: "Change this resolution…", doc.MotionKind: "Change this motion…", doc.AmendmentKind: "Change this amendment…",
		doc.ActionKind: "Change this action…", doc.TimeNoteKind: "Change this note…",
	} {
		b := doc.Text("The words.")
		b.ID, b.Kind = "b", kind
		switch kind {
		case doc.ResolutionKind:
			b.Resolution = &doc.Resolution{}
		case doc.ActionKind:
			b.Action = &doc.Action{}
		case doc.TimeNoteKind:
			b.Time = &doc.TimeNote{Kind: doc.Adjournment}
		default:
			b.Motion = &doc.Motion{}
		}
		e, _ := shown(t, []edit.Section{{Key: 1, Title: "Rents", Doc: doc.Document{Blocks: []doc.Block{b}}}}, 900, 600)
		e.OnActivate = func(doc.Block) {}
		e.GoTo(1, "b")
		has := func(label string) bool {
			return slices.ContainsFunc(e.menu(), func(m *fyne.MenuItem) bool { return m.Label == label })
		}
		if !has(want) || !has("Paste as plain text") {
			t.Errorf("%s: no %q", kind, want)
		}
	}
}

// A field of a form has no caret while the hands are in another; the page keeps
// a pale one, where a form beside it puts its block.
func TestAFieldHasNoCaretWithoutTheHands(t *testing.T) {
	for _, title := range []string{"", "Rents"} {
		e, w := shown(t, []edit.Section{{Key: 1, Title: title, Doc: doc.Document{Blocks: []doc.Block{doc.Text("The words.")}}}}, 900, 600)
		caret := func() bool { return slices.Contains(e.painter.objects, fyne.CanvasObject(e.painter.caret)) }
		w.Canvas().Unfocus()
		if caret() != (title != "") {
			t.Errorf("item %q, without the hands: a caret %v", title, caret())
		}
		w.Canvas().Focus(e)
		if !caret() {
			t.Errorf("item %q: no caret under the hands", title)
		}
	}
}

// The menu key and Shift+F10 open the context menu under the caret, on the paper.
func TestTheMenuOpensByKey(t *testing.T) {
	for _, keys := range [][]fyne.KeyName{{desktop.KeyMenu}, {desktop.KeyShiftLeft, fyne.KeyF10}} {
		e, w := shown(t, sample(), 900, 700)
		e.page.Place(e.find("welcomed"), false)
		e.done()
		for _, k := range keys {
			e.KeyDown(&fyne.KeyEvent{Name: k})
			e.TypedKey(&fyne.KeyEvent{Name: k})
		}
		over := w.Canvas().Overlays().Top()
		if over == nil {
			t.Fatalf("%v: no menu came", keys)
		}
		all := test.LaidOutObjects(over)
		i := slices.IndexFunc(all, func(o fyne.CanvasObject) bool { _, menu := o.(*widget.PopUpMenu); return menu })
		if i < 0 {
			t.Fatalf("%v: no menu among %T", keys, all)
		}
		at := all[i].Position()
		if caret := pointOf(e, e.page.Caret()); at.Y <= caret.Y || at.X < e.left() {
			t.Errorf("%v: the menu is at %v, the caret at %v", keys, at, caret)
		}
	}
	e, w := shown(t, sample(), 900, 700)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF10})
	if w.Canvas().Overlays().Top() != nil {
		t.Error("F10 alone opens the menu")
	}
}
