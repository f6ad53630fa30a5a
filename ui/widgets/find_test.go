package widgets_test

import (
	"testing"

	"minutebook/ui/widgets"
)

// A row is found by words in any order, parts of words too, whatever the capitals.
func TestHolds(t *testing.T) {
	for typed, want := range map[string]bool{
		"": true, "weir": true, "WEIR marsh": true, "marsh  clear ": true, "eir": true, "weir bridge": false, "weirs": false,
	} {
		if got := widgets.Holds(widgets.Looked(typed), "Clear the Weir", "", "Cllr Marsh"); got != want {
			t.Errorf("%q finds the row: %v", typed, got)
		}
	}
}
