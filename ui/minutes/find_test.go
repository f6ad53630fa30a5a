package minutes

import (
	"strings"
	"testing"

	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestFindAndReplaceByKeyboard(t *testing.T) {
	c, s := live(t)
	c.Type("The sluice failed. The sluice was mended, and a new Sluice is wanted.")
	uitest.Run(t, s, "Replace all on this page")
	if !s.find.exchange.Visible() || s.page.CanRedo() || c.Canvas().Focused() != s.find.words {
		t.Error("replacing all does not ask first what to replace")
	}
	c.Run(session.KeyReplace)
	c.Type("sluice")
	if got := s.find.result.Words(); got != "1 of 3" {
		t.Errorf("says %q, want 1 of 3", got)
	}
	c.Look("minutes-replace")
	for range 2 {
		c.Press("Return")
	}
	if got := s.find.result.Words(); got != "3 of 3" {
		t.Errorf("after two more says %q", got)
	}
	c.Press("Up")
	if got := s.find.result.Words(); got != "2 of 3" {
		t.Errorf("going back says %q", got)
	}
	c.Press("Tab")
	c.Type("weir")
	c.Press("Return")
	if got := s.page.Document(s.section()).Blocks[0].Text(); strings.Count(got, "weir") != 1 || !strings.Contains(got, "The weir was mended") {
		t.Errorf("replaced: %q", got)
	}
	uitest.Run(t, s, "Replace all on this page")
	if got := s.page.Document(s.section()).Blocks[0].Text(); strings.Count(got, "weir") != 3 {
		t.Errorf("replaced all: %q", got)
	}
	s.editor.Undo()
	s.editor.Undo()
	if got := s.page.Document(s.section()).Blocks[0].Text(); strings.Contains(got, "weir") {
		t.Errorf("two undos leave %q", got)
	}
	c.Press("Escape")
	if s.find.root.Visible() || c.Canvas().Focused() != s.editor {
		t.Error("Esc does not go back to the page")
	}
	leave(t, s)
}
