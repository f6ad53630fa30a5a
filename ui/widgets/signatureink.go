package widgets

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"fyne.io/fyne/v2"
	xdraw "golang.org/x/image/draw"
)

const (
	printScale = 4   // points of a printed picture for one of the pad's
	penWidth   = 3.0 // of a slow stroke; a fast one is thinner, as ink is
	thinnest   = 0.6 // of that
)

// ink is strokes at a scale, smooth, with the edges of real ink.
func ink(strokes [][]fyne.Position, size fyne.Size, scale float32) *image.Alpha {
	mask := image.NewAlpha(image.Rect(0, 0, int(math.Ceil(float64(size.Width*scale))), int(math.Ceil(float64(size.Height*scale)))))
	for _, stroke := range strokes {
		drawStroke(mask, stroke, float64(scale))
	}
	return mask
}

// spot is a place on the paper and half the width of the pen there.
type spot struct{ x, y, r float64 }

// drawStroke joins the places where the pen was seen by a curve through the
// middles between them, which has no corners.
func drawStroke(mask *image.Alpha, stroke []fyne.Position, scale float64) {
	spots := spotsOf(stroke, scale)
	if len(spots) == 0 {
		return
	}
	at := spots[0]
	capsule(mask, at, at)
	for i := 1; i < len(spots); i++ {
		to := spots[i]
		if i+1 < len(spots) {
			to = between(spots[i], spots[i+1], 0.5)
		}
		from := at
		const steps = 8
		for k := 1; k <= steps; k++ {
			t := float64(k) / steps
			next := between(between(from, spots[i], t), between(spots[i], to, t), t)
			capsule(mask, at, next)
			at = next
		}
	}
}

// spotsOf is a stroke with the width that the pen's speed gives it: the longer the
// way since the place before, the thinner.
func spotsOf(stroke []fyne.Position, scale float64) []spot {
	out := make([]spot, 0, len(stroke))
	width := penWidth * 0.9
	for i, p := range stroke {
		if i > 0 {
			way := math.Hypot(float64(p.X-stroke[i-1].X), float64(p.Y-stroke[i-1].Y))
			width = 0.7*width + 0.3*penWidth*max(thinnest, 1-way/40)
		}
		out = append(out, spot{float64(p.X) * scale, float64(p.Y) * scale, width / 2 * scale})
	}
	return out
}

func between(a, b spot, t float64) spot {
	return spot{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t, a.r + (b.r-a.r)*t}
}

// capsule inks everything nearer to the line from a to b than the pen is wide.
func capsule(mask *image.Alpha, a, b spot) {
	reach := max(a.r, b.r) + 1
	box := image.Rect(int(min(a.x, b.x)-reach), int(min(a.y, b.y)-reach), int(max(a.x, b.x)+reach)+2, int(max(a.y, b.y)+reach)+2).Intersect(mask.Rect)
	dx, dy := b.x-a.x, b.y-a.y
	long := dx*dx + dy*dy
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			px, py := float64(x)+0.5, float64(y)+0.5
			t := 0.0
			if long > 0 {
				t = min(max(((px-a.x)*dx+(py-a.y)*dy)/long, 0), 1)
			}
			cover := a.r + (b.r-a.r)*t + 0.5 - math.Hypot(px-a.x-t*dx, py-a.y-t*dy)
			if v := uint8(255 * min(max(cover, 0), 1)); v > mask.AlphaAt(x, y).A {
				mask.SetAlpha(x, y, color.Alpha{A: v})
			}
		}
	}
}

// unpackPicture reads a picture that sign made.
func unpackPicture(picture []byte) (image.Image, error) {
	read, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, errors.New("the picture of the signature is damaged")
	}
	return read, nil
}

// fitted is the ink of a picture in the middle of a room of w by h.
func fitted(picture image.Image, w, h int) *image.Alpha {
	from := picture.Bounds()
	scale := 0.9 * min(float64(w)/float64(from.Dx()), float64(h)/float64(from.Dy()))
	fw, fh := int(float64(from.Dx())*scale), int(float64(from.Dy())*scale)
	page := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	xdraw.CatmullRom.Scale(page, image.Rect((w-fw)/2, (h-fh)/2, (w+fw)/2, (h+fh)/2), picture, from, draw.Src, nil)
	mask := image.NewAlpha(page.Rect)
	for i, v := range page.Pix {
		mask.Pix[i] = 255 - v
	}
	return mask
}

// coloured is a mask filled with a colour.
func coloured(mask *image.Alpha, c color.Color) image.Image {
	out := image.NewRGBA(mask.Rect)
	draw.DrawMask(out, out.Rect, image.NewUniform(c), image.Point{}, mask, mask.Rect.Min, draw.Over)
	return out
}
