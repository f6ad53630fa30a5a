package minutes

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func lastTold(c *uitest.Council) string {
	if len(c.Told) == 0 {
		return ""
	}
	return c.Told[len(c.Told)-1]
}

func TestAStandingItemWritesItself(t *testing.T) {
	c, s := live(t)
	item := c.Items[0].ID
	s.enterItem(item)
	c.Look("minutes-prompt")
	c.Run(session.KeyUsual)
	if got := plainOf(s, item); got != "Apologies for absence were received from Councillor Teasel." {
		t.Fatalf("the page says %q", got)
	}
	s.editor.Undo()
	if got := plainOf(s, item); got != "" {
		t.Errorf("undone it says %q", got)
	}
	c.Run(session.KeyUsual)

	// attendance changes: Ctrl+U again brings the words up to date
	sub := data.Attendance{Meeting: c.Meeting.ID, Person: c.Members[3].Person, Role: data.Ordinary, Presence: data.Apologies}
	if err := c.Book.SaveAttendance(context.Background(), sub); err != nil {
		t.Fatal(err)
	}
	s.readRoll()
	c.Run(session.KeyUsual)
	if got := plainOf(s, item); got != "Apologies for absence were received from Councillors Sedge and Teasel." {
		t.Errorf("brought up to date it says %q", got)
	}

	// and also when the page was opened anew meanwhile
	leave(t, s)
	s.Show(s.place)
	s.enterItem(item)
	sub.Presence = data.Present
	if err := c.Book.SaveAttendance(context.Background(), sub); err != nil {
		t.Fatal(err)
	}
	s.readRoll()
	c.Run(session.KeyUsual)
	if got := plainOf(s, item); got != "Apologies for absence were received from Councillor Teasel." {
		t.Errorf("brought up to date after opening it says %q", got)
	}
	c.Run(session.KeyUsual)
	if got := lastTold(c); got != "The usual words stand here already." {
		t.Errorf("told %q", got)
	}

	// words of the clerk's own stay
	c.Type(" So.")
	s.record.Attendance = nil
	s.takeRoll()
	c.Run(session.KeyUsual)
	if got := plainOf(s, item); !strings.HasSuffix(got, " So.") {
		t.Errorf("the clerk's words went: %q, told %q", got, lastTold(c))
	}
}

func TestWhyThereAreNoUsualWords(t *testing.T) {
	c, s := live(t)
	s.enterItem(c.Items[2].ID)
	c.Run(session.KeyUsual)
	if got := lastTold(c); !strings.HasPrefix(got, "This item has no usual words.") {
		t.Errorf("told %q", got)
	}
	s.record.Attendance = nil
	s.takeRoll()
	s.enterItem(c.Items[0].ID)
	c.Run(session.KeyUsual)
	if got := lastTold(c); !strings.HasPrefix(got, "Nobody has been marked") {
		t.Errorf("told %q", got)
	}
}

func TestTheDateOfUnknownMinutesIsABlank(t *testing.T) {
	c, s := live(t)
	item := c.Items[1].ID
	s.enterItem(item)
	c.Run(session.KeyUsual)
	c.Type("2 April 2026")
	if got := plainOf(s, item); got != "RESOLVED – That the minutes of the meeting held on 2 April 2026 be approved as a correct record and signed by the Chairman." {
		t.Errorf("the page says %q", got)
	}
}

func TestAllStandingItemsWriteThemselvesInOneStep(t *testing.T) {
	c, s := live(t)
	earlier(t, c)
	s.Show(s.place)
	uitest.Run(t, s, "Write the usual words into all standard items")
	for i, want := range []string{
		"Apologies for absence were received from Councillor Teasel.",
		"RESOLVED – That the minutes of the meeting held on 4 June 2026 be approved as a correct record and signed by the Chairman.",
		"", "", "",
	} {
		if got := plainOf(s, c.Items[i].ID); got != want {
			t.Errorf("item %d says %q, want %q", i+1, got, want)
		}
	}
	if got := lastTold(c); got != "2 items have the usual words now." {
		t.Errorf("told %q", got)
	}
	c.Look("minutes-usual")
	s.editor.Undo()
	if plainOf(s, c.Items[0].ID) != "" || plainOf(s, c.Items[1].ID) != "" {
		t.Error("one undo does not take it back")
	}
	uitest.Run(t, s, "Write the usual words into all standard items")
	uitest.Run(t, s, "Write the usual words into all standard items")
	if got := lastTold(c); got != "No standing item waits for its usual words." {
		t.Errorf("told %q", got)
	}
}
