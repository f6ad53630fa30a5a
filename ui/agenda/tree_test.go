package agenda

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
)

// sample is an agenda of the items a, b with b1 and b2, c with c1, d.
func sample() agenda {
	return agenda{
		{ID: 1, Title: "a"}, {ID: 2, Title: "b"}, {ID: 21, Title: "b1", Parent: 2}, {ID: 22, Title: "b2", Parent: 2},
		{ID: 3, Title: "c"}, {ID: 31, Title: "c1", Parent: 3}, {ID: 4, Title: "d"},
	}
}

// move does what the book does with a place.
func (a agenda) move(id int64, to place) agenda {
	it := a[a.index(id)]
	family := agenda{it}
	family[0].Parent = to.parent
	for _, sub := range a.siblings(id) {
		family = append(family, sub)
	}
	rest := a.without(id)
	at := len(rest)
	if siblings := rest.siblings(to.parent); to.position <= len(siblings) {
		at = rest.index(siblings[to.position-1].ID)
	} else if to.parent != 0 {
		at = rest.index(to.parent) + 1 + len(siblings)
	}
	return append(append(append(agenda{}, rest[:at]...), family...), rest[at:]...)
}

func (a agenda) String() string {
	var out []string
	for _, it := range a {
		s := it.Title
		if it.Parent != 0 {
			s = "-" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestMovesByKey(t *testing.T) {
	a := sample()
	for _, c := range []struct {
		what string
		id   int64
		to   func() (place, bool)
		want string
	}{
		{"b up", 2, func() (place, bool) { return a.beside(2, -1) }, "b -b1 -b2 a c -c1 d"},
		{"a down", 1, func() (place, bool) { return a.beside(1, 1) }, "b -b1 -b2 a c -c1 d"},
		{"b1 down", 21, func() (place, bool) { return a.beside(21, 1) }, "a b -b2 -b1 c -c1 d"},
		{"b1 out", 21, func() (place, bool) { return a.raised(21) }, "a b -b2 b1 c -c1 d"},
		{"d in", 4, func() (place, bool) { p, why := a.nested(4); return p, why == "" }, "a b -b1 -b2 c -c1 -d"},
	} {
		to, ok := c.to()
		if got := a.move(c.id, to).String(); !ok || got != c.want {
			t.Errorf("%s: %s (%v), want %s", c.what, got, ok, c.want)
		}
	}
	for what, refused := range map[string]func() bool{
		"a up":              func() bool { _, ok := a.beside(1, -1); return !ok },
		"d down":            func() bool { _, ok := a.beside(4, 1); return !ok },
		"b1 up":             func() bool { _, ok := a.beside(21, -1); return !ok },
		"a out":             func() bool { _, ok := a.raised(1); return !ok },
		"a in":              func() bool { _, why := a.nested(1); return why != "" },
		"c with c1 in":      func() bool { _, why := a.nested(3); return why != "" },
		"b1 in":             func() bool { _, why := a.nested(21); return why != "" },
		"under a heading":   func() bool { _, why := agenda{{ID: 1, Heading: true}, {ID: 2}}.nested(2); return why != "" },
		"an item not there": func() bool { _, ok := a.dropped(99, 0); return !ok },
	} {
		if !refused() {
			t.Errorf("%s is not refused", what)
		}
	}
}

func TestDraggedRows(t *testing.T) {
	a := sample()
	for _, c := range []struct {
		what string
		id   int64
		row  int // among the rows that stay
		want string
	}{
		{"d to the top", 4, 0, "d a b -b1 -b2 c -c1"},
		{"a to the end", 1, 6, "b -b1 -b2 c -c1 d a"},
		{"a between sub-items", 1, 2, "b -b1 -a -b2 c -c1 d"},
		{"a family between sub-items goes after them", 3, 3, "a b -b1 -b2 c -c1 d"},
		{"a sub-item to its family's end", 21, 3, "a b -b2 -b1 c -c1 d"},
		{"a sub-item into another family", 22, 4, "a b -b1 c -b2 -c1 d"},
		{"a sub-item to the top", 22, 0, "b2 a b -b1 c -c1 d"},
	} {
		to, moved := a.dropped(c.id, c.row)
		got := a.String()
		if moved {
			got = a.move(c.id, to).String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if _, moved := a.dropped(2, 1); moved {
		t.Error("an item dropped where it was has moved")
	}
}

// Whatever is dragged wherever, nothing is lost and no sub-item gets a sub-item.
func TestDraggingKeepsEveryItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := sample()
		for range rapid.IntRange(1, 8).Draw(t, "drags") {
			it := rapid.SampledFrom([]data.Item(a)).Draw(t, "item")
			if to, moved := a.dropped(it.ID, rapid.IntRange(-1, 9).Draw(t, "row")); moved {
				a = a.move(it.ID, to)
			}
		}
		if len(a) != 7 {
			t.Fatalf("%d items: %s", len(a), a)
		}
		for _, it := range a {
			if it.Parent != 0 && a[a.index(it.Parent)].Parent != 0 {
				t.Fatalf("%s lies three deep: %s", it.Title, a)
			}
		}
	})
}
