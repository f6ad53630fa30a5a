package main

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// stated is drafted with facts beside the words, and words that stand twice.
func stated(t *testing.T) *shell {
	t.Helper()
	s, ctx := drafted(t), context.Background()
	b, must := s.opened(time.Date(2026, 11, 20, 11, 0, 0, 0, time.UTC))
	items, err := b.Items(ctx, 1)
	must(err)
	m, err := b.Meeting(ctx, 1)
	must(err)
	people, err := b.People(ctx)
	must(err)
	must(b.SaveAttendance(ctx, data.Attendance{Meeting: 1, Person: people[0], Role: data.Chair, Presence: data.Present}))
	m.Opened, m.Ended = "19:00", "20:30"
	must(b.SaveMeeting(ctx, &m))
	texts, err := b.Texts(ctx, items[0].ID)
	must(err)
	texts.Minutes.Doc.Blocks[0].ID = "p"
	words := []doc.Run{{Text: "That the dues be ten pounds a week, and ten pounds a night."}}
	d := doc.Document{Blocks: append(texts.Minutes.Doc.Blocks,
		doc.Block{ID: "m", Kind: doc.MotionKind, Motion: &doc.Motion{Mover: &doc.Person{Name: "Ann Day"}, Outcome: doc.Carried, Vote: &doc.Vote{Method: doc.Hands, For: 4, Against: 1}}, Runs: words},
		doc.Block{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved}, Runs: words})}
	_, err = b.SaveText(items[0].ID, store.MinutesPart, d, texts.Minutes.Rev)
	must(err)
	must(b.Close())
	return s
}

func TestReplacementsAsTheyAreWritten(t *testing.T) {
	for typed, want := range map[string]store.Replacement{
		"old words => new words":                  {Old: "old words", New: "new words"},
		"old, gone =>":                            {Old: "old, gone"},
		"31: ten => nine":                         {Minute: "31", Old: "ten", New: "nine"},
		"minute 133/20: ten => nine":              {Minute: "133/20", Old: "ten", New: "nine"},
		"12a, place 2: ten => nine":               {Minute: "12a", Place: 2, Old: "ten", New: "nine"},
		"place 3: ten => nine":                    {Place: 3, Old: "ten", New: "nine"},
		"31: seconder: Cllr Roe => Cllr Day":      {Minute: "31", Old: "seconder: Cllr Roe", New: "Cllr Day"},
		"vote: For: 7, Against: 2 => 8-1-0":       {Old: "vote: For: 7, Against: 2", New: "8-1-0"},
		"Cllr Day: present => apologies":          {Old: "Cllr Day: present", New: "apologies"},
		"time of ending: 9.05 pm => 9.15 pm":      {Old: "time of ending: 9.05 pm", New: "9.15 pm"},
		"19:42 => 19:52":                          {Old: "19:42", New: "19:52"},
		"of 31: the roof => of 31: the whole one": {Old: "of 31: the roof", New: "of 31: the whole one"},
	} {
		if got, err := replacements([]string{typed}); err != nil || !reflect.DeepEqual(got, []store.Replacement{want}) {
			t.Errorf("%q is read as %+v, %v", typed, got, err)
		}
	}
}

func TestCorrectAPublishedDraft(t *testing.T) {
	s := stated(t)
	args := []string{"correct", "1", "--reason", "Two figures were misheard",
		"ten moorings => nine moorings", "1, place 2: ten pounds => twelve pounds", "Ann Day: present => apologies", "mover: Ann Day => Owen Marsh", "time of ending: 8.30 pm => 8.45"}
	s.fails(failed, "only a published draft is corrected", args...)
	s.ok("publish", "1")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{misuse, "", []string{"1", "ten moorings => x"}},
		{misuse, "--reason", []string{"1", "ten moorings => x", "--reason", " "}},
		{misuse, "", []string{"1", "--reason", "x"}},
		{misuse, "old words => new words", []string{"1", "--reason", "x", "ten moorings"}},
		{misuse, "counted from 1", []string{"1", "--reason", "x", "1, place 0: ten pounds => x"}},
		{failed, "no meeting 77", []string{"77", "--reason", "x", "ten moorings => x"}},
		{failed, "are not in the minutes", []string{"1", "--reason", "x", "ten moorings => nine moorings", "eleven => x"}},
		{failed, "stand in the minutes 4 times: name more of them, the minute or which place; (1) minute 1, motion, “That the dues be [ten pounds] a week, and ten pounds…”; (2) minute 1, motion, “…ten pounds a week, and [ten pounds] a night.”; (3) minute 1, resolution, “That", []string{"1", "--reason", "x", "ten pounds => x"}},
		{failed, "write present, apologies, absent", []string{"1", "--reason", "x", "Ann Day: present => late"}},
		{failed, "there is no minute 8", []string{"1", "--reason", "x", "8: ten => x"}},
	} {
		s.fails(c.code, c.says, append([]string{"correct"}, c.args...)...)
	}
	golden(t, "correct", s.ok(append(args, "--json")...))
	out := s.ok("correct", "1", "--reason", "It was the vote.", "vote: For: 4, Against: 1, Abstained: 0 => 5 to nil")
	if want := "The published draft of meeting 1 is corrected: It was the vote.\n  minute 1, vote: “For: 4, Against: 1, Abstained: 0” is now “For: 5, Against: 0, Abstained: 0”\n"; out != want {
		t.Errorf("correct prints\n%s\nwant\n%s", out, want)
	}
	b, must := s.opened(time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC))
	defer b.Close()
	if _, open, err := b.OpenCorrection(t.Context(), 1); err != nil || open {
		t.Errorf("a correction is left open, %v", err)
	}
	m, err := b.Record(t.Context(), 1)
	must(err)
	for _, blk := range m.Items[0].Minutes.Blocks {
		if doc.Edited(blk) || blk.Note != "" {
			t.Errorf("the draft has marks: %+v", blk)
		}
	}
	if words := doc.Plain(m.Items[0].Minutes); !strings.Contains(words, "nine moorings") || strings.Count(words, "twelve pounds") != 1 || len(m.Corrections) != 2 || m.Attendance[0].Presence != data.Apologies {
		t.Errorf("it reads %s, with %d corrections", words, len(m.Corrections))
	}
}

func TestApproveSubjectToFacts(t *testing.T) {
	s := stated(t)
	s.ok("publish", "1")
	s.fails(failed, "(4) minute 1, resolution, ", "approve", "1", "--at", "2", "--minute", "4", "--correct", "ten pounds => twelve pounds")
	golden(t, "approvefacts", s.ok("approve", "1", "--at", "2", "--minute", "4", "--correct", "place 3: ten pounds => twelve pounds", "--correct", "1, place 1: ten pounds => twelve pounds",
		"--correct", "Ann Day: present => apologies", "--correct", "1: mover: Ann Day => Marsh", "--correct", "outcome: carried => lost", "--json"))
	if out := s.ok("verify"); !strings.HasPrefix(out, "Harbour Committee: 1 approval, ") {
		t.Errorf("verify prints %q", out)
	}
}
