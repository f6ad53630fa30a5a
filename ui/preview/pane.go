package preview

import "fyne.io/fyne/v2"

// NewPane is room for the preview that may become too little for it: then the
// preview hides, and works no more, until there is enough.
func (p *Preview) NewPane() *fyne.Container {
	p.End()
	p.Hidden = true
	return &fyne.Container{Layout: pane{p}, Objects: []fyne.CanvasObject{p}}
}

type pane struct{ preview *Preview }

func (l pane) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.preview
	p.Resize(size)
	switch enough := size.Width >= leastWidth; {
	case enough && p.Hidden:
		p.Show()
		p.ShowNow()
	case !enough && !p.Hidden:
		p.Hide()
	}
}

func (pane) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, 0) }
