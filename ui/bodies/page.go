package bodies

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"minutebook/ui/widgets"
)

// partPage is a list under a line about it, with the headings of its columns
// and its buttons at the right; heads may be nil.
func partPage(list *widgets.List, about *widgets.Text, heads fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	bar := container.NewHBox(buttons...)
	middle := container.NewVBox(layout.NewSpacer(), about, layout.NewSpacer())
	top := container.NewVBox(container.NewBorder(nil, nil, nil, bar, middle))
	if heads != nil {
		top.Add(heads)
	}
	return widgets.NewPage(top, list)
}
