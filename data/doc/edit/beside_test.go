package edit_test

import (
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

func twoItems() *edit.Page {
	left := doc.Block{ID: "n", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Departure}, Runs: []doc.Run{{Text: "A member left."}}}
	return edit.New([]edit.Section{
		{Key: 1, Number: "1", Title: "Minutes", Doc: doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Agreed."}}}, left,
			{ID: "b", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Noted."}}}}}},
		{Key: 2, Number: "2", Title: "Rents", Doc: doc.Document{Blocks: []doc.Block{left}}},
	})
}

func TestABlockIsTakenOutAndTheCaretStays(t *testing.T) {
	for _, c := range []struct {
		what    string
		section int64
		caret   edit.Pos
		want    edit.Pos
	}{
		{"above it", 1, edit.Pos{Block: 1, Off: 3}, edit.Pos{Block: 1, Off: 3}},
		{"in it", 1, edit.Pos{Block: 2, Off: 3}, edit.Pos{Block: 1, Off: 7}},
		{"below it", 1, edit.Pos{Block: 3, Off: 3}, edit.Pos{Block: 2, Off: 3}},
		{"the only one of its item, in it", 2, edit.Pos{Block: 5, Off: 3}, edit.Pos{Block: 5}},
		{"the only one of its item, elsewhere", 2, edit.Pos{Block: 1, Off: 3}, edit.Pos{Block: 1, Off: 3}},
	} {
		p := twoItems()
		p.Place(c.caret, false)
		if !p.RemoveBlock(c.section, "n") || p.Index(c.section, "n") >= 0 || len(p.Notes()) != 1 {
			t.Errorf("%s: it was not taken out", c.what)
		}
		if p.Caret() != c.want {
			t.Errorf("%s: the caret is at %+v, want %+v", c.what, p.Caret(), c.want)
		}
		if p.Undo(); p.Index(c.section, "n") < 0 || p.Caret() != c.caret || p.CanUndo() {
			t.Errorf("%s: undone the caret is at %+v", c.what, p.Caret())
		}
	}
	if p := twoItems(); p.RemoveBlock(1, "none") || p.RemoveBlock(1, "") {
		t.Error("something that is not there was taken out")
	}
}

func TestLinesBelowAHeadingAreNoText(t *testing.T) {
	p := twoItems()
	told := 0
	p.OnChange = func(edit.Change) { told++ }
	p.SetLines(2, []string{"Councillor Ann Day had declared an interest."})
	p.SetLines(2, []string{"Councillor Ann Day had declared an interest."})
	p.SetLines(9, []string{"No such item."})
	if told != 1 || len(p.Dirty()) != 0 || p.CanUndo() || p.Document(2).Blocks[0].Text() != "A member left." {
		t.Errorf("told %d times, and it is no edit", told)
	}
	p.RemoveBlock(2, "n")
	p.Undo()
	if b := p.Block(4); b.Kind != edit.ItemHeading || len(b.Lines) != 1 {
		t.Errorf("undone the heading is %+v", b)
	}
}

// What happened meanwhile stands beside what is typed, never in it.
func TestInterject(t *testing.T) {
	note := doc.Block{ID: "new", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Arrival}, Runs: []doc.Run{{Text: "A member came."}}}
	text := func(kind doc.Kind, words string) doc.Block {
		b := doc.NewBlock(kind, 0, words)
		if kind.IsList() {
			b.Level = 1
		}
		if kind.IsProposal() {
			b.Resolution = &doc.Resolution{Verb: doc.Resolved}
		}
		return b
	}
	for _, c := range []struct {
		what   string
		blocks []doc.Block
		caret  int // the block of the first item it is in; -1: in another item
		want   string
	}{
		{"nothing typed yet", nil, 0, "A member came. | ^"},
		{"a sentence goes on", []doc.Block{text(doc.Paragraph, "Agreed."), text(doc.Paragraph, "Members asked")}, 1, "Agreed. | A member came. | Members asked^"},
		{"a sentence is finished", []doc.Block{text(doc.Paragraph, "Agreed."), text(doc.Paragraph, "Noted.")}, 0, "Agreed. | A member came. | ^ | Noted."},
		{"an empty paragraph follows", []doc.Block{text(doc.Paragraph, "Agreed."), text(doc.Paragraph, "")}, 0, "Agreed. | A member came. | ^"},
		{"in a list", []doc.Block{text(doc.Paragraph, "It was said:"), text(doc.Numbered, "One."), text(doc.Numbered, "Two.")}, 2, "A member came. | It was said: | One. | Two.^"},
		{"on a decision", []doc.Block{text(doc.ResolutionKind, "That it be so")}, 0, "That it be so | A member came. | ^"},
		{"another item", []doc.Block{text(doc.Paragraph, "Agreed.")}, -1, "Agreed. | A member came."},
		{"another item without text", nil, -1, "A member came."},
	} {
		p := edit.New([]edit.Section{{Key: 1, Title: "Minutes", Doc: doc.Document{Blocks: c.blocks}}, {Key: 2, Title: "Rents"}})
		place := func(i int) edit.Pos { return edit.Pos{Block: i, Off: p.Block(i).Text.Len()} }
		if c.caret < 0 {
			p.Place(place(p.Index(2, "")), false)
		} else {
			p.Place(place(p.Index(1, "")+c.caret), false)
		}
		at := p.Caret()
		if !p.Interject(1, note) {
			t.Fatalf("%s: refused", c.what)
		}
		var got []string
		for i := p.Index(1, ""); p.Block(i).Section == 1; i++ {
			s := p.Block(i).Text.String()
			if p.Caret() == place(i) {
				s += "^"
			}
			got = append(got, s)
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s: %q, want %q", c.what, strings.Join(got, " | "), c.want)
		}
		if c.caret < 0 && p.Block(p.Caret().Block).Section != 2 {
			t.Errorf("%s: the caret went to it", c.what)
		}
		if p.Undo(); p.Caret() != at || p.Index(1, "new") >= 0 || p.CanUndo() {
			t.Errorf("%s: undone the caret is at %+v", c.what, p.Caret())
		}
	}
	p := edit.New([]edit.Section{{Key: 1, Title: "Minutes", ReadOnly: true}, {Key: 2, Title: "Rents", ReadOnly: true}})
	if p.Interject(1, note) || p.Interject(2, note) || p.Interject(9, note) {
		t.Error("put into a page that is only read")
	}
}

// Where a passage is kept from the public, so is what is typed on beside a note.
func TestInterjectedInAnExemptPassage(t *testing.T) {
	secret := doc.Block{ID: "s", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The offer was low."}}}
	p := edit.New([]edit.Section{{Key: 1, Title: "Sale", Doc: doc.Document{Blocks: []doc.Block{secret}}}})
	p.Place(edit.Pos{Block: 1, Off: 3}, false)
	p.Interject(1, doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Arrival}, Runs: []doc.Run{{Text: "A member came."}}})
	p.Insert("It was refused.")
	if got, want := exempted(p), "The offer was low. [3] | A member came. [3] | It was refused. [3]"; got != want {
		t.Errorf("the page says %s, want %s", got, want)
	}
}
