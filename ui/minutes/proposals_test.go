package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// agendaSays gives the third item an agenda text and opens the minutes there.
func agendaSays(t *testing.T, lines ...string) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := live(t)
	if _, err := c.Book.SaveText(c.Items[2].ID, store.AgendaPart, doc.FromText(strings.Join(lines, "\n")), 0); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	return c, s
}

// lettered is what the minutes of the third item say of their proposals.
func lettered(c *uitest.Council, s *Screen) string {
	return doc.Plain(minutesOfPage(s, c.Items[2].ID))
}

func shiftEnter(c *uitest.Council) {
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	c.Canvas().Focused().(desktop.Keyable).KeyDown(shift)
	c.Press(fyne.KeyReturn)
	c.Canvas().Focused().(desktop.Keyable).KeyUp(shift)
}

func TestWhatTheAgendaSaysIsDecidedByEnterEnter(t *testing.T) {
	c, s := agendaSays(t, "To note the report of the Head of Finance.")
	c.Run(session.KeyResolution)
	c.Look("minutes-offered")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := lettered(c, s), "RESOLVED – That the report of the Head of Finance be noted."; got != want {
		t.Errorf("put in %q", got)
	}
	if c.Canvas().Focused() != s.editor {
		t.Errorf("the hands are on %T", c.Canvas().Focused())
	}
	c.Run(session.KeyResolution) // a second decision is another
	if s.typedInForm() != "" {
		t.Errorf("offered again: %q", s.typedInForm())
	}
}

// Where the agenda says nothing of the minutes that wait, their usual words are
// offered.
func TestTheMinutesThatWaitAreOffered(t *testing.T) {
	c, s := live(t)
	s.enterItem(c.Items[1].ID)
	c.Run(session.KeyResolution)
	if got := s.typedInForm(); !strings.HasPrefix(got, "That the minutes of the ") || !strings.HasSuffix(got, "be approved as a correct record and signed by the Chairman.") {
		t.Errorf("offered %q", got)
	}
}

func TestTypingReplacesWhatIsOffered(t *testing.T) {
	c, s := agendaSays(t, "To note the report.")
	c.Run(session.KeyResolution)
	if s.pane.InHand().Begun() {
		t.Error("words that were only offered count as typed")
	}
	c.Type("That it lie on the table.")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got := lettered(c, s); got != "RESOLVED – That it lie on the table." {
		t.Errorf("put in %q", got)
	}
}

func TestRecommendationsComeAsLetteredParts(t *testing.T) {
	c, s := agendaSays(t, "Recommendations:", "(a) That the report be noted; and", "(b) that rents be frozen.")
	c.Run(session.KeyResolution)
	c.Look("minutes-offered-parts")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := lettered(c, s), "RESOLVED – That\n(a) the report be noted; and\n(b) rents be frozen."; got != want {
		t.Errorf("put in %q", got)
	}
}

func TestShiftEnterBeginsALetteredPart(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That")
	shiftEnter(c)
	c.Type("the report be noted; and")
	shiftEnter(c)
	c.Type("rents be frozen.")
	c.Look("minutes-parts")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := lettered(c, s), "RESOLVED – That\n(a) the report be noted; and\n(b) rents be frozen."; got != want {
		t.Fatalf("put in %q", got)
	}
	before := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(before) != 3 || before[1].Kind != doc.ResolutionKind || before[1].Level != 1 {
		t.Fatalf("blocks %+v", before)
	}

	// its form shows the parts, and what stays keeps its id
	s.reopen(before[0])
	if got := s.typedInForm(); got != "That\n(a) the report be noted; and\n(b) rents be frozen." {
		t.Fatalf("the form has %q", got)
	}
	s.pane.InHand().Focus.(interface{ SetText(string) }).SetText("That\n(a) arrears be written off;\n(b) the report be noted; and\n(c) rents be frozen.")
	c.Run(session.KeyNextItem)
	after := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(after) != 4 || after[0].ID != before[0].ID || after[2].ID != before[1].ID || after[3].ID != before[2].ID {
		t.Errorf("blocks %+v", after)
	}
	s.editor.Undo() // the change is one step
	if got := minutesOfPage(s, c.Items[2].ID).Blocks; len(got) != 3 {
		t.Errorf("after undo %+v", got)
	}
}

func TestOfferedWordsGoOnWithAPart(t *testing.T) {
	c, s := agendaSays(t, "To note the report.")
	c.Run(session.KeyResolution)
	shiftEnter(c)
	c.Type("rents be frozen.")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := lettered(c, s), "RESOLVED – That the report be noted.\n(a) rents be frozen."; got != want {
		t.Errorf("put in %q", got)
	}
}

func TestPartsInOneLineAreUnderstood(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That (a) the report be noted; and (b) rents be frozen.")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := lettered(c, s), "RESOLVED – That\n(a) the report be noted; and\n(b) rents be frozen."; got != want {
		t.Errorf("put in %q", got)
	}
}

func TestABodyThatNamesMoversIsAskedForThem(t *testing.T) {
	c, s := live(t)
	s.record.Body.Wording.Movers = true
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Press(fyne.KeyReturn)
	c.Type("ad") // initials
	c.Press(fyne.KeyReturn)
	c.Type("om")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // the vote, agreed; the button
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Resolution == nil || b.Resolution.Mover == nil || b.Resolution.Mover.Name != "Councillor Ann Day" ||
		b.Resolution.Seconder == nil || b.Resolution.Seconder.Name != "Councillor Owen Marsh" {
		t.Errorf("put in %+v", b)
	}
}

func TestMembersAreFoundBySeat(t *testing.T) {
	c, s := live(t)
	s.record.Members[2].Seat = 14
	c.Run(session.KeyMotion)
	c.Type("That rents be frozen.")
	c.Press(fyne.KeyReturn)
	c.Type("14")
	c.Look("minutes-seat")
	c.Press(fyne.KeyReturn)
	c.Type("15")
	c.Run(session.KeyNextItem)
	if s.pane.Problem() != "Nobody here has seat 15: type letters of the name." {
		t.Errorf("an empty seat: %q", s.pane.Problem())
	}
	c.Canvas().Focused().(interface{ SetText(string) }).SetText("")
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Motion == nil || b.Motion.Mover == nil || b.Motion.Mover.Name != "Councillor Robert Quill" {
		t.Errorf("put in %+v", b.Motion)
	}
}

// A motion, an amendment that is carried, and the substantive motion, which is
// carried too and resolved.
func TestACarriedAmendmentMakesTheSubstantiveMotion(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Type("That rents be frozen.")
	c.Press(fyne.KeyReturn)
	c.Type("day")
	c.Press(fyne.KeyReturn)
	c.Type("marsh")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // no vote yet, not decided, the button

	c.Run(session.KeyMotion)
	if s.pane.InHand() == nil || !strings.HasPrefix(s.pane.InHand().Title, "Amendment at") {
		t.Fatalf("while a motion is open the form is %+v", s.pane.InHand())
	}
	c.Type("delete frozen and insert raised")
	c.Look("minutes-amendment")
	c.Press(fyne.KeyReturn)
	c.Type("quill")
	c.Press(fyne.KeyReturn)
	c.Type("sed")
	c.Press(fyne.KeyReturn)
	c.Type("3") // for, by a show of hands
	c.Press(fyne.KeyReturn)
	c.Type("1")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // nobody abstained; the button

	c.Run(session.KeyMotion)
	c.Look("minutes-substantive")
	if got := s.typedInForm(); !strings.HasPrefix(got, "That rents be raised.\nCouncillor Ann Day\nCouncillor Owen Marsh") {
		t.Fatalf("the substantive motion is %q", got)
	}
	c.Run(session.KeyNextItem)
	c.Run(session.KeyVote)
	c.Type("a") // agreed
	c.Run(session.KeyNextItem)

	c.Run(session.KeyResolution)
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	want := "Motion: That rents be frozen.\nAmendment: delete frozen and insert raised\n" +
		"Substantive motion: That rents be raised.\nRESOLVED – That rents be raised."
	if got := lettered(c, s); got != want {
		t.Fatalf("the minutes are\n%s", got)
	}
	blocks := minutesOfPage(s, c.Items[2].ID).Blocks
	if m := blocks[1].Motion; m.Outcome != doc.Carried || m.Vote.For != 3 || m.Vote.Against != 1 || m.Amends != blocks[0].ID {
		t.Errorf("amendment %+v", m)
	}
	if m := blocks[2].Motion; m.Outcome != doc.Carried || m.Amends != blocks[0].ID {
		t.Errorf("substantive motion %+v", m)
	}
	if r := blocks[3].Resolution; r.Vote != nil || r.Mover != nil {
		t.Errorf("the vote stands below the motion, and again in %+v", r)
	}
	c.Look("minutes-amended")
}

func TestALostAmendmentLeavesTheMotion(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Type("That rents be frozen.")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyMotion)
	c.Type("delete frozen and insert raised")
	c.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	c.Type("1")
	c.Press(fyne.KeyReturn)
	c.Type("3")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyMotion)
	if got := s.typedInForm(); got != "" || !strings.HasPrefix(s.pane.InHand().Title, "Amendment at") {
		t.Errorf("next is %q in %q", got, s.pane.InHand().Title)
	}
}

func TestTheVoteGoesToWhatIsNext(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyVote)
	if s.pane.InHand() != nil || len(c.Told) != 1 {
		t.Fatalf("told %q", c.Told)
	}
	for _, words := range []string{"That rents be frozen.", "delete frozen and insert raised"} {
		c.Run(session.KeyMotion)
		c.Type(words)
		c.Run(session.KeyNextItem)
	}
	motion := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	s.reopen(motion)
	c.Look("minutes-pending")
	c.Press(fyne.KeyEscape)
	c.Run(session.KeyVote) // the amendment first
	c.Type("4")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // an empty number is nought; the button
	c.Run(session.KeyVote)                                                  // then the substantive motion
	c.Type("1")
	c.Press(fyne.KeyReturn)
	c.Type("3")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	blocks := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(blocks) != 3 || blocks[1].Motion.Outcome != doc.Carried || blocks[2].Text() != "That rents be raised." || blocks[2].Motion.Outcome != doc.Lost {
		t.Errorf("the minutes are\n%s", lettered(c, s))
	}
}

func budget(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := live(t)
	s.markBudget()
	if it, err := c.Book.Item(context.Background(), c.Items[2].ID); err != nil || !it.Budget {
		t.Fatalf("the book has %+v, %v", it, err)
	}
	return c, s
}

func TestABudgetItemDemandsNames(t *testing.T) {
	c, s := budget(t)
	c.Run(session.KeyResolution)
	c.Type("That the budget be approved.")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // the names, then the button
	if !minutesOfPage(s, c.Items[2].ID).Empty() {
		t.Fatal("put in without names")
	}
	c.Press(fyne.KeyTab)
	s.pane.Drop()
	c.Run(session.KeyResolution)
	c.Type("That the budget be approved.")
	c.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	c.Type("a") // agreed without a vote
	c.Run(session.KeyNextItem)
	if !minutesOfPage(s, c.Items[2].ID).Empty() || s.pane.Problem() != string(forms.ErrByName) {
		t.Fatalf("said %q", s.pane.Problem())
	}
	c.Type("rec")
	c.Press(fyne.KeyReturn)
	c.Type("ffxa")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	b := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 1 || b[0].Resolution.Vote == nil || len(b[0].Resolution.Vote.Names) != 4 || b[0].Resolution.Vote.For != 2 {
		t.Errorf("put in %+v", b)
	}
}

// A budget motion is moved before it is voted on; its vote names the members,
// and so need the resolution that repeats it not.
func TestABudgetMotionIsMovedThenVotedOn(t *testing.T) {
	c, s := budget(t)
	c.Run(session.KeyMotion)
	c.Type("That the budget be approved.")
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 1 || b[0].Motion.Vote != nil {
		t.Fatalf("put in %+v", b)
	}
	s.reopen(b[0])
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	c.Type("ffff")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyResolution)
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	b = minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 2 || b[0].Motion.Outcome != doc.Carried || b[1].Resolution == nil {
		t.Errorf("put in %+v", b)
	}
}

func TestWhoHasAnInterestIsOffTheRoll(t *testing.T) {
	c, s := live(t)
	d := data.Declaration{Meeting: c.Meeting.ID, Item: c.Items[2].ID, Person: c.Members[1].Person, Kind: data.Pecuniary, Nature: "A tenancy", Conduct: data.LeftRoom}
	if err := c.Book.SaveDeclaration(context.Background(), &d); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 2)
	c.Press(fyne.KeyReturn)
	c.Type("ffa")
	c.Look("minutes-interest")
	c.Press(fyne.KeyEnd)
	c.Type("f")
	if words := s.pane.InHand().Sums.(interface{ MinSize() fyne.Size }); !s.pane.InHand().Sums.Visible() || words == nil {
		t.Error("nothing says that a member with an interest may not vote")
	}
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 1 || b[0].Resolution.Vote == nil {
		t.Fatalf("put in %+v", b)
	}
	v := *b[0].Resolution.Vote
	if v.For != 2 || v.Against != 1 || len(v.Names) != 4 || v.Names[3].Choice != doc.Barred || v.Names[3].Person.Name != "Councillor Owen Marsh" {
		t.Errorf("vote %+v", v)
	}
}

func TestAMembersOwnVoteIsRecordedInAShowOfHands(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 1)
	c.Press(fyne.KeyReturn)
	c.Type("3")
	c.Press(fyne.KeyReturn)
	c.Type("1")
	c.Press(fyne.KeyTab, fyne.KeyTab) // past the abstentions to the question
	c.Press(fyne.KeySpace)
	c.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyDown)
	c.Type("a")
	c.Look("minutes-own-vote")
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 1 || b[0].Resolution.Vote == nil || len(b[0].Resolution.Vote.Names) != 1 {
		t.Fatalf("put in %+v, said %q", b, s.pane.Problem())
	}
	if v := b[0].Resolution.Vote; v.Method != doc.Hands || v.For != 3 || v.Names[0] != (doc.NamedVote{Person: record.Named(c.Members[2].Person), Choice: doc.Against}) {
		t.Errorf("vote %+v", v)
	}
}

func TestAVoteIsTakenBack(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 2)
	c.Press(fyne.KeyReturn)
	c.Type("fff")
	c.Press(fyne.KeyBackspace, fyne.KeyBackspace)
	c.Type("aa")
	c.Run(session.KeyNextItem)
	if v := minutesOfPage(s, c.Items[2].ID).Blocks[0].Resolution.Vote; v.For != 1 || v.Against != 2 {
		t.Errorf("vote %+v", v)
	}
}

func TestTheSentenceAtTheCaretIsOfferedAsAnAction(t *testing.T) {
	c, s := live(t)
	c.Type("Members noted the report. The Head of Finance was asked to provide a briefing on rents.")
	c.Run(session.KeyAction)
	c.Look("minutes-action-offered")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	c.Type("1 jul")
	if !s.pane.InHand().Sums.Visible() {
		c.Type(" 2026")
	}
	if !s.pane.InHand().Sums.Visible() {
		t.Error("nothing says that it is due before the meeting")
	}
	c.Canvas().Focused().(interface{ SetText(string) }).SetText("next meeting")
	c.Press(fyne.KeyReturn, fyne.KeyReturn)
	b := minutesOfPage(s, c.Items[2].ID).Blocks
	if len(b) != 2 || b[1].Action == nil {
		t.Fatalf("put in %+v", b)
	}
	a := b[1].Action
	if b[1].Text() != "Provide a briefing on rents" || a.Owner == nil || a.Owner.Name != "Helen Bract" || a.DueText != "next meeting" ||
		a.Source != "The Head of Finance was asked to provide a briefing on rents." {
		t.Errorf("action %q %+v", b[1].Text(), a)
	}
}
