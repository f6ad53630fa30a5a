package minutes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// findBar looks for words on the page: Enter goes to the next place, Esc back
// to the page.
type findBar struct {
	root   *fyne.Container
	words  *widgets.Entry
	result *widgets.Text
	screen *Screen
}

func newFindBar(s *Screen) *findBar {
	f := &findBar{words: widgets.NewEntry("Find words on this page"), result: widgets.NewLine("", look.Muted), screen: s}
	f.words.OnChanged = func(string) { f.look(false) }
	f.words.OnSubmitted = func(string) { f.look(true) }
	f.words.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyEscape {
			f.close()
			return true
		}
		return false
	}
	f.root = container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), container.NewBorder(nil, nil, nil,
		container.NewHBox(f.result.Whole(), widgets.NewTool("Next", "Enter", func() { f.look(true) }), widgets.NewTool("Close", "Esc", f.close)),
		f.words))
	f.root.Hide()
	return f
}

// open shows the bar with what is selected as the words to look for.
func (f *findBar) open() {
	f.root.Show()
	if text := f.screen.page.SelectedText(); text != "" && len(text) < 80 {
		f.words.SetText(text)
	}
	f.result.SetText("")
	f.screen.session.Window.Canvas().Focus(f.words)
}

func (f *findBar) look(next bool) {
	f.result.SetText("")
	if f.words.Text != "" && !f.screen.editor.Find(f.words.Text, next) {
		f.result.SetText("Not on this page")
	}
}

func (f *findBar) close() {
	f.root.Hide()
	f.screen.focusPage()
}
