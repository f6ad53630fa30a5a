package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
)

// Rulings lists what the clerk decided on the changes and remarks of a review.
func (b *Book) Rulings(ctx context.Context, id int64) (_ []data.Ruling, err error) {
	defer doing(&err, "list decisions on the review")
	return rulingsOf(ctx, b.r, id)
}

func rulingsOf(ctx context.Context, q querier, id int64) ([]data.Ruling, error) {
	return query(ctx, q, func(r row) (v data.Ruling, err error) {
		err = r.Scan(&v.Remark, &v.Ruling, &v.Reply, fromInstant{&v.At}, &v.Actor)
		return v, err
	}, sqlRulings, id)
}

// Rule decides on one change of a reader, or on a remark, which has a key alone.
// A change that is accepted, or edited and so taken in other words, goes into the
// minutes of the item in the same transaction; the text before it is kept as a
// revision. What was taken is not decided again: its history brings it back.
func (b *Book) Rule(ctx context.Context, id int64, p review.Proposal, item int64, edited *doc.Block, kind data.RulingKind, reply string) (err error) {
	defer doing(&err, "decide on the change")
	return b.inTx(ctx, func(t *tx) error {
		r, err := returned(t, id)
		if err != nil {
			return err
		}
		if err := mustBeUndecided(t, id, p.Key); err != nil {
			return err
		}
		if p.Kind != "" && (kind == data.RulingAccepted || kind == data.RulingEdited) {
			if kind == data.RulingAccepted {
				edited = nil
			}
			if err := applyTo(t, r, item, []review.Proposal{p}, edited); err != nil {
				return err
			}
		}
		return rule(t, r, p.Key, kind, reply)
	})
}

// RuleClean accepts every change that is not decided yet and does not collide with
// what was changed since, all of them or none, and says how many.
func (b *Book) RuleClean(ctx context.Context, id int64) (n int, err error) {
	defer doing(&err, "accept the changes")
	err = b.inTx(ctx, func(t *tx) error {
		r, err := returned(t, id)
		if err != nil {
			return err
		}
		open, _, err := undecided(t, r)
		if err != nil {
			return err
		}
		for _, o := range open {
			clean := slices.DeleteFunc(o.changes, func(p review.Proposal) bool { return p.Collides })
			if len(clean) == 0 {
				continue
			}
			if err := applyTo(t, r, o.item, clean, nil); err != nil {
				return err
			}
			for _, p := range clean {
				if err := rule(t, r, p.Key, data.RulingAccepted, ""); err != nil {
					return err
				}
			}
			n += len(clean)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// SettleReview says that all of an answer is decided.
func (b *Book) SettleReview(ctx context.Context, id int64) (err error) {
	defer doing(&err, "settle the review")
	return b.inTx(ctx, func(t *tx) error {
		r, err := returned(t, id)
		if err != nil {
			return err
		}
		open, remarks, err := undecided(t, r)
		if err != nil {
			return err
		}
		for _, o := range open {
			remarks += len(o.changes)
		}
		if remarks > 0 {
			return fmt.Errorf("%d changes or remarks of %s are not decided yet", remarks, r.Reader.Name)
		}
		if err := t.must(sqlSetReviewState, data.ReviewSettled, id); err != nil {
			return err
		}
		m, err := meetingOf(t.ctx, t, r.Meeting)
		if err != nil {
			return err
		}
		return auditReview(t, "settled review", r, fmt.Sprintf("minutes of the %s, by %s", meetingText(m), readerText(r.Reader)))
	})
}

// returned is a review whose answer is being decided on.
func returned(t *tx, id int64) (data.Review, error) {
	r, err := one(t.ctx, t, scanReview, sqlReview, id)
	if err != nil {
		return r, err
	}
	if _, err := openMeeting(t, r.Meeting); errors.Is(err, ErrLocked) {
		return r, err
	}
	switch r.State {
	case data.ReviewReturned:
		return r, nil
	case data.ReviewSettled:
		return r, errors.New("all of this answer is decided already")
	}
	return r, errors.New("no answer of this reader is in the book")
}

func mustBeUndecided(t *tx, id int64, key string) error {
	if key == "" {
		return errors.New("nothing is named to decide on")
	}
	all, err := rulingsOf(t.ctx, t, id)
	if err != nil {
		return err
	}
	for _, v := range all {
		if v.Remark == key && (v.Ruling == data.RulingAccepted || v.Ruling == data.RulingEdited) {
			return errors.New("this change is in the minutes already: bring the text back through its history")
		}
	}
	return nil
}

func rule(t *tx, r data.Review, key string, kind data.RulingKind, reply string) error {
	if _, err := t.exec(sqlRule, r.ID, key, kind, reply, instant(t.now), t.actor); err != nil {
		return err
	}
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return err
	}
	detail := fmt.Sprintf("a remark of %s on the minutes of the %s", r.Reader.Name, meetingText(m))
	if reply != "" {
		detail += ": " + reply
	}
	return auditReview(t, string(kind), r, detail)
}

// applyTo makes changes in the minutes of an item as they are now, and keeps the
// text before them.
func applyTo(t *tx, r data.Review, item int64, changes []review.Proposal, edited *doc.Block) error {
	whole, err := readRecord(t.ctx, t, r.Meeting)
	if err != nil {
		return err
	}
	it, found := whole.Item(item)
	if !found {
		return errors.New("the item is not one of this meeting")
	}
	texts, err := textsBy(t.ctx, t, sqlTextsOfItem, item)
	if err != nil {
		return err
	}
	now, err := applyAll(it.Minutes, changes, edited)
	if errors.Is(err, review.ErrChanged) { // held against references to other minutes as they were saved
		now, err = applyAll(texts[item].Minutes.Doc, changes, edited)
	}
	if err != nil {
		return err
	}
	if err := keepText(t, item, MinutesPart, beforeReason(r)); err != nil {
		return err
	}
	_, err = writeText(t, item, MinutesPart, now, texts[item].Minutes.Rev)
	if err == nil {
		err = keepText(t, item, MinutesPart, takenReason(r))
	}
	return err
}

func applyAll(now doc.Document, changes []review.Proposal, edited *doc.Block) (_ doc.Document, err error) {
	for _, p := range changes {
		if now, err = review.Apply(now, p, edited); err != nil {
			return now, err
		}
	}
	return now, nil
}

// openChanges are the changes to an item that are not decided yet.
type openChanges struct {
	item    int64
	changes []review.Proposal
}

// undecided is what of the answer in the book is not decided yet: changes by item,
// and how many remarks.
func undecided(t *tx, r data.Review) (open []openChanges, remarks int, err error) {
	f, err := answerOf(t.ctx, t, r.ID)
	if err != nil {
		return nil, 0, err
	}
	open, keys, err := undecidedIn(t, r, f)
	return open, len(keys), err
}

// undecidedIn is what of an answer is not decided yet: changes by item, and the keys
// of remarks.
func undecidedIn(t *tx, r data.Review, f review.File) (open []openChanges, remarks []string, err error) {
	whole, err := readRecord(t.ctx, t, r.Meeting)
	if err != nil {
		return nil, nil, err
	}
	all, err := rulingsOf(t.ctx, t, r.ID)
	if err != nil {
		return nil, nil, err
	}
	decided := map[string]bool{}
	for _, v := range all {
		decided[v.Remark] = true
	}
	for _, it := range whole.Items {
		answered, changed := f.Answer.Texts[it.UID]
		sent := slices.IndexFunc(f.Sent.Record.Items, func(s record.Item) bool { return s.UID == it.UID })
		if !changed || sent < 0 {
			continue
		}
		changes := review.Proposals(f.Sent.Record.Items[sent].Minutes, answered, it.Minutes)
		changes = slices.DeleteFunc(changes, func(p review.Proposal) bool { return decided[p.Key] })
		if len(changes) > 0 {
			open = append(open, openChanges{it.ID, changes})
		}
	}
	for _, remark := range f.Answer.Remarks {
		if !decided[remark.Key] {
			remarks = append(remarks, remark.Key)
		}
	}
	return open, remarks, nil
}

const (
	sqlRulings = `SELECT remark, ruling, reply, at, actor FROM ruling WHERE review_id = ? ORDER BY at, remark`
	sqlRule    = `INSERT INTO ruling(review_id, remark, ruling, reply, at, actor) VALUES (?,?,?,?,?,?)
		ON CONFLICT (review_id, remark) DO UPDATE SET ruling = excluded.ruling, reply = excluded.reply, at = excluded.at, actor = excluded.actor`
)
