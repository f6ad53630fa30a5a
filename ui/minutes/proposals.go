package minutes

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/outline"
	"minutebook/ui/session"
)

// resolution opens the form of a resolution. Its words are those selected, or
// those of the motion that was carried or is open, or what the agenda says is to
// be decided.
func (s *Screen) resolution() {
	by := session.KeyText(session.KeyResolution)
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	at, text := s.spot()
	form := forms.NewResolution(s.record.Body.Wording, s.room(at), s.pane.On)
	d := s.before(&at)
	motion, settled := carriedBefore(d, "")
	before := forms.MovedAt(d)
	switch {
	case text != "":
		form.Write(text)
	case settled:
		form.OfMotion(motion)
	case before.GoesOn():
		form.OfMoved(before)
	case !decidedAt(d):
		form.OfAgenda(s.agendaOffer(at.item))
	}
	s.openProposal(form, at, by)
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
	if !s.writable() || s.pane.Again(by, "") {
		return
	}
	at, text := s.spot()
	form := forms.NewMotion(s.record.Body.Wording, s.room(at), forms.MovedAt(s.before(&at)), s.pane.On)
	if text != "" {
		form.Write(text)
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
	if t := s.pane.InHand(); t != nil && t.Vote != nil {
		s.session.Window.Canvas().Focus(t.Vote())
	}
}

func (s *Screen) openProposal(form *forms.Proposal, at spot, by string) {
	titled := func() string { return form.Name() + " at " + s.titleOf(at.item) }
	form.Renamed = func() { s.pane.Retitle(titled()) }
	s.pane.Open(s.standsAt(form.Task(titled(), by, func() error {
		blocks, err := form.Blocks()
		if err != nil {
			return err
		}
		if err = s.put(&at, blocks[0], blocks[1:]...); err == nil {
			s.tellCarried(blocks[0])
		}
		return err
	}), &at))
	form.SelectOffer()
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
		s.session.Tell("Votes on " + outline.Line(it) + " are recorded by name.")
	} else {
		s.session.Tell("Votes on " + outline.Line(it) + " need not be recorded by name.")
	}
}
