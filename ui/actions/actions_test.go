package actions

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// followed is a book with two bodies and three actions, and the screen on it.
func followed(t *testing.T) (*store.Book, *uitest.Window, *Screen, *uitest.Heard) {
	b := uitest.NewBook(t)
	finance := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-11-12")
	planning := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Planning Committee"), "2026-11-19")
	uitest.AddMinutes(t, b, finance, "Budget monitoring",
		uitest.NewAction("Head of Finance", "circulate the reserves policy", "2026-11-20"),
		uitest.NewAction("Clerk", "write to the county council", "2026-12-10"))
	uitest.AddMinutes(t, b, planning, "Tree works", uitest.NewAction("Tree Officer", "report on the oak", "2026-11-25"))
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	return b, w, screen.(*Screen), heard
}

func TestSpaceMarksDone(t *testing.T) {
	b, w, s, heard := followed(t)
	w.Shot("actions")
	if len(s.rows) != 3 || s.rows[0].Owner != "Head of Finance" {
		t.Fatalf("rows %+v", s.rows)
	}
	w.Press(fyne.KeySpace)
	if len(heard.Told) != 1 || !strings.HasPrefix(heard.Told[0], "Done: Head of Finance, ") {
		t.Errorf("told %q", heard.Told)
	}
	all, err := b.Actions(context.Background(), store.ActionFilter{})
	if err != nil || len(heard.Failed) > 0 {
		t.Fatal(err, heard.Failed)
	}
	for _, a := range all {
		if a.Owner == "Head of Finance" && (a.Status != data.Done || a.ClosedOn != "2026-11-22") {
			t.Errorf("%+v is not done today", a)
		}
		if a.Owner != "Head of Finance" && a.Status != data.Open {
			t.Errorf("%s's action is %s", a.Owner, a.Status)
		}
	}
	if len(s.rows) != 2 {
		t.Errorf("%d open actions are listed, want 2", len(s.rows))
	}
}

func TestProgressForm(t *testing.T) {
	b, w, _, heard := followed(t)
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Type("Sent to all members.")
	w.Shot("actions-progress")
	w.Press(fyne.KeyTab, fyne.KeyReturn) // from the text to the button
	all, err := b.Actions(context.Background(), store.ActionFilter{Owner: "Head of Finance"})
	if err != nil || len(all) != 1 || all[0].Progress != "Sent to all members." || all[0].Status != data.Open {
		t.Errorf("%+v, %v, %v", all, err, heard.Failed)
	}
}

func TestGoToTheMinute(t *testing.T) {
	_, w, s, heard := followed(t)
	want := s.rows[1]
	w.Press(fyne.KeyDown)
	w.Type("g")
	if len(heard.Gone) != 1 || heard.Gone[0] != (session.Place{Screen: session.Minutes, Meeting: want.Meeting, Item: want.Item, Block: want.Block}) {
		t.Errorf("went to %+v, want the minute of %+v", heard.Gone, want)
	}
}

func TestFilters(t *testing.T) {
	_, w, s, _ := followed(t)
	w.Type("/")
	w.Type("oak tree")
	if len(s.rows) != 1 || s.rows[0].Owner != "Tree Officer" {
		t.Errorf("found %+v", s.rows)
	}
	w.Press(fyne.KeyEscape)
	s.body.SetSelected("Finance Committee")
	if len(s.rows) != 2 {
		t.Errorf("%d actions of the Finance Committee, want 2", len(s.rows))
	}
	s.find.SetText("nobody")
	if len(s.rows) != 0 || s.page.Objects[0] != s.empty {
		t.Error("nothing found, and no words saying so")
	}
}

func TestSummary(t *testing.T) {
	rows := []store.ActionRow{{Action: data.Action{Status: data.Open, Due: "2026-11-01"}}, {Action: data.Action{Status: data.Open}}}
	if got := summary(rows, "2026-11-22"); got != "2 actions, 1 past the day" {
		t.Errorf("got %q", got)
	}
	if got := summary(nil, "2026-11-22"); got != "No actions" {
		t.Errorf("got %q", got)
	}
}
