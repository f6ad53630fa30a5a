package store_test

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// TestIssues keeps what went out, in order, with what stood in it.
func TestIssues(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	pack := data.Issue{
		Meeting: w.meeting.ID, Document: data.IssuedPack, File: "pack.pdf", Size: 12, SHA256: strings.Repeat("ab", 32), First: 1, Last: 40,
		Contents:   []data.IssuedItem{{UID: "a", Number: "1", Title: "Budget", Papers: []data.IssuedPaper{{UID: "p", Name: "Report", State: data.Attached, First: 3, Last: 9}}}},
		Recipients: []data.Recipient{{Name: "Ann Day", Email: "ann@example.org"}, {Name: "Ben Fox"}},
	}
	must(t, w.KeepIssue(ctx, &pack))
	late := data.Issue{Meeting: w.meeting.ID, Document: data.IssuedSupplement, File: "more.pdf", SHA256: strings.Repeat("cd", 32), First: 41, Last: 44}
	w.clock.at = w.clock.at.Add(3600e9)
	must(t, w.KeepIssue(ctx, &late))
	all := got[[]data.Issue](t)(w.Issues(ctx, w.meeting.ID))
	if len(all) != 2 || !reflect.DeepEqual(all[0], pack) || !all[1].At.After(all[0].At) || all[0].Actor == "" {
		t.Errorf("kept %+v", all)
	}
	m, err := w.Record(ctx, w.meeting.ID)
	if err != nil || !reflect.DeepEqual(m.Issues, all) {
		t.Errorf("the record knows of %+v, %v", m.Issues, err)
	}
	if last := got[[]data.AuditEntry](t)(w.Audit(ctx, 1)); last[0].Verb != "issued" || !strings.Contains(last[0].Detail, "more.pdf") {
		t.Errorf("the audit says %+v", last)
	}
	if err := w.DeleteMeeting(ctx, w.meeting.ID); err == nil {
		t.Error("a meeting whose pack went out was deleted")
	}
	bad := pack
	bad.SHA256 = "x"
	if err := w.KeepIssue(ctx, &bad); err == nil || bad.ID != pack.ID {
		t.Errorf("a file without its hash was kept: %v", err)
	}
}

// TestWhatGoesOutLateIsLate: an item put on the agenda in time, in a supplement
// that went out too late, needs the chair's reason (LGA 1972 s.100B(4)(b)).
func TestWhatGoesOutLateIsLate(t *testing.T) {
	ctx := context.Background()
	for _, late := range []bool{false, true} {
		w := newTown(t)
		w.body.Notice = data.EnglishPrincipal
		must(t, w.SaveBody(ctx, &w.body))
		today := data.DateOf(w.clock.at)
		m := data.Meeting{Body: w.body.ID, Start: today.Add(40).At("19:00")}
		must(t, w.SaveMeeting(ctx, &m))
		must(t, w.IssueAgenda(ctx, m.ID, today, ""))
		it := data.Item{Meeting: m.ID, Title: "Bridge"}
		must(t, w.AddItem(ctx, &it, 0))
		out := today.Time().Add(24 * time.Hour)
		if late {
			out = m.Start.Date().Add(-1).Time()
		}
		i := data.Issue{Meeting: m.ID, Document: data.IssuedSupplement, At: out, File: "s.pdf", SHA256: strings.Repeat("ab", 32), First: 1, Last: 2,
			Contents: []data.IssuedItem{{UID: it.UID, Title: it.Title}}}
		must(t, w.KeepIssue(ctx, &i))
		if !i.At.Equal(out) {
			t.Errorf("kept as of %s, not %s", i.At, out)
		}
		must(t, w.BeginMinutes(ctx, m.ID))
		_, err := w.SaveText(it.ID, store.MinutesPart, doc.FromText("The bridge was discussed."), 0)
		must(t, err)
		if err := w.SetStatus(ctx, m.ID, data.WithChair); late != (err != nil) {
			t.Errorf("late %v: %v", late, err)
		}
	}
}
