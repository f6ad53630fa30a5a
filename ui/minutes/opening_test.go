package minutes

import (
	"context"
	"fmt"
	"testing"

	"minutebook/data"
	"minutebook/ui/session"
)

// Minutes that were closed in mid-meeting open where the clerk was: at the last
// item that was written in. Those of a meeting that has ended open at the first.
func TestMinutesOpenWhereTheyWereClosed(t *testing.T) {
	c, s := live(t)
	c.Type("Members asked about the reserve.")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	again := newScreen(c.Session)
	c.Session.Window.SetContent(again.Content())
	again.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID})
	if again.section() != c.Items[2].ID {
		t.Errorf("opens at item %d, want %d", again.section(), c.Items[2].ID)
	}
	c.Screen = again
	c.Run(session.KeyEnded)
	if err := again.Leave(); err != nil {
		t.Fatal(err)
	}
	ended := newScreen(c.Session)
	c.Session.Window.SetContent(ended.Content())
	ended.Show(session.Place{Screen: session.Minutes, Meeting: c.Meeting.ID})
	if ended.section() != c.Items[0].ID {
		t.Errorf("after the meeting it opens at item %d", ended.section())
	}
}

// The outline shows an item that is added in the meeting: it has room for it as
// long as the column has.
func TestTheOutlineGrowsWithItsItems(t *testing.T) {
	c, s := live(t)
	for i := range 5 {
		it := data.Item{Meeting: c.Meeting.ID, Title: fmt.Sprint("Urgent business ", i+1)}
		if err := c.Book.AddItem(context.Background(), &it, 0); err != nil {
			t.Fatal(err)
		}
		s.items = append(s.items, it)
		s.outline.Set(s.items)
		if got, want := s.outline.Root.Size().Height, s.outline.Height(); got < want {
			t.Errorf("%d items have %v of the %v they need", len(s.items), got, want)
		}
	}
}
