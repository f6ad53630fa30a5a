package compare

import (
	"slices"
	"strings"

	"minutebook/data/doc"
)

// alikeEnough is how alike two blocks must be to be one that was changed, where
// 1 is the same words and 0 none in common.
const alikeEnough = 0.5

// Alike tells whether two blocks are of one kind and say much the same.
func Alike(a, b doc.Block) bool {
	in := interner{}
	return a.Kind == b.Kind && likeness(in.bag(a), in.bag(b)) >= alikeEnough
}

// bag is the words proper of a block, in the order of their numbers.
func (in interner) bag(b doc.Block) []int {
	w := in.words([]doc.Run{{Text: strings.ToLower(textOf(b))}})
	var out []int
	for i, k := range w.keys {
		if w.spoken[i] {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

func (in interner) bags(blocks []doc.Block, at []int) [][]int {
	out := make([][]int, len(at))
	for k, i := range at {
		out[k] = in.bag(blocks[i])
	}
	return out
}

// likeness is the part of the words of two bags that both have (S.-C. Dice's).
func likeness(a, b []int) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// textOf is all the text of a block, a table's too.
func textOf(b doc.Block) string {
	if b.Table == nil {
		return b.Text()
	}
	var sb strings.Builder
	for _, row := range b.Table.Rows {
		for _, c := range row {
			sb.WriteString(c.Text() + "\n")
		}
	}
	return sb.String()
}
