package calendar_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/calendar"
)

var update = flag.Bool("update", false, "write the golden files anew")

func meeting() record.Meeting {
	return record.Meeting{
		Body: data.Body{Name: "Finance; Assets, and Estates Sub-Committee", Wording: data.Wording{Authority: "Ashbourne Vale Council"}},
		Meeting: data.Meeting{UID: "0b9f", Start: "2026-07-09T19:00", Venue: "Committee Room 2, Guildhall\nHigh Street", Status: data.Issued,
			Contacts: []data.Contact{{Name: "Siân Reed", Phone: "01632 960 142", Email: "reed@example.org"}}},
		Items: []record.Item{
			{Item: data.Item{ID: 1, AgendaNumber: "1", Title: "Apologies"}},
			{Item: data.Item{ID: 2, AgendaNumber: "2", Title: "Budget – Ŵyn \\ Café; the long words of a title that does not end before it has come to the end of a line of the file"}},
			{Item: data.Item{ID: 3, Parent: 2, AgendaNumber: "2a", Title: "Capital"}, Depth: 1},
			{Item: data.Item{ID: 4, AgendaNumber: "3", Title: "Offer for Mill Lane", Description: "Land", Exempt: "3"}},
		},
	}
}

var made = time.Date(2026, 7, 1, 9, 30, 0, 0, time.FixedZone("BST", 3600))

// TestEntry: RFC 5545 3.6.1 (VEVENT), 3.6.5 (VTIMEZONE), 3.3.11 (escaping), 3.1
// (folding).
func TestEntry(t *testing.T) {
	got := calendar.Entry(meeting(), made)
	const golden = "testdata/meeting.ics"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the entry is\n%s", got)
	}
	if !bytes.Equal(got, calendar.Entry(meeting(), made)) {
		t.Error("twice the same gives other bytes")
	}
	if bytes.Contains(got, []byte("Mill Lane")) {
		t.Error("an exempt title is in it")
	}
}

// unfolded are the lines of a file as RFC 5545 3.1 reads them; it fails where a
// line is no line.
func unfolded(t interface{ Fatalf(string, ...any) }, file []byte) []string {
	s := string(file)
	if !strings.HasSuffix(s, "\r\n") || strings.Count(s, "\n") != strings.Count(s, "\r\n") || strings.Count(s, "\r") != strings.Count(s, "\r\n") {
		t.Fatalf("a line has not its end: %q", s)
	}
	for _, l := range strings.Split(s, "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Fatalf("a line of %d octets, or a letter cut in two: %q", len(l), l)
		}
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(s, "\r\n ", ""), "\r\n"), "\r\n")
}

func value(lines []string, name string) string {
	in := false
	for _, l := range lines {
		in = in || l == "BEGIN:VEVENT"
		if rest, ok := strings.CutPrefix(l, name); ok && in && rest != "" && (rest[0] == ':' || rest[0] == ';') {
			return rest[1:]
		}
	}
	return ""
}

func TestTimesAndStatus(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*record.Meeting)
		want   map[string]string
	}{
		{"two hours where nobody knows", func(m *record.Meeting) {}, map[string]string{"DTSTART": "TZID=Europe/London:20260709T190000",
			"DTEND": "TZID=Europe/London:20260709T210000", "STATUS": "CONFIRMED", "DTSTAMP": "20260701T083000Z", "UID": "0b9f@minutebook"}},
		{"as long as it lasted", func(m *record.Meeting) { m.Meeting.Ended = "20:15" }, map[string]string{"DTEND": "TZID=Europe/London:20260709T201500"}},
		{"past midnight", func(m *record.Meeting) { m.Meeting.Ended = "00:15" }, map[string]string{"DTEND": "TZID=Europe/London:20260710T001500"}},
		{"late in the evening", func(m *record.Meeting) { m.Meeting.Start = "2026-12-31T23:00" }, map[string]string{"DTEND": "TZID=Europe/London:20270101T010000"}},
		{"a day without a time", func(m *record.Meeting) { m.Meeting.Start = "2026-07-09" },
			map[string]string{"DTSTART": "VALUE=DATE:20260709", "DTEND": "VALUE=DATE:20260710"}},
		{"called off", func(m *record.Meeting) { m.Meeting.Status = data.Cancelled }, map[string]string{"STATUS": "CANCELLED", "TRANSP": "TRANSPARENT",
			"SUMMARY": `Cancelled: Finance\; Assets\, and Estates Sub-Committee`}},
		{"annual", func(m *record.Meeting) { m.Meeting.Kind, m.Body.Name = data.Annual, "Council" }, map[string]string{"SUMMARY": `Council\, annual meeting`}},
	} {
		m := meeting()
		c.change(&m)
		lines := unfolded(t, calendar.Entry(m, made))
		for name, want := range c.want {
			if got := value(lines, name); got != want {
				t.Errorf("%s: %s is %q, want %q", c.what, name, got, want)
			}
		}
	}
	before, after := unfolded(t, calendar.Entry(meeting(), made)), unfolded(t, calendar.Entry(meeting(), made.Add(time.Hour)))
	if value(before, "SEQUENCE") >= value(after, "SEQUENCE") {
		t.Error("the later file has not the higher number")
	}
}

// TestAnyWords: whatever stands in a meeting, the file stays one entry and gives the
// words back.
func TestAnyWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := meeting()
		m.Meeting.Venue = rapid.String().Draw(t, "venue")
		m.Body.Name = rapid.StringMatching(`[a-zŵé;,\\:\n ]{1,200}`).Draw(t, "body")
		lines := unfolded(t, calendar.Entry(m, made))
		if n := strings.Count("\n"+strings.Join(lines, "\n"), "\nBEGIN:VEVENT"); n != 1 {
			t.Fatalf("%d entries", n)
		}
		back := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value(lines, "SUMMARY"))
		if back != m.Body.Name {
			t.Fatalf("%q came back as %q", m.Body.Name, back)
		}
	})
}
