package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/rules"
)

// TakeReview takes a reader's answer into the book. It refuses with one sentence,
// and changes nothing, what this book did not send, what was withdrawn, what was
// damaged or altered on the way, an answer that is not newer than the last, and
// one for minutes that are approved. Where the chair approves the draft, what the
// chair was asked about is agreed as it was sent; where the chair returns it, it is
// being drafted again.
func (b *Book) TakeReview(ctx context.Context, file []byte, password string) (r data.Review, err error) {
	defer doing(&err, "take the review in")
	f, err := review.Decode(file, password)
	if err != nil {
		return r, err
	}
	err = b.inTxAs(ctx, rules.Agreeing, func(t *tx) error {
		kept, err := mayTake(t, f)
		if err != nil {
			return err
		}
		_, open := review.Decode(file, "")
		r, err = takeAnswer(t, kept, f, errors.Is(open, review.ErrPassword))
		return err
	})
	return r, err
}

// mayTake finds the review that a file answers, or says why it is not taken.
func mayTake(t *tx, f review.File) (r data.Review, err error) {
	book, err := one(t.ctx, t, value[string], sqlMeta, metaUID)
	if err != nil {
		return r, err
	}
	r, found, err := optional(t.ctx, t, scanReview, sqlReviewByUID, f.Sent.ID)
	switch {
	case err != nil:
		return r, err
	case f.Sent.Book != book:
		return r, errors.New("this review file belongs to another book")
	case !found:
		return r, errors.New("this book does not know of having sent this review file: it may have been put back to an earlier day")
	case r.State == data.ReviewWithdrawn:
		return r, fmt.Errorf("the review by %s was withdrawn: no answer to it is taken any more", r.Reader.Name)
	}
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return r, err
	}
	sum, err := one(t.ctx, t, value[string], sqlReviewSum, r.ID)
	switch {
	case err != nil:
		return r, err
	case m.Status.Locked():
		return r, ErrLocked
	case sum != review.Sum(f.Sent):
		return r, review.ErrDamaged
	case f.Answer.Round == 0:
		return r, fmt.Errorf("%s has not answered in this file yet", r.Reader.Name)
	case f.Answer.Round == r.Round:
		return r, hasAnswer(t, r, f)
	case f.Answer.Round < r.Round:
		return r, fmt.Errorf("this is an older answer of %s: a newer one is in the book", r.Reader.Name)
	case r.State != data.ReviewReturned:
		return r, nil
	}
	n, err := forgotten(t, r, f)
	if err == nil && n > 0 {
		err = fmt.Errorf("this answer does not say any more what %s said before and is not decided yet (%d in the list): decide on that first, then take it in", r.Reader.Name, n)
	}
	return r, err
}

// takeAnswer keeps an answer, and whether it came sealed under a password, and what
// follows from its verdict.
func takeAnswer(t *tx, r data.Review, f review.File, sealed bool) (data.Review, error) {
	form, err := review.Encode(f, "")
	if err != nil {
		return r, err
	}
	packed, err := deflate(form)
	if err != nil {
		return r, err
	}
	r.State, r.Round, r.Verdict, r.ReturnedAt, r.Sealed = data.ReviewReturned, f.Answer.Round, f.Answer.Verdict, atInstant(t.now), sealed
	if len(f.Answer.Texts) == 0 && len(f.Answer.Remarks) == 0 {
		r.State = data.ReviewSettled // nothing to decide
	}
	if err := t.must(sqlTakeAnswer, r.State, r.Round, r.Verdict, instant(r.ReturnedAt), r.Sealed, packed, r.ID); err != nil {
		return r, err
	}
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return r, err
	}
	said := map[data.Verdict]string{data.VerdictApproved: "approved as it stands", data.VerdictReturned: "returned with remarks"}[r.Verdict]
	how := ""
	if sealed {
		how = ", under a password"
	}
	if err := auditReview(t, "took in review", r, fmt.Sprintf("minutes of the %s from %s: %s, %s%s",
		meetingText(m), readerText(r.Reader), cmp.Or(said, "no verdict"), countText(len(f.Answer.Texts), len(f.Answer.Remarks)), how)); err != nil {
		return r, err
	}
	chair, err := isChair(t, m, r.Reader)
	if err != nil || !chair || m.Status == data.DraftPublished {
		return r, err
	}
	switch r.Verdict {
	case data.VerdictApproved:
		return r, agree(t, r, f)
	case data.VerdictReturned:
		return r, backFromChair(t, m, r.Reader)
	}
	return r, nil
}

func countText(texts, remarks int) string {
	plural := func(n int, one string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %ss", n, one)
	}
	return plural(texts, "changed text") + " and " + plural(remarks, "remark")
}

// agree freezes what the chair agreed to: the record as it stood when it was sent,
// with the chair's own changes where the chair saw the whole text. What the chair
// was not asked about, or did not see whole, stays as it was agreed before. Who was
// asked about some items has not agreed to a draft that was never agreed as a whole.
func agree(t *tx, r data.Review, f review.File) error {
	packed, err := one(t.ctx, t, value[[]byte], sqlReviewSent, r.ID)
	if err != nil {
		return err
	}
	sent, err := unpackRecord(packed)
	if err != nil {
		return err
	}
	last, before, err := optional(t.ctx, t, scanFrozen, sqlLastFrozen, r.Meeting, Agreed)
	if err != nil || !before && len(r.Asked) > 0 {
		return err
	}
	var agreed record.Meeting
	if before {
		if agreed, err = last.record(); err != nil {
			return err
		}
	}
	for i, it := range sent.Items {
		seen, shown := f.Sent.Item(it.UID)
		was := slices.IndexFunc(agreed.Items, func(o record.Item) bool { return o.UID == it.UID })
		answered, changed := f.Answer.Texts[it.UID]
		switch whole := shown && doc.Plain(seen.Minutes) == doc.Plain(it.Minutes); {
		case !whole && was >= 0:
			sent.Items[i].Minutes = agreed.Items[was].Minutes
		case whole && changed:
			sent.Items[i].Minutes = doc.Settled(answered)
		}
		if shown && was >= 0 {
			agreed.Items[was] = sent.Items[i]
		}
	}
	if len(r.Asked) > 0 {
		return freezeRecord(t, agreed, Agreed)
	}
	return freezeRecord(t, sent, Agreed)
}

// ReviewAnswer is the file as it last came back.
func (b *Book) ReviewAnswer(ctx context.Context, id int64) (_ review.File, err error) {
	defer doing(&err, "read the answer")
	return answerOf(ctx, b.r, id)
}

func answerOf(ctx context.Context, q querier, id int64) (review.File, error) {
	packed, err := one(ctx, q, value[[]byte], sqlReviewAnswer, id)
	if err != nil {
		return review.File{}, err
	}
	if len(packed) == 0 {
		return review.File{}, say(ErrNotFound, "no answer has come back yet")
	}
	form, err := inflate(packed)
	if err != nil {
		return review.File{}, say(ErrDamaged, "the answer is not what was taken in")
	}
	return review.Decode(form, "")
}

// checkReviews reads what was sent to readers and what they answered.
func (b *Book) checkReviews(ctx context.Context) (found []Problem, err error) {
	ids, err := query(ctx, b.r, value[int64], sqlReviewIDs)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		r, err := one(ctx, b.r, scanReview, sqlReview, id)
		if errors.Is(err, errCell) {
			found = append(found, problems("review %d was altered: %v", id, err)...)
			continue
		}
		if err != nil {
			return found, err
		}
		sent, err := one(ctx, b.r, value[[]byte], sqlReviewSent, id)
		if err != nil {
			return found, err
		}
		if _, err := unpackRecord(sent); err != nil {
			found = append(found, problems("what was sent to %s on %s cannot be read: %v", r.Reader.Name, data.DateOf(r.SentAt).Medium(), err)...)
		}
		if r.Round == 0 {
			continue
		}
		f, err := answerOf(ctx, b.r, id)
		sum, err2 := one(ctx, b.r, value[string], sqlReviewSum, id)
		if err != nil || err2 != nil || sum != review.Sum(f.Sent) {
			found = append(found, problems("the answer of %s to what was sent on %s is not what was taken in", r.Reader.Name, data.DateOf(r.SentAt).Medium())...)
		}
	}
	return found, nil
}

const (
	sqlReviewIDs    = `SELECT id FROM review ORDER BY id`
	sqlReviewByUID  = selectReview + ` WHERE uid = ?`
	sqlReviewSum    = `SELECT sent_sha256 FROM review WHERE id = ?`
	sqlReviewSent   = `SELECT sent FROM review WHERE id = ?`
	sqlReviewAnswer = `SELECT answer FROM review WHERE id = ?`
	sqlTakeAnswer   = `UPDATE review SET state = ?, round = ?, verdict = ?, returned_at = ?, sealed = ?, answer = ? WHERE id = ?`
)
