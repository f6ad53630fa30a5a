package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

// approvalHash is SHA-256(previous, sequence, SHA-256(canonical)), the sequence
// as eight bytes, big end first.
func approvalHash(previous []byte, sequence int, canonical []byte) []byte {
	sum := sha256.Sum256(canonical)
	link := binary.BigEndian.AppendUint64(bytes.Clone(previous), uint64(sequence))
	hash := sha256.Sum256(append(link, sum[:]...))
	return hash[:]
}

// Approve says that the minutes were agreed as a correct record: a.On is the
// day, a.At the meeting that agreed, a.Corrections what it corrected. The record
// is frozen byte for byte, chained to the body's approval before, and locked.
func (b *Book) Approve(ctx context.Context, meeting int64, a data.Approval) (err error) {
	defer doing(&err, "approve minutes")
	return b.inTx(ctx, func(t *tx) error {
		if a.On == "" {
			a.On = data.DateOf(t.now)
		}
		m, err := step(t, meeting, data.Approved)
		if err != nil {
			return err
		}
		if err := checkApprovedAt(t, m, a); err != nil {
			return err
		}
		// The history is locked for good: leave one revision an hour.
		if _, err := t.exec(sqlThinMeeting, meeting); err != nil {
			return err
		}
		if err := settleReferences(t, meeting); err != nil {
			return err
		}
		whole, err := recordFromRows(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		frozen, err := record.Canonical(whole, a.On, a.Corrections)
		if err != nil {
			return err
		}
		last, found, err := optional(t.ctx, t, scanApproval, sqlLastApproval, m.Body)
		if err != nil {
			return err
		}
		previous := make([]byte, sha256.Size)
		if found {
			if previous, err = hex.DecodeString(last.Hash); err != nil {
				return err
			}
		}
		sequence := last.Sequence + 1
		hash := approvalHash(previous, sequence, frozen)
		if _, err := t.exec(sqlInsertApproval, meeting, m.Body, sequence, a.On, null(a.At), a.Corrections, frozen, previous, hash); err != nil {
			return err
		}
		return t.audit("approved", "meeting", m.UID, fmt.Sprintf("minutes of the %s, approval %d, SHA-256 %x", meetingText(m), sequence, hash))
	})
}

// checkApprovedAt refuses an approval by the same or an earlier meeting.
func checkApprovedAt(t *tx, m data.Meeting, a data.Approval) error {
	if a.On < m.Start.Date() {
		return fmt.Errorf("minutes of %s cannot be approved on %s", m.Start.Date().Medium(), a.On.Medium())
	}
	if a.At == 0 {
		return nil
	}
	at, err := meetingOf(t.ctx, t, a.At)
	switch {
	case err != nil:
		return err
	case at.ID == m.ID || at.Start < m.Start:
		return errors.New("minutes are approved by a later meeting")
	}
	return nil
}

// Sign records who signed approved minutes.
func (b *Book) Sign(ctx context.Context, meeting int64, s data.Signature) (err error) {
	defer doing(&err, "sign minutes")
	return b.inTx(ctx, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, meeting)
		if err != nil {
			return err
		}
		a, found, err := optional(t.ctx, t, scanApproval, sqlApprovalOf, meeting)
		if err != nil {
			return err
		}
		if !found {
			return errors.New("only approved minutes are signed")
		}
		if s.SignedAt.IsZero() {
			s.SignedAt = t.now
		}
		s.Method = cmp.Or(s.Method, "ink")
		if _, err := t.exec(sqlInsertSignature, a.ID, s.Person, s.Capacity, instant(s.SignedAt), s.Method); err != nil {
			return err
		}
		if m.Status == data.Approved {
			if err := cmp.Or(rules.NextStatus(m.Status, data.Signed), t.must(sqlSetStatus, data.Signed, meeting)); err != nil {
				return err
			}
		}
		return t.audit("signed", "meeting", m.UID, fmt.Sprintf("minutes of the %s, by %s, %s", meetingText(m), s.Person, s.Capacity))
	})
}

func scanApproval(r row) (a data.Approval, err error) {
	var previous, hash []byte
	err = r.Scan(&a.ID, &a.Meeting, &a.Body, &a.Sequence, &a.On, &a.At, &a.Corrections, &a.Canonical, &previous, &hash)
	a.Hash = hex.EncodeToString(hash)
	if !bytes.Equal(previous, make([]byte, sha256.Size)) {
		a.Previous = hex.EncodeToString(previous)
	}
	return a, err
}

func scanSignature(r row) (s data.Signature, err error) {
	var at time.Time
	err = r.Scan(&s.Approval, &s.Person, &s.Capacity, fromInstant{&at}, &s.Method)
	s.SignedAt = at
	return s, err
}

// checkApprovals names the first broken link of every body's chain, and approved
// meetings whose rows are not what was approved.
func (b *Book) checkApprovals(ctx context.Context) (found []Problem, err error) {
	last := map[int64]data.Approval{}
	broken := map[int64]bool{}
	approvals, err := query(ctx, b.r, scanApproval, sqlApprovals)
	if err != nil {
		return nil, err
	}
	for _, a := range approvals {
		before := last[a.Body]
		last[a.Body] = a
		name, err := one(ctx, b.r, value[string], sqlMeetingName, a.Meeting)
		if err != nil {
			return found, err
		}
		if what := brokenLink(before, a); what != "" && !broken[a.Body] {
			broken[a.Body] = true
			found = append(found, problems("the chain of approvals is broken at the minutes of %s: %s", name, what)...)
		}
		same, err := b.asApproved(ctx, a)
		if err != nil {
			return found, err
		}
		if !same {
			found = append(found, problems("the minutes of %s are not what was approved", name)...)
		}
	}
	lost, err := query(ctx, b.r, value[string], sqlLostApprovals)
	for _, detail := range lost {
		found = append(found, problems("an approval is missing: the audit trail says %q", detail)...)
	}
	return found, err
}

// approvedRecord reads the record that an approval froze.
func approvedRecord(a data.Approval) (record.Meeting, error) {
	m, err := record.ParseCanonical(a.Canonical)
	if err != nil {
		return m, say(ErrDamaged, "the approved record: %v", err)
	}
	return m, nil
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

// asApproved tells whether the rows of a meeting still say what was approved.
// Names and addresses of people and the body's own settings may have changed.
func (b *Book) asApproved(ctx context.Context, a data.Approval) (bool, error) {
	frozen, err := approvedRecord(a)
	if errors.Is(err, ErrDamaged) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	now, err := recordFromRows(ctx, b.r, a.Meeting)
	if errors.Is(err, ErrDamaged) {
		return false, nil // said of the text already
	}
	if err != nil {
		return false, err
	}
	then, err := record.Canonical(bare(frozen), "", "")
	if err != nil {
		return false, err
	}
	today, err := record.Canonical(bare(now), "", "")
	return bytes.Equal(then, today), err
}

// bare leaves out of a record what may change after its approval.
func bare(m record.Meeting) record.Meeting {
	m.Body, m.Members, m.Meeting.Status = data.Body{}, nil, data.Approved
	for i := range m.Attendance {
		m.Attendance[i].Person = data.Person{UID: m.Attendance[i].Person.UID}
	}
	for i := range m.Declarations {
		m.Declarations[i].Person = data.Person{UID: m.Declarations[i].Person.UID}
	}
	return m
}

const (
	selectApproval = `SELECT id, meeting_id, body_id, seq, approved_on, coalesce(approved_at, 0), corrections, canonical, previous, hash
		FROM approval`
	sqlApprovalOf      = selectApproval + ` WHERE meeting_id = ?`
	sqlLastApproval    = selectApproval + ` WHERE body_id = ? ORDER BY seq DESC LIMIT 1`
	sqlApprovals       = selectApproval + ` ORDER BY body_id, seq`
	sqlInsertApproval  = `INSERT INTO approval(meeting_id, body_id, seq, approved_on, approved_at, corrections, canonical, previous, hash) VALUES (?,?,?,?,?,?,?,?,?)`
	sqlSignatures      = `SELECT approval_id, person, capacity, signed_at, method FROM signature WHERE approval_id = ? ORDER BY id`
	sqlInsertSignature = `INSERT INTO signature(approval_id, person, capacity, signed_at, method) VALUES (?,?,?,?,?)`
	sqlMeetingName     = `SELECT b.name || ' on ' || substr(m.starts_at, 1, 10) FROM meeting m JOIN body b ON b.id = m.body_id WHERE m.id = ?`
	sqlLostApprovals   = `SELECT u.detail FROM audit u LEFT JOIN meeting m ON m.uid = u.uid LEFT JOIN approval a ON a.meeting_id = m.id
		WHERE u.verb = 'approved' AND u.entity = 'meeting' AND a.id IS NULL ORDER BY u.id`
	sqlThinMeeting = `DELETE FROM revision AS r WHERE r.item_id IN (SELECT id FROM item WHERE meeting_id = ?) AND r.reason = '` + autosave + `'
		AND EXISTS (SELECT 1 FROM revision later WHERE later.item_id = r.item_id AND later.part = r.part AND later.rev > r.rev
			AND substr(later.at, 1, 13) = substr(r.at, 1, 13))`
)
