package minutes

import (
	"context"
	"testing"

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
	s.pane.keepWords() // as the watch does
	if err := s.saver.Flush(); err != nil {
		t.Fatal(err)
	}
	kept := unfinished(t, c)
	if len(kept) != 1 || kept[0] != "That the sluice be mended" {
		t.Fatalf("the book has %q", kept)
	}

	s.pane.aside, s.pane.now = nil, nil // what the kill does to it
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: item})
	if s.pane.now == nil {
		t.Fatal("nothing tells of the words that were typed")
	}
	c.Look("minutes-unfinished")
	s.pane.accept()
	if got := doc.Plain(s.page.Document(item)); got != "That the sluice be mended" {
		t.Errorf("the page says %q", got)
	}
	if s.pane.now != nil || len(unfinished(t, c)) != 0 {
		t.Error("it is offered for ever")
	}
	leave(t, s)
}

func TestAFormPutInOrDroppedIsForgotten(t *testing.T) {
	c, s := live(t)
	for _, end := range []func(){s.pane.accept, s.pane.drop} {
		c.Run(session.KeyResolution)
		c.Type("That the weir be mended")
		s.pane.keepWords()
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
