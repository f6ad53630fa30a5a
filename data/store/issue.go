package store

import (
	"context"
	"fmt"
	"time"

	"minutebook/data"
)

// Issues lists the documents of a meeting that went out, earliest first.
func (b *Book) Issues(ctx context.Context, meeting int64) (_ []data.Issue, err error) {
	defer doing(&err, "list what was issued")
	return issuesOf(ctx, b.r, meeting)
}

func issuesOf(ctx context.Context, q querier, meeting int64) ([]data.Issue, error) {
	return query(ctx, q, scanIssue, sqlIssues, meeting)
}

// KeepIssue keeps that a document went out, in the hands of whoever has the book
// open: at i.At or, where that is zero, now. Nothing alters it afterwards, and it
// may be kept for an approved meeting too: it is no part of the record.
func (b *Book) KeepIssue(ctx context.Context, i *data.Issue) (err error) {
	defer doing(&err, "keep what was issued")
	return b.inTx(ctx, func(t *tx) error {
		m, err := meetingOf(t.ctx, t, i.Meeting)
		if err != nil {
			return err
		}
		kept := *i
		if err := giveUID(&kept.UID); err != nil {
			return err
		}
		if kept.At.IsZero() {
			kept.At = t.now
		}
		kept.At, kept.Actor = kept.At.UTC().Truncate(time.Microsecond), t.actor
		contents, err := jsonText(kept.Contents)
		if err != nil {
			return err
		}
		recipients, err := jsonText(kept.Recipients)
		if err != nil {
			return err
		}
		if kept.ID, err = t.exec(sqlInsertIssue, kept.UID, kept.Meeting, kept.Document, kept.Restricted, instant(kept.At), kept.Actor,
			kept.File, kept.Size, kept.SHA256, max(kept.First, 1), max(kept.Last, kept.First, 1), contents, recipients); err != nil {
			return err
		}
		*i = kept
		sum, err := rowSeal(t.ctx, t, sqlIssueRow, kept.ID)
		if err != nil {
			return err
		}
		return t.audit("issued", "meeting", m.UID, fmt.Sprintf("%s %s, %s%s", i.Document, i.File, sealMark, sum))
	})
}

func scanIssue(r row) (i data.Issue, err error) {
	err = r.Scan(&i.ID, &i.UID, &i.Meeting, &i.Document, &i.Restricted, fromInstant{&i.At}, &i.Actor, &i.File, &i.Size, &i.SHA256,
		&i.First, &i.Last, fromJSON{&i.Contents}, fromJSON{&i.Recipients})
	return i, err
}

const (
	sqlIssues = `SELECT id, uid, meeting_id, document, restricted, issued_at, actor, file, size, sha256,
		first_page, last_page, contents, recipients FROM issue WHERE meeting_id = ? ORDER BY issued_at, id`
	sqlInsertIssue = `INSERT INTO issue(uid, meeting_id, document, restricted, issued_at, actor, file, size, sha256,
		first_page, last_page, contents, recipients) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`
)
