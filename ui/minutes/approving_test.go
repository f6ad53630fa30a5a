package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// published puts a meeting with a minute of some words before that of the council,
// with its draft published.
func published(t *testing.T, c *uitest.Council, day data.Date, kind data.MeetingKind, words ...string) (data.Meeting, data.Item) {
	t.Helper()
	ctx := context.Background()
	m := data.Meeting{Body: c.Body.ID, Kind: kind, Start: day.At("19:00"), Venue: c.Body.Venue, Status: data.Planned}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(c.Book.StartMeeting(ctx, &m, 0))
	var blocks []doc.Block
	for _, w := range words {
		blocks = append(blocks, doc.Text(w))
	}
	item := uitest.AddMinutes(t, c.Book, m, "Allotment rents", blocks...)
	must(c.Book.BeginMinutes(ctx, m.ID))
	must(c.Book.Publish(ctx, m.ID))
	item, err := c.Book.Item(ctx, item.ID)
	must(err)
	m, err = c.Book.Meeting(ctx, m.ID)
	must(err)
	return m, item
}

// approving is the live page of the council, at the item of the minutes, with the
// minutes of June waiting.
func approving(t *testing.T) (c *uitest.Council, s *Screen, june data.Meeting, rents data.Item) {
	t.Helper()
	c, s = live(t)
	june, rents = published(t, c, "2026-06-04", data.OrdinaryMeeting, "The rent be fifty pounds a year.", "The path is often flooded.")
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[1].ID})
	return c, s, june, rents
}

func statusOf(t *testing.T, c *uitest.Council, meeting int64) data.Status {
	t.Helper()
	m, err := c.Book.Meeting(context.Background(), meeting)
	if err != nil {
		t.Fatal(err)
	}
	return m.Status
}

func TestMinutesAreApprovedByKeyboard(t *testing.T) {
	c, s, june, rents := approving(t)
	c.Look("approve-prompt")
	c.Run(session.KeyApprove)
	c.Look("approve-form")
	c.Press(fyne.KeyReturn) // the one set is ticked: on to the corrections
	c.Type("fifty POUNDS")
	c.Look("approve-found")
	c.Press(fyne.KeyReturn) // to the new words
	c.Type("five hundred pounds")
	c.Press(fyne.KeyReturn) // adds it
	c.Look("approve-corrected")
	c.Press(fyne.KeyReturn)    // no other: to the clerk's own words
	c.Run(session.KeyNextItem) // Ctrl+Enter
	item := c.Items[1].ID
	want := "RESOLVED – That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chairman, " +
		"subject to the following correction: minute " + rents.MinuteNumber + ", for “fifty pounds” read “five hundred pounds”."
	if got := doc.Plain(s.page.Document(item)); got != want {
		t.Fatalf("the page says\n %s, want\n %s", got, want)
	}
	if statusOf(t, c, june.ID) != data.DraftPublished {
		t.Fatal("locked without a word")
	}
	if s.pane.InHand() == nil {
		t.Fatal("nobody asks whether to lock")
	}
	c.Look("approve-lock")
	c.Press(fyne.KeyReturn)
	if statusOf(t, c, june.ID) != data.Approved {
		t.Fatalf("not locked: %v, %v, %s", c.Told, c.Failed, s.pane.Problem())
	}
	if s.line.words.Text != "This meeting approved earlier minutes." {
		t.Errorf("above the page stands %q", s.line.words.Text)
	}
	c.Look("approve-locked")

	// the old words stay, struck, and the note names the minute
	now, err := c.Book.Item(context.Background(), item)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := c.Book.Record(context.Background(), june.ID)
	if err != nil {
		t.Fatal(err)
	}
	a := rec.Approval
	if a == nil || a.At != c.Meeting.ID || a.Item != item || a.Minute != now.MinuteNumber || a.On != "2026-07-09" ||
		a.Corrections != "minute "+rents.MinuteNumber+", for “fifty pounds” read “five hundred pounds”" {
		t.Fatalf("approved as %+v", a)
	}
	d := rec.Items[0].Minutes
	if doc.Plain(doc.Original(d)) != "The rent be fifty pounds a year.\nThe path is often flooded." ||
		doc.Plain(doc.Settled(d)) != "The rent be five hundred pounds a year.\nThe path is often flooded." {
		t.Errorf("the approved text is %+v", d)
	}

	// both meetings link to each other
	c.Went = nil
	tap(t, s, "Go to the minutes of 4 June 2026")
	if len(c.Went) != 1 || c.Went[0].Meeting != june.ID {
		t.Fatalf("went to %+v", c.Went)
	}
	leave(t, s)
	s.Show(c.Went[0])
	if !strings.HasPrefix(s.line.words.Text, "Approved as a correct record on Thursday 9 July 2026") {
		t.Errorf("the head says %q", s.line.words.Text)
	}
	c.Look("approved-minutes")
	tap(t, s, "Go to minute "+now.MinuteNumber+" of 9 July 2026")
	if len(c.Went) != 2 || c.Went[1].Meeting != c.Meeting.ID || c.Went[1].Item != item {
		t.Errorf("went to %+v", c.Went)
	}
}

// tap clicks a tool beside the line above the page.
func tap(t *testing.T, s *Screen, word string) {
	t.Helper()
	for _, o := range s.line.tools.Objects {
		if tool := o.(*widgets.Tool); tool.Words() == word {
			tool.Tapped(nil)
			return
		}
	}
	t.Fatalf("no tool %q above the page", word)
}

// Esc leaves the lock for later: the line above the page offers it, with the
// corrections as the resolution says them.
func TestLockingWaits(t *testing.T) {
	c, s, june, _ := approving(t)
	c.Run(session.KeyApprove)
	c.Press(fyne.KeyReturn)
	c.Type("fifty pounds")
	c.Press(fyne.KeyReturn)
	c.Type("sixty pounds")
	c.Press(fyne.KeyReturn)
	c.Run(session.KeyNextItem)
	c.Press(fyne.KeyEscape)
	if c.Canvas().Focused() != s.editor {
		t.Fatalf("the hands are on %T", c.Canvas().Focused())
	}
	leave(t, s)
	s.Show(s.place)
	if !strings.Contains(s.line.words.Text, "not locked yet") {
		t.Fatalf("the head says %q", s.line.words.Text)
	}
	c.Look("approve-waits")
	tap(t, s, "Lock them…")
	c.Press(fyne.KeyReturn)
	rec, err := c.Book.Record(context.Background(), june.ID)
	if err != nil || rec.Meeting.Status != data.Approved {
		t.Fatalf("%s, %v, %s", rec.Meeting.Status, err, s.pane.Problem())
	}
	if got := doc.Plain(doc.Settled(rec.Items[0].Minutes)); !strings.HasPrefix(got, "The rent be sixty pounds") {
		t.Error(got)
	}
}

// What the meeting approved can be locked by key when its own draft is published.
func TestAPublishedDraftLocksWhatItApproved(t *testing.T) {
	c, s, june, _ := approving(t)
	c.Run(session.KeyApprove)
	c.Run(session.KeyNextItem)
	c.Press(fyne.KeyEscape)
	leave(t, s)
	if err := c.Book.Publish(context.Background(), c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	c.Window.Resize(fyne.NewSize(1024, 700))
	c.Look("approve-published")
	for _, cmd := range s.Commands() {
		if cmd.Key == session.KeyApprove && cmd.Off() {
			t.Fatal("the key is off")
		}
	}
	c.Run(session.KeyApprove)
	c.Press(fyne.KeyReturn)
	if got := statusOf(t, c, june.ID); got != data.Approved {
		t.Fatalf("%s, told %q, %v", got, lastTold(c), c.Failed)
	}
	for _, cmd := range s.Commands() {
		if cmd.Key == session.KeyApprove && !cmd.Off() {
			t.Error("nothing waits, and the key is on")
		}
	}
}

// To look at the lock and leave it for later loses nothing of what can be undone.
func TestLookingAtTheLockLeavesThePage(t *testing.T) {
	c, s, _, _ := approving(t)
	c.Run(session.KeyApprove)
	c.Run(session.KeyNextItem)
	c.Press(fyne.KeyEscape)
	s.editor.GoToEnd(c.Items[1].ID, s.page.Document(c.Items[1].ID).Blocks[0].ID)
	before := doc.Plain(s.page.Document(c.Items[1].ID))
	c.Type("X")
	at := s.page.Caret()
	c.Run(session.KeyApprove)
	c.Press(fyne.KeyEscape)
	if s.page.Caret() != at {
		t.Errorf("the caret is at %v, was at %v", s.page.Caret(), at)
	}
	s.editor.Undo()
	if got := doc.Plain(s.page.Document(c.Items[1].ID)); got != before {
		t.Errorf("undone, the page says %q", got)
	}
}

func TestCorrectionsThatCannotBe(t *testing.T) {
	c, s, _, _ := approving(t)
	c.Run(session.KeyApprove)
	c.Press(fyne.KeyReturn)
	c.Type("ten")
	c.Press(fyne.KeyReturn)
	c.Type("x") // still the old words: "ten" is only a part of one
	c.Run(session.KeyNextItem)
	if s.pane.InHand() == nil || s.pane.Problem() == "" {
		t.Fatal("words that are not there were accepted")
	}
	if got := doc.Plain(s.page.Document(c.Items[1].ID)); got != "" {
		t.Errorf("the page says %q", got)
	}
	c.Type("y") // what was wrong is being put right
	if got := s.pane.Problem(); got != "" {
		t.Errorf("still says %q", got)
	}
}

func TestAnExtraordinaryMeetingApprovesNothing(t *testing.T) {
	c, s, _, _ := approving(t)
	m := s.meeting()
	m.Kind = data.Extraordinary
	if err := c.Book.SaveMeeting(context.Background(), &m); err != nil {
		t.Fatal(err)
	}
	leave(t, s)
	s.Show(s.place)
	c.Run(session.KeyApprove)
	if s.pane.InHand() != nil || !strings.Contains(lastTold(c), "extraordinary meeting approves no minutes") {
		t.Errorf("told %q", lastTold(c))
	}
}

// Several sets at once, an extraordinary one among them; the minutes of a body
// below are received and not locked.
func TestSeveralSets(t *testing.T) {
	c, s, june, _ := approving(t)
	extra, _ := published(t, c, "2026-06-18", data.Extraordinary, "The loan was agreed.")
	panel := data.Body{Name: "Allotments Panel", Kind: data.SubCommittee, Parent: c.Body.ID, YearStart: "05-01", Numbering: data.PerMeeting, Notice: data.EnglishPrincipal}
	if err := c.Book.SaveBody(context.Background(), &panel); err != nil {
		t.Fatal(err)
	}
	below := *c
	below.Body = panel
	of, _ := published(t, &below, "2026-06-25", data.OrdinaryMeeting, "Plots were let.")
	leave(t, s)
	s.Show(s.place)
	c.Run(session.KeyApprove)
	c.Press(fyne.KeyReturn, fyne.KeyReturn) // past the two sets
	c.Press(fyne.KeyReturn)                 // no correction
	c.Press(fyne.KeyTab)                    // past the clerk's own words
	c.Press(fyne.KeySpace)                  // the panel's are received
	c.Look("approve-several")
	c.Run(session.KeyNextItem)
	got := doc.Plain(s.page.Document(c.Items[1].ID))
	want := "RESOLVED – That the minutes of the meetings held on 4 June 2026 and 18 June 2026 (extraordinary) be approved as correct records and signed by the Chairman.\n" +
		"RESOLVED – That the minutes of the Allotments Panel held on 25 June 2026 be received."
	if got != want {
		t.Fatalf("the page says\n%s\nwant\n%s", got, want)
	}
	c.Press(fyne.KeyReturn)
	for id, want := range map[int64]data.Status{june.ID: data.Approved, extra.ID: data.Approved, of.ID: data.DraftPublished} {
		if got := statusOf(t, c, id); got != want {
			t.Errorf("meeting %d is %s, want %s: %v %s", id, got, want, c.Failed, s.pane.Problem())
		}
	}
}

// Nothing is locked without a correction that was agreed and cannot be found.
func TestALostCorrectionIsNotLocked(t *testing.T) {
	c, s, june, _ := approving(t)
	b := doc.NewBlock(doc.ResolutionKind, 0, "That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chairman, "+
		"subject to the following correction: minute 5, for “seventy pounds” read “eighty pounds”.")
	b.Resolution = &doc.Resolution{Verb: doc.Resolved}
	for range 2 { // the line above the page follows what is saved, wherever the caret is
		s.editor.InsertBlock(b)
		if err := s.saver.Flush(); err != nil || !strings.Contains(s.line.words.Text, "not locked yet") {
			t.Fatalf("%v; the head says %q", err, s.line.words.Text)
		}
		s.editor.Undo()
		if err := s.saver.Flush(); err != nil || strings.Contains(s.line.words.Text, "not locked yet") {
			t.Fatalf("%v; undone, the head says %q", err, s.line.words.Text)
		}
	}
	s.editor.InsertBlock(b)
	c.Run(session.KeyNextItem)
	if !strings.Contains(s.line.words.Text, "not locked yet") {
		t.Fatalf("the head says %q", s.line.words.Text)
	}
	c.Run(session.KeyApprove)
	c.Look("approve-lost")
	c.Press(fyne.KeyReturn)
	if got := statusOf(t, c, june.ID); got != data.DraftPublished || s.pane.InHand() != nil || c.Canvas().Focused() != s.editor {
		t.Errorf("%s, %v", got, s.pane.InHand())
	}
}

// Who was there and who seconded are corrected by keys in the same form: the facts of
// the record are the new ones, and what they replaced stands beside them.
func TestFactsAreCorrectedAtApproval(t *testing.T) {
	c, s := live(t)
	day, marsh := record.Named(c.Members[0].Person), record.Named(c.Members[1].Person)
	june, rents := published(t, c, "2026-06-04", data.OrdinaryMeeting, "The rent be fifty pounds a year.")
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := c.Book.BeginCorrection(ctx, june.ID, "the resolution was left out")
	must(err)
	texts, err := c.Book.Texts(ctx, rents.ID)
	must(err)
	d := texts.Minutes.Doc
	b := doc.NewBlock(doc.ResolutionKind, 0, "That the rent be raised.")
	b.Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &day, Seconder: &marsh, Vote: &doc.Vote{Method: doc.Hands, For: 4, Against: 1}}
	d.Blocks = append(d.Blocks, b)
	_, err = c.Book.SaveText(rents.ID, store.MinutesPart, d, texts.Minutes.Rev)
	must(err)
	_, err = c.Book.EndCorrection(ctx, june.ID)
	must(err)
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[1].ID})

	c.Run(session.KeyApprove)
	c.Press(fyne.KeyReturn)
	c.Type("attendance quill")
	c.Press(fyne.KeyReturn)
	c.Look("approve-fact")
	c.Type("apol")
	c.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn)
	c.Type("seconder marsh")
	c.Press(fyne.KeyReturn)
	c.Type("cllr sedge")
	c.Press(fyne.KeyReturn)
	c.Look("approve-facts")
	c.Run(session.KeyNextItem)
	c.Look("approve-facts-lock")
	c.Press(fyne.KeyEscape) // later: read again from the words of the resolution
	tap(t, s, "Lock them…")
	c.Press(fyne.KeyReturn)
	rec, err := c.Book.Record(ctx, june.ID)
	must(err)
	if rec.Meeting.Status != data.Approved {
		t.Fatalf("%s: %v, %s", rec.Meeting.Status, c.Failed, s.pane.Problem())
	}
	before := rec.Original()
	quill := func(m record.Meeting) (words string) {
		for _, f := range m.Facts() {
			if f.What == record.OfAttendance && strings.Contains(f.Words, "Quill") {
				words = f.Words
			}
		}
		return words
	}
	if got, was := quill(rec), quill(before); got != "Councillor Robert Quill: apologies" || was != "Councillor Robert Quill: not listed" {
		t.Errorf("states %q, and stated %q", got, was)
	}
	is, _ := rec.Items[0].Minutes.Block(b.ID)
	if is.Resolution.Seconder.Name != "Councillor Mary Sedge" || is.Was == nil || is.Was.Resolution.Seconder.Name != marsh.Name || is.Note == "" {
		t.Errorf("the resolution carries %+v, carried %+v", is.Resolution, is.Was)
	}
	leave(t, s)
	s.Show(session.Place{Screen: session.Minutes, Meeting: june.ID})
	c.Look("approved-facts")
	if got := s.heads.Words(); strings.Contains(got, session.KeyText(session.KeyAttendance)) {
		t.Errorf("above approved minutes stands %q", got)
	}
	if got := s.page.Block(0).Lines; len(got) != 1 || !strings.HasSuffix(got[0], "in the attendance, for “Councillor Robert Quill: not listed” read “Councillor Robert Quill: apologies”.") {
		t.Errorf("below the heading stands %q", got)
	}
}
