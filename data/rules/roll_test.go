package rules

import (
	"fmt"
	"reflect"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

func member(id int64, presence data.Presence, moves ...data.Movement) data.Attendance {
	return data.Attendance{Person: data.Person{ID: id, Family: "Day"}, Role: data.Ordinary, Presence: presence, Movements: moves}
}

func TestRollFollowsTheMeeting(t *testing.T) {
	arrived := func(item int64) data.Movement { return data.Movement{Kind: data.Arrived, Item: item} }
	left := func(item int64) data.Movement { return data.Movement{Kind: data.Left, Item: item} }
	for _, c := range []struct {
		what string
		who  data.Attendance
		in   [3]bool // at items 11, 12, 13
	}{
		{"present throughout", member(1, data.Present), [3]bool{true, true, true}},
		{"apologies", member(1, data.Apologies), [3]bool{}},
		{"remote counts as here", member(1, data.Remote), [3]bool{true, true, true}},
		{"came late", member(1, data.Present, arrived(12)), [3]bool{false, true, true}},
		{"left early", member(1, data.Present, left(12)), [3]bool{true, false, false}},
		{"out and in again", member(1, data.Present, left(11), arrived(13)), [3]bool{false, false, true}},
		{"late, at no known item", member(1, data.Present, arrived(0)), [3]bool{true, true, true}},
	} {
		r := Roll{Place: map[int64]int{11: 1, 12: 2, 13: 3}}
		for i, item := range []int64{11, 12, 13} {
			if got := r.Here(c.who, item); got != c.in[i] {
				t.Errorf("%s: here at item %d: %v", c.what, item, got)
			}
		}
	}
}

func TestAnInterestKeepsAMemberFromTheVote(t *testing.T) {
	r := Roll{
		Place:      map[int64]int{11: 1, 12: 2},
		Attendance: []data.Attendance{member(1, data.Present), member(2, data.Present), member(3, data.Present)},
		Declarations: []data.Declaration{
			{Item: 11, Person: data.Person{ID: 1}, Kind: data.Pecuniary, Conduct: data.LeftRoom},
			{Item: 11, Person: data.Person{ID: 2}, Kind: data.Pecuniary, Conduct: data.Stayed},
			{Item: 11, Person: data.Person{ID: 3}, Kind: data.Personal, Conduct: data.Stayed},
		},
	}
	if in, _ := r.Heads(11); in != 2 {
		t.Errorf("%d in the room at 11, want 2: one has left it", in)
	}
	if v := r.Voters(11); len(v) != 1 || v[0].ID != 3 {
		t.Errorf("voters at 11: %v, want only the one with a personal interest", v)
	}
	if v := r.Voters(12); len(v) != 3 {
		t.Errorf("voters at 12: %v, want all", v)
	}
	r.Declarations[1].Dispensation = "MO/7"
	if v := r.Voters(11); len(v) != 2 {
		t.Errorf("voters at 11 with a dispensation: %v", v)
	}
}

func TestWithoutAttendanceEveryMemberMayBeNamedInAVote(t *testing.T) {
	r := Roll{Attendance: []data.Attendance{member(1, ""), member(2, data.Apologies), member(3, "")}}
	if v := r.Voters(11); len(v) != 2 || r.Votes(11) != 0 {
		t.Errorf("%d of 2 may be named, and %d votes are held to be known", len(v), r.Votes(11))
	}
	r.Attendance[0].Presence = data.Present
	if v := r.Voters(11); len(v) != 1 || r.Votes(11) != 1 {
		t.Errorf("with one marked present %d may vote", len(v))
	}
}

// fiveAt is a meeting of five members at items 11, 12, 13, one of whom sent
// apologies, with the notes given at each item.
func fiveAt(notes map[int64][]doc.Block) record.Meeting {
	m := record.Meeting{Body: data.Body{Kind: data.Committee, Seats: 5, Quorum: 3}, Meeting: data.Meeting{Start: "2026-07-09T19:00"}}
	for id := int64(1); id <= 5; id++ {
		p := data.Person{ID: id, UID: fmt.Sprint("p", id), Family: fmt.Sprint("Day", id)}
		presence := data.Present
		if id == 5 {
			presence = data.Apologies
		}
		m.Members = append(m.Members, data.Member{Person: p, Role: data.Ordinary})
		m.Attendance = append(m.Attendance, data.Attendance{Person: p, Role: data.Ordinary, Presence: presence})
	}
	for id := int64(11); id <= 13; id++ {
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: id}, Minutes: doc.Document{Blocks: notes[id]}})
	}
	return m
}

func note(kind doc.NoteKind, at string, who ...int) doc.Block {
	b := doc.NewBlock(doc.TimeNoteKind, 0, "")
	b.Time = &doc.TimeNote{Kind: kind, At: at}
	if len(who) > 0 {
		b.Time.Person = &doc.Person{UID: fmt.Sprint("p", who[0]), Name: "A member"}
	}
	return b
}

func TestHeadsFollowTheNotesOfThePage(t *testing.T) {
	kept := func(person int, m ...data.Movement) func(*record.Meeting) {
		return func(r *record.Meeting) { r.Attendance[person-1].Movements = m }
	}
	for _, c := range []struct {
		what   string
		notes  map[int64][]doc.Block
		change func(*record.Meeting)
		in     [3]int // at items 11, 12, 13
	}{
		{"four throughout", nil, nil, [3]int{4, 4, 4}},
		{"one leaves at 12", map[int64][]doc.Block{12: {note(doc.Departure, "19:40", 1)}}, nil, [3]int{4, 3, 3}},
		{"one comes who sent apologies", map[int64][]doc.Block{12: {note(doc.Arrival, "19:40", 5)}}, nil, [3]int{4, 5, 5}},
		{"out and in again within an item", map[int64][]doc.Block{12: {note(doc.Departure, "19:40", 1), note(doc.Arrival, "19:50", 1)}}, nil, [3]int{4, 4, 4}},
		{"out in one item, in again in the next", map[int64][]doc.Block{12: {note(doc.Departure, "19:40", 1)}, 13: {note(doc.Arrival, "19:50", 1)}}, nil, [3]int{4, 3, 4}},
		{"no item, a time after the notes of 12", map[int64][]doc.Block{12: {note(doc.Arrival, "19:40", 5)}}, kept(1, data.Movement{Kind: data.Left, At: "19:45"}), [3]int{4, 4, 4}},
		{"no item, a time before all notes", map[int64][]doc.Block{12: {note(doc.Arrival, "19:40", 5)}}, kept(1, data.Movement{Kind: data.Arrived, At: "19:10"}), [3]int{4, 5, 5}},
		{"no item, after midnight", map[int64][]doc.Block{13: {note(doc.Resumption, "00:10")}}, kept(1, data.Movement{Kind: data.Left, At: "00:20"}), [3]int{4, 4, 3}},
		{"taken in another order", map[int64][]doc.Block{11: {note(doc.Departure, "20:40", 1)}}, func(r *record.Meeting) {
			r.Items[0].Taken, r.Items[1].Taken, r.Items[2].Taken = 3, 1, 2
		}, [3]int{3, 4, 4}},
	} {
		m := fiveAt(c.notes)
		if c.change != nil {
			c.change(&m)
		}
		r := RollOf(m)
		for i, item := range []int64{11, 12, 13} {
			if in, of := r.Heads(item); in != c.in[i] || of != 5 {
				t.Errorf("%s: %d of %d at item %d, want %d", c.what, in, of, item, c.in[i])
			}
		}
	}
}

// A vote above a note of leaving was cast with the member in the room.
func TestRollAtAPlaceInAnItem(t *testing.T) {
	vote := doc.Text("A vote.")
	m := fiveAt(map[int64][]doc.Block{12: {note(doc.Arrival, "19:20", 5), vote, note(doc.Departure, "19:40", 1), note(doc.Adjournment, "19:41")}})
	if at := RollAt(m, 12, vote.ID).Votes(12); at != 5 {
		t.Errorf("%d may vote, want 5: one has come and nobody has left yet", at)
	}
	if _, paused := RollAt(m, 12, vote.ID).Break(12); paused {
		t.Error("adjourned before the note that says so")
	}
	if at := RollOf(m).Votes(12); at != 4 {
		t.Errorf("%d may vote at the end of the item, want 4", at)
	}
	late := fiveAt(map[int64][]doc.Block{12: {vote, note(doc.Arrival, "19:20", 1)}})
	if at := RollAt(late, 12, vote.ID).Votes(12); at != 3 {
		t.Errorf("%d may vote before one has come, want 3", at)
	}
}

func TestAdjournedUntilResumed(t *testing.T) {
	r := RollOf(fiveAt(map[int64][]doc.Block{11: {note(doc.Adjournment, "19:40")}, 12: {note(doc.Resumption, "19:55"), note(doc.Suspension, "20:10")}}))
	if n, paused := r.Break(11); !paused || n.At != "19:40" {
		t.Errorf("at 11: %v %v", n, paused)
	}
	if n, paused := r.Break(12); !paused || n.Kind != doc.Suspension {
		t.Errorf("at 12: %v %v, and it was suspended after it resumed", n, paused)
	}
	r = RollOf(fiveAt(map[int64][]doc.Block{11: {note(doc.Adjournment, "19:40")}, 12: {note(doc.Resumption, "19:55")}}))
	if _, paused := r.Break(12); paused {
		t.Error("still adjourned after it resumed")
	}
}

func TestStandingOfTheMeeting(t *testing.T) {
	m := fiveAt(map[int64][]doc.Block{12: {note(doc.Departure, "19:40", 1)}, 13: {note(doc.Departure, "20:15", 2)}})
	for item, want := range map[int64]Standing{
		11: {In: 4, Of: 5, Needed: 3, Source: "the body’s own quorum"},
		12: {In: 3, Of: 5, Needed: 3, Source: "the body’s own quorum", Since: "19:40"},
		13: {In: 2, Of: 5, Needed: 3, Source: "the body’s own quorum", Since: "20:15"},
	} {
		got := RollOf(m).Standing(item)
		if !reflect.DeepEqual(got, want) || got.Quorate() != (item != 13) || got.ForInterest() {
			t.Errorf("at %d: %+v, want %+v", item, got, want)
		}
	}
	m.Declarations = []data.Declaration{{Item: 12, Person: m.Members[2].Person, Kind: data.Pecuniary, Conduct: data.LeftRoom}}
	got := RollOf(m).Standing(12)
	if got.In != 2 || got.Quorate() || !got.ForInterest() || len(got.Withdrawn) != 1 || got.Withdrawn[0].ID != 3 {
		t.Errorf("with an interest declared at 12: %+v", got)
	}
	if at13 := RollOf(m).Standing(13); at13.ForInterest() {
		t.Errorf("at 13 the interest matters no more: %+v", at13)
	}
}

func TestQuorumSources(t *testing.T) {
	for _, c := range []struct {
		body   data.Body
		quorum int
		source string
	}{
		{data.Body{Kind: data.Council, Notice: data.EnglishParish, Seats: 9}, 3, "LGA 1972 Sch 12 para 12"},
		{data.Body{Kind: data.Council, Notice: data.EnglishParish, Seats: 16}, 6, "LGA 1972 Sch 12 para 12"},
		{data.Body{Kind: data.Council, Notice: data.WelshCommunity, Seats: 12}, 4, "LGA 1972 Sch 12 para 28"},
		{data.Body{Kind: data.Council, Notice: data.EnglishPrincipal, Seats: 54}, 14, "LGA 1972 Sch 12 para 6"},
		{data.Body{Kind: data.Committee, Notice: data.EnglishParish, Seats: 7}, 3, "model standing orders"},
		{data.Body{Kind: data.Committee, Seats: 6, Quorum: 4}, 4, "the body’s own quorum"},
		{data.Body{Kind: data.Council}, 0, ""},
	} {
		if q, s := quorum(c.body); q != c.quorum || s != c.source {
			t.Errorf("%+v: %d by %q, want %d by %q", c.body, q, s, c.quorum, c.source)
		}
	}
}
