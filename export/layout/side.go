package layout

// A side note is set small, in what the margin leaves of the page.
const (
	sideSize = 8.5
	sideGap  = 14.0 // between the column and the note
	sideEdge = 30.0 // between the note and the edge of the page
	sideFoot = 4.0  // under a note before another, or before the end of a page
)

// sideNote is a note set and not placed yet.
type sideNote struct {
	setter setter
	lines  []line
	x      float64
}

// sideNote sets the note of a paragraph, in an element at the start of in: who
// hears the paragraph knows beforehand what is the matter with it.
func (m *measurer) sideNote(runs []Run, in *Element) sideNote {
	if len(runs) == 0 {
		return sideNote{}
	}
	n := sideNote{setter: m.set(runs, sideSize), x: m.sheet.right() + sideGap}
	n.setter.spots = in.add(roleNote).write(runs, m.lang)
	room := m.sheet.width - sideEdge - n.x
	n.lines = n.setter.lines(func(int) float64 { return room })
	return n
}

// put places the note beside a piece, its first line level with the one at base.
func (n sideNote) put(p *piece, base float64) {
	lead := leading(n.setter.size)
	for i, l := range n.lines {
		n.setter.place(p, l, n.x, base+float64(i)*lead, roleNote)
	}
	if len(n.lines) > 0 {
		p.endWord()
		p.beside = base + float64(len(n.lines)-1)*lead + (lead - n.setter.size)
	}
}

// hold makes room for side notes that are taller than what they stand beside: the
// pieces along a note stay on its page, and where a new page or another note comes
// too soon, space is left.
func hold(pieces []piece) {
	for i := range pieces {
		along := pieces[i].height
		for k := i; along < pieces[i].beside; k++ {
			if k+1 == len(pieces) || pieces[k+1].newPage != nil || pieces[k+1].beside > 0 {
				pieces[k].height += pieces[i].beside - along + sideFoot
				break
			}
			pieces[k].glue = hard
			along += pieces[k+1].before + pieces[k+1].height
		}
	}
}
