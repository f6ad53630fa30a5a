package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/export/sign"
	"minutebook/ui/look"
)

// SignaturePad is paper to sign on with the mouse or a pen. Backspace or Ctrl+Z
// takes the last stroke away, Delete all of them, which Ctrl+Z brings back. It can
// show a picture of a signature instead.
type SignaturePad struct {
	widget.BaseWidget
	// OnChanged is called when there is other ink on the pad.
	OnChanged func()
	// OnRune is called with what is typed: a signature is drawn.
	OnRune func(rune)

	strokes [][]fyne.Position
	cleared [][]fyne.Position // what Clear took away
	down    bool              // the pen
	shown   []byte            // a picture in the place of strokes
	picture image.Image       // of it, unpacked
	focused bool
}

// NewSignaturePad makes a pad without ink.
func NewSignaturePad() *SignaturePad {
	p := &SignaturePad{}
	p.ExtendBaseWidget(p)
	return p
}

// Empty tells whether there is nothing on the pad.
func (p *SignaturePad) Empty() bool { return len(p.strokes) == 0 && p.shown == nil }

// Taken tells whether what is on the pad was taken from a picture.
func (p *SignaturePad) Taken() bool { return p.shown != nil }

// Picture is what is on the pad as a PNG: black on white, trimmed, bounded in size.
// The error is sign.ErrBlank if there is nothing.
func (p *SignaturePad) Picture() ([]byte, error) {
	if p.shown != nil {
		return p.shown, nil
	}
	if len(p.strokes) == 0 {
		return nil, sign.ErrBlank
	}
	return sign.Picture(ink(p.strokes, p.Size(), printScale))
}

// SetPicture puts a picture in the place of what is on the pad: one that
// sign.Clean made.
func (p *SignaturePad) SetPicture(picture []byte) error {
	unpacked, err := unpackPicture(picture)
	if err != nil {
		return err
	}
	p.strokes, p.cleared, p.shown, p.picture = nil, nil, picture, unpacked
	p.changed()
	return nil
}

// Undo takes the last stroke away, or brings back what Clear took.
func (p *SignaturePad) Undo() {
	switch n := len(p.strokes); {
	case n > 0:
		p.strokes = p.strokes[:n-1]
	case len(p.cleared) > 0:
		p.strokes, p.cleared = p.cleared, nil
	default:
		return
	}
	p.changed()
}

// Clear takes everything off the pad.
func (p *SignaturePad) Clear() {
	if p.Empty() {
		return
	}
	p.strokes, p.cleared, p.shown, p.picture = nil, p.strokes, nil, nil
	p.changed()
}

func (p *SignaturePad) changed() {
	p.down = false
	p.Refresh()
	if p.OnChanged != nil {
		p.OnChanged()
	}
}

// MouseDown puts the pen on the paper.
func (p *SignaturePad) MouseDown(e *desktop.MouseEvent) {
	if c := CanvasOf(p); c != nil {
		c.Focus(p)
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	p.shown, p.picture, p.cleared = nil, nil, nil
	p.down = true
	p.strokes = append(p.strokes, []fyne.Position{p.inside(e.Position)})
	p.Refresh()
}

// Dragged draws.
func (p *SignaturePad) Dragged(e *fyne.DragEvent) {
	if !p.down {
		return
	}
	last := &p.strokes[len(p.strokes)-1]
	*last = append(*last, p.inside(e.Position))
	p.Refresh()
}

// MouseUp lifts the pen; a stroke without length is a dot.
func (p *SignaturePad) MouseUp(*desktop.MouseEvent) { p.lift() }

// DragEnd lifts the pen.
func (p *SignaturePad) DragEnd() { p.lift() }

func (p *SignaturePad) lift() {
	if p.down {
		p.changed()
	}
}

// inside is the place on the paper nearest to at.
func (p *SignaturePad) inside(at fyne.Position) fyne.Position {
	const edge = penWidth
	return fyne.NewPos(max(edge, min(at.X, p.Size().Width-edge)), max(edge, min(at.Y, p.Size().Height-edge)))
}

// Cursor is that for exact places.
func (p *SignaturePad) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// FocusGained shows the mark of the focus.
func (p *SignaturePad) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost takes the mark away.
func (p *SignaturePad) FocusLost() {
	p.focused = false
	p.Refresh()
	Lost(p)
}

// TypedKey undoes, clears, and passes on the rest.
func (p *SignaturePad) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyBackspace:
		p.Undo()
	case fyne.KeyDelete:
		p.Clear()
	default:
		Pass(p, key)
	}
}

// TypedRune writes nothing.
func (p *SignaturePad) TypedRune(r rune) {
	if p.OnRune != nil {
		p.OnRune(r)
	}
}

// TypedShortcut undoes, and passes on the rest.
func (p *SignaturePad) TypedShortcut(s fyne.Shortcut) {
	if _, undo := s.(*fyne.ShortcutUndo); undo {
		p.Undo()
		return
	}
	passShortcut(p, s)
}

// CreateRenderer draws the paper with a line to sign on and the ink.
func (p *SignaturePad) CreateRenderer() fyne.WidgetRenderer {
	r := &signatureRenderer{
		pad: p, paper: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		hint: canvas.NewText("Sign here with the mouse or a pen", color.Transparent),
	}
	r.hint.Alignment = fyne.TextAlignCenter
	r.ink = canvas.NewRaster(r.paint)
	r.ink.ScaleMode = canvas.ImageScaleSmooth
	return newFieldFrame(r, func() bool { return p.focused })
}

// newFieldFrame is the frame of what is filled in as a text field is.
func newFieldFrame(inside fyne.WidgetRenderer, focused func() bool) *frame {
	f := newFrame(inside, focused)
	f.field = true
	f.draw()
	return f
}

type signatureRenderer struct {
	pad         *SignaturePad
	paper, line *canvas.Rectangle
	hint        *canvas.Text
	ink         *canvas.Raster
}

func (r *signatureRenderer) Destroy() {}

func (r *signatureRenderer) MinSize() fyne.Size { return fyne.NewSize(em(28), em(10)) }

func (r *signatureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.line, r.hint, r.ink}
}

func (r *signatureRenderer) Layout(size fyne.Size) {
	r.paper.Resize(size)
	r.line.Move(fyne.NewPos(em(1.5), size.Height*0.75))
	r.line.Resize(fyne.NewSize(size.Width-em(3), 1))
	r.hint.Move(fyne.NewPos(0, size.Height*0.75+em(0.4)))
	r.hint.Resize(fyne.NewSize(size.Width, r.hint.MinSize().Height))
	r.ink.Resize(size)
	r.Refresh()
}

func (r *signatureRenderer) Refresh() {
	r.paper.FillColor = theme.Color(look.Paper)
	r.paper.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.line.FillColor = theme.Color(look.Line)
	r.hint.Color = theme.Color(look.Muted)
	r.hint.TextSize = theme.CaptionTextSize()
	SetShown(r.hint, r.pad.Empty())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// paint is the ink at the size of the screen, in the colour of text.
func (r *signatureRenderer) paint(w, h int) image.Image {
	size := r.pad.Size()
	if size.Width <= 0 || w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	}
	var mask *image.Alpha
	if r.pad.picture != nil {
		mask = fitted(r.pad.picture, w, h)
	} else {
		mask = ink(r.pad.strokes, size, float32(w)/size.Width)
	}
	return coloured(mask, theme.Color(look.Text))
}
