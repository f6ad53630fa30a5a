package store_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// page is a meeting as an importer brings it: temporary ids, names as printed.
func page() record.Meeting {
	return record.Meeting{
		Body:    data.Body{Name: "Scrutiny Sub-Committee", Kind: data.SubCommittee},
		Meeting: data.Meeting{Start: "2017-07-06T19:00", Venue: "Room 1", Contacts: []data.Contact{{Name: "A Clerk", Phone: "01234"}}},
		Items: []record.Item{
			{Item: data.Item{ID: -1, Title: "Apologies", AgendaNumber: "1", MinuteNumber: "29"}, Minutes: doc.FromText("None.")},
			{Item: data.Item{ID: -2, Title: "Reports", AgendaNumber: "2", MinuteNumber: "30", Truncated: true}, Agenda: doc.FromText("To consider."),
				Papers: []data.Paper{{Name: "Report", Size: 134 << 10, Pages: 3}, {Name: "Appendix", State: data.ToFollow}}},
			{Item: data.Item{ID: -3, Parent: -2, Title: "Finance", AgendaNumber: "2a", MinuteNumber: "30a"}, Depth: 1, Minutes: minutes("Noted.")},
		},
		Attendance: []data.Attendance{
			{Person: data.Person{Honorific: "Cllr", Given: "Ann", Family: "Day"}, Role: data.Chair, Presence: data.Present,
				Movements: []data.Movement{{Kind: data.Left, At: "20:00", Item: -3}}},
			{Person: data.Person{Honorific: "Councillor", Given: "C", Family: "New"}, Presence: data.Apologies},
			{Person: data.Person{Honorific: "Councillor Mrs", Given: "C.", Family: "New"}, Presence: data.Apologies},
		},
		Declarations: []data.Declaration{{Item: -2, Person: data.Person{Family: "Day", Given: "Councillor Ann"}, Kind: data.Personal, Conduct: data.Stayed}},
	}
}

func TestImport(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	before := len(got[[]data.AuditEntry](t)(w.Audit(ctx, 0)))
	id := got[int64](t)(w.Import(ctx, page(), store.ImportOptions{Source: "page.txt"}))
	if n := len(got[[]data.AuditEntry](t)(w.Audit(ctx, 0))) - before; n != 1 {
		t.Errorf("%d audit entries for one import", n)
	}
	r, err := w.Record(ctx, id)
	must(t, err)
	if r.Body.Name != "Scrutiny Sub-Committee" || r.Body.Kind != data.SubCommittee || r.Meeting.Status != data.DraftPublished || r.Meeting.Year != 2017 ||
		len(r.Meeting.Contacts) != 1 {
		t.Errorf("the meeting is %+v", r.Meeting)
	}
	var lines []string
	for _, i := range r.Items {
		lines = append(lines, strings.Join([]string{i.AgendaNumber, i.MinuteNumber, i.Title, doc.Plain(i.Agenda)}, "|"))
	}
	if got, want := strings.Join(lines, " "), "1|29|Apologies| 2|30|Reports|To consider. 2a|30a|Finance|"; got != want {
		t.Errorf("items are %s, want %s", got, want)
	}
	if r.Items[1].Sequence != 30 || r.Items[2].Sequence != 0 || r.Items[2].Depth != 1 || !r.Items[1].Truncated {
		t.Errorf("items are %+v", r.Items)
	}
	if p := r.Items[1].Papers; len(p) != 2 || p[0].State != data.Announced || p[0].Size != 134<<10 || p[1].State != data.ToFollow || p[1].Position != 2 {
		t.Errorf("papers are %+v", p)
	}
	if len(r.Attendance) != 2 || r.Attendance[0].Person.ID != w.day.ID || r.Attendance[0].Movements[0].Item != r.Items[2].ID ||
		r.Attendance[1].Person.PlainName() != "C New" || r.Declarations[0].Person.ID != w.day.ID || r.Declarations[0].Item != r.Items[1].ID {
		t.Errorf("attendance %+v, declarations %+v", r.Attendance, r.Declarations)
	}
	if a := got[[]store.ActionRow](t)(w.Actions(ctx, store.ActionFilter{Meeting: id})); len(a) != 1 {
		t.Errorf("actions: %+v", a)
	}
	wellKept(t, w.Book)

	if _, err := w.Import(ctx, page(), store.ImportOptions{}); err == nil || !strings.Contains(err.Error(), "on 6 July 2017 at 19:00 already") || strings.Contains(err.Error(), "\n") {
		t.Errorf("the same page again: %v", err)
	}
	again := got[int64](t)(w.Import(ctx, page(), store.ImportOptions{Body: "planning committee", Start: "2017-08-01T10:00"}))
	if m := got[data.Meeting](t)(w.Meeting(ctx, again)); m.Body != w.body.ID || m.Start != "2017-08-01T10:00" {
		t.Errorf("under another name and date: %+v", m)
	}
	same := got[int64](t)(w.Import(ctx, page(), store.ImportOptions{Meeting: w.meeting.ID}))
	items := got[[]data.Item](t)(w.Items(ctx, same))
	if same != w.meeting.ID || len(items) != 6 || items[3].Position != 4 {
		t.Errorf("added to meeting %d: %+v", same, items)
	}
	if people := got[[]data.Person](t)(w.People(ctx)); len(people) != 3 {
		t.Errorf("people: %+v", people)
	}
}

// TestImportIsAllOrNothing breaks an import at its end.
// People have temporary ids too: whom a substitute stands in for comes through,
// and a meeting that was cancelled stays so.
func TestImportKeepsSubstitutesAndCancellation(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	m := page()
	m.Meeting.Status = data.Cancelled
	m.Items = nil
	m.Attendance = []data.Attendance{
		{Person: data.Person{ID: 2, Given: "Jo", Family: "Rowan"}, Role: data.Substitute, Presence: data.Present, For: 1},
		{Person: data.Person{ID: 1, Given: "C", Family: "New"}, Presence: data.Apologies},
	}
	m.Declarations = nil
	id := got[int64](t)(w.Import(ctx, m, store.ImportOptions{}))
	r, err := w.Record(ctx, id)
	must(t, err)
	if r.Meeting.Status != data.Cancelled {
		t.Errorf("the meeting is %s", r.Meeting.Status)
	}
	by := map[string]data.Attendance{}
	for _, a := range r.Attendance {
		by[a.Person.Family] = a
	}
	if by["Rowan"].For == 0 || by["Rowan"].For != by["New"].Person.ID {
		t.Errorf("Rowan stands in for person %d, want %d", by["Rowan"].For, by["New"].Person.ID)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	lists := func() []any {
		return []any{got[[]data.Body](t)(w.Bodies(ctx)), got[[]data.Person](t)(w.People(ctx)), got[[]store.MeetingRow](t)(w.Meetings(ctx, store.MeetingFilter{})),
			got[[]data.AuditEntry](t)(w.Audit(ctx, 0))}
	}
	before := lists()
	for what, spoil := range map[string]func(*record.Meeting){
		"a declaration of nobody":      func(m *record.Meeting) { m.Declarations[0].Person = data.Person{} },
		"an item without its parent":   func(m *record.Meeting) { m.Items[2].Parent = -9 },
		"a text that is not one":       func(m *record.Meeting) { m.Items[2].Minutes.Blocks = []doc.Block{{ID: "?"}} },
		"no date":                      func(m *record.Meeting) { m.Meeting.Start = "" },
		"no body":                      func(m *record.Meeting) { m.Body.Name = " " },
		"a date that is none":          func(m *record.Meeting) { m.Meeting.Start = "2017-02-30T19:00" },
		"attendance that says nothing": func(m *record.Meeting) { m.Attendance[1].Presence = "" },
	} {
		m := page()
		spoil(&m)
		if _, err := w.Import(ctx, m, store.ImportOptions{Source: "page.txt"}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", what, err)
		}
		if !reflect.DeepEqual(lists(), before) {
			t.Fatalf("%s left something behind", what)
		}
	}
	agenda := page()
	for i := range agenda.Items {
		agenda.Items[i].Minutes = doc.Document{}
		agenda.Items[i].AgendaNumber, agenda.Items[i].MinuteNumber = "", ""
	}
	id := got[int64](t)(w.Import(ctx, agenda, store.ImportOptions{}))
	items := got[[]data.Item](t)(w.Items(ctx, id))
	if m := got[data.Meeting](t)(w.Meeting(ctx, id)); m.Status != data.Issued || items[2].AgendaNumber != "2a" || items[0].MinuteNumber != "" {
		t.Errorf("an agenda alone is %s with %+v", m.Status, items)
	}
}
