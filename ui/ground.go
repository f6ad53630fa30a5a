package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// ground is a surface that follows the theme.
type ground struct {
	widget.BaseWidget
	color fyne.ThemeColorName
}

func newGround(color fyne.ThemeColorName) *ground {
	g := &ground{color: color}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer draws the surface.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return &groundRenderer{WidgetRenderer: widget.NewSimpleRenderer(canvas.NewRectangle(theme.Color(g.color))), ground: g}
}

type groundRenderer struct {
	fyne.WidgetRenderer
	ground *ground
}

func (r *groundRenderer) Refresh() {
	surface := r.Objects()[0].(*canvas.Rectangle)
	surface.FillColor = theme.Color(r.ground.color)
	surface.Refresh()
}

// quietButton is words that can be clicked; Tab passes them by.
type quietButton struct {
	widget.BaseWidget
	line   *widgets.Text
	tapped func()
}

func newQuietButton(text string, tapped func()) *quietButton {
	b := &quietButton{line: widgets.NewBoldLine(text, look.ErrorText).Whole(), tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped does it.
func (b *quietButton) Tapped(*fyne.PointEvent) { b.tapped() }

// CreateRenderer draws the words.
func (b *quietButton) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.line) }
