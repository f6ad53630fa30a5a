package store_test

import (
	"context"
	"testing"

	"minutebook/data/store"
)

func TestUnfinishedForms(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	u := store.Unfinished{Meeting: w.meeting.ID, Form: "Ctrl+D", Title: "Resolution at 1 Budget", Words: "That the"}
	must(t, w.KeepUnfinished(u))
	u.Words = "That the report be noted."
	must(t, w.KeepUnfinished(u))
	before := len(got[[]store.Unfinished](t)(w.UnfinishedForms(ctx, w.meeting.ID)))
	if all := got[[]store.Unfinished](t)(w.UnfinishedForms(ctx, w.meeting.ID)); before != 1 || all[0] != u {
		t.Errorf("kept: %+v", all)
	}
	w.approve(t)
	u.Words = " \n"
	must(t, w.KeepUnfinished(u))
	if all := got[[]store.Unfinished](t)(w.UnfinishedForms(ctx, w.meeting.ID)); len(all) != 0 {
		t.Errorf("left: %+v", all)
	}
}
