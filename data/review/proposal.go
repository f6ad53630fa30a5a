package review

import (
	"encoding/json"
	"reflect"
	"slices"

	"minutebook/data/doc"
	"minutebook/data/doc/compare"
)

// ProposalKind says what a proposal would do.
type ProposalKind string

const (
	Changed ProposalKind = "changed" // a block is put in other words, or what it carries is changed: a vote, an owner, a table
	Added   ProposalKind = "added"
	Removed ProposalKind = "removed"
	Moved   ProposalKind = "moved" // a block goes elsewhere, and may be changed as well
)

// Proposal is one change of a reader, held against the minutes as they are now.
type Proposal struct {
	// Key names the change in the answer: the same change has the same key whatever
	// became of the minutes, another change of the same block has another.
	Key   string
	Kind  ProposalKind
	Block string     // its id in the minutes, or the one it will have
	Base  *doc.Block // as it was sent; nil for one that is added
	// Theirs is as the reader wants it, with what the clerk changed of it since where
	// the two do not collide; nil for one that is removed.
	Theirs *doc.Block
	Now    *doc.Block // as it stands in the minutes; nil if it does not
	After  string     // the block it comes after, of one that is added or moved, or comes back; empty at the top
	// Collides tells that the clerk changed it since, in other words or another way,
	// or took it out.
	Collides bool

	before []string        // blocks that the reader has before it, in order
	known  map[string]bool // all blocks that the reader has
}

// Proposals are the changes of an answer that are not in the minutes yet, in the
// order of the reader's text: what was sent, the text that came back with the
// changes marked (or settled), and the minutes as they are now. A change that the
// clerk has made too is none.
func Proposals(sent, answered, now doc.Document) []Proposal {
	base := doc.Normalise(doc.Settled(sent)).Blocks
	theirs := untwin(base, doc.Normalise(doc.Settled(answered)).Blocks)
	steps := compare.Blocks(base, theirs)
	for _, s := range steps { // matched by what they say: the block keeps the id that the minutes know
		if s.Kind == compare.Kept {
			theirs[s.After].ID = base[s.Before].ID
		}
	}
	known := map[string]bool{}
	for _, b := range theirs {
		known[b.ID] = true
	}
	c := newCurrent(base, doc.Normalise(doc.Settled(now)).Blocks, known)
	order := make([]string, len(theirs)) // of the reader's blocks, by the ids of now
	for i, b := range theirs {
		order[i] = c.id(b.ID)
	}
	var out []Proposal
	for _, s := range steps {
		p := Proposal{known: known}
		if s.Before >= 0 {
			p.Base, p.Block = &base[s.Before], base[s.Before].ID
			p.Now = c.block(s.Before)
		}
		if s.After >= 0 {
			p.Theirs = &theirs[s.After]
			p.before = order[:s.After]
		}
		p.Key = key(p.Base, p.Theirs, s.Kind)
		if c.against(&p, s.Kind) {
			p.named()
			p.After = c.after(p)
			c.goes[p.Block] = p.Kind == Moved
			out = append(out, p)
		}
	}
	return out
}

// key is the same for the same change.
func key(base, theirs *doc.Block, kind compare.StepKind) string {
	id := ""
	if theirs != nil {
		id = theirs.ID
	}
	if base != nil {
		id = base.ID
	}
	b, err := json.Marshal([]any{kind, base, theirs})
	if err != nil {
		return id
	}
	return id + "-" + hash(b)[:12]
}

// untwin gives the blocks that stand for struck ones the ids of these again.
func untwin(base, theirs []doc.Block) []doc.Block {
	was, is := map[string]bool{}, map[string]bool{}
	for _, b := range base {
		was[b.ID] = true
	}
	for _, b := range theirs {
		is[b.ID] = true
	}
	out := slices.Clone(theirs)
	for i, b := range out {
		if of, ok := compare.Twin(b.ID); ok && was[of] && !was[b.ID] && !is[of] {
			out[i].ID, is[of] = of, true
		}
	}
	return out
}

// current is the minutes as they are now, held against what was sent.
type current struct {
	base, now []doc.Block
	at        []int             // of each block that was sent, its place now; -1 for none
	moved     []bool            // of each block that was sent, whether the clerk moved it
	renamed   map[string]string // ids now of blocks that had others when they were sent
	since     map[int]bool      // places of blocks that were put in since
	goes      map[string]bool   // blocks of now that a proposal moves
}

// newCurrent matches what was sent with the minutes of now. A block that is there
// under an id of the reader's came from the reader, whatever it is like.
func newCurrent(base, now []doc.Block, theirs map[string]bool) current {
	c := current{base: base, now: now, at: slices.Repeat([]int{-1}, len(base)), moved: make([]bool, len(base)),
		renamed: map[string]string{}, since: map[int]bool{}, goes: map[string]bool{}}
	for _, s := range compare.Blocks(base, now) {
		switch {
		case s.Kind == compare.New, s.Kind == compare.Kept && now[s.After].ID != base[s.Before].ID && theirs[now[s.After].ID]:
			c.since[s.After] = true
		case s.Kind == compare.Kept, s.Kind == compare.MovedTo:
			c.at[s.Before], c.moved[s.Before] = s.After, s.Kind == compare.MovedTo
			if b := now[s.After]; b.ID != base[s.Before].ID {
				c.renamed[base[s.Before].ID] = b.ID
			}
		}
	}
	return c
}

// block is a block that was sent, as it is now; nil if it is not there any more.
func (c current) block(sent int) *doc.Block {
	if c.at[sent] < 0 {
		return nil
	}
	return &c.now[c.at[sent]]
}

// id is the id that a block has now.
func (c current) id(sent string) string {
	if now, ok := c.renamed[sent]; ok {
		return now
	}
	return sent
}

// against holds one change against the minutes. It is false for what is no change,
// or made already.
func (c current) against(p *Proposal, kind compare.StepKind) bool {
	switch kind {
	case compare.MovedFrom: // told where it stands now
		return false
	case compare.New:
		p.Kind, p.Block = Added, p.Theirs.ID
		return !c.hasAlready(p)
	case compare.Gone:
		p.Kind, p.Collides = Removed, p.Now != nil && !compare.Same(*p.Base, *p.Now)
		return p.Now != nil
	case compare.MovedTo:
		p.Kind = Moved
	case compare.Kept:
		p.Kind = Changed
		if compare.Same(*p.Base, *p.Theirs) {
			return false
		}
	}
	if p.Now == nil { // the clerk took it out
		p.Collides = true
		return true
	}
	merged, clean := merge(*p.Base, *p.Theirs, *p.Now)
	if p.Collides = !clean; clean {
		p.Theirs = &merged
	}
	there := p.Kind == Changed
	if p.Kind == Moved {
		sent := slices.IndexFunc(c.base, func(b doc.Block) bool { return b.ID == p.Base.ID })
		there = c.there(*p)
		p.Collides = p.Collides || c.moved[sent] && !there
	}
	return !there || !compare.Same(*p.Theirs, *p.Now)
}

// named gives the proposal the id that its block has now.
func (p *Proposal) named() {
	if p.Now != nil {
		p.Block = p.Now.ID
	}
	if p.Theirs != nil {
		b := *p.Theirs
		b.ID = p.Block
		p.Theirs = &b
	}
}

// hasAlready tells whether the clerk has put in the same block. One of its id in
// other words is what the clerk made of it, and collides.
func (c current) hasAlready(p *Proposal) bool {
	for i := range c.now {
		b := &c.now[i]
		if c.since[i] && compare.Same(*b, *p.Theirs) {
			c.since[i] = false // the next of the same words is another
			return true
		}
		if b.ID == p.Theirs.ID {
			p.Now, p.Collides = b, true
		}
	}
	return false
}

// after is the nearest block before it that is in the minutes.
func (c current) after(p Proposal) string {
	for _, id := range slices.Backward(p.before) {
		if slices.ContainsFunc(c.now, func(b doc.Block) bool { return b.ID == id }) {
			return id
		}
	}
	return ""
}

// there tells whether a block that is moved stands where the reader has it: right
// behind the block it comes after, unless that is still to go elsewhere itself, or
// behind all that the reader has before it and before all others.
func (c current) there(p Proposal) bool {
	own := slices.IndexFunc(c.now, func(b doc.Block) bool { return b.ID == p.Now.ID })
	if after := c.after(p); !c.goes[after] && (own == 0 && after == "" || own > 0 && c.now[own-1].ID == after) {
		return true
	}
	for id := range p.known {
		id = c.id(id)
		at := slices.IndexFunc(c.now, func(b doc.Block) bool { return b.ID == id })
		if at >= 0 && at != own && (at < own) != slices.Contains(p.before, id) {
			return false
		}
	}
	return true
}

// merge is a block with the changes of both sides: the reader's of its words and
// the clerk's of what it carries, or the other way round. It is false if both
// changed the same.
func merge(base, theirs, now doc.Block) (doc.Block, bool) {
	carried := func(b doc.Block) doc.Block {
		b.ID, b.Runs = "", nil
		return b
	}
	words, ok := one(base.Runs, theirs.Runs, now.Runs)
	out, ok2 := one(carried(base), carried(theirs), carried(now))
	out.ID, out.Runs = theirs.ID, words
	return out, ok && ok2
}

// one is what is changed on one side alone, or on both in the same way.
func one[T any](base, theirs, now T) (T, bool) {
	switch {
	case reflect.DeepEqual(base, now), reflect.DeepEqual(theirs, now):
		return theirs, true
	case reflect.DeepEqual(base, theirs):
		return now, true
	}
	return theirs, false
}
