package doc

import (
	"fmt"
	"slices"
	"strings"
)

// Markers returns what is printed before each block: "•", "3.", "(b)", "ii.".
// Counted numbers restart where the list is broken by another kind of block or
// by a lower level, and are empty for blocks that carry no marker.
//
// Blocks that were put in are counted with those that stay, and blocks that were
// struck out as they were counted before.
func Markers(blocks []Block) []string {
	if !slices.ContainsFunc(blocks, func(b Block) bool { return b.Edit != "" }) {
		return markers(blocks)
	}
	out := make([]string, len(blocks))
	for _, gone := range []Edit{Added, Struck} { // the text as it was, then as it is
		var at []int
		var left []Block
		for i, b := range blocks {
			if b.Edit != gone {
				at, left = append(at, i), append(left, b)
			}
		}
		for k, m := range markers(left) {
			out[at[k]] = m
		}
	}
	return out
}

func markers(blocks []Block) []string {
	out := make([]string, len(blocks))
	var next [MaxLevel + 1]int
	var kind Kind
	for i, b := range blocks {
		numbered := b.Kind == Numbered || b.Kind.IsProposal() && b.Level > 0
		switch {
		case b.Kind == Bullet:
			out[i] = []string{"•", "–", "▪"}[b.Level-1]
			// A bullet between numbers of a lower level belongs to the item above.
			if b.Level <= lowestOpen(next) {
				next = [MaxLevel + 1]int{}
			}
			continue
		case !numbered, b.Kind != kind && kind != "":
			next = [MaxLevel + 1]int{}
		}
		kind = b.Kind
		if !numbered {
			kind = ""
			continue
		}
		for l := b.Level + 1; l <= MaxLevel; l++ {
			next[l] = 0
		}
		next[b.Level]++
		switch {
		case b.Number != "":
			out[i] = b.Number
		case b.Kind == Numbered:
			out[i] = listNumber(b.Level, next[b.Level])
		default:
			out[i] = listNumber(b.Level+1, next[b.Level])
		}
	}
	return out
}

// lowestOpen is the lowest level that is counting, or 0.
func lowestOpen(next [MaxLevel + 1]int) int {
	for l := 1; l <= MaxLevel; l++ {
		if next[l] > 0 {
			return l
		}
	}
	return 0
}

func listNumber(level, n int) string {
	switch level {
	case 1:
		return fmt.Sprintf("%d.", n)
	case 2:
		return "(" + Letters(n) + ")"
	case 3:
		return "(" + Roman(n) + ")"
	}
	return "(" + strings.ToUpper(Letters(n)) + ")"
}

// Letters counts a, b ... z, aa, ab.
func Letters(n int) string {
	var s string
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// Roman counts i, ii, iii, iv.
func Roman(n int) string {
	var sb strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
		{40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			sb.WriteString(d.sign)
		}
	}
	return sb.String()
}

// Lines is the plain-text projection: one line a block, or a row of a table,
// with list markers and leads printed and line breaks turned into spaces. Of a
// text with edits it is the text after them.
func Lines(d Document) []string {
	d = Settled(d)
	var out []string
	markers := Markers(d.Blocks)
	for i, b := range d.Blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				cells := make([]string, len(row))
				for c, cell := range row {
					cells[c] = oneLine(cell.Text())
				}
				out = append(out, strings.Join(cells, "\t"))
			}
			continue
		}
		out = append(out, joinWords(markers[i], Lead(b), oneLine(b.Text())))
	}
	return out
}

// Plain is Lines in one string.
func Plain(d Document) string { return strings.Join(Lines(d), "\n") }

// Lead is what is printed before a block's text beside its marker:
// "RESOLVED –", "Motion:", "ACTION:". It is empty for most blocks.
func Lead(b Block) string {
	switch {
	case b.Resolution != nil:
		return b.Resolution.Lead
	case b.Kind == MotionKind && b.Motion != nil && b.Motion.Amends != "":
		return "Substantive motion:"
	case b.Kind == MotionKind && b.Level == 0:
		return "Motion:"
	case b.Kind == AmendmentKind && b.Level == 0:
		return "Amendment:"
	case b.Action != nil:
		return "ACTION:"
	}
	return ""
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func joinWords(words ...string) string {
	var out string
	for _, w := range words {
		if out != "" && w != "" {
			out += " "
		}
		out += w
	}
	return out
}
