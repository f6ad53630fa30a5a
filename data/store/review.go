package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/rules"
)

// SendReview makes the file in which a draft goes to a reader, and keeps what was
// sent. r says to whom, what they are asked and whether exempt matter goes along;
// the rest of it is filled. A draft that goes to the chair (rules.IsChair) is with
// the chair from then on.
func (b *Book) SendReview(ctx context.Context, r *data.Review, password string) (file []byte, err error) {
	defer doing(&err, "send the draft")
	sent := *r
	whole, err := readRecord(ctx, b.r, sent.Meeting)
	if err != nil {
		return nil, err
	}
	if err := maySend(whole, &sent); err != nil {
		return nil, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	book, err := one(ctx, b.r, value[string], sqlMeta, metaUID)
	if err != nil {
		return nil, err
	}
	sent.UID, sent.SentAt, sent.Actor, sent.State = id.String(), atInstant(b.now()), b.actorName(), data.ReviewSent
	part := review.Sent{ID: sent.UID, Book: book, Meeting: whole.Meeting.UID, At: sent.SentAt, By: sent.Actor, To: sent.Reader, Note: sent.Note,
		Restricted: sent.Restricted, Asked: sent.Asked, Record: review.Extract(whole, sent.Asked, sent.Restricted)}
	// A password takes a second to work in: saves must not wait for it.
	if file, err = review.Encode(review.File{Sent: part}, password); err != nil {
		return nil, err
	}
	err = b.inTx(ctx, func(t *tx) error { return keepSent(t, &sent, review.Sum(part), whole) })
	if err != nil {
		return nil, err
	}
	*r = sent
	return file, nil
}

// maySend refuses a draft that there is not, and readers and items that are not
// right.
func maySend(m record.Meeting, r *data.Review) error {
	r.Reader.Name = strings.Join(strings.Fields(r.Reader.Name), " ")
	switch {
	case m.Meeting.Status.Locked():
		return ErrLocked
	case !minuted(m.Meeting.Status):
		return errors.New("there are no minutes to read yet")
	case r.Reader.Name == "":
		return errors.New("a draft is sent to somebody: give the name")
	}
	for _, uid := range r.Asked {
		i := slices.IndexFunc(m.Items, func(it record.Item) bool { return it.UID == uid })
		switch {
		case i < 0:
			return errors.New("an item that is asked about is not one of this meeting")
		case m.Items[i].Exempt != "" && !r.Restricted:
			return fmt.Errorf("%s is kept from the public: say that exempt matter goes to this reader", m.Items[i].Title)
		}
	}
	return nil
}

// keepSent keeps a review with the whole record as it stood, which is what the
// chair agrees to, and moves the draft to the chair.
func keepSent(t *tx, r *data.Review, sum string, whole record.Meeting) error {
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return err
	}
	_, packed, err := packRecord(whole)
	if err != nil {
		return err
	}
	asked, err := jsonText(append([]string{}, r.Asked...))
	if err != nil {
		return err
	}
	if r.ID, err = t.exec(sqlInsertReview, r.UID, r.Meeting, r.Reader.Name, r.Reader.Capacity, r.Reader.Email, r.Note, r.Restricted,
		asked, instant(r.SentAt), r.Actor, sum, packed); err != nil {
		return err
	}
	chair, err := isChair(t, m, r.Reader)
	if err != nil {
		return err
	}
	if chair && m.Status == data.Drafting {
		if err := forChair(t, m.ID); err != nil {
			return err
		}
		if m, err = step(t, m.ID, data.WithChair); err != nil {
			return err
		}
	}
	return t.audit("sent for review", "meeting", m.UID, fmt.Sprintf("minutes of the %s to %s%s", meetingText(m), readerText(r.Reader), extentText(*r)))
}

func readerText(r data.Reader) string {
	if r.Capacity == "" {
		return r.Name
	}
	return r.Name + ", " + r.Capacity
}

// extentText says what of a draft was sent.
func extentText(r data.Review) string {
	var s string
	if n := len(r.Asked); n == 1 {
		s = ", one item"
	} else if n > 1 {
		s = fmt.Sprintf(", %d items", n)
	}
	if r.Restricted {
		s += ", with exempt matter"
	}
	return s
}

func isChair(t *tx, m data.Meeting, r data.Reader) (bool, error) {
	body, err := one(t.ctx, t, scanBody, sqlBody, m.Body)
	if err != nil {
		return false, err
	}
	members, err := membersOn(t.ctx, t, m.Body, m.Start.Date())
	if err != nil {
		return false, err
	}
	keepers, err := query(t.ctx, t, scanKeeper, sqlKeepers)
	return rules.IsChair(r, body.Wording, members, rules.Serving(keepers, data.DateOf(t.now))), err
}

// Reviews lists what of a meeting was sent to readers, earliest first.
func (b *Book) Reviews(ctx context.Context, meeting int64) (_ []data.Review, err error) {
	defer doing(&err, "list reviews")
	return query(ctx, b.r, scanReview, sqlReviews, meeting)
}

// Review is the review with the id.
func (b *Book) Review(ctx context.Context, id int64) (_ data.Review, err error) {
	defer doing(&err, "read review")
	return one(ctx, b.r, scanReview, sqlReview, id)
}

// WithdrawReview says that no answer of a reader is waited for or taken any more.
// A draft that was with the chair for it is being drafted again.
func (b *Book) WithdrawReview(ctx context.Context, id int64) (err error) {
	defer doing(&err, "withdraw the review")
	return b.inTx(ctx, func(t *tx) error {
		r, err := one(t.ctx, t, scanReview, sqlReview, id)
		if err != nil {
			return err
		}
		m, err := meetingOf(t.ctx, t, r.Meeting)
		switch {
		case err != nil:
			return err
		case m.Status.Locked():
			return ErrLocked
		case r.State == data.ReviewWithdrawn:
			return nil
		}
		if err := t.must(sqlSetReviewState, data.ReviewWithdrawn, id); err != nil {
			return err
		}
		if r.State == data.ReviewSent {
			if err := backFromChair(t, m, r.Reader); err != nil {
				return err
			}
		}
		return t.audit("withdrew review", "meeting", m.UID, fmt.Sprintf("minutes of the %s from %s", meetingText(m), readerText(r.Reader)))
	})
}

// backFromChair moves a draft back to the clerk, where the reader is the chair and
// no other file is out to the chair.
func backFromChair(t *tx, m data.Meeting, from data.Reader) error {
	chair, err := isChair(t, m, from)
	if err != nil || !chair || m.Status != data.WithChair {
		return err
	}
	all, err := query(t.ctx, t, scanReview, sqlReviews, m.ID)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.State != data.ReviewSent {
			continue
		}
		if other, err := isChair(t, m, r.Reader); err != nil || other {
			return err
		}
	}
	_, err = step(t, m.ID, data.Drafting)
	return err
}

// TakeReview takes a reader's answer into the book. It refuses with one sentence,
// and changes nothing, what this book did not send, what was withdrawn, what was
// damaged or altered on the way, an answer that is not newer than the last, and
// one for minutes that are approved. Where the chair approves the draft, the
// record as it was sent is agreed; where the chair returns it, it is being drafted
// again.
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
		r, err = takeAnswer(t, kept, f)
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
		return r, fmt.Errorf("this answer of %s is in the book already", r.Reader.Name)
	case f.Answer.Round < r.Round:
		return r, fmt.Errorf("this is an older answer of %s: a newer one is in the book", r.Reader.Name)
	}
	return r, nil
}

// takeAnswer keeps an answer and what follows from its verdict.
func takeAnswer(t *tx, r data.Review, f review.File) (data.Review, error) {
	form, err := review.Encode(f, "")
	if err != nil {
		return r, err
	}
	packed, err := deflate(form)
	if err != nil {
		return r, err
	}
	r.State, r.Round, r.Verdict, r.ReturnedAt = data.ReviewReturned, f.Answer.Round, f.Answer.Verdict, atInstant(t.now)
	if len(f.Answer.Texts) == 0 && len(f.Answer.Remarks) == 0 {
		r.State = data.ReviewSettled // nothing to decide
	}
	if err := t.must(sqlTakeAnswer, r.State, r.Round, r.Verdict, instant(r.ReturnedAt), packed, r.ID); err != nil {
		return r, err
	}
	m, err := meetingOf(t.ctx, t, r.Meeting)
	if err != nil {
		return r, err
	}
	said := map[data.Verdict]string{data.VerdictApproved: "approved as it stands", data.VerdictReturned: "returned with remarks"}[r.Verdict]
	if err := t.audit("took in review", "meeting", m.UID, fmt.Sprintf("minutes of the %s from %s: %s, %s",
		meetingText(m), readerText(r.Reader), cmp.Or(said, "no verdict"), countText(len(f.Answer.Texts), len(f.Answer.Remarks)))); err != nil {
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
// with the chair's own changes where the chair saw the whole text.
func agree(t *tx, r data.Review, f review.File) error {
	packed, err := one(t.ctx, t, value[[]byte], sqlReviewSent, r.ID)
	if err != nil {
		return err
	}
	m, err := unpackRecord(packed)
	if err != nil {
		return err
	}
	for i, it := range m.Items {
		answered, changed := f.Answer.Texts[it.UID]
		if changed && doc.Plain(doc.Original(answered)) == doc.Plain(it.Minutes) {
			m.Items[i].Minutes = doc.Settled(answered)
		}
	}
	return freezeRecord(t, m, Agreed)
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

func scanReview(r row) (v data.Review, err error) {
	var returned time.Time
	err = r.Scan(&v.ID, &v.UID, &v.Meeting, &v.Reader.Name, &v.Reader.Capacity, &v.Reader.Email, &v.Note, &v.Restricted, fromJSON{&v.Asked},
		fromInstant{&v.SentAt}, &v.Actor, &v.State, &v.Round, &v.Verdict, fromInstant{&returned})
	v.ReturnedAt = returned
	if len(v.Asked) == 0 {
		v.Asked = nil
	}
	return v, err
}

const (
	metaUID = "uid"

	selectReview = `SELECT id, uid, meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, state, round, verdict, returned_at
		FROM review`
	sqlReviews      = selectReview + ` WHERE meeting_id = ? ORDER BY sent_at, id`
	sqlReview       = selectReview + ` WHERE id = ?`
	sqlReviewByUID  = selectReview + ` WHERE uid = ?`
	sqlReviewSum    = `SELECT sent_sha256 FROM review WHERE id = ?`
	sqlReviewSent   = `SELECT sent FROM review WHERE id = ?`
	sqlReviewAnswer = `SELECT answer FROM review WHERE id = ?`
	sqlInsertReview = `INSERT INTO review(uid, meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, sent_sha256, sent,
		state, round, verdict, returned_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,'sent',0,'','')`
	sqlSetReviewState = `UPDATE review SET state = ? WHERE id = ?`
	sqlTakeAnswer     = `UPDATE review SET state = ?, round = ?, verdict = ?, returned_at = ?, answer = ? WHERE id = ?`
)
