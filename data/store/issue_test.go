package store_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
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
