package minutes

import (
	"strings"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// withhold asks why the passage that is selected is kept from the public.
func (s *Screen) withhold() {
	by := session.KeyText(session.KeyWithhold)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	from, to := s.page.Range()
	first, last := s.page.Block(from.Block), s.page.Block(to.Block)
	why := forms.NewReason(s.record.Body, s.likelyReason(from.Block), func(string) {})
	passage := widgets.NewText("", 4)
	passage.SetText(strings.Join(doc.Lines(s.passage(from.Block, to.Block)), "\n"))
	passage.Disable()
	form := widgets.NewForm().Add(why.Label, why.Content).Add("The passage", passage).
		Note("Whole paragraphs are kept from the public, with their decisions and actions. Undo opens them again.")
	s.pane.Open(pane.Task{Title: "Keep a passage from the public", By: by, Content: form.Scroll(), Focus: why.Entry, Verb: "Keep it (Ctrl+Enter)",
		Words: forms.Said(why.Entry), Do: func() error {
			reason, err := why.Why()
			if err != nil {
				return err
			}
			a, z := s.page.Index(first.Section, first.ID), s.page.Index(last.Section, last.ID)
			if a < 0 || z < 0 {
				return errPassageGone
			}
			s.page.Select(edit.Pos{Block: a}, edit.Pos{Block: z})
			s.editor.SetExempt(reason)
			s.editor.GoToEnd(last.Section, last.ID)
			s.showPrivate()
			return nil
		}})
}

const errPassageGone widgets.Problem = "The passage has been changed since this form was opened. Close it and select the passage again."

// likelyReason is why a passage is probably kept from the public: the reason it
// has, that of the private session, or that of the exempt items.
func (s *Screen) likelyReason(block int) string {
	if reason := s.page.Exempt(block); reason != "" {
		return reason
	}
	if reason, in := s.inPrivate(); in {
		return reason
	}
	_, reasons := s.exemptToCome(0)
	return strings.Join(reasons, ", ")
}

// passage is some blocks of the page as a document.
func (s *Screen) passage(from, to int) doc.Document {
	var d doc.Document
	for i := from; i <= to; i++ {
		if b := s.page.Block(i); b.Kind != edit.ItemHeading {
			d.Blocks = append(d.Blocks, b.Doc())
		}
	}
	return d
}

// openPassage opens the passage that is selected to the public.
func (s *Screen) openPassage() {
	if !s.writable() {
		return
	}
	s.editor.SetExempt("")
	s.showPrivate()
	switch at := s.page.Caret().Block; {
	case s.exemptOf(s.itemOf(s.section())) != "":
		s.session.Tell("The whole item is kept from the public: its page on the agenda says so.")
	case s.page.Block(at).Exempt != "":
		s.session.Tell("It stays from the public with the motion or the amendment whose words it has: open that too.")
	}
}
