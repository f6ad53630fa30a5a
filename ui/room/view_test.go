package room

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

var evening = time.Date(2026, 7, 9, 19, 42, 7, 0, time.UTC)

func proposal(id string, kind doc.Kind, words string, m doc.Motion) doc.Block {
	return doc.Block{ID: id, Kind: kind, Motion: &m, Runs: []doc.Run{{Text: words}}}
}

func note(id string, kind doc.NoteKind) doc.Block {
	return doc.Block{ID: id, Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: kind}}
}

func para(id, words string) doc.Block {
	return doc.Block{ID: id, Kind: doc.Paragraph, Runs: []doc.Run{{Text: words}}}
}

// council is an invented meeting of three items; blocks are the minutes of the
// second.
func council(blocks ...doc.Block) record.Meeting {
	item := func(id int64, title string) record.Item {
		return record.Item{Item: data.Item{ID: id, Title: title, AgendaNumber: fmt.Sprint(id)}}
	}
	m := record.Meeting{Body: data.Body{Name: "Harbour Committee"}, Items: []record.Item{item(1, "Apologies"), item(2, "Dredging"), item(3, "Moorings")}}
	m.Items[1].Minutes = doc.Document{Blocks: blocks}
	return m
}

var (
	motion = proposal("m", doc.MotionKind, "That the basin be dredged.",
		doc.Motion{Mover: &doc.Person{Name: "Councillor Ann Day"}, Seconder: &doc.Person{Name: "Councillor Owen Marsh"}})
	amendment = proposal("a", doc.AmendmentKind, "Leave out “basin”.", doc.Motion{Amends: "m"})
)

func decided(b doc.Block, o doc.Outcome, v doc.Vote) doc.Block {
	m := *b.Motion
	m.Outcome, m.Vote = o, &v
	b.Motion = &m
	return b
}

func TestWhatTheRoomSees(t *testing.T) {
	hands := doc.Vote{Method: doc.Hands, For: 7, Against: 2, Abstained: 1}
	part := doc.Block{ID: "m1", Kind: doc.MotionKind, Level: 1, Runs: []doc.Run{{Text: "in October"}}}
	resolution := doc.Block{ID: "r", Kind: doc.ResolutionKind, Runs: []doc.Run{{Text: "That it be noted."}}, Resolution: &doc.Resolution{Verb: doc.Noted}}
	for _, c := range []struct {
		what   string
		blocks []doc.Block
		at     string
		want   string // kind | words | of | result | count
	}{
		{"nothing moved", []doc.Block{para("p", "Members talked.")}, "p", "||||"},
		{"a motion", []doc.Block{para("p", "x"), motion}, "m", "Motion|That the basin be dredged.|||"},
		{"with its parts, from one of them", []doc.Block{motion, part}, "m1", "Motion|That the basin be dredged. / (a) in October|||"},
		{"an amendment before its motion", []doc.Block{motion, amendment, para("p", "x")}, "p", "Amendment to the motion|Leave out “basin”.|That the basin be dredged.||"},
		{"the one the clerk is in", []doc.Block{motion, amendment}, "m", "Motion|That the basin be dredged.|||"},
		{"the motion once the amendment is lost", []doc.Block{motion, decided(amendment, doc.Lost, hands), para("p", "x")}, "p", "Motion|That the basin be dredged.|||"},
		{"how a vote went", []doc.Block{decided(motion, doc.Carried, hands)}, "m", "Motion|That the basin be dredged.||CARRIED|7 for, 2 against, 1 abstained"},
		{"the last that was decided", []doc.Block{decided(motion, doc.Carried, hands), resolution, para("p", "x")}, "p", "Decision|That it be noted.||NOTED|"},
		{"the substantive motion", []doc.Block{motion, decided(amendment, doc.Carried, hands), proposal("s", doc.MotionKind, "That it be.", doc.Motion{Amends: "m"})}, "",
			"Motion as amended|That it be.|||"},
		{"no second seconder", []doc.Block{decided(motion, doc.Fell, doc.Vote{})}, "m", "Motion|That the basin be dredged.||FELL|no seconder, 0 for, 0 against, 0 abstained"},
	} {
		v := ViewOf(council(c.blocks...), 2, c.at, nil, evening)
		got := strings.ReplaceAll(strings.Join([]string{v.Kind, v.Words, v.Of, v.Result, v.Count}, "|"), "\n", " / ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
		if v.Body != "Harbour Committee" || v.Number != "2" || v.Title != "Dredging" || v.Clock != "19:42" || v.Notice != "" {
			t.Errorf("%s: %+v", c.what, v)
		}
	}
	if v := ViewOf(council(motion), 2, "m", nil, evening); v.Credits != "Proposed by Councillor Ann Day, seconded by Councillor Owen Marsh" {
		t.Errorf("credits %q", v.Credits)
	}
	speaking := []data.Speaker{{Name: "A resident", Used: 60, Began: evening.Add(-31 * time.Second)}}
	if v := ViewOf(council(), 2, "", speaking, evening); v.Speaker != "A resident" || v.Spoken != "01:31" {
		t.Errorf("speaking: %+v", v)
	}
	if v := ViewOf(council(note("n", doc.Adjournment)), 2, "n", nil, evening); v.Notice != "The meeting is adjourned." {
		t.Errorf("adjourned: %+v", v)
	}
	if v := ViewOf(council(), 99, "", nil, evening); v.Title != "" || v.Clock == "" {
		t.Errorf("an item that is gone: %+v", v)
	}
}

// TestPrivateSession: from the note that the public leaves to the one that it
// comes back in, in the order the business is taken, whatever the item says.
func TestPrivateSession(t *testing.T) {
	out, in := note("out", doc.Exclusion), note("in", doc.Readmission)
	secret := proposal("s", doc.MotionKind, "CANARY", doc.Motion{})
	for _, c := range []struct {
		what    string
		blocks  []doc.Block
		item    int64
		at      string
		private bool
		words   string
	}{
		{"before the note", []doc.Block{motion, out, secret}, 2, "m", false, motion.Text()},
		{"at the note", []doc.Block{motion, out, secret}, 2, "out", true, ""},
		{"after it", []doc.Block{motion, out, secret}, 2, "s", true, ""},
		{"at no block known", []doc.Block{motion, out, secret}, 2, "gone", true, ""},
		{"in the next item", []doc.Block{motion, out}, 3, "", true, ""},
		{"in the item before", []doc.Block{motion, out}, 1, "", false, ""},
		{"back again", []doc.Block{out, secret, in, para("p", "x")}, 2, "p", false, ""},
		{"and in the next item", []doc.Block{out, secret, in}, 3, "", false, ""},
		{"a passage", []doc.Block{{ID: "s", Kind: doc.MotionKind, Exempt: "3", Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "CANARY"}}}, motion}, 2, "m", false, motion.Text()},
		{"its parts, an amendment of it", []doc.Block{
			{ID: "s", Kind: doc.MotionKind, Exempt: "3", Motion: &doc.Motion{}, Runs: []doc.Run{{Text: "CANARY"}}},
			{ID: "s1", Kind: doc.MotionKind, Level: 1, Runs: []doc.Run{{Text: "CANARY"}}},
			proposal("sa", doc.AmendmentKind, "CANARY", doc.Motion{Amends: "s"}), para("p", "x")}, 2, "p", false, ""},
	} {
		v := ViewOf(council(c.blocks...), c.item, c.at, []data.Speaker{{Name: "A resident", Began: evening}}, evening)
		if (v.Notice == excluded) != c.private || v.Words != c.words || strings.Contains(fmt.Sprint(v), "CANARY") {
			t.Errorf("%s: %+v", c.what, v)
		}
		if c.private && (v.Speaker != "" || v.Words != "" || v.Clock != "19:42") {
			t.Errorf("%s: more than the item and the time: %+v", c.what, v)
		}
	}
	// The item after it on the agenda was taken before it.
	m := council(motion, out)
	m.Items[0].Taken, m.Items[1].Taken, m.Items[2].Taken = 1, 3, 2
	if v := ViewOf(m, 3, "", nil, evening); v.Notice != "" {
		t.Errorf("an item taken before the public left: %+v", v)
	}
}

// TestNothingExemptIsShown writes a canary into every text of an exempt item, of
// its sub-item and of an exempt passage, and looks at the meeting from every
// place in it.
func TestNothingExemptIsShown(t *testing.T) {
	m := council(motion)
	exempt := record.Item{Item: data.Item{ID: 4, Exempt: "3", AgendaNumber: "4", Title: "Purchase of land"}}
	below := record.Item{Item: data.Item{ID: 5, Parent: 4, AgendaNumber: "4a", Title: "Terms"}, Depth: 1}
	for i, it := range []*record.Item{&exempt, &below} {
		for _, d := range []*doc.Document{&it.Agenda, &it.Minutes} {
			id := func(s string) string { return fmt.Sprint(s, i) }
			d.Blocks = []doc.Block{
				para(id("p"), ""), proposal(id("m"), doc.MotionKind, "", doc.Motion{Mover: &doc.Person{}, Seconder: &doc.Person{}, Vote: &doc.Vote{Names: make([]doc.NamedVote, 2)}}),
				{ID: id("r"), Kind: doc.ResolutionKind, Runs: make([]doc.Run, 1), Resolution: &doc.Resolution{Mover: &doc.Person{}}},
				{ID: id("c"), Kind: doc.ActionKind, Runs: make([]doc.Run, 1), Action: &doc.Action{Owner: &doc.Person{}}},
				{ID: id("t"), Kind: doc.TableKind, Table: &doc.Table{Columns: make([]doc.Column, 1), Rows: [][]doc.Cell{{{Runs: make([]doc.Run, 1)}}}}},
			}
			for k := range d.Blocks {
				canary(reflect.ValueOf(&d.Blocks[k]).Elem())
			}
		}
		it.Papers = []data.Paper{{}}
		canary(reflect.ValueOf(&it.Papers[0]).Elem())
		it.Presenter, it.Urgent = "CANARY", "CANARY"
	}
	m.Items = append(m.Items, exempt, below)
	secret := motion
	secret.ID, secret.Exempt = "x", "3"
	secret.Runs = []doc.Run{{Text: "CANARY"}}
	m.Items[1].Minutes.Blocks = append(m.Items[1].Minutes.Blocks, secret)
	m.Declarations = []data.Declaration{{Item: 4, Nature: "CANARY"}}
	m.Actions = []data.Action{{Item: 4, Text: "CANARY", Owner: "CANARY"}}
	speakers := []data.Speaker{{Name: "CANARY", Began: evening}}
	for _, it := range m.Items {
		places := []string{"", "gone"}
		for _, b := range it.Minutes.Blocks {
			places = append(places, b.ID)
		}
		for _, at := range places {
			heard := speakers
			if it.ID < 4 {
				heard = nil // who speaks on a public item is public
			}
			v := ViewOf(m, it.ID, at, heard, evening)
			if strings.Contains(fmt.Sprintf("%+v", v), "CANARY") {
				t.Errorf("at %q of item %d the room sees %+v", at, it.ID, v)
			}
			if want := (View{Body: "Harbour Committee", Number: it.AgendaNumber, Title: it.Title, Notice: excluded, Clock: "19:42"}); it.ID >= 4 && v != want {
				t.Errorf("item %d: %+v, want %+v", it.ID, v, want)
			}
		}
	}
}

// canary writes into every text that can be reached but ids and kinds.
func canary(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString("CANARY")
		}
	case reflect.Pointer:
		if !v.IsNil() {
			canary(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			canary(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "ID" && name != "Exempt" {
				canary(v.Field(i))
			}
		}
	}
}
