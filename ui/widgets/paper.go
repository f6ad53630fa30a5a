package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// NewPaper puts something on a piece of paper, like a cutting from the page.
func NewPaper(content fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: paperLayout{}, Objects: []fyne.CanvasObject{newPaperGround(), content}}
}

// paperMargin is the white around what stands on a piece of paper.
const paperMargin = 16

type paperLayout struct{}

func (paperLayout) heightAt(o []fyne.CanvasObject, width float32) float32 {
	return heightAt(o[1], width-2*paperMargin) + 2*paperMargin
}

func (paperLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Move(fyne.NewSquareOffsetPos(paperMargin))
	o[1].Resize(size.SubtractWidthHeight(2*paperMargin, 2*paperMargin))
}

func (paperLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(2*paperMargin, 2*paperMargin)
}

// paperGround is the paper itself; it follows the theme.
type paperGround struct{ widget.BaseWidget }

func newPaperGround() *paperGround {
	g := &paperGround{}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer draws the paper and its edge.
func (g *paperGround) CreateRenderer() fyne.WidgetRenderer {
	r := &paperRenderer{face: canvas.NewRectangle(nil)}
	r.WidgetRenderer = widget.NewSimpleRenderer(r.face)
	r.colour()
	return r
}

type paperRenderer struct {
	fyne.WidgetRenderer
	face *canvas.Rectangle
}

func (r *paperRenderer) colour() {
	r.face.FillColor, r.face.StrokeColor, r.face.StrokeWidth = theme.Color(look.Paper), theme.Color(look.PaperEdge), 1
	r.face.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
}

func (r *paperRenderer) Refresh() {
	r.colour()
	r.face.Refresh()
}
