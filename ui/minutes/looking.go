package minutes

import (
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules/check"
	"minutebook/ui/minutes/checks"
)

// checkedPage is the page as the checks of it see it.
func (s *Screen) checkedPage() checks.Page {
	return checks.Page{
		Record: func() record.Meeting { return s.record },
		Words:  func(item int64) doc.Document { return s.page.Document(item) },
		Place:  func() map[int64]int { return s.roll.Place },
		At:     s.section,
		Number: s.numberOf,
		GoTo:   s.goToFinding,
		Leave:  s.focusPage,
	}
}

// goToFinding goes to the place of a finding and selects its words. A sentence
// that is offered goes into the form of an action.
func (s *Screen) goToFinding(f check.Finding) {
	s.focusPage()
	if !s.selectWords(f) {
		s.enterItem(f.Item)
		return
	}
	s.arrived(f.Item)
	if f.Offer() && s.writable() {
		s.action()
	}
}

// selectWords selects what a finding is about, where it stands now; false if its
// block has gone or it is about the whole item.
func (s *Screen) selectWords(f check.Finding) bool {
	i := s.page.Index(f.Item, f.Block)
	if f.Block == "" || i < 0 || f.Cell >= s.page.Block(i).Cells() {
		return false
	}
	text := s.page.Block(i).Content(f.Cell).String()
	runes := []rune(text)
	from, to := f.From, min(f.To, len(runes))
	if from > to || string(runes[from:to]) != f.Words {
		from, to = 0, len(runes) // of a whole block, or changed since
		if before, _, found := strings.Cut(text, f.Words); found && f.To > f.From {
			from = len([]rune(before))
			to = from + f.To - f.From
		}
	}
	return s.editor.Select(f.Item, f.Block, f.Cell, from, to)
}
