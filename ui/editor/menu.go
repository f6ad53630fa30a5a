package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
)

// caretForMenu puts the caret where the menu is asked for, unless that lies in
// the selection.
func (e *Editor) caretForMenu(p fyne.Position) {
	at := e.placeAt(p)
	if from, to, whole := e.page.Covers(at.Block, at.Cell); whole || from <= at.Off && at.Off < to {
		return
	}
	e.hasGoal = false
	e.page.Place(at, false)
	e.done()
}

// TappedSecondary shows the context menu.
func (e *Editor) TappedSecondary(ev *fyne.PointEvent) {
	e.showMenu(ev.AbsolutePosition)
}

// showMenu shows the context menu with its corner at a place in the window.
func (e *Editor) showMenu(at fyne.Position) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", append(e.spellingItems(), e.menu()...)...), c, at)
	}
}

// menuAtCaret shows the context menu under the caret, for the menu key and
// Shift+F10.
func (e *Editor) menuAtCaret() {
	e.reveal()
	at := e.page.Caret()
	top, ok := e.yOf(at.Block)
	if !ok {
		return
	}
	x, y, h := e.caretIn(at)
	e.showMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(e.left()+x, top+y+h))
}

// menu is what can be done at the caret.
func (e *Editor) menu() []*fyne.MenuItem {
	item := func(label string, can bool, do func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(label, do)
		m.Disabled = !can
		return m
	}
	here := e.page.Block(e.page.Caret().Block)
	write := !e.readOnly && !here.Locked
	selected := !e.page.Selection().Empty()
	var out []*fyne.MenuItem
	if e.OnMenu != nil {
		out = append(e.OnMenu(), fyne.NewMenuItemSeparator())
	}
	out = append(append(out, e.followItem()...),
		item("Cut", write && selected, e.Cut),
		item("Copy", selected, e.Copy),
		item("Paste", write, e.Paste),
		item("Paste as plain text", write, e.PastePlain),
		item("Select all", true, e.SelectAll))
	if !write {
		return out
	}
	out = append(out, fyne.NewMenuItemSeparator(),
		item("Undo", e.page.CanUndo(), e.undo),
		item("Redo", e.page.CanRedo(), e.redo))
	if e.page.Tracked() {
		return append(out, e.tracked()...)
	}
	out = append(out, fyne.NewMenuItemSeparator(),
		item("Bold", true, e.ToggleBold),
		item("Italic", true, e.ToggleItalic))
	out = append(out, e.languageItem()...)
	if here.Grid != nil {
		table := fyne.NewMenuItem("Table", nil)
		table.ChildMenu = fyne.NewMenu("",
			item("Row above", true, func() { e.AddRow(true) }),
			item("Row below", true, func() { e.AddRow(false) }),
			item("Remove row", true, e.RemoveRow),
			fyne.NewMenuItemSeparator(),
			item("Column before", true, func() { e.AddColumn(true) }),
			item("Column after", true, func() { e.AddColumn(false) }),
			item("Remove column", true, e.RemoveColumn),
			fyne.NewMenuItemSeparator(),
			item("Heads of columns", true, e.ToggleHead),
			fyne.NewMenuItemSeparator(),
			item("Column to the left", true, func() { e.AlignColumn("") }),
			item("Column to the middle", true, func() { e.AlignColumn("centre") }),
			item("Column to the right", true, func() { e.AlignColumn("right") }),
			item("Wider column", true, func() { e.WidenColumn(5) }),
			item("Narrower column", true, func() { e.WidenColumn(-5) }))
		return append(out, table)
	}
	out = append(out, e.kinds())
	if i := e.page.Caret().Block; e.opens(i) {
		out = append(out, fyne.NewMenuItem("Change this "+cardName(here.Kind)+"…", func() { e.activate(i) }))
	}
	return out
}

// cardName is what a clerk calls a card.
func cardName(k doc.Kind) string {
	if k == doc.TimeNoteKind {
		return "note"
	}
	return string(k)
}

// kinds offers the kinds a clerk gives to text by hand.
func (e *Editor) kinds() *fyne.MenuItem {
	m := fyne.NewMenuItem("Make it a", nil)
	m.ChildMenu = fyne.NewMenu("")
	for _, k := range []struct {
		label string
		kind  doc.Kind
		level int
	}{
		{"Paragraph", doc.Paragraph, 0}, {"Heading", doc.Heading, 1}, {"Smaller heading", doc.Heading, 2},
		{"Bullet", doc.Bullet, 1}, {"Numbered item", doc.Numbered, 1},
		{"Quotation", doc.Quotation, 0}, {"Caption", doc.Caption, 0}, {"Table", doc.TableKind, 0},
	} {
		m.ChildMenu.Items = append(m.ChildMenu.Items, fyne.NewMenuItem(k.label, func() { e.SetKind(k.kind, k.level) }))
	}
	return m
}
