package compare

import (
	"slices"

	"minutebook/data/doc"
)

// StepKind says what became of a block.
type StepKind int

const (
	Kept      StepKind = iota // in both, changed or not
	Gone                      // in the first alone
	New                       // in the second alone
	MovedFrom                 // in both, but elsewhere now: here it stood
	MovedTo                   // in both, but elsewhere before: here it stands
)

// Step is what became of one block. Before and After are its places in the two
// texts, -1 where it is not in one.
type Step struct {
	Kind          StepKind
	Before, After int
}

// Blocks matches the blocks of two texts: by id, then what is left over between
// them by what it says. Each block of a comes in its order, and each of b in its;
// one that moved comes at both places.
func Blocks(a, b []doc.Block) []Step {
	at := make(map[string]int, len(b))
	for j, x := range b {
		at[x.ID] = j
	}
	var pairs []anchor
	for i, x := range a {
		if j, ok := at[x.ID]; ok {
			pairs = append(pairs, anchor{i, j})
			delete(at, x.ID)
		}
	}
	m := matcher{a: a, b: b, toB: filled(len(a)), toA: filled(len(b))}
	for _, p := range pairs {
		m.toB[p.a], m.toA[p.b] = p.b, p.a
	}
	i, j := 0, 0
	for _, p := range append(longest(pairs), anchor{len(a), len(b)}) {
		m.alike(i, p.a, j, p.b)
		m.gap(i, p.a, j, p.b)
		if p.a < len(a) {
			m.out = append(m.out, Step{Kept, p.a, p.b})
		}
		i, j = p.a+1, p.b+1
	}
	return m.out
}

func filled(n int) []int { return slices.Repeat([]int{-1}, n) }

type matcher struct {
	a, b     []doc.Block
	toB, toA []int // what each block is matched with; -1 for nothing yet
	out      []Step
}

// gap tells of the blocks of a stretch in which no id is in both at its place.
// Those that were matched by what they say are in one order.
func (m *matcher) gap(i, i1, j, j1 int) {
	for {
		for ; i < i1 && !m.matched(i, m.toB[i]); i++ {
			kind := MovedFrom
			if m.toB[i] < 0 {
				kind = Gone
			}
			m.out = append(m.out, Step{kind, i, m.toB[i]})
		}
		for ; j < j1 && !m.matched(m.toA[j], j); j++ {
			kind := MovedTo
			if m.toA[j] < 0 {
				kind = New
			}
			m.out = append(m.out, Step{kind, m.toA[j], j})
		}
		if i == i1 || j == j1 {
			return
		}
		m.out = append(m.out, Step{Kept, i, j})
		i, j = i+1, j+1
	}
}

// matched tells whether two blocks were matched by what they say.
func (m *matcher) matched(i, j int) bool { return i >= 0 && j >= 0 && m.a[i].ID != m.b[j].ID }

// mostPairs is how many pairs of blocks are held against each other in one place.
const mostPairs = 4096

// alike matches blocks of a stretch that have no match by what they say: first
// those that say the same, then those between that say much the same.
func (m *matcher) alike(i0, i1, j0, j1 int) {
	left, right := m.free(m.toB, i0, i1), m.free(m.toA, j0, j1)
	if len(left) == 0 || len(right) == 0 {
		return
	}
	in := interner{}
	keys := func(of []doc.Block, at []int) []int {
		out := make([]int, len(at))
		for k, i := range at {
			out[k] = in.key(string(of[i].Kind) + "\x00" + textOf(of[i]))
		}
		return out
	}
	a, b := 0, 0
	for _, c := range append(changes(keys(m.a, left), keys(m.b, right)), change{len(left), len(left), len(right), len(right)}) {
		for ; a < c.a0; a, b = a+1, b+1 {
			m.match(left[a], right[b])
		}
		m.likest(left[c.a0:c.a1], right[c.b0:c.b1])
		a, b = c.a1, c.b1
	}
}

func (m *matcher) match(i, j int) { m.toB[i], m.toA[j] = j, i }

// free are the places of a stretch that have no match.
func (m *matcher) free(to []int, from, until int) []int {
	var out []int
	for i := from; i < until; i++ {
		if to[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

// likest matches the blocks of two stretches so that they are most alike in all,
// in one order.
func (m *matcher) likest(left, right []int) {
	if len(left) == 0 || len(right) == 0 || len(left)*len(right) > mostPairs {
		return
	}
	in := interner{}
	a, b := in.bags(m.a, left), in.bags(m.b, right)
	best := make([][]float64, len(left)+1) // of what comes after
	for i := range best {
		best[i] = make([]float64, len(right)+1)
	}
	like := func(i, j int) float64 {
		if m.a[left[i]].Kind != m.b[right[j]].Kind {
			return 0
		}
		if l := likeness(a[i], b[j]); l >= alikeEnough {
			return l
		}
		return 0
	}
	for i := len(left) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if l := like(i, j); l > 0 {
				best[i][j] = max(best[i][j], l+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(left) && j < len(right); {
		switch best[i][j] {
		case best[i+1][j]:
			i++
		case best[i][j+1]:
			j++
		default:
			m.match(left[i], right[j])
			i, j = i+1, j+1
		}
	}
}
