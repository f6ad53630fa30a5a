package store_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/rules"
	"minutebook/data/store"
)

func TestHolidays(t *testing.T) {
	ctx := context.Background()
	b, _ := newBook(t)
	jubilee := data.Holiday{Day: "2028-06-09", Kind: data.BankHoliday, Name: "  Silver   Jubilee "}
	must(t, b.SaveHoliday(ctx, jubilee))
	must(t, b.SaveHoliday(ctx, data.Holiday{Day: "2028-05-29", Nation: data.Scotland, Kind: data.WorkingDay, Name: "moved"}))
	must(t, b.SaveHoliday(ctx, data.Holiday{Day: "2028-05-29", Nation: data.Scotland, Kind: data.WorkingDay, Name: "moved to June"}))
	want := []data.Holiday{
		{Day: "2028-05-29", Nation: data.Scotland, Kind: data.WorkingDay, Name: "moved to June"},
		{Day: "2028-06-09", Kind: data.BankHoliday, Name: "Silver Jubilee"},
	}
	if table := got[[]data.Holiday](t)(b.Holidays(ctx)); !reflect.DeepEqual(table, want) {
		t.Errorf("the table is %+v", table)
	}
	c := got[rules.Calendar](t)(b.Calendar(ctx))
	if c.BankHoliday(data.EnglandWales, "2028-06-09") == "" || c.BankHoliday(data.Scotland, "2028-05-29") != "" || c.BankHoliday(data.EnglandWales, "2028-05-29") == "" {
		t.Error("the calendar does not follow the table")
	}
	for what, h := range map[string]data.Holiday{
		"no name": {Day: "2028-06-09", Kind: data.BankHoliday}, "no day": {Day: "2028-02-30", Kind: data.BankHoliday, Name: "x"},
		"no kind": {Day: "2028-06-12", Name: "x"}, "nation": {Day: "2028-06-12", Kind: data.BankHoliday, Nation: "france", Name: "x"},
	} {
		if b.SaveHoliday(ctx, h) == nil {
			t.Errorf("%s: %+v was kept", what, h)
		}
	}
	must(t, b.DeleteHoliday(ctx, "2028-06-09", ""))
	if err := b.DeleteHoliday(ctx, "2028-06-09", ""); err == nil {
		t.Error("taken out twice")
	}
	if c := got[rules.Calendar](t)(b.Calendar(ctx)); c.BankHoliday(data.EnglandWales, "2028-06-09") != "" {
		t.Error("a holiday taken out is kept")
	}
	wellKept(t, b)
}

// TestIssuedLate keeps why an agenda went out late, by the body's rule and the
// clerk's table, and nothing where it went out in time.
func TestIssuedLate(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		what string
		on   data.Date
		free data.Date // a day that the clerk's table makes a bank holiday
		want string
	}{
		{"in time", "2026-11-13", "", ""}, // five working days to Monday 23 November 2026
		{"on a Sunday, as the law allows", "2026-11-15", "", ""},
		{"a day late", "2026-11-16", "", "The office was flooded."},
		{"late for a bank holiday of the table", "2026-11-13", "2026-11-18", "The office was flooded."},
	} {
		w := newTown(t)
		if c.free != "" {
			must(t, w.SaveHoliday(ctx, data.Holiday{Day: c.free, Kind: data.BankHoliday, Name: "A wedding"}))
		}
		must(t, w.IssueAgenda(ctx, w.meeting.ID, c.on, " The office  was flooded. "))
		if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Late != c.want || m.IssuedOn != c.on {
			t.Errorf("%s: issued on %s, late because %q", c.what, m.IssuedOn, m.Late)
		}
		trail := got[[]data.AuditEntry](t)(w.Audit(ctx, 1))
		if said := trail[0].Detail; strings.Contains(said, "late (") != (c.want != "") || !strings.Contains(said, c.want) {
			t.Errorf("%s: the audit says %q", c.what, said)
		}
		must(t, w.SetStatus(ctx, w.meeting.ID, data.Cancelled))
		must(t, w.SetStatus(ctx, w.meeting.ID, data.Planned))
		if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Late != "" || m.IssuedOn != "" {
			t.Errorf("%s: planned again, and issued on %q", c.what, m.IssuedOn)
		}
		wellKept(t, w.Book)
	}
}

// TestLateItem walks an item that came after the agenda was out: it has its day,
// and the minutes go to the chair when they say why it was taken.
func TestLateItem(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	w.body.Notice = data.EnglishPrincipal
	must(t, w.SaveBody(ctx, &w.body))
	early := data.Item{Meeting: w.meeting.ID, Title: "Allotments", Added: "2026-01-01"}
	must(t, w.AddItem(ctx, &early, 0))
	gone := data.Item{Meeting: w.meeting.ID, Title: "Depot"}
	must(t, w.AddItem(ctx, &gone, 0))
	must(t, w.DeleteItem(ctx, gone.ID))
	must(t, w.IssueAgenda(ctx, w.meeting.ID, "2026-11-13", ""))
	must(t, w.DeleteItem(ctx, early.ID))
	for i, want := range []data.Date{"", data.DateOf(w.clock.now())} { // what was on the agenda that went out, and what was not
		removed := got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))
		id := removed[slices.IndexFunc(removed, func(r store.RemovedItem) bool { return r.Title == []string{early.Title, gone.Title}[i] })].ID
		if back := got[data.Item](t)(w.Item(ctx, got[int64](t)(w.RestoreItem(ctx, id)))); back.Added != want {
			t.Errorf("%s comes back as added on %q, want %q", back.Title, back.Added, want)
		}
	}
	late := data.Item{Meeting: w.meeting.ID, Title: "Bridge"}
	must(t, w.AddItem(ctx, &late, 0))
	if day := data.DateOf(w.clock.now()); early.Added != "" || late.Added != day {
		t.Errorf("added on %q and %q, want nothing and %s", early.Added, late.Added, day)
	}
	late.Title, late.Added = "The bridge", "2020-01-01"
	must(t, w.SaveItem(ctx, &late))
	if late.Added == "2020-01-01" {
		t.Error("the day an item was added can be changed")
	}
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	must(t, w.SetStatus(ctx, w.meeting.ID, data.WithChair)) // the item was not taken
	must(t, w.SetStatus(ctx, w.meeting.ID, data.Drafting))
	w.save(t, late.ID, minutes("The Committee heard of the bridge."))
	for _, to := range []data.Status{data.WithChair, data.DraftPublished} {
		if err := w.SetStatus(ctx, w.meeting.ID, to); err == nil || !strings.Contains(err.Error(), "item 6 was not on the agenda in time") {
			t.Errorf("%s: %v", to, err)
		}
	}
	if m := got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID)); m.Status != data.Drafting {
		t.Errorf("the meeting is %s", m.Status)
	}
	for _, c := range []struct{ why, want string }{
		{"the bridge closed", "by reason of special circumstances: the bridge closed (Local"},
		{"the bridge  fell", "by reason of special circumstances: the bridge fell (Local"},
	} {
		must(t, w.SayUrgent(ctx, late.ID, c.why))
		said := doc.Plain(got[store.Texts](t)(w.Texts(ctx, late.ID)).Minutes.Doc)
		if !strings.Contains(said, c.want) || strings.Count(said, "special circumstances") != 1 || !strings.Contains(said, "\nThe Committee heard of the bridge.") {
			t.Errorf("the minutes are %q", said)
		}
	}
	must(t, w.SetStatus(ctx, w.meeting.ID, data.WithChair))
	must(t, w.SayUrgent(ctx, late.ID, ""))
	if said := doc.Plain(got[store.Texts](t)(w.Texts(ctx, late.ID)).Minutes.Doc); strings.Contains(said, "special") {
		t.Errorf("taken back, the minutes are %q", said)
	}
	wellKept(t, w.Book)
}
