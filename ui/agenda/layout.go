package agenda

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/ui/editor"
	"minutebook/ui/look"
)

// besides puts the list, the form and what stands at the right of them side by
// side. The list and the form share the width evenly; a third takes what they can
// spare, and stands in the place of the form where that is too little to read.
//
// yields tells of what is in the third that it gives way instead: it has no width
// where there is too little.
type besides struct {
	yields func(third []fyne.CanvasObject) bool
}

const (
	gap       = 20 // between two of them
	leastList = 19 // ems in which titles can be read
	leastForm = 29 // ems that its fields need beside a third
	leastPage = 22 // ems that a third needs
	leastText = 6  // ems of height for the text of an item
)

func (b besides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	all := widths(o, size.Width)
	if side := o[2].(*fyne.Container); all[1] == 0 && b.yields(side.Objects) {
		all = alone(o, size.Width)
		side.Resize(fyne.NewSize(0, size.Height))
	}
	o[1].(*fyne.Container).Hidden = all[1] == 0
	x := float32(0)
	for i, width := range all {
		if width > 0 {
			o[i].Move(fyne.NewPos(x, 0))
			o[i].Resize(fyne.NewSize(width, size.Height))
			x += width + gap
		}
	}
}

// widths are those of the list, the form and the third; 0 for what is not there.
func widths(o []fyne.CanvasObject, all float32) [3]float32 {
	list, form := o[0].MinSize().Width, o[1].MinSize().Width
	if !o[2].Visible() {
		return alone(o, all)
	}
	list, form = max(list, leastList*theme.TextSize()), max(form, leastForm*theme.TextSize())
	if all-2*gap-list-form < leastPage*theme.TextSize() {
		list = max((all-gap)/3, list)
		return [3]float32{list, 0, all - gap - list}
	}
	left := all - 2*gap
	list, form = max(left*0.26, list), max(left*0.3, form)
	return [3]float32{list, form, left - list - form}
}

// alone are the widths of the list and the form without a third.
func alone(o []fyne.CanvasObject, all float32) [3]float32 {
	list := max((all-gap)/2, o[0].MinSize().Width)
	return [3]float32{list, all - gap - list, 0}
}

// MinSize is what the list and the form need: a third takes no more.
func (besides) MinSize(o []fyne.CanvasObject) fyne.Size {
	list, form := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(list.Width+gap+form.Width, max(list.Height, form.Height))
}

// inTextSize gives an editor that is a field among others the size of their text,
// which the clerk chooses; the printed page beside it shows that on paper.
type inTextSize struct{ editor *editor.Editor }

func (l inTextSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.editor.SetZoom(int(math.Round(float64(100 * theme.Size(theme.SizeNameText) / look.DefaultTextSize))))
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

// MinSize leaves room for a few lines: above that the page scrolls.
func (l inTextSize) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, leastText*theme.TextSize()))
}
