package agenda

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// openOn shows the agenda of Thursday 9 July 2026 on a day before it.
func openOn(t *testing.T, day data.Date) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := open(t)
	c.Clock = day.Time().Add(9 * time.Hour)
	s.Show(session.Place{Screen: session.Agenda, Meeting: c.Meeting.ID})
	return c, s
}

func TestTheStripCountsDown(t *testing.T) {
	for day, want := range map[data.Date]string{
		"2026-06-10": "Issue by Wed 1 Jul: in 21 days",
		"2026-07-01": "Issue today, Wed 1 Jul",
		"2026-07-03": "2 days late: to be issued by Wed 1 Jul",
	} {
		c, s := openOn(t, day)
		if got := s.strip.Says(); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
		c.Look("agenda-strip-" + string(day))
		c.Run(session.KeyNotice)
		if c.Canvas().Overlays().Top() == nil {
			t.Errorf("on %s: nothing explains it", day)
		}
	}
}

func TestAHolidayAddedFromTheStripIsCounted(t *testing.T) {
	c, s := openOn(t, "2026-06-10")
	if err := c.Book.SaveHoliday(context.Background(), data.Holiday{Day: "2026-07-08", Kind: data.BankHoliday, Name: "A wedding"}); err != nil {
		t.Fatal(err)
	}
	s.again()
	if got := s.strip.Says(); got != "Issue by Tue 30 Jun: in 20 days" {
		t.Errorf("with a holiday more: %q", got)
	}
}

func TestAnAgendaIssuedLateSaysWhy(t *testing.T) {
	c, s := openOn(t, "2026-07-03")
	c.Run(session.KeyIssue)
	c.Press(fyne.KeyTab, fyne.KeyReturn) // from the empty reason to the button
	if s.meeting.Status != data.Planned {
		t.Fatal("issued late without a reason")
	}
	c.Press(fyne.KeyEscape)
	c.Run(session.KeyIssue)
	c.Type("The auditor was ill.")
	c.Press(fyne.KeyTab, fyne.KeyReturn)
	if s.meeting.Status != data.Issued || s.meeting.Late != "The auditor was ill." {
		t.Errorf("the meeting is %s, late because %q", s.meeting.Status, s.meeting.Late)
	}
	if got := s.strip.Says(); got != "Issued on Fri 3 Jul, late: due out by Wed 1 Jul. The auditor was ill." {
		t.Errorf("the strip says %q", got)
	}
}

func TestALateItemNeedsItsReason(t *testing.T) {
	c, s := openOn(t, "2026-06-24")
	c.Run(session.KeyIssue)
	c.Press(fyne.KeyReturn)
	c.Run(session.KeyNew)
	c.Type("Added in time")
	if got := s.form.late.Says(); got != "" || len(c.Told) == 0 || strings.Contains(c.Told[len(c.Told)-1], "too late") {
		t.Errorf("an item with its clear days: %q, told %q", got, c.Told)
	}
	c.Clock = c.Clock.AddDate(0, 0, 10)
	c.Run(session.KeyNew)
	c.Type("The bridge")
	if got := c.Told[len(c.Told)-1]; !strings.Contains(got, "has to agree that it is urgent") || s.form.late.Says() != got {
		t.Errorf("told %q, the form says %q", got, s.form.late.Says())
	}
	c.Look("agenda-late-item")
	run(t, s, "Say why it is urgent…")
	c.Type("the bridge closed on Monday")
	c.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyReturn)
	it, _ := s.current()
	if it.Urgent != "the bridge closed on Monday" || !strings.HasSuffix(s.form.late.Says(), "agrees: the bridge closed on Monday") {
		t.Errorf("urgent because %q; the form says %q; failed %v", it.Urgent, s.form.late.Says(), c.Failed)
	}
	c.Press(fyne.KeyTab)
	s.focus(s.form.presenter)
	c.Type("A Clerk") // what is saved from the form keeps it
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	if kept := item(t, c, it.ID); kept.Urgent != it.Urgent || kept.Presenter != "A Clerk" {
		t.Errorf("the book has %+v", kept)
	}
	c.Look("agenda-urgent-item")
}

func TestAParishIsToldThatNothingCanBeDecided(t *testing.T) {
	c, s := open(t)
	body := c.Body
	body.Notice = data.EnglishParish
	if err := c.Book.SaveBody(context.Background(), &body); err != nil {
		t.Fatal(err)
	}
	if err := c.Book.IssueAgenda(context.Background(), c.Meeting.ID, "2026-07-01", ""); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Agenda, Meeting: c.Meeting.ID})
	c.Run(session.KeyNew)
	if got := c.Told[len(c.Told)-1]; !strings.Contains(got, "nothing can be decided on it") {
		t.Errorf("told %q", got)
	}
}

func TestTheDayOfADeadlineIsWrittenIn(t *testing.T) {
	c, s := open(t)
	it, _ := s.current()
	s.focus(s.form.editor)
	c.Type("Questions by 9.00am on the working day before the meeting, please.")
	if says := s.form.deadlines.Says(); len(says) != 1 || !strings.HasSuffix(says[0], "is Wednesday 8 July 2026.") {
		t.Fatalf("below the text: %q", says)
	}
	c.Look("agenda-deadline")
	tapFirst(t, s.form.deadlines.Root)
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	text, err := c.Book.Texts(context.Background(), it.ID)
	if err != nil || !strings.Contains(doc.Plain(text.Agenda.Doc), "the working day before the meeting (Wednesday 8 July 2026), please.") {
		t.Errorf("the text is %q (%v)", doc.Plain(text.Agenda.Doc), err)
	}
	if says := s.form.deadlines.Says(); says != nil {
		t.Errorf("then: %q", says)
	}
	// the meeting is put off: the day that stands there is another now
	m := c.Meeting
	m.Start = "2026-07-16T19:00"
	if err := c.Book.SaveMeeting(context.Background(), &m); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Agenda, Meeting: m.ID, Item: it.ID})
	if says := s.form.deadlines.Says(); len(says) != 1 || !strings.Contains(says[0], "is Wednesday 15 July 2026, and the text says Wednesday 8 July 2026.") {
		t.Fatalf("put off: %q", says)
	}
	c.Look("agenda-deadline-wrong")
	tapFirst(t, s.form.deadlines.Root)
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	text, err = c.Book.Texts(context.Background(), it.ID)
	if err != nil || !strings.Contains(doc.Plain(text.Agenda.Doc), "(Wednesday 15 July 2026), please.") {
		t.Errorf("put right it is %q (%v)", doc.Plain(text.Agenda.Doc), err)
	}
}

func run(t *testing.T, s *Screen, name string) {
	t.Helper()
	uitest.Run(t, s, name)
}

// tapFirst clicks the first tool in something.
func tapFirst(t *testing.T, o fyne.CanvasObject) {
	t.Helper()
	if !tap(o) {
		t.Fatal("there is nothing to click")
	}
}

func tap(o fyne.CanvasObject) bool {
	if box, ok := o.(*fyne.Container); ok {
		for _, child := range box.Objects {
			if tap(child) {
				return true
			}
		}
		return false
	}
	if tool, ok := o.(interface{ Tapped(*fyne.PointEvent) }); ok {
		tool.Tapped(nil)
		return true
	}
	return false
}

// TestAnItemThatWentOutTooLateIsLate: added in time, and in the members' hands only
// with a supplement of the last days.
func TestAnItemThatWentOutTooLateIsLate(t *testing.T) {
	c, s := openOn(t, "2026-06-24")
	c.Run(session.KeyIssue)
	c.Press(fyne.KeyReturn)
	c.Run(session.KeyNew)
	c.Type("Flood wall")
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	it, _ := s.current()
	late := data.Issue{Meeting: c.Meeting.ID, Document: data.IssuedSupplement, At: data.Date("2026-07-07").Time(), File: "s.pdf",
		SHA256: strings.Repeat("ab", 32), First: 1, Last: 1, Contents: []data.IssuedItem{{UID: it.UID}}}
	if err := c.Book.KeepIssue(context.Background(), &late); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Agenda, Meeting: c.Meeting.ID, Item: it.ID})
	if it, _ = s.current(); !s.isLate(it) || s.form.late.Says() == "" {
		t.Errorf("late %v, the form says %q", s.isLate(it), s.form.late.Says())
	}
}
