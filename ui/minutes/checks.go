package minutes

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/data/rules/check"
	"minutebook/ui/widgets"
)

// checkList is the quiet list below the outline of what to look at again. The
// minutes are checked off the UI goroutine while the hands rest; the list never
// takes the focus by itself.
type checkList struct {
	root   *fyne.Container // below the outline: the line and the list
	line   *checkLine
	list   *widgets.List
	screen *Screen
	work   func(job func(context.Context) error, done func(error)) // off the UI goroutine

	open    bool
	visited bool // the hands were on the list
	keyed   bool // the cursor is moved by a key
	shown   []check.Finding
	heights map[checkWords]float32 // of rows, in the width the list has
	aside   map[string]bool        // what the clerk has said is right, by meeting and finding
	checks  *checking
}

func newCheckList(s *Screen) *checkList {
	c := &checkList{screen: s, open: true, aside: map[string]bool{}, heights: map[checkWords]float32{}, work: s.session.Work}
	c.line = newCheckLine(c.toggle)
	c.list = widgets.NewList(func() int { return len(c.shown) }, newCheckRow, c.fill)
	c.list.Quiet = true
	c.list.OnFocus = func() { c.visited = true }
	c.list.OnKey = c.key
	c.list.OnCursor = func(i int) {
		if !c.keyed {
			c.goTo(i)
		}
		c.keyed = false
	}
	c.list.OnOpen = c.goTo
	c.show(nil)
	return c
}

// show shows findings but for those set aside. What was under the cursor stays
// under it.
func (c *checkList) show(found []check.Finding) {
	found = slices.DeleteFunc(slices.Clone(found), func(f check.Finding) bool { return c.aside[c.asideKey(f)] })
	c.line.set(len(found))
	if slices.Equal(found, c.shown) {
		return
	}
	at := 0
	if c.visited {
		at = c.list.Cursor()
	}
	if c.visited && at >= 0 && at < len(c.shown) {
		key := c.shown[at].Key()
		if i := slices.IndexFunc(found, func(f check.Finding) bool { return f.Key() == key }); i >= 0 {
			at = i
		}
	}
	c.shown = found
	c.fit()
	c.moveTo(max(at, 0))
}

// moveTo puts the cursor on a row without going to its place.
func (c *checkList) moveTo(row int) {
	went := c.list.OnCursor
	c.list.OnCursor = nil
	c.list.SetCursor(row)
	c.list.OnCursor = went
}

func (c *checkList) asideKey(f check.Finding) string {
	return fmt.Sprint(c.screen.place.Meeting, "\x00", f.Key())
}

func (c *checkList) fill(i int, o fyne.CanvasObject) {
	f := c.shown[i]
	o.(*checkRow).set(wordsOf(c.screen.numberOf(f.Item), f))
}

// key does what the keys of the list do.
func (c *checkList) key(key *fyne.KeyEvent) bool {
	c.keyed = true
	switch key.Name {
	case fyne.KeyDelete:
		c.setAside()
	case fyne.KeyEscape:
		c.screen.focusPage()
	default:
		return false
	}
	return true
}

// setAside takes the finding under the cursor off the list: it is right as it is.
func (c *checkList) setAside() {
	if i := c.list.Cursor(); i >= 0 {
		f := c.shown[i]
		c.aside[c.asideKey(f)] = true
		c.show(c.shown)
		c.screen.session.Tell("Not shown again while the program runs: " + f.Says)
	}
}

// goTo goes to the place of a finding and selects its words. A sentence that is
// offered goes into the form of an action.
func (c *checkList) goTo(row int) {
	f, s := c.shown[row], c.screen
	s.focusPage()
	if !s.selectWords(f) {
		s.enterItem(f.Item)
		return
	}
	s.arrived(f.Item)
	if f.Offer() && s.writable() {
		s.action()
	}
}

// selectWords selects what a finding is about, where it stands now; false if its
// block has gone or it is about the whole item.
func (s *Screen) selectWords(f check.Finding) bool {
	i := s.page.Index(f.Item, f.Block)
	if f.Block == "" || i < 0 || f.Cell >= s.page.Block(i).Cells() {
		return false
	}
	text := s.page.Block(i).Content(f.Cell).String()
	runes := []rune(text)
	from, to := f.From, min(f.To, len(runes))
	if from > to || string(runes[from:to]) != f.Words {
		from, to = 0, len(runes) // of a whole block, or changed since
		if before, _, found := strings.Cut(text, f.Words); found && f.To > f.From {
			from = len([]rune(before))
			to = from + f.To - f.From
		}
	}
	return s.editor.Select(f.Item, f.Block, f.Cell, from, to)
}

// showChecks puts the hands on the list, and from there back on the page.
func (s *Screen) showChecks() {
	c := s.checks
	switch {
	case s.session.Window.Canvas().Focused() == c.list:
		s.focusPage()
		return
	case !c.open:
		c.toggle()
	}
	if len(c.shown) == 0 {
		s.session.Tell("Nothing to look at in these minutes.")
		return
	}
	s.session.Window.Canvas().Focus(c.list)
	s.session.Tell("Enter goes to the place. Delete takes off the list what is right as it is. Esc goes back to the page.")
}

// toggle shows the list or hides it but for its line.
func (c *checkList) toggle() {
	c.open = !c.open
	if !c.open && c.screen.session.Window.Canvas().Focused() == c.list {
		c.screen.focusPage()
	}
	c.line.turn(c.open)
	widgets.SetShown(c.list, c.open)
	c.root.Refresh()
}
