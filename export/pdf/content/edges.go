package content

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Box is a rectangle on a page as it is seen, in points from its lower left corner.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Touches tells whether two boxes share a point.
func (b Box) Touches(c Box) bool {
	return b.X0 <= c.X1 && c.X0 <= b.X1 && b.Y0 <= c.Y1 && c.Y0 <= b.Y1
}

// Edges are where the pages of a file paint text, pictures and lines at their head
// and foot, each as deep as a tenth of the shorter side. Text that is not seen
// counts, as it lies on that of a scan; a ground behind the whole page does not.
// Where a font does not say how wide its characters are, the box is about right.
func Edges(f *pdf.File) [][]Box {
	e := edger{file: f, fonts: map[types.IndirectRef]*widths{}}
	var out [][]Box
	for _, page := range f.Pages() {
		out = append(out, e.page(page))
	}
	return out
}

const (
	edgePart      = 0.1     // of the shorter side
	mostBoxes     = 100     // of an edge that is full
	mostEdgeSteps = 200_000 // operators of a page
	deepestEdges  = 8       // forms in forms
)

// edger looks at the pages of a file, one after the other.
type edger struct {
	file  *pdf.File
	fonts map[types.IndirectRef]*widths

	w, h, depth float64
	steps       int
	boxes       []Box
}

func (e *edger) page(page pdf.Page) []Box {
	e.w, e.h = page.Frame.Size()
	e.depth, e.steps, e.boxes = edgePart*min(e.w, e.h), 0, nil
	painted, _ := OfPage(e.file, page) // what can be unpacked of it
	s := sight{edger: e, resources: e.file.Dict(page.Dict["Resources"])}
	s.now.matrix = page.Frame.Seen()
	s.run(painted)
	for _, a := range e.file.Array(page.Dict["Annots"]) {
		annot := e.file.Dict(a)
		if rect, ok := e.file.Box(annot["Rect"]); ok && annot["AP"] != nil {
			e.add(rectangle(page.Frame.Seen(), rect.X0, rect.Y0, rect.X1, rect.Y1))
		}
	}
	if len(e.boxes) > mostBoxes {
		return []Box{{0, 0, e.w, e.depth}, {0, e.h - e.depth, e.w, e.h}}
	}
	return e.boxes
}

// outside tells whether heights lie between the edges.
func (e *edger) outside(y0, y1 float64) bool {
	return y1 < 0 || y0 > e.h || y0 > e.depth && y1 < e.h-e.depth
}

// add keeps a box at an edge; one that goes on where the last one ends is part of
// the same line.
func (e *edger) add(b Box) {
	ground := b.X1-b.X0 > 0.8*e.w && b.Y1-b.Y0 > 0.5*e.h
	if ground || b.X1 < 0 || b.X0 > e.w || e.outside(b.Y0, b.Y1) || len(e.boxes) > mostBoxes {
		return
	}
	b = Box{math.Floor(max(b.X0, 0)), math.Floor(max(b.Y0, 0)), math.Ceil(min(b.X1, e.w)), math.Ceil(min(b.Y1, e.h))}
	if !(b.X0 <= b.X1 && b.Y0 <= b.Y1) { // what is no number is nowhere
		return
	}
	if n := len(e.boxes); n > 0 {
		last := &e.boxes[n-1]
		if math.Abs(last.Y0-b.Y0) <= 1 && math.Abs(last.Y1-b.Y1) <= 1 && b.X0 >= last.X0 && b.X0-last.X1 <= (b.Y1-b.Y0)/2 {
			last.X1, last.Y0, last.Y1 = max(last.X1, b.X1), min(last.Y0, b.Y0), max(last.Y1, b.Y1)
			return
		}
	}
	e.boxes = append(e.boxes, b)
}

// sight walks one content stream (ISO 32000-1, 8.2 and 9.4).
type sight struct {
	*edger
	resources types.Dict
	depth     int // of forms in forms
	now       seen
	kept      []seen
	text      matrix // Tm
	line      matrix // Tlm
	path      *Box
}

// seen is what q keeps and Q brings back.
type seen struct {
	matrix                          matrix
	font                            *widths
	size, char, word, leading, rise float64
	squeeze                         float64 // less than the whole width: 0 is 100 %
	white                           bool    // what is filled
}

// matrix is six numbers as they stand before cm.
type matrix = [6]float64

func times(m, n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// rectangle is the box around a rectangle that a matrix moves.
func rectangle(m matrix, x0, y0, x1, y1 float64) Box {
	out := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [][2]float64{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		out = out.with(m[0]*p[0]+m[2]*p[1]+m[4], m[1]*p[0]+m[3]*p[1]+m[5])
	}
	return out
}

func (b Box) with(x, y float64) Box {
	return Box{min(b.X0, x), min(b.Y0, y), max(b.X1, x), max(b.Y1, y)}
}

func (s *sight) run(painted []byte) {
	for operator, operands := range Operations(painted) {
		if s.steps++; s.steps > mostEdgeSteps {
			return
		}
		s.do(operator, operands)
	}
}

// numbersOf are the last n operands; zeros stand for those that are not there.
func numbersOf(operands []pdf.Token, n int) (out [6]float64) {
	if len(operands) < n {
		return out
	}
	for i, o := range operands[len(operands)-n:] {
		out[i] = o.Number
	}
	return out
}

func (s *sight) do(operator string, operands []pdf.Token) {
	v := func(n int) [6]float64 { return numbersOf(operands, n) }
	switch operator {
	case "q":
		if len(s.kept) < mostKept {
			s.kept = append(s.kept, s.now)
		}
	case "Q":
		if n := len(s.kept); n > 0 {
			s.now, s.kept = s.kept[n-1], s.kept[:n-1]
		}
	case "cm":
		if len(operands) >= 6 {
			s.now.matrix = times(v(6), s.now.matrix)
		}
	case "BT":
		s.text = matrix{1, 0, 0, 1, 0, 0}
		s.line = s.text
	case "Tf":
		s.now.font, s.now.size = s.fontNamed(NameAt(operands, 2)), v(1)[0]
	case "Tc":
		s.now.char = v(1)[0]
	case "Tw":
		s.now.word = v(1)[0]
	case "Tz":
		s.now.squeeze = 1 - v(1)[0]/100
	case "TL":
		s.now.leading = v(1)[0]
	case "Ts":
		s.now.rise = v(1)[0]
	case "Tm":
		if len(operands) >= 6 {
			s.text = v(6)
			s.line = s.text
		}
	case "Td", "TD":
		to := v(2)
		if operator == "TD" {
			s.now.leading = -to[1]
		}
		s.next(to[0], to[1])
	case "T*":
		s.next(0, -s.now.leading)
	case "Tj", "TJ":
		s.show(operands)
	case "'":
		s.next(0, -s.now.leading)
		s.show(operands)
	case "\"":
		spaces := v(3)
		s.now.word, s.now.char = spaces[0], spaces[1]
		s.next(0, -s.now.leading)
		s.show(operands)
	case "m", "l":
		s.to(v(2))
	case "c":
		s.to(v(6))
		s.to(v(4))
		s.to(v(2))
	case "v", "y":
		s.to(v(4))
		s.to(v(2))
	case "re":
		r := v(4)
		s.to([6]float64{r[0], r[1]})
		s.to([6]float64{r[0] + r[2], r[1]})
		s.to([6]float64{r[0], r[1] + r[3]})
		s.to([6]float64{r[0] + r[2], r[1] + r[3]})
	case "f", "F", "f*":
		s.paint(!s.now.white)
	case "S", "s", "B", "B*", "b", "b*":
		s.paint(true)
	case "n":
		s.paint(false)
	case "g", "rg", "sc", "scn":
		s.now.white = len(operands) > 0
		for _, o := range operands {
			s.now.white = s.now.white && o.Kind == pdf.Number && o.Number == 1
		}
	case "k", "cs":
		s.now.white = operator == "k" && v(4) == [6]float64{}
	case "ID":
		s.add(rectangle(s.now.matrix, 0, 0, 1, 1))
	case "Do":
		s.draw(NameAt(operands, 1))
	}
}

const mostKept = 1000

// next moves to a new line of text.
func (s *sight) next(x, y float64) {
	s.line = times(matrix{1, 0, 0, 1, x, y}, s.line)
	s.text = s.line
}

// to takes a point into the path.
func (s *sight) to(v [6]float64) {
	m := s.now.matrix
	x, y := m[0]*v[0]+m[2]*v[1]+m[4], m[1]*v[0]+m[3]*v[1]+m[5]
	if s.path == nil {
		s.path = &Box{x, y, x, y}
		return
	}
	*s.path = s.path.with(x, y)
}

// paint ends the path.
func (s *sight) paint(seen bool) {
	if s.path != nil && seen {
		s.add(*s.path)
	}
	s.path = nil
}

// How far letters reach below and above their line, in parts of their size.
const descent, ascent = 0.22, 0.75

// show moves on by what strings are wide, and keeps their box.
func (s *sight) show(operands []pdf.Token) {
	m := times(s.text, s.now.matrix)
	low, high := s.now.rise-descent*s.now.size, s.now.rise+ascent*s.now.size
	if m[1] == 0 && m[3] != 0 && s.outside(min(m[3]*low, m[3]*high)+m[5], max(m[3]*low, m[3]*high)+m[5]) {
		return // whatever follows on the line is outside too
	}
	wide := 0.0
	for _, o := range operands {
		switch o.Kind {
		case pdf.String:
			w, letters, spaces := s.now.font.of(o.Text)
			wide += (w*s.now.size + float64(letters)*s.now.char + float64(spaces)*s.now.word) * (1 - s.now.squeeze)
		case pdf.Number:
			wide -= o.Number / 1000 * s.now.size * (1 - s.now.squeeze)
		}
	}
	s.add(rectangle(m, 0, low, wide, high))
	s.text = times(matrix{1, 0, 0, 1, wide, 0}, s.text)
}

// draw looks at a picture or a form.
func (s *sight) draw(name string) {
	o := s.file.Dict(s.resources["XObject"])[name]
	x, ok := s.file.Get(o).(types.StreamDict)
	if !ok {
		return
	}
	if s.file.Name(x.Dict["Subtype"]) == "Image" {
		s.add(rectangle(s.now.matrix, 0, 0, 1, 1))
		return
	}
	m := s.now.matrix
	if list := s.file.Array(x.Dict["Matrix"]); len(list) == 6 {
		var own matrix
		for i, n := range list {
			own[i], _ = s.file.Number(n)
		}
		m = times(own, m)
	}
	if b, ok := s.file.Box(x.Dict["BBox"]); ok {
		if on := rectangle(m, b.X0, b.Y0, b.X1, b.Y1); s.outside(on.Y0, on.Y1) {
			return
		}
	}
	if s.depth >= deepestEdges {
		return
	}
	_, painted, _ := s.file.Stream(o)
	form := sight{edger: s.edger, resources: s.resources, depth: s.depth + 1, now: s.now}
	form.now.matrix = m
	if own := s.file.Dict(x.Dict["Resources"]); own != nil {
		form.resources = own
	}
	form.run(painted)
}

func (s *sight) fontNamed(name string) *widths {
	o := s.file.Dict(s.resources["Font"])[name]
	r, shared := o.(types.IndirectRef)
	if w, known := s.fonts[r]; known && shared {
		return w
	}
	w := readWidths(s.file, s.file.Dict(o))
	if shared {
		s.fonts[r] = w
	}
	return w
}
