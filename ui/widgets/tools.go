package widgets

import "fyne.io/fyne/v2"

// NewTools puts tools in a row, and what has no room there in further rows.
func NewTools(tools ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &wrapped{}, Objects: tools}
}

// wrapped lays things out in rows like words in lines. How high that is depends
// on the width it was given last.
type wrapped struct{ width float32 }

const toolsGap = 6

func (w *wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.each(objects, func(o fyne.CanvasObject, at fyne.Position) {
		o.Move(at)
		o.Resize(o.MinSize())
	})
}

func (w *wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	w.each(objects, func(o fyne.CanvasObject, at fyne.Position) {
		size := o.MinSize()
		least = least.Max(fyne.NewSize(size.Width, at.Y+size.Height))
	})
	return least
}

// each tells where every visible thing stands; all in one row until a width is
// known.
func (w *wrapped) each(objects []fyne.CanvasObject, place func(fyne.CanvasObject, fyne.Position)) {
	var at fyne.Position
	row := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if at.X > 0 && w.width > 0 && at.X+size.Width > w.width {
			at = fyne.NewPos(0, at.Y+row+toolsGap)
			row = 0
		}
		place(o, at)
		at.X += size.Width + toolsGap
		row = max(row, size.Height)
	}
}
