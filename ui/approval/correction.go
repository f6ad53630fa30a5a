package approval

import (
	"slices"

	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// Correction is one correction with which minutes are approved.
type Correction struct {
	Place
	New string // of words: empty where they go; of a fact: as the minutes will state it
}

// Rewording is the correction as a resolution says it.
func (c Correction) Rewording() rules.Rewording {
	return rules.Rewording{On: c.Meeting.Start.Date(), Minute: c.Number(), What: c.Fact.What, Place: c.Nth, Old: c.Words, New: c.New, Kept: c.Kept}
}

// Said is the correction in words for the clerk, who may read what is kept from the
// public.
func (c Correction) Said(dated bool) string {
	r := c.Rewording()
	r.Kept = false
	return r.Words(dated)
}

// Replacement is the correction as the book makes it.
func (c Correction) Replacement() store.Replacement {
	r := store.Replacement{Item: c.Item.ID, Block: c.Block, What: c.Fact.What, Old: c.Words, New: c.New}
	if c.Fact.What == "" && c.Nth > 0 {
		r.Block, r.Place = "", c.Nth // counted in the minute
	}
	return r
}

// meets tells whether two corrections change the same words, or the same fact.
func (c Correction) meets(other Correction) bool {
	if c.Fact.What != "" || other.Fact.What != "" {
		return c.Meeting.ID == other.Meeting.ID && c.Fact.Same(other.Fact)
	}
	if c.Item.ID != other.Item.ID || c.Block != other.Block {
		return false
	}
	from, before := len([]rune(c.Before)), len([]rune(other.Before))
	return from < before+len([]rune(other.Words)) && before < from+len([]rune(c.Words))
}

// Located finds the places of corrections that a resolution tells of; lost are
// those that do not stand at one place any more, as it says them, those that cannot
// be made, and those whose words it may not quote.
func Located(sets []record.Meeting, said []rules.Rewording) (found []Correction, lost []string) {
	for _, r := range said {
		c, ok := located(sets, r)
		if ok {
			_, err := corrected(sets, append(slices.Clone(found), c))
			ok = err == nil
		}
		if ok {
			found = append(found, c)
		} else {
			lost = append(lost, r.Words(r.On != ""))
		}
	}
	return found, lost
}

// located is the one place of a correction. What stands among no words of a minute
// may be a fact that it states.
func located(sets []record.Meeting, r rules.Rewording) (Correction, bool) {
	if r.Kept {
		return Correction{}, false
	}
	here := func(p Place) bool { return p.Number() == r.Minute && (r.On == "" || p.Meeting.Start.Date() == r.On) }
	var at []Place
	if r.What == "" {
		for _, p := range findWords(sets, r.Old) {
			if here(p) {
				at = append(at, p)
			}
		}
	}
	if len(at) == 0 {
		for _, p := range facts(sets) {
			if here(p) && p.Words == r.Old && (r.What == "" || p.Fact.What == r.What) {
				at = append(at, p)
			}
		}
	}
	exact := slices.ContainsFunc(at, func(p Place) bool { return p.Words == r.Old })
	at = slices.DeleteFunc(at, func(p Place) bool { return p.Parts || p.Nth != r.Place || exact && p.Words != r.Old })
	if len(at) != 1 {
		return Correction{}, false
	}
	return Correction{at[0], r.New}, true
}
