// Package compare holds one text against another and marks what differs: the
// words that went are struck out, those that came stand beside them (doc.Edit).
//
// Words. A word is what stands between spaces, without the stops, commas,
// quotation marks and brackets around it; these, and each space, count for
// themselves. A word that is bold in one text and not in the other differs. No
// mark ever falls inside a word. A block of one text is the same as a block of
// the other if it has the same id, or if it stands at the same place and says
// much the same. A twin stands for the block as it was put in, where the same
// block is struck out beside or before it: see Twin.
//
// Promises. Of two texts without marks of their own, doc.Original of what
// Documents gives is the first, and doc.Settled the second but for the ids of
// blocks that were matched by what they say, and of twins. The time is bounded:
// where two long passages have next to nothing in common they are told as one
// change.
package compare

import (
	"reflect"
	"slices"

	"minutebook/data/doc"
)

// Words is b held against a: the runs of both, those of a alone struck out, those
// of b alone put in. Marks that a and b have themselves count as settled.
func Words(a, b []doc.Run) []doc.Run {
	a, b = settled(a), settled(b)
	if slices.Equal(a, b) {
		return b
	}
	in := interner{}
	before, after := in.words(a), in.words(b)
	var out []doc.Run
	at := 0
	for _, c := range readable(before, after, changes(before.keys, after.keys)) {
		out = append(out, after.runs(at, c.b0, "")...)
		out = append(out, before.runs(c.a0, c.a1, doc.Struck)...)
		out = append(out, after.runs(c.b0, c.b1, doc.Added)...)
		at = c.b1
	}
	out = append(out, after.runs(at, len(after.keys), "")...)
	return doc.JoinRuns(out)
}

// Documents is b held against a as one text with marks. Words that differ are
// marked in a block of both; a block of one alone is struck out or put in whole.
// So is one whose kind, level, number, vote or shape of table differs, as it was
// and as it is, and one that stands elsewhere now.
func Documents(a, b doc.Document) doc.Document {
	a, b = doc.Settled(a), doc.Settled(b)
	taken := ids(a, b)
	var out doc.Document
	put := func(x doc.Block, e doc.Edit) {
		x.Edit = e
		out.Blocks = append(out.Blocks, x)
	}
	for _, s := range Blocks(a.Blocks, b.Blocks) {
		switch {
		case s.After < 0 || s.Kind == MovedFrom:
			put(a.Blocks[s.Before], doc.Struck)
		case s.Before < 0:
			put(b.Blocks[s.After], doc.Added)
		case s.Kind == MovedTo:
			put(twin(b.Blocks[s.After], a.Blocks[s.Before].ID, taken), doc.Added)
		default:
			before, after := a.Blocks[s.Before], b.Blocks[s.After]
			if both, ok := Block(before, after); ok {
				put(both, "")
				continue
			}
			put(before, doc.Struck)
			put(twin(after, before.ID, taken), doc.Added)
		}
	}
	return out
}

// Block is b held against a as one block with marks, under the id of a; false if
// they differ in more than words.
func Block(a, b doc.Block) (doc.Block, bool) {
	if !sameBut(a, b) {
		return doc.Block{}, false
	}
	out := a
	out.Runs = Words(a.Runs, b.Runs)
	if a.Table != nil {
		t := *a.Table
		t.Rows = make([][]doc.Cell, len(a.Table.Rows))
		for r, row := range a.Table.Rows {
			for c, cell := range row {
				t.Rows[r] = append(t.Rows[r], doc.Cell{Runs: Words(cell.Runs, b.Table.Rows[r][c].Runs)})
			}
		}
		out.Table = &t
	}
	return out, true
}

// sameBut tells whether two blocks differ in their ids and words alone.
func sameBut(a, b doc.Block) bool {
	if (a.Table == nil) != (b.Table == nil) || a.Table != nil &&
		(a.Table.Head != b.Table.Head || len(a.Table.Rows) != len(b.Table.Rows) || !slices.Equal(a.Table.Columns, b.Table.Columns)) {
		return false
	}
	a.ID, a.Runs, a.Table = "", nil, nil
	b.ID, b.Runs, b.Table = "", nil, nil
	return reflect.DeepEqual(a, b)
}

// Same tells whether two blocks are the same but for their ids.
func Same(a, b doc.Block) bool {
	a.ID, b.ID = "", ""
	return slices.Equal(a.Runs, b.Runs) && reflect.DeepEqual(a, b)
}

// settled are runs as they are after the edits marked in them.
func settled(runs []doc.Run) []doc.Run {
	if !slices.ContainsFunc(runs, func(r doc.Run) bool { return r.Edit != "" }) {
		return runs
	}
	d := doc.Settled(doc.Document{Blocks: []doc.Block{{Runs: runs}}})
	return d.Blocks[0].Runs
}
