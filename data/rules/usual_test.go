package rules

import (
	"testing"

	"minutebook/data"
)

// Each usual item is known by its title, so that its words write themselves.
func TestUsualItems(t *testing.T) {
	want := []Purpose{ForApologies, ForInterests, ForMinutes, ForPublic, ForNextMeeting}
	for _, notice := range data.Notices() {
		items := UsualItems(data.Body{Notice: notice})
		if len(items) != len(want) {
			t.Fatalf("%s: %d items", notice, len(items))
		}
		for i, it := range items {
			if PurposeOf(it.Title) != want[i] || !it.Standing {
				t.Errorf("%s: %+v", notice, it)
			}
		}
	}
}
