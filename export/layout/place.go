package layout

import "strings"

// place puts the texts and links of a line into a piece.
func (s setter) place(p *piece, l line, x, y float64, role Role) {
	for i, g := range l.segments {
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
		if r.Edit != 0 {
			goesOn := i+1 < len(l.segments) && s.runs[l.segments[i+1].run].Edit == r.Edit
			s.ruleEdit(p, r, text, x, y, goesOn)
		}
		x += g.w
	}
	if l.newline {
		p.endWord()
	}
}

// ruleEdit draws the line through words that were struck out, or under those that
// were put in, but not at the spaces around them; goesOn says that more follow on
// the line.
func (s setter) ruleEdit(p *piece, r Run, text string, x, y float64, goesOn bool) {
	inner := strings.TrimLeft(text, " ")
	lead := s.fonts.Width(r.Face, s.sizeOf(r), text[:len(text)-len(inner)])
	if !goesOn {
		inner = strings.TrimRight(inner, " ")
	}
	size := s.sizeOf(r)
	f := Fill{x + lead, y - size*0.25, s.fonts.Width(r.Face, size, inner), size * 0.06, r.Colour}
	if r.Edit == Added {
		f.Y = y + size*0.14
	}
	if f.W > 0 {
		p.fills = append(p.fills, f)
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
