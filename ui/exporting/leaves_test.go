package exporting

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/uitest"
)

// Loose leaves are numbered consecutively (LGA 1972 Sch 12 para 41(2)).
func TestTheNextLeaf(t *testing.T) {
	for _, c := range []struct {
		name string
		was  printed
		want int
	}{
		{"nothing was printed", printed{}, 1},
		{"on from the last", printed{"may": {1, 4}, "june": {5, 9}}, 10},
		{"printed again", printed{"may": {1, 4}, "july": {5, 7}, "june": {8, 9}}, 5},
		{"the bound book numbers its leaves anew", printed{"": {1, 60}, "may": {1, 4}}, 5},
	} {
		if got := c.was.next("july"); got != c.want {
			t.Errorf("%s: leaf %d, want %d", c.name, got, c.want)
		}
	}
}

// Approved minutes are printed as leaves that go on from those before.
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
		if e == nil || !e.leaf.row.Visible() {
			t.Fatalf("no leaf is asked for: %v", c.Failed)
		}
		next = e.leaf.entry.Number()
		c.Look("export-leaf")
		e.replace = e.path.Text
		told := len(c.Told)
		c.Press(fyne.KeyReturn)
		uitest.Until(t, "the file", func() bool { return len(c.Told) > told })
		c.Look("export-leaf-ready")
		c.Press(fyne.KeyEscape)
		p := printedOf(c.Body)[m.UID]
		if p[0] != next || p[1] < next {
			t.Errorf("printed as leaves %d to %d", p[0], p[1])
		}
		return next, c.Told[len(c.Told)-1]
	}
	if first, _ := export(held[0]); first != 1 {
		t.Errorf("the first leaf is %d", first)
	}
	last := printedOf(c.Body)[held[0].UID][1]
	if second, _ := export(held[1]); second != last+1 {
		t.Errorf("after leaf %d comes %d", last, second)
	}
	if again, _ := export(held[0]); again != 1 {
		t.Errorf("printed again it is leaf %d", again)
	}
	e := open(c.Session, held[1].ID)
	e.draft.SetChecked(true)
	if e.leaf.row.Visible() {
		t.Error("a draft is asked for its leaf")
	}
}
