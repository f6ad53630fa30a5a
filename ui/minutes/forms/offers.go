package forms

import (
	"minutebook/data/doc"
	"minutebook/data/rules"
)

// OfMotion offers the words of a motion that was carried: what it was decided by
// stands below the motion.
func (p *Proposal) OfMotion(motion []doc.Block) {
	p.Settled = true
	p.offer(doc.Lettered(motion))
	if p.wording.Movers {
		p.Mover.set(motion[0].Motion.Mover)
		p.Seconder.set(motion[0].Motion.Seconder)
	}
	p.vote.set(nil)
}

// GoesOn tells whether what was moved waits to be decided.
func (m Moved) GoesOn() bool { return m.amended || m.open }

// OfMoved offers the words of what waits to be decided.
func (p *Proposal) OfMoved(m Moved) {
	if m.amended {
		p.offer(m.next.Text)
	} else {
		p.offer(m.text)
	}
}

// OfAgenda offers what the agenda says is to be decided.
func (p *Proposal) OfAgenda(o rules.Offer) {
	for i, v := range p.verbs {
		if v == o.Verb {
			p.verb.Choose(i)
		}
	}
	p.offer(o.Text)
}

// MovedAround is what matters for the form of a motion or amendment that stands in
// the minutes: what an amendment amends, what a motion waits for.
func MovedAround(d doc.Document, b doc.Block) Moved {
	if b.Kind == doc.AmendmentKind {
		return Moved{text: doc.Lettered(d.Proposal(b.Motion.Amends))}
	}
	at := rules.ToBeVoted(d)
	return Moved{pending: at >= 0 && d.Blocks[at].Kind == doc.AmendmentKind && d.Blocks[at].Motion.Amends == b.ID}
}
