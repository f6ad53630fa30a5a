package export_test

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// TestWhatAnnouncesStaysWithIt: the line before a resolution is on its page, however
// much business stands above it.
func TestWhatAnnouncesStaysWithIt(t *testing.T) {
	m := record.Meeting{Body: data.Body{Name: "Estates Committee"}, Meeting: data.Meeting{Start: "2026-07-09T19:00", Status: data.Planned}}
	apart := 0
	for n := range 24 {
		m.Items = append(m.Items, record.Item{Item: data.Item{ID: int64(n + 1), Title: fmt.Sprint("Business ", n+1)}})
		last := record.Item{Item: data.Item{ID: 99, Title: "Standing orders"},
			Agenda: doc.FromText("To consider passing the following resolution:\nThat so much of standing order 12 as limits the length of speeches be suspended for the remainder of this meeting.")}
		whole := m
		whole.Items = append(whole.Items[:len(whole.Items):len(whole.Items)], last)
		r, err := export.Agenda(whole, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range leaves(t, r.PDF) {
			if strings.Contains(page, "the following resolution:") != strings.Contains(page, "That so much") {
				t.Errorf("below %d items the resolution is on another page than the line that announces it", n+1)
			}
			apart++
		}
	}
	if apart <= 24 {
		t.Error("no agenda has two pages")
	}
}
