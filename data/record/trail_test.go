package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// approved is a meeting with all that became of its record since, and the canary
// wherever that may tell of exempt business.
func approved() record.Meeting {
	at := time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC)
	run := func(text string, e doc.Edit) doc.Run { return doc.Run{Text: text, Edit: e} }
	return record.Meeting{
		Meeting: data.Meeting{UID: "m", Status: data.Approved},
		Items: []record.Item{
			{Item: data.Item{ID: 1, UID: "open", Title: "Budget", MinuteNumber: "31"}, Minutes: doc.Document{Blocks: []doc.Block{
				{ID: "o1", Kind: doc.Paragraph, Note: "corrected at minute 51", Runs: []doc.Run{run("It is ", ""), run("£40", doc.Struck), run("£50", doc.Added)}},
				{ID: "o2", Kind: doc.Paragraph, Exempt: "3", Note: canary, Runs: []doc.Run{run("Sold to ", ""), run(canary+" Quill; and sons", doc.Struck), run(canary+" Quilley", doc.Added)}},
			}}},
			{Item: data.Item{ID: 2, UID: "closed", Title: "Land", MinuteNumber: "32", Exempt: "3"}, Minutes: doc.Document{Blocks: []doc.Block{
				{ID: "c1", Kind: doc.Paragraph, Runs: []doc.Run{run("At ", ""), run(canary+" nine", doc.Struck), run(canary+" ten", doc.Added)}}}}},
			{Item: data.Item{ID: 3, UID: "below", Parent: 2, Title: "The offer", MinuteNumber: "33"}, Depth: 1},
		},
		Corrections: []data.Correction{
			{ID: 1, Reason: "the figure was misheard", Begun: at, Closed: at, Changes: []data.Change{{Item: "open", Number: "31", Block: "o1", Before: "It is £30", After: "It is £40"}, {What: "time of ending", Before: "9.00 pm", After: "9.15 pm"}}},
			{ID: 2, Reason: canary, Closed: at, Changes: []data.Change{{What: "venue", Before: "Hall", After: "Guildhall"}, {Item: "closed", Title: canary, Block: "c1", Before: canary}}},
			{ID: 3, Reason: canary, Closed: at, Changes: []data.Change{{Item: "open", Block: "o2", After: canary}, {Item: "below", Before: canary}}},
			{ID: 4, Reason: canary, Closed: at, Changes: []data.Change{{Item: "open", Block: "gone", Before: canary, Exempt: "1"}, {Item: "gone", Before: canary, Exempt: "1"}}},
		},
		Notes:     []data.MarginNote{{Item: 1, Block: "o1", Text: "Read £55."}, {Item: 1, Block: "o2", Text: canary}, {Item: 2, Text: canary}, {Item: 3, Text: canary}, {Item: 9, Text: canary}},
		Approvals: []data.Approval{{ID: 5, Item: 2, Minute: "32", Corrections: canary, Canonical: []byte(canary)}},
		Approval: &data.Approval{ID: 6, On: "2026-06-09", Minute: "51", Hash: "abc", Canonical: []byte(canary),
			Corrections: "minute 31, for “£40” read “£50”; minute 31, for “" + canary + " Quill; and sons” read “" + canary + " Quilley”; minute 32, for “" + canary + " nine” read “" + canary + " ten”; the page numbers"},
	}
}

func TestThePublicTrailHoldsNothingExempt(t *testing.T) {
	whole := approved()
	p := whole.Public()
	if got := fmt.Sprintf("%+v %+v", p, *p.Approval); strings.Contains(got, canary) {
		t.Errorf("the public copy holds exempt matter: %s", got)
	}
	if got := fmt.Sprintf("%+v %s", whole, whole.Approval.Canonical); strings.Count(got, canary) < 15 {
		t.Errorf("the meeting itself was changed: %s", got)
	}
}

func TestThePublicTrailTellsTheRest(t *testing.T) {
	p := approved().Public()
	if len(p.Corrections) != 2 || len(p.Corrections[0].Changes) != 2 || p.Corrections[0].Reason != "the figure was misheard" ||
		len(p.Corrections[1].Changes) != 1 || p.Corrections[1].Reason != "reason withheld" {
		t.Errorf("corrections are %+v", p.Corrections)
	}
	if len(p.Notes) != 1 || p.Notes[0].Text != "Read £55." {
		t.Errorf("notes are %+v", p.Notes)
	}
	if want := "minute 31, for “£40” read “£50”; the page numbers"; p.Approval.Corrections != want || p.Approval.Hash != "abc" {
		t.Errorf("approved with %q, want %q", p.Approval.Corrections, want)
	}
	if b := p.Items[0].Minutes.Blocks; len(b) != 1 || b[0].Note != "corrected at minute 51" || !doc.Edited(b[0]) {
		t.Errorf("the open text is %+v", b)
	}
	if len(p.Approvals) != 1 || p.Approvals[0].Minute != "32" {
		t.Errorf("that other minutes were approved is no secret: %+v", p.Approvals)
	}
}

// Words struck out tell no time any more.
func TestStruckTimesDoNotCount(t *testing.T) {
	note := func(id, at string, e doc.Edit) doc.Block {
		return doc.Block{ID: id, Kind: doc.TimeNoteKind, Edit: e, Time: &doc.TimeNote{Kind: doc.Closing, At: at}}
	}
	m := record.Meeting{Items: []record.Item{{Item: data.Item{ID: 1}, Minutes: doc.Document{Blocks: []doc.Block{note("a-new", "21:10", doc.Added), note("a", "21:40", doc.Struck)}}}}}
	if _, ended := m.Times(); ended != "21:10" {
		t.Errorf("it ended at %s", ended)
	}
}

func TestCompareSaysWhatIsExempt(t *testing.T) {
	then, now := approved(), approved()
	now.Items[0].Minutes.Blocks = now.Items[0].Minutes.Blocks[:1] // the exempt passage goes
	now.Items[1].Title = "Land at the quay"
	now.Items[2].Minutes = doc.FromText("It was noted.")
	now.Items = slices.Insert(now.Items, 0, record.Item{Item: data.Item{ID: 4, UID: "new", Title: "Apologies"}})
	for _, c := range record.Compare(then, now) {
		if exempt := c.Item != "new"; exempt != (c.Exempt == "3") {
			t.Errorf("%+v is exempt: %v", c, exempt)
		}
	}
}

// A change that the public may hear of names no exempt neighbour.
func TestCompareNamesNoExemptNeighbour(t *testing.T) {
	p := func(id, exempt, words string) doc.Block {
		return doc.Block{ID: id, Kind: doc.Paragraph, Exempt: exempt, Runs: []doc.Run{{Text: words}}}
	}
	of := func(order []int, blocks ...doc.Block) record.Meeting {
		all := []record.Item{{Item: data.Item{UID: "a", Title: "Open"}, Minutes: doc.Document{Blocks: blocks}}, {Item: data.Item{ID: 2, UID: "b", Title: canary, Exempt: "1"}},
			{Item: data.Item{UID: "c", Parent: 2, Title: canary}, Depth: 1}, {Item: data.Item{UID: "d", Title: "Close"}}}
		var m record.Meeting
		for _, i := range order {
			m.Items = append(m.Items, all[i])
		}
		return m
	}
	x, y, z := p("x", "", "one"), p("y", "3", canary), p("z", "", "two")
	then, now := of([]int{0, 1, 2, 3}, x, y, z), of([]int{3, 1, 2, 0}, z, y, x)
	seen := 0
	for _, pair := range [][2]record.Meeting{{then, now}, {now, then}} {
		for _, c := range record.Compare(pair[0], pair[1]) {
			if c.Exempt == "" && strings.Contains(fmt.Sprint(c), canary) {
				t.Errorf("told to all: %+v", c)
			}
			if strings.Contains(c.Before+c.After, "exempt") {
				seen++
			}
		}
	}
	if seen == 0 {
		t.Error("no neighbour is exempt: the test shows nothing")
	}
}
