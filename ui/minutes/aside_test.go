package minutes

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/ui/session"
)

// typedInForm is what is typed in the open form.
func (s *Screen) typedInForm() string {
	if s.pane.InHand() == nil || s.pane.InHand().Words == nil {
		return ""
	}
	return strings.TrimSpace(strings.Trim(s.pane.InHand().Words(), ",\n"))
}

// Whatever is opened over a half-written form, the form comes back.
func TestAFormOpenedOverAnotherLosesNothing(t *testing.T) {
	for _, over := range []fyne.Shortcut{session.KeyMotion, session.KeyAction, session.KeyTimeNote,
		session.KeyAttendance, session.KeyDeclarations} {
		c, s := live(t)
		c.Run(session.KeyResolution)
		c.Type("That it be so.")
		c.Run(over)
		if got := s.typedInForm(); strings.Contains(got, "so") {
			t.Fatalf("%s opened nothing", session.KeyText(over))
		}
		if len(c.Told) == 0 || !strings.HasPrefix(c.Told[0], "Set aside: Resolution at") {
			t.Errorf("%s: told %q", session.KeyText(over), c.Told)
		}
		c.Press(fyne.KeyEscape)
		if got := s.typedInForm(); got != "That it be so." {
			t.Errorf("after %s the form has %q", session.KeyText(over), got)
		}
		c.Type(" Now")
		c.Run(session.KeyNextItem)
		if b := minutesOfPage(s, c.Items[2].ID).Blocks[0]; b.Resolution == nil || b.Text() != "That it be so. Now" {
			t.Errorf("put in %q", b.Text())
		}
	}
}

func TestAFormComesBackWhenTheOneOverItIsPutIn(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Run(session.KeyAction)
	c.Type("Write to the tenants")
	c.Run(session.KeyNextItem)
	if got := s.typedInForm(); got != "That it be so." {
		t.Errorf("the form has %q", got)
	}
}

// From the attendance the way goes by its list, and then to what was written.
func TestAPersonIsAddedWhileAFormWaits(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Run(session.KeyAttendance)
	c.Type("n")
	c.Type("Alan Dyk")
	c.Run(session.KeyNextItem)
	if s.attendance == nil || c.Canvas().Focused() != s.attendance.List {
		t.Fatalf("the hands are on %T, not on the list", c.Canvas().Focused())
	}
	c.Press(fyne.KeyEscape)
	if got := s.typedInForm(); got != "That it be so." {
		t.Errorf("the form has %q", got)
	}
}

func TestEscSetsAFormAsideAndItsKeyBringsItBack(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Press(fyne.KeyTab)
	c.Type("Somebody unknown")
	c.Press(fyne.KeyEscape)
	if s.pane.InHand() != nil || c.Canvas().Focused() != s.editor {
		t.Fatal("Esc did not go back to the page")
	}
	c.Run(session.KeyNextItem)
	c.Type("Noted.")
	c.Run(session.KeyResolution)
	if got := s.typedInForm(); got != "That it be so.\nSomebody unknown" {
		t.Errorf("the form has %q", got)
	}
	c.Run(session.KeyResolution) // once more changes nothing
	c.Run(session.KeyNextItem)
	if b := minutesOfPage(s, c.Items[2].ID).Blocks; len(b) != 1 || b[0].Resolution == nil {
		t.Errorf("item 3, where it was begun, has %+v", b)
	}
	c.Run(session.KeyResolution)
	if got := s.typedInForm(); got != "" {
		t.Errorf("a new form has %q", got)
	}
}

func TestAChangeOfACardIsSetAsideForThatCard(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Run(session.KeyNextItem)
	card := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	s.reopen(card)
	c.Type("Now ")
	c.Press(fyne.KeyEscape)
	c.Run(session.KeyResolution)
	if got := s.typedInForm(); got != "" {
		t.Errorf("a new resolution has %q", got)
	}
	s.reopen(card)
	if got := s.typedInForm(); !strings.Contains(got, "Now") {
		t.Errorf("the card's form has %q", got)
	}
}

func TestWhatIsDroppedStaysAway(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	s.pane.Drop()
	c.Run(session.KeyResolution)
	if got := s.typedInForm(); got != "" {
		t.Errorf("the form has %q", got)
	}
}

// What was begun at one meeting does not come up at another.
func TestAFormWaitsAtItsMeeting(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	leave(t, s)
	s.pane.TurnTo(c.Meeting.ID + 1)
	if s.pane.Resume() || s.pane.Again(session.KeyText(session.KeyResolution), "") {
		t.Error("it came up at another meeting")
	}
}

func TestEscDismissesTheErrorBeforeTheForm(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Failed = []error{errors.New("the disk is full")}
	c.Press(fyne.KeyEscape)
	if s.pane.InHand() == nil || len(c.Failed) != 0 {
		t.Fatalf("form open %v, errors %v", s.pane.InHand() != nil, c.Failed)
	}
	c.Type(" Now")
	if got := s.typedInForm(); got != "That it be so. Now" {
		t.Errorf("the form has %q", got)
	}
}

func TestEscOnThePageKeepsTheHandsThere(t *testing.T) {
	c, s := live(t)
	c.Failed = []error{errors.New("the disk is full")}
	c.Press(fyne.KeyEscape, fyne.KeyEscape)
	c.Type("Noted.")
	if got := doc.Plain(minutesOfPage(s, c.Items[2].ID)); got != "Noted." || len(c.Failed) != 0 {
		t.Errorf("the page has %q, errors %v", got, c.Failed)
	}
	c.Press(fyne.KeyF6)
	if c.Canvas().Focused() == s.editor {
		t.Error("F6 does not leave the page")
	}
}

// What is typed on the page while a form waits is never lost to it.
func TestAFormReplacesNoWordsThatChangedMeanwhile(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Type("That it be so.")
	s.page.Select(edit.Pos{Block: s.page.Caret().Block}, s.page.Caret())
	c.Run(session.KeyResolution)
	s.focusPage()
	c.Press(fyne.KeyEnd)
	c.Type(" But when?")
	c.Canvas().Focus(s.pane.InHand().Focus)
	c.Run(session.KeyNextItem)
	d := minutesOfPage(s, item)
	if len(d.Blocks) != 2 || d.Blocks[0].Text() != "That it be so. But when?" || d.Blocks[1].Resolution == nil {
		t.Fatalf("blocks %+v", d.Blocks)
	}

	s.reopen(d.Blocks[1])
	c.Type("Now ")
	s.editor.GoToEnd(item, d.Blocks[1].ID)
	s.focusPage()
	c.Type(" At once.")
	c.Canvas().Focus(s.pane.InHand().Focus)
	c.Run(session.KeyNextItem)
	if got := minutesOfPage(s, item).Blocks[1].Text(); got != "That it be so. At once." || s.pane.Problem() != string(errChangedMeanwhile) {
		t.Errorf("the card has %q, said %q", got, s.pane.Problem())
	}
	c.Run(session.KeyNextItem)
	if got := minutesOfPage(s, item).Blocks[1].Text(); got != "Now That it be so." {
		t.Errorf("the second time the card has %q", got)
	}
}

func TestTheFormOfACardThatHasGoneMakesANewOne(t *testing.T) {
	c, s := live(t)
	item := c.Items[2].ID
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	c.Run(session.KeyNextItem)
	card := minutesOfPage(s, item).Blocks[0]
	s.reopen(card)
	c.Type("Now ")
	s.editor.Undo()
	if !minutesOfPage(s, item).Empty() {
		t.Fatal("undo did not take the card away")
	}
	c.Run(session.KeyNextItem)
	if b := minutesOfPage(s, item).Blocks; len(b) != 1 || b[0].Resolution == nil || b[0].Text() != "Now That it be so." {
		t.Errorf("blocks %+v", b)
	}
}
