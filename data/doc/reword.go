package doc

// Reworded marks a correction in a text: what stands from one character to another
// is struck, and fresh stands beside it in the style of what it follows. Nothing in
// between may be marked already.
func Reworded(runs []Run, from, to int, fresh string) []Run {
	var out []Run
	at := 0
	for _, r := range runs {
		chars := []rune(r.Text)
		a, b := min(max(from-at, 0), len(chars)), min(max(to-at, 0), len(chars))
		before, struck, after := r, r, r
		before.Text, struck.Text, after.Text = string(chars[:a]), string(chars[a:b]), string(chars[b:])
		struck.Edit = Struck
		out = append(out, before, struck)
		if at += len(chars); a < b && at >= to { // the words end in this run
			out = append(out, Run{Text: fresh, Bold: r.Bold, Italic: r.Italic, Lang: r.Lang, Edit: Added})
		}
		out = append(out, after)
	}
	return JoinRuns(out)
}

// Noted puts a note beside a block, behind what is there.
func (b Block) Noted(note string) Block {
	switch {
	case b.Note == "":
		b.Note = note
	case note != "" && b.Note != note:
		b.Note += "; " + note
	}
	return b
}
