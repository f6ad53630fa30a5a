package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"minutebook/data/doc/edit"
	"minutebook/ui/widgets"
)

// AcceptsTab gives Tab to the editor: it is for lists and tables. Esc and F6
// leave the page.
func (e *Editor) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (e *Editor) FocusGained() {
	e.focused = true
	e.blink.start()
	e.paint()
}

// FocusLost implements fyne.Focusable.
func (e *Editor) FocusLost() {
	e.focused, e.shift, e.offers = false, false, nil
	e.blink.stop()
	e.mouse.stop()
	e.paint()
	widgets.Lost(e)
}

// KeyDown implements desktop.Keyable.
func (e *Editor) KeyDown(ev *fyne.KeyEvent) { e.press(ev.Name, true) }

// KeyUp implements desktop.Keyable.
func (e *Editor) KeyUp(ev *fyne.KeyEvent) { e.press(ev.Name, false) }

func (e *Editor) press(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		e.shift = down
	}
}

// TypedRune implements fyne.Focusable.
func (e *Editor) TypedRune(r rune) {
	if e.OnRune != nil && e.OnRune(r) || e.offerDigit(r) {
		return
	}
	e.change(func() {
		e.page.Type(r)
		e.completed(r)
	})
}

// TypedKey implements fyne.Focusable.
func (e *Editor) TypedKey(ev *fyne.KeyEvent) {
	if e.offering() && e.offerKey(ev.Name) || e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter()
	case fyne.KeyBackspace:
		e.change(e.page.Backspace)
	case fyne.KeyDelete:
		if e.shift {
			e.Cut()
			return
		}
		e.change(e.page.Delete)
	case fyne.KeyTab:
		e.tab()
	case fyne.KeyEscape:
		if e.OnEscape != nil {
			e.OnEscape()
			return
		}
		e.leave(func(c fyne.Canvas) { c.Unfocus() })
	case fyne.KeyF7:
		if e.OnSpelling != nil {
			e.OnSpelling()
			return
		}
		e.NextMisspelt()
	case desktop.KeyMenu:
		e.menuAtCaret()
	case fyne.KeyF10:
		if e.shift {
			e.menuAtCaret()
		}
	case fyne.KeyF6:
		e.leave(func(c fyne.Canvas) { c.FocusNext() })
	default:
		e.move(ev.Name)
	}
}

func (e *Editor) leave(how func(fyne.Canvas)) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		how(c)
	}
}

// enter parts the block; with Shift it breaks the line; in an empty card it
// opens the card's form.
func (e *Editor) enter() {
	at := e.page.Caret()
	b := e.page.Block(at.Block)
	switch {
	case e.shift:
		e.InsertText("\n")
	case b.IsCard() && b.Text.Len() == 0 && e.activate(at.Block):
	default:
		e.change(e.page.Split)
	}
}

// tab goes to the next or last cell of a table, or a level in or out.
func (e *Editor) tab() {
	at := e.page.Caret()
	switch {
	case e.Helps.Tab != nil && !e.readOnly && e.Helps.Tab(e.shift):
	case e.page.InTable() && e.shift:
		e.page.PreviousCell()
		e.done()
	case e.page.InTable() && (!e.readOnly || at.Cell+1 < e.page.Block(at.Block).Cells()):
		e.hasGoal = false
		e.page.NextCell()
		e.done()
	case e.shift:
		e.Outdent()
	default:
		e.Indent()
	}
}

// move moves the caret, or the end of the selection while Shift is held.
func (e *Editor) move(key fyne.KeyName) {
	at := e.page.Caret()
	sel := e.page.Selection()
	goal := false
	switch key {
	case fyne.KeyLeft:
		if from, _ := e.page.Range(); !sel.Empty() && !e.shift {
			e.page.Place(from, false)
		} else {
			e.page.Place(e.page.Left(at), e.shift)
		}
	case fyne.KeyRight:
		if _, to := e.page.Range(); !sel.Empty() && !e.shift {
			e.page.Place(to, false)
		} else {
			e.page.Place(e.page.Right(at), e.shift)
		}
	case fyne.KeyUp:
		e.vertical(e.up, e.shift)
		goal = true
	case fyne.KeyDown:
		if !e.vertical(e.down, e.shift) || e.page.Block(e.page.Caret().Block).Section != e.page.Block(at.Block).Section {
			e.openBelow(at)
		}
		goal = true
	case fyne.KeyPageUp:
		e.pageBy(-1, e.shift)
		goal = true
	case fyne.KeyPageDown:
		e.pageBy(1, e.shift)
		goal = true
	case fyne.KeyHome:
		from, _ := e.lineEnds()
		e.page.Place(from, e.shift)
	case fyne.KeyEnd:
		_, to := e.lineEnds()
		e.page.Place(to, e.shift)
	default:
		return
	}
	e.hasGoal = goal
	e.done()
}

// openBelow makes a line below a table that ends its section, where going down
// would leave it.
func (e *Editor) openBelow(from edit.Pos) {
	if e.readOnly || e.shift || e.page.Block(from.Block).Grid == nil {
		return
	}
	to := e.page.Selection()
	e.page.Place(from, false)
	if !e.page.OpenBelow() {
		e.page.Select(to.Anchor, to.Head)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.Copy()
	case *fyne.ShortcutCut:
		e.Cut()
	case *fyne.ShortcutPaste:
		e.Paste()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutUndo:
		e.undo()
	case *fyne.ShortcutRedo:
		e.redo()
	case *desktop.CustomShortcut:
		if !e.custom(s) {
			e.other(s)
		}
	default:
		e.other(s)
	}
}

func (e *Editor) other(s fyne.Shortcut) {
	if e.OnShortcut != nil {
		e.OnShortcut(s)
	}
}

// custom handles the shortcuts of the page; false if it is none.
func (e *Editor) custom(s *desktop.CustomShortcut) bool {
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier == fyne.KeyModifierAlt && (s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter) {
		return e.followLink(e.page.Caret()) || e.activate(e.page.Caret().Block)
	}
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	if e.jump(s.KeyName, shift) {
		return true
	}
	switch s.KeyName {
	case fyne.KeyBackspace:
		e.change(e.page.BackspaceWord)
	case fyne.KeyDelete:
		if shift {
			return false
		}
		e.change(e.page.DeleteWord)
	case fyne.KeyB:
		e.ToggleBold()
	case fyne.KeyI:
		if shift {
			return false
		}
		e.ToggleItalic()
	case fyne.KeyZ:
		e.redo() // without Shift it comes as a ShortcutUndo
	case fyne.KeyEqual, fyne.KeyPlus:
		e.SetZoom(e.zoom + 10)
	case fyne.KeyMinus:
		e.SetZoom(e.zoom - 10)
	case fyne.Key0:
		e.SetZoom(100)
	default:
		return false
	}
	return true
}

// jump moves the caret by words, paragraphs and to the ends of the page.
func (e *Editor) jump(key fyne.KeyName, extend bool) bool {
	at := e.page.Caret()
	var to edit.Pos
	switch key {
	case fyne.KeyLeft:
		to = e.page.WordLeft(at)
	case fyne.KeyRight:
		to = e.page.WordRight(at)
	case fyne.KeyUp:
		if to = at; at.Off == 0 {
			to = e.page.Left(at)
		}
		to.Off = 0
	case fyne.KeyDown:
		_, to = e.page.Paragraph(at)
		to = e.page.Right(to)
	case fyne.KeyHome:
		to = e.page.Start()
	case fyne.KeyEnd:
		to = e.page.End()
	default:
		return false
	}
	e.hasGoal = false
	e.page.Place(to, extend)
	e.done()
	return true
}
