package doc

import "slices"

// Original is d before the edits marked in it: without what was put in, and
// with what was struck out.
func Original(d Document) Document { return without(d, Added) }

// Settled is d after the edits marked in it: without what was struck out, and
// with what was put in.
func Settled(d Document) Document { return without(d, Struck) }

// Edited tells whether any edit is marked in b.
func Edited(b Block) bool {
	return b.Edit != "" || b.Was != nil || slices.ContainsFunc(b.Runs, isEdited) || b.Table != nil && slices.ContainsFunc(b.Table.Rows, func(row []Cell) bool {
		return slices.ContainsFunc(row, func(c Cell) bool { return slices.ContainsFunc(c.Runs, isEdited) })
	})
}

func isEdited(r Run) bool { return r.Edit != "" }

// without leaves out what bears one mark and takes the other mark off the rest.
func without(d Document, gone Edit) Document {
	var out Document
	for _, b := range d.Blocks {
		if b.Edit == gone {
			continue
		}
		if Edited(b) {
			if b.Was != nil && gone == Added {
				b = b.carrying(*b.Was)
			}
			b.Edit, b.Was, b.Runs = "", nil, runsWithout(b.Runs, gone)
			if b.Table != nil {
				t := *b.Table
				t.Rows = make([][]Cell, len(b.Table.Rows))
				for r, row := range b.Table.Rows {
					for _, c := range row {
						t.Rows[r] = append(t.Rows[r], Cell{runsWithout(c.Runs, gone)})
					}
				}
				b.Table = &t
			}
		}
		out.Blocks = append(out.Blocks, b)
	}
	return out
}

// facts is what a block carries beside its text, carrying the block with others
// in their place.
func (b Block) facts() Facts { return Facts{b.Motion, b.Resolution, b.Action, b.Time} }

func (b Block) carrying(f Facts) Block {
	b.Motion, b.Resolution, b.Action, b.Time = f.Motion, f.Resolution, f.Action, f.Time
	return b
}

func runsWithout(runs []Run, gone Edit) []Run {
	var out []Run
	for _, r := range runs {
		if r.Edit != gone {
			r.Edit = ""
			out = append(out, r)
		}
	}
	return JoinRuns(out)
}
