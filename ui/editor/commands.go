package editor

import (
	"minutebook/data/doc"
)

// change makes an edit, unless the page is only read.
func (e *Editor) change(edit func()) {
	if e.readOnly {
		return
	}
	e.hasGoal = false
	edit()
	e.done()
}

// InsertBlock puts a block with its lettered parts after the one at the caret,
// or in the place of an empty paragraph there, and the caret into it. It returns
// false where nothing may be typed.
func (e *Editor) InsertBlock(b doc.Block, parts ...doc.Block) bool {
	ok := false
	e.change(func() { ok = e.page.InsertBlock(b, parts...) })
	return ok
}

// ReplaceBlock puts a block with its lettered parts in the place of the one with
// its id and the parts that one has. It returns false if there is none or it may
// not be changed.
func (e *Editor) ReplaceBlock(b doc.Block, parts ...doc.Block) bool {
	ok := false
	e.change(func() { ok = e.page.ReplaceBlock(b, parts...) })
	return ok
}

// InsertText puts text in the place of the selection, as one step of undo.
func (e *Editor) InsertText(s string) { e.change(func() { e.page.Insert(s) }) }

// SetKind makes blocks of a kind of what is selected.
func (e *Editor) SetKind(kind doc.Kind, level int) {
	e.change(func() { e.page.SetKind(kind, level) })
}

// ToggleBold makes what is selected, or else the next rune, bold or plain.
func (e *Editor) ToggleBold() { e.change(e.page.ToggleBold) }

// ToggleItalic is ToggleBold for italic.
func (e *Editor) ToggleItalic() { e.change(e.page.ToggleItalic) }

// Indent takes lists, headings and lettered parts a level in.
func (e *Editor) Indent() { e.change(e.page.Indent) }

// Outdent takes them a level out.
func (e *Editor) Outdent() { e.change(e.page.Outdent) }

// Undo takes the last edit back.
func (e *Editor) Undo() { e.change(func() { e.page.Undo() }) }

// Redo makes it again.
func (e *Editor) Redo() { e.change(func() { e.page.Redo() }) }

// Replace exchanges what is selected if it is the text, and finds the next.
func (e *Editor) Replace(text, with string) bool {
	found := false
	e.change(func() { found = e.page.Replace(text, with) })
	return found
}

// ReplaceAll exchanges a text on the whole page and returns how often.
func (e *Editor) ReplaceAll(text, with string) int {
	n := 0
	e.change(func() { n = e.page.ReplaceAll(text, with) })
	return n
}

// AddRow adds a row to the table at the caret, below it or above.
func (e *Editor) AddRow(above bool) { e.change(func() { e.page.AddRow(above) }) }

// AddColumn adds a column to the table, after the caret's or before it.
func (e *Editor) AddColumn(before bool) { e.change(func() { e.page.AddColumn(before) }) }

// RemoveRow removes the row of the caret.
func (e *Editor) RemoveRow() { e.change(e.page.RemoveRow) }

// RemoveColumn removes the column of the caret.
func (e *Editor) RemoveColumn() { e.change(e.page.RemoveColumn) }

// ToggleHead makes the rows of the table down to the caret heads, or none.
func (e *Editor) ToggleHead() { e.change(e.page.ToggleHead) }

// AlignColumn sets the column of the caret to "" (left), "centre" or "right".
func (e *Editor) AlignColumn(how string) { e.change(func() { e.page.AlignColumn(how) }) }

// WidenColumn gives the column of the caret so much of the table's width more,
// in percent; below 0 less. The others share the rest as they did.
func (e *Editor) WidenColumn(percent int) {
	at := e.page.Caret()
	g := e.page.Block(at.Block).Grid
	if g == nil || len(g.Columns) < 2 {
		return
	}
	e.change(func() { e.page.SetWidths(widened(e.layAt(at.Block).widths, at.Cell%len(g.Columns), percent)) })
}

// widened are widths in percent of their sum after one column has got more.
func widened(widths []float32, column, percent int) []int {
	const least = 5
	whole, n := sum(widths), len(widths)
	share := 100 * widths[column] / whole
	to := min(max(share+float32(percent), least), float32(100-least*(n-1)))
	out := make([]int, n)
	for c, w := range widths {
		if c == column {
			out[c] = int(round(to))
		} else {
			out[c] = max(int(round((100-to)*w/(whole-widths[column]))), least)
		}
	}
	return out
}

// SelectAll selects the whole page.
func (e *Editor) SelectAll() {
	e.hasGoal = false
	e.page.Select(e.page.Start(), e.page.End())
	e.blink.show()
	e.paint()
	e.tell()
}

// activate opens the form of the card the block belongs to, if it does.
func (e *Editor) activate(i int) bool {
	if !e.opens(i) {
		return false
	}
	e.OnActivate(e.page.Block(e.head(i)).Doc())
	return true
}

// opens tells whether activate would open a form.
func (e *Editor) opens(i int) bool {
	b := e.page.Block(e.head(i))
	return b.IsCard() && !b.Locked && !e.readOnly && e.OnActivate != nil
}

// head is the block a lettered part belongs to; other blocks are their own.
func (e *Editor) head(i int) int {
	for e.joined(i) {
		i--
	}
	return i
}
