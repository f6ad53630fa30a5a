package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// List shows rows one above the other and keeps a cursor among them: the
// arrows, Home, End and the page keys move it, Enter opens the row it is on.
// A click puts the cursor on a row, a click on the row under the cursor opens
// it. Only rows in sight are made.
type List struct {
	widget.List
	// OnOpen is called for the row that is opened.
	OnOpen func(row int)
	// OnCursor is called when the cursor has come to a row.
	OnCursor func(row int)
	// OnKey sees each key first; true means it is dealt with.
	OnKey func(*fyne.KeyEvent) bool
	// OnClick sees each click first; true means it is dealt with.
	OnClick func(row int) bool
	// Quiet shows the cursor only while the list has the focus.
	Quiet bool
	// OnFocus is called when the list has got the focus.
	OnFocus func()
	// OnRune gets the letters typed on the list.
	OnRune func(rune)

	cursor  int
	focused bool
	update  func(int, fyne.CanvasObject)
}

// NewList makes a list of length() rows; make gives an empty row and fill puts
// row i's words into it.
func NewList(length func() int, make func() fyne.CanvasObject, fill func(i int, row fyne.CanvasObject)) *List {
	l := &List{update: fill}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return newRow(make(), l) }
	l.UpdateItem = l.fill
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

func (l *List) fill(i int, o fyne.CanvasObject) {
	r := o.(*row)
	r.index = i
	if now := look.Now(); r.painted != now { // a row that was laid by when another theme was chosen
		r.painted = now
		r.content.Refresh()
	}
	l.update(i, r.content)
	r.mark(i == l.Cursor() && (l.focused || !l.Quiet), l.focused)
}

// Cursor is the row the keys go to; -1 in an empty list.
func (l *List) Cursor() int { return min(l.cursor, l.Length()-1) }

// SetCursor moves the cursor to a row, or the nearest there is, and into sight.
func (l *List) SetCursor(i int) {
	if l.Length() == 0 {
		l.cursor = 0
		l.Refresh()
		return
	}
	l.cursor = max(0, min(i, l.Length()-1))
	l.ScrollTo(l.cursor)
	l.Refresh()
	if l.OnCursor != nil {
		l.OnCursor(l.cursor)
	}
}

// FocusGained shows the mark on the row under the cursor.
func (l *List) FocusGained() {
	l.focused = true
	l.Refresh()
	if l.OnFocus != nil {
		l.OnFocus()
	}
}

// FocusLost takes the mark away.
func (l *List) FocusLost() {
	l.focused = false
	l.Refresh()
	Lost(l)
}

// TypedRune hands letters to OnRune.
func (l *List) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r)
	}
}

// TypedKey moves the cursor and opens.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.SetCursor(l.Cursor() + 1)
	case fyne.KeyUp:
		l.SetCursor(l.Cursor() - 1)
	case fyne.KeyPageDown:
		l.SetCursor(l.Cursor() + l.page())
	case fyne.KeyPageUp:
		l.SetCursor(l.Cursor() - l.page())
	case fyne.KeyHome:
		l.SetCursor(0)
	case fyne.KeyEnd:
		l.SetCursor(l.Length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open()
	default:
		Pass(l, key)
	}
}

func (l *List) open() {
	if l.OnOpen != nil && l.Length() > 0 {
		l.OnOpen(l.Cursor())
	}
}

// page is how many rows are in sight, less one to keep the eye's place.
func (l *List) page() int {
	height := l.CreateItem().MinSize().Height + theme.Padding()
	return max(1, int(l.Size().Height/height)-1)
}

func (l *List) tapped(i int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	if l.OnClick != nil && l.OnClick(i) {
		return
	}
	if i == l.Cursor() {
		l.open()
		return
	}
	l.SetCursor(i)
}

// row is one line of a List: its content, the ground under the cursor and the
// frame of the focus.
type row struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	list    *List
	index   int
	painted *look.Theme // in which it was filled last
}

func newRow(content fyne.CanvasObject, l *List) *row {
	r := &row{content: content, list: l, painted: look.Now(), ground: canvas.NewRectangle(color.Transparent)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) mark(cursor, focused bool) {
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.ground.FillColor, r.ground.StrokeColor = color.Transparent, color.Transparent
	r.ground.StrokeWidth = 2
	if cursor {
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
	if cursor && focused {
		r.ground.StrokeColor = theme.Color(look.FocusMark)
	}
	r.ground.Refresh()
}

// Tapped moves the cursor here.
func (r *row) Tapped(*fyne.PointEvent) { r.list.tapped(r.index) }

// CreateRenderer lays the content over the ground.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: rowLayout{}, Objects: []fyne.CanvasObject{r.ground, r.content}})
}

// rowLayout gives the ground the whole row and the content a margin.
type rowLayout struct{}

const rowMargin = 8

func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Move(fyne.NewPos(rowMargin, rowMargin/2))
	o[1].Resize(size.SubtractWidthHeight(2*rowMargin, rowMargin))
}

func (rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(2*rowMargin, rowMargin)
}
