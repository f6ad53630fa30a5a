package forms

import (
	"fyne.io/fyne/v2"

	"minutebook/data/doc"
	"minutebook/data/rules"
)

// Blocks are the proposal as the minutes keep it, its lettered parts below its
// head.
func (p *Proposal) Blocks() ([]doc.Block, error) {
	text := Clean(p.text.Text)
	if text == "" {
		return nil, ErrNoText
	}
	vote, err := p.vote.vote()
	if p.voting && p.undecided() && (err == ErrNoCount || err == nil && vote == nil) {
		err = ErrNoVote
	}
	if err == ErrNoCount && p.room.Named && !p.decides() {
		vote, err = nil, nil // it was moved and not voted on yet
	}
	if err == nil && p.carried() {
		err = p.vote.askTie()
	}
	if err == nil && p.room.Named && p.decides() && (vote == nil || vote.Method != doc.Recorded) {
		err = ErrByName
	}
	if err == nil {
		err = FirstFault(p.Mover, p.Seconder)
	}
	if err != nil {
		return nil, err
	}
	var head doc.Block
	if p.verb != nil {
		head = doc.Block{Kind: doc.ResolutionKind, Resolution: p.resolution(vote)}
	} else {
		head = doc.Block{Kind: doc.MotionKind, Motion: p.motion(vote)}
		if p.chosenKind() == anAmendment {
			head.Kind = doc.AmendmentKind
		}
	}
	old := p.old
	if len(old) > 0 {
		head.ID, head.Runs, head.Exempt = old[0].ID, old[0].Runs, old[0].Exempt
		old = old[1:]
	}
	return doc.WithParts(append([]doc.Block{head}, old...), text), nil
}

// beginVote says that the form is for the vote, and where that is typed.
func (p *Proposal) beginVote() fyne.Focusable {
	p.voting = true
	return p.vote.hands()
}

func (p *Proposal) resolution(vote *doc.Vote) *doc.Resolution {
	r := &doc.Resolution{Mover: p.Mover.Named(), Seconder: p.Seconder.Named(), Vote: vote}
	r.Verb, r.Lead = p.decided()
	return r
}

func (p *Proposal) motion(vote *doc.Vote) *doc.Motion {
	m := &doc.Motion{Mover: p.Mover.Named(), Seconder: p.Seconder.Named(), Vote: vote,
		Outcome: doc.Outcomes()[max(0, p.outcome.Chosen())]}
	switch {
	case len(p.old) > 0:
		m.Amends = p.old[0].Motion.Amends
	case p.chosenKind() == anAmendment:
		m.Amends = p.before.motion
	case p.chosenKind() == aSubstantive:
		m.Amends = p.before.next.Of
	}
	return m
}

// carried tells whether the form says that the proposal was agreed to.
func (p *Proposal) carried() bool {
	return p.outcome == nil || doc.Outcomes()[max(0, p.outcome.Chosen())] == doc.Carried
}

// decides tells whether the form takes a decision that is voted on.
func (p *Proposal) decides() bool {
	if p.outcome == nil {
		return !p.Settled
	}
	o := doc.Outcomes()[max(0, p.outcome.Chosen())]
	return o == doc.Carried || o == doc.Lost
}

// undecided tells whether the form does not say what became of what was moved.
func (p *Proposal) undecided() bool {
	return p.outcome != nil && doc.Outcomes()[max(0, p.outcome.Chosen())] == doc.Undecided
}

// decided is the verb and what is printed before the decision. One that stands
// in the minutes keeps its lead while its verb stays.
func (p *Proposal) decided() (doc.Verb, string) {
	verb := p.verbs[max(0, p.verb.Chosen())]
	if len(p.old) > 0 && p.old[0].Resolution.Verb == verb {
		return verb, p.old[0].Resolution.Lead
	}
	return verb, rules.Lead(p.wording, verb)
}
