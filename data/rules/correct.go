package rules

import (
	"slices"
	"unicode"

	"minutebook/data/doc"
)

// CorrectedAt is the note beside words that were corrected when minutes were
// approved: the correction is written in the margin, and the old words stay to be
// read.
func CorrectedAt(minute string) string {
	if minute == "" {
		return "corrected when approved"
	}
	return "corrected at minute " + minute
}

// Correct marks a correction in a text: the old words are struck, the new stand
// beside them, and the block bears the note. block narrows it to one block; empty
// is the whole text. found is how often the old words stand there, as whole words;
// only where that is once is anything marked. Words that are struck already, or
// were put in, are not looked at.
func Correct(d doc.Document, block, old, fresh, note string) (_ doc.Document, found int) {
	all := slices.DeleteFunc(spots(d, block, old), func(s spot) bool { return s.struck })
	if len(all) != 1 {
		return d, len(all)
	}
	return all[0].mark(d, fresh, note), 1
}

// NthPlace tells which of the places at which words stand in a text begins at a
// character of a block, or of a cell of its table, counted row by row; n is 0 where
// none does: there they are parts of words. of is how many places there are.
func NthPlace(d doc.Document, block string, cell, from int, words string) (n, of int) {
	all := spots(d, "", words)
	at := func(s spot) bool {
		b := d.Blocks[s.block]
		c := s.cell
		if b.Table != nil {
			c += s.row * len(b.Table.Columns)
		}
		return b.ID == block && c == cell && s.from == from
	}
	return slices.IndexFunc(all, at) + 1, len(all)
}

// spot is a place in a text at which words stand, in characters.
type spot struct {
	block     int
	row, cell int // of a table
	from, to  int
	struck    bool // whether any of the words were struck already
}

// spots are the places at which words stand in a text, as it was before any marks in
// it; block narrows it to one block.
func spots(d doc.Document, block, old string) []spot {
	var out []spot
	for i, b := range d.Blocks {
		if b.Edit != "" || block != "" && b.ID != block {
			continue
		}
		if b.Table == nil {
			out = append(out, inRuns(spot{block: i}, b.Runs, old)...)
			continue
		}
		for r, row := range b.Table.Rows {
			for c, cell := range row {
				out = append(out, inRuns(spot{block: i, row: r, cell: c}, cell.Runs, old)...)
			}
		}
	}
	return out
}

// inRuns are the spots of one text.
func inRuns(at spot, runs []doc.Run, old string) []spot {
	var text []rune // without what was put in
	var place []int // of each of its characters, among all
	var struck []bool
	n := 0
	for _, r := range runs {
		for _, c := range r.Text {
			if r.Edit != doc.Added {
				text, place, struck = append(text, likeTyped(c)), append(place, n), append(struck, r.Edit != "")
			}
			n++
		}
	}
	var out []spot
	length := len([]rune(old))
	for _, i := range findWords(text, old) {
		s := at
		s.from, s.to = place[i], place[i+length-1]+1
		s.struck = slices.Contains(struck[i:i+length], true) || s.to-s.from != length
		out = append(out, s)
	}
	return out
}

// mark strikes the words at the spot and puts fresh ones beside them.
func (s spot) mark(d doc.Document, fresh, note string) doc.Document {
	blocks := slices.Clone(d.Blocks)
	b := blocks[s.block]
	if b.Table == nil {
		b.Runs = doc.Reworded(b.Runs, s.from, s.to, fresh)
	} else {
		t := *b.Table
		t.Rows = slices.Clone(t.Rows)
		t.Rows[s.row] = slices.Clone(t.Rows[s.row])
		t.Rows[s.row][s.cell].Runs = doc.Reworded(t.Rows[s.row][s.cell].Runs, s.from, s.to, fresh)
		b.Table = &t
	}
	if gone(b) && len(d.Proposal(b.ID)) == 1 {
		b.Edit, b.Runs = doc.Struck, []doc.Run(nil)
		for _, r := range d.Blocks[s.block].Runs {
			r.Edit = ""
			b.Runs = append(b.Runs, r)
		}
	}
	blocks[s.block] = b.Noted(note)
	return doc.Document{Blocks: blocks}
}

// gone tells whether all the words of a block were struck and none put in: then the
// block is, with the decision or the time that it carries.
func gone(b doc.Block) bool {
	return b.Table == nil && len(b.Runs) > 0 && !slices.ContainsFunc(b.Runs, func(r doc.Run) bool { return r.Edit != doc.Struck })
}

// findWords are the places at which words stand in a text: "ten" is not in "often".
func findWords(text []rune, old string) (found []int) {
	want := []rune(old)
	for i, c := range want {
		want[i] = likeTyped(c)
	}
	if len(want) == 0 {
		return nil
	}
	inWord := func(i int) bool {
		return i >= 0 && i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]))
	}
	for i := 0; i+len(want) <= len(text); i++ {
		if !slices.Equal(text[i:i+len(want)], want) {
			continue
		}
		end := i + len(want)
		if inWord(i) && inWord(i-1) || inWord(end-1) && inWord(end) {
			continue
		}
		found = append(found, i)
		i = end - 1
	}
	return found
}

// likeTyped is a character as a keyboard has it: what is typed of a correction
// finds the curly quotes and fixed spaces of the page.
func likeTyped(c rune) rune {
	switch c {
	case '\u00a0', '\u202f', '\n':
		return ' '
	case '‘', '’':
		return '\''
	case '“', '”':
		return '"'
	case '\u2011':
		return '-'
	}
	return c
}
