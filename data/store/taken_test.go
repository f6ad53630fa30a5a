package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
)

// TestMinutesAreNumberedAsTaken: the minutes keep their numbers until the clerk
// says so, and the agenda keeps its own for ever.
func TestMinutesAreNumberedAsTaken(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	m := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	must(t, w.StartMeeting(ctx, &m, 0))
	var ids []int64
	for _, title := range []string{"Apologies", "Minutes", "Rents"} {
		it := data.Item{Meeting: m.ID, Title: title}
		must(t, w.AddItem(ctx, &it, 0))
		ids = append(ids, it.ID)
	}
	must(t, w.IssueAgenda(ctx, m.ID, "2026-12-04", ""))
	if err := w.NumberAsTaken(ctx, m.ID); err == nil {
		t.Error("numbers before the minutes began")
	}
	must(t, w.BeginMinutes(ctx, m.ID))
	must(t, w.TakeInOrder(ctx, m.ID, []int64{ids[2], ids[0], ids[1]}))
	lines := func() string {
		var out []string
		for _, i := range got[[]data.Item](t)(w.Items(ctx, m.ID)) {
			out = append(out, i.AgendaNumber+"|"+i.MinuteNumber+"|"+i.Title)
		}
		return strings.Join(out, "; ")
	}
	if got, want := lines(), "1|1|Apologies; 2|2|Minutes; 3|3|Rents"; got != want {
		t.Errorf("taken in another order: %s, want %s", got, want)
	}
	must(t, w.NumberAsTaken(ctx, m.ID))
	if got, want := lines(), "1|2|Apologies; 2|3|Minutes; 3|1|Rents"; got != want {
		t.Errorf("numbered as taken: %s, want %s", got, want)
	}
	must(t, w.SetStatus(ctx, m.ID, data.WithChair))
	if err := w.NumberAsTaken(ctx, m.ID); err == nil {
		t.Error("numbered again while the chair has the minutes")
	}
}
