package preview

import (
	"fyne.io/fyne/v2"
)

// Beside is a form with the preview at its right. Where there is no room for
// both the form has it all.
type Beside struct {
	Container *fyne.Container
	form      fyne.CanvasObject
	side      fyne.CanvasObject // the preview and what belongs to it
	preview   *Preview
	wanted    bool
}

// NewBeside puts the preview, with what stands over it in side, beside a form.
func NewBeside(form, side fyne.CanvasObject, p *Preview) *Beside {
	b := &Beside{form: form, side: side, preview: p, wanted: true}
	b.Container = &fyne.Container{Layout: b, Objects: []fyne.CanvasObject{form, side}}
	return b
}

// Toggle shows the preview, or takes it away; it says which.
func (b *Beside) Toggle() (shown bool) {
	b.wanted = !b.wanted
	if !b.wanted {
		b.preview.End()
	}
	b.Container.Refresh()
	b.Layout(b.Container.Objects, b.Container.Size())
	return b.wanted
}

// Shown tells whether the preview is in sight.
func (b *Beside) Shown() bool { return b.side.Visible() }

const (
	besideGap = 24
	leastForm = 380 // in which a form is comfortable
)

// Layout gives the preview a little more than half of the width.
func (b *Beside) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	least := max(leastForm, b.form.MinSize().Width)
	form := max(least, (size.Width-besideGap)*0.46)
	side := size.Width - besideGap - form
	b.form.Move(fyne.NewPos(0, 0))
	if !b.wanted || side < leastWidth {
		b.form.Resize(size)
		if b.side.Visible() {
			b.side.Hide()
			b.preview.End()
		}
		return
	}
	b.form.Resize(fyne.NewSize(form, size.Height))
	b.side.Move(fyne.NewPos(form+besideGap, 0))
	b.side.Resize(fyne.NewSize(side, size.Height))
	if !b.side.Visible() {
		b.side.Show()
		b.preview.ShowNow()
	}
}

// MinSize is that of the form: the preview makes room.
func (b *Beside) MinSize([]fyne.CanvasObject) fyne.Size { return b.form.MinSize() }
