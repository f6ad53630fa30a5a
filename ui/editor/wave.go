package editor

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"minutebook/data/doc/edit"
)

// wave is the zigzag below a misspelt word.
type wave struct {
	*canvas.Raster
	ink color.Color
}

func newWave() *wave {
	w := &wave{}
	w.Raster = canvas.NewRaster(w.draw)
	return w
}

// draw draws the zigzag w by h pixels wide and high: up and down at 45 degrees,
// its edges smoothed.
func (v *wave) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	ink := color.NRGBAModel.Convert(v.ink).(color.NRGBA)
	swing := float64(h) - 1.5 // how far it goes down, and as far to the right
	for x := range w {
		phase := math.Mod(float64(x), 2*swing)
		line := 0.75 + math.Abs(swing-phase)
		for y := range h {
			cover := min(max(1.2-math.Abs(float64(y)+0.5-line), 0), 1)
			px := ink
			px.A = uint8(float64(ink.A) * cover)
			img.SetNRGBA(x, y, px)
		}
	}
	return img
}

// paintWaves paints a zigzag below each misspelt word of a text that is in
// view, but not below the one that is being typed.
func (e *Editor) paintWaves(block, cell int, f *flow, t edit.Text, left, y float32) {
	if !e.checks(e.rows[block].block) {
		return
	}
	e.check(f, t)
	caret := e.page.Caret()
	typing := e.focused && caret.Block == block && caret.Cell == cell && e.page.Selection().Empty()
	for _, s := range f.wrong {
		if typing && s.From <= caret.Off && caret.Off <= s.To {
			continue
		}
		for i := f.lineAt(s.From); i < len(f.lines) && f.lines[i].from < s.To; i++ {
			line := &f.lines[i]
			ly := y + f.y + line.y
			if ly > e.size.Height || ly+f.lineH < 0 {
				continue
			}
			x := f.xAt(i, max(s.From, line.from))
			e.paintWave(left+f.x+x, ly, f.xAt(i, min(s.To, line.to))-x, f.look.size)
		}
	}
}

// paintWave paints a zigzag below the text of a size whose line begins at y.
func (e *Editor) paintWave(x, y, width, size float32) {
	o := e.painter.waves.get()
	o.Move(fyne.NewPos(round(x), round(y+size*1.12)))
	o.Resize(fyne.NewSize(max(round(width), 2), max(round(size/4), 3)))
	if o.ink != e.colours.Misspelt {
		o.ink = e.colours.Misspelt
		o.Refresh()
	}
	e.painter.inkeds = append(e.painter.inkeds, o.Raster)
}
