package layout

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	xdraw "golang.org/x/image/draw"
)

// Picture is a picture ready to be printed: opaque, in red, green and blue, no
// larger than print needs and without what a camera or a program wrote into it.
type Picture struct {
	Width, Height int // in its own points
	form          string
	data          []byte
	name          string // by its content
}

const (
	mostPoints  = 40 << 20 // of a picture that is unpacked
	longestSide = 800      // of a picture in print
)

// NewPicture reads a PNG or a JPEG. What is transparent becomes white.
func NewPicture(file []byte) (*Picture, error) {
	size, form, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, errors.New("it is neither a PNG nor a JPEG picture")
	case err != nil:
		return nil, errors.New("it is damaged or cut short")
	case size.Width <= 0 || size.Height <= 0 || size.Width > mostPoints/size.Height:
		return nil, errors.New("it has too many points")
	}
	read, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, errors.New("it is damaged or cut short")
	}
	flat := flatten(read)
	var out bytes.Buffer
	if form == "jpeg" {
		err = jpeg.Encode(&out, flat, &jpeg.Options{Quality: 92})
	} else {
		form = "png"
		err = png.Encode(&out, flat)
	}
	if err != nil {
		return nil, fmt.Errorf("it cannot be prepared for print: %w", err)
	}
	sum := sha256.Sum256(out.Bytes())
	return &Picture{flat.Bounds().Dx(), flat.Bounds().Dy(), form, out.Bytes(), fmt.Sprintf("%x", sum[:8])}, nil
}

// flatten puts a picture on white paper at its printed size.
func flatten(read image.Image) *image.RGBA {
	from := read.Bounds()
	w, h := from.Dx(), from.Dy()
	if long := max(w, h); long > longestSide {
		w, h = max(1, w*longestSide/long), max(1, h*longestSide/long)
	}
	flat := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if w == from.Dx() {
		draw.Draw(flat, flat.Bounds(), read, from.Min, draw.Over)
	} else {
		xdraw.CatmullRom.Scale(flat, flat.Bounds(), read, from, draw.Over, nil)
	}
	return flat
}

// fit is the largest size in a room that keeps the picture's shape.
func (p *Picture) fit(width, height float64) (w, h float64) {
	scale := min(width/float64(p.Width), height/float64(p.Height))
	return float64(p.Width) * scale, float64(p.Height) * scale
}
