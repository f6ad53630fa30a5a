package record

import (
	"cmp"
	"slices"
)

// InOrderTaken gives the items in the order in which the meeting took its
// business, each before its sub-items (data.Item.Taken). One that has no place in
// that order comes after the sibling it follows on the agenda. The agenda and its
// pack keep the agenda's order.
func InOrderTaken(items []Item) []Item {
	if !slices.ContainsFunc(items, func(i Item) bool { return i.Taken != 0 }) {
		return items
	}
	var groups []group // an item of the first level with its sub-items
	for _, it := range items {
		if it.Depth == 0 || len(groups) == 0 {
			last := 0
			if len(groups) > 0 {
				last = groups[len(groups)-1].taken
			}
			groups = append(groups, group{taken: cmp.Or(it.Taken, last)})
		}
		g := &groups[len(groups)-1]
		g.items = append(g.items, it)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(a.taken, b.taken) })
	var out []Item
	for _, g := range groups {
		out = append(out, g.items...)
	}
	return out
}

type group struct {
	taken int
	items []Item
}
