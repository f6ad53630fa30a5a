package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
	"minutebook/data/store"
)

func TestConflictKeepsBoth(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0].ID
	first := got[int64](t)(w.SaveText(it, store.MinutesPart, minutes("One."), 0))
	second := got[int64](t)(w.SaveText(it, store.MinutesPart, minutes("Two."), first))
	if again := got[int64](t)(w.SaveText(it, store.MinutesPart, minutes("Two."), first)); again != second {
		t.Errorf("the same text again is revision %d, not %d", again, second)
	}
	if _, err := w.SaveText(it, store.MinutesPart, minutes("Mine."), first); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("a save over a newer text: %v", err)
	}
	if _, err := w.SaveText(it, store.MinutesPart, minutes("Mine."), first); !errors.Is(err, store.ErrConflict) {
		t.Fatalf("the second try: %v", err)
	}
	texts := got[store.Texts](t)(w.Texts(ctx, it))
	if doc.Plain(texts.Minutes.Doc) != doc.Plain(minutes("Two.")) || texts.Minutes.Rev != second {
		t.Errorf("the book holds %q", doc.Plain(texts.Minutes.Doc))
	}
	history := got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart))
	if history[0].Reason != "conflict" || history[1].Reason == "conflict" {
		t.Fatalf("history: %+v", history)
	}
	mine := got[doc.Document](t)(w.RevisionText(ctx, it, store.MinutesPart, history[0].Rev))
	if doc.Plain(mine) != doc.Plain(minutes("Mine.")) {
		t.Errorf("the late text is kept as %q", doc.Plain(mine))
	}
	third := got[int64](t)(w.SaveText(it, store.MinutesPart, minutes("Three."), second))
	if third <= history[0].Rev {
		t.Errorf("revision %d after %d", third, history[0].Rev)
	}
	if _, err := w.SaveText(99, store.MinutesPart, minutes("x"), 0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("saved to no item: %v", err)
	}
	wellKept(t, w.Book)
}

func TestRevisions(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it, rev := w.items[0].ID, int64(0)
	for n := range 20 { // a save every ten seconds
		rev = got[int64](t)(w.SaveText(it, store.MinutesPart, typed(n+1), rev))
		w.clock.forward(10 * time.Second)
	}
	must(t, w.Snapshot(it, store.MinutesPart, "leave"))
	must(t, w.Snapshot(it, store.MinutesPart, "before the vote"))
	history := got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart))
	if len(history) != 8 || history[0].Reason != "before the vote" || history[0].Actor != "A Clerk" || history[7].Rev != 1 {
		t.Errorf("%d revisions: %+v", len(history), history)
	}
	for _, r := range history {
		d := got[doc.Document](t)(w.RevisionText(ctx, it, store.MinutesPart, r.Rev))
		if counted(d) != int(r.Rev) {
			t.Errorf("revision %d holds text %d", r.Rev, counted(d))
		}
	}
	w.clock.forward(-time.Hour) // a clock put back does not stop the history
	rev = got[int64](t)(w.SaveText(it, store.MinutesPart, typed(50), rev))
	if h := got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart)); len(h) != 9 {
		t.Errorf("%d revisions after the clock was put back", len(h))
	}
	w.clock.forward(32 * 24 * time.Hour)
	must(t, w.BackupIfDue(ctx))
	thinned := got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart))
	if len(thinned) != 2 || thinned[0].Rev != rev || thinned[1].Reason != "before the vote" {
		t.Errorf("a month later: %+v", thinned)
	}
	wellKept(t, w.Book)
}

// TestDerivedRowsFollowTheDocument saves arbitrary documents in any order and
// takes items out and in: what the book lists is always what the documents say.
func TestDerivedRowsFollowTheDocument(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 4).Draw(rt, "saves") {
			items := got[[]data.Item](t)(w.Items(ctx, w.meeting.ID))
			it := items[rapid.IntRange(0, len(items)-1).Draw(rt, "item")]
			part := rapid.SampledFrom([]store.Part{store.AgendaPart, store.MinutesPart, store.MinutesPart}).Draw(rt, "part")
			d := doctest.Documents().Draw(rt, "document")
			texts := got[store.Texts](t)(w.Texts(ctx, it.ID))
			rev := texts.Minutes.Rev
			if part == store.AgendaPart {
				rev = texts.Agenda.Rev
			}
			if _, err := w.SaveText(it.ID, part, d, rev); err != nil {
				rt.Fatal(err)
			}
			if rapid.IntRange(0, 9).Draw(rt, "what else") == 0 {
				must(t, w.DeleteItem(ctx, it.ID))
				if got[int64](t)(w.RestoreItem(ctx, got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))[0].ID)) == 0 {
					rt.Fatal("restored as nothing")
				}
			}
		}
		compareIndex(rt, w)
	})
	before := listed(t, w)
	must(t, w.RebuildIndex(ctx))
	if after := listed(t, w); !reflect.DeepEqual(before, after) {
		t.Errorf("rebuilding the index changed it:\n%v\n%v", before, after)
	}
	wellKept(t, w.Book)
}

// compareIndex holds what is listed against what the documents say.
func compareIndex(t *rapid.T, w *town) {
	ctx := context.Background()
	texts, err := w.MeetingTexts(ctx, w.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	items, err := w.Items(ctx, w.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	var decisions []doc.Decision
	tasks := map[string]doc.Task{}
	for _, it := range items {
		decisions = append(decisions, doc.Decisions(texts[it.ID].Minutes.Doc)...)
		for _, task := range doc.Tasks(texts[it.ID].Minutes.Doc) {
			tasks[fmt.Sprint(it.ID, task.Block)] = task
		}
	}
	rows, err := w.Decisions(ctx, store.DecisionFilter{Meeting: w.meeting.ID})
	if err != nil {
		t.Fatal(err)
	}
	var listed []doc.Decision
	for _, r := range rows {
		listed = append(listed, r.Decision)
	}
	if !reflect.DeepEqual(listed, decisions) {
		t.Fatalf("the decisions listed are\n%+v, the documents say\n%+v", listed, decisions)
	}
	for what, f := range map[string]store.ActionFilter{"all": {}, "open": {Open: true}, "meeting": {Meeting: w.meeting.ID}, "body": {Body: w.body.ID}} {
		actions, err := w.Actions(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		if len(actions) != len(tasks) {
			t.Fatalf("%d actions listed of %s, the documents say %d", len(actions), what, len(tasks))
		}
		for _, a := range actions {
			if task := tasks[fmt.Sprint(a.Item, a.Block)]; a.Text != task.Text || string(a.Due) != task.Due || a.Source != task.Source {
				t.Fatalf("the action listed is %+v, the document says %+v", a, task)
			}
		}
	}
	problems, err := w.Check(ctx)
	if err != nil || len(problems) > 0 {
		t.Fatalf("Check: %v, %v", problems, err)
	}
}

// listed is everything the index holds.
func listed(t *testing.T, w *town) []any {
	ctx := context.Background()
	hits := got[[]store.Hit](t)(w.Search(ctx, store.SearchQuery{Words: "the"}))
	return []any{got[[]store.DecisionRow](t)(w.Decisions(ctx, store.DecisionFilter{})), got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{})), hits}
}

// TestProgressSurvivesUndo takes an action out of the minutes and brings it back.
func TestProgressSurvivesUndo(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0].ID
	w.save(t, it, minutes("One."))
	must(t, w.FollowAction(ctx, it, "a1", data.Done, "2026-11-30", "Sent on Monday"))
	w.save(t, it, doc.FromText("Nothing."))
	if all := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{})); len(all) != 0 {
		t.Errorf("an action of no document: %+v", all)
	}
	if err := w.FollowAction(ctx, it, "a1", data.Open, "", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("followed an action that is not there: %v", err)
	}
	w.save(t, it, minutes("One, again."))
	a := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{Owner: "clerk"}))
	if len(a) != 1 || a[0].Status != data.Done || a[0].Progress != "Sent on Monday" || a[0].ClosedOn != "2026-11-30" {
		t.Errorf("after undo: %+v", a)
	}
	if open := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{Open: true})); len(open) != 0 {
		t.Errorf("open: %+v", open)
	}
	must(t, w.FollowAction(ctx, it, "a1", data.Open, "2026-11-30", "Sent back"))
	twin := data.Body{Name: w.body.Name}
	must(t, w.SaveBody(ctx, &twin))
	for body, want := range map[int64]int{w.body.ID: 1, twin.ID: 0, 0: 1} {
		for _, open := range []bool{true, false} {
			if a := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{Body: body, Open: open})); len(a) != want {
				t.Errorf("body %d lists %+v", body, a)
			}
		}
	}
	if open := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{Open: true})); len(open) != 1 || open[0].ClosedOn != "" {
		t.Errorf("open again: %+v", open)
	}
}

// TestDamagedText changes a text behind the book's back: it is never given out.
func TestDamagedText(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0].ID
	w.save(t, it, minutes("The budget was agreed."))
	must(t, w.Close())
	execAll(t, filepath.Join(w.Dir(), "book.db"), "UPDATE document SET json = replace(json, 'agreed', 'raised')")
	b, err := store.Open(ctx, w.Dir(), store.Options{})
	must(t, err)
	defer b.Close()
	if _, err := b.Texts(ctx, it); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a changed text was read: %v", err)
	}
	if err := b.Snapshot(it, store.MinutesPart, "leave"); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("leaving a changed text: %v", err)
	}
	if err := b.RebuildIndex(ctx); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("an index of a changed text: %v", err)
	}
}
