package approval

import (
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// june is the meeting of 4 June with three minutes, the third exempt.
func june() record.Meeting {
	m := record.Meeting{Meeting: data.Meeting{ID: 1, Start: "2026-06-04T19:00", Kind: data.OrdinaryMeeting, Status: data.DraftPublished}}
	add := func(id int64, number, title, exempt string, paragraphs ...string) {
		it := record.Item{Item: data.Item{ID: id, Meeting: 1, MinuteNumber: number, Title: title, Exempt: exempt}}
		for i, p := range paragraphs {
			b := doc.Text(p)
			b.ID = number + string(rune('a'+i))
			it.Minutes.Blocks = append(it.Minutes.Blocks, b)
		}
		m.Items = append(m.Items, it)
	}
	add(11, "29", "Allotment rents", "", "The rent be fifty pounds a year.", "The ‘old’ rent was forty pounds. Forty pounds is too little.")
	add(12, "30", "Footpaths", "", "The path is often flooded. The chair’s letter – see above – was read.")
	add(13, "31", "Tender", "3", "The lowest tender was ninety pounds.")
	return m
}

func TestFind(t *testing.T) {
	type place struct {
		Number, Words string
		Times         int
		Kept          bool
	}
	for _, c := range []struct {
		typed string
		want  []place
	}{
		{"fifty pounds", []place{{"29", "fifty pounds", 1, false}}},
		{"FIFTY pounds", []place{{"29", "fifty pounds", 1, false}}},
		{"chair's letter - see", []place{{"30", "chair’s letter – see", 1, false}}},
		{"ten", []place{{"30", "ten", 0, false}, {"31", "ten", 0, true}}}, // in "often", "tender": parts of words are no place
		{"pounds", []place{{"29", "pounds", 1, false}, {"29", "pounds", 2, false}, {"31", "pounds", 1, true}}},
		{"nowhere", nil},
		{"  ", nil},
	} {
		var got []place
		for _, p := range Find([]record.Meeting{june()}, c.typed) {
			got = append(got, place{p.Number(), p.Words, p.Times, p.Kept})
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q stands at %v, want %v", c.typed, got, c.want)
		}
	}
}

func TestWordsOfATableAreFound(t *testing.T) {
	m := june()
	m.Items[0].Minutes.Blocks = []doc.Block{{ID: "t", Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 2),
		Rows: [][]doc.Cell{{{Runs: []doc.Run{{Text: "Plot 4"}}}, {Runs: []doc.Run{{Text: "fifty pounds"}}}}}}}}
	found := Find([]record.Meeting{m}, "fifty")
	if len(found) != 1 || found[0].Block != "t" || found[0].Times != 1 {
		t.Errorf("found %+v", found)
	}
}

// A decision that was put into the minutes is read out of them again.
func TestADecisionIsReadFromTheMinutes(t *testing.T) {
	m := june()
	d := Decision{Sets: []record.Meeting{m}, Corrections: []Correction{{Find(d0(m), "fifty pounds")[0], "five hundred pounds"}, {Find(d0(m), "often")[0], ""}},
		Other: "Councillor Reed was present"}
	var minutes doc.Document
	for _, blocks := range d.Resolutions(data.Wording{}, nil, nil) {
		blocks[0].ID = doc.NewID()
		minutes.Blocks = append(minutes.Blocks, blocks...)
	}
	got, lost := Said([]record.Meeting{m}, minutes)
	if len(lost) > 0 || !reflect.DeepEqual(got, d) {
		t.Errorf("read %+v and lost %v, want %+v", got, lost, d)
	}
	if s := got.Locking("51"); s != "The minutes of 4 June 2026, with 2 corrections, become the approved record by minute 51. From then on they are locked for good: no word, name, vote or paper in them changes any more." {
		t.Error(s)
	}

	// words that were changed since are lost, and said to be
	m.Items[0].Minutes.Blocks[0] = doc.Text("The rent be sixty pounds a year.")
	got, lost = Said([]record.Meeting{m}, minutes)
	if len(got.Corrections) != 1 || len(lost) != 1 || !strings.Contains(lost[0], "fifty pounds") {
		t.Errorf("read %+v and lost %v", got.Corrections, lost)
	}
	// and minutes that wait no more are not approved again
	if got, _ := Said(nil, minutes); len(got.Sets) > 0 {
		t.Errorf("approved again: %+v", got.Sets)
	}
}

// A correction in words is of the minutes whose day it names, not of all that are
// approved with them.
func TestACorrectionInWordsIsOfItsOwnSet(t *testing.T) {
	first, second := june(), june()
	second.Meeting.ID, second.Meeting.Start = first.Meeting.ID+1, "2026-06-14T19:00"
	d := Decision{Sets: []record.Meeting{first, second}, Other: "4 June 2026, Councillor Reed was present"}
	if d.otherOf(first.Meeting) != d.Other || d.otherOf(second.Meeting) != "" {
		t.Errorf("of the first %q, of the second %q", d.otherOf(first.Meeting), d.otherOf(second.Meeting))
	}
	d.Other = "Councillor Reed was present"
	if d.namesASet() || d.otherOf(second.Meeting) != d.Other { // typed in the minutes: not lost
		t.Errorf("of the second %q", d.otherOf(second.Meeting))
	}
}

func d0(m record.Meeting) []record.Meeting { return []record.Meeting{m} }

// The resolution is public: it does not quote words that are not.
func TestExemptWordsAreNotQuoted(t *testing.T) {
	m := june()
	d := Decision{Sets: d0(m), Corrections: []Correction{{Find(d0(m), "ninety pounds")[0], "nineteen pounds"}}}
	if words := d.Words(data.Wording{}); strings.Contains(words, "ninety") || strings.Contains(words, "nineteen") || !strings.Contains(words, "minute 31") {
		t.Error(words)
	}
	if d.Corrections[0].Replacement().Old != "ninety pounds" {
		t.Error("the correction itself has its words")
	}
}
