package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// The press and public are excluded before the first exempt item, wherever that
// stands; what stands too late is moved.
func TestTheExclusionIsPutBeforeTheFirstExemptItem(t *testing.T) {
	for _, c := range []struct{ agenda, want string }{
		{"Apologies; Close", "Apologies; Close"},
		{"Apologies; Land!; Close", "Apologies; Exclusion of the press and public; Land; Close"},
		{"Land!; Close", "Exclusion of the press and public; Land; Close"},
		{"Land!; Exclusion of the public; Close", "Exclusion of the public; Land; Close"},
		{"Exclusion of the public; Land!", "Exclusion of the public; Land"},
	} {
		ctx := context.Background()
		w := newTown(t)
		m := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
		must(t, w.StartMeeting(ctx, &m, 0))
		for _, title := range strings.Split(c.agenda, "; ") {
			it := data.Item{Meeting: m.ID, Title: title}
			if open, exempt := strings.CutSuffix(title, "!"); exempt {
				it.Title, it.Exempt = open, "3"
			}
			must(t, w.AddItem(ctx, &it, 0))
		}
		for range 2 { // the second time there is nothing to do
			_, done, err := w.ExcludePublic(ctx, m.ID)
			must(t, err)
			var titles []string
			for _, it := range got[[]data.Item](t)(w.Items(ctx, m.ID)) {
				titles = append(titles, it.Title)
			}
			if s := strings.Join(titles, "; "); s != c.want || done != (c.agenda != "" && c.want != strings.ReplaceAll(c.agenda, "!", "")) {
				t.Errorf("%q: %q, done %v; want %q", c.agenda, s, done, c.want)
			}
			c.agenda = c.want
		}
	}
}

// What the program put in goes again with the last exempt business, and nothing that
// is the clerk's.
func TestTheExclusionGoesWithTheLastExemptItem(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		agenda string
		then   func(t *testing.T, w *town, put data.Item)
		gone   bool
	}{
		"as it was put in":         {agenda: "Apologies; Land!", gone: true},
		"before everything":        {agenda: "Land!; Close", gone: true},
		"something else is exempt": {agenda: "Land!; Staff!"},
		"words in it": {agenda: "Land!", then: func(t *testing.T, w *town, put data.Item) {
			got[int64](t)(w.SaveText(put.ID, store.AgendaPart, doc.FromText("To resolve."), 0))
		}},
		"called otherwise": {agenda: "Land!", then: func(t *testing.T, w *town, put data.Item) {
			put.Title = "Exclusion of the public"
			must(t, w.SaveItem(ctx, &put))
		}},
		"issued with the agenda": {agenda: "Land!", then: func(t *testing.T, w *town, put data.Item) {
			must(t, w.IssueAgenda(ctx, put.Meeting, "2026-12-01", ""))
		}},
		"the clerk's own": {agenda: "Exclusion of the press and public; Land!"},
	} {
		w := newTown(t)
		m := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
		must(t, w.StartMeeting(ctx, &m, 0))
		var land data.Item
		for _, title := range strings.Split(c.agenda, "; ") {
			it := data.Item{Meeting: m.ID, Title: strings.TrimSuffix(title, "!")}
			if it.Title != title {
				it.Exempt = "3"
			}
			must(t, w.AddItem(ctx, &it, 0))
			if it.Title == "Land" {
				land = it
			}
		}
		put, _, err := w.ExcludePublic(ctx, m.ID)
		must(t, err)
		if c.then != nil {
			c.then(t, w, put)
		}
		land = got[data.Item](t)(w.Item(ctx, land.ID))
		land.Exempt = ""
		must(t, w.SaveItem(ctx, &land))
		before := len(got[[]data.Item](t)(w.Items(ctx, m.ID)))
		off, done, err := w.AdmitPublic(ctx, m.ID)
		must(t, err)
		left := len(got[[]data.Item](t)(w.Items(ctx, m.ID)))
		if done != c.gone || done && off.UID != put.UID || (before-left == 1) != c.gone {
			t.Errorf("%s: taken off %v, want %v; %d items of %d are left", name, done, c.gone, left, before)
		}
	}
}
