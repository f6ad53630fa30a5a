package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

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
