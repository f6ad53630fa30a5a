package preview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"minutebook/export/layout"
	"minutebook/ui/look"
)

const (
	sheetMargin = 10 // around the column of sheets
	sheetGap    = 14 // between two sheets
	markWidth   = 4  // of the mark beside the item in hand
)

// picture is a page painted.
type picture = *image.RGBA

// sheets is the column of pages. Only those in sight are on the canvas.
type sheets struct {
	preview *Preview
	box     *fyne.Container
	wide    float32         // of the room for the column
	asked   image.Point     // the size in pixels that the display asked for last
	painted map[int]picture // by page, from 0
	shown   map[int]*sheet
	others  bool // the pages are others than those on the canvas
	mark    *canvas.Rectangle
}

// sheet is one page on the canvas.
type sheet struct {
	edge *canvas.Rectangle
	face *canvas.Raster
}

func newSheets(p *Preview) *sheets {
	s := &sheets{preview: p, painted: map[int]picture{}, shown: map[int]*sheet{}, mark: canvas.NewRectangle(color.Transparent)}
	s.box = &fyne.Container{Layout: column{s}}
	return s
}

// size is that of a sheet: as wide as there is room.
func (s *sheets) size() fyne.Size {
	wide := max(0, s.wide-2*sheetMargin)
	return fyne.NewSize(wide, wide*layout.PageHeight/layout.PageWidth)
}

// top is where a sheet begins.
func (s *sheets) top(i int) float32 {
	return sheetMargin + float32(i)*(s.size().Height+sheetGap)
}

// height is how far down the column a place on a page is.
func (s *sheets) height(at layout.Place) float32 {
	return s.top(at.Page-1) + float32(at.Y)*s.size().Width/layout.PageWidth
}

// pixels is the size of a sheet as the display has it.
func (s *sheets) pixels() (width, height int) {
	size := s.size()
	if size.Width < 1 {
		return 0, 0
	}
	if s.asked.X > 0 {
		return s.asked.X, s.asked.Y
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.preview); c != nil {
		scale = c.Scale()
	}
	return int(math.Round(float64(size.Width * scale))), int(math.Round(float64(size.Height * scale)))
}

// inSight are the first and last sheets in sight, of as many as there may be.
func (s *sheets) inSight() (first, last int) {
	step := s.size().Height + sheetGap
	if step <= sheetGap {
		return 0, -1
	}
	from := s.preview.scroll.Offset.Y - sheetMargin
	to := from + s.preview.scroll.Size().Height
	return max(0, int(math.Floor(float64((from+sheetGap)/step)))), int(math.Floor(float64(to / step)))
}

// wanted are the pages to paint: all in sight if the document is laid out anew,
// else those in sight that have no picture of the right size.
func (s *sheets) wanted(relay bool) []int {
	first, last := s.inSight()
	if !relay {
		last = min(last, len(s.preview.pages.Pages)-1)
	}
	width, height := s.pixels()
	var out []int
	for i := first; i <= last; i++ {
		if p := s.painted[i]; relay || p == nil || p.Rect.Max != image.Pt(width, height) {
			out = append(out, i)
		}
	}
	return out
}

// current is the page that the middle of the room shows.
func (s *sheets) current() int {
	middle := s.preview.scroll.Offset.Y + s.preview.scroll.Size().Height/2
	i := int((middle - sheetMargin) / (s.size().Height + sheetGap))
	return min(max(0, i), max(0, len(s.preview.pages.Pages)-1))
}

// forget drops the pictures: the pages are others.
func (s *sheets) forget() {
	clear(s.painted)
	s.others = true
}

// keep takes pictures in, and lets go of those out of sight.
func (s *sheets) keep(painted map[int]picture) {
	first, last := s.inSight()
	for i := range s.painted {
		if i < first || i > last {
			delete(s.painted, i)
		}
	}
	for i, p := range painted {
		s.painted[i] = p
		if on := s.shown[i]; on != nil {
			on.face.Refresh()
		}
	}
}

// place puts the sheets in sight on the canvas. As long as they are the same
// nothing is drawn anew.
func (s *sheets) place() {
	first, last := s.inSight()
	last = min(last, len(s.preview.pages.Pages)-1)
	same := !s.others && len(s.shown) == max(0, last-first+1)
	s.others = false
	for i := range s.shown {
		if i < first || i > last {
			delete(s.shown, i)
			same = false
		}
	}
	if same {
		s.lay()
		return
	}
	s.box.Objects = s.box.Objects[:0]
	for i := first; i <= last; i++ {
		if s.shown[i] == nil {
			s.shown[i] = s.newSheet(i)
		}
		s.box.Objects = append(s.box.Objects, s.shown[i].edge, s.shown[i].face)
	}
	s.box.Objects = append(s.box.Objects, s.mark)
	s.lay()
	s.box.Refresh()
}

func (s *sheets) newSheet(i int) *sheet {
	on := &sheet{edge: canvas.NewRectangle(color.White)}
	on.edge.StrokeWidth = 1
	on.face = canvas.NewRaster(func(w, h int) image.Image {
		s.ask(image.Pt(w, h))
		if p := s.painted[i]; p != nil {
			return p
		}
		return blank
	})
	return on
}

// blank stands for a page that is not painted yet.
var blank = image.NewUniform(color.White)

// ask keeps the size that the display wants pictures in. One that is painted in
// another meanwhile is stretched.
func (s *sheets) ask(size image.Point) {
	if size != s.asked {
		s.asked = size
		s.preview.later()
	}
}

// lay gives the objects on the canvas their places.
func (s *sheets) lay() {
	size := s.size()
	for i, on := range s.shown {
		on.edge.StrokeColor = theme.Color(look.PaperEdge)
		on.edge.Move(fyne.NewPos(sheetMargin-1, s.top(i)-1))
		on.edge.Resize(size.AddWidthHeight(2, 2))
		on.face.Move(fyne.NewPos(sheetMargin, s.top(i)))
		on.face.Resize(size)
	}
	s.mark.FillColor = theme.Color(look.Accent)
	at, stands := s.preview.pages.Anchors[s.preview.anchor]
	s.mark.Hidden = !stands
	if stands {
		s.mark.Move(fyne.NewPos(sheetMargin, s.height(at)))
		s.mark.Resize(fyne.NewSize(markWidth, 16*size.Width/layout.PageWidth))
	}
}

// column is the layout of the sheets: as high as all pages.
type column struct{ sheets *sheets }

func (c column) Layout([]fyne.CanvasObject, fyne.Size) { c.sheets.lay() }

func (c column) MinSize([]fyne.CanvasObject) fyne.Size {
	n := len(c.sheets.preview.pages.Pages)
	if n == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(0, c.sheets.top(n)-sheetGap+sheetMargin)
}

// room gives the scroll its place, and the sheets their width.
type room struct{ preview *Preview }

func (r room) Layout(o []fyne.CanvasObject, size fyne.Size) {
	p := r.preview
	wide := size.Width != p.sheets.wide
	p.sheets.wide = size.Width
	if wide {
		p.sheets.asked = image.Point{}
	}
	same := o[0].Size() == size
	for _, part := range o {
		part.Resize(size)
	}
	if wide || !same {
		p.moved()
	}
}

func (room) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, 0) }

// leastWidth is the least in which a page can be read.
const leastWidth = 330
