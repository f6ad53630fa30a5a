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
		if s == "" { // older versions made none
			continue
		}
		c.made[verb+uid+s] = true
		known = known || c.seals[verb+uid+s]
	}
	if !known {
		c.altered[verb+uid] = true
	}
	return known
}

// sealedRow is a permanent row that the trail knows by its seal.
type sealedRow struct {
	id, meeting int64
	uid         string // of its entry in the trail
	old         string // the seal that older versions of the program made of it
	plain       string // what they wrote down of it where they made none; empty: they did
	fault       func(data.Meeting) string
}

// readSealed reads permanent rows of one kind: what lists them, what gives the facts of
// one that are sealed, and how a row is told.
func readSealed[T any](ctx context.Context, c *chains, r rank, verb, list, facts string, scan func(row) (T, error), told func(T) sealedRow) error {
	all, err := readable(ctx, c.r, scan, list)
	if err != nil {
		return err
	}
	for _, x := range all {
		is := told(x)
		now, err := rowSeal(ctx, c.r, facts, is.id)
		if err != nil {
			return err
		}
		if c.known(verb, is.uid, now, is.old) || is.plain != "" && c.plain[verb+is.uid+is.plain] {
			continue
		}
		at, m, err := c.at(ctx, sqlMeeting, is.meeting)
		if err != nil {
			return err
		}
		c.say(r, at, "%s", is.fault(m))
	}
	return nil
}

// readFrozen reads the records as they were agreed and published.
func (c *chains) readFrozen(ctx context.Context) error {
	type keptRecord struct {
		id, meeting   int64
		uid, why, sum string
	}
	return readSealed(ctx, c, ofKept, "kept", sqlKeptSums, sqlFrozenRow, func(r row) (f keptRecord, err error) {
		err = r.Scan(&f.id, &f.meeting, &f.uid, &f.why, &f.sum)
		return f, err
	}, func(f keptRecord) sealedRow {
		return sealedRow{f.id, f.meeting, f.uid, seal(f.why, f.sum), "", func(m data.Meeting) string {
			return "the minutes of the " + meetingText(m) + " as they were " + f.why + " were altered, or were not kept by this program"
		}}
	})
}

// readMarginNotes reads the notes beside approved minutes.
func (c *chains) readMarginNotes(ctx context.Context) error {
	return readSealed(ctx, c, ofKept, "noted", sqlAllMarginNotes, sqlMarginNoteRow, scanMarginNote, func(n data.MarginNote) sealedRow {
		return sealedRow{n.ID, n.Meeting, n.UID, oldMarginSeal(n), "", func(data.Meeting) string {
			return "a note in the margin of the minutes of " + c.meetings[n.Meeting].name + " was altered, or was not made by this program: " + n.Text
		}}
	})
}

// readCorrections reads the closed corrections of published drafts.
func (c *chains) readCorrections(ctx context.Context) error {
	return readSealed(ctx, c, ofKept, "corrected", sqlAllCorrections, sqlCorrectionRow, scanCorrection, func(x data.Correction) sealedRow {
		return sealedRow{x.ID, x.Meeting, x.UID, oldCorrectionSeal(x), "", func(m data.Meeting) string {
			return "a correction of the draft minutes of the " + meetingText(m) + " was altered, or was not made by this program: " + x.Reason
		}}
	})
}

// readIssues reads what went out. Older versions of the program wrote down the file alone.
func (c *chains) readIssues(ctx context.Context) error {
	type issued struct {
		id, meeting         int64
		uid, document, file string
	}
	return readSealed(ctx, c, ofRest, "issued", sqlAllIssues, sqlIssueRow, func(r row) (i issued, err error) {
		err = r.Scan(&i.id, &i.meeting, &i.uid, &i.document, &i.file)
		return i, err
	}, func(i issued) sealedRow {
		return sealedRow{i.id, i.meeting, i.uid, "", i.document + " " + i.file, func(m data.Meeting) string {
			return "what went out of the " + meetingText(m) + " was altered, or was not issued by this program: " + i.file
		}}
	})
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
