package store_test

import (
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

// TestChangesTakenInTogetherAreTakenBackTogether: the text before one of them is the
// text before them all. What was typed since is never written over.
func TestChangesTakenInTogetherAreTakenBackTogether(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	rises := doc.Document{Blocks: []doc.Block{
		{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}}, {ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent rises."}}}}}
	w.save(t, w.items[1].ID, rises)
	text := func(item int) string {
		return doc.Plain(got[store.Texts](t)(w.Texts(ctx, w.items[item].ID)).Minutes.Doc)
	}
	first := text(0)
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
		twelve(a, m)
		a.Verdict, a.Texts[m.Items[1].UID] = data.VerdictReturned, doc.Document{Blocks: []doc.Block{
			{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee "}, {Text: "stays", Edit: doc.Struck}, {Text: "falls", Edit: doc.Added}, {Text: "."}}},
			{ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent "}, {Text: "rises", Edit: doc.Struck}, {Text: "stays", Edit: doc.Added}, {Text: "."}}}}}
	}), ""))
	rulings := func() []data.Ruling { t.Helper(); return got[[]data.Ruling](t)(w.Rulings(ctx, r.ID)) }
	together := func(key string, back, stay int) {
		t.Helper()
		if b, s, err := w.TakeBackTogether(ctx, r.ID, key); err != nil || b != back || s != stay {
			t.Errorf("%d taken back, %d stay, %v; want %d and %d", b, s, err, back, stay)
		}
	}
	accept := func() []data.Ruling {
		t.Helper()
		w.clock.forward(time.Minute)
		if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 3 {
			t.Fatalf("%d changes accepted", n)
		}
		return rulings()
	}
	alone := 0
	for _, v := range accept() {
		switch err := w.TakeBack(ctx, r.ID, v.Remark, w.items[1].ID); {
		case errors.Is(err, store.ErrTogether):
			alone++
		case err == nil || !strings.Contains(err.Error(), "changed since"): // of the other item
			t.Errorf("one of two: %v", err)
		}
	}
	if alone != 2 || text(1) != "The fee falls.\nThe rent stays." {
		t.Errorf("%d are in together, the minutes say %q", alone, text(1))
	}
	together(rulings()[0].Remark, 3, 0)
	if text(0) != first || text(1) != "The fee stays.\nThe rent rises." || len(rulings()) != 0 {
		t.Errorf("taken back, the minutes say %q and %q, with %+v", text(0), text(1), rulings())
	}

	all := accept()
	typed := minutes("The Committee noted the report of twelve pages, and of a map.")
	w.save(t, w.items[0].ID, typed)
	together(all[0].Remark, 2, 1)
	if text(0) != doc.Plain(typed) || text(1) != "The fee stays.\nThe rent rises." || len(rulings()) != 1 {
		t.Errorf("what was typed is gone: %q, %q, %+v", text(0), text(1), rulings())
	}

	// The words that were sent stand again, through the history of the item: the
	// decision is taken back, and the text stays.
	w.save(t, w.items[0].ID, got[review.File](t)(w.ReviewAnswer(ctx, r.ID)).Sent.Record.Items[0].Minutes)
	must(t, w.TakeBack(ctx, r.ID, rulings()[0].Remark, w.items[0].ID))
	if text(0) != first || len(rulings()) != 0 {
		t.Errorf("the minutes say %q, with %+v", text(0), rulings())
	}
	wellKept(t, w.Book)
}

// TestDecisionsAreTakenBackOneAfterTheOther: each gives the text before it, back to
// what was sent.
func TestDecisionsAreTakenBackOneAfterTheOther(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	item := w.items[1]
	w.save(t, item.ID, doc.Document{Blocks: []doc.Block{
		{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee stays."}}}, {ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent rises."}}}}})
	text := func() string { return doc.Plain(got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc) }
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
		a.Verdict, a.Texts = data.VerdictReturned, map[string]doc.Document{m.Items[1].UID: {Blocks: []doc.Block{
			{ID: "q1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The fee "}, {Text: "stays", Edit: doc.Struck}, {Text: "falls", Edit: doc.Added}, {Text: "."}}},
			{ID: "q2", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "The rent "}, {Text: "rises", Edit: doc.Struck}, {Text: "stays", Edit: doc.Added}, {Text: "."}}}}}}
	}), ""))
	var keys, texts []string
	for {
		f := got[review.File](t)(w.ReviewAnswer(ctx, r.ID))
		open := review.Proposals(f.Sent.Record.Items[1].Minutes, f.Answer.Texts[item.UID], got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc)
		if len(open) == 0 {
			break
		}
		keys, texts = append(keys, open[0].Key), append(texts, text())
		w.clock.forward(time.Second)
		must(t, w.Rule(ctx, r.ID, open[0], item.ID, nil, data.RulingAccepted, ""))
	}
	for i := range slices.Backward(keys) {
		w.clock.forward(time.Second)
		must(t, w.TakeBack(ctx, r.ID, keys[i], item.ID))
		if text() != texts[i] {
			t.Errorf("%d decisions stand, and the minutes say %q, want %q", i, text(), texts[i])
		}
	}
	if len(keys) != 2 {
		t.Errorf("there were %d decisions", len(keys))
	}
}

// TestWordsAtAnItemWithoutMinutesAreTakenBack: nothing stands there again.
func TestWordsAtAnItemWithoutMinutesAreTakenBack(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, func(a *review.Answer, m record.Meeting) {
		a.Verdict, a.Texts = data.VerdictReturned, map[string]doc.Document{m.Items[2].UID: {Blocks: []doc.Block{
			{ID: "thanks", Kind: doc.Paragraph, Edit: doc.Added, Runs: []doc.Run{{Text: "The Chairman was thanked.", Edit: doc.Added}}}}}}
	}), ""))
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 1 {
		t.Fatalf("%d changes accepted", n)
	}
	key := got[[]data.Ruling](t)(w.Rulings(ctx, r.ID))[0].Remark
	if back, stay, err := w.TakeBackTogether(ctx, r.ID, key); err != nil || back != 1 || stay != 0 {
		t.Errorf("%d taken back, %d stay, %v", back, stay, err)
	}
	if text := doc.Plain(got[store.Texts](t)(w.Texts(ctx, w.items[2].ID)).Minutes.Doc); text != "" {
		t.Errorf("the minutes say %q", text)
	}
}

// TestTheTextBeforeIsNotTakenForTheOneThatWasTakenIn: both are kept at one moment, where
// the text was typed a moment before, and that text stands again through the history.
func TestTheTextBeforeIsNotTakenForTheOneThatWasTakenIn(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	item := w.items[0]
	old := got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc
	text := func() string { return doc.Plain(got[store.Texts](t)(w.Texts(ctx, item.ID)).Minutes.Doc) }
	w.clock.forward(time.Minute)
	w.save(t, item.ID, minutes("Something else."))
	w.clock.forward(time.Second)
	w.save(t, item.ID, old) // too soon for a revision of its own
	w.clock.forward(time.Second)
	r, file := sentTo(t, w, theChair)
	got[data.Review](t)(w.TakeReview(ctx, answer(t, file, twelve), ""))
	w.clock.forward(time.Minute)
	if n := got[int](t)(w.RuleClean(ctx, r.ID)); n != 1 {
		t.Fatalf("%d changes accepted", n)
	}
	w.clock.forward(time.Minute)
	w.save(t, item.ID, old)
	must(t, w.TakeBack(ctx, r.ID, got[[]data.Ruling](t)(w.Rulings(ctx, r.ID))[0].Remark, item.ID))
	if text() != doc.Plain(old) {
		t.Errorf("the minutes say %q", text())
	}
}
