package rules_test

import (
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/rules"
)

func TestDeadlines(t *testing.T) {
	council, parish := data.Body{Notice: data.EnglishPrincipal}, data.Body{Notice: data.EnglishParish}
	for _, c := range []struct {
		text  string // its source, where it is a council's own
		body  data.Body
		start data.DateTime
		words string // found; empty for none
		says  string
		wrong bool
	}{
		{"Questions must be received by 9.00am on the working day before the meeting.", council, "2017-07-06T19:00",
			"9.00am on the working day before the meeting", "9.00 am on Wednesday 5 July 2017", false},
		{"by noon two clear working days before the meeting", council, "2017-07-06T19:00", // Wed and Tue are clear
			"noon two clear working days before the meeting", "noon on Monday 3 July 2017", false},
		{"at least 3 working days before the meeting", council, "2017-07-06T19:00", "at least 3 working days before the meeting", "Monday 3 July 2017", false},
		// Cheshire East, Procedure Rules 11
		{"Questions must be sent in writing to the Monitoring Officer at least 3 clear working days before the meeting.", council, "2017-07-06T19:00",
			"at least 3 clear working days before the meeting", "Friday 30 June 2017", false},
		// Kettering, notice of questions
		{"delivering it in writing to the proper officer no later than midday 7 clear working days before the day of the meeting.", council, "2017-09-05T19:00",
			"midday 7 clear working days before the day of the meeting", "noon on Wednesday 23 August 2017", false},
		// South Hams, Executive
		{"submit the question in writing by 5.00pm on the Monday prior to the Executive meeting.", council, "2017-07-06T19:00",
			"5.00pm on the Monday prior to the Executive meeting", "5.00 pm on Monday 3 July 2017", false},
		// over a bank holiday
		{"by 12 noon on the working day before the meeting", council, "2017-08-29T10:00", "12 noon on the working day before the meeting", "noon on Friday 25 August 2017", false},
		{"not less than two working days prior to the date of the meeting", council, "2017-08-30T10:00", "not less than two working days prior to the date of the meeting", "Friday 25 August 2017", false},
		{"by 5 p.m. on the day before this meeting", council, "2017-07-03T10:00", "5 p.m. on the day before this meeting", "5.00 pm on Sunday 2 July 2017", false},
		{"the second working day before the meeting", council, "2017-07-10T10:00", "the second working day before the meeting", "Thursday 6 July 2017", false},
		{"three clear days before the meeting", parish, "2017-07-06T19:00", "three clear days before the meeting", "Sunday 2 July 2017", false},
		{"at least 48 hours before the start of the meeting", council, "2017-07-06T19:00", "at least 48 hours before the start of the meeting", "7.00 pm on Tuesday 4 July 2017", false},
		{"7 days before the meeting", council, "2017-07-06T19:00", "7 days before the meeting", "Thursday 29 June 2017", false},

		// with the day beside it
		{"by 9.00am on the working day before the meeting (Wednesday 5 July 2017)", council, "2017-07-06T19:00",
			"9.00am on the working day before the meeting", "9.00 am on Wednesday 5 July 2017", false},
		{"by 9.00am on the working day before the meeting (Tuesday 4 July)", council, "2017-07-06T19:00",
			"9.00am on the working day before the meeting", "9.00 am on Wednesday 5 July 2017", true},
		{"by 9.00am on Tuesday 4th July 2017, the working day before the meeting", council, "2017-07-06T19:00",
			"the working day before the meeting", "Wednesday 5 July 2017", true},
		{"two clear working days before the meeting, that is by noon on 29 December", council, "2018-01-04T19:00",
			"two clear working days before the meeting", "Friday 29 December 2017", false},

		// the meeting’s own day is no deadline
		{"the working day before the meeting on Thursday 6 July 2017", council, "2017-07-06T19:00", "the working day before the meeting", "Wednesday 5 July 2017", false},
		{"the working day before the meeting, Thursday 6 July 2017", council, "2017-07-06T19:00", "the working day before the meeting", "Wednesday 5 July 2017", false},

		{"two working days before the next meeting", council, "2017-07-06T19:00", "", "", false},
		{"the papers were published five days after the meeting", council, "2017-07-06T19:00", "", "", false},
		{"the site visit on the Monday", council, "2017-07-06T19:00", "", "", false},
	} {
		got := rules.Deadlines(c.text, c.body, c.start, rules.Calendar{})
		switch {
		case len(got) != min(1, len(c.words)):
			t.Errorf("%q has %d deadlines", c.text, len(got))
		case c.words == "":
		case got[0].Words != c.words || got[0].Says() != c.says || got[0].Wrong() != c.wrong:
			t.Errorf("%q: %q is %s, wrong %v; want %q, %s, %v", c.text, got[0].Words, got[0].Says(), got[0].Wrong(), c.words, c.says, c.wrong)
		}
	}
}

// TestDeadlinePlaces holds that words and dates are found where they stand, in
// runes.
func TestDeadlinePlaces(t *testing.T) {
	text := []rune("Dŵr – by noon, the working day before the meeting (Tuesday 4 July 2017).")
	got := rules.Deadlines(string(text), data.Body{}, "2017-07-06T19:00", rules.Calendar{})
	if len(got) != 1 || string(text[got[0].From:got[0].To]) != got[0].Words || string(text[got[0].WrittenFrom:got[0].WrittenTo]) != "Tuesday 4 July 2017" {
		t.Errorf("found %+v", got)
	}
}

func TestDeadlinesNeverPanic(t *testing.T) {
	piece := rapid.SampledFrom([]string{"by 9.00am on ", "the working day ", "before the meeting", " (31 February 2017)", "two clear ", "99 hours ", "99 days ",
		"noon ", "working days ", "prior to ", "the Monday ", "é", "\n", "– ", "25 July", ", "})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 12).Draw(t, "pieces") {
			text += piece.Draw(t, "piece")
		}
		for _, d := range rules.Deadlines(text, data.Body{}, rapid.SampledFrom([]data.DateTime{"2017-07-06T19:00", "2017-07-06", ""}).Draw(t, "start"), rules.Calendar{}) {
			if r := []rune(text); string(r[d.From:d.To]) != d.Words || d.WrittenFrom > d.WrittenTo || d.WrittenTo > len(r) {
				t.Fatalf("%q: %+v", text, d)
			}
		}
	})
}
