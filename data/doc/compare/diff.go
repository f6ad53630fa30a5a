package compare

import "slices"

// change says that a[a0:a1] became b[b0:b1].
type change struct{ a0, a1, b0, b1 int }

const (
	// mostEdits is how many edits are looked for between two words that both texts
	// have once. Past that the passages have nothing to do with each other.
	mostEdits = 256
	// deepest is how often a passage is parted at words that it has once.
	deepest = 32
)

// changes are the stretches in which two sequences differ, in order. It parts
// them at what both have once (patience, as B. Cohen), and finds the shortest
// edit between (E. W. Myers, An O(ND) difference algorithm, 1986).
func changes(a, b []int) []change {
	d := differ{a: a, b: b}
	d.part(0, len(a), 0, len(b), 0)
	return d.out
}

type differ struct {
	a, b []int
	out  []change
}

// add notes a change; one that follows the last at once is of one with it.
func (d *differ) add(a0, a1, b0, b1 int) {
	if a0 == a1 && b0 == b1 {
		return
	}
	if n := len(d.out); n > 0 && d.out[n-1].a1 == a0 && d.out[n-1].b1 == b0 {
		d.out[n-1].a1, d.out[n-1].b1 = a1, b1
		return
	}
	d.out = append(d.out, change{a0, a1, b0, b1})
}

func (d *differ) part(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && d.a[a0] == d.b[b0] {
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && d.a[a1-1] == d.b[b1-1] {
		a1, b1 = a1-1, b1-1
	}
	if a0 == a1 || b0 == b1 {
		d.add(a0, a1, b0, b1)
		return
	}
	anchors := d.anchors(a0, a1, b0, b1)
	if len(anchors) == 0 || depth == deepest {
		d.shortest(a0, a1, b0, b1)
		return
	}
	for _, at := range anchors {
		d.part(a0, at.a, b0, at.b, depth+1)
		a0, b0 = at.a+1, at.b+1
	}
	d.part(a0, a1, b0, b1, depth+1)
}

type anchor struct{ a, b int }

// anchors are what both stretches have just once, as far as it stands in one
// order in both.
func (d *differ) anchors(a0, a1, b0, b1 int) []anchor {
	type seen struct{ a, b, inA, inB int }
	at := map[int]seen{}
	for i := a0; i < a1; i++ {
		s := at[d.a[i]]
		s.a, s.inA = i, s.inA+1
		at[d.a[i]] = s
	}
	for i := b0; i < b1; i++ {
		if s, ok := at[d.b[i]]; ok {
			s.b, s.inB = i, s.inB+1
			at[d.b[i]] = s
		}
	}
	var once []anchor
	for i := a0; i < a1; i++ {
		if s := at[d.a[i]]; s.inA == 1 && s.inB == 1 {
			once = append(once, anchor{i, s.b})
		}
	}
	return longest(once)
}

// longest is the longest part of anchors, which are in the order of a, that is
// in the order of b too.
func longest(of []anchor) []anchor {
	before := make([]int, len(of)) // the one before each; -1 for none
	var ends []int                 // the best last one of each length
	for i, x := range of {
		n, _ := slices.BinarySearchFunc(ends, x.b, func(k, b int) int { return of[k].b - b })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	out := make([]anchor, len(ends))
	for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
		out[n] = of[i]
	}
	return out
}

// shortest finds the shortest edit of a stretch, or gives it up as one change.
func (d *differ) shortest(a0, a1, b0, b1 int) {
	a, b := d.a[a0:a1], d.b[b0:b1]
	most := min(len(a)+len(b), mostEdits)
	reach := make([]int, 2*most+2) // how far along a each diagonal is reached; x - y = k is at k + most
	var trail [][]int              // reach before each round
	for round := 0; round <= most; round++ {
		trail = append(trail, slices.Clone(reach[most-round:most+round+2]))
		for k := -round; k <= round; k += 2 {
			x := 0
			switch {
			case round == 0:
			case k == -round || k != round && reach[most+k-1] < reach[most+k+1]:
				x = reach[most+k+1]
			default:
				x = reach[most+k-1] + 1
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			reach[most+k] = x
			if x >= len(a) && y >= len(b) {
				d.walk(a0, b0, len(a), len(b), trail)
				return
			}
		}
	}
	d.add(a0, a1, b0, b1)
}

// walk follows the trail of the shortest edit back and notes its changes.
func (d *differ) walk(a0, b0, x, y int, trail [][]int) {
	var steps []change
	for round := len(trail) - 1; round > 0; round-- {
		reach := trail[round] // diagonal k is at k + round
		k := x - y
		from := k + 1 // put in
		if k == round || k != -round && reach[round+k-1] >= reach[round+k+1] {
			from = k - 1 // struck out
		}
		px := reach[round+from]
		py := px - from
		if from == k+1 {
			steps = append(steps, change{px, px, py, py + 1})
		} else {
			steps = append(steps, change{px, px + 1, py, py})
		}
		x, y = px, py
	}
	for _, s := range slices.Backward(steps) {
		d.add(a0+s.a0, a0+s.a1, b0+s.b0, b0+s.b1)
	}
}
