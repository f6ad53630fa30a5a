package widgets

// A space at the end of a paragraph that does not fit on its row has no place
// there: the toolkit puts the cursor before it, or into the next paragraph, and
// what is typed next would stand there. hung is where that belongs; 0 where the
// cursor shows it.

// edit does what leaves the cursor so many letters from where it is, and notes
// where it belongs if it is not there.
func (e *Entry) edit(by int, do func()) {
	e.catchUp()
	want := e.CursorTextOffset() + by
	if e.SelectedText() != "" {
		want = -1
	}
	do()
	text := []rune(e.Text)
	if want > 0 && want <= len(text) && text[want-1] == ' ' && e.CursorTextOffset() != want {
		e.placeCursor(want - 1)
		e.hung = want
		e.Refresh()
	}
}

// catchUp puts the cursor behind the space that hangs over its row.
func (e *Entry) catchUp() {
	text := []rune(e.Text)
	if e.hung > 0 && e.hung <= len(text) && text[e.hung-1] == ' ' && e.CursorTextOffset() == e.hung-1 {
		e.CursorColumn++
	}
	e.hung = 0
}

// placeCursor puts the cursor to a place in the text.
func (e *Entry) placeCursor(at int) {
	row, begin := 0, 0
	for r := 1; ; r++ {
		e.CursorRow, e.CursorColumn = r, 0
		b := e.CursorTextOffset()
		if b == 0 || b > at { // there is no such row, or it lies behind
			break
		}
		row, begin = r, b
	}
	e.CursorRow, e.CursorColumn = row, at-begin
}
