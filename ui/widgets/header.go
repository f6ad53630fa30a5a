package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Header is the top of a page: its title, a line about it and what can be done.
type Header struct {
	widget.BaseWidget
	title, subtitle *Text
	box             *fyne.Container
}

// NewHeader makes a header; actions stand at its right.
func NewHeader(title, subtitle string, actions ...fyne.CanvasObject) *Header {
	h := &Header{
		title:    NewSizedLine(title, look.Text, theme.SizeNameHeadingText),
		subtitle: NewLine(subtitle, look.Muted),
	}
	h.title.style.Bold = true
	words := container.New(layout.NewCustomPaddedVBoxLayout(2), h.title, h.subtitle)
	right := container.NewVBox(layout.NewSpacer(), container.NewHBox(actions...), layout.NewSpacer())
	h.box = container.NewBorder(nil, nil, nil, right, words)
	h.subtitle.Hidden = subtitle == ""
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle changes the title and the line about it; no subtitle takes no room.
func (h *Header) SetTitle(title, subtitle string) {
	h.title.SetText(title)
	h.subtitle.SetText(subtitle)
	h.subtitle.Hidden = subtitle == ""
	h.box.Refresh()
}

// CreateRenderer lays the header out.
func (h *Header) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(4, 10, 0, 0), h.box))
}

// NewSection makes the heading of a part of a page.
func NewSection(title string) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(8, 2, 0, 0), NewBoldLine(title, look.Muted).Whole())
}

// NewEmpty makes the words that stand where there is nothing yet, and what can
// be done about it.
func NewEmpty(words string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(words, fyne.TextAlignCenter, fyne.TextStyle{})
	label.Wrapping = fyne.TextWrapWord
	label.Importance = widget.LowImportance
	box := container.NewVBox(label)
	if len(actions) > 0 {
		buttons := append([]fyne.CanvasObject{layout.NewSpacer()}, actions...)
		box.Add(container.NewHBox(append(buttons, layout.NewSpacer())...))
	}
	return container.NewVBox(layout.NewSpacer(), container.New(narrow{}, box), layout.NewSpacer(), layout.NewSpacer())
}

// narrow keeps a line of reading short and in the middle.
type narrow struct{}

func (narrow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, em(34))
	o[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	o[0].Resize(fyne.NewSize(width, size.Height))
}

func (narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// NewPage puts top over rest, which takes the room left. Tab goes through top
// first.
func NewPage(top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewBorderLayout(top, nil, nil, nil), top, rest)
}
