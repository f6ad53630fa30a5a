package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/review"
)

// Why a decision is not taken back.
var (
	// ErrTogether: the change went in with others of the item; TakeBackTogether takes
	// them all back.
	ErrTogether = errors.New("it was taken in together with others: all of them are taken back, or none")
	errSince    = errors.New("the item was changed since: its history brings the text back")
)

// TakeBack takes a decision on a change or remark back: it waits again. Where the
// change went into the minutes of the item, the text before it stands again, and
// what stood between is kept as a revision. Where the item has the words again that
// were sent, through its history, its text stays. It is refused where the change
// went in together with others of the item (ErrTogether), and once the item was
// changed otherwise since: then its history brings the text back.
func (b *Book) TakeBack(ctx context.Context, id int64, key string, item int64) (err error) {
	defer doing(&err, "take the decision back")
	return b.inTx(ctx, func(t *tx) error {
		r, all, err := mayTakeBack(t, id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(v data.Ruling) bool { return v.Remark == key })
		if i < 0 {
			return errors.New("nothing was decided on it")
		}
		if taken(all[i]) {
			f, err := answerOf(t.ctx, t, id)
			if err != nil {
				return err
			}
			with, err := keysAt(t, r, f, all, all[i].At)
			if err != nil {
				return err
			}
			back, stood, err := takeOut(t, r, f, item, with[item], all[i].At)
			switch {
			case err != nil:
				return err
			case !slices.Contains(back, key):
				return errSince
			case stood && len(back) > 1:
				return ErrTogether
			}
		}
		return unrule(t, r, []string{key})
	})
}

// TakeBackTogether takes back all changes of a reader that were taken in at one
// moment with the change of a key, by RuleClean. It says how many, and how many stay
// as they are: those of items that were changed since, whose texts are left alone.
func (b *Book) TakeBackTogether(ctx context.Context, id int64, key string) (back, stay int, err error) {
	defer doing(&err, "take the decisions back")
	err = b.inTx(ctx, func(t *tx) error {
		r, all, err := mayTakeBack(t, id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(v data.Ruling) bool { return v.Remark == key })
		if i < 0 || !taken(all[i]) {
			return errors.New("it was not taken into the minutes")
		}
		f, err := answerOf(t.ctx, t, id)
		if err != nil {
			return err
		}
		with, err := keysAt(t, r, f, all, all[i].At)
		if err != nil {
			return err
		}
		var keys []string
		for _, item := range slices.Sorted(maps.Keys(with)) {
			out, _, err := takeOut(t, r, f, item, with[item], all[i].At)
			if err != nil {
				return err
			}
			keys = append(keys, out...)
			stay += len(with[item]) - len(out)
		}
		if back = len(keys); back == 0 {
			return errSince
		}
		return unrule(t, r, keys)
	})
	if err != nil {
		return 0, 0, err
	}
	return back, stay, nil
}

// taken tells whether a change was taken into the minutes.
func taken(v data.Ruling) bool {
	return v.Ruling == data.RulingAccepted || v.Ruling == data.RulingEdited
}

// mayTakeBack is a review whose answer is in the book, with what was decided on it.
func mayTakeBack(t *tx, id int64) (data.Review, []data.Ruling, error) {
	r, err := one(t.ctx, t, scanReview, sqlReview, id)
	if err != nil {
		return r, nil, err
	}
	if _, err := openMeeting(t, r.Meeting); err != nil {
		return r, nil, err
	}
	if r.State != data.ReviewReturned && r.State != data.ReviewSettled {
		return r, nil, errors.New("no answer of this reader is in the book")
	}
	all, err := rulingsOf(t.ctx, t, id)
	return r, all, err
}

// unrule takes decisions back: what they were on waits again.
func unrule(t *tx, r data.Review, keys []string) error {
	for _, key := range keys {
		if err := t.must(sqlUnrule, r.ID, key); err != nil {
			return err
		}
	}
	if err := t.must(sqlSetReviewState, data.ReviewReturned, r.ID); err != nil {
		return err
	}
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return err
	}
	what := "a decision on a remark"
	if len(keys) > 1 {
		what = fmt.Sprintf("%d decisions on remarks", len(keys))
	}
	return auditReview(t, "took back", r, fmt.Sprintf("%s of %s on the minutes of the %s", what, r.Reader.Name, meetingText(m)))
}

// keysAt are the keys of the changes that were taken in at one moment, by item.
func keysAt(t *tx, r data.Review, f review.File, all []data.Ruling, at time.Time) (map[int64][]string, error) {
	then := map[string]bool{}
	for _, v := range all {
		then[v.Remark] = taken(v) && v.At.Equal(at)
	}
	items, err := query(t.ctx, t, scanItem, sqlItems, r.Meeting)
	if err != nil {
		return nil, err
	}
	out := map[int64][]string{}
	for _, it := range items {
		sent, shown := f.Sent.Item(it.UID)
		answered, changed := f.Answer.Texts[it.UID]
		if !shown || !changed {
			continue
		}
		for _, p := range review.Proposals(sent.Minutes, answered, sent.Minutes) {
			if then[p.Key] {
				out[it.ID] = append(out[it.ID], p.Key)
			}
		}
	}
	return out, nil
}

// takeOut has the text of an item stand again that stood before changes of a reader
// were taken in, and tells which of them are not in it any more. Of an item that was
// changed since the text stays (stood is false), and those are told that it has not
// got anyway.
func takeOut(t *tx, r data.Review, f review.File, item int64, keys []string, at time.Time) (out []string, stood bool, err error) {
	if err := putBack(t, r, item, at); !errors.Is(err, errSince) {
		return keys, true, err
	}
	whole, err := readRecord(t.ctx, t, r.Meeting)
	if err != nil {
		return nil, false, err
	}
	it, _ := whole.Item(item)
	sent, _ := f.Sent.Item(it.UID)
	for _, p := range review.Proposals(sent.Minutes, f.Answer.Texts[it.UID], it.Minutes) {
		if slices.Contains(keys, p.Key) && !p.Collides {
			out = append(out, p.Key)
		}
	}
	return out, false, nil
}

// putBack has the text stand again that stood before changes of a reader were taken
// in at a moment; errSince once another stands.
func putBack(t *tx, r data.Review, item int64, at time.Time) error {
	kept, err := query(t.ctx, t, func(r row) (v Revision, err error) {
		err = r.Scan(&v.Rev, fromInstant{&v.At}, &v.Actor, &v.Reason, &v.Size)
		return v, err
	}, sqlRevisions, item, MinutesPart)
	if err != nil {
		return err
	}
	now, _, err := optional(t.ctx, t, scanStored, sqlText, item, MinutesPart)
	if err != nil {
		return err
	}
	without := 0 // the revision before the one that stands and was kept then
	newest := true
	for i, v := range kept {
		if !v.At.Equal(at) || strings.HasPrefix(v.Reason, tookBack) || !newest && v.Reason == beforeReason(r) { // the text before is kept at the same moment
			continue
		}
		newest = false
		as, err := one(t.ctx, t, scanKept, sqlRevision, item, MinutesPart, v.Rev)
		if err != nil {
			return err
		}
		if bytes.Equal(now.sum, as.sum) {
			without = i + 1
			break
		}
	}
	for without > 0 && without < len(kept) && kept[without].Reason == "conflict" { // never stood
		without++
	}
	if without == 0 {
		return errSince
	}
	var text doc.Document // nothing was typed before, where no revision was kept
	if without < len(kept) {
		before, err := one(t.ctx, t, scanKept, sqlRevision, item, MinutesPart, kept[without].Rev)
		if err != nil {
			return err
		}
		form, err := before.form()
		if err != nil {
			return err
		}
		if text, err = doc.Parse(form); err != nil {
			return err
		}
	}
	if _, err := writeText(t, item, MinutesPart, text, now.rev); err != nil {
		return err
	}
	return keepText(t, item, MinutesPart, tookBack+r.Reader.Name)
}

// tookBack begins the reason of a text that stands again.
const tookBack = "took back the review by "

// beforeReason is why the text before a change of a reader is kept.
func beforeReason(r data.Review) string { return "before the review by " + r.Reader.Name }

// takenReason is why the text with a change of a reader is kept.
func takenReason(r data.Review) string { return "review by " + r.Reader.Name }

const sqlUnrule = `DELETE FROM ruling WHERE review_id = ? AND remark = ?`
