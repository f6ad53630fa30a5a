package minutes

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// vote goes from the words of an open proposal to its method of voting, and
// chooses the one so many places down.
func vote(c *uitest.Council, down int) {
	c.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyHome)
	for range down {
		c.Press(fyne.KeyDown)
	}
}

func TestACountedVoteWithoutACountIsNotPutIn(t *testing.T) {
	for down, method := range []doc.Method{1: doc.Hands, 2: doc.Recorded, 3: doc.Ballot} {
		if method == "" {
			continue
		}
		c, s := live(t)
		c.Run(session.KeyResolution)
		c.Type("That it be so.")
		vote(c, down)
		if s.pane.InHand().Sums.Visible() {
			t.Errorf("%s: complains before anything could be filled in", method)
		}
		c.Run(session.KeyNextItem)
		if !minutesOfPage(s, c.Items[2].ID).Empty() || s.pane.Problem() != string(forms.ErrNoCount) {
			t.Errorf("%s: put in %+v, said %q", method, minutesOfPage(s, c.Items[2].ID).Blocks, s.pane.Problem())
		}
		c.Press(fyne.KeyEnd) // no vote stated
		c.Run(session.KeyNextItem)
		if b := minutesOfPage(s, c.Items[2].ID).Blocks[0]; b.Resolution == nil || b.Resolution.Vote != nil {
			t.Errorf("%s: then %+v", method, b)
		}
	}
}

func TestAMotionIsUndecidedUntilItsVoteIsStated(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Type("That it be so.")
	c.Run(session.KeyNextItem)
	m := minutesOfPage(s, c.Items[2].ID).Blocks[0].Motion
	if m == nil || m.Vote != nil || m.Outcome != doc.Undecided {
		t.Errorf("motion %+v", m)
	}
}

func TestATieIsAskedAboutOnce(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 1)
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Run(session.KeyNextItem)
	if !minutesOfPage(s, c.Items[2].ID).Empty() || s.pane.Problem() != string(forms.ErrTied) {
		t.Fatalf("put in without a question; said %q", s.pane.Problem())
	}
	if f, ok := c.Canvas().Focused().(*widgets.Choice); !ok || f.Selected != "No casting vote" {
		t.Errorf("the hands are on %T", c.Canvas().Focused())
	}
	c.Look("minutes-tie")
	c.Run(session.KeyNextItem)
	if b := minutesOfPage(s, c.Items[2].ID).Blocks[0]; b.Resolution == nil || b.Resolution.Vote.Casting != "" {
		t.Errorf("the second time: %+v", b)
	}
}

func TestTheCastingVoteDecidesATie(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 1)
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown) // nobody abstained: casting vote for
	c.Run(session.KeyNextItem)
	if b := minutesOfPage(s, c.Items[2].ID).Blocks[0]; b.Resolution == nil || b.Resolution.Vote.Casting != doc.For {
		t.Errorf("block %+v", b)
	}
}

// A vote that is put right puts the outcome right that came of it; one that the
// clerk chose against the vote, or without one, stays.
func TestTheOutcomeFollowsAVoteThatIsPutRight(t *testing.T) {
	tie := doc.Vote{Method: doc.Hands, For: 2, Against: 2}
	for _, row := range []struct {
		was  doc.Motion
		want doc.Outcome
	}{
		{doc.Motion{Outcome: doc.Lost, Vote: &tie}, doc.Carried},
		{doc.Motion{Outcome: doc.Withdrawn, Vote: &tie}, doc.Withdrawn},
	} {
		c, s := live(t)
		item := c.Items[2].ID
		b := doc.NewBlock(doc.MotionKind, 0, "That it be so.")
		b.Motion = &row.was
		s.editor.InsertBlock(b)
		s.reopen(minutesOfPage(s, item).Blocks[0])
		c.Canvas().Focus(s.pane.InHand().Vote())
		c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown) // the counts stay: casting vote for
		c.Run(session.KeyNextItem)
		m := minutesOfPage(s, item).Blocks[0].Motion
		if m.Vote == nil || m.Vote.Casting != doc.For || m.Outcome != row.want {
			t.Errorf("%s became %s on the vote %+v", row.was.Outcome, m.Outcome, m.Vote)
		}
	}
}

// A casting vote that was chosen on a tie goes with the tie.
func TestACastingVoteDoesNotOutliveItsTie(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyResolution)
	c.Type("That it be so.")
	vote(c, 1)
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Press(fyne.KeyReturn)
	c.Type("2")
	c.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown) // casting vote for
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Resolution == nil || b.Resolution.Vote.Casting != doc.For {
		t.Fatalf("no casting vote to outlive: %+v", b)
	}
	s.reopen(b)
	c.Canvas().Focus(s.pane.InHand().Vote())
	for _, count := range []string{"0", "0", "4"} {
		c.Press(fyne.KeyReturn)
		c.Canvas().Focused().(*widgets.Entry).SetText(count)
	}
	c.Run(session.KeyNextItem)
	v := minutesOfPage(s, c.Items[2].ID).Blocks[0].Resolution.Vote
	if v == nil || v.Abstained != 4 || v.Casting != "" {
		t.Errorf("the vote is %+v", v)
	}
}

// In a low window the field in hand and the sums are in sight, and a long list
// of names scrolls with its cursor.
func TestTheFieldInHandIsInSight(t *testing.T) {
	c, s := live(t)
	for i := range 20 {
		p := data.Person{Honorific: "Councillor", Given: "Pat", Family: fmt.Sprintf("Member%02d", i)}
		if err := c.Book.SavePerson(context.Background(), &p); err != nil {
			t.Fatal(err)
		}
		s.saveAttendance(data.Attendance{Person: p, Role: data.Ordinary, Presence: data.Present})
	}
	c.Resize(fyne.NewSize(1000, 560))
	c.Run(session.KeyMotion)
	c.Look("minutes-low")
	inSight := func(what string) {
		t.Helper()
		c.Resize(c.Canvas().Size().AddWidthHeight(0, 1)) // lays out what has been shown
		c.Resize(c.Canvas().Size().SubtractWidthHeight(0, 1))
		o := c.Canvas().Focused().(fyne.CanvasObject)
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.pane.InHand().Content).Y
		if top < -1 || top+o.Size().Height > s.pane.InHand().Content.Size().Height+1 {
			t.Errorf("%s: %T at %v, %v high, in a pane of %v", what, o, top, o.Size().Height, s.pane.InHand().Content.Size().Height)
		}
	}
	c.Type("That it be so.")
	inSight("words")
	for _, what := range []string{"proposer", "seconder", "method"} {
		c.Canvas().FocusNext()
		inSight(what)
	}
	c.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown)
	inSight("method by name")
	c.Canvas().FocusNext()
	inSight("names")
	c.Type(strings.Repeat("f", 15))
	c.Look("minutes-low-names")
	inSight("names half marked")
	list := c.Canvas().Focused().(*widgets.List)
	row := list.CreateItem().MinSize().Height + theme.Padding()
	if y := float32(list.Cursor())*row - list.GetScrollOffset(); y < 0 || y+row > list.Size().Height+theme.Padding() {
		t.Errorf("the cursor is at %v in a list %v high", y, list.Size().Height)
	}
	if !s.pane.InHand().Sums.Visible() {
		t.Error("the sums are not in sight")
	}
	c.Canvas().FocusNext()
	inSight("outcome")
	c.Canvas().FocusPrevious()
	inSight("names again")
}
