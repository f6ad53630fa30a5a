package editor

import (
	"slices"

	"minutebook/data/doc/edit"
)

// row is what the editor keeps beside a block of the page.
type row struct {
	block  *edit.Block
	marker string
	lay    *lay    // nil: not laid out since it changed
	height float32 // of lay, or a guess
}

// readRows begins anew with all blocks of the page.
func (e *Editor) readRows() {
	e.rows = make([]row, e.page.Len())
	for i := range e.rows {
		e.rows[i].block = e.page.Block(i)
	}
	e.number(0, len(e.rows))
	e.relay()
}

// relay drops all layouts, after a change of width or size.
func (e *Editor) relay() {
	e.total = 0
	for i := range e.rows {
		e.rows[i].lay = nil
		e.rows[i].height = e.guess(e.rows[i].block)
		e.total += e.rows[i].height
	}
}

// follow keeps the rows parallel to the blocks of the page.
func (e *Editor) follow(c edit.Change) {
	e.touched = true
	doors := e.doors(c)
	plain := c.Del == c.Ins
	for i := range min(c.Del, c.Ins) {
		r := &e.rows[c.At+i]
		b := e.page.Block(c.At + i)
		plain = plain && alike(r.block, b)
		*r = row{block: b, marker: r.marker, height: r.height}
	}
	if c.Del != c.Ins {
		e.splice(c)
	}
	if doors {
		e.stale(c.At, len(e.rows))
	}
	if plain {
		return
	}
	e.number(c.At, c.At+c.Ins)
	e.stale(c.At-1, c.At+c.Ins+1)
}

// splice makes room for more blocks or takes the rows of fewer away.
func (e *Editor) splice(c edit.Change) {
	at := c.At + min(c.Del, c.Ins)
	for _, r := range e.rows[at : c.At+c.Del] {
		e.total -= r.height
	}
	fresh := make([]row, max(0, c.Ins-c.Del))
	for i := range fresh {
		b := e.page.Block(at + i)
		fresh[i] = row{block: b, height: e.guess(b)}
		e.total += fresh[i].height
	}
	e.rows = slices.Replace(e.rows, at, c.At+c.Del, fresh...)
	if e.top >= c.At+c.Del {
		e.top += c.Ins - c.Del
	} else if e.top >= at {
		e.top, e.dy = max(at-1, 0), 0
	}
}

// alike tells whether two blocks are set the same way and printed with the same
// beside their text.
func alike(a, b *edit.Block) bool {
	return a.Kind == b.Kind && a.Level == b.Level && a.Number == b.Number && a.Section == b.Section && a.Exempt == b.Exempt &&
		a.Motion == b.Motion && a.Resolution == b.Resolution && a.Action == b.Action && a.Time == b.Time && a.Was == b.Was
}

// stale drops the layouts of some rows and of the proposals they belong to.
func (e *Editor) stale(from, to int) {
	from, to = max(from, 0), min(to, len(e.rows))
	for from > 0 && e.joined(from) {
		from--
	}
	for to < len(e.rows) && e.joined(to) {
		to++
	}
	for i := from; i < to; i++ {
		e.rows[i].lay = nil
	}
}

// joined tells whether the block goes on with the proposal of the one before.
func (e *Editor) joined(i int) bool {
	if i <= 0 || i >= len(e.rows) {
		return false
	}
	a, b := e.rows[i-1].block, e.rows[i].block
	return b.IsPart() && a.Kind == b.Kind && a.Section == b.Section
}

// number finds the markers from one row to the end of the section of another.
// Where one has changed the block is laid out anew.
func (e *Editor) number(from, to int) {
	to = min(max(to, from+1), len(e.rows))
	for to > 0 && to < len(e.rows) && e.rows[to-1].block.Section == e.rows[to].block.Section {
		to++
	}
	for i, marker := range e.page.Markers(from, to) {
		if r := &e.rows[from+i]; r.marker != marker {
			r.marker, r.lay = marker, nil
		}
	}
}

// guess is about how high a block is.
func (e *Editor) guess(b *edit.Block) float32 {
	k := e.layer.lookOf(b)
	runes, cells := b.Text.Len(), 1
	if b.Grid != nil {
		cells = b.Grid.Rows()
	}
	perLine := max((e.layer.column-e.layer.gutter-k.indent-k.right)/(k.size*0.46), 8)
	return k.before + k.after + float32(cells+int(float32(runes)/perLine))*lineHeight(k.size)
}

// layAt is the layout of a block.
func (e *Editor) layAt(i int) *lay {
	r := &e.rows[i]
	if r.lay == nil {
		r.lay = e.layer.layOut(r.block, e.setting(i))
		e.total += r.lay.height - r.height
		r.height = r.lay.height
	}
	return r.lay
}

func (e *Editor) setting(i int) setting {
	b := e.rows[i].block
	s := setting{marker: e.rows[i].marker, first: i == 0, last: i == len(e.rows)-1,
		follows: e.joined(i), leads: e.joined(i + 1), kept: e.keptAt(i)}
	s.closes = b.Kind.IsList() && (s.last || !e.rows[i+1].block.Kind.IsList())
	if !s.leads {
		s.foot = marked(e.rows[e.head(i)].block, !e.readOnly)
	}
	if b.Note != "" { // "corrected at minute 51"
		s.foot = append(s.foot, edit.Plain(b.Note, edit.Style{}))
	}
	return s
}
