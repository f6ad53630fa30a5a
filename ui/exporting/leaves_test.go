package exporting

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/uitest"
)

// Approved minutes are printed as leaves that go on from those before (LGA 1972 Sch 12
// para 41(2)).
func TestLeavesGoOn(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	c, _ := show(t)
	c.Press(fyne.KeyEscape)
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var held []data.Meeting
	for _, day := range []data.Date{"2026-05-14", "2026-06-04"} {
		m := data.Meeting{Body: c.Body.ID, Kind: data.OrdinaryMeeting, Start: day.At("19:00"), Venue: c.Body.Venue, Status: data.Planned}
		must(c.Book.StartMeeting(ctx, &m, 0))
		uitest.AddMinutes(t, c.Book, m, "Allotment rents", doc.Text("The rent of "+day.Medium()+" be fifty pounds."))
		must(c.Book.BeginMinutes(ctx, m.ID))
		must(c.Book.Publish(ctx, m.ID))
		must(c.Book.Approve(ctx, m.ID, data.Approval{On: "2026-07-09", Minute: "51"}, nil))
		held = append(held, m)
	}
	export := func(m data.Meeting) (next int, said string) {
		t.Helper()
		e := open(c.Session, m.ID)
		if e == nil || !e.leafRow.Visible() {
			t.Fatalf("no leaf is asked for: %v", c.Failed)
		}
		next = e.leaf.Number()
		c.Look("export-leaf")
		e.replace = e.path.Text
		told := len(c.Told)
		c.Press(fyne.KeyReturn)
		uitest.Until(t, "the file", func() bool { return len(c.Told) > told })
		c.Look("export-leaf-ready")
		c.Press(fyne.KeyEscape)
		if first, last, err := c.Book.Leaves(ctx, m.ID); err != nil || first != next || last < next {
			t.Errorf("printed as leaves %d to %d, %v", first, last, err)
		}
		return next, c.Told[len(c.Told)-1]
	}
	if first, _ := export(held[0]); first != 1 {
		t.Errorf("the first leaf is %d", first)
	}
	_, last, err := c.Book.Leaves(ctx, held[0].ID)
	must(err)
	if second, _ := export(held[1]); second != last+1 {
		t.Errorf("after leaf %d comes %d", last, second)
	}
	if again, _ := export(held[0]); again != 1 {
		t.Errorf("printed again it is leaf %d", again)
	}
	e := open(c.Session, held[1].ID)
	e.draft.SetChecked(true)
	if e.leafRow.Visible() {
		t.Error("a draft is asked for its leaf")
	}
}
