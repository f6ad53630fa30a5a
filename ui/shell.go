// Package ui is the window of Minute Book: the names of the screens at the
// left, the screen in the middle, the footer below, and the menu and the
// command list over them.
//
// Words. The shell is what stays while screens change. A screen is made when it
// is first gone to and kept. To leave is to let the screen save what is typed;
// a screen that cannot save keeps the clerk.
//
// Promises. Every command stands in the menu, because a focused text field
// swallows every other kind of shortcut, and in the command list. Nothing opens
// over the page by itself: messages go to the footer and errors stay there
// until dealt with.
package ui

import (
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/data/store"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Screen names a screen and says how it is made and which key goes to it.
type Screen struct {
	Name session.Name
	Key  fyne.Shortcut
	Make func(*session.Session) session.Screen
}

// Options is what the window needs to know.
type Options struct {
	Window  fyne.Window
	Book    *store.Book
	Now     func() time.Time
	Open    func(path string) error                       // shows a file with the desktop's program for it
	Screens []Screen                                      // in the order of the navigation; Screens() has ours
	Every   func(d time.Duration, f func()) (stop func()) // what goes on by itself, see session.Session; nil: nothing
}

// Shell is the window around the screens. Its methods run on the UI goroutine.
type Shell struct {
	session *session.Session
	window  fyne.Window
	screens []Screen
	made    map[session.Name]*keptContent
	at      session.Name
	place   session.Place // where the clerk is
	meeting int64         // the one last worked on
	nav     *nav
	page    *fyne.Container
	hands   *widgets.Hands
	footer  *footer
	looks   *looks
	stop    func() // the clock of the footer
	closed  bool
}

// New puts the shell into the window. Go shows the first screen.
func New(o Options) *Shell {
	s := &Shell{
		window: o.Window, screens: o.Screens, made: map[session.Name]*keptContent{},
		page: container.NewStack(), stop: func() {},
	}
	s.looks = newLooks(fyne.CurrentApp(), s.refreshMenu)
	s.footer = newFooter(o.Now)
	s.session = &session.Session{
		Book: o.Book, Now: o.Now, Window: o.Window, Open: o.Open,
		Go: s.Go, Tell: s.footer.tell, Fail: s.fail, Mended: s.footer.mended, Dismiss: s.footer.dismiss, Saved: s.footer.saved, Commands: s.refreshMenu,
		Every: o.Every,
	}
	s.nav = newNav(o.Screens, func(n session.Name) { s.Go(session.Place{Screen: n}) })
	s.hands = widgets.NewHands(s.window.Canvas(), s.layout())
	s.window.SetContent(s.hands)
	s.window.SetPadded(false)
	s.window.Canvas().SetOnTypedKey(s.typed)
	s.window.SetCloseIntercept(s.quit)
	return s
}

// every calls f on the UI goroutine again and again until stop is called.
func every(d time.Duration, f func()) (stop func()) {
	ended := make(chan struct{})
	go func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				fyne.Do(f)
			case <-ended:
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(ended) })
}

func (s *Shell) layout() fyne.CanvasObject {
	// A page larger than the window scrolls; without the scroll the window would
	// grow beyond the desktop when the text is made larger.
	page := container.NewScroll(container.New(layout.NewCustomPaddedLayout(14, 10, 24, 24), s.page))
	sides := container.New(s.nav, s.nav.column, page) // on the ground, which is the window's own colour
	return container.NewBorder(nil, s.footer.bar, nil, nil, sides)
}

// Start shows the time in the footer and makes the backup that is due.
func (s *Shell) Start() {
	s.footer.tick()
	s.stop = every(5*time.Second, s.footer.tick)
	s.session.Work(s.session.Book.BackupIfDue, func(err error) {
		if err != nil && !s.closed {
			s.fail("make the backup that is due", err)
		}
	})
}

// Go leaves the present screen and shows another.
func (s *Shell) Go(p session.Place) {
	next := s.screen(p.Screen)
	if next == nil {
		s.fail("go to "+string(p.Screen), fmt.Errorf("there is no such screen"))
		return
	}
	if err := s.leave(); err != nil {
		s.fail("save this page", err)
		return
	}
	if was := s.made[s.at]; was != nil {
		was.painted = look.Now()
	}
	s.footer.mended("save")
	s.meeting = s.standing()
	if p.Meeting == 0 {
		p.Meeting = s.meeting
	}
	s.meeting = p.Meeting
	s.at, s.place = p.Screen, p
	s.footer.saved(time.Time{})
	s.window.Canvas().Unfocus()
	s.hands.Forget()
	s.page.Objects = []fyne.CanvasObject{next.Content()}
	s.page.Refresh()
	s.nav.mark(p.Screen)
	s.window.SetTitle("Minute Book – " + string(p.Screen))
	next.Show(p)
	next.painted = look.Repaint(next.painted)
	s.refreshMenu()
}

// standing is the meeting the hands are on: the one under the cursor of a
// screen that lists meetings, or else the one last worked on.
func (s *Shell) standing() int64 {
	if kept, ok := s.made[s.at]; ok {
		if list, ok := kept.Screen.(interface{ Standing() int64 }); ok && list.Standing() != 0 {
			return list.Standing()
		}
	}
	return s.meeting
}

// screen gives the screen of a name, made when first asked for; nil if there
// is none.
func (s *Shell) screen(n session.Name) *keptContent {
	if made, ok := s.made[n]; ok {
		return made
	}
	for _, screen := range s.screens {
		if screen.Name == n {
			made := &keptContent{Screen: screen.Make(s.session), painted: look.Now()}
			s.made[n] = made
			return made
		}
	}
	return nil
}

// keptContent makes a screen's content once.
type keptContent struct {
	session.Screen
	content fyne.CanvasObject
	painted *look.Theme // in which it was seen last
}

func (k *keptContent) Content() fyne.CanvasObject {
	if k.content == nil {
		k.content = k.Screen.Content()
	}
	return k.content
}

// current is the screen in sight; nil before there is one.
func (s *Shell) current() session.Screen {
	if kept, ok := s.made[s.at]; ok {
		return kept
	}
	return nil
}

func (s *Shell) leave() error {
	if screen := s.current(); screen != nil {
		return screen.Leave()
	}
	return nil
}

func (s *Shell) fail(doing string, err error) { s.footer.fail(doing, err) }

func (s *Shell) typed(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && s.footer.dismiss() {
		return
	}
	s.hands.TypedKey(key)
}

func (s *Shell) dialogOpen() bool { return s.window.Canvas().Overlays().Top() != nil }

// Shut saves what is typed and closes the book. It is called when the window
// has gone, also when the desktop ended the program, and does its work once.
func (s *Shell) Shut() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.stop()
	s.session.EndBeside()
	left := s.leave()
	if err := s.session.Book.Close(); err != nil {
		return err
	}
	return left
}
