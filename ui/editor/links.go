package editor

import (
	"fyne.io/fyne/v2"

	"minutebook/data/doc/edit"
)

// linkAt is the link that stands at a place; empty for none.
func (e *Editor) linkAt(at edit.Pos) string {
	t := e.page.Block(at.Block).Content(at.Cell)
	if link := t.At(at.Off).Link; link != "" || at.Off == 0 {
		return link
	}
	return t.At(at.Off - 1).Link
}

// followName is what following the link at a place is called; empty if there
// is none that leads anywhere.
func (e *Editor) followName(at edit.Pos) string {
	link := e.linkAt(at)
	if link == "" || e.Helps.LinkName == nil || e.Helps.Follow == nil {
		return ""
	}
	return e.Helps.LinkName(link)
}

// followLink goes where the link at a place leads; false if there is none.
func (e *Editor) followLink(at edit.Pos) bool {
	if e.followName(at) == "" {
		return false
	}
	e.Helps.Follow(e.linkAt(at))
	return true
}

// followItem is the line of the context menu for the link at the caret.
func (e *Editor) followItem() []*fyne.MenuItem {
	at := e.page.Caret()
	name := e.followName(at)
	if name == "" {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem(name, func() { e.followLink(at) }), fyne.NewMenuItemSeparator()}
}
