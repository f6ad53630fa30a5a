package reasons_test

import (
	"testing"

	"minutebook/data"
	"minutebook/ui/reasons"
)

func TestReasonsSurvive(t *testing.T) {
	for _, notice := range data.Notices() {
		r := reasons.Of(data.Body{Notice: notice})
		for _, exempt := range []string{"", "1", "7", "14", "legal proceedings", "1, 3"} {
			if place, own := r.Place(exempt); r.Exempt(place, own) != exempt || place >= len(r.Words()) {
				t.Errorf("%s: %q came back as %q, offered at %d", notice, exempt, r.Exempt(place, own), place)
			}
		}
	}
}
