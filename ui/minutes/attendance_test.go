package minutes

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// addOther adds a person from the list of who is here.
func addOther(c *uitest.Council, name string) {
	c.Type("n")
	c.Type(name)
	c.Run(session.KeyNextItem)
}

// underCursor is the person the list of who is here stands on.
func underCursor(s *Screen) data.Attendance { return s.roll.Attendance[s.attendance.Cursor()] }

func TestWhoIsAddedIsUnderTheCursor(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAttendance)
	addOther(c, "Mr Alan van Dyk")
	who := underCursor(s)
	if who.Person.Family != "Dyk" || who.Person.Honorific != "Mr" || who.Role != data.Officer {
		t.Errorf("the cursor is on %+v", who)
	}
}

func TestASubstituteStandsInForOneMember(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAttendance)
	addOther(c, "Mr Alan Dyk")
	c.Type("s")
	c.Type("teas")
	c.Run(session.KeyNextItem)
	dyk := underCursor(s)
	if dyk.For != c.Members[4].Person.ID || dyk.Role != data.Substitute {
		t.Fatalf("the substitute is %+v", dyk)
	}
	if got := s.heads.Words(); got != "Present 5 of 5 · quorum 3" {
		t.Errorf("head count %q", got)
	}
	c.Type("s")
	if got := c.Canvas().Focused().(*widgets.Entry).Value(); got != "Councillor Tom Teasel" {
		t.Errorf("opened again, it says %q", got)
	}
	c.Press(fyne.KeyEscape)
	addOther(c, "Ms Una Fern")
	c.Type("s")
	c.Type("teas")
	c.Run(session.KeyNextItem)
	if got := s.pane.Problem(); got != "Mr Alan Dyk stands in for Councillor Tom Teasel already." {
		t.Errorf("a second substitute: %q", got)
	}
	book, err := c.Book.Attendance(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range book {
		if a.For != 0 && a.Person.Family != "Dyk" {
			t.Errorf("the book has %+v too", a)
		}
	}
}

func TestAMemberIsNoSubstitute(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAttendance)
	c.Type("s")
	if want := "Councillor Ann Day is not marked as away: A marks apologies, E absence."; c.Told[len(c.Told)-1] != want {
		t.Errorf("told %q", c.Told)
	}
	onRow(c, 4)
	c.Type("s")
	c.Type("quill")
	c.Run(session.KeyNextItem)
	if got := s.pane.Problem(); got != "Councillor Robert Quill is a member here and cannot be a substitute as well." {
		t.Errorf("said %q", got)
	}
}

// onRow puts the cursor of the open list of who is here on a row.
func onRow(c *uitest.Council, row int) {
	c.Press(fyne.KeyHome)
	for range row {
		c.Press(fyne.KeyDown)
	}
}

// substituted opens the list of who is here and has Ms Una Fern stand in for
// Councillor Teasel, who sent apologies.
func substituted(c *uitest.Council) {
	c.Run(session.KeyAttendance)
	onRow(c, 4)
	c.Type("s")
	c.Type("Ms Una Fern")
	c.Run(session.KeyNextItem)
}

func TestOnAMemberWhoIsAwayTheirSubstituteIsAsked(t *testing.T) {
	c, s := live(t)
	substituted(c)
	by, stands := s.roll.StandIn(c.Members[4].Person.ID)
	if !stands || by.Person.Family != "Fern" || by.Role != data.Substitute {
		t.Fatalf("%+v stands in", by)
	}
	heads(t, s, "Present 5 of 5 · quorum 3")
	c.Type("s")
	if got := c.Canvas().Focused().(*widgets.Entry).Value(); got != "Ms Una Fern" {
		t.Errorf("opened again, it says %q", got)
	}
	c.Canvas().Focused().(*widgets.Entry).SetText("")
	c.Run(session.KeyNextItem)
	if _, stands := s.roll.StandIn(c.Members[4].Person.ID); stands {
		t.Error("taken back, she stands in still")
	}
	heads(t, s, "Present 4 of 5 · quorum 3")
}

func TestAnotherPersonIsASubstituteAtOnce(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyAttendance)
	c.Type("n")
	c.Type("Ms Una Fern")
	c.Canvas().FocusNext()
	c.Type("s")
	c.Canvas().FocusNext()
	c.Type("teas")
	c.Run(session.KeyNextItem)
	if by, stands := s.roll.StandIn(c.Members[4].Person.ID); !stands || by.Person.Family != "Fern" {
		t.Errorf("%+v stands in", by)
	}
}

// Who sent apologies and is substituted cannot go out, and not come in either
// while the substitute sits.
func TestAMemberAndTheirSubstituteDoNotSitTogether(t *testing.T) {
	c, s := live(t)
	substituted(c)
	for key, want := range map[string]string{
		"o": "Councillor Tom Teasel sent apologies, and Ms Una Fern stands in.",
		"i": "Ms Una Fern stands in for Councillor Tom Teasel and must go out first: O on Ms Una Fern.",
		"p": "Ms Una Fern stands in for Councillor Tom Teasel: S changes that first.",
		"c": "Councillor Tom Teasel sent apologies: who is away cannot take the chair.",
	} {
		onRow(c, 4)
		c.Type(key)
		if got := c.Told[len(c.Told)-1]; got != want {
			t.Errorf("%s: told %q, want %q", key, got, want)
		}
	}
	c.Press(fyne.KeyEscape)
	c.Run(session.KeyTimeNote)
	c.Type("s") // somebody left
	c.Type("s")
	c.Canvas().FocusNext()
	heads(t, s, "Present 5 of 5 · quorum 3")
	if at := s.roll.Attendance[4]; at.Presence != data.Apologies || len(at.Movements) != 0 {
		t.Errorf("the roll has %+v", at)
	}
	teasel := record.Named(c.Members[4].Person)
	if err := s.mayNote(doc.Block{}, forms.NoteBlock(doc.Departure, "19:21", &teasel), c.Items[2].ID); err == nil {
		t.Error("a note of time may say that he left")
	}
	c.Press(fyne.KeyEscape)
	moves(c, 6, "o")
	moves(c, 4, "i")
	heads(t, s, "Present 5 of 5 · quorum 3")
}

func TestAMemberTakesTheChair(t *testing.T) {
	c, s := live(t)
	presides := func() string { return s.facts().Chair }
	if got := presides(); got != "Councillor Ann Day" {
		t.Errorf("at first %q presides", got)
	}
	c.Run(session.KeyAttendance)
	onRow(c, 2)
	c.Type("c")
	if got := presides(); got != "Councillor Robert Quill" {
		t.Errorf("then %q presides", got)
	}
	if got := s.about(underCursor(s)); got != "member · present · in the chair" {
		t.Errorf("the list says %q", got)
	}
	onRow(c, 3)
	c.Type("c")
	if got, was := presides(), s.roll.Attendance[2].Role; got != "Councillor Mary Sedge" || was != data.Ordinary {
		t.Errorf("%q presides, who did is %q", got, was)
	}
	c.Type("c")
	if got := presides(); got != "Councillor Ann Day" {
		t.Errorf("taken back, %q presides", got)
	}
	if want := "Councillor Ann Day is in the chair for this meeting."; c.Told[len(c.Told)-1] != want {
		t.Errorf("told %q", c.Told)
	}
	onRow(c, 0)
	c.Type("a")
	if got := presides(); got != "Councillor Owen Marsh" {
		t.Errorf("with the chair away %q presides", got)
	}
}

func TestAnAmendmentIsCalledOne(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Canvas().FocusPrevious()
	c.Press(fyne.KeyDown)
	if got := s.pane.InHand().Title; got != "Amendment at 3 Budget monitoring 2026/27" {
		t.Errorf("the form is called %q", got)
	}
}

// The list of what to look at says that the quorum is lost until an adjournment
// is noted, and that nobody presides.
func TestTheRollIsLookedAt(t *testing.T) {
	c, s := live(t)
	for _, member := range []int{0, 1} {
		moves(c, member, "o")
	}
	checkNow(s)
	lost := "The quorum was lost at 7.04 pm: 2 of 5 present, 3 needed, and no adjournment is noted."
	if !slices.Contains(saidNow(s), lost) {
		t.Errorf("the list says %q", saidNow(s))
	}
	c.Resize(fyne.NewSize(1440, 900))
	c.Look("roll-quorum-lost")
	s.editor.InsertBlock(forms.NoteBlock(doc.Adjournment, "19:05", nil))
	s.followNotes()
	s.checks.Run()
	if slices.Contains(saidNow(s), lost) {
		t.Errorf("adjourned, the list says %q", saidNow(s))
	}
	c.Run(session.KeyAttendance)
	for _, row := range []int{0, 1} {
		onRow(c, row)
		c.Press(fyne.KeyDelete) // they have not left
		c.Type("a")
	}
	s.checks.Run()
	if !slices.Contains(saidNow(s), "Nobody is marked as in the chair.") {
		t.Errorf("with neither chair nor vice-chair the list says %q", saidNow(s))
	}
	onRow(c, 2)
	c.Type("c")
	c.Look("roll-chair")
	s.checks.Run()
	if slices.Contains(saidNow(s), "Nobody is marked as in the chair.") {
		t.Errorf("with a member in the chair the list says %q", saidNow(s))
	}
	c.Type("n")
	c.Type("Ms Una Fern")
	c.Canvas().FocusNext()
	c.Type("s")
	c.Canvas().FocusNext()
	c.Type("cou")
	c.Look("roll-substitute")
	c.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape)
	c.Run(session.KeyMotion)
	c.Canvas().Focus(s.pane.InHand().Focus)
	c.Canvas().FocusNext()
	c.Type("cou")
	c.Look("roll-not-here")
}
