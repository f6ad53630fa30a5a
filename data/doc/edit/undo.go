package edit

import "slices"

// steps is how many steps of undo a page remembers.
const steps = 1000

// history is what undo and redo need.
type history struct {
	undo, redo []step
	open       step
	depth      int
	closed     bool // the next edit does not join the one before
}

// step is one edit: replacements of blocks in the order they were made.
type step struct {
	splices       []splice
	before, after Selection
	group         group
}

// splice is one replacement: old blocks from at on gave way to new ones.
type splice struct {
	at       int
	old, new []*Block
}

// group is what edits may join into one step.
type group int

const (
	alone group = iota
	typed
	erased
)

// begin opens a step; edits made before the matching commit are one step.
func (p *Page) begin() {
	h := &p.history
	if h.depth == 0 {
		h.open = step{before: p.sel}
	}
	h.depth++
}

// commit ends a step. One of a group joins the step before it if that is of the
// same group, changed the same block alone and left the caret where this began.
func (p *Page) commit(g group) {
	h := &p.history
	h.depth--
	if h.depth > 0 || len(h.open.splices) == 0 {
		return
	}
	s := h.open
	s.after, s.group = p.sel, g
	h.redo = nil
	joins := !h.closed
	h.closed = false
	if n := len(h.undo); joins && n > 0 && h.undo[n-1].takes(s) {
		last := &h.undo[n-1]
		last.splices[0].new, last.after = s.splices[0].new, s.after
		return
	}
	if len(h.undo) == steps {
		h.undo = slices.Delete(h.undo, 0, steps/10)
	}
	h.undo = append(h.undo, s)
}

func (s step) takes(t step) bool {
	if s.group == alone || s.group != t.group || len(s.splices) != 1 || len(t.splices) != 1 {
		return false
	}
	a, b := s.splices[0], t.splices[0]
	return a.at == b.at && len(a.new) == 1 && len(b.old) == 1 && len(b.new) == 1 &&
		a.new[0] == b.old[0] && s.after == t.before
}

// replace puts blocks in the place of others: the only way a page's text
// changes, beside undo and redo.
func (p *Page) replace(at, del int, ins ...*Block) {
	old := p.blocks[at : at+del]
	for len(old) > 0 && len(ins) > 0 && old[0] == ins[0] {
		old, ins = old[1:], ins[1:]
		at++
	}
	for len(old) > 0 && len(ins) > 0 && old[len(old)-1] == ins[len(ins)-1] {
		old, ins = old[:len(old)-1], ins[:len(ins)-1]
	}
	if len(old) == 0 && len(ins) == 0 {
		return
	}
	s := splice{at, slices.Clone(old), slices.Clone(ins)}
	p.history.open.splices = append(p.history.open.splices, s)
	p.apply(s.at, s.old, s.new)
}

func (p *Page) apply(at int, old, ins []*Block) {
	for _, b := range old {
		p.changed[b.Section] = true
	}
	for _, b := range ins {
		p.changed[b.Section] = true
	}
	p.blocks = slices.Replace(p.blocks, at, at+len(old), ins...)
	for i := at; i < at+len(ins); i++ {
		if b := p.blocks[i]; b.Kind == ItemHeading {
			p.blocks[i] = p.headings[b.Section] // it may have been renamed since
		}
	}
	p.tell(Change{at, len(old), len(ins)})
}

// Undo takes the last step back. It tells whether there was one.
func (p *Page) Undo() bool {
	h := &p.history
	if len(h.undo) == 0 {
		return false
	}
	s := h.undo[len(h.undo)-1]
	h.undo = h.undo[:len(h.undo)-1]
	for _, c := range slices.Backward(s.splices) {
		p.apply(c.at, c.new, c.old)
	}
	h.redo = append(h.redo, s)
	p.moved()
	p.sel = s.before
	return true
}

// Redo makes the step that was taken back last once more.
func (p *Page) Redo() bool {
	h := &p.history
	if len(h.redo) == 0 {
		return false
	}
	s := h.redo[len(h.redo)-1]
	h.redo = h.redo[:len(h.redo)-1]
	for _, c := range s.splices {
		p.apply(c.at, c.old, c.new)
	}
	h.undo = append(h.undo, s)
	p.moved()
	p.sel = s.after
	return true
}

// CanUndo tells whether there is a step to take back.
func (p *Page) CanUndo() bool { return len(p.history.undo) > 0 }

// CanRedo tells whether there is a step to make again.
func (p *Page) CanRedo() bool { return len(p.history.redo) > 0 }
