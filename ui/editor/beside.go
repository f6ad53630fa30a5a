package editor

import "minutebook/data/doc"

// SetLines changes what the program says below the heading of an item. It may be
// called on a page that is only read.
func (e *Editor) SetLines(section int64, lines []string) {
	if !e.page.SetLines(section, lines) {
		return
	}
	e.touched = false
	e.settle()
	e.paint()
}

// RemoveBlock takes a block out; the caret stays where it is. It returns false
// if there is none or it may not be changed.
func (e *Editor) RemoveBlock(section int64, block string) bool {
	ok := false
	e.change(func() { ok = e.page.RemoveBlock(section, block) })
	return ok
}

// Interject puts in a block that tells of what happened while something else was
// typed; the hands go on where they were. It returns false where nothing may be
// typed.
func (e *Editor) Interject(section int64, b doc.Block) bool {
	ok := false
	e.change(func() { ok = e.page.Interject(section, b) })
	return ok
}
