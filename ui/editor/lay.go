package editor

import (
	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
	"minutebook/data/spell"
)

// lay is the layout of one block: what is where in the width of the column,
// from the block's top left corner.
type lay struct {
	height  float32 // with the space around the block
	flows   []flow  // one, or one a cell of a table
	labels  []label
	bar     rect      // at the left of a card; none: no width
	box     rect      // behind an action
	grid    []rect    // lines of a table
	shade   []rect    // behind its heads
	widths  []float32 // of its columns
	hot     []rect    // where a double click opens a card's form
	role    role      // of bar and lead
	veil    rect      // behind what is kept from the public
	edge    rect      // at its left
	changed rect      // beside edits that are marked; none: no width
}

// flow is text in lines that the caret goes through.
type flow struct {
	x, y, width float32
	look        look
	lineH       float32
	adv         []float32
	lines       []line
	wrong       []spell.Span // the misspelt words, once checked
	checked     bool
}

// label is text on the page that the caret does not go through: a number, a
// marker, a lead, credits.
type label struct {
	x, y float32
	text string
	size float32
	face face
	role role
	edit doc.Edit // of words in a credit that were struck out or put in
}

// role says which colour something has.
type role uint8

const (
	inked role = iota
	quiet
	decision
	motion
	action
	withheld
	struckOut
	putIn
)

type rect struct{ x, y, w, h float32 }

func (r rect) has(p fyne.Position) bool {
	return p.X >= r.x && p.X < r.x+r.w && p.Y >= r.y && p.Y < r.y+r.h
}

// setting is what the layout of a block depends on beside the block itself.
type setting struct {
	marker         string
	foot           []edit.Text // the credits, under the last part of a proposal
	follows, leads bool        // the bar goes on from the block before, to the one after
	first, last    bool        // of the page
	closes         bool        // the last item of a list
	kept           kept        // from the public
}

// layer lays blocks out.
type layer struct {
	*measurer
	measures
}

func (l *layer) layOut(b *edit.Block, s setting) *lay {
	k := l.lookOf(b)
	if s.follows {
		k.before = 0
	}
	if s.leads {
		k.after = 4 * l.unit
	}
	if s.closes {
		k.after = 8 * l.unit
	}
	if s.first {
		k.before = l.top
	}
	out := &lay{role: roleOf(b.Kind)}
	l.veilLabel(out, &k, &s.kept)
	y := k.before
	if k.boxed {
		y += 7 * l.unit
	}
	if b.Grid != nil {
		y = l.table(out, b, k, y)
	} else {
		y = l.prose(out, b, k, s, y)
	}
	y = l.foot(out, k, s.foot, y)
	from := k.before
	if k.boxed {
		y += 7 * l.unit
		out.box = rect{l.gutter, from, l.column - l.gutter, y - from}
	}
	out.height = round(y + k.after)
	l.veil(out, s.kept, y)
	l.changeBar(out, b, from, y)
	if k.bar {
		until := y
		if s.leads {
			until = out.height
		}
		out.bar = rect{l.gutter + k.inset - 14*l.unit, from, round(3 * l.unit), until - from}
	}
	if s.last {
		out.height += bottom * l.unit
	}
	return out
}

func roleOf(k doc.Kind) role {
	switch k {
	case doc.ResolutionKind:
		return decision
	case doc.MotionKind, doc.AmendmentKind:
		return motion
	case doc.ActionKind:
		return action
	}
	return inked
}

// prose lays out all but tables: what is printed before the text, and the text.
func (l *layer) prose(out *lay, b *edit.Block, k look, s setting, y float32) float32 {
	x := l.gutter + k.indent
	f := flow{x: x, y: y, width: max(l.column-x-k.right, 4*k.size), look: k, lineH: lineHeight(k.size)}
	var first float32
	switch lead := leadOf(b); {
	case b.Kind == edit.ItemHeading && b.Number != "":
		w := l.width(b.Number, variant{bold, k.size})
		out.labels = append(out.labels, label{x: 0, y: y, text: b.Number, size: k.size, face: bold, role: quiet})
		first = max(0, w+8*l.unit-l.gutter)
	case s.marker != "":
		w := l.width(s.marker, variant{regular, k.size})
		out.labels = append(out.labels, label{x: x - hang*l.unit, y: y, text: s.marker, size: k.size})
		first = max(0, w+5*l.unit-hang*l.unit)
	case lead != "":
		w := l.width(lead, variant{bold, k.size})
		out.labels = append(out.labels, label{x: x, y: y, text: lead, size: k.size, face: bold, role: out.role})
		out.hot = append(out.hot, rect{x, y, w, f.lineH})
		first = w + l.width(" ", variant{bold, k.size})
	case b.Time != nil && b.Time.At != "":
		size := round(13 * l.unit)
		out.labels = append(out.labels, label{x: 0, y: y + (f.lineH-lineHeight(size))/2, text: b.Time.At, size: size, face: bold, role: quiet})
		out.hot = append(out.hot, rect{0, y, l.gutter, f.lineH})
	}
	l.flow(&f, b.Text, first)
	out.flows = []flow{f}
	return y + f.height()
}

func leadOf(b *edit.Block) string {
	return doc.Lead(doc.Block{Kind: b.Kind, Level: b.Level, Motion: b.Motion, Resolution: b.Resolution, Action: b.Action})
}

// flow measures a text and breaks it into lines.
func (l *layer) flow(f *flow, t edit.Text, first float32) {
	f.adv = make([]float32, t.Len())
	at := 0
	for i, s := range t.Spans {
		l.advances(t.Runes[at:at+s.N], variant{f.face(s.Style), f.look.size}, f.adv[at:at+s.N])
		at += s.N
		if parted(t, i, at) {
			f.adv[at-1] += gap(f.look.size)
		}
	}
	f.lines = wrap(t.Runes, f.adv, first, f.width, 3*f.look.size)
	for i := range f.lines {
		f.lines[i].y = float32(i) * f.lineH
	}
}

// face is the face of a style: bold and italic beside what the block's look is.
func (f *flow) face(s edit.Style) face {
	return faceOf(s.Bold || f.look.bold, s.Italic != f.look.italic)
}

func (f *flow) height() float32 { return float32(len(f.lines)) * f.lineH }

// foot puts the credits below the text.
func (l *layer) foot(out *lay, k look, lines []edit.Text, y float32) float32 {
	if len(lines) == 0 {
		return y
	}
	size := round(13 * l.unit)
	x := l.gutter + k.inset
	y += 2 * l.unit
	from := y
	for _, t := range lines {
		f := flow{width: max(l.column-x-k.right, 4*size), look: look{size: size}, lineH: lineHeight(size)}
		l.flow(&f, t, 0)
		for i, line := range f.lines {
			for _, pc := range f.pieces(t, i) {
				out.labels = append(out.labels, label{x + pc.x, y + line.y, pc.text, size, regular, quiet, pc.edit})
			}
		}
		y += f.height()
	}
	out.hot = append(out.hot, rect{x, from, l.column - x, y - from})
	return y
}

// lineAt is the index of the line a rune's left side stands in.
func (f *flow) lineAt(off int) int {
	i := len(f.lines) - 1
	for i > 0 && f.lines[i].from > off {
		i--
	}
	return i
}

// xAt is how far from the left of the flow the left side of a rune is.
func (f *flow) xAt(line, off int) float32 {
	l := f.lines[line]
	return min(l.x+sum(f.adv[l.from:min(off, l.to)]), max(f.width, l.x+l.width))
}

// offsetAt is the rune boundary nearest to a distance from the left of the flow.
func (f *flow) offsetAt(t edit.Text, line int, x float32) int {
	l := f.lines[line]
	at := l.x
	for i := l.from; i < l.to; i++ {
		if r := t.Runes[i]; r == '\n' || i == l.to-1 && r == ' ' && line < len(f.lines)-1 {
			return i
		}
		if at+f.adv[i]/2 > x {
			return i
		}
		at += f.adv[i]
	}
	if line < len(f.lines)-1 && l.to > l.from {
		return l.to - 1 // the end of a line broken inside a word belongs to the next
	}
	return l.to
}
