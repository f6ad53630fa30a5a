package minutes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// A form begins with the words selected, but not with a page of them, nor with
// those of more than one item: that is no decision, and a field cannot hold it.
func TestAFormTakesWordsAndNoPage(t *testing.T) {
	for _, key := range []fyne.Shortcut{session.KeyResolution, session.KeyMotion, session.KeyAction} {
		for _, sel := range []struct {
			what  string
			words string
			all   bool // of the meeting
			taken bool
		}{
			{"a sentence", "That the fees be frozen.", false, true},
			{"the whole page", "That the fees be frozen.", true, false},
			{"an item of many words", strings.Repeat("the fees were frozen ", 100), false, false},
		} {
			c, s := live(t)
			c.Type(sel.words)
			here := s.page.Caret().Block
			from, to := edit.Pos{Block: here}, s.page.Caret()
			if sel.all {
				from = edit.Pos{}
				to = edit.Pos{Block: s.page.Len() - 1}
			}
			s.page.Select(from, to)
			before := s.page.Selection()
			c.Run(key)
			typed := c.Canvas().Focused().(*widgets.Entry).Text
			if taken := strings.Contains(strings.ToLower(typed), "fees"); taken != sel.taken {
				t.Errorf("%s, %s: the form begins with %.60q", session.KeyText(key), sel.what, typed)
			}
			if s.page.Selection() != before {
				t.Errorf("%s, %s: the selection has gone", session.KeyText(key), sel.what)
			}
		}
	}
}
