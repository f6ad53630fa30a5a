package store_test

import (
	"context"
	"strings"
	"testing"

	"minutebook/data"
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
