package rules

import (
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// agreedTwice is a meeting in whose minutes the same words and the same facts stand
// at several places.
func agreedTwice() record.Meeting {
	day := data.Person{ID: 1, UID: "p-1", Honorific: "Councillor", Given: "Ann", Family: "Day"}
	roe := data.Person{ID: 2, UID: "p-2", Honorific: "Councillor", Given: "Ben", Family: "Roe"}
	named := func(p data.Person) *doc.Person { n := record.Named(p); return &n }
	block := func(id string, kind doc.Kind, words string) doc.Block {
		b := doc.Block{ID: id, Kind: kind, Runs: []doc.Run{{Text: words}}}
		switch kind {
		case doc.MotionKind:
			b.Motion = &doc.Motion{Mover: named(day), Seconder: named(roe)}
		case doc.ResolutionKind:
			b.Resolution = &doc.Resolution{Verb: doc.Resolved, Mover: named(day)}
		}
		return b
	}
	item := func(id int64, number, exempt string, blocks ...doc.Block) record.Item {
		return record.Item{Item: data.Item{ID: id, UID: "it-" + number, MinuteNumber: number, Title: "Rents", Exempt: exempt}, Minutes: doc.Document{Blocks: blocks}}
	}
	return record.Meeting{
		Meeting:    data.Meeting{ID: 9, UID: "m", Start: "2026-06-04T19:00", Opened: "19:00"},
		Members:    []data.Member{{Person: day, Role: data.Chair}, {Person: roe, Role: data.Ordinary}},
		Attendance: []data.Attendance{{Meeting: 9, Person: day, Role: data.Chair, Presence: data.Present}, {Meeting: 9, Person: roe, Role: data.Ordinary, Presence: data.Present}},
		Items: []record.Item{
			item(1, "29", "", block("a", doc.MotionKind, "That the rent of the Blue Barn be fifty pounds a year."), block("b", doc.ResolutionKind, "That the rent of the Blue Barn be fifty pounds a year.")),
			item(2, "30", "", block("c", doc.Paragraph, "The rent is fifty pounds, and fifty pounds it stays. The chair thanked all.")),
			item(3, "31", "3", block("d", doc.ResolutionKind, "That the tender of Quill be taken.")),
		},
	}
}

func TestReplacement(t *testing.T) {
	for _, c := range []struct {
		what   string
		r      Replacement
		block  string
		reads  string // the block, or the fact of the resolution
		spoken string
	}{
		{"words that stand once", Replacement{Old: "thanked all", New: "thanked the clerk"}, "c", "[-thanked all-][+thanked the clerk+]", "minute 30, for “thanked all” read “thanked the clerk”"},
		{"the second place of all", Replacement{Place: 2, Old: "fifty pounds", New: "sixty pounds"}, "b", "be [-fifty pounds-][+sixty pounds+] a year", "minute 29, at the second place, for “fifty pounds” read “sixty pounds”"},
		{"the second place in a minute", Replacement{Minute: "30", Place: 2, Old: "fifty pounds", New: "sixty"}, "c", "is fifty pounds, and [-fifty pounds-][+sixty+] it", "minute 30, at the second place, for “fifty pounds” read “sixty”"},
		{"in one block", Replacement{Item: 1, Block: "a", Old: "fifty pounds"}, "a", "be [-fifty pounds-] a year", "minute 29, at the first place, delete “fifty pounds”"},
		{"words kept from the public", Replacement{Old: "Quill", New: "Quilley"}, "d", "[-Quill-][+Quilley+]", "minute 31, in words that are kept from the public"},
		{"an attendance by its words", Replacement{Old: "Councillor Ann Day: present as chair", New: "apologies"}, "", "", "in the attendance, for “Councillor Ann Day: present as chair” read “Councillor Ann Day: apologies as chair”"},
		{"an attendance as it is typed", Replacement{Old: "Cllr Ann Day: present", New: "Cllr Ann Day: absent"}, "", "", "in the attendance, for “Councillor Ann Day: present as chair” read “Councillor Ann Day: absent as chair”"},
		{"a fact by what it is of", Replacement{Minute: "29", Old: "seconder: Councillor Ben Roe", New: "seconder: Cllr Day"}, "a", "That the rent", "minute 29, seconder, for “Councillor Ben Roe” read “Councillor Ann Day”"},
		{"a fact by its What", Replacement{Item: 1, Block: "b", What: "seconder", Old: "not stated", New: "Cllr Roe"}, "b", "That the rent", "minute 29, seconder, for “not stated” read “Councillor Ben Roe”"},
		{"a time", Replacement{Old: "7.00 pm", New: "7.05"}, "", "", "time of opening, for “7.00 pm” read “7.05 pm”"},
		{"a fact that goes", Replacement{Old: "Councillor Ben Roe"}, "a", "That the rent", "minute 29, seconder, for “Councillor Ben Roe” read “not stated”"},
		{"the third of the same facts", Replacement{What: "mover", Place: 3, Old: "Councillor Ann Day", New: "Cllr Roe"}, "d", "That the tender", "minute 31, in words that are kept from the public"},
	} {
		m, said, err := c.r.Make(agreedTwice(), CorrectedAt("51"))
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if said.Words(false) != c.spoken {
			t.Errorf("%s is said as %s, want %s", c.what, said.Words(false), c.spoken)
		}
		var marked string
		for _, it := range m.Items {
			for _, b := range it.Minutes.Blocks {
				if doc.Edited(b) {
					marked += b.ID
					if got := edits(doc.Document{Blocks: []doc.Block{b}}); !strings.Contains(got, c.reads) || !strings.Contains(got, "{corrected at minute 51}") {
						t.Errorf("%s reads %s, want %s", c.what, got, c.reads)
					}
				}
			}
		}
		if marked != c.block {
			t.Errorf("%s is marked in block %q, want %q", c.what, marked, c.block)
		}
		then := m.Original()
		then.Approval = nil
		if !reflect.DeepEqual(then, agreedTwice()) {
			t.Errorf("%s: before it read %+v", c.what, then)
		}
	}
}

// What a minute says no more it decided no more, and nobody left then.
func TestABlockOfWhichNoWordStaysIsStruck(t *testing.T) {
	m, said, err := (Replacement{Block: "b", Old: "That the rent of the Blue Barn be fifty pounds a year."}).Make(agreedTwice(), "note")
	if err != nil || said.Words(false) != "minute 29, at the second place, delete “That the rent of the Blue Barn be fifty pounds a year.”" {
		t.Fatalf("%v, said as %s", err, said.Words(false))
	}
	if b, _ := m.Items[0].Minutes.Block("b"); b.Edit != doc.Struck || b.Note != "note" || b.Runs[0].Edit != "" || len(m.Items[0].Decisions()) != 1 {
		t.Errorf("the resolution is %+v", b)
	}
	for _, f := range m.Facts() {
		if f.Block == "b" {
			t.Errorf("it still states %+v", f)
		}
	}
	d := doc.Document{Blocks: []doc.Block{{ID: "h", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved}, Runs: []doc.Run{{Text: "That"}}},
		{ID: "p", Kind: doc.ResolutionKind, Level: 1, Runs: []doc.Run{{Text: "it be noted."}}}}}
	if got, _ := Correct(d, "h", "That", "", ""); got.Blocks[0].Edit != "" {
		t.Errorf("its parts have lost their head: %+v", got)
	}
}

// The second of two places is the second, whether the first was corrected or not.
func TestPlacesKeepTheirNumbers(t *testing.T) {
	m := agreedTwice()
	var err error
	for _, place := range []int{3, 1, 4, 2} {
		if m, _, err = (Replacement{Place: place, Old: "fifty pounds", New: "sixty fifty pounds"}).Make(m, ""); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := edits(m.Items[1].Minutes), "The rent is [-fifty pounds-][+sixty fifty pounds+], and [-fifty pounds-][+sixty fifty pounds+] it stays. The chair thanked all."; got != want {
		t.Errorf("it reads %s", got)
	}
	if _, _, err := (Replacement{Place: 2, Old: "fifty pounds", New: "x"}).Make(m, ""); err == nil || !strings.Contains(err.Error(), "are corrected already") {
		t.Errorf("a second time: %v", err)
	}
}

// The motion and the resolution at minute 29 have one mover: corrected one after the
// other, each is named by the place it had.
func TestFactsKeepTheirPlaces(t *testing.T) {
	m := agreedTwice()
	for i, want := range []string{"first", "second"} {
		var said Rewording
		var err error
		m, said, err = Replacement{Minute: "29", What: record.OfMover, Place: i + 1, Old: "Councillor Ann Day", New: "Cllr Roe"}.Make(m, "corrected at minute 51")
		if err != nil {
			t.Fatal(err)
		}
		if s := said.Words(false); s != "minute 29, mover, at the "+want+" place, for “Councillor Ann Day” read “Councillor Ben Roe”" {
			t.Error(s)
		}
	}
	for _, b := range m.Items[0].Minutes.Blocks {
		if b.Was == nil {
			t.Errorf("%s was not corrected", b.ID)
		}
	}
	if _, _, err := (Replacement{Minute: "29", What: record.OfMover, Place: 2, Old: "Councillor Ann Day", New: "Cllr Roe"}).Make(m, ""); err == nil {
		t.Error("corrected twice")
	}
}

func TestReplacementRefuses(t *testing.T) {
	for _, c := range []struct {
		r    Replacement
		says string
	}{
		{Replacement{New: "x"}, "names the words"},
		{Replacement{Old: "Agreed"}, "the words “Agreed” are not in the minutes that are to be corrected"},
		{Replacement{Minute: "99", Old: "Agreed"}, "there is no minute 99"},
		{Replacement{Old: "fifty pounds"}, "the words “fifty pounds” stand in the minutes 4 times: name more of them, the minute or which place; " +
			"(1) minute 29, motion, “…of the Blue Barn be [fifty pounds] a year.”; (2) minute 29, resolution, “…of the Blue Barn be [fifty pounds] a year.”; " +
			"(3) minute 30, “The rent is [fifty pounds], and fifty pounds it…”; (4) minute 30, “…is fifty pounds, and [fifty pounds] it stays. The chair…”"},
		{Replacement{Minute: "30", Place: 3, Old: "fifty pounds"}, "stand in the minutes 2 times"},
		{Replacement{Old: "Councillor Ann Day"}, "“Councillor Ann Day” is stated in the minutes 3 times: name more of them, the minute or which place; " +
			"(1) minute 29, mover of “That the rent of the Blue Barn be…”; (2) minute 29, mover of “That the rent of the Blue Barn be…”; (3) minute 31, mover of “That the tender of Quill be taken.”"},
		{Replacement{What: "seconder", Old: "Councillor Reed"}, "do not state the seconder “Councillor Reed” but minute 29, “Councillor Ben Roe”; minute 29, “not stated”; minute 31, “not stated”"},
		{Replacement{Old: "vote: For: 7, Against: 0, Abstained: 0", New: "6 to 1"}, "the minutes that are to be corrected do not state the vote “For: 7, Against: 0, Abstained: 0” but minute 29, “not stated”; minute 31, “not stated”"},
		{Replacement{Minute: "29", Old: "Mover: Cllr Reed", New: "Cllr Roe"}, "minute 29 does not state the mover “Cllr Reed” but “Councillor Ann Day”"},
		{Replacement{Old: "time of ending: 9.05 pm", New: "9.15"}, "do not state the time of ending “9.05 pm” but “not stated”"},
		{Replacement{Old: "vote of Councillor Ann Day: for", New: "against"}, "do not state the vote of Councillor Ann Day “for”, nor any other"},
		{Replacement{Old: "7.00 pm", New: "late"}, "“late” is no time"},
	} {
		m, _, err := c.r.Make(agreedTwice(), "")
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v\nwant %s", c.r, err, c.says)
		}
		if !reflect.DeepEqual(m, agreedTwice()) {
			t.Errorf("%+v is refused, and made", c.r)
		}
	}
}
