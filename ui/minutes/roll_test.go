package minutes

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// says is the text of an item on the page, a block after the other.
func says(s *Screen, item int64) string {
	var out []string
	for _, b := range minutesOfPage(s, item).Blocks {
		out = append(out, b.Text())
	}
	return strings.Join(out, " | ")
}

func heads(t *testing.T, s *Screen, want string) {
	t.Helper()
	if got := s.heads.Words(); got != want {
		t.Errorf("the head says %q, want %q", got, want)
	}
}

// moves enters a coming ("i") or going ("o") of a member in the attendance.
func moves(c *uitest.Council, member int, key string) {
	c.Run(session.KeyAttendance)
	c.Press(fyne.KeyHome)
	for range member {
		c.Press(fyne.KeyDown)
	}
	c.Type(key)
	c.Run(session.KeyNextItem)
	c.Press(fyne.KeyEscape)
}

func TestAGoingInTheAttendanceStandsInTheMinutes(t *testing.T) {
	c, s := live(t)
	budget := c.Items[2].ID
	c.Type("Members asked about")
	moves(c, 2, "o")
	if c.Canvas().Focused() != s.editor {
		t.Fatalf("the hands are on %T", c.Canvas().Focused())
	}
	c.Type(" the reserve.")
	if got := says(s, budget); got != "Councillor Robert Quill left the meeting at 7.04 pm. | Members asked about the reserve." {
		t.Errorf("the item says %q", got)
	}
	heads(t, s, "Present 3 of 5 · quorum 3")
	moves(c, 2, "i")
	c.Type("They agreed.")
	if got := says(s, budget); !strings.HasSuffix(got, "the reserve. | Councillor Robert Quill arrived at 7.04 pm. | They agreed.") {
		t.Errorf("the item says %q", got)
	}
	heads(t, s, "Present 4 of 5 · quorum 3")
	book, err := c.Book.Attendance(context.Background(), c.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range book {
		if len(a.Movements) > 0 {
			t.Errorf("kept beside the note as well: %+v", a)
		}
	}
}

// However a note goes, the movement goes with it.
func TestTakingANoteOutTakesTheMovementBack(t *testing.T) {
	for what, takeOut := range map[string]func(*uitest.Council, *Screen){
		"undo": func(c *uitest.Council, s *Screen) { s.editor.Undo() },
		"delete on the name": func(c *uitest.Council, s *Screen) {
			c.Run(session.KeyAttendance)
			c.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDelete)
		},
		"removed with its item": func(c *uitest.Council, s *Screen) { s.editor.SelectAll(); s.page.Remove(); leave(t, s) },
	} {
		c, s := live(t)
		moves(c, 1, "o")
		heads(t, s, "Present 3 of 5 · quorum 3")
		takeOut(c, s)
		heads(t, s, "Present 4 of 5 · quorum 3")
		if got := says(s, c.Items[2].ID); got != "" {
			t.Errorf("%s: the item says %q", what, got)
		}
		if a := s.roll.Attendance[1]; len(a.Movements) != 0 || a.Presence != data.Present {
			t.Errorf("%s: the roll has %+v", what, a)
		}
	}
}

func TestAnUndoneArrivalLeavesTheApologies(t *testing.T) {
	c, s := live(t)
	moves(c, 4, "i")
	heads(t, s, "Present 5 of 5 · quorum 3")
	s.editor.Undo()
	heads(t, s, "Present 4 of 5 · quorum 3")
	if a := s.roll.Attendance[4]; a.Presence != data.Apologies {
		t.Errorf("the roll has %+v", a)
	}
}

func TestWhoWentOutIsNotMarkedAway(t *testing.T) {
	c, s := live(t)
	moves(c, 0, "o")
	c.Run(session.KeyAttendance)
	c.Press(fyne.KeyHome)
	c.Type("a")
	if got := c.Told[len(c.Told)-1]; got != "Councillor Ann Day left 7.04 pm at 3. Delete takes that back first." {
		t.Errorf("told %q", got)
	}
	if a := underCursor(s); a.Person.Family != "Day" || a.Presence != data.Present {
		t.Errorf("the roll has %+v", a)
	}
}

func TestAllPresentByOneKey(t *testing.T) {
	c, s := live(t)
	for _, m := range c.Members[:3] {
		if err := c.Book.RemoveAttendance(context.Background(), c.Meeting.ID, m.Person.ID); err != nil {
			t.Fatal(err)
		}
	}
	s.Show(s.place)
	heads(t, s, "Present 1 of 5 · below the quorum of 3")
	c.Run(session.KeyAttendance)
	c.Type("l")
	heads(t, s, "Present 4 of 5 · quorum 3")
	if a := s.roll.Attendance[4]; a.Presence != data.Apologies {
		t.Errorf("who sent apologies is %s", a.Presence)
	}
	if len(c.Told) != 0 {
		t.Errorf("while attendance is taken the footer says %q", c.Told)
	}
}

func TestTheQuorumIsWatched(t *testing.T) {
	c, s := live(t)
	moves(c, 1, "o")
	if len(c.Told) != 0 {
		t.Fatalf("with a quorum the footer says %q", c.Told)
	}
	moves(c, 2, "o")
	heads(t, s, "Present 2 of 5 · below the quorum of 3")
	want := "Quorum lost at 7.04 pm: 2 of 5 present, 3 needed (the body’s own quorum). Ctrl+T notes an adjournment."
	if len(c.Told) != 1 || c.Told[0] != want {
		t.Fatalf("the footer says %q, want once %q", c.Told, want)
	}
	c.Look("quorum-lost")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyPreviousItem)
	if len(c.Told) != 1 {
		t.Errorf("going about it is said again: %q", c.Told)
	}
	c.Run(session.KeyTimeNote) // offers the adjournment
	c.Run(session.KeyNextItem)
	if got := says(s, s.section()); !strings.Contains(got, "The meeting adjourned at 7.04 pm.") {
		t.Errorf("the item says %q", got)
	}
	heads(t, s, "Adjourned at 7.04 pm · present 2 of 5")
	moves(c, 2, "i")
	if got := c.Told[len(c.Told)-1]; got != "There is a quorum again: 3 of 5 present." {
		t.Errorf("the footer says %q", got)
	}
	c.Run(session.KeyTimeNote) // offers resuming
	c.Run(session.KeyNextItem)
	if got := says(s, s.section()); !strings.Contains(got, "The meeting resumed at 7.04 pm.") {
		t.Errorf("the item says %q", got)
	}
	heads(t, s, "Present 3 of 5 · quorum 3")
}

func TestInquorateForAnInterest(t *testing.T) {
	c, s := live(t)
	for _, m := range c.Members[:2] {
		d := data.Declaration{Meeting: c.Meeting.ID, Item: c.Items[4].ID, Person: m.Person, Kind: data.Pecuniary, Conduct: data.LeftRoom}
		if err := c.Book.SaveDeclaration(context.Background(), &d); err != nil {
			t.Fatal(err)
		}
	}
	s.readRoll()
	heads(t, s, "Present 4 of 5 · quorum 3")
	s.enterItem(c.Items[4].ID)
	heads(t, s, "Present 2 of 5 · inquorate for item 4 (quorum 3)")
	want := "Inquorate for item 4: 2 of 5 present, 3 needed (the body’s own quorum). Out for an interest: Councillor Ann Day, Councillor Owen Marsh."
	if len(c.Told) != 1 || c.Told[0] != want {
		t.Errorf("the footer says %q, want %q", c.Told, want)
	}
	c.Look("inquorate-for-an-item")
	s.enterItem(c.Items[2].ID)
	s.enterItem(c.Items[4].ID)
	if len(c.Told) != 1 {
		t.Errorf("it is said again: %q", c.Told)
	}
}

// A vote above the note of a going is checked against those who were there.
func TestWhoLeavesAfterAVoteStaysInIt(t *testing.T) {
	c, s := live(t)
	c.Run(session.KeyMotion)
	c.Type("That the rents be frozen.")
	c.Run(session.KeyNextItem)
	moves(c, 3, "o")
	motion := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if r := s.room(spot{item: c.Items[2].ID, block: motion.ID}); r.Votes != 4 {
		t.Errorf("%d could vote on the motion, want 4", r.Votes)
	}
	if r := s.room(spot{item: c.Items[4].ID}); r.Votes != 3 {
		t.Errorf("%d may vote later, want 3", r.Votes)
	}
}

func TestANoteIsChangedAndTheRollWithIt(t *testing.T) {
	c, s := live(t)
	moves(c, 1, "o")
	s.reopen(minutesOfPage(s, c.Items[2].ID).Blocks[0])
	c.Press(fyne.KeyReturn)
	c.Canvas().Focused().(*widgets.Entry).SelectAll()
	c.Type("sed")
	c.Press(fyne.KeyReturn)
	c.Type("1915")
	c.Run(session.KeyNextItem)
	if got := says(s, c.Items[2].ID); !strings.HasPrefix(got, "Councillor Mary Sedge left the meeting at 7.15 pm.") {
		t.Errorf("the item says %q", got)
	}
	if marsh, sedge := s.roll.Attendance[1], s.roll.Attendance[3]; len(marsh.Movements) != 0 || len(sedge.Movements) != 1 || sedge.Movements[0].At != "19:15" {
		t.Errorf("the roll has %+v and %+v", marsh, sedge)
	}
}

// A note of a kind the form does not offer keeps it.
func TestOnlyTheTimeOfAnotherNoteIsChanged(t *testing.T) {
	c, s := live(t)
	out := doc.Block{Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Exclusion, At: "19:30"},
		Runs: []doc.Run{{Text: "The public left at 7.30 pm."}}}
	s.editor.InsertBlock(out)
	s.reopen(minutesOfPage(s, c.Items[2].ID).Blocks[0])
	c.Type("1935")
	c.Run(session.KeyNextItem)
	b := minutesOfPage(s, c.Items[2].ID).Blocks[0]
	if b.Time.Kind != doc.Exclusion || b.Time.At != "19:35" || b.Text() != "The public left at 7.35 pm." {
		t.Errorf("the note is %+v: %q", b.Time, b.Text())
	}
}
