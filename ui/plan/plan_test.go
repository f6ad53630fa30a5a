package plan

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// planned is a committee with a forward plan, and the screen on it. It is 22
// November 2026.
func planned(t *testing.T) (*store.Book, *uitest.Window, *Screen, *uitest.Heard, data.Meeting) {
	t.Helper()
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	for _, e := range []data.PlanEntry{
		{Title: "Budget for 2027/28", Due: "2027-02-01", Presenter: "Head of Finance", Key: true, Text: "To recommend the budget to Council."},
		{Title: "Lease of the depot", Due: "2026-12-01", Presenter: "Head of Property", Exempt: "3"},
		{Title: "Review of fees", Due: "2026-12-10"},
		{Title: "Reserves policy", Due: "2026-10-01"},
		{Title: "Banking tender"},
	} {
		e.Body = body.ID
		if err := b.SavePlan(context.Background(), &e); err != nil {
			t.Fatal(err)
		}
	}
	m := uitest.AddMeeting(t, b, body, "2026-12-10")
	w, screen, heard := uitest.Show(t, b, New, session.Place{Meeting: m.ID})
	return b, w, screen.(*Screen), heard, m
}

// titles are the rows in sight with their months.
func titles(s *Screen) string {
	var out []string
	for _, r := range s.rows {
		words := r.Title
		if r.month != "" {
			words = r.month + ": " + words
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}

func TestAPlanIsListedByMonth(t *testing.T) {
	_, w, s, heard, _ := planned(t)
	w.Shot("plan")
	want := "October 2026: Reserves policy; December 2026: Lease of the depot; 10 December 2026: Review of fees; February 2027: Budget for 2027/28; No date yet: Banking tender"
	if got := titles(s); got != want || len(heard.Failed) > 0 {
		t.Errorf("listed %s, %v", got, heard.Failed)
	}
	if got := s.summary(); got != "5 to come, 1 of them expected before this month" {
		t.Errorf("it says %q", got)
	}
	body, _ := s.theBody()
	for title, want := range map[string]string{ // 28 clear days: neither end counted (SI 2012/2089 reg 9)
		"Budget for 2027/28": "3 January 2027", "Lease of the depot": "2 November 2026 late", "Review of fees": ""} {
		for _, r := range s.rows {
			words, late := noticeWords(body, r.PlanRow, rules.Calendar{}, "2026-11-22")
			if late {
				words += " late"
			}
			if r.Title == title && words != want {
				t.Errorf("%s needs notice by %q, want %q", title, words, want)
			}
		}
	}
	w.Type("/")
	w.Type("depot")
	if got := titles(s); got != "December 2026: Lease of the depot" {
		t.Errorf("found %s", got)
	}
}

func TestEntriesAreAddedAndChanged(t *testing.T) {
	b, w, s, heard, _ := planned(t)
	uitest.Run(t, s, "New entry…")
	w.Type("Treasury report")
	w.Press(fyne.KeyTab)
	w.Type("mar")
	w.Press(fyne.KeyTab)
	w.Type("Treasurer")
	w.Shot("plan-entry")
	w.Press(fyne.KeyReturn)
	if got := titles(s); !strings.Contains(got, "March 2027: Treasury report") || s.rows[s.list.Cursor()].Presenter != "Treasurer" {
		t.Fatalf("listed %s, %v", got, heard.Failed)
	}
	uitest.Run(t, s, "A month earlier")
	if got := titles(s); !strings.Contains(got, "February 2027: Budget for 2027/28; Treasury report") {
		t.Errorf("moved to %s", got)
	}
	w.Press(fyne.KeyReturn)
	w.Type(" for the year")
	w.Press(fyne.KeyTab)
	w.Type("soon")
	w.Press(fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("an entry expected “soon” was saved")
	}
	w.Type(" 2/2027")
	w.Press(fyne.KeyEscape)
	w.Press(fyne.KeyDelete, fyne.KeyReturn)
	rows, err := b.Plan(context.Background(), s.at)
	if err != nil || len(rows) != 5 {
		t.Errorf("%d entries are left, %v", len(rows), err)
	}
}

func TestAnEntryIsTakenOntoAnAgenda(t *testing.T) {
	b, w, s, heard, m := planned(t)
	w.Press(fyne.KeyDown) // the lease
	w.Type("t")
	w.Shot("plan-take")
	w.Press(fyne.KeyReturn)
	items, err := b.Items(context.Background(), m.ID)
	if err != nil || len(items) != 1 || items[0].Title != "Lease of the depot" || items[0].Exempt != "3" {
		t.Fatalf("the agenda has %+v, %v", items, err)
	}
	if len(heard.Gone) != 1 || heard.Gone[0] != (session.Place{Screen: session.Agenda, Meeting: m.ID, Item: items[0].ID}) {
		t.Errorf("went to %+v", heard.Gone)
	}
	s.Show(session.Place{})
	if strings.Contains(titles(s), "Lease") {
		t.Error("what is on an agenda is still to come")
	}
	uitest.Run(t, s, "Show what is on an agenda, or not")
	if !strings.Contains(titles(s), "Lease") {
		t.Error("what is on an agenda is not shown")
	}
}

func TestWhatWasDeferredIsEntered(t *testing.T) {
	b, w, s, heard, m := planned(t)
	body, _ := s.theBody()
	held := uitest.AddMeeting(t, b, body, "2026-11-05")
	put := doc.NewBlock(doc.ResolutionKind, 0, "That the item be deferred.")
	put.Resolution = &doc.Resolution{Verb: doc.Deferred}
	item := uitest.AddMinutes(t, b, held, "Grant to the museum", put)
	uitest.AddMinutes(t, b, held, "Insurance", doc.Text("The Head of Finance was asked to bring figures to a future meeting."))
	if err := b.BeginMinutes(context.Background(), held.ID); err != nil {
		t.Fatal(err)
	}
	uitest.Run(t, s, "What was deferred or asked for…")
	w.Shot("plan-deferred")
	w.Press(fyne.KeyReturn) // the one under the cursor
	rows, err := b.Plan(context.Background(), body.ID)
	if err != nil || len(rows) != 6 || len(heard.Failed) > 0 {
		t.Fatalf("%d entries, %v, %v", len(rows), err, heard.Failed)
	}
	for _, r := range rows {
		if r.Title == item.Title && (r.Source != item.ID || r.Due != "2026-12-01") {
			t.Errorf("entered as %+v", r)
		}
	}
	if waiting, err := b.Waiting(context.Background(), m.ID); err != nil || len(waiting) != 7 { // the plan with the grant in it, and the figures
		t.Errorf("there wait %+v, %v", waiting, err)
	}
}

func TestParseWhen(t *testing.T) {
	const today = data.Date("2026-11-22")
	for typed, want := range map[string]data.Date{
		"": "", "mar": "2027-03-01", "March": "2027-03-01", "november": "2026-11-01", "dec 2027": "2027-12-01", "3/2027": "2027-03-01", "Sept 2027": "2027-09-01",
		"2027-04": "2027-04-01", "january 27": "2027-01-01", "10 December 2026": "2026-12-10", "10 dec": "2026-12-10", "+2w": "2026-12-06",
	} {
		got, err := ParseWhen(typed, today)
		if err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", typed, got, err, want)
		}
		if again, err := ParseWhen(Written(got), today); err != nil || again != got {
			t.Errorf("%q is written %q and read as %q, %v", got, Written(got), again, err)
		}
	}
	for _, typed := range []string{"soon", "31 February", "13/2027", "next meeting"} {
		if got, err := ParseWhen(typed, today); err == nil {
			t.Errorf("%q is %q", typed, got)
		}
	}
}

// TestThePlanIsPrinted: Ctrl+E asks which copy is wanted where something is private,
// and writes it.
func TestThePlanIsPrinted(t *testing.T) {
	body := data.Body{Name: "Water/Drainage Board"}
	if got := printedName(body, true); got != "Water-Drainage Board forward plan RESTRICTED.pdf" {
		t.Errorf("the file is called %q", got)
	}
	_, w, s, heard, _ := planned(t)
	s.export()
	if w.Canvas().Overlays().Top() == nil {
		t.Error("nobody asks which copy is wanted, and the lease is private")
	}
	w.Shot("plan-export")
	path := filepath.Join(t.TempDir(), "plan")
	s.print(s.bodies[0], []data.PlanEntry{{Title: "Weir report"}}, false, path)
	uitest.Until(t, "the file", func() bool { return len(heard.Told)+len(heard.Failed) > 0 })
	if pdf, err := os.ReadFile(path + ".pdf"); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("%d bytes, %v, told %q", len(pdf), err, heard.Told)
	}
}

// TestADayStays: what was typed as a day is shown and asked for again as one.
func TestADayStays(t *testing.T) {
	for typed, want := range map[string]string{"4 jan": "4 January 2027", "jan": "January 2027", "1 jan": "January 2027"} {
		due, err := ParseWhen(typed, "2026-11-22")
		if err != nil || Expected(due) != want || Written(due) != want {
			t.Errorf("%s: %s and %s, %v", typed, Expected(due), Written(due), err)
		}
	}
}
