package store_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestLifeOfAMeeting walks a meeting from its template to the signature.
func TestLifeOfAMeeting(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	tm := data.Template{Body: w.body.ID, Name: "Ordinary", Items: []data.TemplateItem{
		{Title: "Apologies", Standing: true, Text: "To receive apologies."},
		{Title: "Part I", Heading: true},
		{Title: "Reports", Items: []data.TemplateItem{{Title: "Finance"}, {Title: "Planning"}}},
	}}
	must(t, w.SaveTemplate(ctx, &tm))
	m := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	w.body.Venue, w.body.Contact = "Town Hall", data.Contact{Name: "A Clerk"}
	must(t, w.SaveBody(ctx, &w.body))
	must(t, w.StartMeeting(ctx, &m, tm.ID))
	if m.Venue != "Town Hall" || len(m.Contacts) != 1 {
		t.Errorf("the meeting is at %q, ask %v", m.Venue, m.Contacts)
	}
	must(t, w.IssueAgenda(ctx, m.ID, "2026-12-04", ""))
	late := data.Item{Meeting: m.ID, Title: "Urgent business"}
	must(t, w.AddItem(ctx, &late, got[[]data.Item](t)(w.Items(ctx, m.ID))[0].ID))
	must(t, w.BeginMinutes(ctx, m.ID))

	items := got[[]data.Item](t)(w.Items(ctx, m.ID))
	var lines []string
	for _, i := range items {
		lines = append(lines, i.AgendaNumber+"|"+i.MinuteNumber+"|"+i.Title)
	}
	want := "1|1|Apologies; 1A|2|Urgent business; ||Part I; 2|3|Reports; 2a|3a|Finance; 2b|3b|Planning"
	if got := strings.Join(lines, "; "); got != want {
		t.Errorf("items are\n%s, want\n%s", got, want)
	}
	if text := got[store.Texts](t)(w.Texts(ctx, items[0].ID)); doc.Plain(text.Agenda.Doc) != "To receive apologies." {
		t.Errorf("the agenda text of the template is %q", doc.Plain(text.Agenda.Doc))
	}

	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: m.ID, Person: w.day, Role: data.Chair, Presence: data.Present,
		Movements: []data.Movement{{Kind: data.Arrived, At: "19:10", Item: items[1].ID}, {Kind: data.Left, At: "20:00"}}}))
	must(t, w.SaveDeclaration(ctx, &data.Declaration{Meeting: m.ID, Item: items[1].ID, Person: w.roe, Kind: data.Personal, Nature: "Neighbour", Conduct: data.Stayed}))
	w.save(t, items[3].ID, minutes("The Committee received the report."))
	must(t, w.SetStatus(ctx, m.ID, data.WithChair))
	if err := w.SetStatus(ctx, m.ID, data.Approved); err == nil {
		t.Error("approved without an approval")
	}
	if err := w.Sign(ctx, m.ID, data.Signature{Person: "Ann Day"}); err == nil {
		t.Error("signed before the approval")
	}
	must(t, w.Approve(ctx, m.ID, data.Approval{On: "2027-01-11"}, nil))
	must(t, w.Sign(ctx, m.ID, data.Signature{Person: "Councillor Ann Day", Capacity: "Chairman"}))

	r, err := w.Record(ctx, m.ID)
	must(t, err)
	if r.Meeting.Status != data.Signed || r.Approval == nil || r.Approval.Sequence != 1 || len(r.Signatures) != 1 {
		t.Errorf("status %s, approval %+v, signatures %v", r.Meeting.Status, r.Approval, r.Signatures)
	}
	if len(r.Items) != 6 || r.Items[4].Depth != 1 || len(r.Members) != 2 || len(r.Attendance[0].Movements) != 2 || len(r.Declarations) != 1 || len(r.Actions) != 1 {
		t.Errorf("the record lacks something: %+v", r)
	}
	wellKept(t, w.Book)
}

func TestApprovedRecordKeepsItsNames(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.day, Role: data.Chair, Presence: data.Present}))
	w.save(t, w.items[0].ID, minutes("Noted."))
	w.approve(t)
	before, err := w.Record(ctx, w.meeting.ID)
	must(t, err)

	w.day.Family = "Night"
	must(t, w.SavePerson(ctx, &w.day))
	w.body.Wording.ChairTitle = "Mayor"
	must(t, w.SaveBody(ctx, &w.body))
	must(t, w.FollowAction(ctx, w.items[0].ID, "a1", data.Done, "2026-12-20", "Sent"))
	after, err := w.Record(ctx, w.meeting.ID)
	must(t, err)
	if after.Actions[0].Status != data.Done || after.Actions[0].Progress != "Sent" {
		t.Errorf("the action is %+v", after.Actions[0])
	}
	after.Actions = before.Actions
	if !reflect.DeepEqual(after, before) {
		t.Errorf("the approved record changed:\n%+v\n%+v", before, after)
	}
	wellKept(t, w.Book)
}

func TestMinuteNumbersRunOnThroughTheYear(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	number := func(meeting int64) string {
		var out []string
		for _, i := range got[[]data.Item](t)(w.Items(ctx, meeting)) {
			out = append(out, i.MinuteNumber)
		}
		return strings.Join(out, " ")
	}
	next := data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	must(t, w.SaveMeeting(ctx, &next))
	must(t, w.AddItem(ctx, &data.Item{Meeting: next.ID, Title: "Minutes"}, 0))
	must(t, w.BeginMinutes(ctx, next.ID))
	if a, b := number(w.meeting.ID), number(next.ID); a != "1 2 3" || b != "4" {
		t.Errorf("numbers are %q and %q", a, b)
	}
	must(t, w.MoveItem(ctx, w.items[2].ID, 0, 1))
	if a := number(w.meeting.ID); a != "3 1 2" {
		t.Errorf("numbers moved with the item: %q", a)
	}
	must(t, w.Renumber(ctx, w.meeting.ID))
	if a, b := number(w.meeting.ID), number(next.ID); a != "1 2 3" || b != "4" {
		t.Errorf("renumbered: %q and %q", a, b)
	}
	must(t, w.AddItem(ctx, &data.Item{Meeting: w.meeting.ID, Title: "Late"}, 0))
	if err := w.Renumber(ctx, w.meeting.ID); err == nil || !strings.Contains(err.Error(), "14 December 2026") {
		t.Errorf("two minutes of one number: %v", err)
	}
	if a, b := number(w.meeting.ID), number(next.ID); a != "1 2 3 5" || b != "4" {
		t.Errorf("after the refusal: %q and %q", a, b)
	}
	year := data.Meeting{Body: w.body.ID, Start: "2027-05-14T19:00"}
	must(t, w.SaveMeeting(ctx, &year))
	must(t, w.AddItem(ctx, &data.Item{Meeting: year.ID, Title: "Chairman"}, 0))
	must(t, w.BeginMinutes(ctx, year.ID))
	if a := number(year.ID); a != "1" {
		t.Errorf("a new municipal year starts at %q", a)
	}
	w.body.YearStart = "01-01"
	must(t, w.SaveBody(ctx, &w.body))
	if m := got[data.Meeting](t)(w.Meeting(ctx, next.ID)); m.Year != 2026 {
		t.Errorf("year %d", m.Year)
	}
	if err := w.SetStatus(ctx, next.ID, data.Planned); err == nil {
		t.Error("minutes went back to a plan")
	}
	if err := w.IssueAgenda(ctx, 999, "2026-12-01", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("issued a meeting that is not there: %v", err)
	}
}

func TestAnItemPutBackTakesNoNumberThatWasGivenOut(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	must(t, w.DeleteItem(ctx, w.items[1].ID))
	must(t, w.Renumber(ctx, w.meeting.ID))
	removed := got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))
	got[int64](t)(w.RestoreItem(ctx, removed[0].ID))
	seen := map[string]string{}
	for _, i := range got[[]data.Item](t)(w.Items(ctx, w.meeting.ID)) {
		for _, n := range []string{"agenda " + i.AgendaNumber, "minute " + i.MinuteNumber} {
			if other := seen[n]; other != "" || strings.HasSuffix(n, " ") {
				t.Errorf("%q and %q have the number %q", other, i.Title, n)
			}
			seen[n] = i.Title
		}
	}
}
