package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/store"
)

func TestADecisionIsTakenBack(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	item := w.items[0]
	text := func() string { return doc.Plain(got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc) }
	before := text()
	accept := func() review.Proposal {
		t.Helper()
		f := got[review.File](t)(w.ReviewAnswer(ctx, r.ID))
		all := review.Proposals(f.Sent.Record.Items[0].Minutes, f.Answer.Texts[item.UID], got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc)
		if len(all) != 1 {
			t.Fatalf("%d proposals wait", len(all))
		}
		must(t, w.Rule(ctx, r.ID, all[0], item.ID, nil, data.RulingAccepted, ""))
		return all[0]
	}

	p := accept()
	must(t, w.Rule(ctx, r.ID, review.Proposal{Key: "k1"}, 0, nil, data.RulingAnswered, "Until May."))
	must(t, w.SettleReview(ctx, r.ID))
	must(t, w.TakeBack(ctx, r.ID, p.Key, item.ID))
	if text() != before {
		t.Errorf("the minutes say %q", text())
	}
	if v := got[data.Review](t)(w.Review(ctx, r.ID)); v.State != data.ReviewReturned {
		t.Errorf("the review is %s though something waits again", v.State)
	}
	must(t, w.TakeBack(ctx, r.ID, "k1", 0))
	if all := got[[]data.Ruling](t)(w.Rulings(ctx, r.ID)); len(all) != 0 {
		t.Errorf("rulings %+v", all)
	}
	refused := func(what, key string, item int64, want string) {
		t.Helper()
		if err := w.TakeBack(ctx, r.ID, key, item); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	refused("nothing decided", "k1", 0, "nothing was decided on it")

	p = accept()
	refused("another item", p.Key, w.items[1].ID, "the item was changed since")
	w.save(t, item.ID, minutes("The Committee noted the report of twelve pages, and of a map."))
	refused("typed since", p.Key, item.ID, "the item was changed since")
	if !strings.Contains(text(), "a map") {
		t.Errorf("what was typed is gone: %q", text())
	}
	must(t, w.Publish(ctx, w.meeting.ID))
	refused("published", p.Key, item.ID, "the draft is published")
	wellKept(t, w.Book)
}

// TestChangesTakenInTogetherAreNotTakenBackAlone: the text before one of them is the
// text before them all.
func TestChangesTakenInTogetherAreNotTakenBackAlone(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	w.save(t, w.items[1].ID, doc.Document{Blocks: []doc.Block{
		{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}}, {ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent rises."}}}}})
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
		a.Verdict, a.Texts = data.VerdictReturned, map[string]doc.Document{m.Items[1].UID: {Blocks: []doc.Block{
			{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee "}, {Text: "stays", Edit: doc.Struck}, {Text: "falls", Edit: doc.Added}, {Text: "."}}},
			{ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent "}, {Text: "rises", Edit: doc.Struck}, {Text: "stays", Edit: doc.Added}, {Text: "."}}}}}}
	}), ""))
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 2 {
		t.Fatalf("%d changes accepted", n)
	}
	for _, v := range got[[]data.Ruling](t)(w.Rulings(ctx, r.ID)) {
		if err := w.TakeBack(ctx, r.ID, v.Remark, w.items[1].ID); err == nil || !strings.Contains(err.Error(), "together with others") {
			t.Errorf("one of two: %v", err)
		}
	}
	if text := doc.Plain(got[store.Texts](t)(w.Texts(ctx, w.items[1].ID)).Minutes.Doc); text != "The fee falls.\nThe rent stays." {
		t.Errorf("the minutes say %q", text)
	}
}
