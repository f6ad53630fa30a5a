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
)

// TestALateItemHoldsTheMinutesUp: LGA 1972 s.100B(4)(b), the special circumstances
// are specified in the minutes before they leave the clerk's hands.
func TestALateItemHoldsTheMinutesUp(t *testing.T) {
	c, s := live(t)
	ctx := context.Background()
	m := data.Meeting{Body: c.Body.ID, Start: "2026-07-16T19:00"}
	for _, err := range []error{c.Book.SaveMeeting(ctx, &m), c.Book.AddItem(ctx, &data.Item{Meeting: m.ID, Title: "Rents"}, 0),
		c.Book.IssueAgenda(ctx, m.ID, "2026-07-08", ""), c.Book.AddItem(ctx, &data.Item{Meeting: m.ID, Title: "The bridge"}, 0), c.Book.BeginMinutes(ctx, m.ID)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	items, err := c.Book.Items(ctx, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	late := items[1]
	s.Show(session.Place{Screen: session.Minutes, Meeting: m.ID, Item: late.ID})
	c.Type("The Committee heard of the bridge.")
	uitest.Run(t, s, "The chair has it on paper")
	if len(c.Failed) == 0 || !strings.Contains(c.Failed[len(c.Failed)-1].Error(), "item 2 was not on the agenda in time") {
		t.Fatalf("sent to the chair: %v", c.Failed)
	}
	uitest.Run(t, s, "Say why this item is urgent…")
	c.Type("the bridge closed on Monday")
	c.Press(fyne.KeyTab, fyne.KeyDown)
	c.Look("late-why")
	c.Press(fyne.KeyReturn)
	if got := doc.Plain(s.page.Document(late.ID)); !strings.Contains(got, "special circumstances: the bridge closed on Monday") || !strings.HasSuffix(got, "heard of the bridge.") {
		t.Errorf("the page has %q", got)
	}
	c.Look("late-said")
	uitest.Run(t, s, "The chair has it on paper")
	if s.meeting().Status != data.WithChair {
		t.Errorf("the minutes are %s: %v", s.meeting().Status, c.Failed)
	}
}
