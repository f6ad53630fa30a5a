package review

import (
	"errors"
	"fmt"
	"slices"

	"minutebook/data/doc"
)

// ErrChanged says that the minutes are not any more what a proposal was held
// against: nothing is overwritten unseen.
var ErrChanged = errors.New("this passage was changed meanwhile: look at the change again")

// Apply makes the change of a proposal in the minutes as they are now: in the
// reader's words, or as it was edited. A block that is to be removed stays in the
// words it was edited to. Minutes that are not those of Proposals any more at that
// block are refused with ErrChanged. Several proposals are applied in their order.
func Apply(now doc.Document, p Proposal, edited *doc.Block) (doc.Document, error) {
	blocks := slices.Clone(doc.Normalise(now).Blocks)
	at := slices.IndexFunc(blocks, func(b doc.Block) bool { return b.ID == p.Block })
	if (at >= 0) != (p.Now != nil) || at >= 0 && !same(doc.Document{Blocks: blocks[at : at+1]}, doc.Document{Blocks: []doc.Block{*p.Now}}) {
		return doc.Document{}, ErrChanged
	}
	want := p.Theirs
	if edited != nil {
		settled := doc.Settled(doc.Document{Blocks: []doc.Block{*edited}})
		if len(settled.Blocks) == 0 {
			return doc.Document{}, errors.New("a change cannot be taken in the words of a block that is struck out")
		}
		want = &settled.Blocks[0]
	}
	switch {
	case want == nil:
		blocks = slices.Delete(blocks, at, at+1)
	case at >= 0 && p.Kind != Moved:
		blocks[at] = *want
	default:
		if at >= 0 {
			blocks = slices.Delete(blocks, at, at+1)
		}
		at = p.place(blocks, *want)
		blocks = slices.Insert(blocks, at, *want)
	}
	if want != nil {
		blocks[at].ID = p.Block
	}
	out := doc.Normalise(doc.Document{Blocks: blocks})
	if err := doc.Validate(out); err != nil {
		return doc.Document{}, fmt.Errorf("the change cannot be made: %w", err)
	}
	return out, nil
}

// place is where a block goes: behind the nearest that the reader has before it.
// Lettered parts that were put in there since stay with their head.
func (p Proposal) place(blocks []doc.Block, b doc.Block) int {
	for _, id := range slices.Backward(p.before) {
		at := slices.IndexFunc(blocks, func(b doc.Block) bool { return b.ID == id })
		if at < 0 {
			continue
		}
		kind := blocks[at].Kind
		for at++; at < len(blocks) && kind.IsProposal() && isPart(blocks[at], kind) && !isPart(b, kind) && !p.known[blocks[at].ID]; at++ {
		}
		return at
	}
	return 0
}

func isPart(b doc.Block, kind doc.Kind) bool { return b.Kind == kind && b.Level > 0 }
