package approval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
	"minutebook/ui/widgets"
)

// Decision is what a meeting decides on earlier minutes.
type Decision struct {
	Sets        []record.Meeting // that are approved, oldest first
	Corrections []Correction
	Other       string // a correction in the clerk's own words
	Receive     []Received
}

// Received is the minutes of another body's meeting, which are received.
type Received struct {
	Body    data.Body
	Meeting data.Meeting
}

// meetings are those whose minutes are approved.
func (d Decision) meetings() []data.Meeting {
	out := make([]data.Meeting, len(d.Sets))
	for i, m := range d.Sets {
		out[i] = m.Meeting
	}
	return out
}

func (d Decision) rewordings() []rules.Rewording {
	var out []rules.Rewording
	for _, c := range d.Corrections {
		out = append(out, c.Rewording())
	}
	return out
}

// Words is the resolution that approves the sets; empty if none are approved.
func (d Decision) Words(w data.Wording) string {
	if len(d.Sets) == 0 {
		return ""
	}
	return rules.ApprovalWords(w, d.meetings(), d.rewordings(), d.Other)
}

// Resolutions are the decision as the minutes keep it: the approval with its
// lettered corrections, and one resolution for each set received.
func (d Decision) Resolutions(w data.Wording, mover, seconder *doc.Person) [][]doc.Block {
	var out [][]doc.Block
	add := func(words string) {
		head := doc.Block{Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: rules.Lead(w, doc.Resolved), Mover: mover, Seconder: seconder}}
		out = append(out, doc.WithParts([]doc.Block{head}, words))
	}
	if words := d.Words(w); words != "" {
		add(words)
	}
	for _, r := range d.Receive {
		add(rules.ReceivedWords(r.Body, r.Meeting))
	}
	return out
}

// Said is the decision that the minutes of an item tell of already, among the sets
// that wait: those a resolution there approves, with its corrections. lost are
// corrections whose words do not stand at one place any more.
func Said(waiting []record.Meeting, minutes doc.Document) (d Decision, lost []string) {
	for _, b := range minutes.Blocks {
		if b.Resolution == nil {
			continue
		}
		blocks := minutes.Proposal(b.ID)
		var here []record.Meeting
		for _, m := range waiting {
			if rules.Approves(blocks, m.Meeting) {
				here = append(here, m)
			}
		}
		if len(here) == 0 {
			continue
		}
		said, other := rules.ReadCorrections(blocks)
		found, gone := Located(here, said)
		d.Sets, d.Corrections, lost = append(d.Sets, here...), append(d.Corrections, found...), append(lost, gone...)
		d.Other = english.Join("; ", append([]string{d.Other}, other...)...)
	}
	return d, lost
}

// otherOf is the correction in words as far as it is of the minutes of one meeting:
// where several sets are approved it names the day of those it is of. Words that the
// minutes have and that name none of the days go with every set.
func (d Decision) otherOf(m data.Meeting) string {
	if len(d.Sets) < 2 || rules.NamesDay(d.Other, m.Start.Date()) || !d.namesASet() {
		return d.Other
	}
	return ""
}

// namesASet tells whether the correction in words says of which minutes it is.
func (d Decision) namesASet() bool {
	return slices.ContainsFunc(d.Sets, func(m record.Meeting) bool { return rules.NamesDay(d.Other, m.Meeting.Start.Date()) })
}

// of are the corrections in the minutes of one meeting.
func (d Decision) of(meeting int64) []Correction {
	var out []Correction
	for _, c := range d.Corrections {
		if c.Meeting.ID == meeting {
			out = append(out, c)
		}
	}
	return out
}

// Locking is the sentence that says what will be locked for good. minute is the
// number of the minute that approves; empty if it has none.
func (d Decision) Locking(minute string) string {
	var sets []string
	for _, m := range d.Sets {
		s := m.Meeting.Start.Date().Medium()
		if m.Meeting.Kind == data.Extraordinary {
			s += " (extraordinary)"
		}
		if n := len(d.of(m.Meeting.ID)); n > 0 {
			s += ", with " + widgets.Count(n, "correction")
		}
		sets = append(sets, s)
	}
	s := "The minutes of " + english.List(sets)
	if last := d.Sets[len(d.Sets)-1]; len(d.of(last.Meeting.ID)) > 0 {
		s += ","
	}
	s += " become the approved record"
	if minute != "" {
		s += " by minute " + minute
	}
	return s + ". From then on they are locked for good: no word, name, vote or paper in them changes any more."
}

// days name the sets by their days.
func (d Decision) days() string {
	var out []string
	for _, m := range d.Sets {
		out = append(out, m.Meeting.Start.Date().Medium())
	}
	return english.List(out)
}

// Where is the item at which a meeting approves, or 0 and empty for a meeting that
// is not in the book.
type Where struct {
	Meeting int64
	Item    int64
	Minute  string // its number
	On      data.Date
}

// Lock approves the sets in the book, oldest first, with their corrections. It says
// how many it has locked: one that is refused stays as it was, and so do those
// after it.
func (d Decision) Lock(ctx context.Context, book *store.Book, at Where) (locked int, err error) {
	for _, m := range d.Sets {
		corrections := d.of(m.Meeting.ID)
		var said []rules.Rewording
		var put []store.Replacement
		for _, c := range corrections {
			said, put = append(said, c.Rewording()), append(put, c.Replacement())
		}
		a := data.Approval{On: at.On, At: at.Meeting, Item: at.Item, Minute: at.Minute,
			Corrections: strings.Join(rules.CorrectionList([]data.Meeting{m.Meeting}, said, d.otherOf(m.Meeting)), "; ")}
		if err := book.Approve(ctx, m.Meeting.ID, a, put); err != nil {
			return locked, fmt.Errorf("the minutes of %s: %w", m.Meeting.Start.Date().Medium(), err)
		}
		locked++
	}
	return locked, nil
}

// ToReceive lists the minutes of the bodies below that a meeting may receive.
func ToReceive(ctx context.Context, book *store.Book, m data.Meeting) ([]Received, error) {
	bodies, err := book.Bodies(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := book.Meetings(ctx, store.MeetingFilter{From: m.Start.Date().Add(-400), To: m.Start.Date()})
	if err != nil {
		return nil, err
	}
	all := make([]data.Meeting, len(rows))
	for i, r := range rows {
		all[i] = r.Meeting
	}
	var out []Received
	for _, other := range rules.ToReceive(m, bodies, all) {
		for _, b := range bodies {
			if b.ID == other.Body {
				out = append(out, Received{b, other})
			}
		}
	}
	return out, nil
}
