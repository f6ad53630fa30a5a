package editor

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// paragraphs is a meeting of plain paragraphs, 40 an item.
func paragraphs(words int) []edit.Section {
	var out []edit.Section
	text := strings.Repeat("The Committee considered the report of the Clerk and noted it. ", 4)
	for i := 0; words > 0; i++ {
		if i%10 == 0 {
			out = append(out, edit.Section{Key: int64(i/10 + 1), Number: fmt.Sprint(i/10 + 1), Title: "An item"})
		}
		s := &out[len(out)-1]
		b := doc.Text(strings.TrimSpace(text))
		if i%4 == 3 {
			b = doc.NewBlock(doc.Numbered, 1, strings.TrimSpace(text))
		}
		s.Doc.Blocks = append(s.Doc.Blocks, b)
		words -= 44
	}
	return out
}

func press(e *Editor, keys ...fyne.KeyName) {
	for _, k := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func ctrl(e *Editor, key fyne.KeyName) {
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

func withShift(e *Editor, do func()) {
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	do()
	e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// inView tells whether the caret's line is wholly in the window.
func inView(e *Editor) bool {
	at := e.page.Caret()
	_, cy, h := e.caretIn(at)
	y, ok := e.yOf(at.Block)
	return ok && y+cy >= -0.5 && y+cy+h <= e.size.Height+0.5
}

func TestPagingReachesBothEnds(t *testing.T) {
	e, _ := shown(t, paragraphs(3000), 900, 600)
	for _, tt := range []struct {
		key fyne.KeyName
		to  edit.Pos
	}{{fyne.KeyPageDown, e.page.End()}, {fyne.KeyPageUp, e.page.Start()}, {fyne.KeyDown, e.page.End()}, {fyne.KeyUp, e.page.Start()}} {
		n := 0
		for e.page.Caret().Block != tt.to.Block {
			if press(e, tt.key); n > 1000 {
				t.Fatalf("%s stops at %v", tt.key, e.page.Caret())
			}
			if !inView(e) {
				t.Fatalf("after %s the caret is out of view", tt.key)
			}
			n++
		}
		for range 8 {
			press(e, tt.key)
		}
		if pages := n < 60; pages != (tt.key == fyne.KeyPageDown || tt.key == fyne.KeyPageUp) {
			t.Errorf("%s took %d steps", tt.key, n)
		}
		if strings.HasPrefix(string(tt.key), "Page") {
			if got := e.page.Caret(); got != tt.to {
				t.Errorf("%s ends at %v, want %v", tt.key, got, tt.to)
			}
		}
	}
}

func TestGoingDownAndUpKeepsTheColumn(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	e.GoTo(2, "")
	e.page.Place(edit.Pos{Block: 4, Off: 40}, false)
	e.done()
	start := e.page.Caret()
	var way []edit.Pos
	for range 30 {
		way = append(way, e.page.Caret())
		press(e, fyne.KeyDown)
	}
	for i := range way {
		press(e, fyne.KeyUp)
		if got, want := e.page.Caret(), way[len(way)-1-i]; got.Block != want.Block || got.Cell != want.Cell {
			t.Fatalf("going up came to %v, going down to %v", got, want)
		}
	}
	if e.page.Caret() != start {
		t.Errorf("back at %v, began at %v", e.page.Caret(), start)
	}
}

func TestHomeAndEndStayOnTheLine(t *testing.T) {
	e, _ := shown(t, paragraphs(200), 700, 600)
	e.page.Place(edit.Pos{Block: 1, Off: 120}, false)
	e.done()
	f := &e.layAt(1).flows[0]
	line := f.lineAt(120)
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyEnd, fyne.KeyEnd} {
		press(e, key)
		if got := f.lineAt(e.page.Caret().Off); got != line {
			t.Errorf("%s went from line %d to %d", key, line, got)
		}
	}
	if at := e.page.Caret().Off; at != f.lines[line].to-1 {
		t.Errorf("End stands at %d, the line ends at %d", at, f.lines[line].to)
	}
}

func TestAClerkTypes(t *testing.T) {
	e, win := shown(t, sample(), 900, 700)
	win.Canvas().Focus(e)
	changes := 0
	var at int64
	e.OnChanged = func() { changes++ }
	e.OnCursor = func(section int64, _ string) { at = section }
	e.GoTo(4, "")
	if at != 4 || e.Section() != 4 {
		t.Errorf("the caret came to %d, want 4", at)
	}
	test.Type(e, "Members agreed:")
	press(e, fyne.KeyReturn)
	test.Type(e, "- to meet on")
	press(e, fyne.KeyReturn)
	press(e, fyne.KeyTab)
	test.Type(e, "Monday")
	ctrl(e, fyne.KeyB)
	test.Type(e, " 7")
	withShift(e, func() { press(e, fyne.KeyReturn) })
	test.Type(e, "December")
	got := strings.Join(doc.Lines(e.page.Document(4)), "|")
	if want := "Members agreed:|• to meet on|– Monday 7 December"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	last := e.page.Document(4).Blocks[2]
	if len(last.Runs) != 2 || !last.Runs[1].Bold || last.Runs[1].Text != " 7\nDecember" {
		t.Errorf("the bold part is %+v", last.Runs)
	}
	if changes == 0 || !inView(e) {
		t.Errorf("%d changes were told, caret in view: %v", changes, inView(e))
	}
	if d := e.page.Dirty(); len(d) != 1 || d[0] != 4 {
		t.Errorf("changed sections %v, want 4", d)
	}
	for range 40 {
		e.Undo()
	}
	if !e.page.Document(4).Empty() {
		t.Errorf("undone: %v", doc.Lines(e.page.Document(4)))
	}
}

func TestReadOnlyTakesNoEdit(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	before := doc.Plain(e.page.Document(2))
	e.SetReadOnly(true)
	e.OnChanged = func() { t.Error("something changed") }
	e.page.Place(edit.Pos{Block: 4, Off: 3}, false)
	e.TypedRune('x')
	press(e, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyTab)
	e.SelectAll()
	e.Cut()
	e.Paste()
	ctrl(e, fyne.KeyB)
	if e.InsertBlock(doc.Text("x")) || e.Replace("a", "b") || e.ReplaceAll("a", "b") > 0 {
		t.Error("an edit says it was made")
	}
	if got := doc.Plain(e.page.Document(2)); got != before {
		t.Errorf("got %s", got)
	}
	if !strings.Contains(e.Selection(), "Accounts for payment") {
		t.Error("what is read cannot be selected")
	}
}

func TestCopyKeepsTheForm(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	e.page.Select(edit.Pos{Block: 4}, edit.Pos{Block: 7, Off: 6})
	e.Copy()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "• The crossing lies") || !strings.HasSuffix(got, "– Counts") {
		t.Errorf("the clipboard holds %q", got)
	}
	e.GoTo(4, "")
	e.Paste()
	d := e.page.Document(4)
	if len(d.Blocks) != 4 || d.Blocks[0].Runs[1].Text != "Harbour Road" || !d.Blocks[0].Runs[1].Italic || d.Blocks[3].Level != 2 {
		t.Errorf("pasted %v", doc.Lines(d))
	}
	e.Undo()
	fyne.CurrentApp().Clipboard().SetContent("o\tone\r\no\ttwo\u00a0more")
	e.Paste()
	if got := strings.Join(doc.Lines(e.page.Document(4)), "|"); got != "• one|• two more" {
		t.Errorf("pasted %s", got)
	}
}

func TestTabWalksATable(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	i := tableAt(e)
	e.page.Place(edit.Pos{Block: i}, false)
	for range 12 {
		press(e, fyne.KeyTab)
	}
	if g := e.page.Block(i).Grid; g.Rows() != 5 || e.page.Caret().Cell != 12 {
		t.Errorf("after 12 tabs there are %d rows and the caret is in cell %d", g.Rows(), e.page.Caret().Cell)
	}
	withShift(e, func() { press(e, fyne.KeyTab) })
	if e.page.Caret().Cell != 11 || e.Selection() != "1,514.50" {
		t.Errorf("Shift+Tab came to cell %d with %q selected", e.page.Caret().Cell, e.Selection())
	}
}

func tableAt(e *Editor) int {
	for i, r := range e.rows {
		if r.block.Grid != nil {
			return i
		}
	}
	return -1
}

func TestDownOutOfALastTableMakesALine(t *testing.T) {
	s := sample()[2:3]
	s[0].Doc.Blocks = s[0].Doc.Blocks[:2]
	s = append(s, edit.Section{Key: 9, Number: "9", Title: "Next"})
	e, _ := shown(t, s, 900, 700)
	e.page.Place(edit.Pos{Block: 2, Cell: 11}, false)
	press(e, fyne.KeyDown)
	if e.Section() != 3 || e.Current().Kind != doc.Paragraph || len(e.page.Document(3).Blocks) != 3 {
		t.Errorf("the caret is in a %s of section %d", e.Current().Kind, e.Section())
	}
}

func TestCardsOpen(t *testing.T) {
	e, _ := shown(t, sample(), 900, 1400)
	var opened []doc.Kind
	e.OnActivate = func(b doc.Block) { opened = append(opened, b.Kind) }
	e.page.Place(e.find("from the highways reserve"), false)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	e.page.Place(e.find("Apologies were"), false)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	e.GoTo(4, "")
	e.InsertBlock(doc.Block{Kind: doc.ActionKind, Action: &doc.Action{}})
	press(e, fyne.KeyReturn)
	if got := fmt.Sprint(opened); got != "[resolution action]" {
		t.Errorf("opened %s", got)
	}
}

// find is where a text stands on the page.
func (e *Editor) find(text string) edit.Pos {
	for i, r := range e.rows {
		for c := range r.block.Cells() {
			if off := strings.Index(r.block.Content(c).String(), text); off >= 0 {
				return edit.Pos{Block: i, Cell: c, Off: len([]rune(r.block.Content(c).String()[:off]))}
			}
		}
	}
	return edit.Pos{}
}

func TestUnknownShortcutsAreHandedOn(t *testing.T) {
	e, _ := shown(t, sample(), 900, 700)
	var got []string
	e.OnShortcut = func(s fyne.Shortcut) bool { got = append(got, s.ShortcutName()); return true }
	ctrl(e, fyne.KeyD)
	ctrl(e, fyne.KeyB)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if len(got) != 2 {
		t.Errorf("handed on %v", got)
	}
}

func TestZoomAndWidthKeepThePlace(t *testing.T) {
	e, win := shown(t, paragraphs(4000), 900, 700)
	e.scroll(5000)
	e.page.Place(e.placeAt(fyne.NewPos(300, 350)), false)
	e.done()
	at := e.top
	for _, zoom := range []int{150, 250, 80, 100} {
		e.SetZoom(zoom)
		if e.top < at-1 || e.top > at+6 || !inView(e) {
			t.Errorf("at %d %% the top is block %d, was %d; caret in view: %v", zoom, e.top, at, inView(e))
		}
	}
	win.Resize(fyne.NewSize(420, 700))
	if !inView(e) {
		t.Error("in a narrow window the caret is out of view")
	}
	if e.SetZoom(1000); e.Zoom() != MaxZoom {
		t.Errorf("the zoom is %d", e.Zoom())
	}
}

func TestGoToBeforeTheWindowIsShown(t *testing.T) {
	themed(t)
	e := New(edit.New(paragraphs(4000)), &edit.Clip{})
	e.GoTo(5, "")
	win := test.NewTempWindow(t, e)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(900, 700))
	if !inView(e) || e.Section() != 5 {
		t.Errorf("the caret is in section %d, in view: %v", e.Section(), inView(e))
	}
	e.GoTo(3, "")
	e.GoTo(7, e.page.Block(e.page.Index(7, "")).ID)
	if y, ok := e.yOf(e.page.Index(7, "") - 1); !ok || y < 0 || !inView(e) {
		t.Errorf("the heading is at %v, the caret in view: %v", y, inView(e))
	}
	e.GoTo(99, "")
	if e.Section() != 7 {
		t.Errorf("going nowhere came to section %d", e.Section())
	}
}
