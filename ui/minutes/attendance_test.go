package minutes

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
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
	if got := s.pane.failed.Text; got != "Mr Alan Dyk stands in for Councillor Tom Teasel already." {
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
	c.Type("teas")
	c.Run(session.KeyNextItem)
	if got := s.pane.failed.Text; got != "Councillor Ann Day is a member here and cannot be a substitute as well." {
		t.Errorf("said %q", got)
	}
}

func TestAnAmendmentIsCalledOne(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Canvas().FocusPrevious()
	c.Press(fyne.KeyDown)
	if got := s.pane.head.Words(); got != "Amendment at 3 Budget monitoring 2026/27" {
		t.Errorf("the form is called %q", got)
	}
}

func TestExemptItemsAreMarkedInTheOutline(t *testing.T) {
	o := newOutline(func(int64) bool { return false }, func(int64) {}, func(int64) {})
	o.set([]data.Item{{ID: 1, Title: "Lease of the depot", Exempt: "3"}, {ID: 2, Title: "Rents"}})
	for i, want := range []string{"Exempt · Lease of the depot", "Rents"} {
		row := newOutlineRow()
		o.fill(i, row)
		if got := row.(*fyne.Container).Objects[2].(*widgets.Text).Words(); got != want {
			t.Errorf("row %d says %q", i, got)
		}
	}
}
