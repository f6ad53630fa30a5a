package editor

import "minutebook/data/doc/edit"

// Select selects the runes from one to another of a block, or of a cell of a
// table, and brings them into view; places past the end are the end. It does
// nothing and returns false if there is no such block.
func (e *Editor) Select(section int64, block string, cell, from, to int) bool {
	i := e.page.Index(section, block)
	if i < 0 {
		return false
	}
	e.page.Select(edit.Pos{Block: i, Cell: cell, Off: from}, edit.Pos{Block: i, Cell: cell, Off: to})
	e.hasGoal = false
	e.bring()
	e.done()
	return true
}
