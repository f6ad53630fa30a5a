package minutes

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// findBar looks for words on the page and exchanges them for others. Enter or ↓
// goes to the next place, ↑ to the one before, Esc back to the page.
type findBar struct {
	root     *fyne.Container
	exchange *fyne.Container // what puts other words instead
	words    *widgets.Entry
	instead  *widgets.Entry
	result   *widgets.Text
	screen   *Screen
}

func newFindBar(s *Screen) *findBar {
	f := &findBar{words: widgets.NewEntry("Find on this page"), instead: widgets.NewEntry("Put these words instead"),
		result: widgets.NewLine("", look.Muted), screen: s}
	f.words.OnChanged = func(string) { f.look(false) }
	f.words.OnKey = f.keys(func() { f.look(true) })
	f.instead.OnKey = f.keys(f.replace)
	find := container.NewBorder(nil, nil, nil, container.NewHBox(f.result.Whole(),
		widgets.NewTool("Next", "Enter", func() { f.look(true) }), widgets.NewTool("Previous", "↑", f.back),
		widgets.NewTool("Close", "Esc", f.close)), f.words)
	f.exchange = container.NewBorder(nil, nil, nil, container.NewHBox(
		widgets.NewTool("Replace", "Enter", f.replace), widgets.NewTool("Replace all", "", f.replaceAll)), f.instead)
	f.root = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), container.New(layout.NewCustomPaddedVBoxLayout(6), find, f.exchange))
	f.root.Hide()
	return f
}

// keys are those of a field of the bar; enter is what Enter does.
func (f *findBar) keys(enter func()) func(*fyne.KeyEvent) bool {
	return func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyEscape:
			f.close()
		case fyne.KeyReturn, fyne.KeyEnter:
			enter()
		case fyne.KeyDown:
			f.look(true)
		case fyne.KeyUp:
			f.back()
		default:
			return false
		}
		return true
	}
}

// open shows the bar with what is selected as the words to look for; replacing
// shows the words to put instead as well.
func (f *findBar) open(replacing bool) {
	widgets.SetShown(f.exchange, replacing)
	f.root.Show()
	if text := f.screen.page.SelectedText(); text != "" && len(text) < 80 {
		f.words.SetText(text)
	}
	f.screen.editor.MarkAll(f.words.Text)
	f.tell()
	f.screen.session.Window.Canvas().Focus(f.words)
	f.words.SelectAll() // also while the hands are in it: typing replaces it
}

func (f *findBar) look(next bool) {
	f.screen.editor.MarkAll(f.words.Text)
	if f.words.Text != "" {
		f.screen.editor.Find(f.words.Text, next)
	}
	f.tell()
}

func (f *findBar) back() {
	f.screen.editor.FindBefore(f.words.Text)
	f.tell()
}

// tell says how many places there are and at which the page is.
func (f *findBar) tell() {
	all, at := f.screen.page.Count(f.words.Text)
	switch {
	case f.words.Text == "":
		f.result.SetText("")
	case all == 0:
		f.result.SetText("Not on this page")
	case at == 0:
		f.result.SetText(fmt.Sprint(all, " on this page"))
	default:
		f.result.SetText(fmt.Sprintf("%d of %d", at, all))
	}
}

// replace exchanges the words at the place in sight and goes to the next.
func (f *findBar) replace() {
	if f.screen.writable() && f.words.Text != "" && f.mayPut() {
		f.screen.editor.Replace(f.words.Text, f.instead.Text)
		f.tell()
	}
}

// replaceAll exchanges the words everywhere, as one step of undo.
func (f *findBar) replaceAll() {
	if !f.screen.writable() || f.words.Text == "" || !f.mayPut() {
		return
	}
	n := f.screen.editor.ReplaceAll(f.words.Text, f.instead.Text)
	f.tell()
	places := "places"
	if n == 1 {
		places = "place"
	}
	f.screen.session.Tell(fmt.Sprintf("Replaced in %d %s. Undo on the page takes it back.", n, places))
}

// everywhere is replaceAll as a command: where it has not been said what to
// replace, it asks.
func (f *findBar) everywhere() {
	if !f.root.Visible() || !f.exchange.Visible() || f.words.Text == "" {
		f.open(true)
		return
	}
	f.replaceAll()
}

// mayPut tells whether the words to put instead may stand in public, and says so
// where they may not.
func (f *findBar) mayPut() bool {
	err := f.screen.mayBePublic(f.instead.Text)
	if err != nil {
		f.screen.session.Tell(err.Error())
	}
	return err == nil
}

func (f *findBar) close() {
	f.root.Hide()
	f.screen.editor.MarkAll("")
	f.screen.focusPage()
}
