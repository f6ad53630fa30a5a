package export_test

import (
	"strings"
	"testing"

	"minutebook/export"
)

// TestApprovalsLeadToEachOther: the minutes say which minute of which body approved
// them, and that minute which minutes it approved, with the code of their record.
func TestApprovalsLeadToEachOther(t *testing.T) {
	all := lives(t)
	panel, above := all[0], all[1]
	panel.Approval.By = "Environment and Communities Committee"
	above.Approvals[0].Whose = "Rivers Panel"
	unknown := above.Approvals[0]
	unknown.Item = 4711
	above.Approvals = append(above.Approvals, unknown)
	of := func(r export.Result, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return wordsOf(textOf(t, r.PDF))
	}
	if text, want := of(export.Minutes(panel, export.Options{})), "Approved as a correct record at the meeting of the Environment and Communities Committee on 11 June 2026 (minute 6)."; !strings.Contains(text, want) {
		t.Errorf("it is not said which body approved: %s", text)
	}
	want := "The minutes of the Rivers Panel of 14 May 2026 were approved by this minute and are locked: record " + export.Code(hashOf(1)) + "."
	if text := of(export.Minutes(above, export.Options{})); strings.Count(text, want) != 1 {
		t.Errorf("the minute that approved says nothing of it: %s", text)
	}
	above.Items[0].Exempt = "3"
	above.Approvals[0].Whose = ""
	want = "The minutes of 14 May 2026 were approved by this minute"
	if text := of(export.Minutes(above, export.Options{})); strings.Count(text, want) != 1 {
		t.Errorf("that minutes were approved is no secret: %s", text)
	}

	r, err := export.Book(committee(), lives(t), export.Options{})
	of(r, err)
	f, chapter := follow(t, r.PDF), 0
	for _, p := range f.Pages() {
		for _, a := range f.Array(p.Dict["Annots"]) {
			d := f.Dict(a)
			if says, _ := f.Text(d["Contents"]); strings.HasPrefix(says, "The minutes of 14 May 2026") {
				chapter, _ = f.page(d["Dest"])
			}
		}
	}
	if chapter != 3 {
		t.Errorf("in the book it leads to page %d", chapter)
	}
}
