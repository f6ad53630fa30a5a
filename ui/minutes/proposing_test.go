package minutes

import (
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/session"
)

// The vote on what was moved begins where it is typed: among the names on a
// budget item (SI 2014/165), at the method, where a digit counts hands, on
// others. It is not put in without a vote.
func TestTheVoteBeginsWhereItIsTyped(t *testing.T) {
	for _, budget := range []bool{false, true} {
		c, s := live(t)
		if budget {
			s.markBudget()
		}
		c.Run(session.KeyMotion)
		c.Type("That it be so.")
		c.Run(session.KeyNextItem)
		moved := func() *doc.Motion { return minutesOfPage(s, c.Items[2].ID).Blocks[0].Motion }
		if moved() == nil || moved().Outcome != doc.Undecided {
			t.Fatalf("budget %v: nothing was moved: %+v", budget, moved())
		}
		c.Run(session.KeyVote)
		c.Run(session.KeyNextItem)
		if s.pane.InHand() == nil || s.pane.Problem() != string(forms.ErrNoVote) {
			t.Fatalf("budget %v: put in without a vote", budget)
		}
		if budget {
			c.Type("ffa")
		} else {
			c.Type("4")
		}
		c.Run(session.KeyNextItem)
		v := moved().Vote
		if v == nil || moved().Outcome != doc.Carried || (v.Method == doc.Recorded) != budget || v.For+len(v.Names) < 4 {
			t.Errorf("budget %v: %+v, the vote %+v", budget, moved(), v)
		}
	}
}

// A field that already has words takes those selected whole: typing replaces
// them.
func TestFindBeginsWithItsWordsSelected(t *testing.T) {
	c, s := live(t)
	c.Type("the rents of the allotments")
	for range 2 {
		s.editor.Find("rents", false)
		c.Run(session.KeyReplace)
		if s.find.words.Text != "rents" || s.find.words.SelectedText() != "rents" {
			t.Errorf("of %q is selected %q", s.find.words.Text, s.find.words.SelectedText())
		}
	}
	c.Type("p")
	if s.find.words.Text != "p" {
		t.Errorf("after a letter: %q", s.find.words.Text)
	}
}

// A motion put in as carried waits for its resolution, and the footer says so:
// the key opens it with its words.
func TestACarriedMotionLeadsToItsResolution(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Type("That the rents rise by two pounds.")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyVote)
	c.Type("4")
	c.Told = nil
	c.Run(session.KeyNextItem)
	if len(c.Told) == 0 || !strings.Contains(c.Told[len(c.Told)-1], "Ctrl+D puts in the resolution") {
		t.Errorf("the footer says %q", c.Told)
	}
	c.Run(session.KeyResolution)
	c.Run(session.KeyNextItem)
	blocks := minutesOfPage(s, c.Items[2].ID).Blocks
	if last := blocks[len(blocks)-1]; len(blocks) != 2 || last.Resolution == nil || last.Text() != "That the rents rise by two pounds." {
		t.Errorf("the minutes hold %+v", blocks)
	}
}
