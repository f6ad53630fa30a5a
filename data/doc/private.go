package doc

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
	return Block{ID: b.ID, Kind: b.Kind, Time: &TimeNote{Kind: b.Time.Kind, At: b.Time.At}}
}

// Kept are the ids of the blocks that are kept from the public, by themselves or
// with what they hang on.
func (d Document) Kept() map[string]bool {
	return d.WithHanging(func(b Block) bool { return b.Exempt != "" })
}

// WithHanging are the ids of the blocks that is holds for, and of those that hang
// on them: the lettered parts of a proposal, the amendments of a motion and the
// substantive motion in its place. It asks once for each block, in order. An
// amendment that does not say what it amends amends the motion before it.
func (d Document) WithHanging(is func(Block) bool) map[string]bool {
	out := map[string]bool{}
	motion := ""         // before the block at hand
	over := MaxLevel + 1 // level of the block whose parts hang on it
	for _, b := range d.Blocks {
		level := b.Level
		if !b.Kind.IsProposal() {
			level = 0
		}
		if level <= over {
			over = MaxLevel + 1
		}
		amends := ""
		if b.Motion != nil {
			amends = b.Motion.Amends
			if amends == "" && b.Kind == AmendmentKind {
				amends = motion
			}
		}
		if is(b) || level > over || amends != "" && out[amends] {
			out[b.ID] = true
			over = min(over, level)
		}
		if b.Kind == MotionKind && b.Motion != nil {
			motion = b.ID
		}
	}
	return out
}
