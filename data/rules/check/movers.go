package check

import (
	"minutebook/data/doc"
	"minutebook/data/record"
)

// movers finds resolutions and motions without a mover or seconder where the
// body asks for both, and one member who is both. What only notes a report is no
// motion, and a resolution that follows a carried motion has the motion's.
func movers(s *sitting) []Finding {
	var out []Finding
	for _, it := range s.Items {
		carried := false
		for _, p := range proposals(it) {
			if p.mover != nil && p.seconder != nil && record.Same(*p.mover, *p.seconder) {
				out = append(out, on(it, p.block, SameMover, goodPractice, p.mover.Name+" is named as mover and as seconder."))
			}
			r := p.block.Resolution
			if s.Body.Wording.Movers && s.past(it.ID) && (r == nil || r.Verb != doc.Noted && !carried) {
				out = append(out, unmoved(p)...)
			}
			carried = carried || p.block.Motion != nil && p.outcome == doc.Carried
		}
	}
	return out
}

func unmoved(p proposal) []Finding {
	const source = "The body's own rule"
	what := string(p.block.Kind)
	switch {
	case p.outcome == doc.Fell && p.mover != nil: // for want of a seconder
		return nil
	case p.block.Kind == doc.MotionKind && p.block.Motion.Amends != "": // moved as the motion it came from
		return nil
	case p.mover == nil && p.seconder == nil:
		return []Finding{on(p.item, p.block, NotMoved, source, "Nobody is named who proposed and seconded this "+what+".")}
	case p.mover == nil:
		return []Finding{on(p.item, p.block, NotMoved, source, "Nobody is named who proposed this "+what+".")}
	case p.seconder == nil:
		return []Finding{on(p.item, p.block, NotMoved, source, "Nobody is named who seconded this "+what+".")}
	}
	return nil
}
