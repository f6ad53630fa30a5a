package editor

import (
	"cmp"
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// piece is a stretch of a line in one style.
type piece struct {
	text    string
	x       float32
	width   float32
	face    face
	foreign bool // painted in the theme's fonts
	link    bool
	edit    doc.Edit
	tongue  bool // marked as being in a language other than English
}

// pieces are those of a line; they are made once.
func (f *flow) pieces(t edit.Text, i int) []piece {
	l := &f.lines[i]
	if l.pieces == nil && l.to > l.from {
		l.pieces = f.cut(t, l)
	}
	return l.pieces
}

func (f *flow) cut(t edit.Text, l *line) []piece {
	out := make([]piece, 0, 2)
	x, at := l.x, 0
	for i, s := range t.Spans {
		from, to := max(at, l.from), min(at+s.N, l.to)
		at += s.N
		fc := f.face(s.Style)
		for from < to {
			end, strange := from, false
			for end < to && !breaksPiece(t.Runes[end]) {
				is := foreign(t.Runes[end], fc)
				if end == from {
					strange = is
				} else if is != strange {
					break
				}
				end++
			}
			w := sum(f.adv[from:end])
			if end > from {
				inked := w
				if end == at && parted(t, i, at) {
					inked -= gap(f.look.size)
				}
				out = append(out, piece{string(t.Runes[from:end]), x, inked, fc, strange, s.Style.Link != "", s.Style.Edit, s.Style.Lang != "" && !strings.HasPrefix(s.Style.Lang, "en")})
				x += w
			} else {
				x += f.adv[from]
				end++
			}
			from = end
		}
	}
	return out
}

// rule is the colour of the hairline below a piece: a link's own, and a quiet one
// below words that are marked as being in another language; nil for none.
func (p piece) rule(ink, quiet color.Color) color.Color {
	switch {
	case p.link:
		return ink
	case p.tongue:
		return quiet
	}
	return nil
}

func breaksPiece(r rune) bool { return r == '\t' || r == '\n' }

// pool hands out canvas objects; no object belongs to a block.
type pool[T fyne.CanvasObject] struct {
	make func() T
	all  []T
	used int
}

func (p *pool[T]) get() T {
	if p.used == len(p.all) {
		p.all = append(p.all, p.make())
	}
	p.used++
	return p.all[p.used-1]
}

// painter puts what is in view on the canvas.
type painter struct {
	widget.BaseWidget
	rects pool[*canvas.Rectangle]
	texts pool[*canvas.Text]
	waves pool[*wave]
	sheet *sheet
	caret *canvas.Rectangle
	grip  *canvas.Rectangle

	objects                 []fyne.CanvasObject
	backs, selected, inkeds []fyne.CanvasObject
	clip                    *container.Clip
}

func newPainter() *painter {
	p := &painter{
		rects: pool[*canvas.Rectangle]{make: func() *canvas.Rectangle { return canvas.NewRectangle(nil) }},
		texts: pool[*canvas.Text]{make: func() *canvas.Text { return canvas.NewText("", nil) }},
		waves: pool[*wave]{make: newWave},
		sheet: newSheet(),
		caret: canvas.NewRectangle(nil), grip: canvas.NewRectangle(nil),
	}
	p.grip.CornerRadius = thumbWidth / 2
	p.clip = container.NewClip(p)
	p.ExtendBaseWidget(p)
	return p
}

// MinSize keeps Fyne from asking every text for its own.
func (p *painter) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

// CreateRenderer implements fyne.Widget.
func (p *painter) CreateRenderer() fyne.WidgetRenderer { return painted{p} }

type painted struct{ p *painter }

func (painted) Destroy()                       {}
func (painted) Layout(fyne.Size)               {}
func (painted) MinSize() fyne.Size             { return fyne.NewSize(1, 1) }
func (r painted) Objects() []fyne.CanvasObject { return r.p.objects }
func (painted) Refresh()                       {}

// paint brings the canvas up to date: what is in view takes objects from the
// pools, in the order backgrounds, selection, text, caret, scroll bar.
func (e *Editor) paint() {
	p := e.painter
	if e.size.Width <= 0 || e.size.Height <= 0 || len(e.rows) == 0 {
		return
	}
	p.rects.used, p.texts.used, p.waves.used = 0, 0, 0
	p.backs, p.selected, p.inkeds = p.backs[:0], p.selected[:0], p.inkeds[:0]
	y := -e.dy
	for i := e.top; i < len(e.rows) && y < e.size.Height; i++ {
		l := e.layAt(i)
		e.paintBlock(i, l, y)
		y += l.height
	}
	p.objects = p.sheet.lay(e.paper(y), e.size.Height, &e.colours, p.objects[:0])
	p.objects = append(p.objects, p.backs...)
	p.objects = append(p.objects, p.selected...)
	p.objects = append(p.objects, p.inkeds...)
	e.paintPrompt()
	e.paintCaret()
	if t := e.thumb(); t.h > 0 {
		place(p.grip, t, e.colours.Thumb)
		p.objects = append(p.objects, p.grip)
	}
	e.paintOffers()
	canvas.Refresh(p.caret)
	if e.OnPainted != nil {
		e.OnPainted()
	}
}

// paper is where the paper lies whose last block ends at end.
func (e *Editor) paper(end float32) rect {
	from, to := float32(-4), e.size.Height+4
	if e.top == 0 {
		from = round(12*e.layer.unit - e.dy)
	}
	if end < to {
		to = round(max(end, e.size.Height) - 12*e.layer.unit) // short minutes stand on a whole page
	}
	return rect{e.left() - e.layer.margin, from, e.layer.paper, to - from}
}

func (e *Editor) paintBlock(i int, l *lay, y float32) {
	p, c := e.painter, &e.colours
	left := e.left()
	back := func(r rect, fill color.Color) {
		o := p.rects.get()
		place(o, rect{round(left + r.x), round(y + r.y), r.w, r.h}, fill)
		p.backs = append(p.backs, o)
	}
	if l.veil.w > 0 {
		back(l.veil, c.Withheld)
		back(l.edge, c.Why)
	}
	if l.box.w > 0 {
		back(l.box, c.Shade)
	}
	for _, r := range l.shade {
		back(r, c.Shade)
	}
	if l.bar.w > 0 {
		back(l.bar, c.of(l.role))
	}
	for _, r := range l.grid {
		back(r, c.Rule)
	}
	if l.changed.w > 0 {
		back(l.changed, c.Quiet)
	}
	block := e.rows[i].block
	for _, b := range l.labels {
		as := cmp.Or(block.Edit, b.edit)
		e.paintText(b.text, left+b.x, y+b.y, b.size, b.face, false, c.of(edited(as, b.role)))
		if as == doc.Struck || b.edit != "" {
			e.paintEdit(as, left+b.x, y+b.y, e.layer.width(strings.TrimRight(b.text, " "), variant{b.face, b.size}), b.size)
		}
	}
	e.paintMarks(i, l, y, false)
	for cell := range l.flows {
		e.paintFlow(i, cell, &l.flows[cell], block.Content(cell), left, y)
	}
	e.paintMarks(i, l, y, true)
}

func (e *Editor) paintFlow(block, cell int, f *flow, t edit.Text, left, y float32) {
	from, to, whole := e.page.Covers(block, cell)
	if e.rows[block].block.Kind == edit.ItemHeading && !whole {
		from, to = 0, 0
	}
	var marks []int
	if e.sought != "" {
		marks = e.page.Occurrences(block, cell, e.sought)
	}
	for i := range f.lines {
		line := &f.lines[i]
		ly := y + f.y + line.y
		if ly > e.size.Height || ly+f.lineH < 0 {
			continue
		}
		for _, off := range marks {
			e.paintMark(f, i, off, left, ly)
		}
		if from < to || whole {
			e.paintSelection(f, i, from, to, whole, left, ly)
		}
		for _, pc := range f.pieces(t, i) {
			ink, as := e.colours.Ink, cmp.Or(e.rows[block].block.Edit, pc.edit)
			switch {
			case as != "":
				ink = e.colours.of(edited(as, inked))
				e.paintEdit(as, left+f.x+pc.x, ly, min(pc.width, line.x+line.width-pc.x), f.look.size)
			case pc.link:
				ink = e.colours.Link
			case f.look.quiet:
				ink = e.colours.Quiet
			}
			e.paintText(pc.text, left+f.x+pc.x, ly, f.look.size, pc.face, pc.foreign, ink)
			if rule := pc.rule(ink, e.colours.Rule); rule != nil && as == "" {
				o := e.painter.rects.get()
				place(o, rect{left + f.x + pc.x, round(ly + f.look.size*1.25), pc.width, 1}, rule)
				e.painter.inkeds = append(e.painter.inkeds, o)
			}
		}
	}
	e.paintWaves(block, cell, f, t, left, y)
}

// paintMark marks what of a line belongs to a place where the text looked for
// stands.
func (e *Editor) paintMark(f *flow, i, off int, left, y float32) {
	l := f.lines[i]
	a, z := max(off, l.from), min(off+utf8.RuneCountInString(e.sought), l.to)
	if a >= z {
		return
	}
	x := f.xAt(i, a)
	o := e.painter.rects.get()
	place(o, rect{left + f.x + x, y, f.xAt(i, z) - x, f.lineH}, e.colours.Found)
	e.painter.backs = append(e.painter.backs, o)
}

// paintSelection marks what of a line is selected. A selected line end shows as
// a little more than the text.
func (e *Editor) paintSelection(f *flow, i, from, to int, whole bool, left, y float32) {
	l := f.lines[i]
	last := i == len(f.lines)-1
	a, z := max(from, l.from), min(to, l.to)
	if a > z || a == z && !(whole && last) && !(l.from == l.to && from < a && a < to) {
		return
	}
	x1, x2 := f.xAt(i, a), f.xAt(i, z)
	if last && whole || !last && to >= l.to {
		x2 += f.look.size / 3
	}
	fill := e.colours.Selection
	if !e.focused && e.sought == "" { // what was found must stand out
		fill = e.colours.Unfocused
	}
	o := e.painter.rects.get()
	place(o, rect{left + f.x + x1, y, x2 - x1, f.lineH}, fill)
	e.painter.selected = append(e.painter.selected, o)
}

func (e *Editor) paintText(s string, x, y, size float32, f face, foreign bool, ink color.Color) {
	if y > e.size.Height || y+2*size < 0 {
		return
	}
	o := e.painter.texts.get()
	o.Text, o.TextSize, o.TextStyle, o.Color = s, size, f.style(), ink
	o.FontSource = typefaces()[f].source
	if foreign {
		o.FontSource = nil
	}
	o.Move(fyne.NewPos(round(x), round(y+(lineHeight(size)-size*natural)/2)))
	e.painter.inkeds = append(e.painter.inkeds, o)
}

// natural is the height of Source Sans 3 from ascender to descender, in ems.
const natural = 1.424

// paintCaret paints the caret: blinking while the keys come here, else pale, so
// that a form beside the page shows where its block will go. A field of a form
// has none then: the caret is in another.
func (e *Editor) paintCaret() {
	at := e.page.Caret()
	if e.focused && !e.blink.on || !e.focused && (e.readOnly || e.layer.bare || !e.page.Selection().Empty()) {
		return
	}
	by, ok := e.yOf(at.Block)
	if !ok {
		return
	}
	ink := e.colours.Caret
	if !e.focused {
		ink = e.colours.Rule
	}
	x, y, h := e.caretIn(at)
	w := max(2, round(e.layer.text/10))
	place(e.painter.caret, rect{round(e.left()+x) - w/2, round(by + y + h*0.06), w, round(h * 0.9)}, ink)
	e.painter.objects = append(e.painter.objects, e.painter.caret)
}

func place(o *canvas.Rectangle, r rect, fill color.Color) {
	o.FillColor = fill
	o.Move(fyne.NewPos(r.x, r.y))
	o.Resize(fyne.NewSize(r.w, r.h))
}
