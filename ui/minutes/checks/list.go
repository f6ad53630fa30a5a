// Package checks is the quiet list of what to look at again in the minutes, below
// the outline.
//
// Words. A finding is one thing to look at (data/rules/check); one that is set aside
// is right as it is, and is not shown again while the program runs. The hands rest
// when nothing is typed for a moment: then the minutes are checked, off the UI
// goroutine. The furthest item is the one the clerk has come to in turn: what lies
// beyond is not missing yet.
package checks

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules/check"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// List is the list with the line above it that says how much there is. It never
// takes the focus by itself.
type List struct {
	Root *fyne.Container // the outline with the line and the list below it
	Rows *widgets.List
	// Work does a job off the UI goroutine and what is to be done then on it.
	Work func(job func(context.Context) error, done func(error))

	line    *line
	session *session.Session
	page    Page
	open    bool
	visited bool // the hands were on the list
	keyed   bool // the cursor is moved by a key
	shown   []check.Finding
	heights map[words]float32 // of rows, in the width the list has
	aside   map[string]bool   // what the clerk has said is right, by meeting and finding
	checks  *checking
}

// Page is the minutes page as the checks see it.
type Page struct {
	Record func() record.Meeting         // as the book has it
	Words  func(item int64) doc.Document // of its minutes, as they stand on the page
	Place  func() map[int64]int          // of each item in the order taken, from 1
	At     func() int64                  // the item in hand
	Number func(item int64) string       // as printed before its title
	GoTo   func(f check.Finding)         // puts the hands where a finding is
	Leave  func()                        // puts the hands back on the page
}

// New makes a list of nothing. Below puts it into the window.
func New(s *session.Session, p Page) *List {
	c := &List{session: s, page: p, open: true, aside: map[string]bool{}, heights: map[words]float32{}, Work: s.Work}
	c.line = newLine(c.Toggle)
	c.Rows = widgets.NewList(func() int { return len(c.shown) }, newRow, c.fill)
	c.Rows.Quiet = true
	c.Rows.OnFocus = func() { c.visited = true }
	c.Rows.OnKey = c.key
	c.Rows.OnCursor = func(i int) {
		if !c.keyed {
			c.goTo(i)
		}
		c.keyed = false
	}
	c.Rows.OnOpen = c.goTo
	c.show(nil)
	return c
}

// show shows findings but for those set aside. What was under the cursor stays
// under it.
func (c *List) show(found []check.Finding) {
	found = slices.DeleteFunc(slices.Clone(found), func(f check.Finding) bool { return c.aside[c.asideKey(f)] })
	c.line.set(len(found))
	if slices.Equal(found, c.shown) {
		return
	}
	at := 0
	if c.visited {
		at = c.Rows.Cursor()
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
func (c *List) moveTo(row int) {
	went := c.Rows.OnCursor
	c.Rows.OnCursor = nil
	c.Rows.SetCursor(row)
	c.Rows.OnCursor = went
}

func (c *List) asideKey(f check.Finding) string {
	return fmt.Sprint(c.checks.meeting, "\x00", f.Key())
}

func (c *List) fill(i int, o fyne.CanvasObject) {
	f := c.shown[i]
	o.(*row).set(wordsOf(c.page.Number(f.Item), f))
}

// key does what the keys of the list do.
func (c *List) key(key *fyne.KeyEvent) bool {
	c.keyed = true
	switch key.Name {
	case fyne.KeyDelete:
		c.setAside()
	case fyne.KeyEscape:
		c.page.Leave()
	default:
		return false
	}
	return true
}

// setAside takes the finding under the cursor off the list: it is right as it is.
func (c *List) setAside() {
	if i := c.Rows.Cursor(); i >= 0 {
		f := c.shown[i]
		c.aside[c.asideKey(f)] = true
		c.show(c.shown)
		c.session.Tell("Not shown again while the program runs: " + f.Says)
	}
}

// Findings are what the list shows.
func (c *List) Findings() []check.Finding { return c.shown }

// Says is what the line above the list says.
func (c *List) Says() string { return c.line.count.Words() }

// goTo goes to the place of a finding.
func (c *List) goTo(row int) { c.page.GoTo(c.shown[row]) }

// Enter puts the hands on the list, and from there back on the page.
func (c *List) Enter() {
	canvas := c.session.Window.Canvas()
	switch {
	case canvas.Focused() == c.Rows:
		c.page.Leave()
		return
	case !c.open:
		c.Toggle()
	}
	if len(c.shown) == 0 {
		c.session.Tell("Nothing to look at in these minutes.")
		return
	}
	canvas.Focus(c.Rows)
	c.session.Tell("Enter goes to the place. Delete takes off the list what is right as it is. Esc goes back to the page.")
}

// Toggle shows the list or hides it but for its line.
func (c *List) Toggle() {
	c.open = !c.open
	if !c.open && c.session.Window.Canvas().Focused() == c.Rows {
		c.page.Leave()
	}
	c.line.turn(c.open)
	widgets.SetShown(c.Rows, c.open)
	c.Root.Refresh()
}
