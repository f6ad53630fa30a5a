package minutes

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc/edit"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// below is what stands below the heading of an item on the page.
func below(s *Screen, item int64) []string {
	for i := range s.page.Len() {
		if b := s.page.Block(i); b.Kind == edit.ItemHeading && b.Section == item {
			return b.Lines
		}
	}
	return nil
}

// Minutes that print a declaration do not say "None." below it.
func TestADeclarationTakesNoneAway(t *testing.T) {
	for words, stays := range map[string]bool{"None.": false, "None were received.": true} {
		c, s := live(t)
		interests := data.Item{Meeting: c.Meeting.ID, Title: "Declarations of interest"}
		if err := c.Book.AddItem(context.Background(), &interests, 1); err != nil {
			t.Fatal(err)
		}
		s.Show(s.place)
		s.enterItem(interests.ID)
		c.Run(session.KeyUsual)
		if stays {
			c.Press(fyne.KeyBackspace)
			c.Type(" were received.")
		}
		s.enterItem(c.Items[2].ID)
		c.Run(session.KeyDeclarations)
		c.Type("day")
		c.Run(session.KeyNextItem)
		want := ""
		if stays {
			want = words
		}
		if !s.noted(interests.ID) {
			t.Error("the outline calls the declarations empty")
		}
		if got := says(s, interests.ID); got != want || s.section() != c.Items[2].ID {
			t.Errorf("the item says %q, want %q; the caret is in item %d", got, want, s.section())
		}
		if !stays {
			s.editor.Undo()
			if got := says(s, interests.ID); got != words {
				t.Errorf("undone, the item says %q", got)
			}
		}
	}
}

func TestAnInterestIsEnteredBySeat(t *testing.T) {
	c, s := live(t)
	m := c.Members[2]
	m.Seat = 12
	if err := c.Book.SaveMember(context.Background(), &m); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	c.Run(session.KeyDeclarations)
	c.Type("11")
	c.Run(session.KeyNextItem)
	if got := s.pane.Problem(); got != "Nobody here has seat 11: type letters of the name." {
		t.Errorf("a seat nobody has: %q", got)
	}
	c.Press(fyne.KeyBackspace)
	c.Type("2")
	c.Run(session.KeyNextItem)
	if len(s.roll.Declarations) != 1 || s.roll.Declarations[0].Person.Family != "Quill" {
		t.Errorf("declared: %+v", s.roll.Declarations)
	}
	if got := s.about(s.roll.Attendance[2]); got != "member · seat 12 · present" {
		t.Errorf("the list of who is here says %q", got)
	}
}

func TestWhatIsDeclaredStandsBelowTheHeadings(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyDeclarations)
	c.Type("day")
	c.Run(session.KeyNextItem)
	full := "Councillor Ann Day declared a Disclosable Pecuniary Interest in minute 3 (Budget monitoring 2026/27). The member left the meeting for the item."
	if got := below(s, c.Items[2].ID); !slices.Equal(got, []string{full}) {
		t.Errorf("no item is for declarations: %q", got)
	}
	interests := data.Item{Meeting: c.Meeting.ID, Title: "Declarations of interest"}
	if err := c.Book.AddItem(context.Background(), &interests, 1); err != nil {
		t.Fatal(err)
	}
	s.Show(s.place)
	if got := below(s, interests.ID); !slices.Equal(got, []string{full}) {
		t.Errorf("at the declarations: %q", got)
	}
	if got := below(s, c.Items[2].ID); !slices.Equal(got, []string{"Councillor Ann Day had declared a Disclosable Pecuniary Interest. The member left the meeting for the item."}) {
		t.Errorf("at the item: %q", got)
	}
	if len(s.typed) != 0 || s.page.CanUndo() {
		t.Error("it is held for text that was typed")
	}
	s.enterItem(interests.ID)
	if d := s.newDeclaration(); d.Item != 0 {
		t.Errorf("an interest in the declarations is offered: %+v", d)
	}
	c.Run(session.KeyDeclarations)
	row := newDeclarationRow().(*fyne.Container)
	s.fillDeclaration(0, row)
	if got := row.Objects[3].(*widgets.Text).Words(); got != "Monitoring officer to be told by 5 August 2026" {
		t.Errorf("the list says %q", got)
	}
	c.Press(fyne.KeyDelete)
	if got := below(s, c.Items[2].ID); len(got) != 0 || len(s.roll.Declarations) != 0 {
		t.Errorf("taken out it still says %q", got)
	}
}
