package store_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/store"
)

// draftedTown has minutes of one item that wait to be read.
func draftedTown(t testing.TB) *town {
	t.Helper()
	w := newTown(t)
	must(t, w.BeginMinutes(context.Background(), w.meeting.ID))
	w.save(t, w.items[0].ID, minutes("The Committee noted the report of ten pages."))
	w.save(t, w.items[1].ID, doc.Document{Blocks: []doc.Block{{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}}}})
	return w
}

func sentTo(t testing.TB, w *town, to data.Reader, asked ...string) (data.Review, []byte) {
	t.Helper()
	r := data.Review{Meeting: w.meeting.ID, Reader: to, Note: "By Friday, please.", Asked: asked}
	file, err := w.SendReview(context.Background(), &r, "")
	must(t, err)
	return r, file
}

var theChair = data.Reader{Name: "Councillor Ann Day", Capacity: "Chairman"}

// answer writes into a file what a reader says.
func answer(t testing.TB, file []byte, say func(*review.Answer, record.Meeting)) []byte {
	t.Helper()
	f, err := review.Decode(file, "")
	must(t, err)
	f.Answer.Round++
	f.Answer.At, f.Answer.By = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), f.Sent.To.Name
	say(&f.Answer, f.Sent.Record)
	out, err := review.Encode(f, "")
	must(t, err)
	return out
}

// twelve is the minutes of draftedTown as a reader puts them right.
func twelve(a *review.Answer, m record.Meeting) {
	d := doc.Document{Blocks: append([]doc.Block{}, m.Items[0].Minutes.Blocks...)}
	d.Blocks[0].Runs = []doc.Run{{Text: "The Committee noted the report of "}, {Text: "ten", Edit: doc.Struck}, {Text: "twelve", Edit: doc.Added}, {Text: " pages."}}
	a.Verdict, a.Texts = data.VerdictReturned, map[string]doc.Document{m.Items[0].UID: d}
	a.Remarks = []review.Remark{{Key: "k1", Item: m.Items[1].UID, Block: "q1", Text: "Until when?"}}
}

// TestReviewByTheChair walks a draft to the chair and back.
func TestReviewByTheChair(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	r, file := sentTo(t, w, theChair)
	status := func(want data.Status) {
		t.Helper()
		if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Status != want {
			t.Errorf("the meeting is %s, want %s", m.Status, want)
		}
	}
	status(data.WithChair)
	back := got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	if back.ID != r.ID || back.State != data.ReviewReturned || back.Round != 1 || back.Verdict != data.VerdictReturned {
		t.Errorf("the review is %+v", back)
	}
	status(data.Drafting)
	if err := w.SettleReview(ctx, r.ID); err == nil || !strings.Contains(err.Error(), "2 changes or remarks of Councillor Ann Day are not decided yet") {
		t.Errorf("settled: %v", err)
	}
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 1 {
		t.Errorf("%d changes accepted", n)
	}
	if text := doc.Plain(got[store.Texts](t)(w.Texts(ctx, w.items[0].ID)).Minutes.Doc); !strings.Contains(text, "report of twelve pages") {
		t.Errorf("the minutes say %q", text)
	}
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "Until May."))
	must(t, w.SettleReview(ctx, r.ID))
	if all := got[[]data.Ruling](t)(w.Rulings(ctx, r.ID)); len(all) != 2 || all[0].Actor != "A Clerk" {
		t.Errorf("rulings %+v", all)
	}
	var why []string
	for _, v := range got[[]store.Revision](t)(w.Revisions(ctx, w.items[0].ID, store.MinutesPart)) {
		why = append(why, v.Actor+": "+v.Reason)
	}
	if s := strings.Join(why, "; "); s != "A Clerk: review by Councillor Ann Day; A Clerk: before the review by Councillor Ann Day" {
		t.Errorf("the history is %s", s)
	}

	// The second time the chair agrees.
	_, file = sentTo(t, w, theChair)
	w.save(t, w.items[1].ID, doc.FromText("Typed while the chair read."))
	if _, _, ok, err := w.Frozen(ctx, w.meeting.ID, store.Agreed); ok || err != nil {
		t.Errorf("agreed before the chair said so: %v", err)
	}
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, _ record.Meeting) { a.Verdict = data.VerdictApproved }), ""))
	status(data.WithChair)
	then, _, ok, err := w.Frozen(ctx, w.meeting.ID, store.Agreed)
	must(t, err)
	if !ok || doc.Plain(then.Items[1].Minutes) != "The fee stays." {
		t.Errorf("the chair agreed to %q", doc.Plain(then.Items[1].Minutes))
	}
	if changes := got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Agreed)); len(changes) == 0 {
		t.Error("nothing was changed since the chair agreed")
	}
	must(t, w.Publish(ctx, w.meeting.ID))
	if changes := got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Published)); len(changes) != 0 {
		t.Errorf("changed since it was published: %+v", changes)
	}
	wellKept(t, w.Book)
}

// TestOnlyTheChairAgrees: an officer's verdict changes nothing about the draft.
func TestOnlyTheChairAgrees(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	_, file := sentTo(t, w, data.Reader{Name: "Max Starling", Capacity: "Director of Finance"}, w.items[0].UID)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, _ record.Meeting) { a.Verdict = data.VerdictApproved }), ""))
	if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Status != data.Drafting {
		t.Errorf("the meeting is %s", m.Status)
	}
	if _, _, ok, err := w.Frozen(ctx, w.meeting.ID, store.Agreed); ok || err != nil {
		t.Errorf("an officer agreed the draft, %v", err)
	}
	r, _ := sentTo(t, w, theChair)
	must(t, w.WithdrawReview(ctx, r.ID))
	if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Status != data.Drafting {
		t.Errorf("withdrawn from the chair, the meeting is %s", m.Status)
	}
}

// TestTheChairAgreesToWhatWasAsked: a verdict on one item is none on the others, and
// none on a text that was kept from the file.
func TestTheChairAgreesToWhatWasAsked(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	private := got[data.Item](t)(w.Item(ctx, w.items[2].ID))
	private.Exempt = "3"
	must(t, w.SaveItem(ctx, &private))
	w.save(t, w.items[2].ID, doc.FromText("The price is ten pounds."))
	approves := func(asked ...string) {
		t.Helper()
		_, file := sentTo(t, w, theChair, asked...)
		got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, _ record.Meeting) { a.Verdict = data.VerdictApproved }), ""))
	}
	changed := func() string {
		t.Helper()
		var all []string
		for _, c := range got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Agreed)) {
			if c.What == store.NotSeen {
				all = append(all, c.Number+" not seen, exempt by paragraph "+c.Exempt+": "+c.After)
				continue
			}
			all = append(all, c.Number+": "+c.Before+" > "+c.After)
		}
		return strings.Join(all, "; ")
	}
	approves(w.items[1].UID)
	if _, _, ok, err := w.Frozen(ctx, w.meeting.ID, store.Agreed); ok || err != nil {
		t.Errorf("the chair agreed to the draft by one item of it, %v", err)
	}
	approves()
	if s := changed(); s != "3 not seen, exempt by paragraph 3: The price is ten pounds." {
		t.Errorf("changed since the chair agreed: %s", s)
	}
	w.save(t, w.items[0].ID, minutes("The Committee noted the report of eleven pages."))
	w.save(t, w.items[1].ID, doc.FromText("The fee goes."))
	w.save(t, w.items[2].ID, doc.FromText("The price is twenty pounds."))
	approves(w.items[1].UID)
	ten, price := "1: The Committee noted the report of ten pages. > The Committee noted the report of eleven pages.", "3: The price is ten pounds. > The price is twenty pounds."
	if s := changed(); s != ten+"; "+price {
		t.Errorf("changed since the chair agreed to minute 2 again: %s", s)
	}
	approves() // of all, but the file held nothing exempt
	if s := changed(); s != price {
		t.Errorf("changed since the chair agreed to all that the public may see: %s", s)
	}
	must(t, w.Publish(ctx, w.meeting.ID))
	wellKept(t, w.Book)
}

// TestWhatTheChairHasNotSeen: a file without exempt matter leaves passages and items out,
// and an item that came in later was in none; a file with all of it that comes back
// leaves nothing unseen, and nor do the chair's own words.
func TestWhatTheChairHasNotSeen(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	w.save(t, w.items[1].ID, doc.Document{Blocks: []doc.Block{
		{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}},
		{ID: "q2", Kind: doc.Paragraph, Exempt: "3", Runs: []doc.Run{{Text: "The tenant offered six pounds."}}}}})
	unseen := func() string {
		t.Helper()
		var all []string
		for _, c := range got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Agreed)) {
			if c.What == store.NotSeen {
				all = append(all, c.Number+" "+c.Block+" "+c.Exempt+": "+c.After)
			}
		}
		return strings.Join(all, "; ")
	}
	agrees := func(restricted bool, say func(*review.Answer, record.Meeting)) {
		t.Helper()
		r := data.Review{Meeting: w.meeting.ID, Reader: theChair, Restricted: restricted}
		file, err := w.SendReview(ctx, &r, "")
		must(t, err)
		got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
			say(a, m)
			a.Verdict = data.VerdictApproved
		}), ""))
	}
	agrees(false, func(*review.Answer, record.Meeting) {})
	if s := unseen(); s != "2 q2 3: The tenant offered six pounds." {
		t.Errorf("not seen: %s", s)
	}
	agrees(true, twelve)
	for _, r := range got[[]data.Review](t)(w.Reviews(ctx, w.meeting.ID)) {
		if r.State == data.ReviewReturned {
			got[int](t)(w.RuleClean(ctx, r.ID))
		}
	}
	if s := unseen(); s != "" {
		t.Errorf("not seen: %s", s)
	}
	if all := got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Published)); len(all) != 0 {
		t.Errorf("of a draft that is not out: %+v", all)
	}
}

// TestReviewFilesThatAreRefused: one sentence each, and nothing changes.
func TestReviewFilesThatAreRefused(t *testing.T) {
	long(t)
	ctx := context.Background()
	elsewhere := draftedTown(t)
	_, foreign := sentTo(t, elsewhere, theChair)
	for what, c := range map[string]struct {
		file func(t *testing.T, w *town, r data.Review, sent []byte) []byte
		want error
		says string
	}{
		"an old answer again": {func(t *testing.T, w *town, _ data.Review, sent []byte) []byte {
			first := answer(t, sent, twelve)
			got[data.Review](t)(w.TakeReview(ctx, answer(t, first, twelve), ""))
			return first
		}, nil, "this is an older answer of Councillor Ann Day"},
		"the same answer twice": {func(t *testing.T, w *town, _ data.Review, sent []byte) []byte {
			back := answer(t, sent, twelve)
			got[data.Review](t)(w.TakeReview(ctx, back, ""))
			return back
		}, nil, "is in the book already"},
		"an answer in a second copy": {func(t *testing.T, w *town, _ data.Review, sent []byte) []byte {
			got[data.Review](t)(w.TakeReview(ctx, answer(t, sent, twelve), ""))
			return answer(t, sent, func(a *review.Answer, _ record.Meeting) {
				a.Remarks = []review.Remark{{Key: "k2", Text: "Who was there?"}}
			})
		}, nil, "has answered in two copies of this file"},
		"another book's": {func(t *testing.T, _ *town, _ data.Review, _ []byte) []byte {
			return answer(t, foreign, twelve)
		}, nil, "belongs to another book"},
		"one not answered": {func(_ *testing.T, _ *town, _ data.Review, sent []byte) []byte { return sent }, nil, "has not answered in this file yet"},
		"one that was cut": {func(t *testing.T, _ *town, _ data.Review, sent []byte) []byte { return answer(t, sent, twelve)[:900] }, review.ErrDamaged, ""},
		"some other file":  {func(*testing.T, *town, data.Review, []byte) []byte { return []byte("Dear Sir") }, review.ErrForeign, ""},
		"words sent altered": {func(t *testing.T, _ *town, _ data.Review, sent []byte) []byte {
			return bytes.Replace(answer(t, sent, twelve), []byte("The fee stays."), []byte("The fee goes.."), 1)
		}, review.ErrDamaged, ""},
		"words sent altered, and the sum": {func(t *testing.T, _ *town, _ data.Review, sent []byte) []byte {
			f, err := review.Decode(sent, "")
			must(t, err)
			forged := review.File{Sent: review.Sent{ID: f.Sent.ID, Book: f.Sent.Book, Meeting: f.Sent.Meeting, At: f.Sent.At, By: f.Sent.By,
				To: f.Sent.To, Note: f.Sent.Note, Record: f.Sent.Record}, Answer: review.Answer{Round: 1, Verdict: data.VerdictApproved}}
			forged.Sent.Record.Items[1].Minutes = doc.FromText("The fee goes.")
			out, err := review.Encode(forged, "")
			must(t, err)
			return out
		}, review.ErrDamaged, ""},
		"one that was withdrawn": {func(t *testing.T, w *town, r data.Review, sent []byte) []byte {
			must(t, w.WithdrawReview(ctx, r.ID))
			return answer(t, sent, twelve)
		}, nil, "was withdrawn"},
		"one for approved minutes": {func(t *testing.T, w *town, _ data.Review, sent []byte) []byte {
			back := answer(t, sent, twelve)
			got[data.Review](t)(w.TakeReview(ctx, back, ""))
			must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14"}, nil))
			return answer(t, back, twelve)
		}, store.ErrLocked, ""},
		"one still out at the approval": {func(t *testing.T, w *town, _ data.Review, sent []byte) []byte {
			must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14"}, nil))
			return answer(t, sent, twelve)
		}, nil, "was withdrawn"},
	} {
		t.Run(what, func(t *testing.T) {
			w := draftedTown(t)
			r, sent := sentTo(t, w, theChair)
			file := c.file(t, w, r, sent)
			before := got[[]data.Review](t)(w.Reviews(ctx, w.meeting.ID))[0]
			trail := got[[]data.AuditEntry](t)(w.Audit(ctx, 1))[0]
			_, err := w.TakeReview(ctx, file, "")
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v, want %v %q", err, c.want, c.says)
			}
			after := got[[]data.Review](t)(w.Reviews(ctx, w.meeting.ID))[0]
			if after.State != before.State || after.Round != before.Round || got[[]data.AuditEntry](t)(w.Audit(ctx, 1))[0] != trail {
				t.Errorf("the review was %+v and is %+v", before, after)
			}
			wellKept(t, w.Book)
		})
	}
}

// TestReviewsThatCannotBeSent.
func TestReviewsThatCannotBeSent(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	w.items[2].Exempt = "3"
	must(t, w.SaveItem(ctx, &w.items[2]))
	planned := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	must(t, w.SaveMeeting(ctx, &planned))
	for says, r := range map[string]data.Review{
		"no minutes to read yet":    {Meeting: planned.ID, Reader: theChair},
		"give the name":             {Meeting: w.meeting.ID},
		"not one of this meeting":   {Meeting: w.meeting.ID, Reader: theChair, Asked: []string{"x"}},
		"is kept from the public":   {Meeting: w.meeting.ID, Reader: theChair, Asked: []string{w.items[2].UID}},
		"the book has no meeting 9": {Meeting: 9, Reader: theChair},
	} {
		if _, err := w.SendReview(ctx, &r, ""); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	if all := got[[]data.Review](t)(w.Reviews(ctx, w.meeting.ID)); len(all) != 0 {
		t.Errorf("sent: %+v", all)
	}
}

// TestNothingUndecidedIsForgotten: a newer answer takes the place of one in the book
// only where nothing of that is lost from sight.
func TestNothingUndecidedIsForgotten(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	r, file := sentTo(t, w, theChair)
	first := answer(t, file, twelve)
	got[data.Review](t)(w.TakeReview(ctx, first, ""))
	got[data.Review](t)(w.TakeReview(ctx, answer(t, first, func(a *review.Answer, _ record.Meeting) {
		a.Texts[w.items[0].UID].Blocks[0].Runs[2].Text = "thirteen" // said otherwise
	}), ""))
	nothing := func(*review.Answer, record.Meeting) {}
	other := answer(t, answer(t, answer(t, file, nothing), nothing), nothing) // in a second copy
	if _, err := w.TakeReview(ctx, other, ""); err == nil || !strings.Contains(err.Error(), "not decided yet (2 in the list)") {
		t.Errorf("the first answer is forgotten: %v", err)
	}
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 1 {
		t.Errorf("%d changes accepted", n)
	}
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "Until May."))
	got[data.Review](t)(w.TakeReview(ctx, other, ""))
	wellKept(t, w.Book)
}

// TestChangesThatCollide are never taken by themselves, and nothing is overwritten.
func TestChangesThatCollide(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	r, file := sentTo(t, w, theChair)
	mine := minutes("The Committee noted the report of eleven pages.")
	w.save(t, w.items[0].ID, mine)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 0 {
		t.Errorf("%d changes were taken over the clerk's", n)
	}
	f, err := w.ReviewAnswer(ctx, r.ID)
	must(t, err)
	now := got[store.Texts](t)(w.Texts(ctx, w.items[0].ID)).Minutes.Doc
	all := review.Proposals(f.Sent.Record.Items[0].Minutes, f.Answer.Texts[w.items[0].UID], now)
	if len(all) != 1 || !all[0].Collides {
		t.Fatalf("proposals %+v", all)
	}
	edited := *all[0].Now
	edited.Runs = []doc.Run{{Text: "The Committee noted the report."}}
	must(t, w.Rule(ctx, r.ID, all[0], w.items[0].ID, &edited, data.RulingEdited, ""))
	if text := doc.Plain(got[store.Texts](t)(w.Texts(ctx, w.items[0].ID)).Minutes.Doc); !strings.HasPrefix(text, "The Committee noted the report.") {
		t.Errorf("the minutes say %q", text)
	}
	if err := w.Rule(ctx, r.ID, all[0], w.items[0].ID, nil, data.RulingDeclined, ""); err == nil || !strings.Contains(err.Error(), "in the minutes already") {
		t.Errorf("decided twice: %v", err)
	}
	var kept []string
	for _, v := range got[[]store.Revision](t)(w.Revisions(ctx, w.items[0].ID, store.MinutesPart)) {
		d, err := w.RevisionText(ctx, w.items[0].ID, store.MinutesPart, v.Rev)
		must(t, err)
		kept = append(kept, d.Blocks[0].Text())
	}
	if s := strings.Join(kept, "|"); !strings.Contains(s, "of eleven pages") {
		t.Errorf("the clerk's words are gone: %s", s)
	}
	wellKept(t, w.Book)
}

// TestDamagedReviewsAreFound in the book itself.
func TestDamagedReviewsAreFound(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	_, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	wellKept(t, w.Book)
	must(t, w.Close())
	execAll(t, w.Dir()+"/book.db", "DROP TRIGGER review_u", "UPDATE review SET answer = substr(answer, 1, 100), sent = x'00'")
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	var all string
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		all += p.What + "\n"
	}
	for _, says := range []string{"what was sent to Councillor Ann Day on 23 November 2026 cannot be read", "the answer of Councillor Ann Day to what was sent on 23 November 2026 is not what was taken in"} {
		if !strings.Contains(all, says) {
			t.Errorf("Check says\n%s\nnot %q", all, says)
		}
	}
}

func TestPasswordOfAReview(t *testing.T) {
	long(t)
	ctx := context.Background()
	w := draftedTown(t)
	r := data.Review{Meeting: w.meeting.ID, Reader: theChair}
	file, err := w.SendReview(ctx, &r, "three red boats")
	must(t, err)
	if _, err := w.TakeReview(ctx, file, "wrong"); !errors.Is(err, review.ErrPassword) {
		t.Errorf("a wrong password: %v", err)
	}
	if _, err := w.TakeReview(ctx, file, "three red boats"); err == nil || !strings.Contains(err.Error(), "has not answered") {
		t.Errorf("the right one: %v", err)
	}
	plain, err := review.Decode(file, "three red boats")
	must(t, err)
	open, err := review.Encode(plain, "")
	must(t, err)
	back, err := review.Encode(got[review.File](t)(review.Decode(answer(t, open, twelve), "")), "three red boats")
	must(t, err)
	if r := got[data.Review](t)(w.TakeReview(ctx, back, "three red boats")); !r.Sealed {
		t.Error("the answer came under a password, and nobody says so")
	}
	if r := got[data.Review](t)(w.Review(ctx, r.ID)); !r.Sealed || r.Round != 1 {
		t.Errorf("kept as %+v", r)
	}
	if last := got[[]data.AuditEntry](t)(w.Audit(ctx, 9)); !slices.ContainsFunc(last, func(e data.AuditEntry) bool { return strings.Contains(e.Detail, ", under a password, ") }) {
		t.Errorf("the trail says %+v", last)
	}
	_, file = sentTo(t, w, data.Reader{Name: "Max Starling"})
	if r := got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), "not needed")); r.Sealed {
		t.Error("an open file counts as one under a password")
	}
}
