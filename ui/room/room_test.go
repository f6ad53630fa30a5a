package room

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/uitest"
)

// blank is a screen of nothing.
type blank struct{}

func (blank) Content() fyne.CanvasObject  { return newBoard(nil) }
func (blank) Show(session.Place)          {}
func (blank) Leave() error                { return nil }
func (blank) Commands() []session.Command { return nil }

// open opens the window of an invented council on a moment of its meeting.
func open(t *testing.T, moment func() (session.Moment, bool)) (*uitest.Council, func()) {
	t.Helper()
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	var tick func()
	c.Session.Live = moment
	c.Session.Every = func(_ time.Duration, f func()) func() { tick = f; return func() {} }
	Open(c.Session)
	return c, func() { tick() }
}

func TestTheWindowFollowsThePage(t *testing.T) {
	m := session.Moment{Record: council(motion), Item: 2, Block: "m"}
	live := true
	c, tick := open(t, func() (session.Moment, bool) { return m, live })
	w := windowOf(t, Title)
	b := w.Content().(*board)
	if b.view.Words != "That the basin be dredged." || len(c.Told) != 1 || !strings.Contains(c.Told[0], "F11") {
		t.Errorf("it shows %+v and says %q", b.view, c.Told)
	}
	m.Record = council(amendment)
	m.Block = "a"
	tick()
	if b.view.Words != "Leave out “basin”." {
		t.Errorf("after the page changed: %+v", b.view)
	}
	live = false
	tick()
	if b.view.Words != "" || b.view.Clock != "19:04" {
		t.Errorf("with no meeting open: %+v", b.view)
	}
	Open(c.Session)
	n := 0
	for _, open := range fyne.CurrentApp().Driver().AllWindows() {
		if open.Title() == Title {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d windows for the room after the key was pressed again", n)
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF11})
	full := w.FullScreen()
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !full || w.FullScreen() {
		t.Error("F11 and Esc do not fill the screen and leave it again")
	}
	b.DoubleTapped(nil)
	if !w.FullScreen() {
		t.Error("a double click does not fill the screen")
	}
}

// Closing the window ends its clock; the main one stays, and the window can be
// opened again.
func TestTheWindowEnds(t *testing.T) {
	c := uitest.NewCouncil(t, func(*session.Session) session.Screen { return blank{} })
	clocks := 0
	c.Session.Every = func(time.Duration, func()) func() { clocks++; return func() { clocks-- } }
	for range 2 {
		Open(c.Session)
		if clocks != 1 {
			t.Fatalf("%d clocks run", clocks)
		}
		windowOf(t, Title).Close()
		if clocks != 0 {
			t.Fatalf("%d clocks run after the window closed", clocks)
		}
	}
	Open(c.Session)
	c.Session.EndBeside()
	if clocks != 0 {
		t.Errorf("%d clocks outlive the main window", clocks)
	}
}

// TestLooks makes the pictures that are looked at.
func TestLooks(t *testing.T) {
	long := full
	long.Kind, long.Of, long.Result, long.Count, long.Speaker = "Motion", "", "", "", ""
	long.Words = "That the Council\n(a) notes the report of the Harbour Master and the survey of the silt in the inner basin, and thanks the volunteers who measured it through the winter;\n" +
		"(b) agrees to dredge the inner basin in October, at a cost of not more than £184,000, to be met from the harbour reserve, subject to the licence being granted and to the seals having left the mud; and\n" +
		"(c) asks the Harbour Master to report to the meeting in December on a programme for the next ten years, with what it would cost and how it might be paid for."
	only := View{Body: full.Body, Number: "12", Title: "Dredging of the inner basin: report of the Harbour Master", Clock: "19:42"}
	private := View{Body: full.Body, Number: "15", Title: "Purchase of land at Quay Street", Notice: excluded, Clock: "20:51"}
	short := full
	short.Kind, short.Words, short.Of, short.Result, short.Count, short.Speaker = "Motion", "That the inner basin be dredged in October.", "", "", "", ""
	lost := full
	lost.Words, lost.Result, lost.Count, lost.Passed = "Leave out “October” and insert “March”.", "LOST", "4 for, 4 against, 0 abstained, on the casting vote", false
	speaking := only
	speaking.Speaker, speaking.Spoken = "A resident of the quay", "02:31"
	for name, v := range map[string]View{"item": only, "long": long, "amendment-lost": lost, "motion": short, "private": private, "speaking": speaking,
		"carried": {Body: full.Body, Number: "12", Title: full.Title, Kind: "Motion as amended", Words: short.Words, Credits: full.Credits, Result: "CARRIED", Count: full.Count, Passed: true, Clock: "19:58"}} {
		b := newBoard(nil)
		w := uitest.NewWindow(t, func(fyne.Window) fyne.CanvasObject { return b })
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1440, 900))
		b.show(v)
		w.Shot("room-" + name)
		fyne.CurrentApp().Settings().SetTheme(look.New(look.HighContrast, 0))
		b.Refresh()
		w.Shot("room-" + name + "-contrast")
	}
}

func windowOf(t *testing.T, title string) fyne.Window {
	t.Helper()
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Title() == title {
			return w
		}
	}
	t.Fatalf("no window %q", title)
	return nil
}

// heard is a field that keeps what it is given.
type heard struct {
	widget.Entry
	keys []fyne.KeyName
}

func (h *heard) TypedKey(key *fyne.KeyEvent) { h.keys = append(h.keys, key.Name) }

// TestWhatIsTypedInTheRoomGoesToThePage: the window comes to the front while the
// clerk types, and no word is lost.
func TestWhatIsTypedInTheRoomGoesToThePage(t *testing.T) {
	c, _ := open(t, func() (session.Moment, bool) { return session.Moment{}, false })
	page := &heard{}
	page.ExtendBaseWidget(page)
	c.Session.Window.SetContent(page)
	c.Session.Window.Canvas().Focus(page)
	w := windowOf(t, Title).Canvas()
	for _, r := range "to be" {
		w.OnTypedRune()(r)
	}
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyF11, desktop.KeyAltLeft, fyne.KeyF4, fyne.KeyUnknown} {
		w.OnTypedKey()(&fyne.KeyEvent{Name: k})
	}
	if page.Text != "to be" || !slices.Equal(page.keys, []fyne.KeyName{fyne.KeyReturn}) {
		t.Errorf("the page heard %q and %v", page.Text, page.keys)
	}
}
