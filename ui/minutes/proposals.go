package minutes

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/session"
)

// resolution opens the form of a resolution. Its words are those selected, or
// those of the motion that was carried or is open, or what the agenda says is to
// be decided.
func (s *Screen) resolution() {
	by := session.KeyText(session.KeyResolution)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	form := newResolution(s.record.Body.Wording, s.room(at), s.pane.on)
	d := s.before(&at)
	motion, settled := carriedBefore(d, "")
	before := movedAt(d)
	switch {
	case text != "":
		form.text.SetText(text)
	case settled:
		form.ofMotion(motion)
	case before.amended:
		form.offer(before.next.Text)
	case before.open:
		form.offer(before.text)
	case !decidedAt(d):
		form.ofAgenda(s.agendaOffer(at.item))
	}
	s.openProposal(form, at, by)
}

// ofMotion offers the words of a motion that was carried: what it was decided by
// stands below the motion.
func (p *proposal) ofMotion(motion []doc.Block) {
	p.settled = true
	p.offer(doc.Lettered(motion))
	if p.wording.Movers {
		p.mover.set(motion[0].Motion.Mover)
		p.seconder.set(motion[0].Motion.Seconder)
	}
	p.vote.set(nil)
}

// ofAgenda offers what the agenda says is to be decided.
func (p *proposal) ofAgenda(o rules.Offer) {
	for i, v := range p.verbs {
		if v == o.Verb {
			p.verb.Choose(i)
		}
	}
	p.offer(o.Text)
}

// agendaOffer is the wording of a decision made of the agenda of an item; of the
// minutes to be approved, where the agenda says nothing, the usual one. It is
// empty if it is not clear.
func (s *Screen) agendaOffer(item int64) rules.Offer {
	for _, it := range s.record.Items {
		if it.ID == item {
			if usual, ok := s.usualWords(item, ""); ok && it.Agenda.Empty() {
				for _, b := range usual.Blocks {
					if b.Resolution != nil {
						return rules.Offer{Verb: b.Resolution.Verb, Text: doc.Lettered(usual.Proposal(b.ID))}
					}
				}
			}
			offer, _ := rules.OfferFor(it.Item, it.Agenda, s.record.Body.Wording)
			return offer
		}
	}
	return rules.Offer{}
}

// carriedBefore is the motion that was carried last before a resolution, or
// before the end of the text, and that no other resolution repeats.
func carriedBefore(d doc.Document, resolution string) ([]doc.Block, bool) {
	var motion string
	for _, b := range d.Blocks {
		switch {
		case resolution != "" && b.ID == resolution:
			return d.Proposal(motion), motion != ""
		case b.Resolution != nil, b.Kind == doc.MotionKind && b.Motion != nil:
			motion = ""
			if b.Motion != nil && b.Motion.Outcome == doc.Carried {
				motion = b.ID
			}
		}
	}
	return d.Proposal(motion), motion != "" && resolution == ""
}

// decidedAt tells whether a text holds a resolution.
func decidedAt(d doc.Document) bool {
	for _, b := range d.Blocks {
		if b.Resolution != nil {
			return true
		}
	}
	return false
}

// motion opens the form of a motion, of an amendment to the one that is open, or
// of the substantive motion.
func (s *Screen) motion() {
	by := session.KeyText(session.KeyMotion)
	if !s.writable() || s.pane.again(by, "") {
		return
	}
	at, text := s.spot()
	form := newMotion(s.record.Body.Wording, s.room(at), movedAt(s.before(&at)), s.pane.on)
	if text != "" {
		form.text.SetText(text)
	}
	s.openProposal(form, at, by)
}

// vote opens the form of what is voted on next at the item, with the hands on
// the vote: an amendment, the motion, or the substantive one.
func (s *Screen) vote() {
	if !s.writable() {
		return
	}
	here, _ := s.spot()
	d := s.before(&here)
	_, amended := rules.SubstantiveAt(d)
	switch at := rules.ToBeVoted(d); {
	case at >= 0:
		s.reopen(d.Blocks[at])
	case amended:
		s.motion()
	default:
		s.session.Tell("Nothing that was moved at this item waits for a vote. " + session.KeyText(session.KeyMotion) + " moves a motion.")
		return
	}
	if t := s.pane.now; t != nil && t.vote != nil {
		s.session.Window.Canvas().Focus(t.vote())
	}
}

// opened is what matters for the form of a motion or amendment that stands in
// the minutes: what an amendment amends, what a motion waits for.
func opened(d doc.Document, b doc.Block) moved {
	if b.Kind == doc.AmendmentKind {
		return moved{text: doc.Lettered(d.Proposal(b.Motion.Amends))}
	}
	at := rules.ToBeVoted(d)
	return moved{pending: at >= 0 && d.Blocks[at].Kind == doc.AmendmentKind && d.Blocks[at].Motion.Amends == b.ID}
}

func (s *Screen) openProposal(form *proposal, at spot, by string) {
	titled := func() string { return form.name() + " at " + s.titleOf(at.item) }
	form.renamed = func() { s.pane.retitle(titled()) }
	s.pane.open(s.standsAt(form.task(titled(), by, func() error {
		blocks, err := form.blocks()
		if err != nil {
			return err
		}
		if err = s.put(&at, blocks[0], blocks[1:]...); err == nil {
			s.tellCarried(blocks[0])
		}
		return err
	}), &at))
	if form.offered != "" && form.text.Text == form.offered {
		form.text.SelectAll() // typing replaces it, Enter takes it
	}
}

// tellCarried says that the resolution of a motion that was carried waits: the
// minutes, and the sheet of decisions, state what was resolved.
func (s *Screen) tellCarried(b doc.Block) {
	if b.Kind == doc.MotionKind && b.Motion.Outcome == doc.Carried {
		s.session.Tell("The motion was carried. " + session.KeyText(session.KeyResolution) + " puts in the resolution: it is written already.")
	}
}

// markBudget says that votes on the item in hand are recorded by name, or takes
// that back (SI 2014/165: budget decisions of principal councils).
func (s *Screen) markBudget() {
	if !s.writable() {
		return
	}
	at := slices.IndexFunc(s.items, func(it data.Item) bool { return it.ID == s.section() })
	if at < 0 {
		return
	}
	it := s.items[at]
	it.Budget = !it.Budget
	if err := s.session.Book.SaveItem(context.Background(), &it); err != nil {
		s.session.Fail("mark the item", err)
		return
	}
	s.items[at] = it
	for i := range s.record.Items {
		if s.record.Items[i].ID == it.ID {
			s.record.Items[i].Item = it
		}
	}
	if it.Budget {
		s.session.Tell("Votes on " + itemLine(it) + " are recorded by name.")
	} else {
		s.session.Tell("Votes on " + itemLine(it) + " need not be recorded by name.")
	}
}
