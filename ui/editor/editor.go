// Package editor is the minutes page: one widget in which a clerk types the
// minutes of a whole meeting, on paper that looks like what will be printed.
//
// Words. The page is an edit.Page; this package shows it and turns keys and
// mouse into its edits. A row is what is kept beside a block, a lay the layout
// of one, a flow a text in lines, a label something printed that the caret does
// not go through: numbers, markers, leads, credits.
//
// Promises. Only what is in view has objects on the canvas, only what changed
// is laid out again: a rune costs the same in a meeting of 500 words and of
// 50,000. Text is measured as it is painted (see measurer). All methods belong
// to the UI goroutine.
package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// The zoom in percent of the size on paper.
const (
	MinZoom = 80
	MaxZoom = 250
)

// Editor is the minutes page.
type Editor struct {
	widget.BaseWidget

	// OnChanged is called after every edit.
	OnChanged func()
	// OnCursor is called when the caret has come to another section or block.
	OnCursor func(section int64, block string)
	// OnActivate is called when the clerk opens a card: a double click on its
	// lead or credits, Alt+Enter in it, or Enter in an empty one.
	OnActivate func(block doc.Block)
	// OnShortcut is asked for shortcuts the editor does not know; false means
	// that it was not handled.
	OnShortcut func(fyne.Shortcut) bool
	// OnEscape is called for Esc; nil takes the focus off the page.
	OnEscape func()
	// OnSpelling is called for F7; nil goes to the next misspelt word.
	OnSpelling func()
	// OnRune and OnKey are asked first what is typed; true means that it was dealt
	// with.
	OnRune func(rune) bool
	OnKey  func(*fyne.KeyEvent) bool
	// OnUndo is called for the keys of undo and redo; nil: the page does it.
	OnUndo func(redo bool)
	// OnMenu gives what the context menu begins with.
	OnMenu func() []*fyne.MenuItem
	// OnPainted is called when what is in view has changed.
	OnPainted func()
	// Helps are what helps to type.
	Helps Helps

	page     *edit.Page
	readOnly bool
	zoom     int
	colours  Colours
	// ownColours says that the colours are not the theme's.
	ownColours bool

	rows  []row
	layer *layer
	size  fyne.Size
	top   int     // the block at the top of the window
	dy    float32 // how much of it lies above
	total float32 // height of all rows

	goal    float32 // where up and down want to be, from the column's left
	hasGoal bool
	shift   bool
	focused bool
	touched bool // the page has changed since OnChanged was called
	told    struct {
		section int64
		block   string
	}

	sought  string            // marked wherever it stands
	marks   map[string][]mark // words remarked on, by block
	painter *painter
	blink   blink
	mouse   mouse
	clip    *edit.Clip // of the whole program
	offers  *offers    // the list that is open; nil for none

	spelling  Spelling // nil: words are not checked
	bilingual bool     // passages may be in Welsh
}

// New makes an editor of a page. All editors of the program share the clip, so
// that what is copied in one keeps its form in another, and stays from the public.
func New(page *edit.Page, clip *edit.Clip) *Editor {
	e := &Editor{zoom: 100, painter: newPainter(), clip: clip}
	e.layer = &layer{newMeasurer(), measuresFor(0, e.zoom, false)}
	e.blink.flip = func() { e.paint() }
	e.ExtendBaseWidget(e)
	e.colours = ThemeColours(e)
	e.SetPage(page)
	return e
}

// SetPage shows another page from its beginning.
func (e *Editor) SetPage(page *edit.Page) {
	if e.page != nil {
		e.page.OnChange = nil
	}
	e.page = page
	e.page.OnChange = e.follow
	e.top, e.dy, e.hasGoal, e.offers = 0, 0, false, nil
	e.mouse.stop()
	e.fit()
	e.readRows()
	e.settle()
	e.tell()
	e.paint()
}

// Page returns the page that is shown.
func (e *Editor) Page() *edit.Page { return e.page }

// Section returns the key of the section the caret is in.
func (e *Editor) Section() int64 { return e.page.Block(e.page.Caret().Block).Section }

// Current returns the block the caret is in.
func (e *Editor) Current() doc.Block { return e.page.Block(e.page.Caret().Block).Doc() }

// Selection returns what is selected as plain text.
func (e *Editor) Selection() string { return e.page.SelectedText() }

// GoTo puts the caret to the beginning of a block, or to the end of a section
// if block is empty, and both in view, the heading of the section too where
// there is room. It does nothing if there is no such place.
func (e *Editor) GoTo(section int64, block string) {
	i := e.page.Index(section, block)
	if i < 0 {
		return
	}
	at := edit.Pos{Block: i}
	if block == "" {
		for i+1 < e.page.Len() && e.page.Block(i+1).Section == section {
			i++
		}
		cell := e.page.Block(i).Cells() - 1
		at = edit.Pos{Block: i, Cell: cell, Off: e.page.Block(i).Content(cell).Len()}
	}
	e.page.Place(at, false)
	e.hasGoal = false
	e.bring()
	e.done()
}

// bring scrolls so that the section of the caret begins in the upper half of
// the window.
func (e *Editor) bring() {
	first := max(e.page.Index(e.Section(), "")-1, 0)
	if y, ok := e.yOf(first); !ok || y < 0 || y > e.size.Height/2 {
		e.top, e.dy = first, 0
		e.settle()
	}
}

// GoToEnd puts the caret to the end of a block and in view. It does nothing if
// there is no such block.
func (e *Editor) GoToEnd(section int64, block string) {
	i := e.page.Index(section, block)
	if i < 0 {
		return
	}
	cell := e.page.Block(i).Cells() - 1
	e.page.Place(edit.Pos{Block: i, Cell: cell, Off: e.page.Block(i).Content(cell).Len()}, false)
	e.hasGoal = false
	e.done()
}

// Find selects the next place where a text stands: after the selection if next
// is set, else from its beginning on, so that it stays while the text is typed.
// It goes round the end of the page and tells whether there is one.
func (e *Editor) Find(text string, next bool) bool {
	return e.found(e.page.Find(text, next))
}

// FindBefore selects the place before the selection where a text stands.
func (e *Editor) FindBefore(text string) bool {
	return e.found(e.page.FindBefore(text))
}

func (e *Editor) found(is bool) bool {
	e.hasGoal = false
	e.done()
	return is
}

// MarkAll marks every place where a text stands; an empty one marks none.
func (e *Editor) MarkAll(text string) {
	if e.sought != text {
		e.sought = text
		e.paint()
	}
}

// Zoom returns the size of the text in percent of that on paper.
func (e *Editor) Zoom() int { return e.zoom }

// SetZoom sets the size of the text, between MinZoom and MaxZoom.
func (e *Editor) SetZoom(percent int) {
	percent = min(max(percent, MinZoom), MaxZoom)
	if percent == e.zoom {
		return
	}
	e.zoom = percent
	e.measure()
}

// SetColours gives the page colours of its own, whatever the theme is.
func (e *Editor) SetColours(c Colours) {
	e.colours, e.ownColours = c, true
	e.paint()
}

// ReadOnly tells whether nothing can be typed.
func (e *Editor) ReadOnly() bool { return e.readOnly }

// SetReadOnly makes the page one that is only read, or one that is written.
func (e *Editor) SetReadOnly(on bool) {
	if e.readOnly == on {
		return
	}
	e.readOnly = on
	e.hold(e.relay) // prompts come or go
	e.paint()
}

// measure lays the page out for the size of the window and the zoom.
func (e *Editor) measure() {
	seen := e.caretInView()
	e.hold(func() {
		e.fit()
		e.relay()
	})
	if seen {
		e.reveal()
	}
	e.paint()
}

// fit takes the measures of the paper from the window, the zoom and the page.
func (e *Editor) fit() {
	bare := e.page.Len() > 0 && e.page.Block(0).Kind != edit.ItemHeading
	e.layer.measures = measuresFor(e.size.Width-thumbWidth, e.zoom, bare)
}

// left is where the column begins in the window.
func (e *Editor) left() float32 {
	return round((e.size.Width-thumbWidth-e.layer.paper)/2) + e.layer.margin
}

// done is called after everything the clerk does: the caret comes into view and
// those who want to know are told.
func (e *Editor) done() {
	e.blink.show()
	e.settle()
	e.reveal()
	if e.offers != nil {
		e.narrow()
	}
	e.paint()
	e.tell()
}

func (e *Editor) tell() {
	if e.touched {
		e.touched = false
		if e.OnChanged != nil {
			e.OnChanged()
		}
	}
	b := e.page.Block(e.page.Caret().Block)
	if e.told.section != b.Section || e.told.block != b.ID {
		e.told.section, e.told.block = b.Section, b.ID
		if e.OnCursor != nil {
			e.OnCursor(b.Section, b.ID)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	return &renderer{e}
}

type renderer struct{ e *Editor }

func (r *renderer) Destroy()                     { r.e.blink.stop(); r.e.mouse.stop() }
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(160, 80) }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.e.painter.clip} }

// Layout returns at once if the size is the same: Fyne calls it at every key.
func (r *renderer) Layout(size fyne.Size) {
	e := r.e
	if e.size == size {
		return
	}
	was := e.size
	e.size = size
	e.painter.Resize(size)
	e.painter.clip.Resize(size)
	if was.Width != size.Width {
		e.measure()
	}
	if was.Height == 0 { // now the place gone to before can be shown
		e.bring()
		e.reveal()
	}
	e.settle()
	e.paint()
}

// Refresh means that the theme has changed: another font may paint what Source
// Sans 3 has no glyphs for.
func (r *renderer) Refresh() {
	e := r.e
	if !e.ownColours {
		e.colours = ThemeColours(e)
	}
	e.layer.forgetForeign()
	e.hold(e.relay)
	e.paint()
}
