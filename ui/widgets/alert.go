package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Alert is a line of bold words that is always in sight. Set as a warning it
// stands on a ground of its own.
type Alert struct {
	widget.BaseWidget
	words *Text
	warns bool
}

// NewAlert makes an alert that says nothing yet.
func NewAlert() *Alert {
	n := &Alert{words: NewBoldLine("", look.Text).Whole()}
	n.ExtendBaseWidget(n)
	return n
}

// Set changes the words, and whether they warn.
func (n *Alert) Set(words string, warns bool) {
	n.warns = warns
	n.words.SetText(words)
	n.words.SetColor(look.Text)
	if warns {
		n.words.SetColor(look.WarningText)
	}
	n.Refresh()
}

// Words is what the alert says.
func (n *Alert) Words() string { return n.words.Words() }

// Warns tells whether the alert warns.
func (n *Alert) Warns() bool { return n.warns }

// CreateRenderer draws the words over the ground.
func (n *Alert) CreateRenderer() fyne.WidgetRenderer {
	r := &alertRenderer{alert: n, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type alertRenderer struct {
	alert  *Alert
	ground *canvas.Rectangle
}

// the room around the words
const (
	alertSide = 10
	alertTop  = 5
)

func (r *alertRenderer) MinSize() fyne.Size {
	return r.alert.words.MinSize().AddWidthHeight(2*alertSide, 2*alertTop)
}

func (r *alertRenderer) Layout(size fyne.Size) {
	least := r.MinSize()
	top := (size.Height - least.Height) / 2
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(fyne.NewSize(size.Width, least.Height))
	r.alert.words.Move(fyne.NewPos(alertSide, top+alertTop))
	r.alert.words.Resize(fyne.NewSize(size.Width-2*alertSide, least.Height-2*alertTop))
}

func (r *alertRenderer) Refresh() {
	r.ground.FillColor = theme.Color(look.WarningGround)
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.WarningText), 1
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.ground.Hidden = !r.alert.warns
	r.Layout(r.alert.Size())
	r.ground.Refresh()
	r.alert.words.Refresh()
}

func (r *alertRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.alert.words}
}
func (r *alertRenderer) Destroy() {}
