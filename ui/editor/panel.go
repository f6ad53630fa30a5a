package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// panel is where the open list stands: under the line that is typed, or above
// it where there is more room, and never over it.
type panel struct {
	frame *canvas.Rectangle
	box   rect
	row   float32 // height of a line of the list
	pad   float32
	first int // the first line in sight
	shown int // how many are
	above bool
	stood bool // above was chosen: it stays while there is room
}

func newPanel() panel {
	frame := canvas.NewRectangle(nil)
	frame.StrokeWidth, frame.CornerRadius = 1, 4
	return panel{frame: frame, shown: mostOffers}
}

const mostOffers = 8

// paintOffers paints the open list.
func (e *Editor) paintOffers() {
	if !e.offering() {
		return
	}
	o := e.offers
	size := round(min(max(e.layer.text*0.9, 14), 24))
	if !e.stand(o, size) {
		return
	}
	p := e.painter
	o.frame.FillColor, o.frame.StrokeColor = e.colours.Paper, e.colours.Quiet
	o.frame.Move(fyne.NewPos(o.box.x, o.box.y))
	o.frame.Resize(fyne.NewSize(o.box.w, o.box.h))
	p.objects = append(p.objects, o.frame)
	v := variant{regular, size}
	keys := e.keyWidth(o, size)
	for i := range o.shown {
		offer := o.found[o.first+i]
		y := o.box.y + o.pad + float32(i)*o.row
		if o.first+i == o.at {
			mark := p.rects.get()
			place(mark, rect{o.box.x + 2, y, o.box.w - 4, o.row}, e.colours.Selection)
			p.objects = append(p.objects, mark)
		}
		left, right := o.box.x+2*o.pad, o.box.x+o.box.w-2*o.pad
		ty := y + (o.row-lineHeight(size))/2
		if keys > 0 {
			e.line(offer.Key, left, ty, keys, variant{bold, size}, inked)
			left += keys + 2*o.pad
		}
		words := e.layer.width(offer.Words, v)
		if note := e.layer.width(offer.Note, v); offer.Note != "" {
			room := max(right-left-words-3*o.pad, (right-left)/3)
			w := min(note, room)
			e.line(offer.Note, right-w, ty, w, v, quiet)
			right -= w + 2*o.pad
		}
		e.line(offer.Words, left, ty, right-left, v, inked)
	}
	if n := float32(len(o.found)); len(o.found) > o.shown { // how far down the list it is
		h := o.box.h - 4
		bar := p.rects.get()
		place(bar, rect{o.box.x + o.box.w - 5, o.box.y + 2 + h*float32(o.first)/n, 3, h * float32(o.shown) / n}, e.colours.Quiet)
		p.objects = append(p.objects, bar)
	}
}

// line paints a line of text of the list, cut to a width.
func (e *Editor) line(s string, x, y, w float32, v variant, r role) {
	p := e.painter
	from := p.texts.used
	e.paintText(e.cut(s, w, v), x, y, v.size, v.face, false, e.colours.of(r))
	for _, o := range p.texts.all[from:p.texts.used] {
		p.objects = append(p.objects, o)
	}
}

// cut is as much of a text as there is room for.
func (e *Editor) cut(s string, w float32, v variant) string {
	if e.layer.width(s, v) <= w+0.5 {
		return s
	}
	runes := []rune(s)
	adv := make([]float32, len(runes))
	e.layer.advances(runes, v, adv)
	x := e.layer.width("…", v)
	for i := range runes {
		if x += adv[i]; x > w {
			return string(runes[:i]) + "…"
		}
	}
	return s
}

// keyWidth is the width of the column of keys; 0 if no offer has one.
func (e *Editor) keyWidth(o *offers, size float32) float32 {
	var w float32
	for _, offer := range o.found {
		w = max(w, e.layer.width(offer.Key, variant{bold, size}))
	}
	return min(w, 12*size)
}

// offersWidth is the width in which all that is offered can be read. While a
// list is open it only grows: it does not jump as letters narrow it.
func (e *Editor) offersWidth(o *offers, size float32) float32 {
	w, v, keys := 20*size, variant{regular, size}, e.keyWidth(o, size)
	for _, offer := range o.found {
		w = max(w, keys+e.layer.width(offer.Words, v)+e.layer.width(offer.Note, v)+10*o.pad)
	}
	return w
}

// stand finds where the list stands; false if its place is not in sight.
func (e *Editor) stand(o *offers, size float32) bool {
	const gap = 3
	by, ok := e.yOf(o.from.Block)
	if !ok {
		return false
	}
	_, cy, ch := e.caretIn(e.page.Caret())
	fx, fy, _ := e.caretIn(o.from)
	if fy != cy {
		fx = 0 // the text has gone on in the next line
	}
	top, bottom := by+cy, by+cy+ch
	o.pad, o.row = round(size*0.4), lineHeight(size)+round(size*0.3)
	above, below := top-gap, e.size.Height-bottom-gap
	want := float32(min(len(o.found), mostOffers))*o.row + 2*o.pad
	if o.above && above < want && below > above || !o.above && below < want && above > below || !o.stood {
		o.above = below < want && above > below
	}
	o.stood = true
	room := below
	if o.above {
		room = above
	}
	o.shown = min(len(o.found), mostOffers, int((room-2*o.pad)/o.row))
	if o.shown < 1 {
		return false
	}
	o.first = min(max(o.first, o.at-o.shown+1), o.at, len(o.found)-o.shown)
	w := min(max(e.offersWidth(o, size), o.box.w), 36*size, e.size.Width-thumbWidth-16)
	x := min(max(e.left()+fx-2*o.pad, 8), e.size.Width-thumbWidth-8-w)
	h := float32(o.shown)*o.row + 2*o.pad
	y := bottom + gap
	if o.above {
		y = top - gap - h
	}
	o.box = rect{round(x), round(y), round(w), round(h)}
	return true
}

// offerAt is the line of the list at a point of the window; false for none.
func (e *Editor) offerAt(p fyne.Position) (int, bool) {
	if !e.offering() || !e.offers.box.has(p) {
		return 0, false
	}
	o := e.offers
	i := int((p.Y - o.box.y - o.pad) / o.row)
	return o.first + min(max(i, 0), o.shown-1), true
}

// paintPrompt paints what may be done in a section nothing is written in yet.
func (e *Editor) paintPrompt() {
	i := e.page.Caret().Block
	b := e.page.Block(i)
	if b.Text.Len() > 0 || b.Kind != doc.Paragraph || e.Helps.Prompt == nil || e.readOnly || !e.focused || !e.alone(i) {
		return
	}
	y, ok := e.yOf(i)
	words := e.Helps.Prompt(b.Section)
	if !ok || words == "" {
		return
	}
	f := &e.layAt(i).flows[0]
	v := variant{italic, f.look.size}
	e.line(words, e.left()+f.x+f.look.size/2, y+f.y, f.width, v, quiet)
}

// alone tells whether a block is all there is of its section.
func (e *Editor) alone(i int) bool {
	b := e.page.Block(i)
	other := func(i int) bool {
		return i >= 0 && i < e.page.Len() && e.page.Block(i).Section == b.Section && e.page.Block(i).Kind != edit.ItemHeading
	}
	return !other(i-1) && !other(i+1)
}
