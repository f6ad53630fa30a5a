package trail

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"minutebook/data"
)

func TestSentence(t *testing.T) {
	hash := strings.Repeat("0123456789abcdef", 4)
	for _, c := range []struct{ verb, entity, detail, want string }{
		{"added", "item", "Budget monitoring", "Added item: Budget monitoring"},
		{"added", "member", "Councillor Ann Day, chair", "Added seat: Councillor Ann Day, chair"},
		{"began minutes", "meeting", "ordinary meeting on 4 June 2026 at 19:00", "Began the minutes of the ordinary meeting on 4 June 2026 at 19:00"},
		{"approved", "meeting", "minutes of the ordinary meeting on 4 June 2026 at 19:00, approval 1, SHA-256 " + hash,
			"Approved minutes of the ordinary meeting on 4 June 2026 at 19:00, approval 1, SHA-256 01234567"},
		{"signed", "meeting", "minutes of the ordinary meeting on 4 June 2026 at 19:00, by Ann Day, Chairman",
			"Signed minutes of the ordinary meeting on 4 June 2026 at 19:00, by Ann Day, Chairman"},
		{"draft published", "meeting", "ordinary meeting on 4 June 2026 at 19:00", "Published the draft minutes of the ordinary meeting on 4 June 2026 at 19:00"},
		{"sent for review", "meeting", "minutes of the ordinary meeting on 4 June 2026 at 19:00 to Ann Day, Chairman", "Sent minutes of the ordinary meeting on 4 June 2026 at 19:00 to Ann Day, Chairman"},
		{"took in review", "meeting", "minutes of the ordinary meeting on 4 June 2026 at 19:00 from Ann Day: no verdict", "Took in minutes of the ordinary meeting on 4 June 2026 at 19:00 from Ann Day: no verdict"},
		{"corrected", "correction", "the published draft of the ordinary meeting on 4 June 2026 at 19:00: the seconder", "Corrected the published draft of the ordinary meeting on 4 June 2026 at 19:00: the seconder"},
		{"declined", "review", "a remark of Ann Day on the minutes", "Declined a remark of Ann Day on the minutes"},
		{"declined", "review", "a remark of Ann Day on the minutes: No, SHA-256 " + hash, "Declined a remark of Ann Day on the minutes: No"},
		{"took in review", "review", "minutes of the ordinary meeting on 4 June 2026 at 19:00 from Ann Day: no verdict, SHA-256 " + hash, "Took in minutes of the ordinary meeting on 4 June 2026 at 19:00 from Ann Day: no verdict"},
		{"settled review", "review", "minutes of the ordinary meeting on 4 June 2026 at 19:00, by Ann Day", "Decided on all that came back of the minutes of the ordinary meeting on 4 June 2026 at 19:00, by Ann Day"},
		{"added", "keeper", "Ann Day, chair, SHA-256 " + hash, "Added keeper of the book: Ann Day, chair"},
		{"wrote anew", "list of approvals", "approvals.txt", "Wrote the list of approvals anew: approvals.txt"},
		{"rebuilt", "index", "", "Rebuilt the index"},
		{"marked", "attendance", "Councillor Ann Day: present", "Marked who was here: Councillor Ann Day: present"},
		{"something new", "thing", "", "Something new thing"},
	} {
		if got := Sentence(data.AuditEntry{Verb: c.verb, Entity: c.entity, Detail: c.detail}); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.verb, c.entity, got, c.want)
		}
	}
}

func TestCSV(t *testing.T) {
	at := time.Date(2026, 7, 9, 20, 4, 5, 123000, time.FixedZone("BST", 3600))
	out, err := CSV([]data.AuditEntry{
		{ID: 2, At: at, Actor: "Helen Bract", Verb: "added", Entity: "item", UID: "u-2", Detail: "Rents, “fees” and\nfines", Hash: "ab"},
		{ID: 1, At: at, Actor: "=HYPERLINK(1)", Verb: "added", Entity: "body", Detail: "-1"},
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1], "|"); got != "2|2026-07-09T19:04:05.000123Z|Helen Bract|added|item|u-2|Rents, “fees” and\nfines|Added item: Rents, “fees” and\nfines|ab" {
		t.Error(got)
	}
	if rows[2][2] != "'=HYPERLINK(1)" || rows[2][6] != "'-1" {
		t.Errorf("a spreadsheet would take %q and %q for formulas", rows[2][2], rows[2][6])
	}
}
