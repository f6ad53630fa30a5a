package export_test

import (
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// Who came and went is printed at the item and with the names, whether a note
// tells of it or the book keeps it beside the minutes.
func TestComingsAndGoingsArePrintedInBothPlaces(t *testing.T) {
	m := sample()
	note := func(kind doc.NoteKind, at string, who *doc.Person, text string) doc.Block {
		return doc.Block{ID: at, Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: kind, At: at, Person: who}, Runs: []doc.Run{plain(text)}}
	}
	at := func(id int64) *record.Item {
		for i := range m.Items {
			if m.Items[i].ID == id {
				return &m.Items[i]
			}
		}
		t.Fatalf("no item %d", id)
		return nil
	}
	parking, depot := at(104), at(107)
	parking.Minutes.Blocks = append(parking.Minutes.Blocks,
		note(doc.Departure, "20:15", named(pell), "Councillor Pell-Ŵyn left the meeting at 8.15 pm."),
		note(doc.Adjournment, "20:20", nil, "The meeting adjourned at 8.20 pm."),
		note(doc.Resumption, "20:30", nil, "The meeting resumed at 8.30 pm."))
	depot.Minutes.Blocks = append(depot.Minutes.Blocks,
		note(doc.Arrival, "20:40", named(pell), "Councillor Pell-Ŵyn arrived at 8.40 pm."),
		note(doc.Closing, "21:05", nil, "The meeting ended at 9.05 pm."))
	for _, restricted := range []bool{true, false} {
		r, err := export.Minutes(m, export.Options{Restricted: restricted})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(textOf(t, r.PDF)), " ")
		for want, times := range map[string]int{
			"until 8.15 pm,": 1, "again from 8.40 pm,": 1, "from 7.12 pm,": 1,
			"left the meeting at 8.15 pm.": 1, "The meeting adjourned at 8.20 pm.": 1, "The meeting resumed at 8.30 pm.": 1,
			"(7.00 pm – 9.05 pm)": 1, "The meeting ended at 9.05 pm.": 1, "9.15": 0,
		} {
			if got := strings.Count(text, want); got != times {
				t.Errorf("restricted %v: %q is printed %d times, want %d\n%s", restricted, want, got, times, text)
			}
		}
	}
}

func TestTheEndIsPrintedOnce(t *testing.T) {
	m := sample()
	for _, c := range []struct {
		ended  data.Clock
		closes bool
		want   int
	}{{"21:15", false, 1}, {"21:15", true, 1}, {"", true, 1}, {"", false, 0}} {
		m.Meeting.Ended = c.ended
		m.Items[0].Minutes = text()
		if c.closes {
			m.Items[0].Minutes = text(doc.Block{ID: "z", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Closing, At: "21:15"}})
		}
		r, err := export.Minutes(m, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(textOf(t, r.PDF), "The meeting ended at 9.15 pm."); got != c.want {
			t.Errorf("ended %q, closing note %v: printed %d times, want %d", c.ended, c.closes, got, c.want)
		}
	}
}
