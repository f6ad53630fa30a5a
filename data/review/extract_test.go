package review_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/review"
)

const canary = "CANARY"

// crowded is a meeting with the canary wherever the page of its minutes does not
// print it, and "EXEMPT" in exempt business.
func crowded() record.Meeting {
	day := data.Person{ID: 1, UID: "p-1", Honorific: "Councillor", Given: "Ann", Family: "Day", Email: canary, Phone: canary, Party: canary, Ward: canary}
	bract := data.Person{ID: 2, UID: "p-2", Given: "Helen", Family: "Bract", Post: "Head of Planning", Email: canary}
	exempt := doc.Text("EXEMPT passage")
	exempt.Exempt = "3"
	return record.Meeting{
		Body:    data.Body{ID: 1, UID: "b", Name: "Planning Committee", Venue: canary, Contact: data.Contact{Name: canary, Email: canary}, Style: data.Style{Crest: canary, CrestAlt: canary, Size: 14}},
		Meeting: data.Meeting{ID: 7, UID: "m", Start: "2026-05-12T19:00", Venue: "Guildhall", Contacts: []data.Contact{{Name: canary, Phone: canary}}, Notes: canary, Late: canary},
		Members: []data.Member{{Person: day, Role: data.Chair}},
		Items: []record.Item{
			{Item: data.Item{ID: 1, UID: "i1", Title: "Minutes", MinuteNumber: "30", Presenter: canary, Urgent: canary}, Agenda: doc.FromText(canary),
				Minutes: doc.Document{Blocks: append(doc.FromText("Agreed.").Blocks, exempt)}, Papers: []data.Paper{{Name: canary}}},
			{Item: data.Item{ID: 2, UID: "i2", Title: "Land", MinuteNumber: "31", Exempt: "3"}, Minutes: doc.FromText("EXEMPT text")},
			{Item: data.Item{ID: 3, UID: "i3", Parent: 2, Title: "The offer", MinuteNumber: "32"}, Depth: 1, Minutes: doc.FromText("EXEMPT offer")},
			{Item: data.Item{ID: 4, UID: "i4", Title: "Close", MinuteNumber: "33"}, Minutes: doc.FromText("Thanks.")},
		},
		Attendance:   []data.Attendance{{Person: day, Role: data.Chair, Presence: data.Present}, {Person: bract, Role: data.Officer, Presence: data.Present}},
		Declarations: []data.Declaration{{UID: "d1", Item: 1, Person: day, Nature: "lives nearby"}, {UID: "d2", Item: 2, Person: day, Nature: "EXEMPT nature"}},
		Actions:      []data.Action{{Item: 1, Text: canary, Progress: canary}},
		Approval:     &data.Approval{Corrections: canary, Canonical: []byte(canary)},
		Signatures:   []data.Signature{{Person: canary, Picture: []byte(canary)}},
		Approvals:    []data.Approval{{Corrections: canary}},
		Corrections:  []data.Correction{{Reason: canary}},
		Notes:        []data.MarginNote{{Item: 1, Text: canary}},
		Issues:       []data.Issue{{File: canary}},
		Crest:        []byte(canary),
	}
}

// file is what a reader could find in the file that they get.
func file(t *testing.T, asked []string, restricted bool) string {
	t.Helper()
	s := review.Sent{ID: "r", At: time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC), Asked: asked, Restricted: restricted, Record: review.Extract(crowded(), asked, restricted)}
	return string(encode(t, review.File{Sent: s}, ""))
}

func TestAReaderGetsWhatThePagePrints(t *testing.T) {
	for _, c := range []struct {
		what       string
		asked      []string
		restricted bool
		has, lacks []string
	}{
		{"all of it", nil, false, []string{"Agreed.", "Land", "The offer", "Thanks.", "Ann", "Head of Planning", "lives nearby", "Guildhall"}, []string{canary, "EXEMPT"}},
		{"all, exempt matter too", nil, true, []string{"Agreed.", "EXEMPT text", "EXEMPT passage", "EXEMPT offer", "EXEMPT nature"}, []string{canary}},
		{"one item", []string{"i4"}, false, []string{"Thanks.", "Planning Committee", "Guildhall"},
			[]string{canary, "EXEMPT", "Agreed.", "Land", "The offer", "Ann", "Bract", "lives nearby"}},
		{"one exempt item", []string{"i3"}, true, []string{"EXEMPT offer", `"exempt": "3"`}, []string{canary, "EXEMPT text", "EXEMPT passage", "EXEMPT nature", "Agreed.", "Thanks.", "Ann"}},
		{"an exempt item, without what is in it", []string{"i2"}, false, []string{"Land"}, []string{canary, "EXEMPT", "Thanks."}},
	} {
		got := file(t, c.asked, c.restricted)
		for _, w := range c.has {
			if !strings.Contains(got, w) {
				t.Errorf("%s: the file lacks %q", c.what, w)
			}
		}
		for _, w := range c.lacks {
			if i := strings.Index(got, w); i >= 0 {
				t.Errorf("%s: the file holds %q: …%s…", c.what, w, got[max(0, i-80):i+20])
			}
		}
	}
	if m := crowded(); m.Members[0].Person.Email != canary || m.Attendance[0].Person.Email != canary || !slices.Equal(m.Crest, []byte(canary)) {
		t.Error("the meeting itself was changed")
	}
}
