package meetings

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// TestNextSaysByWhen is on Sunday 22 November 2026.
func TestNextSaysByWhen(t *testing.T) {
	b := uitest.NewBook(t)
	body := uitest.AddBody(t, b, "Finance Committee")
	for _, day := range []data.Date{"2026-11-26", "2026-12-03", "2027-01-06", "2026-12-10"} {
		uitest.AddMeeting(t, b, body, day)
	}
	issued := uitest.AddMeeting(t, b, body, "2026-12-04")
	if err := b.IssueAgenda(context.Background(), issued.ID, "2026-11-20", ""); err != nil {
		t.Fatal(err)
	}
	w, screen, _ := uitest.Show(t, b, New, session.Place{})
	want := [][2]string{
		{"Thursday 26 Nov, 7.00 pm. 4 days late: to be issued by Wed 18 Nov", "agenda late"},
		{"Thu 3 Dec 2026, 7.00 pm. Issue by Wed 25 Nov: in 3 days", "issue soon"},
		{"Fri 4 Dec 2026, 7.00 pm", "issued"},
		{"Thu 10 Dec 2026, 7.00 pm. Issue by Wed 2 Dec: in 10 days", "planned"},
		{"Wed 6 Jan 2027, 7.00 pm. Issue by Thu 24 Dec: in 32 days", "planned"},
	}
	s := screen.(*Screen)
	for i, task := range s.next {
		if got := [2]string{task.detail, task.badge}; got != want[i] {
			t.Errorf("%d: %q, want %q", i, got, want[i])
		}
	}
	w.Shot("meetings-next")

	if err := b.SaveHoliday(context.Background(), data.Holiday{Day: "2026-12-24", Kind: data.BankHoliday, Name: "A wedding"}); err != nil {
		t.Fatal(err)
	}
	s.read(0)
	if got := s.next[4].detail; got != "Wed 6 Jan 2027, 7.00 pm. Issue by Wed 23 Dec: in 31 days" {
		t.Errorf("with a holiday more: %q", got)
	}
	uitest.Run(t, screen, "By when the agenda must be out…")
	if w.Canvas().Overlays().Top() == nil {
		t.Error("nothing explains it")
	}
	w.Shot("meetings-by-when")
	w.Press(fyne.KeyEscape)
}
