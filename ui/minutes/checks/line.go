package checks

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// line says how much there is to look at. A click on it opens and closes
// the list.
type line struct {
	widget.BaseWidget
	mark, count, key *widgets.Text
	tapped           func()
}

func newLine(tapped func()) *line {
	l := &line{tapped: tapped, mark: widgets.NewLine("▾", look.Muted).Whole(), count: widgets.NewLine("", look.Muted).Whole(),
		key: widgets.NewSizedLine(session.KeyText(session.KeyChecks), look.Muted, theme.SizeNameCaptionText).Whole()}
	l.ExtendBaseWidget(l)
	return l
}

// set says how many things there are to look at.
func (l *line) set(n int) {
	words, colour := "Nothing to look at", look.Muted
	if n > 0 {
		words, colour = widgets.Count(n, "thing")+" to look at", look.Text
	}
	if words != l.count.Words() {
		l.count.SetText(words)
		l.count.SetColor(colour)
		l.Refresh()
	}
}

func (l *line) turn(open bool) {
	l.mark.SetText("▸")
	if open {
		l.mark.SetText("▾")
	}
}

// Tapped opens or closes the list.
func (l *line) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor is the hand of something that can be clicked.
func (l *line) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer puts the words in a line.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, rowMargin, 2), container.NewHBox(l.mark, l.count)), nil, container.NewHBox(l.key)))
}
