package agenda

import (
	"slices"

	"minutebook/data"
)

// place is where an item stands: its parent, 0 for none, and its position among
// its siblings, from 1.
type place struct {
	parent   int64
	position int
}

// agenda is the items of a meeting in printed order: each item before its
// sub-items.
type agenda []data.Item

func (a agenda) index(id int64) int {
	return slices.IndexFunc(a, func(it data.Item) bool { return it.ID == id })
}

// exempt is why an item is kept from the public, by itself or by the item it
// belongs to; empty for an open one.
func (a agenda) exempt(id int64) string {
	i := a.index(id)
	if i < 0 {
		return ""
	}
	if a[i].Exempt == "" && a[i].Parent != 0 {
		return a.exempt(a[i].Parent)
	}
	return a[i].Exempt
}

// siblings lists the items of a parent, or those at the top.
func (a agenda) siblings(parent int64) []data.Item {
	var out []data.Item
	for _, it := range a {
		if it.Parent == parent {
			out = append(out, it)
		}
	}
	return out
}

// among is the place of an item among its siblings, from 0.
func (a agenda) among(it data.Item) int {
	return slices.IndexFunc(a.siblings(it.Parent), func(s data.Item) bool { return s.ID == it.ID })
}

// beside is the place n up or down among the siblings; false at the ends.
func (a agenda) beside(id int64, n int) (place, bool) {
	i := a.index(id)
	if i < 0 {
		return place{}, false
	}
	it := a[i]
	to := a.among(it) + n
	return place{it.Parent, to + 1}, to >= 0 && to < len(a.siblings(it.Parent))
}

// nested is the place as the last sub-item of the item above. The sentence says
// why it cannot be one.
func (a agenda) nested(id int64) (place, string) {
	i := a.index(id)
	switch {
	case i < 0:
		return place{}, "There is no such item."
	case a[i].Parent != 0:
		return place{}, "It is a sub-item already: an agenda has two levels."
	case len(a.siblings(id)) > 0:
		return place{}, "It has sub-items of its own: an agenda has two levels."
	}
	n := a.among(a[i])
	if n == 0 {
		return place{}, "There is no item above that it could belong to."
	}
	above := a.siblings(0)[n-1]
	if above.Heading {
		return place{}, "A heading between items has no sub-items."
	}
	return place{above.ID, len(a.siblings(above.ID)) + 1}, ""
}

// raised is the place of a sub-item as an item after the one it belonged to.
func (a agenda) raised(id int64) (place, bool) {
	i := a.index(id)
	if i < 0 || a[i].Parent == 0 {
		return place{}, false
	}
	parent := a[a.index(a[i].Parent)]
	return place{0, a.among(parent) + 2}, true
}

// dropped is the place of an item that was dragged so that it stands at a row
// of the list, its sub-items with it; false if that is where it was. Between
// sub-items it becomes one of them, if it has none itself.
func (a agenda) dropped(id int64, row int) (place, bool) {
	i := a.index(id)
	if i < 0 {
		return place{}, false
	}
	it, rest := a[i], a.without(id)
	row = min(max(row, 0), len(rest))
	family := len(a.siblings(id)) > 0
	var next, before data.Item
	if row < len(rest) {
		next = rest[row]
	}
	if row > 0 {
		before = rest[row-1]
	}
	var to place
	switch {
	case next.Parent != 0 && !family:
		to = place{next.Parent, rest.among(next) + 1}
	case it.Parent != 0 && (before.Parent == it.Parent || before.ID == it.Parent) && next.Parent == 0:
		to = place{it.Parent, len(rest.siblings(it.Parent)) + 1}
	default:
		to = place{0, rest.topBefore(row) + 1}
	}
	return to, to != place{it.Parent, a.among(it) + 1}
}

// without is the agenda without an item and its sub-items.
func (a agenda) without(id int64) agenda {
	return slices.DeleteFunc(slices.Clone(a), func(it data.Item) bool { return it.ID == id || it.Parent == id })
}

// topBefore is how many items at the top stand before a row.
func (a agenda) topBefore(row int) int {
	n := 0
	for _, it := range a[:row] {
		if it.Parent == 0 {
			n++
		}
	}
	return n
}
