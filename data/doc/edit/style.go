package edit

import "minutebook/data/doc"

// ToggleBold makes what is selected bold, or plain if all of it is bold. With
// nothing selected it is for the next rune typed.
func (p *Page) ToggleBold() {
	p.toggle(func(s *Style) *bool { return &s.Bold })
}

// ToggleItalic is ToggleBold for italic.
func (p *Page) ToggleItalic() {
	p.toggle(func(s *Style) *bool { return &s.Italic })
}

func (p *Page) toggle(flag func(*Style) *bool) {
	if p.sel.Empty() {
		s := p.typing()
		*flag(&s) = !*flag(&s)
		p.moved()
		p.next = &s
		return
	}
	all := p.Every(func(s Style) bool { return *flag(&s) })
	p.restyle(func(s *Style) { *flag(s) = !all })
}

// SetLink makes a link of what is selected; an empty address takes links away.
// The address must be one doc.ValidLink takes.
func (p *Page) SetLink(address string) {
	p.restyle(func(s *Style) { s.Link = address })
}

// SetLanguage says in what language (BCP 47; empty: the document's own) what is
// selected is written.
func (p *Page) SetLanguage(tag string) {
	p.restyle(func(s *Style) { s.Lang = tag })
}

// Every tells whether all that is selected, or else the next rune, is of a
// style that is good.
func (p *Page) Every(good func(Style) bool) bool {
	if p.sel.Empty() {
		return good(p.typing())
	}
	from, to := p.Range()
	for i := from.Block; i <= to.Block; i++ {
		b := p.blocks[i]
		if b.Kind == ItemHeading {
			continue
		}
		for c := range b.Cells() {
			if a, z, _ := p.Covers(i, c); !b.Content(c).every(a, z, good) {
				return false
			}
		}
	}
	return true
}

func (p *Page) restyle(change func(*Style)) {
	p.eachBlock(func(i int, b *Block) *Block {
		fixed := p.fixed(b)
		for c := range b.Cells() {
			if from, to, _ := p.Covers(i, c); from < to {
				b = b.withContent(c, b.Content(c).restyled(from, to, func(s *Style) {
					if !fixed || s.Edit == doc.Added {
						change(s)
					}
				}))
			}
		}
		return b
	})
}
