package editor

import (
	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// clip is what was copied here last. Fyne's clipboard holds plain text alone:
// as long as it holds the same text, a paste takes the blocks with their form.
type clip struct {
	text   string
	blocks []doc.Block
}

// Copy puts what is selected on the clipboard.
func (e *Editor) Copy() {
	if e.page.Selection().Empty() {
		return
	}
	e.clip = clip{e.page.SelectedText(), e.page.Copy()}
	fyne.CurrentApp().Clipboard().SetContent(e.clip.text)
}

// Cut copies what is selected and deletes it.
func (e *Editor) Cut() {
	if e.readOnly || e.page.Selection().Empty() {
		return
	}
	e.Copy()
	e.change(e.page.Remove)
}

// Paste puts what is on the clipboard in the place of the selection: with its
// form if it was copied here, cleaned if it comes from elsewhere.
func (e *Editor) Paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	e.change(func() {
		if text == e.clip.text && text != "" {
			e.page.Paste(e.clip.blocks)
		} else {
			e.page.Paste(edit.FromText(text))
		}
	})
}

// PastePlain pastes text without its form. What was kept from the public stays so.
func (e *Editor) PastePlain() {
	text := fyne.CurrentApp().Clipboard().Content()
	var from []doc.Block
	if text == e.clip.text {
		from = e.clip.blocks
	}
	e.change(func() { e.page.Paste(edit.WithoutForm(text, from)) })
}
