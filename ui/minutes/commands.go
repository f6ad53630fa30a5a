package minutes

import (
	"context"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/exporting"
	"minutebook/ui/session"
)

// Commands lists what can be done on the live page.
func (s *Screen) Commands() []session.Command {
	locked := func() bool { return !s.writable() }
	none := func() bool { return s.place.Meeting == 0 }
	kind := func(k doc.Kind, level int) func() { return s.onPage(func() { s.editor.SetKind(k, level) }) }
	return append([]session.Command{
		{Menu: "File", Name: "Export as PDF…", Key: session.KeyExport, Run: s.export, Off: none},
		{Menu: "File", Name: "What was issued…", Key: session.KeyIssued, Run: func() { exporting.ShowIssued(s.session, s.place.Meeting) }, Off: none},

		{Menu: "Edit", Name: "Undo", Run: s.onPage(func() { s.editor.Undo() }), Off: locked},
		{Menu: "Edit", Name: "Redo", Run: s.onPage(func() { s.editor.Redo() }), Off: locked},
		{Menu: "Edit", Name: "Find on this page", Key: session.KeyFind, Run: func() { s.find.open(false) }, Off: none},
		{Menu: "Edit", Name: "Find and replace", Key: session.KeyReplace, Run: func() { s.find.open(true) }, Off: locked},
		{Menu: "Edit", Name: "Replace all on this page", Run: s.find.everywhere, Off: locked},
		{Menu: "Edit", Name: "Next misspelt word (F7)", Run: s.nextMisspelt, Off: locked},
		{Menu: "Edit", Name: "Own words of the dictionary…", Run: s.showOwnWords, Off: locked},
		{Menu: "Edit", Name: "This passage is Welsh, or English again", Run: s.onPage(s.toggleWelsh), Off: func() bool { return locked() || !s.record.Body.Wording.Welsh }},
		{Menu: "Edit", Name: "Bold", Key: session.KeyBold, Run: s.onPage(func() { s.editor.ToggleBold() }), Off: locked},
		{Menu: "Edit", Name: "Italic", Key: session.KeyItalic, Run: s.onPage(func() { s.editor.ToggleItalic() }), Off: locked},
		{Menu: "Edit", Name: "Plain paragraph", Key: session.KeyParagraph, Run: kind(doc.Paragraph, 0), Off: locked},
		{Menu: "Edit", Name: "Bulleted list", Key: session.KeyBullets, Run: kind(doc.Bullet, 1), Off: locked},
		{Menu: "Edit", Name: "Numbered list", Key: session.KeyNumbered, Run: kind(doc.Numbered, 1), Off: locked},
		{Menu: "Edit", Name: "Heading", Key: session.KeyHeading, Run: kind(doc.Heading, 1), Off: locked},
		{Menu: "Edit", Name: "Quotation", Key: session.KeyQuotation, Run: kind(doc.Quotation, 0), Off: locked},
		{Menu: "Edit", Name: "Table", Key: session.KeyTable, Run: s.onPage(s.table), Off: locked},
		{Menu: "Edit", Name: "Larger page", Key: session.KeyZoomIn, Run: func() { s.zoomBy(+zoomStep) }, Off: none},
		{Menu: "Edit", Name: "Smaller page", Key: session.KeyZoomOut, Run: func() { s.zoomBy(-zoomStep) }, Off: none},

		{Menu: "Go", Name: "Next item", Key: session.KeyNextItem, Run: s.next, Off: none},
		{Menu: "Go", Name: "Previous item", Key: session.KeyPreviousItem, Run: func() { s.step(-1) }, Off: none},
		{Menu: "Go", Name: "Go to item…", Key: session.KeyGoTo, Run: s.goTo, Off: none},

		{Menu: "Minutes", Name: "Resolution…", Key: session.KeyResolution, Run: s.resolution, Off: locked},
		{Menu: "Minutes", Name: "Motion, amendment or substantive motion…", Key: session.KeyMotion, Run: s.motion, Off: locked},
		{Menu: "Minutes", Name: "Vote on what was moved…", Key: session.KeyVote, Run: s.vote, Off: locked},
		{Menu: "Minutes", Name: "Budget item: votes are recorded by name", Run: s.markBudget, Off: locked},
		{Menu: "Minutes", Name: "Action…", Key: session.KeyAction, Run: s.action, Off: locked},
		{Menu: "Minutes", Name: "Note of time…", Key: session.KeyTimeNote, Run: s.timeNote, Off: locked},
		{Menu: "Minutes", Name: "Who is here…", Key: session.KeyAttendance, Run: s.showAttendance, Off: locked},
		{Menu: "Minutes", Name: "Declarations of interest…", Key: session.KeyDeclarations, Run: s.showDeclarations, Off: locked},
		{Menu: "Minutes", Name: "Phrases…", Key: session.KeyPhrases, Run: s.onPage(s.showPhrases), Off: locked},
		{Menu: "Minutes", Name: "Write the usual words", Key: session.KeyUsual, Run: s.onPage(s.writeUsual), Off: locked},
		{Menu: "Minutes", Name: "Write the usual words into all standard items", Run: s.writeAllUsual, Off: locked},
		{Menu: "Minutes", Name: "The meeting opened now", Key: session.KeyOpened, Run: func() { s.noteTime(opening()) }, Off: locked},
		{Menu: "Minutes", Name: "The meeting ended now", Key: session.KeyEnded, Run: func() { s.noteTime(ending()) }, Off: locked},
		{Menu: "Minutes", Name: "What to look at…", Key: session.KeyChecks, Run: func() { s.checks.Enter() }, Off: func() bool { return !s.begun() }},
		{Menu: "Minutes", Name: "Screen for the room", Key: session.KeyRoom, Run: s.showRoom, Off: none},
		{Menu: "Minutes", Name: "Chair’s running sheet", Key: session.KeyRunning, Run: s.showRunning, Off: none},
		{Menu: "Minutes", Name: "Send to the chair…", Run: s.sendToChair, Off: func() bool { return !s.begun() || s.meeting().Status.Locked() }},
		{Menu: "Minutes", Name: "The chair has it on paper", Run: func() { s.moveTo(data.WithChair) }, Off: s.cannot(data.WithChair)},
		{Menu: "Minutes", Name: "Versions of the item…", Key: session.KeyHistory, Run: s.showVersions, Off: func() bool { return !s.begun() }},
		{Menu: "Minutes", Name: "Publish the draft…", Run: s.publish, Off: s.cannot(data.DraftPublished)},
		{Menu: "Minutes", Name: "Correct the published draft…", Run: s.correctDraft, Off: func() bool { return !s.correctable() }},
		{Menu: "Minutes", Name: "The correction is done", Run: s.doneCorrecting, Off: func() bool { return s.state.Open == nil || s.state.Reader != "" }},
		{Menu: "Minutes", Name: "Corrections so far…", Run: s.showCorrections, Off: func() bool { return len(s.record.Corrections) == 0 }},
		{Menu: "Minutes", Name: "Approve or lock earlier minutes…", Key: session.KeyApprove, Run: s.approveEarlier, Off: func() bool { return locked() && !s.pending }},
		{Menu: "Minutes", Name: "Note in the margin of an earlier minute…", Run: s.noteInMargin, Off: func() bool { return !s.begun() || s.state.Reader != "" }},
		{Menu: "Minutes", Name: "Back to drafting", Run: func() { s.moveTo(data.Drafting) }, Off: s.cannot(data.Drafting)},
	}, s.businessCommands()...)
}

// onPage is an edit of the page that does nothing while the hands are in a form
// beside it.
func (s *Screen) onPage(edit func()) func() {
	return func() {
		if s.pane.InHand() == nil || s.session.Window.Canvas().Focused() == s.editor {
			edit()
		}
	}
}

// next puts an open form into the minutes if the hands are in it, and else goes
// to the next item.
func (s *Screen) next() {
	if s.pane.Asks() && s.session.Window.Canvas().Focused() != s.editor {
		s.pane.Accept()
		return
	}
	s.step(+1)
}

// step goes some items on or back.
func (s *Screen) step(n int) {
	if item, ok := s.outline.Beside(n); ok {
		s.enterItem(item)
	}
}

func (s *Screen) goTo() { s.session.Window.Canvas().Focus(s.outline.Jump) }

// export saves what is typed and opens the dialog.
func (s *Screen) export() {
	if err := s.saver.Flush(); err != nil {
		s.session.Fail("save the minutes before they are exported", err)
		return
	}
	exporting.Show(s.session, s.place.Meeting)
}

// table puts an empty table of three columns with a row of heads.
func (s *Screen) table() {
	t := doc.Table{Head: 1, Columns: make([]doc.Column, 3)}
	for range 3 {
		t.Rows = append(t.Rows, make([]doc.Cell, 3))
	}
	s.editor.InsertBlock(doc.Block{Kind: doc.TableKind, Table: &t})
	s.focusPage()
}

// zoomStep is how much larger or smaller the page gets at once, in percent.
const zoomStep = 10

func (s *Screen) zoomBy(percent int) { s.editor.SetZoom(s.editor.Zoom() + percent) }

// cannot tells whether the minutes cannot go to a status from theirs. A draft that
// was published does not go back: it is corrected.
func (s *Screen) cannot(to data.Status) func() bool {
	return func() bool {
		from := s.meeting().Status
		return !s.begun() || s.state.Reader != "" || rules.NextStatus(from, to) != nil || from == data.DraftPublished && to != data.Approved
	}
}

// moveTo saves what is typed and moves the minutes on to a status.
func (s *Screen) moveTo(to data.Status) {
	if err := s.Leave(); err != nil {
		s.session.Fail("save the minutes", err)
		return
	}
	if err := s.session.Book.SetStatus(context.Background(), s.place.Meeting, to); err != nil {
		s.session.Fail("move the minutes on", err)
		return
	}
	s.place.Item, s.place.Block = s.section(), ""
	s.Show(s.place)
	s.session.Tell("The minutes are now: " + string(to) + ".")
	s.session.Commands()
}
