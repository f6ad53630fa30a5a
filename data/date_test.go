package data_test

import (
	"testing"

	"minutebook/data"
)

func TestParseClock(t *testing.T) {
	for in, want := range map[string]data.Clock{
		"19:42": "19:42", "1942": "19:42", "7.42pm": "19:42", "7.42 p.m.": "19:42", "7 pm": "19:00", "7pm": "19:00",
		"10.00 am": "10:00", "12.00 pm": "12:00", "9:05": "09:05", " 00:00 ": "00:00",
	} {
		if got, err := data.ParseClock(in); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "25:00", "7.61pm", "noon-ish", "19", "13pm"} {
		if got, err := data.ParseClock(in); err == nil {
			t.Errorf("ParseClock(%q) = %q", in, got)
		}
	}
}

func TestParseDateTime(t *testing.T) {
	for in, want := range map[string]data.DateTime{
		"2016-05-11T10:00": "2016-05-11T10:00", "2016-05-11 10:00": "2016-05-11T10:00", "2016-05-11": "2016-05-11T00:00",
	} {
		if got, err := data.ParseDateTime(in); err != nil || got != want {
			t.Errorf("ParseDateTime(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "2016-02-30", "11/05/2016", "2016-05-11T25:00"} {
		if got, err := data.ParseDateTime(in); err == nil {
			t.Errorf("ParseDateTime(%q) = %q", in, got)
		}
	}
	if _, err := data.ParseDate("2026-02-30"); err == nil {
		t.Error("30 February is a date")
	}
}

func TestPrintedForms(t *testing.T) {
	at := data.DateTime("2017-07-06T19:00")
	for _, c := range [][2]string{
		{at.Date().Long(), "Thursday 6 July 2017"}, {at.Date().Medium(), "6 July 2017"}, {at.Date().Short(), "6 Jul 2017"},
		{at.Clock().Spoken(), "7.00 pm"}, {string(at.Date().Add(30)), "2017-08-05"}, {string(at.Date().At("09:30")), "2017-07-06T09:30"},
		{data.Date("").Long(), ""}, {data.Clock("").Spoken(), ""}, {string(data.DateTime("").Date()), ""}, {string(data.DateTime("").Clock()), ""},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}

func TestMemberSitsOn(t *testing.T) {
	m := data.Member{From: "2025-05-08", Until: "2026-05-07"}
	for day, want := range map[data.Date]bool{"2025-05-07": false, "2025-05-08": true, "2026-05-07": true, "2026-05-08": false} {
		if m.SitsOn(day) != want {
			t.Errorf("sits on %s: %v", day, !want)
		}
	}
	m.Until = ""
	if !m.SitsOn("2099-01-01") {
		t.Error("a term that runs has ended")
	}
}

func TestActionOverdue(t *testing.T) {
	a := data.Action{Status: data.Open, Due: "2026-09-30"}
	if a.Overdue("2026-09-30") || !a.Overdue("2026-10-01") {
		t.Error("an action is overdue from the day after it was due")
	}
	a.Status = data.Done
	if a.Overdue("2026-10-01") {
		t.Error("a done action is overdue")
	}
}
