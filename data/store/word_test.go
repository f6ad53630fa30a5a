package store_test

import (
	"context"
	"slices"
	"testing"

	"minutebook/data"
)

func TestOwnWords(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	for _, w := range []string{" precepting ", "inquorate", "precepting"} {
		must(t, b.AddOwnWord(ctx, w))
	}
	if words := got[[]string](t)(b.OwnWords(ctx)); !slices.Equal(words, []string{"inquorate", "precepting"}) {
		t.Errorf("own words: %q", words)
	}
	for _, w := range []string{"", " ", "two words"} {
		if b.AddOwnWord(ctx, w) == nil {
			t.Errorf("%q was kept as a word", w)
		}
	}
	must(t, b.RemoveOwnWord(ctx, "inquorate"))
	if words := got[[]string](t)(b.OwnWords(ctx)); len(words) != 1 {
		t.Errorf("after one was removed: %q", words)
	}
}

func TestTakeInOrder(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	var order []int64
	for _, it := range got[[]data.Item](t)(w.Items(ctx, w.meeting.ID)) {
		if it.Parent == 0 {
			order = append(order, it.ID)
		}
	}
	slices.Reverse(order)
	must(t, w.TakeInOrder(ctx, w.meeting.ID, order))
	for _, it := range got[[]data.Item](t)(w.Items(ctx, w.meeting.ID)) {
		if want := slices.Index(order, it.ID) + 1; it.Taken != want {
			t.Errorf("%s is taken at %d, want %d", it.Title, it.Taken, want)
		}
	}
	it := got[data.Item](t)(w.Item(ctx, order[0]))
	it.Title, it.Taken, it.Budget, it.Urgent = "Budget", 7, true, "the grant ends on Friday"
	must(t, w.SaveItem(ctx, &it))
	if back := got[data.Item](t)(w.Item(ctx, it.ID)); back.Taken != 1 || !back.Budget || back.Urgent != it.Urgent {
		t.Errorf("came back as %+v", back)
	}
	for _, bad := range [][]int64{nil, order[1:], append(order[1:], order[1])} {
		if w.TakeInOrder(ctx, w.meeting.ID, bad) == nil {
			t.Errorf("an order of %v was taken", bad)
		}
	}
	w.approve(t)
	if w.TakeInOrder(ctx, w.meeting.ID, order) == nil {
		t.Error("approved minutes were put in another order")
	}
}
