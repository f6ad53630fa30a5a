package rules

import (
	"fmt"
	"strings"

	"minutebook/data/doc"
)

// Question is something that is put to the vote.
type Question struct {
	Block    string // of the minutes; empty for what nobody has moved yet
	Kind     doc.Kind
	Name     string   // "Amendment 1", "The substantive motion"
	Lines    []string // the words as they will be put
	Mover    string
	Seconder string
	Result   string // "CARRIED, 7 for, 2 against, 1 abstained"; empty while it is to be put
}

// Questions lists what is put to the vote at an item in the order the votes are
// taken: the amendments of a motion one at a time in text order, then the motion
// as it then stands. A motion in whose place a substantive one stands is not put.
// Resolutions come with what they decided.
func Questions(d doc.Document) []Question {
	all := doc.Decisions(d)
	amended := motionsAmended(d, all)
	var out []Question
	for i, dec := range all {
		if dec.Kind == doc.AmendmentKind && amended[i] >= 0 {
			continue // put with its motion
		}
		if dec.Kind == doc.MotionKind {
			out = append(out, amendmentsOf(all, amended, i)...)
		}
		q := question(dec, questionName(dec))
		if dec.Kind == doc.MotionKind && amended[i] >= 0 || carriedAmendment(all, amended, i) {
			q.Name = "The substantive motion"
		}
		if q.Result == "" && replaced(all, amended, i) {
			q.Name, q.Result = questionName(dec), "REPLACED by the substantive motion"
		}
		out = append(out, q)
	}
	return out
}

// motionsAmended gives for each decision the place of the motion it amends, or
// as a substantive motion replaces; -1 for none. An amendment that does not say
// amends the motion before it.
func motionsAmended(d doc.Document, all []doc.Decision) []int {
	place := map[string]int{}
	out := make([]int, len(all))
	last := -1
	for i, dec := range all {
		out[i] = -1
		if dec.Kind == doc.AmendmentKind {
			out[i] = last
		}
		if b, _ := d.Block(dec.Block); b.Motion != nil {
			if at, known := place[b.Motion.Amends]; known {
				out[i] = at
			}
		}
		if dec.Kind == doc.MotionKind {
			place[dec.Block], last = i, i
		}
	}
	return out
}

// amendmentsOf are the amendments of motion i in text order.
func amendmentsOf(all []doc.Decision, amended []int, i int) []Question {
	var out []Question
	for k, dec := range all {
		if dec.Kind == doc.AmendmentKind && amended[k] == i {
			out = append(out, question(dec, fmt.Sprintf("Amendment %d", len(out)+1)))
		}
	}
	if len(out) == 1 {
		out[0].Name = "The amendment"
	}
	return out
}

// carriedAmendment tells whether an amendment of motion i was carried.
func carriedAmendment(all []doc.Decision, amended []int, i int) bool {
	for k, dec := range all {
		if amended[k] == i && dec.Kind == doc.AmendmentKind && dec.Outcome == doc.Carried {
			return true
		}
	}
	return false
}

// replaced tells whether a substantive motion stands in the place of motion i.
func replaced(all []doc.Decision, amended []int, i int) bool {
	for k, dec := range all {
		if amended[k] == i && dec.Kind == doc.MotionKind {
			return true
		}
	}
	return false
}

func questionName(dec doc.Decision) string {
	switch dec.Kind {
	case doc.AmendmentKind:
		return "The amendment"
	case doc.ResolutionKind:
		return "The resolution"
	}
	return "The motion"
}

func question(dec doc.Decision, name string) Question {
	q := Question{Block: dec.Block, Kind: dec.Kind, Name: name, Lines: strings.Split(dec.Text, "\n"), Result: Result(dec)}
	if dec.Mover != nil {
		q.Mover = dec.Mover.Name
	}
	if dec.Seconder != nil {
		q.Seconder = dec.Seconder.Name
	}
	return q
}

// Result is what became of something put to the vote, in the words in which a
// chair declares it: "CARRIED, 7 for, 2 against, 1 abstained". It is empty while
// nothing is decided.
func Result(dec doc.Decision) string {
	word := map[doc.Outcome]string{doc.Carried: "CARRIED", doc.Lost: "LOST", doc.Withdrawn: "WITHDRAWN",
		doc.DeferredTo: "DEFERRED", doc.Fell: "FELL, no seconder"}[dec.Outcome]
	if dec.Kind == doc.ResolutionKind {
		if word = string(dec.Verb); word == "" {
			word = string(doc.Resolved)
		}
	}
	if word == "" {
		return ""
	}
	if counts := VoteWords(dec.Vote); counts != "" {
		return word + ", " + counts
	}
	return word
}

// VoteWords is how a vote went as it is declared: "7 for, 2 against, 1
// abstained"; empty if none is stated.
func VoteWords(v *doc.Vote) string {
	switch {
	case v == nil:
		return ""
	case v.Method == doc.Assent:
		return "by assent"
	}
	s := fmt.Sprintf("%d for, %d against, %d abstained", v.For, v.Against, v.Abstained)
	if v.Casting != "" {
		s += ", on the casting vote"
	}
	return s
}
