package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// nav is the column of screen names. It is for the mouse: hands on the keys use
// Ctrl and a digit, so Tab passes it by.
type nav struct {
	column fyne.CanvasObject
	narrow bool // in a small window the keys are left out
	names  map[session.Name]*navName
}

func newNav(screens []Screen, gone func(session.Name)) *nav {
	n := &nav{names: map[session.Name]*navName{}}
	list := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, s := range screens {
		name := newNavName(s, n, gone)
		n.names[s.Name] = name
		list.Add(name)
	}
	ground := widgets.NewGround(look.Side)
	n.column = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(14, 8, 0, 0), list))
	return n
}

func (n *nav) mark(at session.Name) {
	for name, item := range n.names {
		item.current = name == at
		item.Refresh()
	}
}

// squeeze leaves the keys out of the column or shows them again.
func (n *nav) squeeze(narrow bool) {
	if n.narrow == narrow {
		return
	}
	n.narrow = narrow
	for _, name := range n.names {
		name.Refresh()
	}
}

// Layout puts the column at the left of the page.
func (n *nav) Layout(o []fyne.CanvasObject, size fyne.Size) {
	n.squeeze(size.Width < narrowWindow)
	left := o[0].MinSize().Width
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// narrowWindow is the width below which the page needs what the keys take.
const narrowWindow = 1150

// MinSize is that of both side by side.
func (n *nav) MinSize(o []fyne.CanvasObject) fyne.Size {
	column, page := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(column.Width+page.Width, max(column.Height, page.Height))
}

// navName is one name in the column.
type navName struct {
	widget.BaseWidget
	nav              *nav
	screen           Screen
	gone             func(session.Name)
	current, hovered bool
}

func newNavName(s Screen, of *nav, gone func(session.Name)) *navName {
	n := &navName{nav: of, screen: s, gone: gone}
	n.ExtendBaseWidget(n)
	return n
}

// Tapped goes to the screen.
func (n *navName) Tapped(*fyne.PointEvent) { n.gone(n.screen.Name) }

// MouseIn lights the name up.
func (n *navName) MouseIn(*desktop.MouseEvent) { n.hover(true) }

// MouseMoved changes nothing.
func (n *navName) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets it be.
func (n *navName) MouseOut() { n.hover(false) }

func (n *navName) hover(on bool) {
	n.hovered = on
	n.Refresh()
}

// CreateRenderer draws the name, its key and the bar of the current one.
func (n *navName) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{
		name:   n,
		ground: canvas.NewRectangle(nil),
		bar:    canvas.NewRectangle(nil),
		words:  canvas.NewText(string(n.screen.Name), nil),
		key:    canvas.NewText(session.KeyText(n.screen.Key), nil),
	}
	r.Refresh()
	return r
}

type navRenderer struct {
	name        *navName
	ground, bar *canvas.Rectangle
	words, key  *canvas.Text
}

func (r *navRenderer) MinSize() fyne.Size {
	words, key := fyne.MeasureText(r.words.Text, theme.TextSize(), fyne.TextStyle{Bold: true}), r.key.MinSize()
	if r.name.nav.narrow {
		return fyne.NewSize(words.Width+32, words.Height+16)
	}
	return fyne.NewSize(max(theme.TextSize()*11, words.Width+key.Width+48), words.Height+16)
}

func (r *navRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Resize(fyne.NewSize(4, size.Height))
	words, key := r.words.MinSize(), r.key.MinSize()
	r.words.Move(fyne.NewPos(18, (size.Height-words.Height)/2))
	r.key.Move(fyne.NewPos(size.Width-key.Width-12, (size.Height-key.Height)/2))
}

func (r *navRenderer) Refresh() {
	r.ground.FillColor = theme.Color(look.Side)
	switch {
	case r.name.current:
		r.ground.FillColor = theme.Color(look.Ground)
	case r.name.hovered:
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.bar.FillColor = theme.Color(look.Accent)
	r.bar.Hidden = !r.name.current
	r.words.TextStyle.Bold = r.name.current
	r.words.TextSize, r.words.Color = theme.TextSize(), theme.Color(look.Text)
	r.key.Hidden = r.name.nav.narrow
	r.key.TextSize, r.key.Color = theme.CaptionTextSize(), theme.Color(look.Muted)
	r.Layout(r.name.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *navRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar, r.words, r.key}
}
func (r *navRenderer) Destroy() {}
