package check

import (
	"fmt"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// proposal is the head of a motion, amendment or resolution.
type proposal struct {
	item            record.Item
	block           doc.Block
	mover, seconder *doc.Person
	vote            *doc.Vote
	outcome         doc.Outcome
	settled         bool // a later motion or resolution of the item says what became of it
}

// proposals lists what was put to the vote or decided under an item.
func proposals(it record.Item) []proposal {
	var out []proposal
	for _, b := range it.Minutes.Blocks {
		switch m, r := b.Motion, b.Resolution; {
		case m != nil:
			for i := range out { // a substantive motion stands in the place of the one amended
				out[i].settled = out[i].settled || b.Kind == doc.MotionKind && out[i].block.ID == m.Amends
			}
			out = append(out, proposal{item: it, block: b, mover: m.Mover, seconder: m.Seconder, vote: m.Vote, outcome: m.Outcome})
		case r != nil:
			for i := range out {
				out[i].settled = true
			}
			out = append(out, proposal{item: it, block: b, mover: r.Mover, seconder: r.Seconder, vote: r.Vote, outcome: doc.Carried})
		}
	}
	return out
}

// votes finds counts that do not add up, a count that says otherwise than the
// outcome, and a budget decided without names.
func votes(s *sitting) []Finding {
	var out []Finding
	for _, it := range s.Items {
		named := false
		for _, p := range proposals(it) {
			named = named || p.vote != nil && p.vote.Method == doc.Recorded
		}
		for _, p := range proposals(it) {
			if p.vote != nil {
				out = append(out, s.vote(p)...)
			}
			if it.Budget && unnamed(p, named) && s.past(it.ID) {
				out = append(out, on(it, p.block, NotByName, "SI 2014/165",
					"This item sets the budget: the minutes must name who voted for, against and abstained."))
			}
		}
	}
	return out
}

// unnamed tells whether names are missing from a decision on the budget. One
// without a vote of its own goes with the vote by name on the motion before it.
func unnamed(p proposal, named bool) bool {
	switch {
	case p.vote != nil:
		return p.vote.Method != doc.Recorded
	case p.block.Resolution != nil:
		return p.block.Resolution.Verb != doc.Deferred && !named
	}
	return false
}

func (s *sitting) vote(p proposal) []Finding {
	var out []Finding
	v := *p.vote
	tied := rules.Tied(v)
	if p.outcome == doc.Lost && tied && v.Casting == "" {
		v.Casting = doc.Against // a chair who does not use the casting vote leaves it lost
	}
	for _, says := range rules.CheckVote(v, s.voters(p, v)) {
		out = append(out, on(p.item, p.block, WrongVote, votingLaw, says))
	}
	says := rules.OutcomeOf(v)
	switch {
	case says == doc.Undecided || tied && v.Casting == "":
	case p.block.Resolution != nil && says == doc.Lost:
		out = append(out, on(p.item, p.block, WrongVote, votingLaw,
			fmt.Sprintf("%d for and %d against: this was not carried.", v.For, v.Against)))
	case p.outcome == doc.Carried && says == doc.Lost, p.outcome == doc.Lost && says == doc.Carried:
		out = append(out, on(p.item, p.block, WrongVote, votingLaw,
			fmt.Sprintf("The %s is said to be %s, but the vote says %s.", p.block.Kind, p.outcome, says)))
	}
	return out
}

// voters is how many may vote on a proposal, 0 if that is not known. Where only
// the item is known at which somebody came or went, they may or may not have
// voted: the number that fits is taken.
func (s *sitting) voters(p proposal, v doc.Vote) int {
	roll := rules.RollAt(s.Meeting, p.item.ID, p.block.ID)
	n := roll.Votes(p.item.ID)
	if n == 0 {
		return 0
	}
	cast := v.For + v.Against + v.Abstained
	for _, name := range v.Names {
		if v.Method == doc.Recorded && name.Choice == doc.NotVoting {
			cast++
		}
	}
	low, high := n, n
	for _, a := range roll.Attendance {
		switch {
		case !rules.Counts(a) || roll.Barred(a.Person.ID, p.item.ID) || !s.movedSometime(a, p.item.ID):
		case roll.Here(a, p.item.ID):
			low--
		default:
			high++
		}
	}
	return max(1, min(max(cast, low), high))
}
