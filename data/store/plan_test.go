package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// planned are the titles of a forward plan in its order, with the day of the
// agenda those that are on one are on.
func planned(t *testing.T, w *town) string {
	t.Helper()
	var out []string
	for _, e := range got[[]store.PlanRow](t)(w.Plan(context.Background(), w.body.ID)) {
		words := e.Title
		if e.Item != 0 {
			words += " " + string(e.On)
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

func TestAForwardPlan(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	for _, e := range []data.PlanEntry{
		{Body: w.body.ID, Title: "Play areas"},
		{Body: w.body.ID, Title: " Budget ", Due: "2026-12-01", Text: "To set the budget.\nA recorded vote is needed.", Presenter: "Head of Finance", Key: true},
		{Body: w.body.ID, Title: "Depot lease", Due: "2026-11-01", Exempt: "3"},
	} {
		must(t, w.SavePlan(ctx, &e))
	}
	if got := planned(t, w); got != "Depot lease, Budget, Play areas" {
		t.Fatalf("the plan is %s", got)
	}
	rows := got[[]store.PlanRow](t)(w.Plan(ctx, w.body.ID))
	if e := rows[1]; e.Added != "2026-11-23" || len(e.UID) != 36 || !e.Key || e.Meeting != 0 {
		t.Errorf("kept as %+v", e)
	}
	budget := rows[1].PlanEntry
	budget.Due, budget.Item = "2026-10-01", 99
	must(t, w.SavePlan(ctx, &budget))
	if got := planned(t, w); got != "Budget, Depot lease, Play areas" || budget.Item != 0 {
		t.Errorf("the plan is %s, the entry %+v", got, budget)
	}

	item := got[int64](t)(w.PullPlan(ctx, rows[0].ID, w.meeting.ID, w.items[0].ID))
	it := got[data.Item](t)(w.Item(ctx, item))
	if it.Title != "Depot lease" || it.Exempt != "3" || it.Position != 2 {
		t.Errorf("it came onto the agenda as %+v", it)
	}
	item = got[int64](t)(w.PullPlan(ctx, budget.ID, w.meeting.ID, 0))
	texts := got[store.Texts](t)(w.Texts(ctx, item))
	if it = got[data.Item](t)(w.Item(ctx, item)); it.Presenter != "Head of Finance" || doc.Plain(texts.Agenda.Doc) != "To set the budget.\nA recorded vote is needed." {
		t.Errorf("it came onto the agenda as %+v with %q", it, doc.Plain(texts.Agenda.Doc))
	}
	if got := planned(t, w); got != "Budget 2026-11-23, Depot lease 2026-11-23, Play areas" {
		t.Errorf("the plan is %s", got)
	}
	_, err := w.PullPlan(ctx, budget.ID, w.meeting.ID, 0)
	if err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("an entry was taken twice: %v", err)
	}
	must(t, w.DeleteItem(ctx, item))
	if got := planned(t, w); got != "Budget, Depot lease 2026-11-23, Play areas" {
		t.Errorf("the plan is %s after the item was removed", got)
	}
	removed := got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))
	got[int64](t)(w.RestoreItem(ctx, removed[0].ID))
	if got := planned(t, w); got != "Budget 2026-11-23, Depot lease 2026-11-23, Play areas" {
		t.Errorf("the plan is %s after the item was brought back", got)
	}
	must(t, w.DeletePlan(ctx, budget.ID))
	if err := w.SavePlan(ctx, &data.PlanEntry{Body: w.body.ID, Title: " "}); err == nil {
		t.Error("an entry without a title was kept")
	}
	verbs := map[string]int{}
	for _, a := range got[[]data.AuditEntry](t)(w.Audit(ctx, 0)) {
		if a.Entity == "plan" {
			verbs[a.Verb]++
		}
	}
	if verbs["added"] != 3 || verbs["changed"] != 1 || verbs["taken onto the agenda"] != 2 || verbs["deleted"] != 1 {
		t.Errorf("the audit trail has %v", verbs)
	}
}

func TestAPlanIsOfOneBody(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	other := data.Body{Name: "Grants Panel"}
	must(t, w.SaveBody(ctx, &other))
	e := data.PlanEntry{Body: other.ID, Title: "Grants"}
	must(t, w.SavePlan(ctx, &e))
	if _, err := w.PullPlan(ctx, e.ID, w.meeting.ID, 0); err == nil || !strings.Contains(err.Error(), "another body") {
		t.Errorf("another body's entry was taken: %v", err)
	}
	must(t, w.DeleteBody(ctx, other.ID))
}

func TestAnItemIsDeferredToThePlan(t *testing.T) {
	ctx, w := context.Background(), newTown(t)
	stays := store.Deferral{Entry: data.PlanEntry{Title: "Item 1", Due: "2027-01-01"}, Note: "Deferred to January 2027."}
	must(t, w.DeferItem(ctx, w.items[0].ID, &stays))
	texts := got[store.Texts](t)(w.Texts(ctx, w.items[0].ID))
	if doc.Plain(texts.Agenda.Doc) != "Deferred to January 2027." || stays.Entry.Source != w.items[0].ID || stays.Entry.Body != w.body.ID {
		t.Errorf("the item says %q, the entry is %+v", doc.Plain(texts.Agenda.Doc), stays.Entry)
	}
	goes := store.Deferral{Entry: data.PlanEntry{Title: "Item 2", Due: "2027-02-01"}, Withdraw: true, Note: "not used"}
	must(t, w.DeferItem(ctx, w.items[1].ID, &goes))
	if items := got[[]data.Item](t)(w.Items(ctx, w.meeting.ID)); len(items) != 2 || len(got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))) != 1 {
		t.Errorf("the agenda has %+v", items)
	}
	if got := planned(t, w); got != "Item 1, Item 2" {
		t.Errorf("the plan is %s", got)
	}
	rows := got[[]store.PlanRow](t)(w.Plan(ctx, w.body.ID))
	item := got[int64](t)(w.PullPlan(ctx, rows[1].ID, w.meeting.ID, 0))
	again := store.Deferral{Entry: data.PlanEntry{Title: "Item 2", Due: "2027-03-01"}, Withdraw: true}
	must(t, w.DeferItem(ctx, item, &again))
	if got := planned(t, w); got != "Item 1, Item 2" || again.Entry.ID != rows[1].ID {
		t.Errorf("deferred twice the plan is %s", got)
	}
}
