package layout

import "strings"

// place puts the texts and links of a line into a piece.
func (s setter) place(p *piece, l line, x, y float64, role Role) {
	for _, g := range l.segments {
		r, at := s.runs[g.run], spot{}
		if s.spots != nil {
			at = s.spots[g.run]
		}
		text := r.Text[g.from:g.to]
		if at.link != nil && text != "" {
			p.link(Link{X: x, Y: y - s.sizeOf(r)*0.85, W: g.w, H: s.sizeOf(r) * 1.15, To: r.Link, In: at.link})
		}
		t := Text{X: x, Y: y, W: g.w, Size: s.sizeOf(r), Face: r.Face, Colour: r.Colour, Role: role, In: at.leaf}
		if at.leaf == nil {
			t.Role = Artifact
		}
		for from := 0; from < len(text); {
			typeface, n := s.fonts.reach(r.Face, text[from:])
			t.Typeface, t.S = typeface, text[from:from+n]
			if n < len(text) {
				t.W = s.fonts.Width(r.Face, t.Size, t.S)
			}
			p.texts = append(p.texts, t)
			t.X += t.W
			from += n
		}
		x += g.w
	}
	if l.newline {
		p.endWord()
	}
}

// endWord puts a space behind the last text that is read: what follows stands
// apart from it on paper, and must do so where it is read out.
func (p *piece) endWord() {
	for i := len(p.texts) - 1; i >= 0; i-- {
		if t := &p.texts[i]; t.In != nil {
			t.S = strings.TrimRight(t.S, " ") + " "
			return
		}
	}
}

// link adds a link, or makes the one before it longer.
func (p *piece) link(l Link) {
	if n := len(p.links); n > 0 && p.links[n-1].In == l.In && p.links[n-1].Y == l.Y && p.links[n-1].X < l.X {
		p.links[n-1].W = l.X + l.W - p.links[n-1].X
		return
	}
	p.links = append(p.links, l)
}
