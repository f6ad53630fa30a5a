package editor

import "fyne.io/fyne/v2"

// Copy puts what is selected on the clipboard.
func (e *Editor) Copy() {
	if e.page.Selection().Empty() {
		return
	}
	text := e.page.SelectedText()
	e.clip.Set(text, e.page.Copy())
	fyne.CurrentApp().Clipboard().SetContent(text)
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
// form if it was copied in the program, cleaned if it comes from elsewhere. What
// was kept from the public stays so.
func (e *Editor) Paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	e.change(func() { e.page.Paste(e.clip.Blocks(text)) })
}

// PastePlain pastes text without its form. What was kept from the public stays so.
func (e *Editor) PastePlain() {
	text := fyne.CurrentApp().Clipboard().Content()
	e.change(func() { e.page.Paste(e.clip.Plain(text)) })
}
