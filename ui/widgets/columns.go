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

// NewRowHead makes the headings over a List whose rows have the same columns.
func NewRowHead(widths []float32, heads ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{}, Objects: []fyne.CanvasObject{&fyne.Container{}, NewColumns(widths, heads...)}}
}

// NewSized gives an object room of its own: at least wide by high ems.
func NewSized(wide, high float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: sized{wide, high}, Objects: []fyne.CanvasObject{o}}
}

type sized struct{ wide, high float32 }

func (s sized) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (s sized) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().Max(fyne.NewSize(em(s.wide), em(s.high)))
}

// NewColumnPages puts a page of a fixed width in ems at the left of another.
func NewColumnPages(width float32, left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: sidePages(width), Objects: []fyne.CanvasObject{left, right}}
}

// sidePages is the width of the left page in ems.
type sidePages float32

const pageGap = 28

func (w sidePages) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := em(float32(w))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+pageGap, 0))
	o[1].Resize(fyne.NewSize(max(0, size.Width-left-pageGap), size.Height))
}

func (w sidePages) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(em(float32(w))+pageGap+b.Width, max(a.Height, b.Height))
}
