package merge

import (
	"cmp"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
)

// answer is what came back of a review, and what was decided on it.
type answer struct {
	review  data.Review
	file    review.File
	rulings map[string]data.Ruling // by key
}

// point is one change or remark of a reader.
type point struct {
	review   data.Review
	item     record.Item      // as it stands now; without an ID for a remark on the whole
	proposal *review.Proposal // nil for a remark
	remark   *review.Remark   // nil for a change
	text     doc.Document     // of the item as the reader has it, with marks
	ruling   data.Ruling      // its kind is empty until it is decided
	open     *review.Proposal // the change as it could be made in the minutes of now; nil where it is in them
	place    float32          // in the minutes of the item
}

func (p point) key() string {
	if p.remark != nil {
		return p.remark.Key
	}
	return p.proposal.Key
}

func (p point) decided() bool { return p.ruling.Ruling != "" }

func (p point) collides() bool { return p.proposal != nil && p.proposal.Collides && !p.decided() }

// undone tells whether a change that was taken in is not in the minutes any more as
// it was: an earlier version of the item was restored, or the words were typed over.
func (p point) undone() bool {
	switch p.ruling.Ruling {
	case data.RulingAccepted:
		return p.open != nil
	case data.RulingEdited: // the clerk's own words differ from the reader's
		return p.open != nil && !p.open.Collides
	}
	return false
}

// clean tells whether a point can be accepted with all others that do not collide.
func (p point) clean() bool { return p.proposal != nil && !p.proposal.Collides && !p.decided() }

// block is the block it is about; empty for the item or the whole.
func (p point) block() string {
	if p.remark != nil {
		return p.remark.Block
	}
	return p.proposal.Block
}

// pointsOf lists what readers say in the order of the minutes: first what is said
// of the whole, or of an item that is not there any more, and at one place the
// changes before the remarks.
func pointsOf(m record.Meeting, answers []answer) []point {
	var out []point
	there := map[string]bool{}
	for _, it := range m.Items {
		there[it.UID] = true
	}
	for _, a := range answers {
		for i := range a.file.Answer.Remarks {
			if r := &a.file.Answer.Remarks[i]; !there[r.Item] {
				out = append(out, point{review: a.review, remark: r, ruling: a.rulings[r.Key]})
			}
		}
	}
	for _, it := range m.Items {
		out = append(out, pointsAt(it, answers)...)
	}
	return out
}

// pointsAt are the points of one item.
func pointsAt(it record.Item, answers []answer) []point {
	var out []point
	for _, a := range answers {
		text := a.file.Text(it.UID)
		place := places(text, it.Minutes)
		add := func(p point) {
			p.review, p.item, p.text, p.ruling = a.review, it, text, a.rulings[p.key()]
			p.place = place[p.block()]
			out = append(out, p)
		}
		if _, changed := a.file.Answer.Texts[it.UID]; changed {
			was, _ := a.file.Sent.Item(it.UID)
			for _, p := range changesOf(was.Minutes, text, it.Minutes, a.rulings) {
				add(p)
			}
		}
		for i := range a.file.Answer.Remarks {
			if r := &a.file.Answer.Remarks[i]; r.Item == it.UID && it.UID != "" {
				add(point{remark: r})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(order(a), order(b)))
	})
	return out
}

// changesOf are the changes of a reader's text in its order: those that were decided
// as they were made, the others as they stand to the minutes now. What the clerk has
// changed alike is none any more.
func changesOf(sent, theirs, now doc.Document, rulings map[string]data.Ruling) []point {
	open := review.Proposals(sent, theirs, now)
	all := open
	if len(rulings) > 0 {
		all = review.Proposals(sent, theirs, sent)
	}
	var out []point
	for _, p := range all {
		c := point{proposal: &p}
		if i := slices.IndexFunc(open, func(o review.Proposal) bool { return o.Key == p.Key }); i >= 0 {
			c.open = &open[i]
		}
		switch decided := rulings[p.Key].Ruling != ""; {
		case !decided && c.open == nil:
			continue
		case !decided:
			c.proposal = c.open
		}
		out = append(out, c)
	}
	return out
}

// order puts the changes of a block before the remarks on it.
func order(p point) int {
	if p.remark != nil {
		return 1
	}
	return 0
}

// places are the places of the blocks of a reader's text in the minutes as they
// stand now: what is not there any more, or not yet, comes behind what it follows.
func places(theirs, now doc.Document) map[string]float32 {
	at := map[string]float32{}
	for i, b := range now.Blocks {
		at[b.ID] = float32(i + 1)
	}
	last := float32(0)
	for _, b := range theirs.Blocks {
		if place, ok := at[b.ID]; ok {
			last = place
		} else {
			last += 1e-3
			at[b.ID] = last
		}
	}
	return at
}

// undecided counts the points that wait for a decision.
func undecided(points []point) int {
	n := 0
	for _, p := range points {
		if !p.decided() {
			n++
		}
	}
	return n
}

// cleanOnes counts the changes that can be accepted together. Of several readers
// who change one block the first alone counts: the others collide with it then.
func cleanOnes(points []point) int {
	first := map[string]int64{}
	n := 0
	for _, p := range points {
		if !p.clean() {
			continue
		}
		key := p.item.UID + "\x00" + p.proposal.Block
		if by, taken := first[key]; taken && by != p.review.ID {
			continue
		}
		first[key] = p.review.ID
		n++
	}
	return n
}
