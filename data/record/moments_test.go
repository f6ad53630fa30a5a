package record_test

import (
	"fmt"
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

var (
	day   = data.Person{ID: 1, UID: "p1", Honorific: "Councillor", Given: "Ann", Family: "Day"}
	marsh = data.Person{ID: 2, UID: "p2", Honorific: "Councillor", Given: "Owen", Family: "Marsh"}
)

// note is a note of time; who is nobody, or a person by UID or by name alone.
func note(kind doc.NoteKind, at string, who ...doc.Person) doc.Block {
	b := doc.NewBlock(doc.TimeNoteKind, 0, "")
	b.Time = &doc.TimeNote{Kind: kind, At: at}
	if len(who) > 0 {
		b.Time.Person = &who[0]
	}
	return b
}

func item(id int64, taken int, blocks ...doc.Block) record.Item {
	return record.Item{Item: data.Item{ID: id, Taken: taken}, Minutes: doc.Document{Blocks: blocks}}
}

func TestTheNotesOfTheMinutesAreTheRecordOfWhoCameAndWent(t *testing.T) {
	ann, owen := doc.Person{UID: "p1", Name: "Cllr Day"}, doc.Person{Name: "cllr Owen Marsh"}
	moved := func(a data.Attendance) string {
		s := string(a.Presence)
		for _, m := range a.Movements {
			s += fmt.Sprintf(", %s %s at %d", m.Kind, m.At, m.Item)
		}
		return s
	}
	for _, c := range []struct {
		what   string
		marked []data.Attendance
		items  []record.Item
		want   []string // of Day and Marsh
	}{
		{"nobody marked, nobody named", nil, []record.Item{item(11, 0)}, nil},
		{"what is kept beside the minutes", []data.Attendance{{Person: day, Presence: data.Present,
			Movements: []data.Movement{{Kind: data.Left, At: "20:15", Item: 11}}}}, []record.Item{item(11, 0)},
			[]string{"present, left 20:15 at 11"}},
		{"a note of the same says it better", []data.Attendance{{Person: day, Presence: data.Present,
			Movements: []data.Movement{{Kind: data.Left, At: "20:15", Item: 11}}}},
			[]record.Item{item(11, 0, note(doc.Departure, "20:20", ann))}, []string{"present, left 20:20 at 11"}},
		{"who is noted to come was here", []data.Attendance{{Person: day, Presence: data.Apologies}},
			[]record.Item{item(11, 0, note(doc.Arrival, "19:20", ann))}, []string{"present, arrived 19:20 at 11"}},
		{"named without a UID, by a member nobody marked", []data.Attendance{{Person: day, Presence: data.Remote}},
			[]record.Item{item(11, 0, note(doc.Arrival, "19:20", owen))}, []string{"remote", "present, arrived 19:20 at 11"}},
		{"in the order the business was taken", []data.Attendance{{Person: day, Presence: data.Present}},
			[]record.Item{item(11, 2, note(doc.Arrival, "20:00", ann)), item(12, 1, note(doc.Departure, "19:30", ann))},
			[]string{"present, left 19:30 at 12, arrived 20:00 at 11"}},
	} {
		m := record.Meeting{Items: c.items, Attendance: c.marked, Members: []data.Member{{Person: day}, {Person: marsh}}}
		var got []string
		for _, a := range m.Attended() {
			got = append(got, moved(a))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if again := (record.Meeting{Items: c.items, Attendance: m.Attended()}).Attended(); len(again) > 0 && moved(again[0]) != c.want[0] {
			t.Errorf("%s: twice merged it is %q", c.what, moved(again[0]))
		}
	}
}

func TestWhoLeftDuringAnExemptItemIsNoSecret(t *testing.T) {
	left := item(11, 0, note(doc.Departure, "20:15", doc.Person{UID: "p1"}))
	left.Exempt = "3"
	m := record.Meeting{Items: []record.Item{left}, Attendance: []data.Attendance{{Person: day, Presence: data.Present}}}
	if p := m.Public(); len(p.Attendance[0].Movements) != 1 || len(p.Items[0].Minutes.Blocks) != 0 || len(m.Attendance[0].Movements) != 0 {
		t.Errorf("the public copy says %+v", p.Attendance)
	}
}

func TestOrderOfBusiness(t *testing.T) {
	sub := item(13, 0)
	sub.Parent = 12
	m := record.Meeting{Items: []record.Item{item(11, 3), item(12, 1), sub, item(14, 2)}}
	if got := m.Order(); got[12] != 1 || got[13] != 2 || got[14] != 3 || got[11] != 4 {
		t.Errorf("places %v: a sub-item goes with its item", got)
	}
	for i := range m.Items {
		m.Items[i].Taken = 0
	}
	if got := m.Order(); got[11] != 1 || got[12] != 2 || got[13] != 3 || got[14] != 4 {
		t.Errorf("places %v, want the agenda's order", got)
	}
}

func TestTimesOfAMeeting(t *testing.T) {
	m := record.Meeting{Meeting: data.Meeting{Opened: "19:02", Ended: "21:00"}, Items: []record.Item{item(11, 0)}}
	if opened, ended := m.Times(); opened != "19:02" || ended != "21:00" {
		t.Errorf("%s to %s", opened, ended)
	}
	m.Items[0].Minutes.Blocks = []doc.Block{note(doc.Opening, "19:05"), note(doc.Adjournment, "20:00"), note(doc.Closing, "21:10")}
	if opened, ended := m.Times(); opened != "19:05" || ended != "21:10" {
		t.Errorf("%s to %s, and the notes say other times", opened, ended)
	}
	m.Items[0].Exempt = "3"
	if opened, ended := m.Public().Times(); opened != "19:05" || ended != "21:10" {
		t.Errorf("%s to %s in the public copy: the item is exempt, the time is not", opened, ended)
	}
}
