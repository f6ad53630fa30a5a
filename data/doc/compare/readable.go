package compare

// readable joins changes that a reader takes in as one: those with nothing but
// spaces and stops between them, and long ones with a word or two between that
// happen to be in both. "Head of" for "Director for" is one change of two words,
// not two changes of one.
func readable(a, b wording, all []change) []change {
	var out []change
	for _, c := range all {
		for len(out) > 0 {
			last := out[len(out)-1]
			both := change{last.a0, c.a1, last.b0, c.b1}
			between := a.count(last.a1, c.a0)
			least := min(b.size(a, last), b.size(a, c))
			if !b.replaces(a, both) || between > 0 && between*wide > least {
				break
			}
			out = out[:len(out)-1]
			c = both
		}
		out = append(out, c)
	}
	return out
}

// wide is how many times as many words must change on either side of words that
// stayed for these to be taken with them.
const wide = 4

// count is how many words proper a stretch has.
func (w wording) count(from, to int) int {
	n := 0
	for _, word := range w.spoken[from:to] {
		if word {
			n++
		}
	}
	return n
}

// size is how many words proper a change strikes out or puts in, whichever is
// more.
func (w wording) size(before wording, c change) int {
	return max(before.count(c.a0, c.a1), w.count(c.b0, c.b1))
}

// replaces tells whether a change has words on both sides.
func (w wording) replaces(before wording, c change) bool {
	return before.count(c.a0, c.a1) > 0 && w.count(c.b0, c.b1) > 0
}
