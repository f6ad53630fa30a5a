package edit_test

import (
	"slices"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

func TestCount(t *testing.T) {
	p := edit.New([]edit.Section{{Key: 1, Number: "1", Title: "The weir", Doc: doc.Document{Blocks: []doc.Block{
		doc.Text("A weir’s weir. WEIR"), doc.Text("aaaa"),
	}}}})
	for _, c := range []struct {
		text          string
		all, selected int
	}{
		{"weir", 3, 1}, // the heading is not searched
		{"weir's", 1, 1},
		{"aa", 2, 1}, // one after the other
		{"mill", 0, 0},
		{"", 0, 0},
	} {
		p.Place(p.Start(), false)
		p.Find(c.text, false)
		if all, selected := p.Count(c.text); all != c.all || selected != c.selected {
			t.Errorf("%q: %d, %d selected; want %d, %d", c.text, all, selected, c.all, c.selected)
		}
	}
	p.Place(p.Start(), false)
	if _, selected := p.Count("weir"); selected != 0 {
		t.Error("a place is selected where none is")
	}
	if at := p.Occurrences(1, 0, "weir"); !slices.Equal(at, []int{2, 9, 15}) {
		t.Errorf("it stands at %v", at)
	}
	if at := p.Occurrences(0, 0, "weir"); at != nil {
		t.Errorf("it stands in the heading at %v", at)
	}
}
