package minutes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// desk lays out the outline, what stands above the page, the page and the form beside
// it. Where a form leaves the page too little room to be read, as in a small window with
// large text, the form takes its place until it is closed; and where even that is too
// little, the outline is narrower.
type desk struct{}

// leastPage is how wide a page beside a form must be able to be, in ems.
const leastPage = 15

func (desk) Layout(o []fyne.CanvasObject, size fyne.Size) {
	outline, above, page, form := o[0], o[1], o[2], o[3]
	left, beside := outline.MinSize().Width, float32(0)
	alone := false
	if form.Visible() {
		beside = form.MinSize().Width
		if alone = size.Width-left-beside < leastPage*theme.TextSize(); alone {
			left = max(min(left, size.Width-beside), 0)
			beside = size.Width - left
		}
	}
	top := float32(0)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, y))
	}
	put(outline, 0, 0, left, size.Height)
	put(above, left, 0, size.Width-left, above.MinSize().Height) // its rows depend on the width
	if high := above.MinSize().Height; high > 0 {
		top = high + theme.Padding()
		put(above, left, 0, size.Width-left, high)
	}
	put(form, size.Width-beside, top, beside, size.Height-top)
	if page.Visible() == alone {
		if alone {
			page.Hide()
		} else {
			page.Show()
		}
	}
	put(page, left, top, size.Width-left-beside, size.Height-top)
}

func (desk) MinSize(o []fyne.CanvasObject) fyne.Size {
	outline, above, page := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	if o[3].Visible() {
		page = page.Max(o[3].MinSize())
	}
	return fyne.NewSize(max(outline.Width+max(above.Width, o[2].MinSize().Width), page.Width), max(outline.Height, above.Height+theme.Padding()+page.Height))
}
