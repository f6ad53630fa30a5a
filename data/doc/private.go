package doc

import (
	"cmp"
	"slices"
)

// Door tells whether a note says that the public leaves the meeting or comes
// back: an exclusion or a readmission. Nil is no note.
//
// Between the two the meeting is in private session. The notes themselves are
// always public, and so nothing else may stand in them.
func (t *TimeNote) Door() bool {
	return t != nil && (t.Kind == Exclusion || t.Kind == Readmission)
}

// Public is d as the public may see it: without what is kept from the public,
// and with nothing in the notes of private session that was typed.
func Public(d Document) Document {
	kept := d.Kept()
	var out Document
	for _, b := range d.Blocks {
		switch {
		case b.Time.Door():
			out.Blocks = append(out.Blocks, b.publicDoor())
		case !kept[b.ID]:
			out.Blocks = append(out.Blocks, b)
		}
	}
	return out
}

// Doors are the notes of d that the public leaves or comes back, as the public
// may see them.
func Doors(d Document) Document {
	var out Document
	for _, b := range d.Blocks {
		if b.Time.Door() {
			out.Blocks = append(out.Blocks, b.publicDoor())
		}
	}
	return out
}

func (b Block) publicDoor() Block {
	out := Block{ID: b.ID, Kind: b.Kind, Edit: b.Edit, Time: b.Time.plain()}
	if b.Was != nil && b.Was.Time.Door() {
		out.Was, out.Note = &Facts{Time: b.Was.Time.plain()}, b.Note
	}
	return out
}

// plain is a note with its kind and time alone.
func (t *TimeNote) plain() *TimeNote { return &TimeNote{Kind: t.Kind, At: t.At} }

// Kept are the ids of the blocks that are kept from the public, by themselves or
// with what they hang on.
func (d Document) Kept() map[string]bool { return keys(d.Reasons()) }

// Reasons says of each block that is kept from the public why, by its id.
func (d Document) Reasons() map[string]string {
	return d.hanging(func(b Block) string { return b.Exempt })
}

// WithHanging are the ids of the blocks that is holds for, and of those that hang
// on them: the lettered parts of a proposal, the amendments of a motion, the
// substantive motion in its place or made of an amendment that was carried, and
// the resolution that says of a motion that was carried in the same words that it
// was. It asks once for each block, in order. An amendment that does not say what
// it amends amends the motion before it.
func (d Document) WithHanging(is func(Block) bool) map[string]bool {
	return keys(d.hanging(func(b Block) string {
		if is(b) {
			return "so"
		}
		return ""
	}))
}

// hanging are the blocks that there is a reason for, by their ids, and those that
// hang on them, with that reason. In a text with edits a block is among them if it
// is in the text before them or in the text after.
func (d Document) hanging(reason func(Block) string) map[string]string {
	if !slices.ContainsFunc(d.Blocks, Edited) {
		return d.hangingOn(reason)
	}
	reasons := map[string]string{}
	for _, b := range d.Blocks {
		reasons[b.ID] = reason(b)
	}
	known := func(b Block) string { return reasons[b.ID] }
	out := Settled(d).hangingOn(known)
	for id, why := range Original(d).hangingOn(known) {
		out[id] = cmp.Or(out[id], why)
	}
	return out
}

func (d Document) hangingOn(reason func(Block) string) map[string]string {
	out := map[string]string{}
	amended := map[string]string{} // motions of which an amendment that has a reason was carried
	motion, carried := "", ""      // before the block at hand; the second has a reason and no resolution yet
	over, above := MaxLevel+1, ""  // level of the block whose parts hang on it, and its reason
	for i, b := range d.Blocks {
		level := b.Level
		if !b.Kind.IsProposal() {
			level = 0
		}
		if level <= over {
			over = MaxLevel + 1
		}
		amends, repeats := "", ""
		if m := b.Motion; m != nil {
			amends = m.Amends
			if amends == "" && b.Kind == AmendmentKind {
				amends = motion
			}
		}
		if b.Resolution != nil && carried != "" && Lettered(d.proposal(i)) == Lettered(d.Proposal(carried)) {
			repeats = out[carried]
		}
		why := reason(b)
		if why == "" && level > over {
			why = above
		}
		if why == "" && amends != "" {
			why = out[amends]
		}
		if why == "" && b.Kind == MotionKind && amends != "" {
			why = amended[amends]
		}
		if why = cmp.Or(why, repeats); why != "" {
			out[b.ID] = why
			if level < over {
				over, above = level, why
			}
		}
		switch {
		case b.Motion != nil && b.Kind == AmendmentKind && b.Motion.Outcome == Carried && why != "":
			amended[amends] = cmp.Or(amended[amends], why)
		case b.Kind == MotionKind && b.Motion != nil:
			motion, carried = b.ID, ""
			if b.Motion.Outcome == Carried && why != "" {
				carried = b.ID
			}
		case b.Resolution != nil:
			carried = ""
		}
	}
	return out
}

func keys(of map[string]string) map[string]bool {
	out := make(map[string]bool, len(of))
	for k := range of {
		out[k] = true
	}
	return out
}

// Proposal is a block of the text with the lettered parts below it; none if the
// text has no block of the id.
func (d Document) Proposal(id string) []Block {
	_, i := d.Block(id)
	if i < 0 {
		return nil
	}
	return d.proposal(i)
}

// proposal is the block at a place with its lettered parts.
func (d Document) proposal(at int) []Block {
	end := at + 1
	for end < len(d.Blocks) && d.Blocks[at].Kind.IsProposal() && d.Blocks[end].Kind == d.Blocks[at].Kind && d.Blocks[end].Level > 0 {
		end++
	}
	return d.Blocks[at:end:end]
}
