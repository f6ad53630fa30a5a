package agenda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// itemColumns lays out a row of the list: its handle, number and title, and at
// the right what is said of it, which takes no room where there is nothing.
type itemColumns struct{}

const (
	gripWidth   = 0.9 // ems
	numberWidth = 2.8
	columnGap   = 12
)

func (itemColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(o fyne.CanvasObject, x, width float32) {
		height := min(o.MinSize().Height, size.Height)
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(max(0, width), height))
	}
	grip, number := gripWidth*theme.TextSize(), numberWidth*theme.TextSize()
	place(o[0], 0, grip)
	place(o[1], grip+columnGap, number)
	left, right := grip+number+2*columnGap, size.Width
	for i := len(o) - 1; i > 2; i-- {
		if width := o[i].MinSize().Width; width > 0 {
			right -= width
			place(o[i], right, width)
			right -= columnGap
		} else {
			place(o[i], right, 0)
		}
	}
	place(o[2], left, right-left)
}

func (itemColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, part := range o {
		height = max(height, part.MinSize().Height)
	}
	return fyne.NewSize((gripWidth+numberWidth)*theme.TextSize()+3*columnGap+4*theme.TextSize(), height)
}
