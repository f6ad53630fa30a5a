package meetings

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

// The meeting that approved old minutes need not be in the book.
func TestMinutesAreApprovedElsewhere(t *testing.T) {
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Planning Committee"), "2026-10-01")
	ctx := context.Background()
	item := uitest.AddMinutes(t, b, m, "Tree order", doc.Text("The order on ten oaks was made."))
	if err := b.BeginMinutes(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{Screen: session.Meetings, Meeting: m.ID})
	uitest.Run(t, screen, "Approve the minutes…")
	w.Type("5 nov 2026")
	w.Press(fyne.KeyTab)
	w.Type("61")
	w.Press(fyne.KeyTab, fyne.KeyTab) // past the one set
	w.Type("ten oaks")
	w.Press(fyne.KeyReturn)
	w.Type("twelve oaks")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyReturn) // says what will be locked
	w.Shot("approve-elsewhere")
	if rec, err := b.Record(ctx, m.ID); err != nil || rec.Meeting.Status != data.Drafting {
		t.Fatalf("locked by one key: %s, %v", rec.Meeting.Status, err)
	}
	w.Press(fyne.KeyReturn)
	rec, err := b.Record(ctx, m.ID)
	if err != nil || rec.Meeting.Status != data.Approved {
		t.Fatalf("%s, %v, %v", rec.Meeting.Status, err, heard.Failed)
	}
	if a := rec.Approval; a.On != "2026-11-05" || a.Minute != "61" || a.At != 0 || !strings.Contains(a.Corrections, "twelve oaks") {
		t.Errorf("approved as %+v", a)
	}
	for _, it := range rec.Items {
		if it.ID == item.ID && doc.Plain(doc.Settled(it.Minutes)) != "The order on twelve oaks was made." {
			t.Errorf("the text is %+v", it.Minutes)
		}
	}
	for _, c := range screen.Commands() {
		if c.Name == "Approve the minutes…" && !c.Off() {
			t.Error("approved minutes can be approved again")
		}
	}
}
