package checks

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The outline has the height of its rows, but no less and no more than these
// shares of what there is beside the page.
const (
	leastOutline = 0.4
	mostOutline  = 0.68
)

// Below puts the list below the outline. What share of the height it has follows
// from the number of items alone: the outline stays where it is whatever is
// found.
func (c *List) Below(outline fyne.CanvasObject, height func() float32) *fyne.Container {
	line := container.New(layout.NewCustomPaddedLayout(8, 6, 0, 0), c.line)
	c.Root = container.New(&layingOut{list: c, outline: height}, outline, widget.NewSeparator(), line, c.Rows)
	return c.Root
}

// layingOut lays out the outline, the line and the list.
type layingOut struct {
	list    *List
	outline func() float32 // the height it needs to show every item
	// for which width and size of text the rows were given their heights
	width, text float32
}

func (l *layingOut) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 8
	line, share := o[2].MinSize().Height, float32(0)
	if l.list.open {
		outline := min(max(l.outline()+gap, size.Height*leastOutline), size.Height*mostOutline)
		share = size.Height - float32(math.Ceil(float64(outline))) - line
	}
	y := size.Height - share - line
	place := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
	}
	place(o[0], 0, y-gap)
	place(o[1], y, 1)
	place(o[2], y, line)
	place(o[3], y+line, share)
	if l.width != size.Width || l.text != theme.TextSize() {
		l.width, l.text = size.Width, theme.TextSize()
		clear(l.list.heights)
		l.list.fit()
	}
}

func (l *layingOut) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, o[0].MinSize().Height+o[2].MinSize().Height)
}

// fit gives every row the height its words need. What was measured once is not
// measured again: in a long meeting there are hundreds of rows.
func (c *List) fit() {
	width := c.Rows.Size().Width - 2*rowMargin
	if width <= 0 {
		return
	}
	for i, f := range c.shown {
		words := wordsOf(c.page.Number(f.Item), f)
		height, known := c.heights[words]
		if !known {
			height = words.height(width) + rowMargin
			c.heights[words] = height
		}
		c.Rows.SetItemHeight(i, height)
	}
}

// rowMargin is the space that a list keeps at the sides of a row.
const rowMargin = 8
