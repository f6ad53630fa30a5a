package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/record"
)

// Publish puts the draft out: it is frozen as it stands, and what changes in it
// from then on is a correction.
func (b *Book) Publish(ctx context.Context, meeting int64) error {
	return b.SetStatus(ctx, meeting, data.DraftPublished)
}

// BeginCorrection opens the published draft of a meeting for a change, with the
// reason for it. It stays open, whatever happens to the program, until
// EndCorrection.
func (b *Book) BeginCorrection(ctx context.Context, meeting int64, reason string) (c data.Correction, err error) {
	defer doing(&err, "begin a correction")
	err = b.inTx(ctx, func(t *tx) error {
		c, err = beginCorrection(t, meeting, reason)
		return err
	})
	return c, err
}

func beginCorrection(t *tx, meeting int64, reason string) (c data.Correction, err error) {
	m, err := meetingOf(t.ctx, t, meeting)
	if err != nil {
		return c, err
	}
	reason = strings.Join(strings.Fields(reason), " ")
	open, found, err := optional(t.ctx, t, scanCorrection, sqlOpenCorrection, meeting)
	switch {
	case err != nil:
		return c, err
	case m.Status.Locked():
		return c, ErrLocked
	case m.Status != data.DraftPublished:
		return c, fmt.Errorf("only a published draft is corrected: this one is %s", m.Status)
	case found:
		return c, fmt.Errorf("a correction is open already: %s", open.Reason)
	case reason == "":
		return c, errors.New("a correction must have a reason")
	}
	before, err := recordFromRows(t.ctx, t, meeting)
	if err != nil {
		return c, err
	}
	if _, frozen, err := optional(t.ctx, t, value[int64], sqlIsFrozen, meeting, Published); err != nil {
		return c, err
	} else if !frozen { // published by an import or an older version of the program
		if err := freezeRecord(t, before, Published); err != nil {
			return c, err
		}
	}
	_, packed, err := packRecord(before)
	if err != nil {
		return c, err
	}
	c = data.Correction{Meeting: meeting, Reason: reason, Begun: atInstant(t.now), Actor: t.actor}
	if err := giveUID(&c.UID); err != nil {
		return c, err
	}
	if c.ID, err = t.exec(sqlInsertCorrection, c.UID, meeting, c.Reason, instant(c.Begun), c.Actor, packed); err != nil {
		return c, err
	}
	return c, t.audit("began correction", "meeting", m.UID, fmt.Sprintf("of the %s: %s", meetingText(m), reason))
}

// EndCorrection closes the correction that is open, with what it changed. One that
// changed nothing vanishes: then its ID is 0.
func (b *Book) EndCorrection(ctx context.Context, meeting int64) (c data.Correction, err error) {
	defer doing(&err, "end the correction")
	err = b.inTx(ctx, func(t *tx) error {
		c, err = endCorrection(t, meeting)
		return err
	})
	return c, err
}

func endCorrection(t *tx, meeting int64) (data.Correction, error) {
	c, found, err := optional(t.ctx, t, scanCorrection, sqlOpenCorrection, meeting)
	if err != nil {
		return c, err
	}
	if !found {
		return c, errors.New("no correction is open")
	}
	m, err := meetingOf(t.ctx, t, meeting)
	if err != nil {
		return c, err
	}
	packed, err := one(t.ctx, t, value[[]byte], sqlCorrectionBefore, c.ID)
	if err != nil {
		return c, err
	}
	before, err := unpackRecord(packed)
	if err != nil {
		return c, err
	}
	now, err := recordFromRows(t.ctx, t, meeting)
	if err != nil {
		return c, err
	}
	if c.Changes = record.Compare(before, now); len(c.Changes) == 0 {
		if err := t.must(sqlDeleteCorrection, c.ID); err != nil {
			return c, err
		}
		return data.Correction{}, t.audit("gave up correction", "meeting", m.UID, fmt.Sprintf("of the %s, nothing changed: %s", meetingText(m), c.Reason))
	}
	c.Closed = atInstant(t.now)
	changes, err := jsonText(c.Changes)
	if err != nil {
		return c, err
	}
	if err := t.must(sqlCloseCorrection, instant(c.Closed), changes, c.ID); err != nil {
		return c, err
	}
	if err := freezeRecord(t, now, Published); err != nil { // as it is out from now on
		return c, err
	}
	sum, err := rowSeal(t.ctx, t, sqlCorrectionRow, c.ID)
	if err != nil {
		return c, err
	}
	return c, t.audit("corrected", "correction", c.UID, fmt.Sprintf("the published draft of the %s: %s, SHA-256 %s", meetingText(m), c.Reason, sum))
}

// OpenCorrection is the correction that is being made, if one is.
func (b *Book) OpenCorrection(ctx context.Context, meeting int64) (_ data.Correction, open bool, err error) {
	defer doing(&err, "look for a correction")
	return optional(ctx, b.r, scanCorrection, sqlOpenCorrection, meeting)
}

// Corrections lists those made to the published draft of a meeting, earliest
// first.
func (b *Book) Corrections(ctx context.Context, meeting int64) (_ []data.Correction, err error) {
	defer doing(&err, "list corrections")
	return correctionsOf(ctx, b.r, meeting)
}

func correctionsOf(ctx context.Context, q querier, meeting int64) ([]data.Correction, error) {
	return query(ctx, q, scanCorrection, sqlCorrections, meeting)
}

// oldCorrectionSeal is what older versions of the program sealed of a closed
// correction: all but the record before it.
func oldCorrectionSeal(c data.Correction) string {
	changes, err := jsonText(c.Changes)
	if err != nil { // plain data always has a form
		return ""
	}
	return seal(c.UID, fmt.Sprint(c.Meeting), c.Reason, instant(c.Begun), c.Actor, instant(c.Closed), changes)
}

func scanCorrection(r row) (c data.Correction, err error) {
	err = r.Scan(&c.ID, &c.UID, &c.Meeting, &c.Reason, fromInstant{&c.Begun}, &c.Actor, fromInstant{&c.Closed}, fromJSON{&c.Changes})
	return c, err
}

const (
	selectCorrection    = `SELECT id, uid, meeting_id, reason, begun_at, actor, closed_at, changes FROM correction`
	sqlCorrections      = selectCorrection + ` WHERE meeting_id = ? AND closed_at <> '' ORDER BY id`
	sqlOpenCorrection   = selectCorrection + ` WHERE meeting_id = ? AND closed_at = ''`
	sqlCorrectionBefore = `SELECT before FROM correction WHERE id = ?`
	sqlInsertCorrection = `INSERT INTO correction(uid, meeting_id, reason, begun_at, actor, closed_at, before, changes) VALUES (?,?,?,?,?,'',?,'[]')`
	sqlCloseCorrection  = `UPDATE correction SET closed_at = ?, changes = ? WHERE id = ?`
	sqlDeleteCorrection = `DELETE FROM correction WHERE id = ?`
	sqlIsFrozen         = `SELECT id FROM frozen WHERE meeting_id = ? AND why = ? LIMIT 1`
)
