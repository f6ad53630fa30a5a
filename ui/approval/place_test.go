package approval

import (
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
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
		Nth           int
		Parts, Kept   bool
	}
	for _, c := range []struct {
		typed string
		want  []place
	}{
		{"fifty pounds", []place{{"29", "fifty pounds", 0, false, false}}},
		{"FIFTY pounds", []place{{"29", "fifty pounds", 0, false, false}}},
		{"chair's letter - see", []place{{"30", "chair’s letter – see", 0, false, false}}},
		{"ten", []place{{"30", "ten", 0, true, false}, {"31", "ten", 0, true, true}}}, // in "often", "tender": parts of words are no place
		{"pounds", []place{{"29", "pounds", 1, false, false}, {"29", "pounds", 2, false, false}, {"29", "pounds", 3, false, false}, {"31", "pounds", 0, false, true}}},
		{"nowhere", nil},
		{"  ", nil},
	} {
		var got []place
		for _, p := range Find([]record.Meeting{june()}, c.typed) {
			got = append(got, place{p.Number(), p.Words, p.Nth, p.Parts, p.Kept})
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
	if len(found) != 1 || found[0].Block != "t" || found[0].Parts || found[0].Nth != 0 {
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

// councillors puts people and a resolution of theirs into the minutes of June.
func councillors(m record.Meeting) record.Meeting {
	day := data.Person{ID: 1, UID: "p-day", Honorific: "Councillor", Given: "Ann", Family: "Day"}
	reed := data.Person{ID: 2, UID: "p-reed", Honorific: "Councillor", Given: "Bea", Family: "Reed"}
	for i, p := range []data.Person{day, reed} {
		m.Members = append(m.Members, data.Member{Person: p, Role: []data.Role{data.Ordinary, data.Ordinary}[i]})
		m.Attendance = append(m.Attendance, data.Attendance{Meeting: m.Meeting.ID, Person: p, Role: data.Ordinary, Presence: data.Present})
	}
	m.Meeting.Ended = "21:05"
	for i, id := range []string{"i-29", "i-30", "i-31"} {
		m.Items[i].UID = id
	}
	moved := func(id string, vote *doc.Vote) doc.Block {
		d, r := record.Named(day), record.Named(reed)
		return doc.Block{ID: id, Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: &d, Seconder: &r, Vote: vote}, Runs: []doc.Run{{Text: "That it be so."}}}
	}
	add := func(i int, b doc.Block) { m.Items[i].Minutes.Blocks = append(m.Items[i].Minutes.Blocks, b) }
	add(1, moved("30r", &doc.Vote{Method: doc.Hands, For: 7, Against: 2}))
	add(2, moved("31r", nil))
	return m
}

func TestFactsAreFound(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"present", []string{"Attendance · Councillor Ann Day: present", "Attendance · Councillor Bea Reed: present"}},
		{"Cllr", nil},
		{"day present", []string{"Attendance · Councillor Ann Day: present"}},
		{"“Councillor Ann Day: present”", []string{"Attendance · Councillor Ann Day: present"}},
		{"9.05", []string{"Time of ending · 9.05 pm"}},
		{"ended", []string{"Time of ending · 9.05 pm"}},
		{"closed", []string{"Time of ending · 9.05 pm"}},
		{"30 seconder", []string{"Minute 30, seconder · Councillor Bea Reed"}},
		{"for: 7", []string{"Minute 30, vote · For: 7, Against: 2, Abstained: 0"}},
		{"seconder reed", []string{"Minute 30, seconder · Councillor Bea Reed", "Minute 31, seconder · Councillor Bea Reed (kept)"}},
		{"", nil},
	} {
		var got []string
		for _, p := range Find(d0(councillors(june())), c.typed) {
			s := p.Where() + " · " + p.Words
			if p.Kept {
				s += " (kept)"
			}
			got = append(got, s)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q finds %q, want %q", c.typed, got, c.want)
		}
	}
}

// What is typed of a fact is read at once: the resolution says it as the minutes will.
func TestACorrectionOfAFactReadsAsTheMinutesWill(t *testing.T) {
	m := councillors(june())
	twice := councillors(june())
	twice.Items[1].Minutes.Blocks = append(twice.Items[1].Minutes.Blocks, twice.Items[1].Minutes.Blocks[1])
	twice.Items[1].Minutes.Blocks[2].ID = "30s"
	for _, c := range []struct {
		in          record.Meeting
		typed, to   string
		want, fault string // of the correction, or of the error a part
	}{
		{m, "day present", "Apologies.", "in the attendance, for “Councillor Ann Day: present” read “Councillor Ann Day: apologies”", ""},
		{m, "9.05", "21:15", "time of ending, for “9.05 pm” read “9.15 pm”", ""},
		{m, "30 seconder", "Cllr Day", "minute 30, seconder, for “Councillor Bea Reed” read “Councillor Ann Day”", ""},
		{m, "30 seconder", "", "minute 30, seconder, for “Councillor Bea Reed” read “not stated”", ""},
		{m, "30 vote", "for 8, against 1", "minute 30, vote, for “For: 7, Against: 2, Abstained: 0” read “For: 8, Against: 1, Abstained: 0”", ""},
		{m, "30 seconder", "Bea Reed", "", "already"},
		{m, "9.05", "soon", "", "time"},
		{m, "day present", "green", "", ""},
		{twice, "30 seconder", "Cllr Day", "minute 30, seconder, at the first place, for “Councillor Bea Reed” read “Councillor Ann Day”", ""},
	} {
		p := Find(d0(c.in), c.typed)[0]
		got, err := settled(d0(c.in), nil, Correction{p, c.to})
		switch {
		case c.want == "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%q to %q: %v, want an error of %q", c.typed, c.to, err, c.fault)
		case c.want != "" && err != nil:
			t.Errorf("%q to %q: %v", c.typed, c.to, err)
		case c.want != "" && got.Said(false) != c.want:
			t.Errorf("%q to %q reads\n %s, want\n %s", c.typed, c.to, got.Said(false), c.want)
		}
	}
}

// What a minute says more than once is corrected at the place that was chosen: the
// resolution names it, and by that it is found again and made.
func TestOneOfSeveralPlacesIsCorrected(t *testing.T) {
	m := councillors(june())
	again := m.Items[1].Minutes.Blocks[1]
	again.ID = "30s"
	m.Items[1].Minutes.Blocks = append(m.Items[1].Minutes.Blocks, again)
	sets := d0(m)
	seconder, err := settled(sets, nil, Correction{Find(sets, "30 seconder")[1], "Cllr Day"})
	if err != nil {
		t.Fatal(err)
	}
	d := Decision{Sets: sets, Corrections: []Correction{seconder, {Find(sets, "pounds")[1], "guineas"}, {Find(sets, "pounds")[2], "shillings"}}}
	var minutes doc.Document
	for _, blocks := range d.Resolutions(data.Wording{}, nil, nil) {
		blocks[0].ID = doc.NewID()
		minutes.Blocks = append(minutes.Blocks, blocks...)
	}
	got, lost := Said(sets, minutes)
	if len(lost) > 0 || !reflect.DeepEqual(got.Corrections, d.Corrections) {
		t.Fatalf("read %+v and lost %v, want %+v", got.Corrections, lost, d.Corrections)
	}
	for i, c := range got.Corrections {
		var said rules.Rewording
		if m, said, err = c.Replacement().Make(m, "corrected"); err != nil {
			t.Fatal(err)
		}
		if said != d.Corrections[i].Rewording() {
			t.Errorf("made as %+v, said as %+v", said, d.Corrections[i].Rewording())
		}
	}
	paths := m.Items[1].Minutes.Blocks
	if paths[1].Was != nil || paths[2].Was == nil || paths[2].Resolution.Seconder.Name != "Councillor Ann Day" {
		t.Errorf("the seconders are %+v", paths)
	}
	if s := doc.Plain(doc.Settled(m.Items[0].Minutes)); s != "The rent be fifty pounds a year.\nThe ‘old’ rent was forty guineas. Forty shillings is too little." {
		t.Errorf("the rents read\n%s", s)
	}
}

// Corrections of facts are read from the minutes again, each set with its own; one that
// cannot be made any more is lost, and so is one that may not be quoted.
func TestFactsAreLocatedAgain(t *testing.T) {
	first, second := councillors(june()), councillors(june())
	second.Meeting.ID, second.Meeting.Start = 2, "2026-06-14T19:00"
	sets := []record.Meeting{first, second}
	made := func(typed, to string, nth int) Correction {
		t.Helper()
		c, err := settled(sets, nil, Correction{Find(sets, typed)[nth], to})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	d := Decision{Sets: sets, Corrections: []Correction{made("day present", "apologies", 0), made("9.05", "9.15 pm", 1), made("30 seconder", "Ann Day", 0), made("flooded", "dry", 1)}}
	d.Corrections[3].New = "dry"
	read := func(sets []record.Meeting) (Decision, []string) {
		var minutes doc.Document
		for _, blocks := range d.Resolutions(data.Wording{}, nil, nil) {
			blocks[0].ID = doc.NewID()
			minutes.Blocks = append(minutes.Blocks, blocks...)
		}
		return Said(sets, minutes)
	}
	if got, lost := read(sets); len(lost) > 0 || !reflect.DeepEqual(got, d) {
		t.Errorf("read %+v and lost %v", got.Corrections, lost)
	}
	was := d.Corrections[0].Replacement()
	if was.What != record.OfAttendance || was.Item != 0 || was.Old != "Councillor Ann Day: present" || was.New != "Councillor Ann Day: apologies" {
		t.Errorf("replaced as %+v", was)
	}
	first.Attendance = first.Attendance[1:]
	if got, lost := read([]record.Meeting{first, second}); len(got.Corrections) != 3 || len(lost) != 1 || !strings.Contains(lost[0], "Ann Day: present") {
		t.Errorf("read %+v and lost %v", got.Corrections, lost)
	}
	d = Decision{Sets: sets, Corrections: []Correction{made("31 seconder", "Ann Day", 0)}}
	if words := d.Words(data.Wording{}); strings.Contains(words, "Reed") || !strings.Contains(words, "minute 31") {
		t.Error(words)
	}
	if got, lost := read(sets); len(got.Corrections) > 0 || len(lost) != 1 {
		t.Errorf("read %+v and lost %v", got.Corrections, lost)
	}
}
