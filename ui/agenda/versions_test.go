package agenda

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/ui/session"
)

// TestAnAgendaTextIsRestored: what is typed is a version before the dialog opens, and
// the form shows the text that stands again.
func TestAnAgendaTextIsRestored(t *testing.T) {
	c, s := open(t)
	c.Press(fyne.KeyDown, fyne.KeyDown)
	it, _ := s.current()
	for _, words := range []string{"To note progress.", " And to fix the fee."} {
		s.focus(s.form.editor)
		c.Type(words)
		if err := s.saver.Flush(); err != nil {
			t.Fatal(err)
		}
		c.Clock = c.Clock.Add(time.Hour)
		s.focus(s.list.List)
	}
	before := doc.Plain(s.form.page.Document(it.ID))
	c.Run(session.KeyHistory)
	c.Look("agenda-versions")
	c.Press(fyne.KeyDown)
	c.Type("r")
	texts, err := c.Book.Texts(context.Background(), it.ID)
	if err != nil {
		t.Fatal(err)
	}
	shown, kept := doc.Plain(s.form.page.Document(it.ID)), doc.Plain(texts.Agenda.Doc)
	if !strings.Contains(before, "fee") || strings.Contains(kept, "fee") || shown != kept {
		t.Errorf("before %q, the book has %q, the form shows %q; %v %v", before, kept, shown, c.Told, c.Failed)
	}
	if here, _ := s.current(); here.ID != it.ID {
		t.Errorf("the list stands on %q", here.Title)
	}
	s.focus(s.form.editor)
	c.Type("X") // it can be typed on
	if err := s.Leave(); err != nil || len(c.Failed) > 0 {
		t.Error(err, c.Failed)
	}
}
