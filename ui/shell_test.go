package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
	"minutebook/ui/widgets"
)

// fake is a screen that counts what is asked of it.
type fake struct {
	entry       *widgets.Entry
	made, shown int
	left        int
	at          session.Place
	stuck       error
	commands    []session.Command
}

func (f *fake) Content() fyne.CanvasObject {
	f.made++
	f.entry = widgets.NewEntry("")
	return container.NewStack(f.entry)
}
func (f *fake) Show(p session.Place)        { f.shown++; f.at = p }
func (f *fake) Leave() error                { f.left++; return f.stuck }
func (f *fake) Commands() []session.Command { return f.commands }

// shell is a shell on an empty book with two fake screens.
func shell(t *testing.T) (*Shell, *fake, *fake, fyne.Window) {
	t.Helper()
	uitest.NewApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(1200, 800))
	a, b := &fake{}, &fake{}
	book, err := store.Create(context.Background(), t.TempDir(), store.Options{Now: uitest.Now})
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Window: w, Book: book, Now: uitest.Now, Screens: []Screen{
		{session.Meetings, session.KeyMeetings, func(*session.Session) session.Screen { return a }},
		{session.Minutes, session.KeyMinutes, func(*session.Session) session.Screen { return b }},
	}})
	s.footer.after = func(time.Duration, func()) {}
	t.Cleanup(func() {
		a.stuck, b.stuck = nil, nil
		if err := s.Shut(); err != nil {
			t.Error(err)
		}
	})
	return s, a, b, w
}

func TestScreensAreMadeOnceAndLeft(t *testing.T) {
	s, a, b, w := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	s.Go(session.Place{Screen: session.Minutes, Meeting: 7})
	s.Go(session.Place{Screen: session.Meetings})
	s.Go(session.Place{Screen: session.Minutes})
	if a.made != 1 || a.shown != 2 || a.left != 2 || b.made != 1 || b.shown != 2 || b.left != 1 {
		t.Errorf("meetings %+v, minutes %+v", a, b)
	}
	if b.at.Meeting != 7 {
		t.Errorf("came back to meeting %d, want the one last worked on", b.at.Meeting)
	}
	if w.Title() != "Minute Book – Minutes" {
		t.Errorf("the title is %q", w.Title())
	}
}

func TestAScreenThatCannotSaveKeepsTheClerk(t *testing.T) {
	s, a, b, w := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	a.stuck = errors.New("the disk is full")
	s.Go(session.Place{Screen: session.Minutes})
	if b.shown != 0 || s.at != session.Meetings {
		t.Error("went on although nothing was saved")
	}
	if got := s.footer.what.Text; got != "Could not save this page: the disk is full" || s.footer.trouble.Hidden {
		t.Errorf("the footer says %q", got)
	}
	s.quit()
	if w.Canvas().Overlays().Top() == nil {
		t.Error("closed without a word about what is not saved")
	}
}

func TestErrorsStayUntilDealtWith(t *testing.T) {
	s, _, _, _ := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	for _, what := range []string{"first", "second", "second", "third"} {
		s.session.Fail(what, errors.New("no"))
	}
	if !strings.HasPrefix(s.footer.what.Text, "Could not first: no") || !strings.Contains(s.footer.what.Text, "2 more") {
		t.Errorf("says %q", s.footer.what.Text)
	}
	for range 3 {
		if s.footer.trouble.Hidden {
			t.Fatal("an error went away by itself")
		}
		s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if !s.footer.trouble.Hidden {
		t.Error("the errors stayed after each was dismissed")
	}
}

func TestReason(t *testing.T) {
	for _, r := range []struct{ doing, err, want string }{
		{"delete the body", "delete body: it has met", "it has met"},
		{"delete the body", "save body: it has met", "save body: it has met"},
		{"export", "the disk is full", "the disk is full"},
	} {
		if got := reason(r.doing, errors.New(r.err)); got != r.want {
			t.Errorf("%s, %s: %q", r.doing, r.err, got)
		}
	}
}

func TestMessagesFade(t *testing.T) {
	s, _, _, _ := shell(t)
	var fades []func()
	s.footer.after = func(_ time.Duration, f func()) { fades = append(fades, f) }
	s.session.Tell("one")
	s.session.Tell("two")
	fades[0]()
	if s.footer.message.Words() != "two" {
		t.Errorf("the first message's end left %q", s.footer.message.Words())
	}
	fades[1]()
	if s.footer.message.Words() != "" {
		t.Error("the message stayed")
	}
	s.session.Saved(uitest.Now())
	if s.footer.save.Words() != "Saved 19:42:07" {
		t.Errorf("shows %q", s.footer.save.Words())
	}
}

func TestMenuHoldsEveryCommand(t *testing.T) {
	s, a, _, w := shell(t)
	ran, off := 0, true
	a.commands = []session.Command{
		{Menu: "Item", Name: "Next item", Key: session.KeyNextItem, Run: func() { ran++ }},
		{Menu: "Item", Name: "Not now", Key: session.KeyMotion, Run: func() { ran += 100 }, Off: func() bool { return off }},
		{Menu: "Edit", Name: "Mine", Key: session.KeyCommands, Run: func() {}},
	}
	s.Go(session.Place{Screen: session.Meetings})
	items := map[string]*fyne.MenuItem{}
	var menus []string
	for _, m := range w.MainMenu().Items {
		menus = append(menus, m.Label)
		for _, i := range m.Items {
			name, key, _ := strings.Cut(i.Label, "    ")
			items[name] = i
			if _, painted := i.Shortcut.(fyne.KeyboardShortcut); painted || (i.Shortcut == nil) != (key == "") {
				t.Errorf("the key of %q cannot be read", i.Label)
			}
		}
	}
	if got := strings.Join(menus, " "); got != "File Edit Item Go View Help" {
		t.Errorf("menus %s", got)
	}
	if items["All commands…"] != nil {
		t.Error("the shell kept a key that the screen has taken")
	}
	items["Next item"].Action()
	items["Not now"].Action()
	if ran != 1 {
		t.Errorf("ran %d", ran)
	}
	widgets.Ask(w, "Question", "?", "Yes", func() {})
	items["Next item"].Action()
	if ran != 1 {
		t.Error("a shortcut reached the page behind a question")
	}
}

func TestCommandList(t *testing.T) {
	s, a, _, w := shell(t)
	ran := ""
	a.commands = []session.Command{
		{Menu: "Item", Name: "Next item", Run: func() { ran = "next" }},
		{Menu: "Item", Name: "Take a vote", Run: func() { ran = "vote" }},
	}
	s.Go(session.Place{Screen: session.Meetings})
	s.showCommands()
	test.Type(w.Canvas().Focused(), "vote")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if ran != "vote" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("ran %q", ran)
	}
}

// TestKeysAreUnambiguous: on no screen do two commands have one key, and keys
// that text fields keep for themselves are nobody's.
func TestKeysAreUnambiguous(t *testing.T) {
	uitest.NewApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(1200, 800))
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-12-03")
	s := New(Options{Window: w, Book: b, Now: uitest.Now, Screens: Screens()})
	defer func() { s.stop() }()
	for _, screen := range Screens() {
		s.Go(session.Place{Screen: screen.Name, Meeting: m.ID})
		held := map[string]string{"Ctrl+A": "text", "Ctrl+C": "text", "Ctrl+V": "text", "Ctrl+X": "text"}
		for _, c := range s.commands() {
			if c.Menu == "" || c.Name == "" || c.Run == nil {
				t.Errorf("%s: %+v is no command", screen.Name, c)
			}
			key := session.KeyText(c.Key)
			if other := held[key]; key != "" && other != "" {
				t.Errorf("%s: %s is %q and %q", screen.Name, key, other, c.Name)
			}
			held[key] = c.Name
		}
		if err := s.leave(); err != nil {
			t.Error(err)
		}
	}
}

func TestLooks(t *testing.T) {
	s, _, _, _ := shell(t)
	s.looks.choose(look.HighContrast)
	for range 10 {
		s.looks.step(1)
	}
	th := fyne.CurrentApp().Settings().Theme().(*look.Theme)
	if sizes := look.TextSizes(); th.Palette() != look.HighContrast || th.TextSize() != sizes[len(sizes)-1] {
		t.Errorf("palette %s, size %v", th.Palette(), th.TextSize())
	}
}

// TestOtherLooksKeepTheScreen: she chooses them in mid-meeting, and stays where
// she is. A screen out of sight takes them when it is gone to.
func TestOtherLooksKeepTheScreen(t *testing.T) {
	s, a, b, w := shell(t)
	s.Go(session.Place{Screen: session.Minutes, Meeting: 7})
	line := widgets.NewLine("x", look.Text)
	s.made[session.Minutes].content.(*fyne.Container).Add(line)
	s.Go(session.Place{Screen: session.Meetings})
	w.Canvas().Focus(a.entry)
	s.looks.choose(look.Dark)
	if a.made != 1 || a.shown != 1 || a.left != 0 || s.at != session.Meetings || w.Canvas().Focused() != fyne.Focusable(a.entry) {
		t.Errorf("the screen in sight: %+v", a)
	}
	for _, m := range w.MainMenu().Items {
		for _, i := range m.Items {
			if i.Checked != (i.Label == string(look.Dark)) {
				t.Errorf("the menu ticks %q: %v", i.Label, i.Checked)
			}
		}
	}
	s.Go(session.Place{Screen: session.Minutes})
	if b.made != 1 {
		t.Error("the other screen was made anew")
	}
	if got := test.WidgetRenderer(line).Objects()[0].(*canvas.Text).Color; got != look.Now().Color(look.Text, 0) {
		t.Errorf("the other screen kept its colour %v", got)
	}
}

// TestFitsALaptop: in a window of 1280 by 680 points, what a laptop of 1366 by
// 768 has left, and in one of 1024 by 700 no page needs to scroll; and however
// large the text is, the window itself still fits.
func TestFitsALaptop(t *testing.T) {
	uitest.NewApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	room := fyne.NewSize(1280, 680)
	w.Resize(room)
	b := uitest.NewBook(t)
	m := uitest.AddMeeting(t, b, uitest.AddBody(t, b, "Finance Committee"), "2026-12-03")
	if err := b.BeginMinutes(context.Background(), m.ID); err != nil {
		t.Fatal(err)
	}
	s := New(Options{Window: w, Book: b, Now: uitest.Now, Screens: Screens()})
	defer func() { s.stop() }()
	s.looks.apply()
	for _, room := range []fyne.Size{{Width: 1024, Height: 700}, room} {
		w.Resize(room)
		for _, screen := range Screens() {
			s.Go(session.Place{Screen: screen.Name, Meeting: m.ID})
			room := room.Subtract(s.nav.column.MinSize()).Width
			if got := s.page.MinSize(); got.Width > room-48 || got.Height > 680-40 {
				t.Errorf("%s wants %v of %v", screen.Name, got, room-48)
			}
		}
	}
	for _, screen := range Screens() {
		s.Go(session.Place{Screen: screen.Name})
		s.looks.step(1)
	}
	if got := w.Content().MinSize(); got.Width > room.Width || got.Height > room.Height {
		t.Errorf("with the largest text the window wants %v", got)
	}
	if err := s.leave(); err != nil {
		t.Error(err)
	}
}

func TestShutSavesAndClosesOnce(t *testing.T) {
	s, a, _, _ := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	if err := s.Shut(); err != nil {
		t.Fatal(err)
	}
	if err := s.Shut(); err != nil || a.left != 1 {
		t.Errorf("left %d times, %v", a.left, err)
	}
	again, err := store.Open(context.Background(), s.session.Book.Dir(), store.Options{})
	if err != nil {
		t.Fatal("the book is not free:", err)
	}
	again.Close()
}

func TestOpenOrCreate(t *testing.T) {
	fresh := filepath.Join(t.TempDir(), "new", "book")
	b, err := openOrCreate(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openOrCreate(fresh); !errors.Is(err, store.ErrInUse) {
		t.Errorf("a book in use: %v", err)
	}
	b.Close()
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "holiday.jpg"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openOrCreate(other); !errors.Is(err, store.ErrNotABook) {
		t.Errorf("a folder of other things: %v", err)
	}
}

func TestTroubleOffersABackup(t *testing.T) {
	w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return widget.NewLabel("") })
	dir := t.TempDir()
	b, err := store.Create(context.Background(), dir, store.Options{Now: uitest.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.BackupIfDue(context.Background()); err != nil {
		t.Fatal(err)
	}
	b.Close()
	if err := os.WriteFile(filepath.Join(dir, "book.db"), []byte(strings.Repeat("not a database", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, trouble := openOrCreate(dir)
	if trouble == nil {
		t.Fatal("a damaged book was opened")
	}
	opened := false
	Trouble(w.Window, dir, trouble, func(string) { opened = true })
	w.Shot("trouble")
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	w.Shot("trouble-backups")
	w.Press(fyne.KeyReturn)
	uitest.Until(t, "the backup to be restored", func() bool { return opened })
	restored, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	restored.Close()
}

func TestCrashReport(t *testing.T) {
	dir := t.TempDir()
	earlier, end, err := WatchCrashes(dir, uitest.Now())
	if err != nil || earlier != "" {
		t.Fatal(earlier, err)
	}
	end()
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("a good end left %v", left)
	}
	if err := os.WriteFile(filepath.Join(dir, crashName), []byte("panic: oh\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	earlier, end, err = WatchCrashes(dir, uitest.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	if report, err := os.ReadFile(earlier); err != nil || string(report) != "panic: oh\n" {
		t.Errorf("the earlier report is %q, %v", report, err)
	}
}

// What is typed after a click has taken the focus away, as one on the menu
// does, goes where it went before.
func TestNothingTypedIsLostAfterTheMenu(t *testing.T) {
	s, a, b, w := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	canvas := w.Canvas()
	canvas.OnTypedRune()('x')
	if a.entry.Text != "" {
		t.Fatal("a field the hands were never in got a letter")
	}
	canvas.Focus(a.entry)
	canvas.Unfocus()
	canvas.OnTypedRune()('M')
	canvas.Focused().TypedRune('i')
	if a.entry.Text != "Mi" {
		t.Errorf("the field has %q", a.entry.Text)
	}
	canvas.Unfocus()
	canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if a.entry.Text != "M" || canvas.Focused() != fyne.Focusable(a.entry) {
		t.Errorf("after a key the field has %q", a.entry.Text)
	}
	canvas.Unfocus()
	ran := false
	s.run(session.Command{Name: "Mark", Run: func() { ran = canvas.Focused() == fyne.Focusable(a.entry) }})
	if !ran {
		t.Error("a command of the menu ran with the hands nowhere")
	}
	s.Go(session.Place{Screen: session.Minutes})
	canvas.Unfocus()
	if canvas.OnTypedRune()('y'); a.entry.Text != "M" || b.entry.Text != "" {
		t.Error("a letter went to another screen")
	}
}

// An error goes when what it was about has succeeded since.
func TestAnErrorGoesWhenItsDoingSucceeds(t *testing.T) {
	s, _, _, _ := shell(t)
	s.Go(session.Place{Screen: session.Meetings})
	bad := errors.New("the disk is full")
	for _, doing := range []string{"save the item", "attach papers", "search"} {
		s.session.Did(doing, bad)
	}
	said := func() (out []string) {
		for _, e := range s.footer.errors {
			out = append(out, e.doing)
		}
		return out
	}
	s.session.Did("attach papers", nil)
	if got := strings.Join(said(), ", "); got != "save the item, search" {
		t.Errorf("after the papers are attached: %s", got)
	}
	s.session.Saved(time.Time{})
	if len(said()) != 2 {
		t.Error("nothing was saved, and an error went")
	}
	s.session.Saved(uitest.Now())
	if got := strings.Join(said(), ", "); got != "search" || !strings.HasPrefix(s.footer.what.Text, "Could not search") {
		t.Errorf("after saving: %s; the footer says %q", got, s.footer.what.Text)
	}
	s.session.Did("search", nil)
	if !s.footer.trouble.Hidden {
		t.Error("an empty red line stays")
	}
}
