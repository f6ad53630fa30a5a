package approval

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// facts are the facts that the minutes of some meetings state beside their words.
func facts(sets []record.Meeting) []Place {
	var out []Place
	for _, m := range sets {
		stated := m.Facts()
		for _, f := range stated {
			p := Place{Meeting: m.Meeting, Block: f.Block, Fact: f, Words: f.Words, Kept: f.Exempt != ""}
			if i := slices.IndexFunc(m.Items, func(it record.Item) bool { return f.Item != "" && it.UID == f.Item }); i >= 0 {
				p.Item, p.Nth = m.Items[i].Item, rules.NthFact(stated, f)
				b, _ := m.Items[i].Minutes.Block(f.Block)
				p.After = (doc.Block{Runs: doc.Settled(doc.Document{Blocks: []doc.Block{b}}).Blocks[0].Runs}).Text()
			}
			out = append(out, p)
		}
	}
	return out
}

// findFacts looks for the facts of which each word typed begins one: "day present",
// "seconder", "31 vote".
func findFacts(sets []record.Meeting, typed string) []Place {
	want := factWords(typed)
	if len(want) == 0 {
		return nil
	}
	var out []Place
	for _, p := range facts(sets) {
		has := factWords(p.Where() + " " + alsoSaid(p.Fact.What) + " " + p.Words)
		if !slices.ContainsFunc(want, func(w string) bool {
			return !slices.ContainsFunc(has, func(h string) bool { return strings.HasPrefix(h, w) })
		}) {
			if out = append(out, p); len(out) == mostPlaces {
				break
			}
		}
	}
	return out
}

// alsoSaid are other words by which a clerk looks for a fact.
func alsoSaid(what string) string {
	switch what {
	case record.OfOpening:
		return "opened began started"
	case record.OfEnding:
		return "ended closed"
	case record.OfMover:
		return "proposed proposer"
	}
	return ""
}

// factWords are the words of a fact as they are compared.
func factWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(string(folded(s))) {
		if w = strings.Trim(w, ":,;·“”\"'"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// corrected are the sets with corrections made in them; an error in a sentence if one
// cannot be.
func corrected(sets []record.Meeting, all []Correction) ([]record.Meeting, error) {
	out := slices.Clone(sets)
	for _, c := range all {
		i := slices.IndexFunc(out, func(m record.Meeting) bool { return m.Meeting.ID == c.Meeting.ID })
		if c.Fact.What == "" || i < 0 {
			continue
		}
		m, err := out[i].Correct(c.Fact, c.New, rules.CorrectedAt(""))
		if err != nil {
			return nil, err
		}
		out[i] = m
	}
	return out, nil
}

// settled is the correction of a fact with its new words as the minutes will state
// them; an error in a sentence for the clerk if it cannot be made, with those that are
// there already.
func settled(sets []record.Meeting, before []Correction, c Correction) (Correction, error) {
	after, err := corrected(sets, append(slices.Clone(before), c))
	if err != nil {
		return c, err
	}
	c.New = cmp.Or(c.New, record.NotStated)
	for _, p := range facts(after) {
		if p.Meeting.ID == c.Meeting.ID && p.Fact.Same(c.Fact) {
			c.New = p.Words
		}
	}
	return c, nil
}

// usual says what can be written of a fact.
func usual(f record.Fact) string {
	switch {
	case f.What == record.OfAttendance:
		return "Such as: apologies; present, arrived at 7.30 pm; not listed."
	case f.What == record.OfOpening || f.What == record.OfEnding || f.What == record.OfTime:
		return "A time, such as 9.15 pm; or: not stated."
	case f.What == record.OfVote:
		return "The numbers, such as: for 8, against 1, abstained 1; or: not stated."
	case strings.HasPrefix(f.What, record.OfVoteOf):
		return "For, against or abstained. The numbers follow."
	case f.What == record.OfOutcome:
		return "Such as: carried, lost, withdrawn."
	case f.What == record.OfDue:
		return "A day, or words such as: next meeting."
	}
	return "A name; or: not stated."
}
