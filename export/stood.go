package export

import (
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/compare"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// corrected tells whether the minutes of a meeting were approved with corrections that
// stand in them beside what they replaced.
func corrected(m record.Meeting) bool {
	return hasEdits(m) || m.Approval != nil && m.Approval.Before != nil
}

// facts are what minutes state beside their items, as it is printed.
type facts struct {
	when   string // of the title: "Thursday 9 July 2026 (7.00 pm – 9.15 pm)"
	people groups
	end    string // "The meeting ended at 9.15 pm."; empty if nobody knows, or if the items say so
}

func factsOf(m record.Meeting) facts {
	from, until := m.Times()
	if from == "" {
		from = startTime(m.Meeting)
	}
	out := facts{people: groupsOf(m)}
	out.when = m.Meeting.Start.Date().Long() + bracketed(english.Join(" – ", from.Spoken(), until.Spoken()))
	closes := func(n record.Moment) bool { return n.Kind == doc.Closing }
	if until != "" && !slices.ContainsFunc(m.Moments(), closes) {
		out.end = "The meeting ended at " + until.Spoken() + "."
	}
	return out
}

func samePerson(a, b data.Person) bool { return record.Same(record.Named(a), record.Named(b)) }

// carried is what a block carried beside its text before a correction of that, or
// carries where there was none. A block that was struck out or put in whole is
// printed as it is.
func carried(b doc.Block) doc.Facts {
	if b.Was != nil && b.Edit == "" {
		return *b.Was
	}
	return doc.Facts{Motion: b.Motion, Resolution: b.Resolution, Action: b.Action, Time: b.Time}
}

// worded tells whether words of a block itself are marked.
func worded(b doc.Block) bool {
	b.Was = nil
	return doc.Edited(b)
}

// versus is a statement of now held against what it was: the words that went struck
// out, those that came beside them.
func (b *builder) versus(where string, face layout.Face, was, now string) []layout.Run {
	if was == now {
		return b.plain(where, face, now)
	}
	return b.runs(where, face, compare.Words([]doc.Run{{Text: was}}, []doc.Run{{Text: now}}))
}

// edited tells whether some of the runs were struck out or put in.
func edited(runs []layout.Run) bool {
	return slices.ContainsFunc(runs, func(r layout.Run) bool { return r.Edit != 0 })
}

// tinted gives runs a colour, but for those whose colour says what they are.
func tinted(c layout.Colour, runs []layout.Run) []layout.Run {
	for i := range runs {
		if runs[i].Colour == layout.Black {
			runs[i].Colour = c
		}
	}
	return runs
}

// correctedAt is the note beside what was corrected when the minutes were approved
// and stands at no block.
func (b *builder) correctedAt(m record.Meeting) []layout.Run {
	a := m.Approval
	if a == nil {
		return nil
	}
	runs := b.inked("approval", layout.Italic, grey, stop(english.Capital(rules.CorrectedAt(a.Minute))))
	b.leadTo(runs, minuteOf{a.At, a.Minute})
	return runs
}

// dated sets beside a line of no block what says that its words were corrected, if
// some were; it gives back what finds no room there.
func (b *builder) dated(p *layout.Para, m record.Meeting) (under [][]layout.Run) {
	if !edited(p.Runs) {
		return nil
	}
	note := b.correctedAt(m)
	if b.margin == 0 {
		return [][]layout.Run{note}
	}
	p.Side = note
	return nil
}
