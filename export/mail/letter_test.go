package mail_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/mail"
)

var update = flag.Bool("update", false, "write the golden files anew")

func meeting(change func(*record.Meeting)) record.Meeting {
	m := record.Meeting{
		Body: data.Body{Name: "Finance Committee", Contact: data.Contact{Name: "Siân Reed", Phone: "01632 960 142", Email: "reed@example.org"},
			Wording: data.Wording{Authority: "Ashbourne Vale Council"}},
		Meeting: data.Meeting{Start: "2026-07-09T19:00", Venue: "Committee Room 2", Status: data.Issued},
	}
	change(&m)
	return m
}

// TestLetters: what the members read, per document.
func TestLetters(t *testing.T) {
	plain := func(*record.Meeting) {}
	var out strings.Builder
	for _, c := range []struct {
		what   string
		change func(*record.Meeting)
		doc    mail.Document
	}{
		{"an agenda", plain, mail.Document{Kind: data.IssuedAgenda, Pages: 1}},
		{"a pack with a summons", func(m *record.Meeting) {
			m.Body.Name, m.Body.Kind = "Ashbourne Vale Council", data.Council
			m.Body.Wording.Summons, m.Body.Wording.ProperOfficer, m.Body.Wording.AgendaTitle = true, "Ann Moss, Proper Officer", "Summons and agenda"
		}, mail.Document{Kind: data.IssuedPack, Pages: 42}},
		{"a summons by the clerk who is to be asked too", func(m *record.Meeting) {
			m.Body.Name, m.Body.Kind = "Little Marsh Parish Council", data.Council
			m.Body.Wording = data.Wording{Summons: true, ProperOfficer: "Siân Reed, Clerk to the Council"}
		}, mail.Document{Kind: data.IssuedAgenda, Pages: 2}},
		{"a summons in own words", func(m *record.Meeting) {
			m.Body.Wording.Summons, m.Body.Wording.SummonsWords = true, "Gwysir chi i gyfarfod y {body} ar {date}."
		}, mail.Document{Kind: data.IssuedAgenda}},
		{"a pack issued again, restricted and locked", plain, mail.Document{Kind: data.IssuedPack, Pages: 50, Restricted: true, Locked: true,
			Changes: []string{"Item 2 Budget: the text has changed", "Item 9 Drainage is new"}}},
		{"a supplement", plain, mail.Document{Kind: data.IssuedSupplement, Pages: 8, Changes: []string{"Item 2 Budget: the paper “Map” was added (pages 43–48)"}}},
		{"draft minutes", plain, mail.Document{Kind: data.IssuedMinutes, Pages: 6, Draft: true}},
		{"minutes", plain, mail.Document{Kind: data.IssuedMinutes, Pages: 6}},
		{"decisions", plain, mail.Document{Kind: data.IssuedDecisions, Pages: 2}},
		{"a meeting called off", func(m *record.Meeting) { m.Meeting.Status = data.Cancelled }, mail.Document{Kind: data.IssuedAgenda, Pages: 2}},
		{"little known", func(m *record.Meeting) { *m = record.Meeting{} }, mail.Document{Kind: data.IssuedActions}},
	} {
		d := mail.Letter(meeting(c.change), c.doc, nil, sent)
		fmt.Fprintf(&out, "== %s\nFrom: %s\nSubject: %s\n\n%s\n", c.what, d.From.Email, d.Subject, d.Text)
	}
	const golden = "testdata/letters.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("the letters are\n%s", out.String())
	}
}
