package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"minutebook/data"
)

// rank orders the faults of a body: that which tells most comes first.
type rank int

const (
	ofChain     rank = iota // the approvals and their chain
	ofSignature             // who signed
	ofRecord                // the rows, texts and papers that were approved
	ofKept                  // notes, corrections and what was kept with them
	ofRest                  // what was sent and went out, and who keeps the book
	unborne                 // nothing is wrong but that approvals.txt does not know the approval
)

// fault is something wrong with approved minutes, in one sentence.
type fault struct {
	rank     rank
	body     int64 // 0 or one that is gone: it is the book's as a whole
	sequence int   // of the approval; 0 where it does not hang on one
	meeting  int64
	what     string
}

func (c *chains) say(r rank, a data.Approval, format string, args ...any) {
	c.faults = append(c.faults, fault{r, a.Body, a.Sequence, a.Meeting, fmt.Sprintf(format, args...)})
}

// at is where a fault of a meeting belongs.
func (c *chains) at(ctx context.Context, which string, meeting any) (data.Approval, data.Meeting, error) {
	found, err := readable(ctx, c.r, scanMeeting, which, meeting)
	if err != nil || len(found) == 0 {
		return data.Approval{}, data.Meeting{}, err
	}
	m := found[0]
	return data.Approval{Body: m.Body, Sequence: c.meetings[m.ID].Sequence, Meeting: m.ID}, m, nil
}

// first takes the first fault of a body by rank, then by approval.
func (r *ChainReport) first(faults []fault) {
	own := slices.DeleteFunc(slices.Clone(faults), func(f fault) bool { return f.body != r.Body })
	if len(own) == 0 {
		return
	}
	f := slices.MinFunc(own, func(x, y fault) int { return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.sequence, y.sequence)) })
	r.Meeting, r.Broken, r.Unborne = f.meeting, f.what, f.rank == unborne
}

// historyOf begins the entry that seals what is locked with approved minutes.
const historyOf = "the history of the minutes"

// lost names what the trail says was made and is not there.
func (c *chains) lost(ctx context.Context, entries []sealed) error {
	type kind struct {
		rank rank
		what string
	}
	kinds := map[string]kind{"approved": {ofChain, "an approval"}, "signed": {ofSignature, "a signature"}, "noted": {ofKept, "a note in the margin"},
		"corrected": {ofKept, "a correction"}, "kept": {ofKept, "what was kept"}, "sent for review": {ofRest, "what was sent to a reader"}, "issued": {ofRest, "what went out"}}
	for _, e := range entries {
		kind, permanent := kinds[e.verb]
		one := e.verb == "noted" || e.verb == "corrected" // the entry has a UID of its own
		if e.hash == "" || !permanent || c.made[e.verb+e.uid+e.hash] || one && c.altered[e.verb+e.uid] {
			continue
		}
		at, _, err := c.at(ctx, sqlMeetingByUID, e.uid)
		if err != nil {
			return err
		}
		for _, m := range c.meetings {
			if m.uid == e.uid { // known by what was approved, where its row is gone
				at = m.Approval
			}
		}
		if strings.HasPrefix(e.detail, historyOf) {
			c.say(kind.rank, at, "%s, or what is listed, removed, answered or corrected with them, is not what it was when they were approved", e.detail[:strings.LastIndex(e.detail, ", "+sealMark)])
			continue
		}
		c.say(kind.rank, at, "%s is missing: the audit trail says %q", kind.what, e.detail)
	}
	return nil
}
