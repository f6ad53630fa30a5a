package minutes

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/store"
	"minutebook/ui/autosave"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// live opens the minutes of a meeting at which all but one are present. Nothing
// is saved by a timer: tests say when.
func live(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen {
		s = newScreen(ses)
		s.saver.After = func(time.Duration, func()) func() { return func() {} }
		return s
	})
	if err := c.Book.BeginMinutes(context.Background(), c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	for i, m := range c.Members {
		presence := data.Present
		if i == 4 {
			presence = data.Apologies
		}
		a := data.Attendance{Meeting: c.Meeting.ID, Person: m.Person, Role: m.Role, Presence: presence}
		if err := c.Book.SaveAttendance(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	s.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	return c, s
}

func leave(t *testing.T, s *Screen) {
	t.Helper()
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
}

func minutesOf(t *testing.T, c *uitest.Council, item int64) doc.Document {
	t.Helper()
	texts, err := c.Book.Texts(context.Background(), item)
	if err != nil {
		t.Fatal(err)
	}
	return texts.Minutes.Doc
}

func TestTypedTextReachesTheBook(t *testing.T) {
	c, s := live(t)
	c.Type("Members considered the report.")
	c.Run(session.KeyNextItem)
	c.Type("Noted.")
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, c.Items[2].ID)); got != "Members considered the report." {
		t.Errorf("item 3 has %q", got)
	}
	if got := doc.Plain(minutesOf(t, c, c.Items[3].ID)); got != "Noted." {
		t.Errorf("item 3a has %q", got)
	}
	if c.SavedAt != c.Clock {
		t.Errorf("said to be saved at %v", c.SavedAt)
	}
	c.Look("minutes-typed")
}

// With the real timer and nobody leaving, it is there without being asked.
func TestAutosaveByItself(t *testing.T) {
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen {
		ses.Now = time.Now
		s = newScreen(ses)
		return s
	})
	if err := c.Book.BeginMinutes(context.Background(), c.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID})
	start := time.Now()
	c.Type("x")
	uitest.Until(t, "the words in the book", func() bool { return !minutesOf(t, c, c.Items[0].ID).Empty() })
	if took := time.Since(start); took < autosave.Idle-50*time.Millisecond {
		t.Errorf("saved after %v, before the hands rested", took)
	}
	leave(t, s)
}

func TestResolutionByKeyboard(t *testing.T) {
	c, s := live(t)
	s.record.Body.Wording.Movers = true
	c.Run(session.KeyResolution)
	c.Type("That the report be noted.")
	c.Press(fyne.KeyReturn)
	c.Type("day")
	c.Press(fyne.KeyReturn)
	c.Type("mar")
	c.Press(fyne.KeyReturn)      // to the vote
	c.Press(fyne.KeyDown)        // a show of hands
	c.Press(fyne.KeyReturn)      // to the count for
	c.Type("3")                  //
	c.Press(fyne.KeyReturn)      //
	c.Type("1")                  //
	c.Look("minutes-resolution") //
	c.Run(session.KeyNextItem)   // Ctrl+Enter puts it in
	if c.Canvas().Focused() != s.editor {
		t.Fatalf("the hands are not back on the page but on %T", c.Canvas().Focused())
	}
	leave(t, s)
	rows, err := c.Book.Decisions(context.Background(), store.DecisionFilter{Meeting: c.Meeting.ID})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d decisions, %v", len(rows), err)
	}
	d := rows[0]
	if d.Verb != doc.Resolved || d.Text != "That the report be noted." || d.Item != c.Items[2].ID {
		t.Errorf("decision %+v", d)
	}
	if d.Mover == nil || d.Mover.Name != "Councillor Ann Day" || d.Mover.UID == "" || d.Seconder == nil || d.Seconder.Name != "Councillor Owen Marsh" {
		t.Errorf("moved by %+v, seconded by %+v", d.Mover, d.Seconder)
	}
	if d.Vote == nil || d.Vote.For != 3 || d.Vote.Against != 1 || d.Vote.Method != doc.Hands {
		t.Errorf("vote %+v", d.Vote)
	}
}

func TestResolutionIsChangedInItsForm(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Run(session.KeyNextItem)
	before := minutesOfPage(s, c.Items[2].ID)
	s.reopen(before.Blocks[0])
	c.Type(" and soon")
	c.Run(session.KeyNextItem)
	after := minutesOfPage(s, c.Items[2].ID)
	if len(after.Blocks) != 1 || after.Blocks[0].ID != before.Blocks[0].ID {
		t.Fatalf("the block was not changed in its place: %+v", after.Blocks)
	}
	if got := after.Blocks[0].Text(); got == "That it be so." {
		t.Errorf("the words did not change: %q", got)
	}
}

func minutesOfPage(s *Screen, item int64) doc.Document { return s.page.Document(item) }

func TestRecordedVoteIsCountedByName(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	form := s.pane.InHand()
	if form == nil {
		t.Fatal("no form")
	}
	c.Type("That the rents be frozen.")
	c.Press(fyne.KeyReturn)
	c.Type("sed")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)           // no seconder
	c.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown) // recorded by name
	c.Press(fyne.KeyReturn)
	c.Type("faxf")
	c.Look("minutes-recorded-vote")
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Motion == nil || b.Motion.Vote == nil {
		t.Fatalf("block %+v", b)
	}
	v := *b.Motion.Vote
	if v.Method != doc.Recorded || v.For != 2 || v.Against != 1 || v.Abstained != 1 || len(v.Names) != 4 {
		t.Errorf("vote %+v", v)
	}
	if b.Motion.Outcome != doc.Carried {
		t.Errorf("outcome %q does not follow the vote", b.Motion.Outcome)
	}
	leave(t, s)
}

func TestActionByKeyboard(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAction)
	c.Type("Circulate the terms")
	c.Press(fyne.KeyReturn)
	c.Type("bract")
	c.Press(fyne.KeyReturn)
	c.Type("+2w")
	c.Press(fyne.KeyReturn)
	c.Look("minutes-action")
	c.Press(fyne.KeyReturn) // on the button
	leave(t, s)
	rows, err := c.Book.Actions(context.Background(), store.ActionFilter{Meeting: c.Meeting.ID})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d actions, %v", len(rows), err)
	}
	if a := rows[0]; a.Text != "Circulate the terms" || a.Owner != "Helen Bract" || a.Due != "2026-07-23" {
		t.Errorf("action %+v", a.Action)
	}
}

func TestEscLeavesAFormAndKeepsThePage(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAction)
	c.Type("Circulate the terms")
	c.Press(fyne.KeyEscape)
	if s.pane.InHand() != nil || !minutesOfPage(s, c.Items[2].ID).Empty() {
		t.Error("Esc put something in")
	}
	if last := len(c.Told) - 1; last < 0 || !strings.HasSuffix(c.Told[last], "Ctrl+Shift+A brings it back.") {
		t.Errorf("told %q", c.Told)
	}
	if c.Canvas().Focused() != s.editor {
		t.Errorf("the hands are on %T", c.Canvas().Focused())
	}
}

func TestAttendanceKeys(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAttendance)
	c.Type("pae") // Day present, Marsh apologies, Quill absent
	c.Look("minutes-attendance")
	want := []data.Presence{data.Present, data.Apologies, data.Absent, data.Present, data.Apologies}
	for i, a := range s.roll.Attendance[:5] {
		if a.Presence != want[i] {
			t.Errorf("%s is %s, want %s", a.Person.Name(), a.Presence, want[i])
		}
	}
	if got := s.heads.Words(); got != "Present 2 of 5 · below the quorum of 3" {
		t.Errorf("head count %q", got)
	}
	c.Press(fyne.KeyHome)
	c.Type("o") // Day went out
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if s.attendance == nil {
		t.Fatal("the list did not come back")
	}
	day := s.roll.Attendance[0]
	if len(day.Movements) != 1 || day.Movements[0] != (data.Movement{Kind: data.Left, At: "19:04", Item: c.Items[2].ID}) {
		t.Errorf("movements %+v", day.Movements)
	}
	if d := minutesOfPage(s, c.Items[2].ID); d.Blocks[0].Text() != "Councillor Ann Day left the meeting at 7.04 pm." {
		t.Errorf("the minutes say %+v", d.Blocks)
	}
}

func TestTimeNoteMovesTheRoll(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyTimeNote)
	c.Press(fyne.KeyDown, fyne.KeyReturn) // somebody left
	c.Type("quill")
	c.Press(fyne.KeyReturn)
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Time == nil || b.Time.Kind != doc.Departure || b.Text() != "Councillor Robert Quill left the meeting at 7.04 pm." {
		t.Errorf("block %+v", b)
	}
	if got := s.heads.Words(); got != "Present 3 of 5 · quorum 3" {
		t.Errorf("head count %q", got)
	}
}

func TestDeclarationIsSaved(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyDeclarations)
	c.Type("day")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	c.Type("Owns an allotment")
	c.Look("minutes-declaration")
	c.Run(session.KeyNextItem)
	all, err := c.Book.Declarations(context.Background(), c.Meeting.ID)
	if err != nil || len(all) != 1 || all[0].Nature != "Owns an allotment" || all[0].Kind != data.Pecuniary || all[0].Item != c.Items[2].ID {
		t.Fatalf("declarations %+v, %v", all, err)
	}
	if got := s.heads.Words(); got != "Present 3 of 5 · quorum 3" {
		t.Errorf("who left the room is still counted: %q", got)
	}
}

func TestGoToAndOutline(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyGoTo)
	c.Type("allot")
	c.Press(fyne.KeyReturn)
	if s.section() != c.Items[4].ID || c.Canvas().Focused() != s.editor {
		t.Errorf("the caret is in %d", s.section())
	}
	c.Run(session.KeyPreviousItem)
	if s.section() != c.Items[3].ID {
		t.Errorf("the caret is in %d", s.section())
	}
}

func TestApprovedMinutesAreOnlyRead(t *testing.T) {
	c, s := live(t)
	c.Type("Members considered the report.")
	leave(t, s)
	if err := c.Book.Approve(context.Background(), c.Meeting.ID, data.Approval{On: "2026-09-10"}, nil); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	c.Type("more")
	c.Run(session.KeyResolution)
	c.Look("minutes-approved")
	if got := doc.Plain(s.page.Document(c.Items[2].ID)); got != "Members considered the report." {
		t.Errorf("the text became %q", got)
	}
	if s.pane.InHand() != nil || !s.line.root.Visible() || s.line.words.Text == "" {
		t.Error("nothing says why nothing can be typed")
	}
}

func TestMinutesAreBegunHere(t *testing.T) {
	var s *Screen
	c := uitest.NewCouncil(t, func(ses *session.Session) session.Screen { s = newScreen(ses); return s })
	s.Show(session.Place{Meeting: c.Meeting.ID})
	c.Look("minutes-not-begun")
	c.Press(fyne.KeyReturn)
	if s.meeting().Status != data.Drafting || c.Canvas().Focused() != s.editor {
		t.Errorf("status %s, the hands on %T", s.meeting().Status, c.Canvas().Focused())
	}
	if words := s.heads.Words(); words != "Attendance not taken yet (Ctrl+P)" {
		t.Errorf("head count %q", words)
	}
}

// Where the book has got another text meanwhile, neither is lost.
func TestBothTextsOfAConflictAreKept(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	if _, err := c.Book.SaveText(item, store.MinutesPart, doc.FromText("Typed elsewhere."), 0); err != nil {
		t.Fatal(err)
	}
	c.Type("Typed here.")
	leave(t, s)
	if got := doc.Plain(minutesOf(t, c, item)); got != "Typed here." {
		t.Errorf("the book has %q", got)
	}
	revisions, err := c.Book.Revisions(context.Background(), item, store.MinutesPart)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range revisions {
		d, err := c.Book.RevisionText(context.Background(), item, store.MinutesPart, r.Rev)
		found = found || err == nil && doc.Plain(d) == "Typed elsewhere."
	}
	if !found {
		t.Errorf("the other text is not among %d revisions", len(revisions))
	}
	uitest.Until(t, "the word in the footer", func() bool { return len(c.Told) > 0 })
}

func TestWordsInAFormWaitForTheClerk(t *testing.T) {
	c, s := live(t)
	c.Type("Members considered the report.")
	c.Run(session.KeyResolution)
	leave(t, s)
	if words, _ := s.Unfinished(); words != "" {
		t.Errorf("an empty form: %s", words)
	}
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	leave(t, s)
	if minutesOf(t, c, c.Items[2].ID).Empty() {
		t.Error("the page was not saved")
	}
	words, at := s.Unfinished()
	if words != "The form “Resolution at 3 Budget monitoring 2026/27” is not in the minutes yet." || at.Meeting != c.Meeting.ID {
		t.Errorf("%q at %+v", words, at)
	}
	s.Show(at)
	if got := s.typedInForm(); got != "That it be so." {
		t.Fatalf("the form that came back has %q", got)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if got := minutesOf(t, c, c.Items[2].ID); len(got.Blocks) != 2 || got.Blocks[1].Resolution == nil {
		t.Errorf("the book has %+v", got.Blocks)
	}
	if words, _ := s.Unfinished(); words != "" {
		t.Errorf("after it was put in: %s", words)
	}
}

// A book that cannot be written keeps the text on the page and the clerk here.
func TestWhatCannotBeSavedStays(t *testing.T) {
	c, s := live(t)
	c.Type("Members considered the report.")
	c.Book.Close()
	if err := s.Leave(); err == nil {
		t.Error("left although nothing could be saved")
	}
	if len(c.Failed) == 0 || !c.SavedAt.IsZero() || !s.saver.Unsaved() {
		t.Errorf("failures %v, said to be saved at %v", c.Failed, c.SavedAt)
	}
	if s.page.Document(c.Items[2].ID).Empty() {
		t.Error("the text is gone from the page")
	}
}

// Words that are selected become the form's words: a resolution takes their
// place, an action leaves the sentence it came from.
func TestSelectedWordsBecomeTheForms(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Type("That the report be noted.")
	s.page.Select(edit.Pos{Block: s.page.Caret().Block}, s.page.Caret())
	c.Run(session.KeyResolution)
	c.Run(session.KeyNextItem)
	if d := s.page.Document(item); len(d.Blocks) != 1 || d.Blocks[0].Resolution == nil || d.Blocks[0].Text() != "That the report be noted." {
		t.Fatalf("blocks %+v", d.Blocks)
	}
	c.Press(fyne.KeyReturn)
	c.Type("The Clerk would write to the tenants.")
	s.page.Select(edit.Pos{Block: s.page.Caret().Block}, s.page.Caret())
	c.Run(session.KeyAction)
	c.Run(session.KeyNextItem)
	d := s.page.Document(item)
	if len(d.Blocks) != 3 || d.Blocks[2].Action == nil || d.Blocks[2].Action.Source != d.Blocks[1].Text() {
		t.Fatalf("blocks %+v", d.Blocks)
	}
}

func TestAScreenNeverShownIsLeft(t *testing.T) {
	if err := New(&session.Session{}).Leave(); err != nil {
		t.Error(err)
	}
}

func TestMinutesGoOnTheirWay(t *testing.T) {
	c, s := live(t)
	c.Type("Members considered the report.")
	s.moveTo(data.WithChair)
	if !s.line.root.Visible() || s.line.words.Text != "The chair has these minutes. They can still be changed; their earlier versions are kept." {
		t.Errorf("with the chair the head says %q", s.line.words.Text)
	}
	if s.cannot(data.Drafting)() {
		t.Error("the chair does not give the minutes back")
	}
	uitest.Run(t, s, "Publish the draft…")
	c.Press(fyne.KeyReturn)
	if s.line.words.Text != "Published on Thursday 9 July 2026. Any change is a correction." {
		t.Errorf("published, the head says %q", s.line.words.Text)
	}
	m, err := c.Book.Meeting(context.Background(), c.Meeting.ID)
	if err != nil || m.Status != data.DraftPublished || s.badge.Words() != "Draft published" || len(c.Failed) > 0 {
		t.Errorf("status %s (%v), the badge says %q, failures %v", m.Status, err, s.badge.Words(), c.Failed)
	}
	if minutesOf(t, c, c.Items[2].ID).Empty() || s.section() != c.Items[2].ID {
		t.Error("the text or the place was lost on the way")
	}
	if !s.cannot(data.Planned)() || !s.cannot(data.Drafting)() {
		t.Error("a published draft is taken back")
	}
}
