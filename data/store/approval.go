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
	"slices"

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

// Approve says that the minutes were agreed as a correct record: a.At is the
// meeting that agreed, a.Item and a.Minute the minute that says so (one is found
// by the other), a.On the day, of that meeting if it is empty. What was corrected
// is marked in the text, with a note that names the minute; a.Corrections says it
// in words, which follow from the replacements if it is empty. The record is then
// frozen byte for byte, chained to the body's approval before, and locked. Its
// history stays, one revision an hour; answers of readers that are still out are
// taken no more; its actions go on.
func (b *Book) Approve(ctx context.Context, meeting int64, a data.Approval, corrections []Replacement) (err error) {
	defer doing(&err, "approve minutes")
	return b.inTx(ctx, func(t *tx) error { return approve(t, meeting, a, corrections) })
}

func approve(t *tx, meeting int64, a data.Approval, corrections []Replacement) error {
	if open, found, err := optional(t.ctx, t, scanCorrection, sqlOpenCorrection, meeting); err != nil || found {
		return cmp.Or(err, fmt.Errorf("a correction of this draft is open (%s): end it first", open.Reason))
	}
	m, err := step(t, meeting, data.Approved)
	if err != nil {
		return err
	}
	at, err := approvedAt(t, m, &a)
	if err != nil {
		return err
	}
	if err := settleReferences(t, meeting); err != nil {
		return err
	}
	if err := correctTexts(t, m, &a, corrections); err != nil {
		return err
	}
	// The history and the reviews are locked for good.
	for _, settle := range []string{sqlThinMeeting, sqlWithdrawReviews} {
		if _, err := t.exec(settle, meeting); err != nil {
			return err
		}
	}
	history, err := lockedSeal(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	if err := t.audit("kept", "meeting", m.UID, fmt.Sprintf("the history of the minutes of the %s, %s%s", meetingText(m), sealMark, history)); err != nil {
		return err
	}
	return t.chain(m, at, a)
}

// chain freezes the record and adds its approval to the body's chain.
func (t *tx) chain(m data.Meeting, at record.Approving, a data.Approval) error {
	whole, err := recordFromRows(t.ctx, t, m.ID)
	if err != nil {
		return err
	}
	at.On, at.Minute, at.Corrections, at.Before = a.On, a.Minute, a.Corrections, a.Before
	frozen, err := record.CanonicalApproved(whole, at)
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
	before, err := jsonText(a.Before)
	if err != nil {
		return err
	}
	sequence := last.Sequence + 1
	hash := approvalHash(previous, sequence, frozen)
	if _, err := t.exec(sqlInsertApproval, m.ID, m.Body, sequence, a.On, null(a.At), null(a.Item), a.Minute, a.Corrections, before, frozen, previous, hash); err != nil {
		return err
	}
	return t.audit("approved", "meeting", m.UID, fmt.Sprintf("minutes of the %s, approval %d, %s%x", meetingText(m), sequence, sealMark, hash))
}

// approvedAt works out which minute of which meeting approves the minutes of m,
// and refuses what cannot be: the same or an earlier meeting, an extraordinary one,
// one of a body that is neither m's nor above it, a meeting that was not held, a
// minute it has not.
func approvedAt(t *tx, m data.Meeting, a *data.Approval) (record.Approving, error) {
	var by record.Approving
	if a.At == 0 && a.Item != 0 {
		it, err := one(t.ctx, t, scanItem, sqlItem, a.Item)
		if err != nil {
			return by, err
		}
		a.At = it.Meeting
	}
	if a.At != 0 {
		at, err := meetingOf(t.ctx, t, a.At)
		if err != nil {
			return by, err
		}
		if err := mayApprove(t, at, m); err != nil {
			return by, err
		}
		by.At, a.On = at.UID, cmp.Or(a.On, at.Start.Date())
		if by.Item, err = approvingItem(t, at, a); err != nil {
			return by, err
		}
	}
	a.On = cmp.Or(a.On, data.DateOf(t.now))
	if a.On < m.Start.Date() {
		return by, fmt.Errorf("minutes of %s cannot be approved on %s", m.Start.Date().Medium(), a.On.Medium())
	}
	return by, nil
}

func mayApprove(t *tx, at, m data.Meeting) error {
	switch {
	case at.ID == m.ID || at.Start < m.Start:
		return errors.New("minutes are approved by a later meeting")
	case !rules.ApprovesMinutes(at):
		return errors.New("an extraordinary meeting approves no minutes: they wait for the next ordinary one (LGA 1972 Sch 12 para 41)")
	case !minuted(at.Status):
		return fmt.Errorf("the meeting on %s has no minutes yet: begin them, and approve there", at.Start.Date().Medium())
	}
	for body := m.Body; body != at.Body; {
		above, err := one(t.ctx, t, scanBody, sqlBody, body)
		if err != nil {
			return err
		}
		if above.Parent == 0 {
			return errors.New("minutes are approved by the body that met, or one above it; another one receives them")
		}
		body = above.Parent
	}
	return nil
}

// approvingItem is the item that approves: the one named, the one that has the
// minute named, or the only one on the minutes of the last meeting.
func approvingItem(t *tx, at data.Meeting, a *data.Approval) (uid string, err error) {
	items, err := itemsOf(t.ctx, t, at.ID)
	if err != nil {
		return "", err
	}
	on := at.Start.Date().Medium()
	is := func(it data.Item) bool { return rules.PurposeOf(it.Title) == rules.ForMinutes && !it.Heading }
	switch {
	case a.Item != 0:
		is = func(it data.Item) bool { return it.ID == a.Item }
	case a.Minute != "":
		is = func(it data.Item) bool {
			return it.MinuteNumber == a.Minute || it.Sequence > 0 && fmt.Sprint(it.Sequence) == a.Minute
		}
	}
	found := slices.DeleteFunc(items, func(it data.Item) bool { return !is(it) })
	switch {
	case len(found) == 1:
		a.Item, a.Minute = found[0].ID, cmp.Or(found[0].MinuteNumber, a.Minute)
		return found[0].UID, nil
	case a.Item != 0:
		return "", fmt.Errorf("the item is not one of the meeting on %s", on)
	case a.Minute != "" && len(found) == 0:
		return "", fmt.Errorf("the meeting on %s has no minute %s", on, a.Minute)
	}
	return "", nil
}

func scanApproval(r row) (a data.Approval, err error) {
	var previous, hash []byte
	err = r.Scan(&a.ID, &a.Meeting, &a.Body, &a.Sequence, &a.On, &a.At, &a.Item, &a.Minute, &a.Corrections, &a.Canonical, &previous, &hash, fromJSON{&a.Before})
	a.Hash = hex.EncodeToString(hash)
	if !bytes.Equal(previous, make([]byte, sha256.Size)) {
		a.Previous = hex.EncodeToString(previous)
	}
	return a, err
}

// approvedRecord reads the record that an approval froze, and what its bytes say
// of the approval.
func approvedRecord(a data.Approval) (record.Meeting, record.Approving, error) {
	m, by, err := record.ParseApproved(a.Canonical)
	if err != nil {
		return m, by, say(ErrDamaged, "the approved record: %v", err)
	}
	return m, by, nil
}

const (
	approvalColumns = `SELECT id, meeting_id, body_id, seq, approved_on, coalesce(approved_at, 0), coalesce(approved_item, 0), minute, corrections, `
	selectApproval  = approvalColumns + `canonical, previous, hash, before FROM approval`
	sqlApprovalOf   = selectApproval + ` WHERE meeting_id = ?`
	sqlLastApproval = selectApproval + ` WHERE body_id = ? ORDER BY seq DESC LIMIT 1`
	// The bytes of other records are not read to list what a meeting has approved.
	sqlApprovalsAt    = approvalColumns + `x'', previous, hash, before FROM approval WHERE approved_at = ? ORDER BY approved_on, id`
	sqlInsertApproval = `INSERT INTO approval(meeting_id, body_id, seq, approved_on, approved_at, approved_item, minute, corrections, before, canonical, previous, hash)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`
	sqlWithdrawReviews = `UPDATE review SET state = 'withdrawn' WHERE meeting_id = ? AND state = 'sent'`
	sqlThinMeeting     = `DELETE FROM revision AS r WHERE r.item_id IN (SELECT id FROM item WHERE meeting_id = ?) AND r.reason = '` + autosave + `'
		AND EXISTS (SELECT 1 FROM revision later WHERE later.item_id = r.item_id AND later.part = r.part AND later.rev > r.rev
			AND substr(later.at, 1, 13) = substr(r.at, 1, 13))`
)
