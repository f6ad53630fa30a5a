package editor

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// A passage is marked as Welsh and as English again: what is selected, or the whole
// paragraph at the caret. Its words are checked as that, in one step of undo.
func TestAPassageIsMarkedAsWelsh(t *testing.T) {
	e, _ := shown(t, []edit.Section{{Key: 1, Title: "Rents", Doc: doc.FromText("Croeso i bawb yn y neuadd\nWelcome to all")}}, 900, 600)
	first := slices.IndexFunc(e.rows, func(r row) bool { return r.block.Kind != edit.ItemHeading })
	at := func(block, from, to int) {
		e.page.Select(edit.Pos{Block: block, Off: from}, edit.Pos{Block: block, Off: to})
	}
	item := func() *fyne.MenuItem {
		i := slices.IndexFunc(e.menu(), func(m *fyne.MenuItem) bool {
			return m.Label == "This passage is Welsh" || m.Label == "This passage is English"
		})
		if i < 0 {
			return nil
		}
		return e.menu()[i]
	}
	langs := func(block int) (out []string) {
		for _, s := range e.page.Block(block).Content(0).Spans {
			out = append(out, s.Style.Lang)
		}
		return out
	}
	ruled := func() (n int) {
		f := &e.layAt(first).flows[0]
		for i := range f.lines {
			for _, pc := range f.pieces(e.page.Block(first).Content(0), i) {
				if pc.rule(e.colours.Ink, e.colours.Rule) != nil {
					n++
				}
			}
		}
		return n
	}
	at(first, 3, 3)
	if ruled() > 0 {
		t.Error("English words have a hairline below them")
	}
	if item() != nil {
		t.Error("a body that writes no Welsh is offered to mark it")
	}
	e.SetBilingual(true)
	e.SetSpelling(british(t))
	item().Action()
	if got := langs(first); !slices.Equal(got, []string{"cy"}) || e.page.Caret().Off != 3 || !e.page.Selection().Empty() {
		t.Errorf("the paragraph is in %q, the caret at %v", got, e.page.Selection())
	}
	if wrong, _ := e.misspelt(e.page.Block(first).Content(0)); len(wrong) > 0 {
		t.Errorf("of the Welsh %v are wrong", wrong)
	}
	if ruled() != 1 {
		t.Errorf("%d pieces have a hairline below them, want the Welsh one", ruled())
	}
	if m := item(); m.Label != "This passage is English" {
		t.Errorf("the menu offers %q", m.Label)
	}
	at(first+1, 0, len("Welcome"))
	if !e.ToggleWelsh() || !slices.Equal(langs(first+1), []string{"cy", ""}) {
		t.Errorf("what was selected is in %q", langs(first+1))
	}
	if wrong, _ := e.misspelt(e.page.Block(first + 1).Content(0)); len(wrong) != 1 {
		t.Errorf("English words as Welsh: %v are wrong", wrong)
	}
	if e.ToggleWelsh() || !slices.Equal(langs(first+1), []string{"en-GB", ""}) {
		t.Errorf("again, it is in %q", langs(first+1))
	}
	e.Undo()
	e.Undo()
	e.Undo()
	if got := append(langs(first), langs(first+1)...); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("undone, they are in %q", got)
	}
	e.SetReadOnly(true)
	if item() != nil {
		t.Error("a page that is only read is offered to be marked")
	}
}
