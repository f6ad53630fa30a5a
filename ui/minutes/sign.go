package minutes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// sign says above the outline, on a ground of its own, that the meeting is in
// private session. Without words it is not there.
type sign struct {
	widget.BaseWidget
	head *widgets.Text
	more *widget.Label
	box  *fyne.Container
}

func newSign() *sign {
	s := &sign{head: widgets.NewBoldLine("", look.WarningText), more: widget.NewLabel("")}
	s.more.Wrapping = fyne.TextWrapWord
	s.more.SizeName = theme.SizeNameCaptionText
	s.box = container.New(layout.NewCustomPaddedLayout(6, 2, 10, 6), container.New(layout.NewCustomPaddedVBoxLayout(0), s.head,
		container.New(layout.NewCustomPaddedLayout(-4, 0, -8, 0), s.more)))
	s.ExtendBaseWidget(s)
	s.Hide()
	return s
}

// show says something in a few words, and more of it in a sentence; no words take
// the sign away.
func (s *sign) show(head, more string) {
	if head == s.head.Words() && more == s.more.Text {
		return
	}
	s.head.SetText(head)
	s.more.SetText(more)
	widgets.SetShown(s, head != "")
}

// CreateRenderer draws the words on their ground.
func (s *sign) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.StrokeWidth = 1
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r := &signRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(ground, s.box)), ground: ground}
	r.Refresh()
	return r
}

type signRenderer struct {
	fyne.WidgetRenderer
	ground *canvas.Rectangle
}

func (r *signRenderer) Refresh() {
	r.ground.FillColor, r.ground.StrokeColor = theme.Color(look.WarningGround), theme.Color(look.WarningText)
	r.WidgetRenderer.Refresh()
}
