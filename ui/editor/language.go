package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
	"minutebook/data/spell"
)

// Languages that a body writes (BCP 47). English is said only where it was taken for
// Welsh; nothing at all is the language of the document.
const (
	welsh   = "cy"
	english = "en-GB"
)

// SetBilingual says that the body writes Welsh as well as English: the menu offers to
// mark passages.
func (e *Editor) SetBilingual(on bool) { e.bilingual = on }

// ToggleWelsh marks what is selected, or else the paragraph or cell at the caret, as
// Welsh, or as English if all of it is Welsh: it is checked and read aloud as that. It
// returns whether it is Welsh now.
func (e *Editor) ToggleWelsh() bool {
	tag := welsh
	if e.inWelsh() {
		tag = english
	}
	e.change(func() {
		if !e.page.Selection().Empty() {
			e.page.SetLanguage(tag)
			return
		}
		at := e.page.Caret()
		from, to := at, at
		from.Off, to.Off = 0, len(e.here().Runes)
		e.page.Select(from, to)
		e.page.SetLanguage(tag)
		e.page.Place(at, false)
	})
	return e.inWelsh()
}

// inWelsh tells whether all of the passage is marked as Welsh.
func (e *Editor) inWelsh() bool {
	if !e.page.Selection().Empty() {
		return e.page.Every(func(s edit.Style) bool { return spell.IsWelsh(s.Lang) })
	}
	spans := e.here().Spans
	return len(spans) > 0 && !slices.ContainsFunc(spans, func(s edit.Span) bool { return !spell.IsWelsh(s.Style.Lang) })
}

// here is the text of the paragraph or cell at the caret.
func (e *Editor) here() edit.Text {
	at := e.page.Caret()
	return e.page.Block(at.Block).Content(at.Cell)
}

// languageItem offers the other language for the passage at the caret.
func (e *Editor) languageItem() []*fyne.MenuItem {
	if !e.bilingual {
		return nil
	}
	label := "This passage is Welsh"
	if e.inWelsh() {
		label = "This passage is English"
	}
	return []*fyne.MenuItem{fyne.NewMenuItem(label, func() { e.ToggleWelsh() })}
}
