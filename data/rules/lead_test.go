package rules

import (
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
)

// The lead of every verb follows the form a body gives its resolutions.
func TestLead(t *testing.T) {
	for _, c := range []struct {
		resolved string
		verb     doc.Verb
		want     string
	}{
		{"", doc.Resolved, "RESOLVED –"}, {"", doc.Noted, "NOTED –"},
		{"RESOLVED:", doc.Recommended, "RECOMMENDED:"}, {"Resolved:", doc.Noted, "Noted:"}, {"Resolved –", doc.Resolved, "Resolved –"},
		{"It was resolved", doc.Resolved, "It was resolved"}, {"It was resolved", doc.Agreed, "AGREED –"},
	} {
		if got := Lead(data.Wording{Resolved: c.resolved}, c.verb); got != c.want {
			t.Errorf("%s with %q is %q, want %q", c.verb, c.resolved, got, c.want)
		}
	}
}
