package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

func TestSearch(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	council := data.Body{Name: "Council"}
	must(t, w.SaveBody(ctx, &council))
	// Entered out of order: the newest meeting first all the same.
	for _, m := range []struct {
		body          int64
		start         data.DateTime
		title, agenda string
		minutes       string
	}{
		{w.body.ID, "2020-03-01T10:00", "Allotments", "To consider the allotments.", "The Members discussed the allotments at Glan-yr-afon and the café."},
		{council.ID, "2022-03-01T10:00", "Allotment rents", "", "RESOLVED to raise the rent of allotments to £30."},
		{w.body.ID, "1898-03-01T10:00", "Budget", "To agree the allotments budget.", ""},
		{w.body.ID, "2022-03-01T19:00", "Evening", "", "Nothing but allotments."},
	} {
		mt := data.Meeting{Body: m.body, Start: m.start}
		must(t, w.SaveMeeting(ctx, &mt))
		it := data.Item{Meeting: mt.ID, Title: m.title}
		must(t, w.AddItem(ctx, &it, 0))
		for part, text := range map[store.Part]string{store.AgendaPart: m.agenda, store.MinutesPart: m.minutes} {
			if text != "" {
				got[int64](t)(w.SaveText(it.ID, part, doc.FromText(text), 0))
			}
		}
	}
	find := func(q store.SearchQuery) string {
		var out []string
		for _, h := range got[[]store.Hit](t)(w.Search(ctx, q)) {
			out = append(out, h.Title+"/"+string(h.Part))
		}
		return strings.Join(out, " ")
	}
	all := "Evening/minutes Allotment rents/minutes Allotments/minutes Budget/agenda"
	for _, c := range []struct {
		q    store.SearchQuery
		want string
	}{
		{store.SearchQuery{Words: "allotments"}, all},
		{store.SearchQuery{Words: "ALLOTM"}, all},
		{store.SearchQuery{Words: "allotments", Limit: 1}, "Evening/minutes"},
		{store.SearchQuery{Words: "allotments", Body: council.ID}, "Allotment rents/minutes"},
		{store.SearchQuery{Words: "allotments £30"}, "Allotment rents/minutes"},
		{store.SearchQuery{Words: "allotments cafe"}, "Allotments/minutes"},
		{store.SearchQuery{Words: "glan-yr-afon"}, "Allotments/minutes"},
		{store.SearchQuery{Words: `"members discussed the allot`}, "Allotments/minutes"},
		{store.SearchQuery{Words: `"discussed members"`}, ""},
		{store.SearchQuery{Words: "allot cafe"}, ""}, // only the last word may be a beginning
		{store.SearchQuery{Words: "rents"}, "Allotment rents/minutes"},
		{store.SearchQuery{Words: "item"}, "Item 1/agenda Item 2/agenda Item 3/agenda"},
		{store.SearchQuery{Words: "  "}, ""},
		{store.SearchQuery{Words: "title:allotments"}, ""},
	} {
		if got := find(c.q); got != c.want {
			t.Errorf("%+v finds %q, want %q", c.q, got, c.want)
		}
	}
	best := got[[]store.Hit](t)(w.Search(ctx, store.SearchQuery{Words: "allotments", BestFirst: true}))
	if len(best) != 4 || best[0].Title != "Allotments" || best[0].On != "2020-03-01" || best[0].BodyName != "Planning Committee" ||
		!strings.Contains(best[0].Snippet, "\x02allotments\x03") {
		t.Errorf("best first: %+v", best)
	}

	// A meeting that moves takes its items along.
	rows := got[[]store.MeetingRow](t)(w.Meetings(ctx, store.MeetingFilter{To: "1899-01-01"}))
	rows[0].Start = "2030-01-01T10:00"
	must(t, w.SaveMeeting(ctx, &rows[0].Meeting))
	if got, want := find(store.SearchQuery{Words: "allotments"}), "Budget/agenda Evening/minutes Allotment rents/minutes Allotments/minutes"; got != want {
		t.Errorf("after a move: %q", got)
	}
	it := got[data.Item](t)(w.Item(ctx, best[0].Item))
	it.Title = "Gardens"
	must(t, w.SaveItem(ctx, &it))
	if got := find(store.SearchQuery{Words: "gardens"}); got != "Gardens/minutes" {
		t.Errorf("after a new title: %q", got)
	}
	must(t, w.DeleteItem(ctx, it.ID))
	if got := find(store.SearchQuery{Words: "gardens"}); got != "" {
		t.Errorf("a deleted item: %q", got)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := w.Search(cancelled, store.SearchQuery{Words: "allotments"}); err == nil {
		t.Error("a cancelled search went on")
	}
	wellKept(t, w.Book)
}

// TestNoWordsBreakTheSearch searches for anything at all.
func TestNoWordsBreakTheSearch(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.save(t, w.items[0].ID, minutes("The Committee noted the report."))
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z"*():^+\-{}, ]{0,12}( AND| OR| NOT| NEAR)?[a-z"*()' ]{0,8}`)).Draw(rt, "words")
		for _, best := range []bool{false, true} {
			if _, err := w.Search(ctx, store.SearchQuery{Words: words, BestFirst: best}); err != nil {
				rt.Fatalf("%q: %v", words, err)
			}
		}
	})
}

// TestManyItemsOnADay fills a day with more items than one meeting has, so that
// their places in the search index stay apart.
func TestManyItemsOnADay(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	for n := range 30 {
		m := page()
		m.Body.Name = fmt.Sprint("Body ", n)
		m.Meeting.Start = data.DateTime(fmt.Sprintf("2017-07-06T%02d:00", n%24))
		got[int64](t)(w.Import(ctx, m, store.ImportOptions{}))
	}
	hits := got[[]store.Hit](t)(w.Search(ctx, store.SearchQuery{Words: "apologies", Limit: 100}))
	if len(hits) != 30 {
		t.Errorf("%d hits", len(hits))
	}
	wellKept(t, w.Book)
}
