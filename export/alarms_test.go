package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/exchange/moderngov"
	"minutebook/data/record"
	"minutebook/export"
	proof "minutebook/export/leak"
)

// TestNoFalseAlarm: whichever item of a real meeting is exempt, its public
// documents are written, and what was not filtered is noticed.
func TestNoFalseAlarm(t *testing.T) {
	for _, path := range seeds(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			page, err := moderngov.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			whole, err := export.Minutes(page.Meeting, export.Options{Restricted: true})
			if err != nil {
				t.Fatal(err)
			}
			for i, it := range page.Meeting.Items {
				if it.Agenda.Empty() && it.Minutes.Empty() || it.Exempt != "" {
					continue
				}
				m := page.Meeting
				m.Meeting.Status = data.Drafting
				m.Items = slices.Clone(m.Items)
				m.Items[i].Exempt = "3"
				for name, draw := range map[string]func(record.Meeting, export.Options) (export.Result, error){
					"agenda": export.Agenda, "minutes": export.Minutes, "decisions": export.Decisions, "actions": export.Actions,
					"running": func(m record.Meeting, o export.Options) (export.Result, error) { return export.Running(m, nil, o) },
				} {
					_, err := draw(m, export.Options{})
					var refused proof.Refusal
					if errors.As(err, &refused) {
						t.Errorf("%s, item %d (%s): %v", name, i, it.Title, refused.Found)
					} else if err != nil {
						t.Error(err)
					}
				}
				if len(doc.Plain(it.Minutes)) < 400 {
					continue
				}
				if found, err := proof.Search(t.Context(), whole.PDF, proof.Gather(m), whole.Pages); err != nil || len(found) == 0 {
					t.Errorf("item %d (%s) is not noticed: %v", i, it.Title, err)
				}
			}
		})
	}
}
