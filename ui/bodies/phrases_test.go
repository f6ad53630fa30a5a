package bodies

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/phrases"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// A wording of the program that is changed is kept as the body's own, and comes
// back when that is deleted.
func TestABuiltInPhraseIsChangedForTheBody(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	w, screen, heard := uitest.Show(t, b, New, session.Place{Body: body.ID})
	uitest.Run(t, screen, "Phrases")
	part := screen.(*Screen).parts[3].(*wordings)
	if n, set := len(part.rows), phrases.BuiltIn(phrases.Council); n != len(set) {
		t.Fatalf("%d phrases of %d are listed", n, len(set))
	}
	nr := func() (data.Phrase, int) {
		for i, p := range part.rows {
			if p.Abbrev == "nr" {
				return p, i
			}
		}
		t.Fatal("there is no nr")
		return data.Phrase{}, 0
	}
	_, at := nr()
	part.list.SetCursor(at)
	for _, c := range part.commands() {
		if c.Name == "Delete…" && !c.Off() {
			t.Error("a wording of the program can be deleted")
		}
	}
	uitest.Run(t, screen, "Change… (Enter)")
	w.Shot("bodies-phrase-form")
	w.Press(fyne.KeyTab, fyne.KeyEnd)
	w.Type(" Duly.")
	save(t, w)
	kept, err := b.Phrases(context.Background(), body.ID)
	if err != nil || len(kept) != 1 || kept[0].Body != body.ID || kept[0].Text != "The report was noted. Duly." {
		t.Fatalf("kept %+v, %v, %v", kept, err, heard.Failed)
	}
	p, at := nr()
	if p.ID == 0 || at != 0 {
		t.Errorf("the body's own stands at %d as %+v", at, p)
	}
	w.Shot("bodies-phrases-own")
	if part.list.Cursor() != at {
		t.Errorf("the cursor is at %d", part.list.Cursor())
	}
	uitest.Run(t, screen, "Delete…")
	w.Press(fyne.KeyReturn)
	kept, _ = b.Phrases(context.Background(), body.ID)
	if p, _ := nr(); len(kept) != 0 || p.ID != 0 || p.Text != "The report was noted." {
		t.Errorf("deleted, it is %+v; the book keeps %+v", p, kept)
	}
}

// save goes to the main button of the dialog and presses it.
func save(t *testing.T, w *uitest.Window) {
	t.Helper()
	for range 6 {
		w.Press(fyne.KeyTab)
		w.Press(fyne.KeyReturn)
		if w.Canvas().Overlays().Top() == nil {
			return
		}
	}
	t.Fatal("the dialog stays")
}
