package rules_test

import (
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/rules"
)

func TestParseDue(t *testing.T) {
	const today = data.Date("2026-07-08") // a Wednesday
	for _, c := range []struct {
		typed string
		on    data.Date
		text  string
	}{
		{"", "", ""},
		{"  ", "", ""},
		{"2026-09-30", "2026-09-30", ""},
		{"30 sep", "2026-09-30", ""},
		{"30 Sept", "2026-09-30", ""},
		{"30th of September 2027", "2027-09-30", ""},
		{"by 30 september", "2026-09-30", ""},
		{"Sep 30", "2026-09-30", ""},
		{"30/9", "2026-09-30", ""},
		{"30.09.2026", "2026-09-30", ""},
		{"30/9/27", "2027-09-30", ""},
		{"8 jul", "2026-07-08", ""}, // today is still to come
		{"7 jul", "2027-07-07", ""}, // gone: next year's
		{"29 feb 2028", "2028-02-29", ""},
		{"today", "2026-07-08", ""},
		{"Tomorrow", "2026-07-09", ""},
		{"fri", "2026-07-10", ""},
		{"thurs", "2026-07-09", ""},
		{"Wednesday", "2026-07-15", ""}, // not today
		{"tue", "2026-07-14", ""},
		{"next fri", "2026-07-17", ""},
		{"next mon", "2026-07-13", ""},
		{"next sunday", "2026-07-19", ""},
		{"+2w", "2026-07-22", ""},
		{"2 weeks", "2026-07-22", ""},
		{"in 3 days", "2026-07-11", ""},
		{"+1m", "2026-08-08", ""},
		{"8 months", "2027-03-08", ""},
		{"next meeting", "", "next meeting"},
		{"nm", "", "next meeting"},
		{"Before the  annual meeting", "", "Before the annual meeting"},
		{"ongoing", "", "ongoing"},
	} {
		on, text, err := rules.ParseDue(c.typed, today)
		if err != nil || on != c.on || text != c.text {
			t.Errorf("ParseDue(%q) = %q, %q, %v; want %q, %q", c.typed, on, text, err, c.on, c.text)
		}
	}
	for _, typed := range []string{"31 sep", "29 feb 2027", "30 spe", "frday", "32/1", "1/13", "3", "soon?"} {
		if on, text, err := rules.ParseDue(typed, today); err == nil {
			t.Errorf("ParseDue(%q) = %q, %q; want an error", typed, on, text)
		}
	}
}

func TestParseDueMonthEnd(t *testing.T) {
	if on, _, _ := rules.ParseDue("+1m", "2027-01-31"); on != "2027-02-28" {
		t.Errorf("a month after 31 January is %s", on)
	}
}

// A date read is never in the past unless its year was typed.
func TestParseDueIsToCome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := data.Date("2024-01-01").Add(rapid.IntRange(0, 3000).Draw(t, "day"))
		typed := rapid.StringMatching(`(next )?(mon|tue|wed|thu|fri|sat|sun)|\+[1-9][dwm]|[1-9] (jan|feb|dec)|1/[1-9]`).Draw(t, "typed")
		on, _, err := rules.ParseDue(typed, today)
		if err != nil || on < today || on > today.Add(366) {
			t.Fatalf("ParseDue(%q) on %s = %q, %v", typed, today, on, err)
		}
	})
}

func FuzzParseDue(f *testing.F) {
	for _, s := range []string{"30 sep", "+2w", "next fri", "30/9/26", "\x00", "99 zzz 9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		on, text, err := rules.ParseDue(s, "2026-07-08")
		if err != nil && (on != "" || text != "") {
			t.Errorf("%q: a value beside an error", s)
		}
		if on != "" {
			if _, err := data.ParseDate(string(on)); err != nil {
				t.Errorf("%q: %v", s, err)
			}
		}
	})
}
