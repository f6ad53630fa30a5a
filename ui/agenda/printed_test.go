package agenda

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// beside shows the printed page beside an agenda; what it does is done at once.
func beside(t *testing.T) (*uitest.Council, *Screen) {
	t.Helper()
	c, s := open(t)
	p := s.printed.preview
	p.After = func(_ time.Duration, f func()) func() { f(); return func() {} }
	p.Work = func(job func(context.Context) error, done func(error)) { done(job(context.Background())) }
	c.Resize(fyne.NewSize(1440, 900))
	c.Run(session.KeyPreview)
	return c, s
}

// onPaper is the text of the page that is shown.
func (s *Screen) onPaper(t *testing.T) string {
	t.Helper()
	d, ok := s.printed.document()
	if !ok {
		t.Fatal("there is nothing to print")
	}
	return uitest.Printed(t, d.Kind, d.Meeting, d.Options)
}

// TestThePrintedPageFollows: what is typed is on the page before it is saved,
// of the item left behind too; order, papers and removals are.
func TestThePrintedPageFollows(t *testing.T) {
	c, s := beside(t)
	c.Look("agenda-printed")
	c.Press(fyne.KeyDown)
	c.Run(session.KeyNew)
	c.Type("Matters arising")
	c.Press(fyne.KeyReturn)
	c.Type("Helen Bract")
	c.Press(fyne.KeyReturn)
	c.Type("To note progress.")
	for _, want := range []string{"Matters arising", "Helen Bract", "To note progress.", "Councillor Ann Day"} {
		if !strings.Contains(s.onPaper(t), want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	s.standOn(s.items[0].ID)
	if err := s.saver.Flush(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(s.onPaper(t), "To note progress.") {
		t.Error("the text of an item left behind is not on the page")
	}
	s.standOn(s.items[2].ID)
	c.Run(session.KeyMoveUp)
	if page := s.onPaper(t); strings.Index(page, "Matters arising") > strings.Index(page, "Minutes of the last") {
		t.Error("an item that moved up is below on the page")
	}
	it, _ := s.current()
	s.changeItem(it.ID, func(it *data.Item) { it.Exempt = "3" })
	if strings.Contains(s.onPaper(t), "To note progress.") {
		t.Error("the public copy shows what is kept from the public")
	}
	uitest.Run(t, s, "Printed page: public copy or members' copy")
	if !strings.Contains(s.onPaper(t), "To note progress.") {
		t.Error("the members' copy does not show what is kept from the public")
	}
	c.Look("agenda-printed-members")
}

// TestThePapersOnThePrintedPage: an agenda with papers is printed as its pack.
func TestThePapersOnThePrintedPage(t *testing.T) {
	_, s := beside(t)
	it, _ := s.current()
	p := data.Paper{Item: it.ID, Name: "River report", Pages: 5}
	if err := s.session.Book.AttachPaper(context.Background(), &p, strings.NewReader("%PDF-1.7")); err != nil {
		t.Fatal(err)
	}
	s.readPapers()
	if page := s.onPaper(t); !strings.Contains(page, "Pages 2 – 6") {
		t.Errorf("the page does not say where the paper stands: %s", page)
	}
}

// TestThePrintedPageMakesRoom: in a narrow window the list and the form keep
// their places, and nothing goes on behind them.
func TestThePrintedPageMakesRoom(t *testing.T) {
	c, s := beside(t)
	wide := func() bool { return s.printed.preview.Visible() }
	if !wide() {
		t.Fatal("there is no printed page at 1440")
	}
	c.Resize(fyne.NewSize(820, 660))
	if wide() || !s.formSide.Visible() {
		t.Error("at 820 the printed page takes the form's room")
	}
	c.Look("agenda-printed-narrow")
	c.Resize(fyne.NewSize(1440, 900))
	if !wide() {
		t.Error("it does not come back")
	}
	if err := s.Leave(); err != nil {
		t.Fatal(err)
	}
	s.Show(session.Place{Screen: session.Agenda, Meeting: c.Meeting.ID})
	if !wide() {
		t.Error("it is gone after another screen was shown")
	}
	c.Run(session.KeyPreview)
	if wide() || s.side.Visible() {
		t.Error("its key does not take it away")
	}
}

// TestThePrintedPageInANarrowWindow stands in the place of the form when it is
// asked for, until the hands go to the form.
func TestThePrintedPageInANarrowWindow(t *testing.T) {
	c, s := beside(t)
	c.Run(session.KeyPreview)
	c.Resize(fyne.NewSize(820, 660))
	c.Run(session.KeyPreview)
	if !s.printed.preview.Visible() || s.formSide.Visible() {
		t.Fatal("asked for, it does not stand in the place of the form")
	}
	c.Look("agenda-printed-instead")
	c.Press(fyne.KeyDown, fyne.KeyReturn)
	if s.printed.preview.Visible() || !s.formSide.Visible() || c.Canvas().Focused() != fyne.Focusable(s.form.title) {
		t.Error("the hands went to a form that is not there")
	}
}
