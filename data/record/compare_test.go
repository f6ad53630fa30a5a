package record_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/doc/doctest"
	"minutebook/data/record"
)

// draft is a meeting as a clerk has typed it.
func draft() record.Meeting {
	day := data.Person{ID: 1, UID: "p-day", Honorific: "Councillor", Given: "Ann", Family: "Day", Email: "ann@example.org"}
	roe := data.Person{ID: 2, UID: "p-roe", Honorific: "Councillor", Given: "Bo", Family: "Roe"}
	run := func(s string) []doc.Run { return []doc.Run{{Text: s}} }
	return record.Meeting{
		Body:         data.Body{Name: "Planning Committee"},
		Meeting:      data.Meeting{UID: "m", Kind: data.OrdinaryMeeting, Start: "2026-05-12T19:00", Opened: "19:02", Ended: "21:00", Venue: "Guildhall"},
		Members:      []data.Member{{Person: day, Role: data.Chair}, {Person: roe, Role: data.Ordinary}},
		Attendance:   []data.Attendance{{Person: day, Role: data.Chair, Presence: data.Present}, {Person: roe, Role: data.Ordinary, Presence: data.Apologies}},
		Declarations: []data.Declaration{{UID: "d", Item: 2, Person: day, Kind: data.Personal, Nature: "lives nearby", Conduct: data.Stayed}},
		Items: []record.Item{
			{Item: data.Item{ID: 1, UID: "i1", Position: 1, Title: "Minutes", MinuteNumber: "30"}, Minutes: doc.Document{Blocks: []doc.Block{{ID: "a", Kind: doc.Paragraph, Runs: run("Agreed.")}}}},
			{Item: data.Item{ID: 2, UID: "i2", Position: 2, Title: "Local plan", MinuteNumber: "31"}, Papers: []data.Paper{{UID: "f", Name: "Plan.pdf", SHA256: "1", State: data.Attached}},
				Minutes: doc.Document{Blocks: []doc.Block{
					{ID: "b", Kind: doc.Paragraph, Runs: run("The report was noted.")},
					{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Ann Day"}, Vote: &doc.Vote{Method: doc.Hands, For: 7, Against: 2}}, Runs: run("That it be approved.")},
					{ID: "x", Kind: doc.ActionKind, Action: &doc.Action{Owner: &doc.Person{Name: "Bo Roe"}, Due: "2026-06-01"}, Runs: run("Publish it.")},
				}}},
		},
	}
}

func TestCompare(t *testing.T) {
	block := func(m *record.Meeting, id string) *doc.Block {
		_, i := m.Items[1].Minutes.Block(id)
		return &m.Items[1].Minutes.Blocks[i]
	}
	line := func(c data.Change) string {
		return strings.Join([]string{c.Number, c.Block, c.What, c.Before, c.After}, "|")
	}
	for _, tt := range []struct {
		what   string
		change func(m *record.Meeting)
		want   []string
	}{
		{"nothing", func(*record.Meeting) {}, nil},
		{"an address, which no minutes print", func(m *record.Meeting) { m.Attendance[0].Person.Email = ""; m.Members[0].Person.Email = "" }, nil},
		{"words", func(m *record.Meeting) { block(m, "b").Runs = []doc.Run{{Text: "The plan was noted."}} }, []string{"31|b||The report was noted.|The plan was noted."}},
		{"a word made bold", func(m *record.Meeting) {
			block(m, "b").Runs = []doc.Run{{Text: "The report was "}, {Text: "noted", Bold: true}, {Text: "."}}
		}, []string{"31|b|style or line breaks|The report was noted.|The report was noted."}},
		{"a vote", func(m *record.Meeting) {
			block(m, "r").Resolution = &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Ann Day"}, Vote: &doc.Vote{Method: doc.Hands, For: 8, Against: 2}}
		}, []string{"31|r|vote|For: 7, Against: 2, Abstained: 0|For: 8, Against: 2, Abstained: 0"}},
		{"a mover and the verb", func(m *record.Meeting) {
			block(m, "r").Resolution = &doc.Resolution{Verb: doc.Noted, Lead: "NOTED –", Mover: &doc.Person{Name: "Bo Roe"}, Vote: &doc.Vote{Method: doc.Hands, For: 7, Against: 2}}
		}, []string{"31|r||RESOLVED – That it be approved.|NOTED – That it be approved.", "31|r|decision|resolved|noted", "31|r|mover|Ann Day|Bo Roe"}},
		{"an owner and a date", func(m *record.Meeting) {
			block(m, "x").Action = &doc.Action{Owner: &doc.Person{Name: "Ann Day"}, Due: "2026-07-01"}
		}, []string{"31|x|owner|Bo Roe|Ann Day", "31|x|due|1 June 2026|1 July 2026"}},
		{"a block put in and one taken out", func(m *record.Meeting) {
			m.Items[1].Minutes.Blocks = append(m.Items[1].Minutes.Blocks[1:], doc.Block{ID: "y", Kind: doc.Bullet, Level: 1, Runs: []doc.Run{{Text: "More."}}})
		}, []string{"31|b||The report was noted.|", "31|y|||More."}},
		{"a block moved", func(m *record.Meeting) {
			b := m.Items[1].Minutes.Blocks
			m.Items[1].Minutes.Blocks = []doc.Block{b[2], b[0], b[1]}
		}, []string{"31|x|place|after: RESOLVED – That it be approved.|at the top"}},
		{"the title and the number", func(m *record.Meeting) { m.Items[0].Title, m.Items[0].MinuteNumber = "Last minutes", "29" },
			[]string{"29||title|Minutes|Last minutes", "29||minute number|30|29"}},
		{"an item taken out", func(m *record.Meeting) { m.Items = m.Items[1:] }, []string{"30||item|Minutes|", "30|a||Agreed.|"}},
		{"an item put in", func(m *record.Meeting) {
			m.Items = append(m.Items, record.Item{Item: data.Item{UID: "i3", Title: "Close", MinuteNumber: "32"}, Minutes: doc.Document{Blocks: []doc.Block{{ID: "z", Kind: doc.Paragraph, Runs: []doc.Run{{Text: "Thanks."}}}}}})
		}, []string{"32||item||Close", "32|z|||Thanks."}},
		{"items in another order", func(m *record.Meeting) { m.Items[0], m.Items[1] = m.Items[1], m.Items[0] },
			[]string{"30||order on the agenda|first|after 31 Local plan"}},
		{"items taken in another order", func(m *record.Meeting) { m.Items[0].Taken, m.Items[1].Taken = 2, 1 },
			[]string{"30||order taken|first|after 31 Local plan"}},
		{"an item put in at the top", func(m *record.Meeting) {
			m.Items = slices.Insert(m.Items, 0, record.Item{Item: data.Item{UID: "i0", Position: 1, Title: "Apologies"}})
			m.Items[1].Position, m.Items[2].Position = 2, 3
		}, []string{"||item||Apologies"}},
		{"the end and the venue", func(m *record.Meeting) { m.Meeting.Ended, m.Meeting.Venue = "21:15", "Town Hall" },
			[]string{"||time of ending|9.00 pm|9.15 pm", "||venue|Guildhall|Town Hall"}},
		{"who was there", func(m *record.Meeting) {
			m.Attendance[1].Presence, m.Attendance[1].Movements = data.Present, []data.Movement{{Kind: data.Arrived, At: "19:20", Item: 2}}
		}, []string{"||attendance|Councillor Bo Roe: apologies|Councillor Bo Roe: present; arrived at 7.20 pm, minute 31"}},
		{"somebody more", func(m *record.Meeting) {
			m.Attendance = append(m.Attendance, data.Attendance{Person: data.Person{UID: "p-oak", Given: "Cy", Family: "Oak"}, Role: data.Substitute, For: 2, Presence: data.Remote})
		}, []string{"||attendance||Cy Oak: present remotely as substitute; in place of Councillor Bo Roe"}},
		{"a declaration", func(m *record.Meeting) { m.Declarations[0].Conduct = data.LeftRoom },
			[]string{"31||declaration of interest|Councillor Ann Day: personal interest in 31 Local plan; lives nearby; stayed|Councillor Ann Day: personal interest in 31 Local plan; lives nearby; left"}},
		{"a paper", func(m *record.Meeting) { m.Items[1].Papers[0].Name = "Plan v2.pdf" }, []string{"31||paper|Plan.pdf|Plan v2.pdf"}},
		{"its file", func(m *record.Meeting) { m.Items[1].Papers[0].SHA256 = "2" }, []string{"31||file of the paper|Plan.pdf|Plan.pdf"}},
		{"the agenda's text", func(m *record.Meeting) { m.Items[1].Agenda = doc.FromText("To note it.") }, []string{"31||agenda text||To note it."}},
		{"an item kept from the public", func(m *record.Meeting) { m.Items[0].Exempt = "3" }, []string{"30||kept from the public||exempt: paragraph 3"}},
	} {
		now := draft()
		tt.change(&now)
		var got []string
		for _, c := range record.Compare(draft(), now) {
			got = append(got, line(c))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s\nwant\n%s", tt.what, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// Two texts that differ in anything but the ids behind it are told to differ.
func TestCompareMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := doctest.Documents().Draw(t, "then")
		b := doc.Document{Blocks: slices.Clone(a.Blocks)}
		other := doctest.Documents().Draw(t, "now")
		for i := range b.Blocks {
			if i < len(other.Blocks) && rapid.IntRange(0, 3).Draw(t, "other") == 0 {
				id := b.Blocks[i].ID
				b.Blocks[i] = other.Blocks[i]
				b.Blocks[i].ID = id
			}
		}
		of := func(d doc.Document) record.Meeting {
			return record.Meeting{Items: []record.Item{{Item: data.Item{UID: "i"}, Minutes: d}}}
		}
		if got := record.Compare(of(a), of(b)); (len(got) > 0) == reflect.DeepEqual(a, doc.Normalise(b)) {
			t.Fatalf("%+v\nand\n%+v\ndiffer in %+v", a, b, got)
		}
	})
}
