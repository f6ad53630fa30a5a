package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"

	"minutebook/data"
	"minutebook/data/record"
)

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
	altered  map[string]bool   // verb and UID of what is there otherwise than the trail says
	newest   map[string]sealed // the last entry of the trail about a keeper or a review: entity, UID
	touched  map[string]bool   // UIDs of meetings of which reviews came back in the form of old
}

// chained is a meeting whose minutes are approved.
type chained struct {
	data.Approval
	uid, name string
}

func (b *Book) readChains(ctx context.Context) (c *chains, err error) {
	c = &chains{Book: b, count: map[int64]int{}, last: map[int64]data.Approval{}, broken: map[int64]bool{}, uids: map[int64]string{},
		meetings: map[int64]chained{}, held: map[string]string{}, seals: map[string]bool{}, plain: map[string]bool{}, made: map[string]bool{}, altered: map[string]bool{}, newest: map[string]sealed{}, touched: map[string]bool{}}
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
	bodies, err := readable(ctx, b.r, scanBody, sqlBodies)
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
		damaged := false
		a, err := one(ctx, c.r, func(r row) (data.Approval, error) {
			a, err := scanApproval(r)
			if damaged = errors.Is(err, errCell); damaged {
				err = nil
			}
			return a, err
		}, sqlApprovalByID, id)
		if err != nil {
			return err
		}
		before := c.last[a.Body]
		name, uid, err := c.named(ctx, a)
		if err != nil {
			return err
		}
		if damaged {
			c.say(ofChain, a, "the approval of the minutes of %s was altered", name)
		}
		if what := brokenLink(before, a); what != "" && !c.broken[a.Body] {
			c.broken[a.Body] = true
			c.say(ofChain, a, "the chain of approvals is broken at the minutes of %s: %s", name, what)
		}
		if !c.seals["approved"+uid+a.Hash] {
			c.say(ofChain, a, "the approval of the minutes of %s is not in the audit trail: it was not made by this program", name)
		}
		c.made["approved"+uid+a.Hash] = true
		if err := c.asApproved(ctx, a, name); err != nil {
			return err
		}
		c.held[witnessed{body: c.uids[a.Body], sequence: a.Sequence}.key()] = a.Hash
		a.Canonical, c.order = nil, append(c.order, a.Meeting)
		c.last[a.Body], c.count[a.Body], c.meetings[a.Meeting] = a, c.count[a.Body]+1, chained{a, uid, name}
	}
	unapproved, err := readable(ctx, c.r, scanMeeting, sqlMarkedApproved)
	for _, m := range unapproved {
		c.say(ofRecord, data.Approval{Body: m.Body, Meeting: m.ID}, "the minutes of the %s are marked as %q, and nobody approved them", meetingText(m), m.Status)
	}
	return err
}

// named is whose minutes were approved and of which day, in words, and the UID of their
// meeting. Where the book does not hold them any more, it says so by what was approved.
func (c *chains) named(ctx context.Context, a data.Approval) (name, uid string, err error) {
	uid, meets, err := optional(ctx, c.r, value[string], sqlMeetingUID, a.Meeting)
	if err != nil {
		return "", "", err
	}
	name, whole, err := optional(ctx, c.r, scanMeetingName, sqlMeetingName, a.Meeting)
	if err != nil || whole {
		return name, uid, err
	}
	name = fmt.Sprintf("approval %d", a.Sequence)
	if frozen, _, err := approvedRecord(a); err == nil {
		name, uid = frozen.Body.Name+" on "+frozen.Meeting.Start.Date().Medium(), cmp.Or(uid, frozen.Meeting.UID)
	}
	lost := "meeting"
	if meets {
		lost = "body"
	}
	c.say(ofChain, a, "the minutes of %s are approved, and their %s is not in the book any more", name, lost)
	return name, uid, nil
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
		c.say(ofRecord, a, "the minutes of %s are not what was approved", name)
		return nil
	}
	now, err := recordFromRows(ctx, c.r, a.Meeting)
	same := false
	switch {
	case errors.Is(err, errCell), errors.Is(err, ErrNotFound):
	case errors.Is(err, ErrDamaged):
		c.say(ofRecord, a, "a text of the minutes of %s is not what was saved", name)
		same = true // but for that
	case err != nil:
		return err
	default:
		if same, err = sameRecord(bare(frozen), bare(now)); err != nil {
			return err
		}
	}
	if !same {
		c.say(ofRecord, a, "the minutes of %s are not what was approved", name)
	}
	says := record.Approving{On: a.On, Minute: a.Minute, Corrections: a.Corrections, Before: a.Before}
	if says.At, says.Item, err = c.approvedBy(ctx, a); err != nil {
		return err
	}
	if bytes.HasPrefix(a.Canonical, []byte(`{"v":1,`)) { // that version did not say where
		by.At, by.Item, by.Minute = says.At, says.Item, says.Minute
	}
	if !reflect.DeepEqual(by, says) {
		c.say(ofChain, a, "the approval of the minutes of %s does not say when, where and how they were approved as it did then", name)
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
	if errors.Is(err, errCell) {
		err = nil // said of its own minutes, if they are approved
	}
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
		all, err := readable(ctx, c.r, scanSignature, sqlSignatures, m.ID)
		if err != nil {
			return err
		}
		meeting, err := meetingOf(ctx, c.r, m.Meeting)
		there := err == nil
		if err != nil && !errors.Is(err, errCell) && !errors.Is(err, ErrNotFound) { // both are said already
			return err
		}
		want := data.Approved
		if len(all) > 0 {
			want = data.Signed
		}
		if there && meeting.Status != want {
			c.say(ofRecord, m.Approval, "the minutes of %s are marked as %q in the book, not as %q", m.name, meeting.Status, want)
		}
		for _, s := range all {
			switch {
			case s.Hash == "": // from before signatures were hashed
				if !c.plain["signed"+m.uid+signedText(meeting, s)] {
					c.say(ofSignature, m.Approval, "the signature of %s under the minutes of %s is not in the audit trail: it was not made by this program", s.Person, m.name)
				}
				continue
			case s.Hash != hex.EncodeToString(signatureHash(m.Hash, s)):
				c.say(ofSignature, m.Approval, "the signature of %s under the minutes of %s was altered", s.Person, m.name)
			case !c.seals["signed"+m.uid+s.Hash]:
				c.say(ofSignature, m.Approval, "the signature of %s under the minutes of %s is not in the audit trail: it was not made by this program", s.Person, m.name)
			case c.made["signed"+m.uid+s.Hash]:
				c.say(ofSignature, m.Approval, "the signature of %s stands twice under the minutes of %s: it was given once", s.Person, m.name)
			}
			c.made["signed"+m.uid+s.Hash] = true
		}
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
