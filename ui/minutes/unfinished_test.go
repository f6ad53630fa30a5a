package minutes

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// A program that is killed has no time to set anything aside: what is typed in
// a form must be in the book by then.
func TestAHalfWrittenFormSurvivesAKill(t *testing.T) {
	c, s := live(t)
	item := s.section()
	c.Run(session.KeyResolution)
	c.Type("That the sluice be mended")
	s.pane.KeepWords() // as the watch does
	if err := s.saver.Flush(); err != nil {
		t.Fatal(err)
	}
	kept := unfinished(t, c)
	if len(kept) != 1 || kept[0] != "That the sluice be mended" {
		t.Fatalf("the book has %q", kept)
	}

	s = killed(c)
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: item})
	if s.pane.InHand() == nil {
		t.Fatal("nothing tells of the words that were typed")
	}
	c.Look("minutes-unfinished")
	s.pane.Accept()
	if got := doc.Plain(s.page.Document(item)); got != "That the sluice be mended" {
		t.Errorf("the page says %q", got)
	}
	if s.pane.InHand() != nil || len(unfinished(t, c)) != 0 {
		t.Error("it is offered for ever")
	}
	leave(t, s)
}

func TestAFormPutInOrDroppedIsForgotten(t *testing.T) {
	c, s := live(t)
	for _, end := range []func(){func() { s.pane.Accept() }, s.pane.Drop} {
		c.Run(session.KeyResolution)
		c.Type("That the weir be mended")
		s.pane.KeepWords()
		if err := s.saver.Flush(); err != nil || len(unfinished(t, c)) != 1 {
			t.Fatalf("kept: %q, %v", unfinished(t, c), err)
		}
		end()
		if err := s.saver.Flush(); err != nil || len(unfinished(t, c)) != 0 {
			t.Errorf("still kept: %q, %v", unfinished(t, c), err)
		}
	}
	c.Run(session.KeyResolution)
	c.Type("That it be painted")
	c.Press("Escape") // sets it aside
	if err := s.Leave(); err != nil || len(unfinished(t, c)) != 1 {
		t.Errorf("set aside: %q, %v", unfinished(t, c), err)
	}
}

func unfinished(t *testing.T, c *uitest.Council) []string {
	t.Helper()
	forms, err := c.Book.UnfinishedForms(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range forms {
		out = append(out, f.Words)
	}
	return out
}

// Words of a form go back to the item they were typed at, wherever the caret is,
// and stay from the public if they were, or would have been.
func TestWordsOfAnExemptFormComeBackExempt(t *testing.T) {
	for name, tt := range map[string]struct {
		open func(c *uitest.Council, s *Screen)
		want string // of the item the form was at: words and the reason of each block
	}{
		"an exempt item": {func(c *uitest.Council, s *Screen) {
			s.enterItem(c.Items[4].ID)
			c.Run(session.KeyResolution)
			c.Type("sold")
		}, "sold[]"},
		"a declaration in it": {func(c *uitest.Council, s *Screen) {
			s.enterItem(c.Items[4].ID)
			c.Run(session.KeyDeclarations)
			c.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
			c.Type("sold")
		}, ""},
		"an exempt passage": {func(c *uitest.Council, s *Screen) {
			s.enterItem(c.Items[2].ID)
			c.Type("Told in private.")
			s.page.SetExempt("1")
			c.Run(session.KeyAction)
			c.Type("sold")
		}, "Told in private.[1] sold[1]"},
		"an open item": {func(c *uitest.Council, s *Screen) {
			s.enterItem(c.Items[2].ID)
			c.Run(session.KeyResolution)
			c.Type("sold")
		}, "sold[]"},
	} {
		c, s := live(t)
		exemptItem(t, c, s, 4, "3")
		tt.open(c, s)
		item := s.section()
		s.pane.KeepWords()
		if err := s.saver.Flush(); err != nil {
			t.Fatal(err)
		}
		s = killed(c)
		s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[0].ID})
		if s.pane.InHand() == nil {
			t.Fatalf("%s: nothing tells of the words that were typed", name)
		}
		c.Look("minutes-unfinished-" + name)
		s.pane.Accept()
		here := item
		if tt.want == "" { // where the caret is: the form was at no place in the minutes
			here = c.Items[0].ID
		}
		var got []string
		for _, b := range s.page.Document(here).Blocks {
			got = append(got, b.Text()+"["+b.Exempt+"]")
		}
		if s := strings.Join(got, " "); s != cmp.Or(tt.want, "sold[3]") {
			t.Errorf("%s: the page says %s", name, s)
		}
		leave(t, s)
		m, err := c.Book.Record(context.Background(), c.Meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		if public := strings.Contains(fmt.Sprintf("%+v", m.Public()), "sold"); public != (name == "an open item") {
			t.Errorf("%s: the public reads it: %v", name, public)
		}
	}
}

// killed is the screen of a program that is started again after it ended without
// warning.
func killed(c *uitest.Council) *Screen {
	s := newScreen(c.Session)
	c.SetContent(s.Content())
	c.Screen = s
	return s
}
