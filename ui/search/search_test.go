package search

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestSearchByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-11-12")
	old := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Planning Committee"), "2025-11-12")
	item := uitest.AddMinutes(t, b, m, "Budget monitoring", doc.Text("Members discussed the reserves policy at length."))
	uitest.AddMinutes(t, b, old, "Tree works", doc.Text("The reserves of the tree fund were reported."))
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	s := screen.(*Screen)
	var pauses []time.Duration
	s.after = func(d time.Duration, f func()) func() {
		pauses = append(pauses, d)
		return func() {}
	}
	w.Type("reserv")
	if len(pauses) != 6 || len(s.hits) != 0 {
		t.Fatalf("pauses %v, hits %v before the hands paused", pauses, s.hits)
	}
	s.ask()
	uitest.Until(t, "the answer", func() bool { return len(s.hits) == 2 })
	w.Shot("search")
	if s.hits[0].Item != item.ID {
		t.Errorf("the newest does not come first: %+v", s.hits)
	}
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 1 || heard.Gone[0] != (session.Place{Screen: session.Minutes, Meeting: m.ID, Item: item.ID}) {
		t.Errorf("went to %+v", heard.Gone)
	}
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if len(heard.Gone) != 2 || heard.Gone[1].Meeting != old.ID {
		t.Errorf("went to %+v", heard.Gone)
	}
}

func TestNothingFoundIsSaid(t *testing.T) {
	w, screen, _ := uitest.Show(t, uitest.NewBook(t), New, session.Place{Query: "unicorns"})
	s := screen.(*Screen)
	uitest.Until(t, "the answer", func() bool { return s.count.Words() == "Nothing in the book holds all of these words." })
	w.Press(fyne.KeyEscape)
	if s.find.Text != "" {
		t.Error("Esc did not clear the field")
	}
}

func TestPieces(t *testing.T) {
	for text, want := range map[string][]piece{
		"a \x02b\x03 c":     {{"a ", false}, {"b", true}, {" c", false}},
		"\x02b\x03":         {{"b", true}},
		"plain\nwords":      {{"plain words", false}},
		"open \x02to the e": {{"open ", false}, {"to the e", true}},
		"":                  nil,
	} {
		if got := pieces(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}
