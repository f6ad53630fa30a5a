package check

import (
	"regexp"
	"slices"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

var (
	// asks is agenda text that wants a decision. What is only to be received,
	// answered or reviewed needs none.
	asks = regexp.MustCompile(`(?i)\bto (?:approve|agree|consider|decide|determine|adopt|appoint|elect|set|choose|recommend|note|resolve|endorse|authori[sz]e|ratify|accept|confirm)\b`)
	// decides is what minutes say when something was decided.
	decides = regexp.MustCompile(`(?i)\b(?:noted|notes|agreed|resolved|recommend(?:ed|s|ation)|deferred|referred|approved?|adopted|endorsed|accepted|ratified|elected|appointed|authori[sz]ed|withdr[ae]wn?|adjourned|confirmed|granted|refused|rejected|lost|carried|declined|lapsed|decided|determined|concluded|fell|not reached|no decision|no action|no business|none|nil)\b`)
)

// hasOutcome tells whether minutes say what came of an item.
func hasOutcome(d doc.Document) bool {
	return slices.ContainsFunc(d.Blocks, func(b doc.Block) bool {
		switch {
		case b.Resolution != nil:
			return true
		case b.Motion != nil:
			return b.Motion.Outcome != doc.Undecided
		case b.Table != nil:
			return false
		}
		return decides.MatchString(b.Text())
	})
}

// outcomes finds items that are past and have nothing under them, or nothing
// that says what was decided though their agenda asks for a decision; and
// motions nothing became of.
func outcomes(s *sitting) []Finding {
	var out []Finding
	parents, begun := map[int64]bool{}, false
	for _, it := range s.Items {
		parents[it.Parent] = true
		begun = begun || minuted(it.Minutes)
	}
	if !begun { // an agenda, or a report
		return nil
	}
	for _, it := range s.Items {
		if !s.past(it.ID) {
			continue
		}
		for _, p := range proposals(it) {
			if p.block.Motion != nil && p.outcome == doc.Undecided && p.vote == nil && !p.settled {
				out = append(out, on(it, p.block, NoOutcome, minuteLaw, "Nothing says what became of this "+string(p.block.Kind)+"."))
			}
		}
		if it.Heading || it.Truncated || parents[it.ID] {
			continue
		}
		switch {
		case it.Minutes.Empty():
			if !s.printed(it) {
				out = append(out, about(it, NoOutcome, minuteLaw, "Nothing is minuted under this item."))
			}
		case !s.read[it.ID].outcome && asks.MatchString(doc.Plain(it.Agenda)):
			out = append(out, about(it, NoOutcome, minuteLaw, "The agenda asks for a decision here, and none is minuted."))
		}
	}
	return out
}

// printed tells whether something else is printed under an item without words:
// the declarations of interest.
func (s *sitting) printed(it record.Item) bool {
	return len(s.Declarations) > 0 && rules.PurposeOf(it.Title) == rules.ForInterests
}

// decision tells whether a block decides something, and does more than note it.
func decision(b doc.Block) bool {
	return b.Resolution != nil && b.Resolution.Verb != doc.Noted || b.Motion != nil && b.Motion.Outcome == doc.Carried
}

// minuted tells whether minutes hold more than notes of time.
func minuted(d doc.Document) bool {
	return slices.ContainsFunc(d.Blocks, func(b doc.Block) bool {
		return b.Table != nil || b.Time == nil && strings.TrimSpace(b.Text()) != ""
	})
}
