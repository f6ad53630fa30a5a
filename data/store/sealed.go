package store

import (
	"context"
	"errors"
	"strings"

	"minutebook/data"
)

// readKept reads by what the trail knows all that is locked with approved minutes, the
// records as they once stood, what went out, what was sent to readers and came back,
// and who keeps the book. Whether bytes are those of their own checksums, Check reads.
func (c *chains) readKept(ctx context.Context) error {
	for _, read := range []func(context.Context) error{c.readLocked, c.readFrozen, c.readIssues, c.readReviews, c.readKeepers} {
		if err := read(ctx); err != nil {
			return err
		}
	}
	return nil
}

// readLocked holds the rows of approved meetings against the seal they were locked
// with. What is listed of minutes that were altered, or approved by an older version
// of the program that sealed their history alone, is held against their texts too.
func (c *chains) readLocked(ctx context.Context) error {
	for _, id := range c.order {
		m := c.meetings[id]
		now, err := lockedSeal(ctx, c.r, id)
		if err != nil {
			return err
		}
		if c.made["kept"+m.uid+now] = true; c.seals["kept"+m.uid+now] {
			continue
		}
		then, err := oldHistorySeal(ctx, c.r, id)
		if err != nil {
			return err
		}
		c.made["kept"+m.uid+then] = true
		if err := c.readListed(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// readListed holds the decisions, votes and actions of approved minutes against their
// texts.
func (c *chains) readListed(ctx context.Context, m chained) error {
	texts, err := textsBy(ctx, c.r, sqlTextsOfMeeting, m.Meeting)
	if errors.Is(err, ErrDamaged) {
		return nil // said of the text already
	}
	if err != nil {
		return err
	}
	items, err := itemsOf(ctx, c.r, m.Meeting)
	if errors.Is(err, errCell) {
		return nil // said of the minutes already
	}
	if err != nil {
		return err
	}
	for _, it := range items {
		rows, err := readIndex(ctx, c.r, it.ID)
		if err != nil && !errors.Is(err, errCell) {
			return err
		}
		if err != nil || !rows.equal(deriveFrom(texts[it.ID].Minutes.Doc)) {
			c.say(ofRecord, m.Approval, "the decisions, votes or actions listed of the minutes of %s are not those of the minutes: %s", m.name, it.Title)
		}
	}
	return nil
}

// known tells whether the trail knows a row by one of its seals, and notes that it
// answers them.
func (c *chains) known(verb, uid string, seals ...string) bool {
	known := false
	for _, s := range seals {
		c.made[verb+uid+s] = true
		known = known || c.seals[verb+uid+s]
	}
	if !known {
		c.altered[verb+uid] = true
	}
	return known
}

// readFrozen reads the records as they were agreed and published.
func (c *chains) readFrozen(ctx context.Context) error {
	type keptRecord struct {
		id, meeting   int64
		uid, why, sum string
	}
	all, err := readable(ctx, c.r, func(r row) (f keptRecord, err error) {
		err = r.Scan(&f.id, &f.meeting, &f.uid, &f.why, &f.sum)
		return f, err
	}, sqlKeptSums)
	if err != nil {
		return err
	}
	for _, f := range all {
		now, err := rowSeal(ctx, c.r, sqlFrozenRow, f.id)
		if err != nil {
			return err
		}
		if c.known("kept", f.uid, now, seal(f.why, f.sum)) {
			continue
		}
		at, m, err := c.at(ctx, sqlMeeting, f.meeting)
		if err != nil {
			return err
		}
		c.say(ofKept, at, "the minutes of the %s as they were %s were altered, or were not kept by this program", meetingText(m), f.why)
	}
	return nil
}

// readMarginNotes reads the notes beside approved minutes.
func (c *chains) readMarginNotes(ctx context.Context) error {
	all, err := readable(ctx, c.r, scanMarginNote, sqlAllMarginNotes)
	if err != nil {
		return err
	}
	for _, n := range all {
		now, err := rowSeal(ctx, c.r, sqlMarginNoteRow, n.ID)
		if err != nil {
			return err
		}
		if !c.known("noted", n.UID, now, oldMarginSeal(n)) {
			m := c.meetings[n.Meeting]
			c.say(ofKept, m.Approval, "a note in the margin of the minutes of %s was altered, or was not made by this program: %s", m.name, n.Text)
		}
	}
	return nil
}

// readCorrections reads the closed corrections of published drafts.
func (c *chains) readCorrections(ctx context.Context) error {
	all, err := readable(ctx, c.r, scanCorrection, sqlAllCorrections)
	if err != nil {
		return err
	}
	for _, x := range all {
		now, err := rowSeal(ctx, c.r, sqlCorrectionRow, x.ID)
		if err != nil {
			return err
		}
		if c.known("corrected", x.UID, now, oldCorrectionSeal(x)) {
			continue
		}
		at, m, err := c.at(ctx, sqlMeeting, x.Meeting)
		if err != nil {
			return err
		}
		c.say(ofKept, at, "a correction of the draft minutes of the %s was altered, or was not made by this program: %s", meetingText(m), x.Reason)
	}
	return nil
}

// readIssues reads what went out.
func (c *chains) readIssues(ctx context.Context) error {
	type issued struct {
		id, meeting         int64
		uid, document, file string
	}
	all, err := readable(ctx, c.r, func(r row) (i issued, err error) {
		err = r.Scan(&i.id, &i.meeting, &i.uid, &i.document, &i.file)
		return i, err
	}, sqlAllIssues)
	if err != nil {
		return err
	}
	for _, i := range all {
		now, err := rowSeal(ctx, c.r, sqlIssueRow, i.id)
		if err != nil {
			return err
		}
		// Older versions of the program wrote down the file alone.
		if c.known("issued", i.uid, now) || c.plain["issued"+i.uid+i.document+" "+i.file] {
			continue
		}
		at, m, err := c.at(ctx, sqlMeeting, i.meeting)
		if err != nil {
			return err
		}
		c.say(ofRest, at, "what went out of the %s was altered, or was not issued by this program: %s", meetingText(m), i.file)
	}
	return nil
}

// readReviews reads what was sent to readers, and what came back and was decided on
// while the minutes were a draft; with approved minutes it is locked.
func (c *chains) readReviews(ctx context.Context) error {
	type sent struct {
		id, meeting      int64
		uid, review, sum string
		packed           []byte
		reader           string
		untouched        bool
	}
	ids, err := query(ctx, c.r, value[int64], sqlReviewIDs)
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := one(ctx, c.r, func(r row) (s sent, err error) {
			err = r.Scan(&s.id, &s.meeting, &s.uid, &s.review, &s.sum, &s.packed, &s.reader, &s.untouched)
			return s, err
		}, sqlSentSum, id)
		if errors.Is(err, ErrNotFound) {
			continue // its meeting is not there: checkStructure says so
		}
		if err != nil {
			return err
		}
		now, err := rowSeal(ctx, c.r, sqlSentRow, id)
		if err != nil {
			return err
		}
		at, m, err := c.at(ctx, sqlMeeting, s.meeting)
		if err != nil {
			return err
		}
		if !c.known("sent for review", s.uid, now, oldSentSeal(s.review, s.sum, s.packed)) {
			c.say(ofRest, at, "what was sent to %s of the %s was altered, or was not sent by this program", s.reader, meetingText(m))
		}
		if m.Status.Locked() {
			continue
		}
		answer, err := rowSeal(ctx, c.r, sqlAnswerRow, id)
		if err != nil {
			return err
		}
		last := c.newest["review"+s.review]
		old := last.hash == "" && (last.verb != "" || c.touched[s.uid])
		if last.hash != answer && !old && !(last.hash == "" && s.untouched) {
			c.say(ofRest, at, "what %s answered to the draft of the %s, or what was decided on it, was altered", s.reader, meetingText(m))
		}
	}
	return nil
}

// readKeepers reads who may work on the book.
func (c *chains) readKeepers(ctx context.Context) error {
	keepers, err := readable(ctx, c.r, scanKeeper, sqlKeepers)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, k := range keepers {
		there[k.UID] = true
		sum, err := rowSeal(ctx, c.r, sqlKeeperRow, k.ID)
		if err != nil {
			return err
		}
		last := c.newest["keeper"+k.UID]
		if same := last.hash == sum || last.hash == "" && last.detail == keeperText(k); !same || last.verb == "deleted" {
			c.say(ofRest, data.Approval{}, "who keeps the book was altered, not by this program: %s", keeperText(k))
		}
	}
	for key, last := range c.newest {
		if uid, keeper := strings.CutPrefix(key, "keeper"); keeper && last.verb != "deleted" && !there[uid] {
			c.say(ofRest, data.Approval{}, "somebody who keeps the book is missing: the audit trail says %q", last.detail)
		}
	}
	return nil
}

// oldHistorySeal is what older versions of the program sealed of what is locked with
// minutes: the earlier versions of their texts.
func oldHistorySeal(ctx context.Context, q querier, meeting int64) (string, error) {
	versions, err := query(ctx, q, value[string], sqlHistory, meeting)
	return seal(versions...), err
}

const (
	sqlHistory = `SELECT json_array(r.item_id, r.part, r.rev, r.at, r.actor, r.reason, lower(hex(r.sha256)))
		FROM item i JOIN revision r ON r.item_id = i.id WHERE i.meeting_id = ? ORDER BY r.item_id, r.part, r.rev`
	sqlKeptSums  = `SELECT f.id, f.meeting_id, m.uid, f.why, lower(hex(f.sha256)) FROM frozen f JOIN meeting m ON m.id = f.meeting_id ORDER BY f.id`
	sqlAllIssues = `SELECT i.id, i.meeting_id, m.uid, i.document, i.file FROM issue i JOIN meeting m ON m.id = i.meeting_id ORDER BY i.id`
	sqlSentSum   = `SELECT v.id, v.meeting_id, m.uid, v.uid, v.sent_sha256, v.sent, v.reader,
		v.state = 'sent' AND v.round = 0 AND v.verdict = '' AND v.returned_at = '' AND v.answer IS NULL AND v.sealed = 0
			AND NOT EXISTS (SELECT 1 FROM ruling x WHERE x.review_id = v.id)
		FROM review v JOIN meeting m ON m.id = v.meeting_id WHERE v.id = ?`
)
