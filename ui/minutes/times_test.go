package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
)

func TestTheMeetingOpensAndEndsByOneKey(t *testing.T) {
	for _, b := range []bound{opening(), ending()} {
		c, s := live(t)
		kept := func() data.Clock {
			m, err := c.Book.Meeting(context.Background(), c.Meeting.ID)
			if err != nil {
				t.Fatal(err)
			}
			return *b.of(&m)
		}
		c.Run(b.key)
		if want := b.words + " at 7.04 pm. " + session.KeyText(b.key) + " again changes that."; len(c.Told) != 1 || c.Told[0] != want {
			t.Errorf("told %q, want %q", c.Told, want)
		}
		if kept() != "19:04" || c.Canvas().Focused() != s.editor {
			t.Errorf("%s at %q, the hands on %T", b.words, kept(), c.Canvas().Focused())
		}
		c.Run(b.key)
		c.Type("1910")
		c.Run(session.KeyNextItem)
		if kept() != "19:10" {
			t.Errorf("%s at %q after it was changed", b.words, kept())
		}
		c.Run(b.key)
		c.Press(fyne.KeyDelete)
		c.Run(session.KeyNextItem)
		if kept() != "" {
			t.Errorf("%s at %q after it was taken back", b.words, kept())
		}
	}
}

// Where a note on the page tells of it, that is the one place to change it.
func TestTheClosingNoteSaysWhenTheMeetingEnded(t *testing.T) {
	c, s := live(t)
	s.editor.InsertBlock(newNote(doc.Closing, "21:10", nil))
	s.enterItem(c.Items[0].ID)
	s.followNotes()
	c.Run(session.KeyEnded)
	if len(c.Told) != 1 || c.Told[0] != "This note says when: Alt+Enter on it changes it." || s.section() != c.Items[2].ID {
		t.Errorf("told %q, in %d", c.Told, s.section())
	}
	if m := s.meeting(); m.Ended != "" {
		t.Errorf("kept a second time: %s", m.Ended)
	}
	if !strings.HasSuffix(s.when(), " · ended 9.10 pm") {
		t.Errorf("the header says %q", s.when())
	}
}
