package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

var (
	_ fyne.Focusable    = (*Preview)(nil)
	_ desktop.Mouseable = (*Preview)(nil)
)

// lineStep is how far an arrow goes.
const lineStep = 40

// FocusGained shows that the keys go here.
func (p *Preview) FocusGained() { p.mark(true) }

// FocusLost shows that they go elsewhere.
func (p *Preview) FocusLost() { p.mark(false) }

// mark draws the frame of the focus, or takes it away.
func (p *Preview) mark(on bool) {
	p.frame.StrokeColor = theme.Color(look.FocusMark)
	p.frame.Hidden = !on
	p.frame.Refresh()
}

// TypedRune has no use for letters.
func (p *Preview) TypedRune(rune) {}

// TypedKey goes through the pages.
func (p *Preview) TypedKey(key *fyne.KeyEvent) {
	seen := p.scroll.Size().Height
	switch key.Name {
	case fyne.KeyDown:
		p.scrollTo(p.scroll.Offset.Y + lineStep)
	case fyne.KeyUp:
		p.scrollTo(p.scroll.Offset.Y - lineStep)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.scrollTo(p.scroll.Offset.Y + seen*0.9)
	case fyne.KeyPageUp:
		p.scrollTo(p.scroll.Offset.Y - seen*0.9)
	case fyne.KeyHome:
		p.scrollTo(0)
	case fyne.KeyEnd:
		p.scrollTo(p.sheets.box.MinSize().Height)
	case fyne.KeyEscape:
		if p.OnEscape != nil {
			p.OnEscape()
			return
		}
		widgets.Pass(p, key)
		return
	default:
		widgets.Pass(p, key)
		return
	}
	p.moved()
}

// MouseDown gives the keys to the pages.
func (p *Preview) MouseDown(*desktop.MouseEvent) {
	if c := widgets.CanvasOf(p); c != nil {
		c.Focus(p)
	}
}

// MouseUp does nothing.
func (p *Preview) MouseUp(*desktop.MouseEvent) {}
