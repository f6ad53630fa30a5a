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
	moved    bool // they are the same blocks, sections in another order
}

// back is the splice that takes this one back.
func (s splice) back() splice { return splice{s.at, s.new, s.old, s.moved} }

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

// Together makes several edits one step.
func (p *Page) Together(edits func()) {
	p.moved()
	p.begin()
	edits()
	p.commit(alone)
	p.moved()
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
	if p.tracked {
		if ins = added(old, ins); !faithful(old, ins) {
			return
		}
	}
	ins = p.withhold(at, old, ins)
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
	s := splice{at: at, old: slices.Clone(old), new: slices.Clone(ins)}
	p.history.open.splices = append(p.history.open.splices, s)
	p.apply(s)
}

func (p *Page) apply(s splice) {
	for _, blocks := range [][]*Block{s.old, s.new} {
		for _, b := range blocks {
			p.changed[b.Section] = p.changed[b.Section] || !s.moved
		}
	}
	p.blocks = slices.Replace(p.blocks, s.at, s.at+len(s.old), s.new...)
	for i := s.at; i < s.at+len(s.new); i++ {
		if b := p.blocks[i]; b.Kind == ItemHeading {
			p.blocks[i] = p.headings[b.Section] // it may have been renamed since
		}
	}
	if s.moved {
		p.readKeys()
	}
	p.tell(Change{s.at, len(s.old), len(s.new)})
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
		p.apply(c.back())
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
		p.apply(c)
	}
	h.undo = append(h.undo, s)
	p.moved()
	p.sel = s.after
	return true
}

// Steps is how many steps there are to take back.
func (p *Page) Steps() int { return len(p.history.undo) }

// CanUndo tells whether there is a step to take back.
func (p *Page) CanUndo() bool { return len(p.history.undo) > 0 }

// CanRedo tells whether there is a step to make again.
func (p *Page) CanRedo() bool { return len(p.history.redo) > 0 }
