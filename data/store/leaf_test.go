package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/store"
)

// Leaves go on from one meeting's minutes to the next of the same body (LGA 1972 Sch 12
// para 41(2)).
func TestLeavesGoOn(t *testing.T) {
	ctx := context.Background()
	w := newRichTown(t)
	first, open := w.all[0].ID, w.all[2].ID
	is := func(meeting int64, from, to, next int) {
		t.Helper()
		a, b, err := w.Leaves(ctx, meeting)
		if err != nil || a != from || b != to {
			t.Errorf("leaves %d to %d, %v; want %d to %d", a, b, err, from, to)
		}
		if n := got[int](t)(w.NextLeaf(ctx, w.body.ID)); n != next {
			t.Errorf("the next leaf is %d, want %d", n, next)
		}
	}
	trail := func(want string) {
		t.Helper()
		if e := got[[]data.AuditEntry](t)(w.Audit(ctx, 1))[0]; e.Verb != "printed" || !strings.HasSuffix(e.Detail, want) {
			t.Errorf("the trail says %s %s", e.Verb, e.Detail)
		}
	}
	is(first, 0, 0, 1)
	must(t, w.SaveLeaves(ctx, first, 1, 3))
	is(first, 1, 3, 4)
	trail(", leaves 1 to 3")
	must(t, w.SaveLeaves(ctx, first, 4, 4))
	is(first, 4, 4, 5)
	trail(", leaf 4, before that leaves 1 to 3")
	known := len(got[[]data.AuditEntry](t)(w.Audit(ctx, 0)))
	must(t, w.SaveLeaves(ctx, first, 4, 4))
	if n := len(got[[]data.AuditEntry](t)(w.Audit(ctx, 0))); n != known {
		t.Error("the same leaves again are told again")
	}
	second := w.all[1].ID
	must(t, w.SaveLeaves(ctx, second, 5, 9))
	is(second, 5, 9, 10)
	is(first, 4, 4, 10)
	other := data.Body{Name: "Grants Panel", Kind: data.Panel, Parent: w.body.ID}
	must(t, w.SaveBody(ctx, &other))
	if n := got[int](t)(w.NextLeaf(ctx, other.ID)); n != 1 {
		t.Errorf("another body goes on at leaf %d", n)
	}
	for what, err := range map[string]error{
		"a draft":      w.SaveLeaves(ctx, open, 10, 12),
		"no leaf":      w.SaveLeaves(ctx, first, 0, 3),
		"back to back": w.SaveLeaves(ctx, first, 3, 2),
		"no meeting":   w.SaveLeaves(ctx, 999, 1, 2),
	} {
		if err == nil {
			t.Errorf("%s was kept", what)
		}
	}
	is(first, 4, 4, 10)
	if problems := got[[]store.Problem](t)(w.Check(ctx)); len(problems) > 0 {
		t.Errorf("Check says %v", problems)
	}
}
