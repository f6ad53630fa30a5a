package rules

import (
	"fmt"

	"minutebook/data/doc"
)

// CheckVote tells, a sentence each, what does not add up in a vote taken with
// inRoom members in the room who may vote; 0 means that it is not known how
// many. Nothing wrong gives none. The chair has a second vote on a tie only
// (LGA 1972 Sch 12 para 39).
func CheckVote(v doc.Vote, inRoom int) []string {
	var out []string
	if v.Method == doc.Assent {
		if v.For+v.Against+v.Abstained > 0 || v.Casting != "" {
			out = append(out, "Nobody counts votes when a matter is agreed without one.")
		}
		return out
	}
	cast := v.For + v.Against + v.Abstained
	if len(v.Names) > 0 {
		byName := map[doc.Choice]int{}
		seen := map[doc.Person]bool{}
		for _, n := range v.Names {
			byName[n.Choice]++
			if seen[n.Person] {
				out = append(out, fmt.Sprintf("%s stands in the list twice.", n.Person.Name))
			}
			seen[n.Person] = true
		}
		for _, c := range []struct {
			choice doc.Choice
			count  int
		}{{doc.For, v.For}, {doc.Against, v.Against}, {doc.Abstained, v.Abstained}} {
			if byName[c.choice] > c.count || byName[c.choice] < c.count && v.Method == doc.Recorded {
				out = append(out, fmt.Sprintf("%d %s by name, but %d in the count.", byName[c.choice], c.choice, c.count))
			}
		}
		if v.Method == doc.Recorded {
			cast += byName[doc.NotVoting]
		}
	}
	if inRoom > 0 && cast > inRoom {
		out = append(out, fmt.Sprintf("%d votes, but only %d in the room may vote.", cast, inRoom))
	}
	if inRoom > 0 && cast < inRoom {
		out = append(out, fmt.Sprintf("%d in the room may vote, but only %d are accounted for.", inRoom, cast))
	}
	switch {
	case v.Casting != "" && !Tied(v):
		out = append(out, "A casting vote is for a tie only.")
	case v.Casting == "" && Tied(v):
		out = append(out, "The vote is tied: does the chair use the casting vote?")
	}
	return out
}

// Tied tells whether as many voted for as against. Where nobody did, there is no
// equality of votes, and so no casting vote (LGA 1972 Sch 12 para 39(2)).
func Tied(v doc.Vote) bool { return v.For == v.Against && v.For > 0 }

// OutcomeOf is what a vote says of a motion: carried or lost by the majority of
// those voting; a tie without a casting vote is lost; without a count, undecided.
func OutcomeOf(v doc.Vote) doc.Outcome {
	switch {
	case v.Method == doc.Assent, v.For > v.Against, Tied(v) && v.Casting == doc.For:
		return doc.Carried
	case v.For == 0 && v.Against == 0:
		return doc.Undecided
	}
	return doc.Lost
}
