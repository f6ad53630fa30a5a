package edit

import (
	"slices"

	"minutebook/data/doc"
)

// section makes the blocks of a section and notes what is known of it.
func (p *Page) section(s Section) []*Block {
	var out []*Block
	if s.Number != "" || s.Title != "" {
		h := heading(s.Key, s.Number, s.Title)
		p.headings[s.Key] = h
		out = append(out, h)
	}
	if s.Exempt != "" {
		p.exempt[s.Key] = s.Exempt
	}
	d := doc.Normalise(s.Doc)
	for _, b := range d.Blocks {
		e := fromDoc(b, s.Key)
		e.Locked = s.ReadOnly
		out = append(out, e)
	}
	if len(d.Blocks) == 0 {
		e := filler(s.Key)
		e.Locked = s.ReadOnly
		out = append(out, e)
	}
	return out
}

// KeepSection says why all of a section is kept from the public, or with an empty
// reason that it is not. It is no step of undo. It tells whether it was otherwise.
func (p *Page) KeepSection(key int64, reason string) bool {
	if p.exempt[key] == reason {
		return false
	}
	p.exempt[key] = reason
	return true
}

// Reorder puts the sections into another order, as one step of undo; the caret
// stays in its text. It returns false unless every section stands in the order
// once and one of them moves.
func (p *Page) Reorder(keys []int64) bool {
	if slices.Equal(keys, p.keys) || !slices.Equal(slices.Sorted(slices.Values(keys)), slices.Sorted(slices.Values(p.keys))) {
		return false
	}
	of := map[int64][]*Block{}
	for _, b := range p.blocks {
		of[b.Section] = append(of[b.Section], b)
	}
	var blocks []*Block
	for _, key := range keys {
		blocks = append(blocks, of[key]...)
	}
	p.moved()
	p.begin()
	anchor, head := p.blocks[p.sel.Anchor.Block], p.blocks[p.sel.Head.Block]
	s := splice{old: slices.Clone(p.blocks), new: blocks, moved: true}
	p.history.open.splices = append(p.history.open.splices, s)
	p.apply(s)
	p.sel.Anchor.Block = slices.Index(p.blocks, anchor)
	p.sel.Head.Block = slices.Index(p.blocks, head)
	p.commit(alone)
	p.moved()
	return true
}

// readKeys takes the order of the sections from the blocks.
func (p *Page) readKeys() {
	p.keys = p.keys[:0:0]
	for i, b := range p.blocks {
		if i == 0 || p.blocks[i-1].Section != b.Section {
			p.keys = append(p.keys, b.Section)
		}
	}
}

// InsertSection puts a section after another, or at the end where there is no
// such one. It is no step of undo: what was done before is undone and made again
// as if the section had stood there all the time. Its text counts as changed.
// It returns false if the page has the section.
func (p *Page) InsertSection(s Section, after int64) bool {
	if slices.Contains(p.keys, s.Key) {
		return false
	}
	blocks := p.section(s)
	p.moved()
	p.changed[s.Key] = true
	if len(p.keys) == 0 { // in the place of what stood on a page of nothing
		p.keys, p.blocks = []int64{s.Key}, blocks
		p.tell(Change{0, 1, len(blocks)})
		p.sel = Selection{p.Start(), p.Start()}
		return true
	}
	p.history.makeRoom(p.blocks, blocks, after)
	at := endOfSection(p.blocks, after)
	p.sel = p.sel.shifted(at, len(blocks))
	p.blocks = slices.Insert(p.blocks, at, blocks...)
	p.readKeys()
	p.tell(Change{at, 0, len(blocks)})
	return true
}

// endOfSection is the place below the last block of a section, or of the page
// if it has no such section.
func endOfSection(blocks []*Block, key int64) int {
	for i, b := range slices.Backward(blocks) {
		if b.Section == key {
			return i + 1
		}
	}
	return len(blocks)
}

// shifted is the selection after n blocks came in at a place.
func (s Selection) shifted(at, n int) Selection {
	for _, pos := range []*Pos{&s.Anchor, &s.Head} {
		if pos.Block >= at {
			pos.Block += n
		}
	}
	return s
}

// makeRoom writes the history anew for a section that comes in below another:
// it walks back and forth from the blocks as they are now, and adds the new ones
// to every page there was.
func (h *history) makeRoom(now, blocks []*Block, after int64) {
	page := slices.Clone(now)
	for i := range slices.Backward(h.undo) {
		s := &h.undo[i]
		s.after = s.after.shifted(endOfSection(page, after), len(blocks))
		for j := range slices.Backward(s.splices) {
			page = s.splices[j].makeRoom(page, true, blocks, after)
		}
		s.before = s.before.shifted(endOfSection(page, after), len(blocks))
	}
	page = slices.Clone(now)
	for i := range slices.Backward(h.redo) { // the last is made again first
		s := &h.redo[i]
		s.before = s.before.shifted(endOfSection(page, after), len(blocks))
		for j := range s.splices {
			page = s.splices[j].makeRoom(page, false, blocks, after)
		}
		s.after = s.after.shifted(endOfSection(page, after), len(blocks))
	}
}

// makeRoom adds blocks below a section to both pages between which the splice
// leads: the one given, which comes after it if back is set, and the other,
// which is returned as it was without them.
func (s *splice) makeRoom(page []*Block, back bool, blocks []*Block, below int64) []*Block {
	from, gone, come := endOfSection(page, below), s.old, s.new
	if back {
		gone, come = s.new, s.old
	}
	page = slices.Replace(page, s.at, s.at+len(gone), come...)
	to := endOfSection(page, below)
	switch {
	case from <= s.at && to <= s.at:
		s.at += len(blocks)
	case from >= s.at+len(gone) && to >= s.at+len(come):
	default: // among what the splice puts in the place of another
		if back {
			from, to = to, from
		}
		s.old = slices.Insert(slices.Clone(s.old), from-s.at, blocks...)
		s.new = slices.Insert(slices.Clone(s.new), to-s.at, blocks...)
	}
	return page
}
