package editor

import (
	"math"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// body is the size of the text at a zoom of 100: 11 pt on a screen of 96 dpi.
const body = 15

// measures are those of the paper, in points of Fyne's canvas: all grow with the text.
type measures struct {
	text   float32 // size of the text, whole: others are painted with wrong gaps
	unit   float32 // 1 at a zoom of 100
	paper  float32 // width of the paper
	margin float32 // between its edges and the column
	column float32 // width of numbers and text
	gutter float32 // part of the column left of the text, for numbers and times
	top    float32 // above the first block
	bare   bool    // a field in a form
}

const (
	a4       = 794 // A4 at 96 dpi
	inch     = 96
	gutter   = 44
	narrow   = 24 // the least margin, whatever the zoom
	top      = 56 // above the first block
	slim     = 20 // the margins of a page without item headings: a field in a form
	bottom   = 96 // below the last
	listStep = 28
	hang     = 24 // of the marker before a list item
)

// measuresFor fits the paper into a width. Below the width of the paper the
// margins give way first. A bare page, without item headings, needs no gutter
// and no margins of a letter.
func measuresFor(width float32, zoom int, bare bool) measures {
	m := measures{text: float32(math.Round(body * float64(zoom) / 100)), bare: bare}
	m.unit = m.text / body
	m.paper = round(min(a4*m.unit, max(width-2*12, 120)))
	m.margin = round(max(min(inch*m.unit, (m.paper-(a4-2*inch)*m.unit)/2), min(narrow, m.paper/8)))
	m.top = top * m.unit
	if bare {
		m.paper = round(min(a4*m.unit, max(width, 120)))
		m.margin, m.top = round(slim*m.unit), slim*m.unit
	}
	m.column = m.paper - 2*m.margin
	if bare {
		return m
	}
	m.gutter = round(gutter * m.unit)
	if m.column < 8*m.gutter {
		m.gutter = round(m.column / 8)
	}
	return m
}

func round(x float32) float32 { return float32(math.Round(float64(x))) }

// look is how a kind of block is set.
type look struct {
	size          float32
	bold, italic  bool
	quiet         bool
	indent, right float32 // of the text from the gutter and from the column's edge
	before, after float32
	bar           bool    // a bar at its left
	inset         float32 // of text beside the bar that is no lettered part
	boxed         bool    // a shaded box around it
}

func (m measures) lookOf(b *edit.Block) look {
	u := m.unit
	l := look{size: m.text, after: 8 * u}
	switch b.Kind {
	case edit.ItemHeading:
		l.size, l.bold, l.before, l.after = round(17*u), true, 24*u, 8*u
	case doc.Heading:
		l.bold, l.italic = b.Level < 3, b.Level > 1
		l.before, l.after = 10*u, 4*u
		if b.Level == 1 {
			l.size = round(16 * u)
		}
	case doc.Bullet, doc.Numbered:
		l.indent, l.after = float32(b.Level)*listStep*u, 4*u
	case doc.TableKind:
		l.size, l.before, l.after = round(14*u), 2*u, 12*u
	case doc.Quotation:
		l.size, l.indent, l.right = round(14*u), 28*u, 28*u
	case doc.Caption:
		l.size, l.italic, l.quiet = round(14*u), true, true
	case doc.MotionKind, doc.AmendmentKind, doc.ResolutionKind:
		l.bar, l.before, l.after = true, 4*u, 12*u
		l.inset = 14 * u
		if b.Kind == doc.AmendmentKind {
			l.inset += 20 * u
		}
		l.indent = l.inset + float32(b.Level)*listStep*u
	case doc.ActionKind:
		l.bar, l.boxed, l.inset, l.indent, l.right = true, true, 14*u, 14*u, 12*u
		l.before, l.after = 4*u, 12*u
	case doc.TimeNoteKind:
		l.italic = true
	}
	return l
}

// lineHeight is the height of a line of text in a size.
func lineHeight(size float32) float32 { return round(size * 1.42) }
