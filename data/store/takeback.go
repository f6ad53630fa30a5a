package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
)

// TakeBack takes a decision on a change or remark back: it waits again. Where the
// change went into the minutes of the item, the text before it stands again, and
// what stood between is kept as a revision. It is refused where the change went in
// together with others, and once the item was changed otherwise since: then its
// history brings the text back.
func (b *Book) TakeBack(ctx context.Context, id int64, key string, item int64) (err error) {
	defer doing(&err, "take the decision back")
	return b.inTx(ctx, func(t *tx) error {
		r, err := one(t.ctx, t, scanReview, sqlReview, id)
		if err != nil {
			return err
		}
		m, err := openMeeting(t, r.Meeting)
		if err != nil {
			return err
		}
		all, err := rulingsOf(t.ctx, t, id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(v data.Ruling) bool { return v.Remark == key })
		switch {
		case r.State != data.ReviewReturned && r.State != data.ReviewSettled:
			return errors.New("no answer of this reader is in the book")
		case i < 0:
			return errors.New("nothing was decided on it")
		}
		if kind := all[i].Ruling; kind == data.RulingAccepted || kind == data.RulingEdited {
			if err := putBack(t, r, item, all[i].At, takenAt(all, all[i].At)); err != nil {
				return err
			}
		}
		if err := t.must(sqlUnrule, id, key); err != nil {
			return err
		}
		if err := t.must(sqlSetReviewState, data.ReviewReturned, id); err != nil {
			return err
		}
		return t.audit("took back", "review", r.UID, fmt.Sprintf("a decision on a remark of %s on the minutes of the %s", r.Reader.Name, meetingText(m)))
	})
}

// takenAt counts the changes that were taken in at one moment.
func takenAt(all []data.Ruling, at time.Time) int {
	n := 0
	for _, v := range all {
		if (v.Ruling == data.RulingAccepted || v.Ruling == data.RulingEdited) && v.At.Equal(at) {
			n++
		}
	}
	return n
}

// putBack has the text stand again that stood before a change of a reader was taken
// in, alone and last.
func putBack(t *tx, r data.Review, item int64, at time.Time, together int) error {
	texts, err := textsBy(t.ctx, t, sqlTextsOfMeeting, r.Meeting)
	if err != nil {
		return err
	}
	now := texts[item].Minutes
	last, err := query(t.ctx, t, func(r row) (v Revision, err error) {
		err = r.Scan(&v.Rev, fromInstant{&v.At}, &v.Actor, &v.Reason, &v.Size)
		return v, err
	}, sqlRevisions, item, MinutesPart)
	if err != nil {
		return err
	}
	switch {
	case together > 1:
		return errors.New("it was taken in together with others: the history of the item brings the text back")
	case len(last) < 2 || last[0].Rev != now.Rev || last[0].Reason != takenReason(r) || !last[0].At.Equal(at):
		return errors.New("the item was changed since: its history brings the text back")
	}
	kept, err := one(t.ctx, t, scanKept, sqlRevision, item, MinutesPart, last[1].Rev)
	if err != nil {
		return err
	}
	form, err := kept.form()
	if err != nil {
		return err
	}
	before, err := doc.Parse(form)
	if err != nil {
		return err
	}
	if _, err := writeText(t, item, MinutesPart, before, now.Rev); err != nil {
		return err
	}
	return keepText(t, item, MinutesPart, "took back the review by "+r.Reader.Name)
}

// takenReason is why the text with a change of a reader is kept.
func takenReason(r data.Review) string { return "review by " + r.Reader.Name }

const sqlUnrule = `DELETE FROM ruling WHERE review_id = ? AND remark = ?`
