package minutes

import (
	"minutebook/data/doc/edit"
	"minutebook/data/phrases"
)

// fill selects the first blank between two places, and lets Tab go on to the
// next; false if there is none.
func (s *Screen) fill(from, to edit.Pos) bool {
	for _, b := range s.blanks(s.page.Block(from.Block).Section) {
		if !b[0].Before(from) && !to.Before(b[1]) {
			s.page.Select(b[0], b[1])
			s.typing.filling = s.page.Block(from.Block).Section
			return true
		}
	}
	return false
}

// nextBlank goes to the next blank of the item, or back to the one before, while
// the blanks of a phrase are filled. After the last the caret goes to the end of
// its block, and Tab is for lists and tables again.
func (s *Screen) nextBlank(back bool) bool {
	if s.typing.filling == 0 || s.typing.filling != s.section() {
		s.typing.filling = 0
		return false
	}
	from, to := s.page.Range()
	all := s.blanks(s.typing.filling)
	for i := range all {
		if back {
			i = len(all) - 1 - i
		}
		if b := all[i]; !back && !b[0].Before(to) || back && !from.Before(b[1]) {
			s.editor.SelectBetween(b[0], b[1])
			return true
		}
	}
	if back {
		return true
	}
	s.typing.filling = 0
	to.Off = s.page.Block(to.Block).Content(to.Cell).Len()
	s.editor.SelectBetween(to, to)
	return true
}

// blanks are the places of an item that wait to be filled in, in order.
func (s *Screen) blanks(section int64) [][2]edit.Pos {
	var out [][2]edit.Pos
	for i := s.page.Index(section, ""); i >= 0 && i < s.page.Len() && s.page.Block(i).Section == section; i++ {
		b := s.page.Block(i)
		for cell := range b.Cells() {
			text := b.Content(cell).Runes
			for at := 0; ; {
				from, to, ok := phrases.Blank(text, at)
				if !ok {
					break
				}
				out = append(out, [2]edit.Pos{{Block: i, Cell: cell, Off: from}, {Block: i, Cell: cell, Off: to}})
				at = to
			}
		}
	}
	return out
}
