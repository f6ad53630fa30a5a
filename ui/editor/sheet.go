package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sheet is the paper and its edge. Every frame paints the whole window, on a
// computer without a graphics card pixel by pixel. So nothing lies under the
// paper, around it is what the window is cleared with, and the paper is a line as
// thick as it is wide: that costs a third of a rectangle.
type sheet struct {
	paper *canvas.Line
	edge  [4]*canvas.Rectangle
}

func newSheet() *sheet {
	s := &sheet{paper: canvas.NewLine(nil)}
	for i := range s.edge {
		s.edge[i] = canvas.NewRectangle(nil)
	}
	return s
}

// lay puts the paper into a window of a height and adds what is to be seen of it.
func (s *sheet) lay(paper rect, height float32, c *Colours, seen []fyne.CanvasObject) []fyne.CanvasObject {
	left, right := paper.x, paper.x+paper.w
	top, bottom := max(paper.y, 0), min(paper.y+paper.h, height)
	// An odd line has soft sides; what an even one leaves out lies under the edge.
	half := float32(int(paper.w / 2))
	s.paper.Position1, s.paper.Position2 = fyne.NewPos(left+half, top), fyne.NewPos(left+half, bottom)
	s.paper.StrokeWidth, s.paper.StrokeColor = 2*half, c.Paper
	seen = append(seen, s.paper)
	for i, r := range [...]rect{
		{left, top, 1, bottom - top},
		{right - 1, top, 1, bottom - top},
		{left, paper.y, paper.w, 1},
		{left, paper.y + paper.h - 1, paper.w, 1},
	} {
		if r.y >= 0 && r.y < height {
			place(s.edge[i], r, c.Edge)
			seen = append(seen, s.edge[i])
		}
	}
	return seen
}
