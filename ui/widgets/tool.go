package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Tool is a word to click that never takes the focus: the hands stay where
// they type. What it does must be possible by keyboard as well.
type Tool struct {
	widget.BaseWidget
	OnTapped func()

	text, key string
	on, hover bool
}

// NewTool makes a tool. key is its shortcut, shown after the word; it may be
// empty.
func NewTool(text, key string, tapped func()) *Tool {
	t := &Tool{OnTapped: tapped, text: text, key: key}
	t.ExtendBaseWidget(t)
	return t
}

// Words is what the tool says.
func (t *Tool) Words() string { return t.text }

// SetOn shows the tool as switched on or off.
func (t *Tool) SetOn(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// On tells whether the tool is shown as switched on.
func (t *Tool) On() bool { return t.on }

// Tapped does what the tool is for.
func (t *Tool) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// MouseIn lights the tool.
func (t *Tool) MouseIn(*desktop.MouseEvent) { t.light(true) }

// MouseMoved does nothing.
func (t *Tool) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (t *Tool) MouseOut() { t.light(false) }

func (t *Tool) light(on bool) {
	t.hover = on
	t.Refresh()
}

// CreateRenderer draws the word, its shortcut and the ground of the state.
func (t *Tool) CreateRenderer() fyne.WidgetRenderer {
	r := &toolRenderer{tool: t, ground: canvas.NewRectangle(nil), word: canvas.NewText("", nil), key: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type toolRenderer struct {
	tool      *Tool
	ground    *canvas.Rectangle
	word, key *canvas.Text
}

const (
	toolSide = 8
	toolTop  = 3
	toolGap  = 6
)

func (r *toolRenderer) MinSize() fyne.Size {
	size := r.word.MinSize()
	if r.tool.key != "" {
		size.Width += toolGap + r.key.MinSize().Width
	}
	return size.AddWidthHeight(2*toolSide, 2*toolTop)
}

func (r *toolRenderer) Layout(size fyne.Size) {
	least := r.MinSize()
	x, word := (size.Width-least.Width)/2+toolSide, r.word.MinSize()
	y := (size.Height - word.Height) / 2
	r.ground.Move(fyne.NewPos(0, y-toolTop))
	r.ground.Resize(fyne.NewSize(size.Width, least.Height))
	r.word.Move(fyne.NewPos(x, y))
	r.word.Resize(word)
	r.key.Move(fyne.NewPos(x+word.Width+toolGap, y+word.Height-r.key.MinSize().Height-1))
	r.key.Resize(r.key.MinSize())
}

func (r *toolRenderer) Refresh() {
	t := r.tool
	r.ground.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, theme.Color(theme.ColorNameInputBorder), 1
	words, keys := look.Text, look.Muted
	switch {
	case t.on:
		r.ground.FillColor = theme.Color(theme.ColorNamePrimary)
		words, keys = theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	case t.hover:
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.word.Text, r.word.TextSize, r.word.Color = t.text, theme.TextSize(), theme.Color(words)
	r.key.Text, r.key.TextSize, r.key.Color = t.key, theme.CaptionTextSize(), theme.Color(keys)
	r.Layout(t.Size())
	r.ground.Refresh()
	r.word.Refresh()
	r.key.Refresh()
}

func (r *toolRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.word, r.key}
}
func (r *toolRenderer) Destroy() {}
