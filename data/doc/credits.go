package doc

import (
	"fmt"
	"strings"
)

// Credit is a line printed under a motion, amendment or resolution.
type Credit struct {
	About string // what it tells: "decision", "own votes" or the Choice of those it names
	Words string
}

// Credits is what is printed under a motion, amendment or resolution, below its
// lettered parts: who proposed and seconded it, how the vote went and what
// became of it in the first line, then a recorded vote, a line for each way of
// voting, or the members who asked for their own vote to be recorded. There is
// nothing under blocks that carry none of that.
func Credits(b Block) []string {
	var out []string
	for _, c := range CreditLines(b) {
		out = append(out, c.Words)
	}
	return out
}

// CreditLines are the lines of Credits, each with what it is about; no two are
// about the same.
func CreditLines(b Block) []Credit {
	var words []string
	v := vote(b)
	switch {
	case b.Motion != nil:
		words = append(words, proposed(b.Motion.Mover, b.Motion.Seconder), count(v))
		if !saysFate(v, b.Motion.Outcome) {
			words = append(words, fate(b.Kind, b.Motion.Outcome))
		}
	case b.Resolution != nil:
		words = append(words, proposed(b.Resolution.Mover, b.Resolution.Seconder), count(v))
	}
	var out []Credit
	if line := joinWords(words...); line != "" {
		out = append(out, Credit{"decision", line})
	}
	if v != nil {
		if v.Method == Hands {
			return append(out, ownVotes(v.Names)...)
		}
		out = append(out, rollCall(v.Names)...)
	}
	return out
}

// ownVotes is the line of those who asked for their own vote to be recorded.
func ownVotes(names []NamedVote) []Credit {
	var who []string
	for _, n := range names {
		who = append(who, fmt.Sprintf("%s (%s)", n.Person.Name, n.Choice))
	}
	if who == nil {
		return nil
	}
	return []Credit{{"own votes", "Votes recorded at the members’ request: " + strings.Join(who, ", ")}}
}

func proposed(mover, seconder *Person) string {
	switch {
	case mover != nil && seconder != nil:
		return fmt.Sprintf("Proposed by %s, seconded by %s.", mover.Name, seconder.Name)
	case mover != nil:
		return fmt.Sprintf("Proposed by %s.", mover.Name)
	case seconder != nil:
		return fmt.Sprintf("Seconded by %s.", seconder.Name)
	}
	return ""
}

func count(v *Vote) string {
	if v == nil {
		return ""
	}
	return strings.TrimSuffix(v.String(), ".") + "."
}

// saysFate tells whether the words of a vote say already what became of what was
// voted on: "lost on the casting vote of the chair".
func saysFate(v *Vote, o Outcome) bool {
	return v != nil && (v.Casting == For && o == Carried || v.Casting == Against && o == Lost)
}

func fate(kind Kind, o Outcome) string {
	switch o {
	case Undecided:
		return ""
	case Fell:
		return fmt.Sprintf("The %s fell for want of a seconder.", kind)
	}
	return fmt.Sprintf("The %s was %s.", kind, o)
}

func rollCall(names []NamedVote) []Credit {
	var out []Credit
	for _, choice := range Choices() {
		var who []string
		for _, n := range names {
			if n.Choice == choice {
				who = append(who, n.Person.Name)
			}
		}
		if len(who) > 0 {
			out = append(out, Credit{string(choice), fmt.Sprintf("%s (%d): %s", choice.printed(), len(who), strings.Join(who, ", "))})
		}
	}
	return out
}

func (c Choice) printed() string {
	switch c {
	case For:
		return "For"
	case Against:
		return "Against"
	case Abstained:
		return "Abstained"
	case Barred:
		return "Not voting, by reason of an interest"
	}
	return "Not voting"
}
