package agenda

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/ui/session"
)

// A passage of the text on the agenda is kept from the public by its key, and
// opened again.
func TestAPassageIsKeptFromThePublic(t *testing.T) {
	c, s := open(t)
	it := s.items[len(s.items)-1]
	s.standOn(it.ID)
	s.focus(s.form.editor)
	c.Type("The mason is in dispute.")
	kept := func() string {
		if err := s.saver.Flush(); err != nil {
			t.Fatal(err)
		}
		m, err := c.Book.Record(t.Context(), c.Meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range m.Items {
			if i.ID == it.ID {
				return strings.Join(doc.Lines(doc.Public(i.Agenda)), " ")
			}
		}
		return ""
	}
	if !strings.Contains(kept(), "in dispute") {
		t.Fatalf("the public read %q before anything is marked", kept())
	}
	c.Run(session.KeyWithhold)
	c.Press(fyne.KeyReturn) // a paragraph must be named
	if !strings.Contains(kept(), "in dispute") {
		t.Error("the passage is kept from the public without a reason")
	}
	c.Type("e")
	c.Look("agenda-passage")
	c.Press(fyne.KeyReturn)
	if got := kept(); strings.Contains(got, "in dispute") {
		t.Errorf("the public read %q", got)
	}
	c.Run(session.KeyWithhold)
	c.Press(fyne.KeyHome, fyne.KeyReturn) // Public
	if !strings.Contains(kept(), "in dispute") {
		t.Errorf("the passage is not open again: %q", kept())
	}
	if words := c.Canvas().Focused(); words != fyne.Focusable(s.form.editor) {
		t.Errorf("the keys are with %T, not with the text", words)
	}
}
