package room

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// board draws a view. A double click fills the screen with it.
type board struct {
	widget.BaseWidget
	view   View
	double func()
}

func newBoard(double func()) *board {
	b := &board{double: double}
	b.ExtendBaseWidget(b)
	return b
}

// show shows another view; the same one costs nothing.
func (b *board) show(v View) {
	if v != b.view {
		b.view = v
		b.Refresh()
	}
}

// DoubleTapped fills the screen, or makes a window again.
func (b *board) DoubleTapped(*fyne.PointEvent) { b.double() }

// CreateRenderer draws the board.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{board: b}
	r.Refresh()
	return r
}

type boardRenderer struct {
	board   *board
	objects []fyne.CanvasObject
}

// smallest is the smallest window that still shows something.
var smallest = fyne.NewSize(320, 200)

func (r *boardRenderer) MinSize() fyne.Size           { return smallest }
func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *boardRenderer) Destroy()                     {}
func (r *boardRenderer) Layout(fyne.Size)             { r.draw() }

func (r *boardRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.board)
}

func (r *boardRenderer) draw() {
	texts, fields := lay(r.board.view, r.board.Size().Max(smallest), measured)
	r.objects = nil
	for _, f := range fields {
		o := canvas.NewRectangle(theme.Color(f.color))
		o.Move(f.at)
		o.Resize(f.size)
		r.objects = append(r.objects, o)
	}
	for _, t := range texts {
		o := canvas.NewText(t.words, theme.Color(t.color))
		o.TextSize, o.TextStyle.Bold = t.size, t.bold
		o.Move(t.at)
		o.Resize(o.MinSize())
		r.objects = append(r.objects, o)
	}
}
