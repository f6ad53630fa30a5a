package agenda

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data"
)

// listKey is a key on the list. Any but a letter begins another search.
func (s *Screen) listKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDelete:
		s.remove()
	case fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		s.sought = ""
		return false
	default:
		return false
	}
	return true
}

// seek goes to the item whose title or number begins with the letters typed on
// the list.
func (s *Screen) seek(r rune) {
	if len(s.items) == 0 || r == ' ' && s.sought == "" {
		return
	}
	for _, letters := range []string{s.sought + string(r), string(r)} {
		if i := s.beginning(letters); i >= 0 {
			s.list.SetCursor(i)
			s.sought = letters
			return
		}
	}
	s.session.Tell("No item begins with “" + s.sought + string(r) + "”. Enter goes to the title of the one in hand.")
	s.sought = ""
}

// beginning is the row, from the one in hand on, whose title or number begins
// with letters; -1 for none. A single letter goes on to the next such row.
func (s *Screen) beginning(letters string) int {
	begins := func(it data.Item) bool {
		return startsFold(it.Title, letters) || startsFold(s.list.numbers[it.ID], letters)
	}
	from := max(0, s.list.Cursor())
	if len([]rune(letters)) == 1 {
		from++
	}
	from = min(from, len(s.items))
	if i := slices.IndexFunc(s.items[from:], begins); i >= 0 {
		return from + i
	}
	return slices.IndexFunc(s.items[:from], begins)
}

func startsFold(s, begin string) bool {
	return strings.HasPrefix(strings.ToLower(s), strings.ToLower(begin))
}
