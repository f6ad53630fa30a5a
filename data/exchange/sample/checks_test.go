package sample_test

import (
	"context"
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/rules/check"
)

// What is kept has nothing left to look at, on any day the sample is made.
func TestChecksFindNothingInKeptMinutes(t *testing.T) {
	for _, on := range days() {
		b := filled(t, on)
		people, err := b.People(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		all := records(t, b)
		for i, m := range all {
			if !slices.Contains([]data.Status{data.Approved, data.Signed, data.DraftPublished, data.WithChair}, m.Meeting.Status) {
				continue
			}
			k := check.Known{People: people}
			for j, other := range all {
				if j != i && other.Body.ID == m.Body.ID {
					k.Held = append(k.Held, other.Meeting)
				}
			}
			for _, f := range new(check.Checker).Minutes(m, k) {
				if m.Meeting.Status.Locked() || !f.Offer() { // what may still change may have sentences offered as actions
					t.Errorf("%s on %s, item %d: %s (%q, %s)", m.Body.ShortName, m.Meeting.Start.Date(), f.Item, f.Says, f.Words, f.Rule)
				}
			}
		}
	}
}
