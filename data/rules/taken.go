package rules

import (
	"cmp"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
)

// NumbersAsTaken gives the minute numbers that items have out anew, by item ID:
// the lowest to the first of the items, which stand in the order in which they
// were taken. Sub-items get the letters of their new number. A meeting's numbers
// stay its own, so none of another meeting is touched.
func NumbersAsTaken(items []data.Item) map[int64]Number {
	var pool []Number
	for _, it := range items {
		if it.Parent == 0 && it.MinuteNumber != "" {
			pool = append(pool, Number{it.MinuteNumber, it.Sequence})
		}
	}
	slices.SortStableFunc(pool, func(a, b Number) int { return cmp.Compare(a.Sequence, b.Sequence) })
	out := map[int64]Number{}
	subs := map[int64]int{}
	for _, it := range items {
		switch {
		case it.MinuteNumber == "":
		case it.Parent == 0:
			out[it.ID], pool = pool[0], pool[1:]
		default:
			subs[it.Parent]++
			out[it.ID] = Number{Printed: out[it.Parent].Printed + doc.Letters(subs[it.Parent])}
		}
	}
	return out
}
