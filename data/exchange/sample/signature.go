package sample

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// scrawl is the picture of a signature as nobody writes it: loops of a pen that
// goes along a line, drawn by arithmetic.
func scrawl() ([]byte, error) {
	const width, height, pen = 480, 150, 2.6
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	for t := 0.0; t < 1; t += 0.0002 {
		x := 40 + 380*t + 26*math.Sin(34*t)
		y := 78 - 34*(1-t)*math.Cos(34*t) - 14*math.Sin(9*t)
		if t > 0.9 { // the flourish goes back below the name
			back := (t - 0.9) / 0.1
			x, y = 420-330*back, 118+8*math.Sin(3*back)
		}
		for dx := -pen; dx <= pen; dx++ {
			for dy := -pen; dy <= pen; dy++ {
				if math.Hypot(dx, dy) <= pen-1.2*math.Abs(math.Sin(17*t)) {
					m.SetGray(int(x+dx), int(y+dy), color.Gray{0x20})
				}
			}
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, m)
	return out.Bytes(), err
}
