package export_test

import (
	"errors"
	"slices"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
	proof "minutebook/export/leak"
)

// TestNoFalseAlarm: whichever item of a real meeting is exempt, its public
// documents are written, and what was not filtered is noticed.
func TestNoFalseAlarm(t *testing.T) {
	for name, page := range seeds(t) {
		t.Run(name, func(t *testing.T) {
			whole, err := export.Minutes(page, export.Options{Restricted: true})
			if err != nil {
				t.Fatal(err)
			}
			for i, it := range page.Items {
				if it.Agenda.Empty() && it.Minutes.Empty() || it.Exempt != "" {
					continue
				}
				m := page
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

// TestNoFalseAlarmOfPapers: whatever item of a real meeting is an exempt paper, the
// public documents of the others are written without a word, and its own is found.
func TestNoFalseAlarmOfPapers(t *testing.T) {
	var items []record.Item
	var meetings []record.Meeting
	for _, page := range seeds(t) {
		meetings = append(meetings, page)
		items = append(items, page.Items...)
	}
	alone := func(m record.Meeting, items ...record.Item) record.Meeting {
		m.Items, m.Actions, m.Declarations = items, nil, nil
		m.Meeting.Status = data.Drafting
		return m
	}
	var papers []proof.Matter
	for _, it := range items {
		m := alone(record.Meeting{Body: data.Body{Name: "Another Panel"}}, it)
		r, err := export.Minutes(m, export.Options{Restricted: true})
		if err != nil {
			t.Fatal(err)
		}
		matter, err := proof.ReadPaper(t.Context(), r.PDF)
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, matter)
	}
	quoted := 0
	for _, m := range meetings {
		for _, it := range m.Items {
			public := alone(m, it)
			r, err := export.Minutes(public, export.Options{})
			if err != nil {
				continue // it is exempt
			}
			for _, own := range []int{0, r.Pages} {
				for k, matter := range papers {
					s := proof.Gather(public)
					s.KeepPaper(0, "another item", "Exempt", matter)
					found, err := proof.Search(t.Context(), r.PDF, s, own)
					if err != nil {
						t.Fatal(err)
					}
					same := items[k].UID == it.UID && items[k].Title == it.Title
					if len(found) > 0 && !same {
						t.Errorf("%s quotes %s: %v", it.Title, items[k].Title, found)
					}
					if len(found) > 0 && same {
						quoted++
					}
				}
			}
		}
	}
	if quoted == 0 {
		t.Error("no item is found in itself")
	}
	t.Logf("%d items, %d found in themselves", len(items), quoted)
}
