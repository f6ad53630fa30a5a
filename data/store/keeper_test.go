package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
	"minutebook/data/rules"
	"minutebook/data/store"
)

// TestKeepers: with keepers in the book, the clerk writes, the chair agrees and
// signs, and whom the book does not know reads. All of it is in the trail under
// the name of who did it.
func TestKeepers(t *testing.T) {
	ctx := context.Background()
	w := draftedTown(t)
	_, file := sentTo(t, w, theChair)
	back := answer(t, file, func(a *review.Answer, _ record.Meeting) { a.Verdict = data.VerdictApproved })

	if k := w.Actor(); k.ID != 0 || k.Name != "A Clerk" {
		t.Errorf("with no keepers: %+v", k)
	}
	clerk, chair := data.Keeper{Name: "Ivy Dove", Role: data.Clerk}, data.Keeper{Name: "Hugh Heron", Role: data.Chair}
	if err := w.SaveKeeper(ctx, &data.Keeper{Name: "Hugh Heron", Role: data.Chair}); err == nil || !strings.Contains(err.Error(), "a book has a clerk") {
		t.Errorf("a chair alone: %v", err)
	}
	must(t, w.SaveKeeper(ctx, &clerk))
	if k := w.Actor(); k != clerk {
		t.Errorf("after the first keeper: %+v", k)
	}
	must(t, w.SaveKeeper(ctx, &chair))
	clerk.Name = "Ivy Dove-Marten" // who works on the book takes another name
	must(t, w.SaveKeeper(ctx, &clerk))
	clerk.Name = "Ivy Dove"
	must(t, w.SaveKeeper(ctx, &clerk))
	for says, k := range map[string]data.Keeper{
		"must have a name":   {Role: data.Clerk},
		"a clerk or a chair": {Name: "Max Starling", Role: data.Officer},
		"named IVY DOVE":     {Name: "IVY DOVE", Role: data.Chair},
	} {
		if err := w.SaveKeeper(ctx, &k); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	if err := w.DeleteKeeper(ctx, clerk.ID); err == nil || !strings.Contains(err.Error(), "name another one first") {
		t.Errorf("the only clerk went: %v", err)
	}
	if err := w.SetActor("Max Starling"); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("a stranger works on the book: %v", err)
	}

	must(t, w.SetActor("hugh heron"))
	if _, err := w.SaveText(w.items[2].ID, store.MinutesPart, doc.FromText("x"), 0); !errors.Is(err, store.ErrNotAllowed) || !strings.Contains(err.Error(), "Hugh Heron may not do this: a chair agrees drafts and signs") {
		t.Errorf("the chair types: %v", err)
	}
	if err := w.SaveKeeper(ctx, &data.Keeper{Name: "Max Starling", Role: data.Clerk}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("the chair names a clerk: %v", err)
	}
	got[data.Review](t)(w.TakeReview(ctx, back, ""))
	must(t, w.SetActor("Ivy Dove"))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14"}, nil))
	must(t, w.SetActor("Hugh Heron"))
	must(t, w.Sign(ctx, w.meeting.ID, data.Signature{Person: "Hugh Heron", Capacity: "Chairman"}))
	who := map[string]string{}
	for _, e := range got[[]data.AuditEntry](t)(w.Audit(ctx, 0)) {
		who[e.Verb] = e.Actor
	}
	if who["signed"] != "Hugh Heron" || who["approved"] != "Ivy Dove" || who["took in review"] != "Hugh Heron" || who["sent for review"] != "A Clerk" {
		t.Errorf("the trail says %v", who)
	}
	wellKept(t, w.Book)
	must(t, w.Close())

	stranger, err := store.Open(ctx, w.Dir(), store.Options{Actor: "Somebody Else", Now: w.clock.now})
	must(t, err)
	defer stranger.Close()
	if err := stranger.SaveBody(ctx, &data.Body{Name: "Mine"}); !errors.Is(err, store.ErrNotAllowed) || !strings.Contains(err.Error(), "Somebody Else may not do this: only those who keep the book change it") {
		t.Errorf("a stranger wrote: %v", err)
	}
	got[[]data.Body](t)(stranger.Bodies(ctx))
	must(t, stranger.BackupIfDue(ctx)) // the program's own chore
}

// TestKeepersWhoLeft are on the list and do nothing any more; when none is left,
// the book is anybody's.
func TestKeepersWhoLeft(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	old, fresh := data.Keeper{Name: "Ivy Dove", Role: data.Clerk}, data.Keeper{Name: "Max Starling", Role: data.Clerk}
	must(t, w.SaveKeeper(ctx, &old))
	must(t, w.SaveKeeper(ctx, &fresh))
	old.Left = "2026-11-01"
	must(t, w.SaveKeeper(ctx, &old))
	if err := w.SaveBody(ctx, &data.Body{Name: "Late"}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("somebody who left wrote: %v", err)
	}
	must(t, w.SetActor("Max Starling"))
	must(t, w.DeleteKeeper(ctx, old.ID))
	must(t, w.DeleteKeeper(ctx, fresh.ID))
	must(t, w.SetActor("Anybody"))
	must(t, w.SaveBody(ctx, &data.Body{Name: "Anew"}))
	if n := len(rules.Serving(got[[]data.Keeper](t)(w.Keepers(ctx)), "2026-11-23")); n != 0 {
		t.Errorf("%d keepers", n)
	}
}

// TestKeeperOfAnAccount works under the account of the PC that is theirs.
func TestKeeperOfAnAccount(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.SaveKeeper(ctx, &data.Keeper{Name: "Ivy Dove", Role: data.Clerk}))
	must(t, w.SaveKeeper(ctx, &data.Keeper{Name: "Max Starling", Role: data.Clerk, Login: "nobody-has-this-account"}))
	if err := w.SetActor("Max Starling"); !errors.Is(err, store.ErrNotAllowed) || !strings.Contains(err.Error(), "works under the account") {
		t.Errorf("under another account: %v", err)
	}
}
