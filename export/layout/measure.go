package layout

import "slices"

// glue says how firmly a piece holds on to the next one.
type glue uint8

const (
	free glue = iota // a page may end here
	soft             // keep together where it can be done
	hard             // widows, orphans
)

// piece is the smallest thing that stays on one page. Its texts, fills and
// links are placed from its own top and the page's left edge.
type piece struct {
	height   float64
	before   float64 // space above; none at the top of a page
	glue     glue    // with the next piece
	texts    []Text
	fills    []Fill
	links    []Link
	pictures []PlacedPicture
	beside   float64 // height of the side note that starts at it
	mark     *Mark
	anchor   string
	groups   []*box  // that it stands in, outermost first
	head     []piece // printed before it where it starts a page: heads of a table
	resume   float64 // space above it where it starts a page inside a row
	newPage  *PageBreak
}

// box is the bar and the fill of a group.
type box struct {
	left, right float64
	bar, fill   *Colour
}

// measurer turns blocks into pieces.
type measurer struct {
	grower
	fonts    *Fonts
	sheet    sheet
	pieces   []piece
	after    float64 // space the block before asked for
	left     float64 // of the column, moved in by groups
	right    float64
	groups   []*box
	warnings []Warning
}

// Colour of the bar is drawn this wide.
const barWidth = 2.0

func (m *measurer) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case Para:
			m.para(b)
		case Table:
			m.table(b)
		case Group:
			m.group(b)
		case Figure:
			m.figure(b)
		case Line:
			m.line(b)
		case PageBreak:
			m.pieces = append(m.pieces, piece{newPage: &b})
			m.after = 0
		}
	}
}

// put adds the pieces of one block, the space around it and the glue between.
func (m *measurer) put(pieces []piece, before, after float64, keep bool) {
	if len(pieces) == 0 {
		return
	}
	pieces[0].before = max(before, m.after)
	m.after = after
	last := &pieces[len(pieces)-1]
	if keep {
		last.glue = soft
	}
	for i := range pieces {
		pieces[i].groups = m.groups
	}
	m.pieces = append(m.pieces, pieces...)
}

// minLines is how many lines of a paragraph a page holds at least, at its end
// and at its start.
const minLines = 2

func (m *measurer) para(p Para) {
	if p.Role == "" {
		p.Role = Paragraph
	}
	if p.Size == 0 {
		p.Size = bodySize
	}
	p.Marker = spaced(p.Marker)
	if p.More && len(m.pieces) > 0 {
		m.pieces[len(m.pieces)-1].endWord()
	}
	text, marked := m.grower.para(p)
	left, right := m.left+p.Left, m.right-p.Right
	indent := 0.0 // of the first line, where the marker needs room
	var marker line
	markers := m.set(p.Marker, p.Size)
	if len(p.Marker) > 0 {
		markers.spots = marked.write(p.Marker, m.lang)
		marker = markers.lines(func(int) float64 { return right - m.left })[0]
		indent = max(0, m.left+p.MarkerAt+marker.w+markerGap-left)
	}
	note := m.sideNote(p.Side, text)
	s := m.set(p.Runs, p.Size)
	s.spots = text.write(p.Runs, m.lang)
	lines := s.lines(func(n int) float64 {
		if n == 0 {
			return right - left - indent
		}
		return right - left
	})
	height := leading(s.size)
	pieces := make([]piece, len(lines))
	for i, l := range lines {
		x := left
		if i == 0 {
			x += indent
		}
		pieces[i].height = height
		pieces[i].glue = paraGlue(i, len(lines), p.Whole)
		base := baseline(height, s.size)
		if i == 0 && len(p.Marker) > 0 {
			markers.place(&pieces[0], marker, m.left+p.MarkerAt, base, p.Role)
		}
		if i == 0 {
			note.put(&pieces[0], base)
		}
		s.place(&pieces[i], l, x, base, p.Role)
		if i == len(lines)-1 && len(p.Tail) > 0 {
			pieces[i].endWord()
			m.tail(&pieces[i], p, text, base)
		}
	}
	pieces[0].mark, pieces[0].anchor = p.Mark, p.Anchor
	m.put(pieces, p.Before, p.After, p.Keep)
}

// markerGap is the least space between a marker and its text.
const markerGap = 6

// spaced is a marker with the space that parts it from its text when it is read.
func spaced(marker []Run) []Run {
	if len(marker) == 0 {
		return nil
	}
	out := slices.Clone(marker)
	out[len(out)-1].Text += " "
	return out
}

func (m *measurer) tail(to *piece, p Para, text *Element, base float64) {
	s := m.set(p.Tail, p.Size)
	s.spots = text.write(p.Tail, m.lang)
	l := s.lines(func(int) float64 { return m.right - m.left })[0]
	s.place(to, l, m.right-l.w, base, p.Role)
}

// set prepares runs to be set at a size, or at the least that the sheet has.
func (m *measurer) set(runs []Run, size float64) setter {
	return setter{fonts: m.fonts, runs: runs, size: max(size, m.sheet.least), least: m.sheet.least}
}

// paraGlue keeps the first and last lines of a paragraph together.
func paraGlue(i, n int, whole bool) glue {
	switch {
	case i == n-1:
		return free
	case i < minLines-1 || i >= n-minLines:
		return hard
	case whole:
		return soft
	}
	return free
}

// baseline is how far under the top of a line its baseline stands.
func baseline(height, size float64) float64 { return (height-size)/2 + size*0.79 }

func aligned(a Align, room, w float64) float64 {
	switch a {
	case Centre:
		return max(0, (room-w)/2)
	case Right:
		return max(0, room-w)
	}
	return 0
}

func (m *measurer) figure(f Figure) {
	if f.Picture == nil {
		return
	}
	m.lists = nil
	w, h := f.Picture.fit(min(f.Width, m.right-m.left), min(f.Height, m.sheet.room()))
	element := m.at.add(roleFigure)
	element.Alt = f.Alt
	p := piece{height: h, pictures: []PlacedPicture{{
		X: m.left + aligned(f.Align, m.right-m.left, w), W: w, H: h, Picture: f.Picture, In: element.leaf(),
	}}}
	m.put([]piece{p}, f.Before, f.After, f.Keep)
}

func (m *measurer) line(l Line) {
	m.lists = nil
	p := piece{height: l.Weight, fills: []Fill{{m.left, 0, m.right - m.left, l.Weight, l.Colour}}}
	m.put([]piece{p}, l.Before, l.After, l.Keep)
}

func (m *measurer) group(g Group) {
	outerLeft, outerRight, outerGroups := m.left, m.right, m.groups
	m.groups = append(m.groups[:len(m.groups):len(m.groups)], &box{m.left + g.Left, m.sheet.right(), g.Bar, g.Fill})
	m.left += g.Left + g.Inset
	if g.Fill != nil {
		m.right -= g.Inset
	}
	first := len(m.pieces)
	end := m.open(roleDivision)
	defer end()
	if g.Pad > 0 {
		m.put([]piece{{height: g.Pad, glue: hard}}, g.Before, 0, false)
		m.blocks(g.Blocks)
		last := &m.pieces[len(m.pieces)-1]
		keep := last.glue == soft // the last block's wish is that of the group
		last.glue = hard
		m.after = 0
		m.put([]piece{{height: g.Pad}}, 0, g.After, keep)
	} else {
		m.after = max(m.after, g.Before)
		m.blocks(g.Blocks)
		m.after = g.After
	}
	if g.Whole {
		for i := first; i < len(m.pieces)-1; i++ {
			m.pieces[i].glue = max(m.pieces[i].glue, soft)
		}
	}
	m.left, m.right, m.groups = outerLeft, outerRight, outerGroups
}
