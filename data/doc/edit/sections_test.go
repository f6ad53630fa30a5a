package edit_test

import (
	"slices"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

func three() *edit.Page {
	text := func(s string) doc.Document { return doc.FromText(s) }
	return edit.New([]edit.Section{{Key: 1, Number: "1", Title: "One", Doc: text("a\nb")}, {Key: 2, Number: "2", Title: "Two"},
		{Key: 3, Number: "3", Title: "Three", Doc: text("c")}})
}

func TestSectionsMoveAsOneStep(t *testing.T) {
	p := three()
	p.Place(edit.Pos{Block: p.Index(1, "") + 1, Off: 1}, false)
	if p.Reorder([]int64{1, 2, 3}) || p.Reorder([]int64{2, 1}) || p.Reorder([]int64{1, 1, 3}) {
		t.Error("an order that is none was taken")
	}
	if !p.Reorder([]int64{3, 1, 2}) || !slices.Equal(p.Sections(), []int64{3, 1, 2}) {
		t.Fatalf("the order is %v", p.Sections())
	}
	if d := p.Dirty(); d != nil {
		t.Errorf("the texts of %v are the same as before", d)
	}
	if b := p.Block(p.Caret().Block); b.Text.String() != "b" || p.Caret().Off != 1 {
		t.Errorf("the caret stands in %q", b.Text)
	}
	p.Type('!')
	p.Undo()
	p.Undo()
	if !slices.Equal(p.Sections(), []int64{1, 2, 3}) || p.CanUndo() {
		t.Errorf("undone, the order is %v", p.Sections())
	}
	p.Redo()
	p.Redo()
	if got := p.Document(1).Blocks[1].Text(); !slices.Equal(p.Sections(), []int64{3, 1, 2}) || got != "b!" {
		t.Errorf("made again, the order is %v and the text %q", p.Sections(), got)
	}
}

func TestASectionComesInBetweenAndAllBeforeIsStillUndone(t *testing.T) {
	p := three()
	p.Place(edit.Pos{Block: p.Index(3, "")}, false)
	p.Insert("later ")
	p.Select(p.Start(), p.End())
	p.Remove()
	p.Place(edit.Pos{Block: p.Index(1, "")}, false)
	p.Dirty()
	if !p.InsertSection(edit.Section{Key: 9, Number: "1A", Title: "Urgent", Doc: doc.FromText("By reason of the flood.")}, 1) {
		t.Fatal("it did not come in")
	}
	if p.InsertSection(edit.Section{Key: 9}, 1) {
		t.Error("it came in twice")
	}
	if d := p.Dirty(); !slices.Equal(d, []int64{9}) {
		t.Errorf("changed are %v", d)
	}
	for p.Undo() {
	}
	if got := exempted(p); !slices.Equal(p.Sections(), []int64{1, 9, 2, 3}) || got != "a | b | By reason of the flood. | c" {
		t.Errorf("all undone: %v %s", p.Sections(), got)
	}
	for p.Redo() {
	}
	if got := exempted(p); got != " | By reason of the flood." {
		t.Errorf("all made again: %s", got)
	}
}

func TestASectionOnAPageOfNothing(t *testing.T) {
	p := edit.New(nil)
	p.InsertSection(edit.Section{Key: 4, Number: "1", Title: "Urgent"}, 0)
	p.Insert("x")
	if got := exempted(p); got != "x" || !slices.Equal(p.Dirty(), []int64{4}) {
		t.Errorf("the page holds %q", got)
	}
}
