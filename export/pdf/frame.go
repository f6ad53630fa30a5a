package pdf

import "fmt"

// Frame is the visible part of a page in points and how it is turned.
type Frame struct {
	X0, Y0, X1, Y1 float64
	Turn           int // degrees clockwise: 0, 90, 180 or 270
}

// Size is the width and height of the page as it is seen.
func (f Frame) Size() (w, h float64) {
	w, h = f.X1-f.X0, f.Y1-f.Y0
	if f.Turn == 90 || f.Turn == 270 {
		return h, w
	}
	return w, h
}

// Upright is the matrix, six numbers as they stand before cm, from the page as it
// is seen, lower left corner at 0 0, to its own coordinates.
func (f Frame) Upright() string {
	switch f.Turn {
	case 90:
		return fmt.Sprintf("0 1 -1 0 %.2f %.2f", f.X1, f.Y0)
	case 180:
		return fmt.Sprintf("-1 0 0 -1 %.2f %.2f", f.X1, f.Y1)
	case 270:
		return fmt.Sprintf("0 -1 1 0 %.2f %.2f", f.X0, f.Y1)
	}
	return fmt.Sprintf("1 0 0 1 %.2f %.2f", f.X0, f.Y0)
}

// Seen is the matrix, six numbers as they stand before cm, from the page's own
// coordinates to the page as it is seen, lower left corner at 0 0.
func (f Frame) Seen() [6]float64 {
	switch f.Turn {
	case 90:
		return [6]float64{0, -1, 1, 0, -f.Y0, f.X1}
	case 180:
		return [6]float64{-1, 0, 0, -1, f.X1, f.Y1}
	case 270:
		return [6]float64{0, 1, -1, 0, f.Y1, -f.X0}
	}
	return [6]float64{1, 0, 0, 1, -f.X0, -f.Y0}
}

// Within turns a rectangle of the page as it is seen, lower left corner at 0 0,
// to one in the page's own coordinates.
func (f Frame) Within(x0, y0, x1, y1 float64) (left, bottom, right, top float64) {
	turn := func(x, y float64) (float64, float64) {
		switch f.Turn {
		case 90:
			return f.X1 - y, f.Y0 + x
		case 180:
			return f.X1 - x, f.Y1 - y
		case 270:
			return f.X0 + y, f.Y1 - x
		}
		return f.X0 + x, f.Y0 + y
	}
	ax, ay := turn(x0, y0)
	bx, by := turn(x1, y1)
	return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
}
