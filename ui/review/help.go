package review

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// help is the line at the foot: what the keys do now, what has just happened,
// and that everything is saved.
type help struct {
	bar        *fyne.Container
	doing      *widgets.Text // "Reading"
	keys, said *widgets.Text
	save       *widgets.Text
}

const (
	readingKeys    = "N next  ·  P previous  ·  C comment  ·  E change the text  ·  Delete takes it out  ·  Ctrl+Z undo"
	writingKeys    = "What you delete is struck through, what you type is underlined  ·  Alt+C comment  ·  Esc back to reading"
	commentingKeys = "Type your comment: it is saved as you type  ·  Esc back to the page"
)

func newHelp() *help {
	h := &help{doing: widgets.NewBoldLine("", look.Text).Whole(), keys: widgets.NewLine("", look.Muted),
		said: widgets.NewLine("", look.Text).Whole(), save: widgets.NewLine("", look.Muted).Whole()}
	right := container.New(layout.NewCustomPaddedHBoxLayout(18), h.said, h.save)
	h.bar = container.NewStack(widgets.NewGround(look.Side), container.New(layout.NewCustomPaddedLayout(5, 5, 18, 14),
		container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), h.doing), right, h.keys)))
	return h
}

// mode tells what the keys do.
func (h *help) mode(writing bool) {
	h.said.SetText("")
	if writing {
		h.set("Changing the text", writingKeys)
	} else {
		h.set("Reading", readingKeys)
	}
}

func (h *help) commenting() { h.said.SetText(""); h.set("Comment", commentingKeys) }

func (h *help) set(doing, keys string) {
	h.doing.SetText(doing)
	h.keys.SetText(keys)
	h.bar.Refresh()
}

// tell says what has happened.
func (h *help) tell(words string) {
	h.said.SetText(words)
	h.bar.Refresh()
}

func (h *help) opened() {
	h.save.SetText("Saved in this file as you type")
	h.bar.Refresh()
}

// savedAt says when; which file it is stands in the title of the window.
func (h *help) savedAt(at time.Time) {
	h.save.SetText("Saved " + at.Format("15:04:05"))
	h.bar.Refresh()
}

func (h *help) saving() { h.save.SetText("Saving …"); h.bar.Refresh() }

func (h *help) unsaved() { h.save.SetText("Not saved"); h.bar.Refresh() }

// trouble is the strip that says that what is typed is not saved, and offers
// another place.
type trouble struct {
	strip *fyne.Container
	words *widget.Label
	stays bool   // it is about more than the last save
	fit   func() // called when the strip comes or goes
}

func newTrouble(elsewhere, fit func()) *trouble {
	t := &trouble{words: widget.NewLabel(""), fit: fit}
	t.words.Wrapping, t.words.Importance = fyne.TextWrapWord, widget.DangerImportance
	button := container.NewCenter(widgets.NewTool("Keep in another place…", "", elsewhere))
	t.strip = container.NewStack(widgets.NewGround(look.ErrorGround),
		container.New(layout.NewCustomPaddedLayout(5, 5, 14, 14), container.NewBorder(nil, nil, nil, button, t.words)))
	t.strip.Hide()
	return t
}

func (t *trouble) say(words string, stays bool) {
	t.words.SetText(words)
	t.stays = stays
	t.strip.Show()
	t.fit()
}

// mended takes the words away once it is saved.
func (t *trouble) mended() {
	if !t.stays && t.strip.Visible() {
		t.clear()
	}
}

func (t *trouble) clear() {
	t.stays = false
	t.strip.Hide()
	t.fit()
}
