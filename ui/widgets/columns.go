package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// columns lays things out side by side in fixed columns.
type columns []float32

// NewColumns puts things side by side. A width above 0 is in ems (the size of
// plain text); a width of 0 or less shares what is left, -2 taking twice what
// 0 and -1 take. Every row made with the same widths lines up.
func NewColumns(widths []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: columns(widths), Objects: objects}
}

const columnGap = 12

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fixed, shares := float32(0), float32(0)
	for i := range objects {
		if c[i] > 0 {
			fixed += em(c[i])
		} else {
			shares += max(1, -c[i])
		}
	}
	left := max(0, size.Width-fixed-columnGap*float32(len(objects)-1))
	x := float32(0)
	for i, o := range objects {
		width := em(c[i])
		if c[i] <= 0 {
			width = left * max(1, -c[i]) / shares
		}
		height := min(o.MinSize().Height, size.Height)
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
		x += width + columnGap
	}
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size.Height = max(size.Height, least.Height)
		if c[i] > 0 {
			least.Width = em(c[i])
		}
		size.Width += least.Width
	}
	size.Width += columnGap * float32(len(objects)-1)
	return size.Max(fyne.NewSize(0, theme.TextSize()))
}
