package editor

import (
	"cmp"
	"strings"

	"minutebook/data/doc/edit"
	"minutebook/data/rules"
)

// kept is how a block stands among those kept from the public: with them it has
// a ground of its own, and the first of them says why.
type kept struct {
	on           bool
	above, below bool    // the ground goes on
	why          string  // printed above the first: "Exempt · paragraph 3"
	upper        float32 // where the ground begins
}

// keptAt is how a block of the page is kept from the public.
func (e *Editor) keptAt(i int) kept {
	why := e.page.Exempt(i)
	if why == "" {
		return kept{}
	}
	same := func(other int) bool {
		return other >= 0 && other < len(e.rows) && e.rows[other].block.Section == e.rows[i].block.Section && e.page.Exempt(other) == why
	}
	k := kept{on: true, above: same(i - 1), below: same(i + 1)}
	if !k.above {
		k.why = exemptLabel(why)
	}
	return k
}

// exemptLabel is a reason for keeping something from the public in a few words.
func exemptLabel(reason string) string {
	const most = 60
	reason = cmp.Or(rules.ParagraphWords(reason), reason)
	if r := []rune(reason); len(r) > most {
		reason = strings.TrimSpace(string(r[:most])) + " …"
	}
	return "Exempt · " + reason
}

// veilLabel puts the reason above a block and makes room for it.
func (l *layer) veilLabel(out *lay, look *look, k *kept) {
	k.upper = 0
	if k.why == "" {
		return
	}
	size := round(12 * l.unit)
	k.upper = max(look.before-6*l.unit, 2*l.unit)
	out.labels = append(out.labels, label{x: l.gutter, y: k.upper + 2*l.unit, text: k.why, size: size, face: bold, role: withheld})
	look.before = k.upper + 2*l.unit + lineHeight(size) + 2*l.unit
}

// veil lays the ground of a block that is kept from the public, down to where
// its text ends or to the next such block.
func (l *layer) veil(out *lay, k kept, end float32) {
	if !k.on {
		return
	}
	if end += 5 * l.unit; k.below || end > out.height {
		end = out.height
	}
	side := round(min(12*l.unit, l.margin/2))
	out.veil = rect{-side, k.upper, l.column + 2*side, end - k.upper}
	out.edge = rect{-side, k.upper, round(3 * l.unit), end - k.upper}
}

// doors tells whether notes that the public leaves or comes back come or go with
// a change: what is kept from it below is another then.
func (e *Editor) doors(c edit.Change) bool {
	for _, r := range e.rows[c.At : c.At+c.Del] {
		if r.block.Time.Door() {
			return true
		}
	}
	for i := range c.Ins {
		if e.page.Block(c.At + i).Time.Door() {
			return true
		}
	}
	return false
}

// SetExempt says why the blocks that are selected are kept from the public; an
// empty reason opens them to it.
func (e *Editor) SetExempt(reason string) { e.change(func() { e.page.SetExempt(reason) }) }

// KeepSection says why all of a section is kept from the public; an empty reason
// opens it.
func (e *Editor) KeepSection(key int64, reason string) {
	if e.page.KeepSection(key, reason) {
		e.hold(e.relay)
		e.paint()
	}
}

// Together makes several edits one step of undo.
func (e *Editor) Together(edits func()) { e.change(func() { e.page.Together(edits) }) }

// Reorder puts the sections into another order; false where there is nothing to
// move.
func (e *Editor) Reorder(keys []int64) bool {
	ok := false
	e.change(func() { ok = e.page.Reorder(keys) })
	return ok
}

// InsertSection puts a section below another. It is no step of undo.
func (e *Editor) InsertSection(s edit.Section, after int64) bool {
	ok := false
	e.change(func() { ok = e.page.InsertSection(s, after) })
	return ok
}
