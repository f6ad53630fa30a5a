package store_test

import (
	"context"
	"testing"

	"minutebook/data"
)

// TestTrailSaysWhatAnItemWas: the history of an item holds its texts; what else was
// changed of it stands in the trail, as it was and as it is.
func TestTrailSaysWhatAnItemWas(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := got[data.Item](t)(w.Item(ctx, w.items[0].ID))
	was := it.Title
	it.Title, it.Presenter, it.Exempt = "Allotment rents", "Helen Bract", "3"
	must(t, w.SaveItem(ctx, &it))
	last := got[[]data.AuditEntry](t)(w.Audit(ctx, 1))[0]
	want := "Allotment rents; title from “" + was + "” to “Allotment rents”; kept from the public from nothing to “exempt: paragraph 3”; presented by from nothing to “Helen Bract”"
	if last.Verb != "changed" || last.Detail != want {
		t.Errorf("the trail says %s: %s", last.Verb, last.Detail)
	}
}
