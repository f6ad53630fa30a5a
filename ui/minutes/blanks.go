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
			s.filling(b[0])
			return true
		}
	}
	return false
}

// filling notes the blank that is selected.
func (s *Screen) filling(at edit.Pos) {
	b := s.page.Block(at.Block)
	s.typing.filling = spot{item: b.Section, block: b.ID}
}

// nextBlank goes to the next blank of the item, or back to the one before, while
// the blanks of a phrase are filled. After the last the caret goes to the end of
// its block, and Tab is for lists and tables again.
func (s *Screen) nextBlank(back bool) bool {
	last := s.typing.filling
	s.typing.filling = spot{}
	if last.item == 0 || last.item != s.section() {
		return false
	}
	from, to := s.page.Range()
	all := s.blanks(last.item)
	for i := range all {
		if back {
			i = len(all) - 1 - i
		}
		if b := all[i]; !back && !b[0].Before(to) || back && !from.Before(b[1]) {
			s.editor.SelectBetween(b[0], b[1])
			s.filling(b[0])
			return true
		}
	}
	if s.page.Block(to.Block).ID != last.block {
		return false
	}
	if back {
		s.typing.filling = last
		return true
	}
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
