package sample_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/exchange/sample"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/data/store"
)

const today = data.Date("2026-11-22") // a Sunday

// filled is a new book with the council as it stands on a day.
func filled(t testing.TB, on data.Date) *store.Book {
	t.Helper()
	now := func() time.Time { return on.Time().Add(20 * time.Hour) }
	b, err := store.Create(t.Context(), t.TempDir(), store.Options{Actor: "a test", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	if err := sample.Fill(t.Context(), b, on); err != nil {
		t.Fatal(err)
	}
	return b
}

// records are the meetings of a book, oldest first.
func records(t testing.TB, b *store.Book) []record.Meeting {
	t.Helper()
	rows, err := b.Meetings(t.Context(), store.MeetingFilter{})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(rows)
	var out []record.Meeting
	for _, r := range rows {
		m, err := b.Record(context.Background(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

func TestBookIsSound(t *testing.T) {
	problems, err := filled(t, today).Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

// voters is how many were in the room at an item and might vote.
func voters(m record.Meeting, item int64) int {
	place := map[int64]int{}
	for i, it := range m.Items {
		place[it.ID] = i
	}
	n := 0
	for _, a := range m.Attendance {
		in := a.Presence.Here() && (a.Role.HasSeat() || a.For != 0)
		for _, mv := range a.Movements {
			late := mv.Kind == data.Arrived && place[item] < place[mv.Item]
			gone := mv.Kind == data.Left && place[item] >= place[mv.Item]
			in = in && !late && !gone
		}
		for _, d := range m.Declarations {
			in = in && (d.Person.ID != a.Person.ID || d.Item != item || d.Conduct == data.Stayed)
		}
		if in {
			n++
		}
	}
	return n
}

func TestEverythingABookCanHoldIsThere(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range records(t, filled(t, today)) {
		seen[string("status "+m.Meeting.Status)] = true
		seen[string("kind of body "+m.Body.Kind)] = true
		seen[string("numbering "+m.Body.Numbering)] = true
		seen["notice "+string(m.Body.Notice)] = true
		for _, a := range m.Attendance {
			seen[string("presence "+a.Presence)] = true
			seen[string("role "+a.Role)] = true
			for _, mv := range a.Movements {
				seen[string("movement "+mv.Kind)] = true
			}
		}
		for _, d := range m.Declarations {
			seen[string("conduct "+d.Conduct)] = true
		}
		for _, a := range m.Actions {
			seen[string("action "+a.Status)] = true
			if a.Overdue(today) {
				seen["action overdue"] = true
			}
			if a.DueText == "next meeting" {
				seen["action next meeting"] = true
			}
		}
		for _, it := range m.Items {
			for _, p := range it.Papers {
				seen[string("paper "+p.State)] = true
				if p.Supplement {
					seen["paper supplement"] = true
				}
				if p.Exempt != "" && it.Exempt != "" {
					seen["paper exempt"] = true
				}
			}
			if it.Depth > 0 {
				seen["sub-item"] = true
			}
			for _, b := range it.Minutes.Blocks {
				seen[string("block "+b.Kind)] = true
				if b.Kind.IsList() && b.Level == doc.MaxLevel {
					seen["level 3"] = true
				}
			}
			for _, d := range it.Decisions() {
				seen[string("verb "+d.Verb)] = true
				seen[string("outcome "+d.Outcome)] = true
				if d.Vote == nil {
					continue
				}
				seen[string("method "+d.Vote.Method)] = true
				if d.Vote.Casting != "" {
					seen["casting"] = true
				}
				if wrong := rules.CheckVote(*d.Vote, voters(m, it.ID)); wrong != nil {
					t.Errorf("%s on %s, %s: %q", m.Body.ShortName, m.Meeting.Start.Date(), d.Text, wrong)
				}
			}
		}
	}
	wanted := []string{"action overdue", "action open", "action done", "action next meeting", "paper attached", "paper to follow", "paper verbal",
		"paper exempt", "paper supplement", "sub-item", "level 3", "casting", "movement arrived", "movement left"}
	wanted = append(wanted, every("status ", data.Statuses())...)
	wanted = append(wanted, every("numbering ", data.Numberings())...)
	wanted = append(wanted, every("presence ", data.Presences())...)
	wanted = append(wanted, every("role ", data.Roles())...)
	wanted = append(wanted, every("conduct ", data.Conducts())...)
	wanted = append(wanted, every("block ", doc.Kinds())...)
	wanted = append(wanted, every("method ", doc.Methods())...)
	wanted = append(wanted, every("verb ", doc.Verbs())...)
	for _, w := range wanted {
		if !seen[w] {
			t.Errorf("no %s in the sample", w)
		}
	}
}

func every[T ~string](what string, list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, what+string(v))
	}
	return out
}
