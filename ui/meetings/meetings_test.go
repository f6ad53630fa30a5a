package meetings

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/exchange"
	"minutebook/data/exchange/moderngov"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

func TestNewMeetingByKeyboard(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	tm := data.Template{Body: body.ID, Name: "Ordinary", Items: []data.TemplateItem{{Title: "Apologies", Standing: true}, {Title: "Budget"}}}
	if err := b.SaveTemplate(context.Background(), &tm); err != nil {
		t.Fatal(err)
	}
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	uitest.Run(t, screen, "New meeting…")
	w.Shot("meetings-new")
	w.Type("3 dec 2026")
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 1 || heard.Gone[0].Screen != session.Agenda {
		t.Fatalf("went to %v, want the agenda; failed %v", heard.Gone, heard.Failed)
	}
	m, err := b.Meeting(context.Background(), heard.Gone[0].Meeting)
	if err != nil {
		t.Fatal(err)
	}
	if m.Start != "2026-12-03T19:00" || m.Venue != "Council Chamber" || m.Kind != data.OrdinaryMeeting {
		t.Errorf("made %+v", m)
	}
	items, err := b.Items(context.Background(), m.ID)
	if err != nil || len(items) != 2 {
		t.Errorf("items %v, %v; want those of the template", items, err)
	}
}

func TestNewMeetingSaysWhatIsWrong(t *testing.T) {
	b := uitest.NewBook(t)
	uitest.AddBody(t, b, "Finance Committee")
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	uitest.Run(t, screen, "New meeting…")
	w.Type("31 june 2026")
	w.Press(fyne.KeyReturn)
	rows, err := b.Meetings(context.Background(), store.MeetingFilter{})
	if err != nil || len(rows) != 0 || len(heard.Gone) != 0 || w.Canvas().Overlays().Top() == nil {
		t.Errorf("31 June made %v (%v), went to %v", rows, err, heard.Gone)
	}
	w.Shot("meetings-new-wrong")
}

func TestAMeetingInThePastIsAskedAboutOnce(t *testing.T) {
	b := uitest.NewBook(t)
	uitest.AddBody(t, b, "Finance Committee")
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	uitest.Run(t, screen, "New meeting…")
	w.Type("20 nov 2026")
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 0 || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("a meeting two days ago was made without a question; went to %v", heard.Gone)
	}
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 1 {
		t.Fatalf("the second Enter did not make it: %v", heard.Failed)
	}
	uitest.Run(t, screen, "New meeting…")
	w.Type("21 nov 2026") // yesterday
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 2 {
		t.Error("a meeting of yesterday was asked about")
	}
}

func TestTheFilterIsTypedAnewOnComingBack(t *testing.T) {
	b := uitest.NewBook(t)
	finance, planning := uitest.AddBody(t, b, "Finance Committee"), uitest.AddBody(t, b, "Planning Committee")
	uitest.AddMeeting(t, b, finance, "2026-12-03")
	uitest.AddMeeting(t, b, planning, "2026-12-10")
	w, screen, _ := uitest.Show(t, b, New, session.Place{})
	w.Type("finance")
	w.Canvas().Unfocus()
	screen.Show(session.Place{})
	w.Type("planning")
	if s := screen.(*Screen); s.find.Text != "planning" || len(s.rows) != 1 {
		t.Errorf("the filter is %q and finds %d", s.find.Text, len(s.rows))
	}
}

func TestFirstABody(t *testing.T) {
	w, screen, heard := uitest.Show(t, uitest.NewBook(t), New, session.Place{})
	w.Shot("meetings-empty")
	uitest.Run(t, screen, "New meeting…")
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 1 || heard.Gone[0].Screen != session.Bodies {
		t.Errorf("went to %v, want the bodies", heard.Gone)
	}
}

func TestTheSampleIsOfferedInAnEmptyBookAlone(t *testing.T) {
	b := uitest.NewBook(t)
	_, screen, _ := uitest.Show(t, b, New, session.Place{})
	if !screen.(*Screen).look.Visible() {
		t.Error("no sample is offered in an empty book")
	}
	uitest.AddBody(t, b, "Finance Committee")
	screen.Show(session.Place{})
	if screen.(*Screen).look.Visible() {
		t.Error("the sample is offered in a book that has a body")
	}
}

func TestFindAndOpen(t *testing.T) {
	b := uitest.NewBook(t)
	finance, planning := uitest.AddBody(t, b, "Finance Committee"), uitest.AddBody(t, b, "Planning Committee")
	uitest.AddMeeting(t, b, finance, "2026-12-03")
	wanted := uitest.AddMeeting(t, b, planning, "2026-12-10")
	uitest.AddMeeting(t, b, finance, "2026-12-17")
	w, _, heard := uitest.Show(t, b, New, session.Place{})
	w.Type("planning dec")
	w.Shot("meetings-find")
	w.Press(fyne.KeyReturn)
	if len(heard.Gone) != 1 || heard.Gone[0] != (session.Place{Screen: session.Agenda, Meeting: wanted.ID}) {
		t.Fatalf("went to %v, want the agenda of meeting %d", heard.Gone, wanted.ID)
	}
	w.Press(fyne.KeyEscape) // clears the field
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if len(heard.Gone) != 2 || heard.Gone[1].Meeting != wanted.ID {
		t.Errorf("the second from the top is %v, want meeting %d", heard.Gone[1:], wanted.ID)
	}
}

func TestTheCursorBeginsOnTheNextMeeting(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	uitest.AddMeeting(t, b, body, "2026-11-12")
	wanted := uitest.AddMeeting(t, b, body, "2026-11-26")
	uitest.AddMeeting(t, b, body, "2027-01-14")
	_, screen, _ := uitest.Show(t, b, New, session.Place{})
	if got := screen.(*Screen).Standing(); got != wanted.ID {
		t.Errorf("it stands on meeting %d, want %d", got, wanted.ID)
	}
}

func TestDeletePlannedMeeting(t *testing.T) {
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-12-03")
	w, _, heard := uitest.Show(t, b, New, session.Place{Meeting: m.ID})
	w.Press(fyne.KeyDelete, fyne.KeyEscape)
	if _, err := b.Meeting(context.Background(), m.ID); err != nil {
		t.Fatal("Esc deleted the meeting")
	}
	w.Press(fyne.KeyDelete, fyne.KeyReturn)
	if _, err := b.Meeting(context.Background(), m.ID); err == nil || len(heard.Failed) > 0 {
		t.Errorf("the meeting is still there; %v", heard.Failed)
	}
}

func TestEditDetails(t *testing.T) {
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-12-03")
	w, _, heard := uitest.Show(t, b, New, session.Place{})
	w.Press(fyne.KeyF2, fyne.KeyTab)
	w.Type("6.30 pm")
	w.Shot("meetings-details")
	w.Press(fyne.KeyReturn)
	got, err := b.Meeting(context.Background(), m.ID)
	if err != nil || got.Start != "2026-12-03T18:30" {
		t.Errorf("starts %s, %v; %v", got.Start, err, heard.Failed)
	}
}

func TestImportASavedPage(t *testing.T) {
	b := uitest.NewBook(t)
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	s := screen.(*Screen)
	bad := filepath.Join(t.TempDir(), "login.html")
	if err := os.WriteFile(bad, []byte("<html><body>Please log in</body></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.readPage(bad)
	uitest.Until(t, "the refusal", func() bool { return len(heard.Failed) > 0 })
	if len(heard.Failed) != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("a login page gave %v", heard.Failed)
	}
}

// seeds is the folder of real pages, found by walking up; the test is skipped
// where there is none.
func seeds(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		found := filepath.Join(dir, "shared", "seeds")
		if info, err := os.Stat(found); err == nil && info.IsDir() {
			return found
		}
	}
	t.Skip("there is no folder shared/seeds above this one")
	return ""
}

func TestImportRealPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(seeds(t), "*.txt"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no seeds", err)
	}
	b := uitest.NewBook(t)
	w, screen, heard := uitest.Show(t, b, New, session.Place{})
	s := screen.(*Screen)
	meetings := 0
	for _, path := range pages {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		page, err := moderngov.Read(text)
		if err != nil {
			t.Fatal(path, err)
		}
		if page.Kind != exchange.Meeting {
			continue
		}
		meetings++
		if page.Meeting.Meeting.Start == "" {
			page.Meeting.Meeting.Start = data.Date("2016-05-11").Add(meetings).At("10:00") // what the clerk would type
		}
		s.askImport(page, filepath.Base(path))
		w.Shot("meetings-import-" + filepath.Base(path))
		w.Press(fyne.KeyReturn)
		if w.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s was not taken", path)
		}
	}
	rows, err := b.Meetings(context.Background(), store.MeetingFilter{})
	if err != nil || len(rows) != meetings || meetings == 0 {
		t.Errorf("%d of %d pages became meetings: %v; %v", len(rows), meetings, err, heard.Failed)
	}
	w.Shot("meetings-imported")
}

func row(id int64, body string, day data.Date, status data.Status) store.MeetingRow {
	return store.MeetingRow{Meeting: data.Meeting{ID: id, Body: 1, Start: day.At("19:00"), Status: status}, BodyName: body}
}

func TestNextAndDue(t *testing.T) {
	const today = data.Date("2026-11-22") // a Sunday
	bodies := map[int64]data.Body{1: {ID: 1, Notice: data.EnglishPrincipal}}
	rows := []store.MeetingRow{ // newest first
		row(6, "Later", "2026-12-17", data.Planned),
		row(5, "Late", "2026-11-24", data.Planned),
		row(4, "Called off", "2026-11-23", data.Cancelled),
		row(3, "Typing", "2026-11-19", data.Drafting),
		row(2, "Chair", "2026-11-12", data.WithChair),
		row(1, "Old", "2026-10-01", data.Signed),
	}
	actions := []store.ActionRow{
		{Action: data.Action{Status: data.Open, Due: "2026-11-01"}},
		{Action: data.Action{Status: data.Open, Due: "2026-11-29"}},
		{Action: data.Action{Status: data.Open, Due: "2026-11-30"}},
		{Action: data.Action{Status: data.Done, Due: "2026-11-01"}},
	}
	up := next(rows, bodies, rules.Calendar{}, today)
	if len(up) != 2 || up[0].what != "Late" || up[0].badge != "agenda late" || up[1].what != "Later" {
		t.Errorf("next: %+v", up)
	}
	// LGA 1972 s.100B(3): five clear days before Thursday 17 December 2026, the
	// 10th to the 16th without the weekend, so out by Wednesday the 9th.
	if want := "Thu 17 Dec 2026, 7.00 pm. Issue by Wed 9 Dec: in 17 days"; up[1].detail != want {
		t.Errorf("later is %q, want %q", up[1].detail, want)
	}
	if words := waiting(row(7, "Draft", "2026-11-10", data.DraftPublished).Meeting, today); words != "draft published; to be approved at a later meeting" {
		t.Errorf("a published draft waits as %q", words)
	}
	waits := due(rows, actions, today)
	if len(waits) != 4 || waits[0].what != "Chair" || waits[1].what != "Typing" ||
		waits[2].detail != "1 action past the day" || waits[3].detail != "1 action due within a week" {
		t.Errorf("due: %+v", waits)
	}
}

func TestPlaceOf(t *testing.T) {
	const today = data.Date("2026-11-22")
	for _, r := range []struct {
		day    data.Date
		status data.Status
		want   session.Name
	}{
		{"2026-12-01", data.Planned, session.Agenda},
		{"2026-12-01", data.Issued, session.Agenda},
		{"2026-11-22", data.Issued, session.Minutes},
		{"2026-11-22", data.Planned, session.Agenda},
		{"2026-11-01", data.Drafting, session.Minutes},
		{"2026-11-01", data.Signed, session.Minutes},
		{"2026-11-01", data.Cancelled, session.Agenda},
	} {
		if got := placeOf(data.Meeting{Start: r.day.At("19:00"), Status: r.status}, today).Screen; got != r.want {
			t.Errorf("%s on %s opens on %s, want %s", r.status, r.day, got, r.want)
		}
	}
}

// Standing items are offered where the body has some.
func TestANewAgendaStartsFromWhatThereIs(t *testing.T) {
	for _, standing := range []bool{false, true} {
		tm := data.Template{Name: "Ordinary", Items: []data.TemplateItem{{Title: "Apologies", Standing: standing}}}
		if got := withoutTemplate([]data.Template{tm}); (got == "The standing items alone") != standing {
			t.Errorf("standing items %v: offers %q", standing, got)
		}
	}
}
