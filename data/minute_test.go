package data_test

import (
	"testing"

	"minutebook/data"
)

func TestMinuteRefers(t *testing.T) {
	here := data.Meeting{ID: 7, Body: 1, Year: 2026}
	for _, c := range []struct {
		m    data.Minute
		want string
	}{
		{data.Minute{Meeting: 7, Body: 1, Year: 2026, Numbering: data.Continuous, Number: "243"}, "(minute 243 refers)"},
		{data.Minute{Meeting: 6, Body: 1, Year: 2026, Numbering: data.Continuous, Number: "231", On: "2026-06-04"}, "(minute 231 refers)"},
		{data.Minute{Meeting: 2, Body: 1, Year: 2025, Numbering: data.Continuous, Number: "231", On: "2026-03-03"}, "(minute 231, 3 March 2026, refers)"},
		{data.Minute{Meeting: 2, Body: 1, Year: 2025, Numbering: data.YearTagged, Number: "133/25", On: "2026-03-03"}, "(minute 133/25 refers)"},
		{data.Minute{Meeting: 7, Body: 1, Year: 2026, Numbering: data.PerMeeting, Number: "4"}, "(minute 4 refers)"},
		{data.Minute{Meeting: 6, Body: 1, Year: 2026, Numbering: data.PerMeeting, Number: "4", On: "2026-06-04"}, "(minute 4, 4 June 2026, refers)"},
		{data.Minute{Meeting: 9, Body: 2, Year: 2026, BodyName: "Planning Committee", Number: "12", On: "2026-03-03"}, "(minute 12 of the Planning Committee, 3 March 2026, refers)"},
	} {
		if got := c.m.Refers(here); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
