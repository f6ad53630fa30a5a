package editor

import (
	"unicode"

	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/doc/edit"
)

// Mark is words that somebody remarked on: places in a block's text as it was
// before the changes marked in it, see edit.Text.Now. With both 0 it is the
// whole block.
type Mark struct {
	Section  int64
	Block    string
	From, To int
}

// SetMarks marks words; the one of the index stands out, -1 for none.
func (e *Editor) SetMarks(marks []Mark, current int) {
	e.marks = map[string][]mark{}
	for i, m := range marks {
		e.marks[m.Block] = append(e.marks[m.Block], mark{m, i == current})
	}
	e.paint()
}

type mark struct {
	Mark
	current bool
}

// paintMarks marks the words remarked on of a block in view: those of the remark
// at hand over the selection, the others under it.
func (e *Editor) paintMarks(i int, l *lay, y float32, current bool) {
	b := e.rows[i].block
	if b.Kind == edit.ItemHeading {
		return
	}
	for _, m := range e.marks[b.ID] {
		if m.current != current {
			continue
		}
		if m.From == m.To || b.Grid != nil {
			e.paintMarginMark(l, m.current, y)
			continue
		}
		from, to := b.Text.Now(m.From), b.Text.Now(m.To-1)+1
		f := &l.flows[0]
		for n := range f.lines {
			e.paintMarked(f, n, from, to, m.current, y)
		}
	}
}

// paintMarginMark marks a block as a whole, by a bar at its right.
func (e *Editor) paintMarginMark(l *lay, current bool, y float32) {
	u := e.layer.unit
	first, last := &l.flows[0], &l.flows[len(l.flows)-1]
	r := rect{e.left() + e.layer.column + 8*u, round(y + first.y), round(5 * u), last.y + last.height() - first.y}
	fill := e.colours.Remark
	if current {
		fill = e.colours.Current
	}
	o := e.painter.rects.get()
	place(o, r, fill)
	e.painter.backs = append(e.painter.backs, o)
}

func (e *Editor) paintMarked(f *flow, i, from, to int, current bool, y float32) {
	line := f.lines[i]
	a, z := max(from, line.from), min(to, line.to)
	if a >= z {
		return
	}
	x1, x2 := f.xAt(i, a), f.xAt(i, z)
	r := rect{e.left() + f.x + x1, round(y + f.y + line.y), x2 - x1, f.lineH}
	ground := e.painter.rects.get()
	place(ground, r, e.colours.Remark)
	if !current {
		e.painter.backs = append(e.painter.backs, ground)
		return
	}
	h := max(2, round(f.look.size/8))
	under := e.painter.rects.get()
	place(under, rect{r.x, r.y + r.h - h, r.w, h}, e.colours.Current)
	e.painter.selected = append(e.painter.selected, ground, under)
}

// parted tells whether a thin gap stands between the span i, which ends at end, and the
// next: words that were struck out and the ones put in for them do not touch. The gap
// belongs to the last rune before it, so that caret, selection and mouse know of it.
func parted(t edit.Text, i, end int) bool {
	return i+1 < len(t.Spans) && t.Spans[i].Style.Edit == doc.Struck && t.Spans[i+1].Style.Edit == doc.Added &&
		end > 0 && end < len(t.Runes) && !unicode.IsSpace(t.Runes[end-1]) && !unicode.IsSpace(t.Runes[end])
}

func gap(size float32) float32 { return size / 4 }

// paintEdit draws the line through words that are struck out, or the one under
// words that were put in: neither is told by its colour alone.
func (e *Editor) paintEdit(as doc.Edit, x, y, w, size float32) {
	if w <= 0 { // spaces at the end of a line
		return
	}
	at, ink := size*0.76, e.colours.Struck
	if as == doc.Added {
		at, ink = size*1.25, e.colours.Added
	}
	o := e.painter.rects.get()
	place(o, rect{x, round(y + at), w, max(1, round(size/13))}, ink)
	e.painter.inkeds = append(e.painter.inkeds, o)
}

// changed tells whether any edit is marked in a block.
func changed(b *edit.Block) bool {
	if b.Edit != "" || b.Was != nil {
		return true
	}
	for c := range b.Cells() {
		for _, s := range b.Content(c).Spans {
			if s.Style.Edit != "" {
				return true
			}
		}
	}
	return false
}

// changeBar is the bar in the margin beside a block in which edits are marked.
func (l *layer) changeBar(out *lay, b *edit.Block, from, to float32) {
	if changed(b) {
		out.changed = rect{-round(min(14*l.unit, l.margin/2)), from, max(2, round(2*l.unit)), to - from}
	}
}

// InView calls see for each block in the window, from the top: its section, its
// id, empty for the heading of an item, and where a place of its text before the
// changes stands, from the top of the window.
func (e *Editor) InView(see func(section int64, block string, at func(sent int) float32)) {
	y := -e.dy
	for i := e.top; i < len(e.rows) && y < e.size.Height; i++ {
		l, b, from := e.layAt(i), e.rows[i].block, y
		id := b.ID
		if b.Kind == edit.ItemHeading {
			id = ""
		}
		see(b.Section, id, func(sent int) float32 {
			f := &l.flows[0]
			if b.Grid != nil {
				return from + f.y
			}
			return from + f.y + f.lines[f.lineAt(b.Text.Now(sent))].y
		})
		y += l.height
	}
}

// ShowPassage selects a passage and brings it into view, calmly: what is well in view
// stays where it is.
func (e *Editor) ShowPassage(anchor, head edit.Pos) {
	e.page.Select(anchor, head)
	e.hasGoal = false
	at, _ := e.page.Range()
	_, cy, h := e.caretIn(at)
	if y, ok := e.yOf(at.Block); !ok || y+cy < 2*h || y+cy > e.size.Height*0.7 {
		e.top, e.dy = at.Block, cy-e.size.Height/3
		e.settle()
	}
	e.blink.show()
	e.paint()
	e.tell()
}

// TakeBack makes the changed passage at the caret what it was, on a page that is
// only read too. It returns false if none is there.
func (e *Editor) TakeBack() bool {
	ok := false
	e.anyway(func() { ok = e.page.TakeBack() })
	return ok
}

func (e *Editor) undo() {
	if e.OnUndo != nil {
		e.OnUndo(false)
		return
	}
	e.Undo()
}

func (e *Editor) redo() {
	if e.OnUndo != nil {
		e.OnUndo(true)
		return
	}
	e.Redo()
}

// tracked is what the menu offers of a page on which changes are marked.
func (e *Editor) tracked() []*fyne.MenuItem {
	return []*fyne.MenuItem{fyne.NewMenuItem("Take this change back", func() { e.TakeBack() })}
}

// edited is the role of words that are struck out or were put in; otherwise the
// one given.
func edited(as doc.Edit, otherwise role) role {
	switch as {
	case doc.Struck:
		return struckOut
	case doc.Added:
		return putIn
	}
	return otherwise
}

// Step takes the last edit back, or makes it again, on a page that is only read
// too.
func (e *Editor) Step(redo bool) {
	e.anyway(func() {
		if redo {
			e.page.Redo()
		} else {
			e.page.Undo()
		}
	})
}

// anyway makes an edit on a page that is only read too.
func (e *Editor) anyway(edit func()) {
	e.hasGoal = false
	edit()
	e.done()
}
