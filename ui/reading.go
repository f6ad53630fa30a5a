package ui

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"minutebook/ui/review"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// Reading is a window in which somebody reads a review file: the whole program
// for a reader who has no book, or a window beside the clerk's.
type Reading struct {
	app   fyne.App
	win   fyne.Window
	file  *review.Window
	looks *looks // nil beside the clerk's window, which has them
	hands *widgets.Hands
}

// Read is the window of the program where it was started with a review file.
func Read(a fyne.App, win fyne.Window, path string) *Reading {
	r := &Reading{app: a, win: win}
	r.looks = newLooks(a, r.refreshMenu)
	r.open(path, time.Now)
	return r
}

// open puts the file into the window.
func (r *Reading) open(path string, now func() time.Time) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	r.file = review.New(review.Options{Window: r.win, Now: now, Open: r.show, Commands: r.refreshMenu}, path)
	r.hands = widgets.NewHands(r.win.Canvas(), r.file.Content())
	r.win.SetPadded(false)
	r.win.SetContent(r.hands)
	r.win.SetTitle(r.file.Title())
	r.win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { r.hands.TypedKey(key) })
	r.win.SetCloseIntercept(r.quit)
	r.refreshMenu()
	r.file.Show()
}

// show opens a file with the program the desktop has for it.
func (r *Reading) show(path string) error { return openWith(r.app, path) }

// openWith opens a file with the program the desktop has for it.
func openWith(a fyne.App, path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return a.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)})
}

// commands lists what can be done; keys that the page has are not those of the
// looks too.
func (r *Reading) commands() []session.Command {
	all := r.file.Commands()
	if r.looks != nil {
		taken := func(c session.Command) bool {
			return slices.ContainsFunc(all, func(o session.Command) bool { return session.KeyText(o.Key) == session.KeyText(c.Key) })
		}
		for _, c := range r.looks.commands() {
			if c.Key != nil && taken(c) {
				c.Key = nil
			}
			all = append(all, c)
		}
	}
	return append(all,
		session.Command{Menu: "Help", Name: "All commands…", Key: session.KeyCommands, Run: func() { listCommands(r.win, r.commands(), r.run) }},
		session.Command{Menu: "File", Name: r.closing(), Key: session.KeyQuit, Run: r.quit})
}

// closing is what the command is called that closes the window.
func (r *Reading) closing() string {
	if r.looks == nil {
		return "Close this window"
	}
	return "Quit"
}

func (r *Reading) refreshMenu() {
	if r.file == nil {
		return
	}
	chosen := func(string) bool { return false }
	if r.looks != nil {
		chosen = r.looks.chosen
	}
	r.win.SetMainMenu(mainMenu(r.commands(), r.run, chosen))
}

// run does a command, unless a dialog asks something.
func (r *Reading) run(c session.Command) {
	if r.win.Canvas().Overlays().Top() != nil && c.Name != r.closing() {
		return
	}
	r.hands.Back()
	c.Run()
}

// quit closes the window; what is not saved is told first.
func (r *Reading) quit() {
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		r.win.Canvas().Overlays().Remove(top)
	}
	err := r.Close()
	if err == nil {
		r.win.Close()
		return
	}
	words := widgets.Capital(err.Error()) + "\n\nWhat could not be saved would be lost. You can keep it in another place: File, Keep in another place."
	widgets.NewDialog(r.win, "Not everything is saved", wrappedLabel(words), "", nil).LeaveAs("Stay here").
		Also("Close all the same", r.win.Close).Show(nil)
}

// Close saves what is not in the file yet.
func (r *Reading) Close() error { return r.file.Leave() }

// openReview opens a review file in a window beside the clerk's.
func (s *Shell) openReview() {
	review.Choose(s.window, "", func(path string) {
		s.session.Beside("Review – "+strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(w fyne.Window) func() {
			w.Resize(fyne.NewSize(1280, 820))
			r := &Reading{app: fyne.CurrentApp(), win: w}
			r.open(path, s.session.Now)
			return func() {
				if err := r.Close(); err != nil {
					s.fail("save the review file", err)
				}
			}
		})
	})
}
