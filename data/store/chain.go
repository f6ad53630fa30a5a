package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
)

// fault is something wrong with approved minutes, in one sentence.
type fault struct {
	body     int64
	sequence int // of the approval; 0 where it does not hang on one
	meeting  int64
	what     string
	unborne  bool // nothing is wrong but that approvals.txt does not know the approval
}

// chains is what was read of the approvals of every body.
type chains struct {
	*Book
	faults   []fault
	count    map[int64]int
	last     map[int64]data.Approval
	broken   map[int64]bool
	uids     map[int64]string // of bodies
	meetings map[int64]chained
	order    []int64           // of the meetings
	held     map[string]string // hash of the approval of each link (witnessed.key)
	seals    map[string]bool   // what the trail knows: verb, UID, hash
	plain    map[string]bool   // entries of signatures that have no hash, whole
	made     map[string]bool   // seals that a row answers
	newest   map[string]sealed // the last entry of the trail about a keeper or a review: entity, UID
	touched  map[string]bool   // UIDs of meetings of which reviews came back in the form of old
}

// chained is a meeting whose minutes are approved.
type chained struct {
	data.Approval
	uid, name string
}

func (c *chains) say(a data.Approval, format string, args ...any) {
	c.faults = append(c.faults, fault{a.Body, a.Sequence, a.Meeting, fmt.Sprintf(format, args...), false})
}

func (b *Book) readChains(ctx context.Context) (c *chains, err error) {
	c = &chains{Book: b, count: map[int64]int{}, last: map[int64]data.Approval{}, broken: map[int64]bool{}, uids: map[int64]string{},
		meetings: map[int64]chained{}, held: map[string]string{}, seals: map[string]bool{}, plain: map[string]bool{}, made: map[string]bool{}, newest: map[string]sealed{}, touched: map[string]bool{}}
	entries, err := trail(ctx, b.r)
	if err != nil {
		return c, err
	}
	for _, e := range entries {
		c.seals[e.verb+e.uid+e.hash] = true
		c.plain[e.verb+e.uid+e.detail] = true
		switch {
		case e.entity == "keeper" || e.entity == "review":
			c.newest[e.entity+e.uid] = e
		case e.verb == "took in review" || e.verb == "withdrew review":
			c.touched[e.uid] = true
		}
	}
	bodies, err := query(ctx, b.r, scanBody, sqlBodies)
	if err != nil {
		return c, err
	}
	for _, body := range bodies {
		c.uids[body.ID] = body.UID
	}
	for _, read := range []func(context.Context) error{c.readApprovals, c.readSignatures, c.readMarginNotes, c.readCorrections, c.readKept} {
		if err := read(ctx); err != nil {
			return c, err
		}
	}
	if err := c.lost(ctx, entries); err != nil {
		return c, err
	}
	return c, c.readWitness(ctx)
}

// readApprovals follows the chains, one approval at a time: their bytes are large.
func (c *chains) readApprovals(ctx context.Context) error {
	ids, err := query(ctx, c.r, value[int64], sqlApprovalIDs)
	if err != nil {
		return err
	}
	for _, id := range ids {
		a, err := one(ctx, c.r, scanApproval, sqlApprovalByID, id)
		if err != nil {
			return err
		}
		before := c.last[a.Body]
		name, err := one(ctx, c.r, scanMeetingName, sqlMeetingName, a.Meeting)
		if err != nil {
			return err
		}
		uid, err := one(ctx, c.r, value[string], sqlMeetingUID, a.Meeting)
		if err != nil {
			return err
		}
		if what := brokenLink(before, a); what != "" && !c.broken[a.Body] {
			c.broken[a.Body] = true
			c.say(a, "the chain of approvals is broken at the minutes of %s: %s", name, what)
		}
		if !c.seals["approved"+uid+a.Hash] {
			c.say(a, "the approval of the minutes of %s is not in the audit trail: it was not made by this program", name)
		}
		c.made["approved"+uid+a.Hash] = true
		if err := c.asApproved(ctx, a, name); err != nil {
			return err
		}
		c.held[witnessed{body: c.uids[a.Body], sequence: a.Sequence}.key()] = a.Hash
		a.Canonical, c.order = nil, append(c.order, a.Meeting)
		c.last[a.Body], c.count[a.Body], c.meetings[a.Meeting] = a, c.count[a.Body]+1, chained{a, uid, name}
	}
	unapproved, err := query(ctx, c.r, scanMeeting, sqlMarkedApproved)
	for _, m := range unapproved {
		c.say(data.Approval{Body: m.Body, Meeting: m.ID}, "the minutes of the %s are marked as %q, and nobody approved them", meetingText(m), m.Status)
	}
	return err
}

func brokenLink(before, a data.Approval) string {
	previous, err := hex.DecodeString(a.Previous)
	if err != nil || len(previous) == 0 {
		previous = make([]byte, sha256.Size)
	}
	switch {
	case a.Sequence != before.Sequence+1:
		return fmt.Sprintf("approval %d is missing", before.Sequence+1)
	case a.Previous != before.Hash:
		return "it does not follow from the approval before"
	case a.Hash != hex.EncodeToString(approvalHash(previous, a.Sequence, a.Canonical)):
		return "what was approved was altered"
	}
	return ""
}

// asApproved tells whether the rows of a meeting still say what was approved, and
// the approval what its bytes say of it. Names and addresses of people and the
// body's own settings may have changed.
func (c *chains) asApproved(ctx context.Context, a data.Approval, name string) error {
	frozen, by, err := approvedRecord(a)
	if err != nil {
		c.say(a, "the minutes of %s are not what was approved", name)
		return nil
	}
	now, err := recordFromRows(ctx, c.r, a.Meeting)
	if errors.Is(err, ErrDamaged) {
		c.say(a, "a text of the minutes of %s is not what was saved", name)
		return nil
	}
	if err != nil {
		return err
	}
	if same, err := sameRecord(bare(frozen), bare(now)); err != nil {
		return err
	} else if !same {
		c.say(a, "the minutes of %s are not what was approved", name)
	}
	says := record.Approving{On: a.On, Minute: a.Minute, Corrections: a.Corrections, Before: a.Before}
	if says.At, says.Item, err = c.approvedBy(ctx, a); err != nil {
		return err
	}
	if bytes.HasPrefix(a.Canonical, []byte(`{"v":1,`)) { // that version did not say where
		by.At, by.Item, by.Minute = says.At, says.Item, says.Minute
	}
	if !reflect.DeepEqual(by, says) {
		c.say(a, "the approval of the minutes of %s does not say when, where and how they were approved as it did then", name)
	}
	return nil
}

// sameRecord tells whether two records say the same. Most are the same to the last
// field, which is quick to see; their bytes tell of the others.
func sameRecord(a, b record.Meeting) (bool, error) {
	if reflect.DeepEqual(a, b) {
		return true, nil
	}
	x, err := record.Canonical(a)
	if err != nil {
		return false, err
	}
	y, err := record.Canonical(b)
	return bytes.Equal(x, y), err
}

// approvedBy is the meeting and the item that approved, by UID.
func (c *chains) approvedBy(ctx context.Context, a data.Approval) (meeting, item string, err error) {
	if meeting, _, err = optional(ctx, c.r, value[string], sqlMeetingUID, a.At); err != nil {
		return "", "", err
	}
	it, _, err := optional(ctx, c.r, scanItem, sqlItem, a.Item)
	return meeting, it.UID, err
}

// bare leaves out of a record what may change after its approval.
func bare(m record.Meeting) record.Meeting {
	m.Body, m.Members, m.Actions, m.Meeting.Status = data.Body{}, nil, nil, data.Approved
	for i := range m.Attendance {
		m.Attendance[i].Person = data.Person{UID: m.Attendance[i].Person.UID}
	}
	for i := range m.Declarations {
		m.Declarations[i].Person = data.Person{UID: m.Declarations[i].Person.UID}
	}
	return m
}

func (c *chains) readSignatures(ctx context.Context) error {
	for _, id := range c.order {
		m := c.meetings[id]
		all, err := query(ctx, c.r, scanSignature, sqlSignatures, m.ID)
		if err != nil {
			return err
		}
		meeting, err := meetingOf(ctx, c.r, m.Meeting)
		if err != nil {
			return err
		}
		want := data.Approved
		if len(all) > 0 {
			want = data.Signed
		}
		if meeting.Status != want {
			c.say(m.Approval, "the minutes of %s are marked as %q in the book, not as %q", m.name, meeting.Status, want)
		}
		for _, s := range all {
			switch {
			case s.Hash == "": // from before signatures were hashed
				if !c.plain["signed"+m.uid+signedText(meeting, s)] {
					c.say(m.Approval, "the signature of %s under the minutes of %s is not in the audit trail: it was not made by this program", s.Person, m.name)
				}
				continue
			case s.Hash != hex.EncodeToString(signatureHash(m.Hash, s)):
				c.say(m.Approval, "the signature of %s under the minutes of %s was altered", s.Person, m.name)
			case !c.seals["signed"+m.uid+s.Hash]:
				c.say(m.Approval, "the signature of %s under the minutes of %s is not in the audit trail: it was not made by this program", s.Person, m.name)
			case c.made["signed"+m.uid+s.Hash]:
				c.say(m.Approval, "the signature of %s stands twice under the minutes of %s: it was given once", s.Person, m.name)
			}
			c.made["signed"+m.uid+s.Hash] = true
		}
	}
	return nil
}

// historyOf begins the entry that seals what is locked with approved minutes.
const historyOf = "the history of the minutes"

// lost names what the trail says was made and is not there.
func (c *chains) lost(ctx context.Context, entries []sealed) error {
	what := map[string]string{"approved": "an approval", "signed": "a signature", "noted": "a note in the margin", "corrected": "a correction",
		"kept": "what was kept", "sent for review": "what was sent to a reader", "issued": "what went out"}
	for _, e := range entries {
		if e.hash == "" || what[e.verb] == "" || c.made[e.verb+e.uid+e.hash] {
			continue
		}
		var at data.Approval
		if m, found, err := optional(ctx, c.r, scanMeeting, sqlMeetingByUID, e.uid); err != nil {
			return err
		} else if found {
			at = data.Approval{Body: m.Body, Sequence: c.meetings[m.ID].Sequence, Meeting: m.ID}
		}
		if strings.HasPrefix(e.detail, historyOf) {
			c.say(at, "%s, or what is listed, removed, answered or corrected with them, is not what it was when they were approved", e.detail[:strings.LastIndex(e.detail, ", "+sealMark)])
			continue
		}
		c.say(at, "%s is missing: the audit trail says %q", what[e.verb], e.detail)
	}
	return nil
}

// scanMeetingName reads whose meeting it was and on which day, in words.
func scanMeetingName(r row) (string, error) {
	var body string
	var start data.DateTime
	err := r.Scan(&body, &start)
	return body + " on " + start.Date().Medium(), err
}

const (
	sqlApprovalIDs    = `SELECT id FROM approval ORDER BY body_id, seq`
	sqlApprovalByID   = selectApproval + ` WHERE id = ?`
	sqlMeetingName    = `SELECT b.name, m.starts_at FROM meeting m JOIN body b ON b.id = m.body_id WHERE m.id = ?`
	sqlMarkedApproved = `SELECT ` + meetingColumns + ` FROM meeting m WHERE m.status IN ('approved', 'signed')
		AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.meeting_id = m.id)`
	sqlMeetingUID     = `SELECT uid FROM meeting WHERE id = ?`
	sqlMeetingByUID   = `SELECT ` + meetingColumns + ` FROM meeting m WHERE m.uid = ?`
	sqlAllMarginNotes = selectMarginNote + ` ORDER BY id`
	sqlAllCorrections = selectCorrection + ` WHERE closed_at <> '' ORDER BY id`
)
