package sign

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"slices"

	xdraw "golang.org/x/image/draw"
)

// The largest picture of a signature that is kept, in points: more than any
// printer shows of it.
const (
	widest  = 800
	highest = 300
	margin  = 4 // of white around the ink
)

const (
	mostPoints = 40 << 20 // of a picture that is unpacked
	working    = 1600     // longest side of the copy in which the ink is looked for
)

// ErrBlank says that there is no ink on a picture.
var ErrBlank = errors.New("nothing is written on it")

// Clean makes the picture of a signature of a photograph or scan of one (PNG or
// JPEG): the ink alone, black on white paper, trimmed, bounded in size, without what
// the camera wrote into it. The paper may be tinted or lie half in the shade.
func Clean(file []byte) (picture []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			picture, err = nil, errors.New("the picture of the signature is damaged")
		}
	}()
	grey, err := readGrey(file)
	if err != nil {
		return nil, fmt.Errorf("the picture of the signature cannot be used: %w", err)
	}
	ink := inkOf(grey)
	sweep(ink)
	if picture, err = Picture(ink); err != nil {
		return nil, fmt.Errorf("the picture of the signature cannot be used: %w", err)
	}
	return picture, nil
}

// Picture is ink on white paper as a PNG, trimmed and bounded in size; ErrBlank if
// there is no ink.
func Picture(ink *image.Alpha) ([]byte, error) {
	box := inked(ink)
	if box.Empty() {
		return nil, ErrBlank
	}
	scale := min(1, float64(widest-2*margin)/float64(box.Dx()), float64(highest-2*margin)/float64(box.Dy()))
	w, h := max(1, int(math.Round(float64(box.Dx())*scale))), max(1, int(math.Round(float64(box.Dy())*scale)))
	paper := image.NewGray(image.Rect(0, 0, w+2*margin, h+2*margin))
	draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
	trimmed := image.NewGray(box)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			trimmed.SetGray(x, y, color.Gray{Y: 255 - ink.AlphaAt(x, y).A})
		}
	}
	xdraw.CatmullRom.Scale(paper, image.Rect(margin, margin, margin+w, margin+h), trimmed, box, draw.Src, nil)
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, paper)
	return out.Bytes(), err
}

// inked is the part of a picture that holds ink.
func inked(ink *image.Alpha) image.Rectangle {
	var box image.Rectangle
	for y := ink.Rect.Min.Y; y < ink.Rect.Max.Y; y++ {
		for x := ink.Rect.Min.X; x < ink.Rect.Max.X; x++ {
			if ink.AlphaAt(x, y).A > 0x20 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// readGrey reads a picture upright, in grey on white, no larger than working.
func readGrey(file []byte) (*image.Gray, error) {
	read := png.Decode
	size, err := png.DecodeConfig(bytes.NewReader(file))
	turn := 1
	if err != nil {
		read = jpeg.Decode
		turn = orientation(file)
		if size, err = jpeg.DecodeConfig(bytes.NewReader(file)); err != nil {
			return nil, errors.New("it is neither a PNG nor a JPEG picture, or damaged")
		}
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > mostPoints/size.Height {
		return nil, errors.New("it has too many points")
	}
	from, err := read(bytes.NewReader(file))
	if err != nil {
		return nil, errors.New("it is damaged or cut short")
	}
	w, h := size.Width, size.Height
	if long := max(w, h); long > working {
		w, h = max(1, w*working/long), max(1, h*working/long)
	}
	flat := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	xdraw.ApproxBiLinear.Scale(flat, flat.Bounds(), from, from.Bounds(), draw.Over, nil)
	return upright(flat, turn), nil
}

// upright turns a picture as a camera says it was held (EXIF 2.3, tag 0x0112).
func upright(from *image.RGBA, turn int) *image.Gray {
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.Rect(0, 0, w, h)
	if turn >= 5 {
		to = image.Rect(0, 0, h, w)
	}
	out := image.NewGray(to)
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch turn {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			out.Set(tx, ty, from.At(x, y))
		}
	}
	return out
}

// cells is into how many parts the longer side is cut to find how bright the paper
// is there; a part is much wider than a stroke.
const cells = 16

// inkOf is how much darker than the paper around it each point is.
func inkOf(grey *image.Gray) *image.Alpha {
	ground := paperOf(grey)
	ink := image.NewAlpha(grey.Rect)
	var tally [256]int
	for y := range grey.Rect.Dy() {
		for x := range grey.Rect.Dx() {
			paper := ground.at(x, y)
			dark := 255 * (paper - float64(grey.GrayAt(x, y).Y)) / max(paper, 1)
			v := uint8(min(max(dark, 0), 255))
			ink.SetAlpha(x, y, color.Alpha{A: v})
			tally[v]++
		}
	}
	const faintest = 36 // of 255: grain of the paper is paler
	darkest, seen := 255, 0
	for few := len(ink.Pix) / 1000; darkest > 0 && seen <= few; darkest-- {
		seen += tally[darkest]
	}
	low, high := max(0.35*float64(darkest), faintest/2), max(0.7*float64(darkest), faintest)
	for i, v := range ink.Pix {
		ink.Pix[i] = uint8(255 * min(max((float64(v)-low)/(high-low), 0), 1))
	}
	return ink
}

// ground is how bright the paper is, cell by cell.
type ground struct {
	size, wide, high int
	light            []float64
}

func paperOf(grey *image.Gray) ground {
	w, h := grey.Rect.Dx(), grey.Rect.Dy()
	size := max(1, (max(w, h)+cells-1)/cells)
	g := ground{size: size, wide: (w + size - 1) / size, high: (h + size - 1) / size}
	for cy := range g.high {
		for cx := range g.wide {
			var lights []uint8
			for y := cy * size; y < min(h, (cy+1)*size); y++ {
				lights = append(lights, grey.Pix[y*grey.Stride+cx*size:y*grey.Stride+min(w, (cx+1)*size)]...)
			}
			slices.Sort(lights)
			g.light = append(g.light, float64(lights[len(lights)*4/5]))
		}
	}
	return g
}

// at is the brightness of the paper at a point, smooth from cell to cell.
func (g ground) at(x, y int) float64 {
	fx, fy := float64(x)/float64(g.size)-0.5, float64(y)/float64(g.size)-0.5
	x0, y0 := int(math.Floor(fx)), int(math.Floor(fy))
	rx, ry := fx-float64(x0), fy-float64(y0)
	cell := func(x, y int) float64 {
		return g.light[min(max(y, 0), g.high-1)*g.wide+min(max(x, 0), g.wide-1)]
	}
	return (cell(x0, y0)*(1-rx)+cell(x0+1, y0)*rx)*(1-ry) + (cell(x0, y0+1)*(1-rx)+cell(x0+1, y0+1)*rx)*ry
}

// sweep takes away specks: what hangs together and is much less than the longest
// stroke.
func sweep(ink *image.Alpha) {
	w, h := ink.Rect.Dx(), ink.Rect.Dy()
	seen := make([]bool, w*h)
	var pieces [][]int
	largest := 0
	for start := range seen {
		if seen[start] || ink.Pix[start] == 0 {
			continue
		}
		seen[start] = true
		piece := []int{start}
		for next := 0; next < len(piece); next++ {
			x, y := piece[next]%w, piece[next]/w
			for _, n := range [...][2]int{{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}} {
				if at := n[1]*w + n[0]; n[0] >= 0 && n[0] < w && n[1] >= 0 && n[1] < h && !seen[at] && ink.Pix[at] > 0 {
					seen[at] = true
					piece = append(piece, at)
				}
			}
		}
		pieces = append(pieces, piece)
		largest = max(largest, len(piece))
	}
	for _, piece := range pieces {
		if len(piece) < 12 || len(piece) < largest/150 {
			for _, at := range piece {
				ink.Pix[at] = 0
			}
		}
	}
}
