package room

import (
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// View is what the room may see at a moment. Two views with the same words are
// equal.
type View struct {
	Body    string
	Number  string
	Title   string
	Notice  string // in the place of everything below: the public are excluded, the meeting is adjourned
	Kind    string // "Motion", "Amendment to the motion"
	Words   string // of what is put to the vote, a line each part
	Credits string // who moved and seconded it
	Of      string // the motion that an amendment amends
	Result  string // "CARRIED"; empty while it is not decided
	Count   string // "7 for, 2 against, 1 abstained"
	Passed  bool
	Speaker string
	Spoken  string // "02:31"
	Clock   string // "19:42"
}

const (
	clockForm = "15:04"
	excluded  = "The public are excluded from this item."
)

// ViewOf is what the room may see of a meeting while the clerk is at a block of
// an item. speakers are those of the item.
func ViewOf(m record.Meeting, item int64, block string, speakers []data.Speaker, now time.Time) View {
	v := View{Body: m.Body.Name, Clock: now.Format(clockForm)}
	public, found := m.Public().Item(item)
	if !found {
		return v
	}
	v.Title, v.Number = strings.TrimSpace(public.Title), numberOf(m, public.Item)
	blocks, private := openBlocks(m, public, block)
	if private {
		v.Notice = excluded
		return v
	}
	if b, stands := rules.RollAt(m, item, block).Break(item); stands {
		v.Notice = map[doc.NoteKind]string{doc.Adjournment: "The meeting is adjourned.", doc.Suspension: "The meeting is suspended."}[b.Kind]
		return v
	}
	if i := rules.Speaking(speakers); i >= 0 {
		v.Speaker, v.Spoken = speakers[i].Name, rules.SpokenWords(speakers[i].Spoken(now))
	}
	v.put(doc.Document{Blocks: blocks}, block)
	return v
}

// numberOf is the number the agenda in the hands of the public gives an item.
func numberOf(m record.Meeting, it data.Item) string {
	var items []data.Item
	for _, other := range m.Items {
		items = append(items, other.Item)
	}
	return rules.AgendaNumbers(items)[it.ID]
}

// openBlocks are the blocks of an item's public minutes that were not written
// in private session, and whether the public are excluded at a block: the item
// is exempt, or the last note before it that the public leaves or comes back in
// is one that it leaves. The order is that in which the business is taken.
func openBlocks(m record.Meeting, public record.Item, block string) (open []doc.Block, private bool) {
	if public.Exempt != "" {
		return nil, true
	}
	place := m.Order()
	for _, n := range m.Moments() {
		if n.Door() && place[n.Item] < place[public.ID] {
			private = n.Kind == doc.Exclusion
		}
	}
	whole, _ := m.Item(public.ID)
	secret := whole.Minutes.WithHanging(func(b doc.Block) bool {
		if b.Time.Door() {
			private = b.Time.Kind == doc.Exclusion
		}
		return private || b.Exempt != ""
	})
	if _, at := whole.Minutes.Block(block); at >= 0 {
		private = secret[block]
	}
	for _, b := range public.Minutes.Blocks {
		if !secret[b.ID] {
			open = append(open, b)
		}
	}
	return open, private
}

// put shows what is put to the vote: the proposal the clerk is in, else the next
// to be voted on, else the last that was.
func (v *View) put(d doc.Document, block string) {
	all := doc.Decisions(d)
	if len(all) == 0 {
		return
	}
	shown := all[len(all)-1]
	if next, ok := nextVote(d, all); ok {
		shown = next
	}
	if head := headOf(d.Blocks, block); head != "" {
		for _, dec := range all {
			if dec.Block == head {
				shown = dec
			}
		}
	}
	b, _ := d.Block(shown.Block)
	v.Kind, v.Words, v.Credits = kindWords(b), strings.TrimSpace(shown.Text), creditsOf(shown)
	if b.Kind == doc.AmendmentKind {
		v.Of = textOf(all, motionBefore(all, d, shown.Block))
	}
	v.Result, v.Count, _ = strings.Cut(rules.Result(shown), ", ")
	v.Passed = shown.Outcome == doc.Carried || shown.Kind == doc.ResolutionKind
}

// nextVote is the first that is not decided in the order the votes are taken.
func nextVote(d doc.Document, all []doc.Decision) (doc.Decision, bool) {
	for _, q := range rules.Questions(d) {
		if q.Result != "" {
			continue
		}
		for _, dec := range all {
			if dec.Block == q.Block {
				return dec, true
			}
		}
	}
	return doc.Decision{}, false
}

// headOf is the id of the proposal that a block is, or is a lettered part of;
// empty for other blocks.
func headOf(blocks []doc.Block, id string) string {
	head := ""
	for _, b := range blocks {
		if !b.Kind.IsProposal() || b.Level == 0 {
			head = b.ID
		}
		if b.ID == id {
			if b.Kind.IsProposal() {
				return head
			}
			return ""
		}
	}
	return ""
}

func kindWords(b doc.Block) string {
	switch {
	case b.Kind == doc.AmendmentKind:
		return "Amendment to the motion"
	case b.Kind == doc.MotionKind && b.Motion != nil && b.Motion.Amends != "":
		return "Motion as amended"
	case b.Kind == doc.MotionKind:
		return "Motion"
	}
	return "Decision"
}

func creditsOf(d doc.Decision) string {
	var out []string
	if d.Mover != nil {
		out = append(out, "Proposed by "+d.Mover.Name)
	}
	if d.Seconder != nil {
		out = append(out, "seconded by "+d.Seconder.Name)
	}
	return strings.Join(out, ", ")
}

// motionBefore is the motion an amendment amends: the one it names, or the one
// before it.
func motionBefore(all []doc.Decision, d doc.Document, amendment string) string {
	b, _ := d.Block(amendment)
	if b.Motion != nil && b.Motion.Amends != "" {
		return b.Motion.Amends
	}
	last := ""
	for _, dec := range all {
		if dec.Block == amendment {
			break
		}
		if dec.Kind == doc.MotionKind {
			last = dec.Block
		}
	}
	return last
}

func textOf(all []doc.Decision, block string) string {
	for _, dec := range all {
		if dec.Block == block {
			return dec.Text
		}
	}
	return ""
}
