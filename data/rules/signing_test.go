package rules

import (
	"testing"

	"minutebook/data"
)

// LGA 1972 Sch 12 para 41(1): signed at the same or the next suitable meeting by the
// person presiding, which is when they are approved.
func TestSignedOn(t *testing.T) {
	for _, c := range []struct {
		on data.Date
		ok bool
	}{{"2026-07-08", false}, {"2026-07-09", true}, {"2026-07-20", true}, {"2026-07-21", false}} {
		if err := SignedOn(data.Approval{On: "2026-07-09"}, c.on, "2026-07-20"); (err == nil) != c.ok {
			t.Errorf("on %s: %v", c.on, err)
		}
	}
}
