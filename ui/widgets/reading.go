package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tall is what is as high as its width makes it.
type Tall interface {
	fyne.CanvasObject
	HeightAt(width float32) float32
}

// heightAt is how high something is in a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	if t, ok := o.(Tall); ok {
		return t.HeightAt(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if t, ok := c.Layout.(tallLayout); ok {
			return t.heightAt(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// tallLayout is a layout whose height follows from its width.
type tallLayout interface {
	fyne.Layout
	heightAt(objects []fyne.CanvasObject, width float32) float32
}

// Reading is a column to read that scrolls: everything in it has the height that
// its words need.
type Reading struct {
	Root   *fyne.Container
	scroll *container.Scroll
	column *fyne.Container
}

// NewReading makes a column of things below each other.
func NewReading(objects ...fyne.CanvasObject) *Reading {
	r := &Reading{column: NewColumn(12, objects...)}
	r.scroll = container.NewVScroll(r.column)
	r.Root = container.New(readingLayout{}, r.scroll)
	return r
}

// Set shows other things, from their beginning.
func (r *Reading) Set(objects ...fyne.CanvasObject) {
	r.column.Objects = objects
	r.column.Layout.(*column).width = r.scroll.Size().Width - scrollMargin
	r.scroll.Offset = fyne.Position{}
	r.column.Refresh()
	r.scroll.Refresh()
}

// ScrollTo brings what begins so far down to the top.
func (r *Reading) ScrollTo(y float32) { r.scroll.ScrollToOffset(fyne.NewPos(0, y)) }

// readingLayout tells the column its width before the scroll asks how high it is.
type readingLayout struct{}

func (readingLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	scroll := o[0].(*container.Scroll)
	scroll.Content.(*fyne.Container).Layout.(*column).width = size.Width - scrollMargin
	scroll.Resize(size)
	scroll.Refresh()
}

func (readingLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// column lays things out below each other, each as high as the width makes it.
type column struct{ gap, width float32 }

// NewColumn puts things below each other with a gap between them, to stand in a
// Reading.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &column{gap: gap}, Objects: objects}
}

func (c *column) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	y, gap := float32(0), float32(0)
	for _, o := range objects {
		if h := heightAt(o, width); h > 0 {
			y += gap + h
			gap = c.gap
		}
	}
	return y
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	if c.width > 0 {
		width = min(width, c.width)
	}
	y := float32(0)
	for _, o := range objects {
		h := heightAt(o, width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(width, h))
		if h > 0 {
			y += h + c.gap
		}
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if c.width <= 0 {
		return fyne.NewSize(em(6), 0)
	}
	return fyne.NewSize(em(6), c.heightAt(objects, c.width))
}

// NewBeside puts things of equal width beside each other, or below each other where
// there is no room to read them so.
func NewBeside(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: sideBySide(gap), Objects: objects}
}

type sideBySide float32

// leastBeside is the width in ems below which lines are too short to read.
const leastBeside = 11

// width is that of one of them; false where they stand below each other.
func (s sideBySide) width(objects []fyne.CanvasObject, width float32) (float32, bool) {
	n := float32(len(objects))
	one := (width - float32(s)*(n-1)) / n
	if one < em(leastBeside) {
		return width, false
	}
	return one, true
}

func (s sideBySide) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	one, beside := s.width(objects, width)
	height := float32(0)
	for i, o := range objects {
		h := heightAt(o, one)
		switch {
		case beside:
			height = max(height, h)
		case i > 0:
			height += float32(s) + h
		default:
			height = h
		}
	}
	return height
}

func (s sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	one, beside := s.width(objects, size.Width)
	at := fyne.Position{}
	for _, o := range objects {
		height := size.Height
		if !beside {
			height = heightAt(o, one)
		}
		o.Move(at)
		o.Resize(fyne.NewSize(one, height))
		if beside {
			at.X += one + float32(s)
		} else {
			at.Y += height + float32(s)
		}
	}
}

func (s sideBySide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}
