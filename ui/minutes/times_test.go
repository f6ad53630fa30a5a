package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/minutes/forms"
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

// A second note, or one with another time than is kept, is refused: the head of
// the minutes would change in silence.
func TestTheMeetingOpensOnce(t *testing.T) {
	c, s := live(t)
	at := func(kind doc.NoteKind, at data.Clock) string {
		form := forms.NewNote(s.roster(s.people), at, s.pane.On)
		form.Begin(kind, false)
		s.openNote(form, doc.Block{}, spot{item: c.Items[2].ID}, "")
		c.Run(session.KeyNextItem)
		defer s.pane.Close()
		return s.pane.Problem()
	}
	m := s.meeting()
	m.Opened = "19:12"
	s.record.Meeting = m
	if got, want := at(doc.Opening, "19:21"), "The meeting opened at 7.12 pm already: Ctrl+Shift+S changes that."; got != want {
		t.Errorf("against the time kept: %q", got)
	}
	if got := at(doc.Opening, "19:12"); got != "" {
		t.Errorf("the time kept: %q", got)
	}
	if got, want := at(doc.Opening, "19:12"), "A note says that already, at 7.12 pm: Ctrl+Shift+S goes to it to change it."; got != want {
		t.Errorf("a second note: %q", got)
	}
	if got := at(doc.Closing, "21:00") + at(doc.Closing, "21:05"); got != "A note says that already, at 9.00 pm: Ctrl+Shift+E goes to it to change it." {
		t.Errorf("a second closing: %q", got)
	}
}

// Where a note on the page tells of it, that is the one place to change it.
func TestTheClosingNoteSaysWhenTheMeetingEnded(t *testing.T) {
	c, s := live(t)
	s.editor.InsertBlock(forms.NoteBlock(doc.Closing, "21:10", nil))
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
