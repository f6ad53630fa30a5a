package outline

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

// Sign says above the outline, on a ground of its own, that the meeting is in
// private session. Without words it is not there.
type Sign struct {
	widget.BaseWidget
	head *widgets.Text
	more *widget.Label
	box  *fyne.Container
}

func newSign() *Sign {
	s := &Sign{head: widgets.NewBoldLine("", look.WarningText), more: widget.NewLabel("")}
	s.more.Wrapping = fyne.TextWrapWord
	s.more.SizeName = theme.SizeNameCaptionText
	s.box = container.New(layout.NewCustomPaddedLayout(6, 2, 10, 6), container.New(layout.NewCustomPaddedVBoxLayout(0), s.head,
		container.New(layout.NewCustomPaddedLayout(-4, 0, -8, 0), s.more)))
	s.ExtendBaseWidget(s)
	s.Hide()
	return s
}

// Say says something in a few words, and more of it in a sentence; no words take
// the sign away.
func (s *Sign) Say(head, more string) {
	if head == s.head.Words() && more == s.more.Text {
		return
	}
	s.head.SetText(head)
	s.more.SetText(more)
	widgets.SetShown(s, head != "")
}

// Says is what stands on the sign.
func (s *Sign) Says() (head, more string) { return s.head.Words(), s.more.Text }

// CreateRenderer draws the words on their ground.
func (s *Sign) CreateRenderer() fyne.WidgetRenderer {
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
