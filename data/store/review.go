package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"minutebook/data"
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
	sealed, err := rowSeal(t.ctx, t, sqlSentRow, r.ID)
	if err != nil {
		return err
	}
	return t.audit("sent for review", "meeting", m.UID, fmt.Sprintf("minutes of the %s to %s%s, %s%s", meetingText(m), readerText(r.Reader), extentText(*r),
		sealMark, sealed))
}

// auditReview adds an entry about a review to the trail, with what has become of it.
func auditReview(t *tx, verb string, r data.Review, detail string) error {
	sum, err := rowSeal(t.ctx, t, sqlAnswerRow, r.ID)
	if err != nil {
		return err
	}
	return t.audit(verb, "review", r.UID, detail+", "+sealMark+sum)
}

// oldSentSeal is what older versions of the program sealed of what was sent: the file
// and the whole record as it stood.
func oldSentSeal(uid, sum string, packed []byte) string {
	return seal(uid, sum, fmt.Sprintf("%x", sha256.Sum256(packed)))
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
	return chairReads(t.ctx, t, data.DateOf(t.now), m, r)
}

// chairReads tells whether a reader is the chair of a meeting, as seen on a day.
func chairReads(ctx context.Context, q querier, today data.Date, m data.Meeting, r data.Reader) (bool, error) {
	body, err := one(ctx, q, scanBody, sqlBody, m.Body)
	if err != nil {
		return false, err
	}
	members, err := membersOn(ctx, q, m.Body, m.Start.Date())
	if err != nil {
		return false, err
	}
	keepers, err := query(ctx, q, scanKeeper, sqlKeepers)
	return rules.IsChair(r, body.Wording, members, rules.Serving(keepers, today)), err
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
		return auditReview(t, "withdrew review", r, fmt.Sprintf("minutes of the %s from %s", meetingText(m), readerText(r.Reader)))
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

func scanReview(r row) (v data.Review, err error) {
	var returned time.Time
	err = r.Scan(&v.ID, &v.UID, &v.Meeting, &v.Reader.Name, &v.Reader.Capacity, &v.Reader.Email, &v.Note, &v.Restricted, fromJSON{&v.Asked},
		fromInstant{&v.SentAt}, &v.Actor, &v.State, &v.Round, &v.Verdict, fromInstant{&returned}, &v.Sealed)
	v.ReturnedAt = returned
	if len(v.Asked) == 0 {
		v.Asked = nil
	}
	return v, err
}

const (
	metaUID = "uid"

	selectReview = `SELECT id, uid, meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, state, round, verdict, returned_at, sealed
		FROM review`
	sqlReviews      = selectReview + ` WHERE meeting_id = ? ORDER BY sent_at, id`
	sqlReview       = selectReview + ` WHERE id = ?`
	sqlInsertReview = `INSERT INTO review(uid, meeting_id, reader, capacity, email, note, restricted, asked, sent_at, actor, sent_sha256, sent,
		state, round, verdict, returned_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,'sent',0,'','')`
	sqlSetReviewState = `UPDATE review SET state = ? WHERE id = ?`
)
