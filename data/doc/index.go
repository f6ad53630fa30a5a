package doc

import (
	"fmt"
	"strings"
)

// Decision is a resolution, or a motion or amendment, as the index keeps it.
type Decision struct {
	Block    string  // id of its head
	Kind     Kind    // ResolutionKind, MotionKind or AmendmentKind
	Verb     Verb    // of a resolution
	Outcome  Outcome // of a motion or amendment
	Text     string  // with its lettered parts, a line each; without the lead
	Mover    *Person
	Seconder *Person
	Vote     *Vote
}

// Task is an action as the index keeps it.
type Task struct {
	Block   string
	Text    string
	Owner   *Person
	Due     string // "2006-01-02"
	DueText string
	Source  string
}

// Decisions lists what was put to the vote or decided in d, in order. Of a text
// with edits it is what the text says after them.
func Decisions(d Document) []Decision {
	d = Settled(d)
	var out []Decision
	markers := Markers(d.Blocks)
	for i, b := range d.Blocks {
		if !b.Kind.IsProposal() {
			continue
		}
		if b.Level > 0 { // a lettered part of the decision before, if there is one
			if n := len(out); n > 0 && i > 0 && d.Blocks[i-1].Kind == b.Kind {
				out[n-1].Text = strings.TrimPrefix(out[n-1].Text+"\n"+joinWords(markers[i], oneLine(b.Text())), "\n")
				continue
			}
			out = append(out, Decision{Block: b.ID, Kind: b.Kind, Text: oneLine(b.Text())})
			continue
		}
		dec := Decision{Block: b.ID, Kind: b.Kind, Text: oneLine(b.Text()), Vote: vote(b)}
		if m := b.Motion; m != nil {
			dec.Outcome, dec.Mover, dec.Seconder = m.Outcome, m.Mover, m.Seconder
		}
		if r := b.Resolution; r != nil {
			dec.Verb, dec.Mover, dec.Seconder = r.Verb, r.Mover, r.Seconder
		}
		out = append(out, dec)
	}
	return out
}

// Tasks lists the actions of d that say something, in order, after any edits.
func Tasks(d Document) []Task {
	var out []Task
	for _, b := range Settled(d).Blocks {
		if a := b.Action; a != nil && strings.TrimSpace(b.Text()) != "" {
			out = append(out, Task{b.ID, oneLine(b.Text()), a.Owner, a.Due, a.DueText, a.Source})
		}
	}
	return out
}

// String is how a vote is printed: "For: 7, Against: 2, Abstained: 1".
func (v Vote) String() string {
	switch {
	case v.Method == Assent:
		return "Agreed without a vote"
	case v.Method == Ballot:
		return "By ballot. " + counts(v)
	case v.Method == Recorded:
		return "Recorded vote. " + counts(v)
	}
	return counts(v)
}

func counts(v Vote) string {
	s := fmt.Sprintf("For: %d, Against: %d, Abstained: %d", v.For, v.Against, v.Abstained)
	switch v.Casting {
	case For:
		s += "; carried on the casting vote of the chair"
	case Against:
		s += "; lost on the casting vote of the chair"
	}
	return s
}
