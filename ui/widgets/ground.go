package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Ground is a surface in a colour of the theme, and follows it when it changes.
type Ground struct {
	widget.BaseWidget
	color fyne.ThemeColorName
}

// NewGround makes a surface.
func NewGround(color fyne.ThemeColorName) *Ground {
	g := &Ground{color: color}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer draws the surface.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{widget.NewSimpleRenderer(canvas.NewRectangle(theme.Color(g.color))), g}
}

type groundRenderer struct {
	fyne.WidgetRenderer
	ground *Ground
}

// Refresh takes the colour of the theme as it is now.
func (r *groundRenderer) Refresh() {
	surface := r.Objects()[0].(*canvas.Rectangle)
	surface.FillColor = theme.Color(r.ground.color)
	surface.Refresh()
}
