package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/exchange/sample"
	"minutebook/data/rules/check"
	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/minutes/checks"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// checkNow makes checks run at once, here and now.
func checkNow(s *Screen) {
	s.checks.Work = func(job func(context.Context) error, done func(error)) { done(job(context.Background())) }
	s.checks.Run()
}

func saidNow(s *Screen) []string {
	var out []string
	for _, f := range s.checks.Findings() {
		out = append(out, f.Says)
	}
	return out
}

func expectChecks(t *testing.T, s *Screen, want ...string) {
	t.Helper()
	if got := saidNow(s); !slices.Equal(got, want) {
		t.Errorf("the list says %q, want %q", got, want)
	}
}

func TestChecksFollowWhatIsTyped(t *testing.T) {
	c, s := live(t)
	checkNow(s)
	expectChecks(t, s) // before the first word
	if got := s.checks.Says(); got != "Nothing to look at" {
		t.Errorf("the line says %q", got)
	}
	c.Type("Councillor Dya spoke on Thursday 10 July 2026.")
	if len(s.checks.Findings()) != 0 {
		t.Error("the list has changed while a key was pressed")
	}
	s.checks.Run()
	if got := s.checks.Says(); got != "4 things to look at" {
		t.Errorf("the line says %q", got)
	}
	expectChecks(t, s, "Nothing is minuted under this item.", "Nothing is minuted under this item.",
		"Councillor Dya: do you mean Day?", "10 July 2026 is a Friday, not a Thursday.")
	if c.Canvas().Focused() != s.editor {
		t.Error("the list has taken the focus")
	}
}

func TestFromAFindingToItsWordsAndBack(t *testing.T) {
	c, s := live(t)
	c.Type("Councillor Dya spoke.")
	checkNow(s)
	c.Run(session.KeyChecks)
	if c.Canvas().Focused() != s.checks.Rows {
		t.Fatalf("the hands are not on the list but on %T", c.Canvas().Focused())
	}
	c.Press(fyne.KeyEnd, fyne.KeyReturn)
	if c.Canvas().Focused() != s.editor || s.editor.Selection() != "Councillor Dya" {
		t.Fatalf("selected %q, hands on %T", s.editor.Selection(), c.Canvas().Focused())
	}
	c.Type("Councillor Day")
	s.checks.Run()
	expectChecks(t, s, "Nothing is minuted under this item.", "Nothing is minuted under this item.")

	c.Run(session.KeyChecks)
	c.Press(fyne.KeyHome, fyne.KeyReturn)
	if s.section() != c.Items[0].ID {
		t.Errorf("went to item %d, want the first", s.section())
	}
	c.Run(session.KeyChecks)
	c.Press(fyne.KeyEscape)
	if c.Canvas().Focused() != s.editor {
		t.Error("Esc does not go back to the page")
	}
	c.Run(session.KeyChecks)
	c.Run(session.KeyChecks)
	if c.Canvas().Focused() != s.editor {
		t.Error("the key of the list does not go back to the page")
	}
}

// What is missing in an item stays on the list while the clerk goes back to it,
// and looking ahead leaves nothing on it.
func TestWhatIsMissingStaysUntilItIsMended(t *testing.T) {
	const missing = "Nothing is minuted under this item."
	c, s := live(t)
	s.enterItem(c.Items[0].ID)
	c.Type("Councillor Teasel sent apologies.")
	c.Run(session.KeyNextItem)
	c.Run(session.KeyNextItem) // past the minutes of the last meeting
	checkNow(s)
	expectChecks(t, s, missing)
	s.goToFinding(s.checks.Findings()[0])
	s.checks.Run()
	expectChecks(t, s, missing)
	c.Type("The minutes were approved.")
	s.checks.Run()
	expectChecks(t, s)

	s.enterItem(c.Items[4].ID) // look ahead
	s.checks.Run()
	if len(s.checks.Findings()) == 0 {
		t.Error("what the caret has passed is not missing")
	}
	s.enterItem(c.Items[2].ID)
	s.checks.Run()
	expectChecks(t, s)
}

// Words that have moved since the check are found where they are now.
func TestAFindingFollowsItsWords(t *testing.T) {
	c, s := live(t)
	c.Type("Councillor Dya spoke.")
	checkNow(s)
	s.editor.GoTo(c.Items[2].ID, s.checks.Findings()[2].Block)
	c.Press(fyne.KeyHome)
	c.Type("It was late. ")
	s.goToFinding(s.checks.Findings()[2])
	if got := s.editor.Selection(); got != "Councillor Dya" {
		t.Errorf("selected %q", got)
	}
}

func TestWhatIsRightIsSetAside(t *testing.T) {
	c, s := live(t)
	c.Type("Councillor Dya spoke. Councillor Marhs spoke.")
	checkNow(s)
	c.Run(session.KeyChecks)
	c.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDelete)
	expectChecks(t, s, "Nothing is minuted under this item.", "Nothing is minuted under this item.", "Councillor Marhs: do you mean Marsh?")
	s.checks.Run()
	s.Show(session.Place{Meeting: c.Meeting.ID, Item: c.Items[2].ID})
	s.checks.Run()
	if len(s.checks.Findings()) > 0 && slices.Contains(saidNow(s), "Councillor Dya: do you mean Day?") {
		t.Errorf("what was set aside is shown again: %q", saidNow(s))
	}
	if last := c.Told[len(c.Told)-1]; !strings.Contains(last, "Councillor Dya") {
		t.Errorf("told %q", last)
	}
}

func TestASentenceBecomesAnAction(t *testing.T) {
	c, s := live(t)
	const sentence = "Officers were asked to report on rents."
	c.Type("The report was noted. " + sentence)
	checkNow(s)
	s.goToFinding(s.checks.Findings()[len(s.checks.Findings())-1])
	if !s.pane.Asks() {
		t.Fatal("no form is open")
	}
	c.Run(session.KeyNextItem) // puts it in
	leave(t, s)
	tasks := doc.Tasks(minutesOf(t, c, c.Items[2].ID))
	if len(tasks) != 1 || tasks[0].Source != sentence {
		t.Fatalf("actions %+v", tasks)
	}
	s.checks.Run()
	for _, f := range s.checks.Findings() {
		if f.Offer() {
			t.Errorf("offered again: %q", f.Says)
		}
	}
}

// A check that ends after another meeting was opened shows nothing there.
func TestACheckOfAnotherMeetingIsDropped(t *testing.T) {
	c, s := live(t)
	c.Type("Councillor Dya spoke.")
	var finish func()
	s.checks.Work = func(job func(context.Context) error, done func(error)) {
		err := job(context.Background())
		finish = func() { done(err) }
	}
	s.checks.Run()
	leave(t, s)
	s.Show(session.Place{Meeting: c.Meeting.ID})
	finish()
	expectChecks(t, s)
}

// The watch checks when the hands have rested, not before.
func TestChecksWaitForTheHandsToRest(t *testing.T) {
	c, s := live(t)
	checkNow(s)
	c.Type("Councillor Dya spoke.")
	c.Clock = c.Clock.Add(checks.Pause - time.Millisecond)
	s.checks.Look()
	if slices.Contains(saidNow(s), "Councillor Dya: do you mean Day?") {
		t.Error("checked too early")
	}
	c.Clock = c.Clock.Add(time.Millisecond)
	s.checks.Look()
	if !slices.Contains(saidNow(s), "Councillor Dya: do you mean Day?") {
		t.Errorf("not checked: %q", saidNow(s))
	}
}

func TestTheListCanBeClosed(t *testing.T) {
	c, s := live(t)
	c.Type("Councillor Dya spoke.")
	checkNow(s)
	s.checks.Toggle()
	if s.checks.Rows.Visible() {
		t.Error("the list stands open")
	}
	c.Run(session.KeyChecks)
	if !s.checks.Rows.Visible() || c.Canvas().Focused() != s.checks.Rows {
		t.Error("the key does not open the list")
	}
	if got := s.outline.Root.Size().Height; got > 0.7*s.checks.Root.Size().Height {
		t.Errorf("the outline has %v of %v", got, s.checks.Root.Size().Height)
	}
}

func TestPictureOfChecks(t *testing.T) {
	var s *Screen
	b := uitest.NewBook(t)
	if err := sample.Fill(context.Background(), b, data.DateOf(uitest.Now())); err != nil {
		t.Fatal(err)
	}
	meeting := draftIn(t, b)
	w, _, _ := uitest.Show(t, b, func(ses *session.Session) session.Screen {
		s = newScreen(ses)
		s.saver.After = func(time.Duration, func()) func() { return func() {} }
		return s
	}, session.Place{Screen: session.Minutes, Meeting: meeting})
	lease := slices.IndexFunc(s.items, func(it data.Item) bool { return strings.HasPrefix(it.Title, "Lease of the slipway") })
	s.enterItem(s.items[lease].ID)
	w.Type(" Officers were asked to report on the rents of Thursday 3 March 2026 (Minute No.   ). Of the 40 moorings, 12 of the 40 boats (31%) were let; Councillor Iversbey asked why.")
	s.enterItem(s.items[lease+1].ID)
	checkNow(s)
	for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
		w.Resize(size)
		for _, p := range []struct {
			name    string
			palette look.Palette
		}{{"light", look.Light}, {"contrast", look.HighContrast}} {
			fyne.CurrentApp().Settings().SetTheme(look.New(p.palette, 0))
			s.root.Refresh()
			w.Shot("checks-" + p.name + "-" + widthOf(size))
		}
	}
	w.Canvas().Focus(s.checks.Rows)
	w.Shot("checks-focus")
	fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 20))
	s.root.Refresh()
	w.Shot("checks-large")
	if len(s.checks.Findings()) < 5 {
		t.Errorf("only %q", saidNow(s))
	}
	for _, f := range s.checks.Findings() {
		if f.Rule == check.Nobody && f.Words != "Councillor Iversbey" {
			t.Errorf("%q is nobody's name", f.Words)
		}
	}
}

// draftIn is the meeting of the sample whose minutes are being typed.
func draftIn(t *testing.T, b *store.Book) int64 {
	t.Helper()
	rows, err := b.Meetings(context.Background(), store.MeetingFilter{Statuses: []data.Status{data.Drafting}})
	if err != nil || len(rows) == 0 {
		t.Fatal("no minutes are being typed", err)
	}
	return rows[0].ID
}

func widthOf(size fyne.Size) string { return fmt.Sprint(int(size.Width)) }
