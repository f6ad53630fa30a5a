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
	out := doc.Document{Blocks: make([]doc.Block, len(d.Blocks))}
	for i, b := range d.Blocks {
		out.Blocks[i] = b
		if b.Edit != "" || block != "" && b.ID != block {
			continue
		}
		in := 0
		b.Runs, in = correctRuns(b.Runs, old, fresh)
		if b.Table != nil {
			t := *b.Table
			t.Rows = make([][]doc.Cell, len(b.Table.Rows))
			for r, row := range b.Table.Rows {
				for _, c := range row {
					runs, n := correctRuns(c.Runs, old, fresh)
					t.Rows[r], in = append(t.Rows[r], doc.Cell{Runs: runs}), in+n
				}
			}
			b.Table = &t
		}
		if in > 0 {
			if b.Note == "" {
				b.Note = note
			} else if b.Note != note {
				b.Note += "; " + note
			}
			found, out.Blocks[i] = found+in, b
		}
	}
	if found != 1 {
		return d, found
	}
	return out, found
}

// correctRuns marks the first place of the old words and counts all of them.
func correctRuns(runs []doc.Run, old, fresh string) ([]doc.Run, int) {
	var text []rune
	for _, r := range runs {
		for _, c := range r.Text {
			if r.Edit != "" {
				c = 0 // nothing matches across words that were corrected already
			}
			text = append(text, likeTyped(c))
		}
	}
	at, n := findWords(text, old)
	if n == 0 {
		return runs, 0
	}
	end := at + len([]rune(old))
	var out []doc.Run
	from := 0
	for _, r := range runs {
		chars := []rune(r.Text)
		a, b := min(max(at-from, 0), len(chars)), min(max(end-from, 0), len(chars))
		before, struck, after := r, r, r
		before.Text, struck.Text, after.Text = string(chars[:a]), string(chars[a:b]), string(chars[b:])
		struck.Edit = doc.Struck
		out = append(out, before, struck)
		if last := from + len(chars); a < b && last >= end { // the words end in this run
			out = append(out, doc.Run{Text: fresh, Bold: r.Bold, Italic: r.Italic, Lang: r.Lang, Edit: doc.Added})
		}
		out = append(out, after)
		from += len(chars)
	}
	return doc.JoinRuns(out), n
}

// findWords is the first place at which words stand in a text, and how often
// they do: "ten" is not in "often".
func findWords(text []rune, old string) (first, n int) {
	want := []rune(old)
	for i, c := range want {
		want[i] = likeTyped(c)
	}
	if len(want) == 0 {
		return 0, 0
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
		if n++; n == 1 {
			first = i
		}
		i = end - 1
	}
	return first, n
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
