package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/store"
)

// clock is a clock that a test sets.
type clock struct{ at time.Time }

func (c *clock) now() time.Time          { return c.at }
func (c *clock) forward(d time.Duration) { c.at = c.at.Add(d) }
func newClock() *clock                   { return &clock{time.Date(2026, 11, 23, 19, 0, 0, 0, time.UTC)} }
func options(c *clock) store.Options     { return store.Options{Actor: "A Clerk", Now: c.now} }
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// got returns v and stops the test on err.
func got[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// newBook makes a book in a folder with an awkward name.
func newBook(t testing.TB) (*store.Book, *clock) {
	t.Helper()
	c := newClock()
	b, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "50% #1? book"), options(c))
	must(t, err)
	t.Cleanup(func() { b.Close() })
	return b, c
}

// town is a book with a body, two members and a meeting of three items.
type town struct {
	*store.Book
	clock    *clock
	body     data.Body
	day, roe data.Person
	meeting  data.Meeting
	items    []data.Item
}

func newTown(t testing.TB) *town {
	t.Helper()
	ctx := context.Background()
	b, c := newBook(t)
	w := &town{Book: b, clock: c}
	w.body = data.Body{Name: "Planning Committee", Kind: data.Committee, Seats: 7}
	must(t, b.SaveBody(ctx, &w.body))
	w.day = data.Person{Honorific: "Councillor", Given: "Ann", Family: "Day"}
	w.roe = data.Person{Honorific: "Mrs", Given: "B", Family: "Roe"}
	for i, p := range []*data.Person{&w.day, &w.roe} {
		must(t, b.SavePerson(ctx, p))
		m := data.Member{Body: w.body.ID, Person: *p, Role: []data.Role{data.Chair, data.Ordinary}[i], From: "2026-05-01"}
		must(t, b.SaveMember(ctx, &m))
	}
	w.meeting = data.Meeting{Body: w.body.ID, Start: "2026-11-23T19:00", Venue: "Town Hall"}
	must(t, b.SaveMeeting(ctx, &w.meeting))
	for i := range 3 {
		it := data.Item{Meeting: w.meeting.ID, Title: fmt.Sprint("Item ", i+1)}
		must(t, b.AddItem(ctx, &it, 0))
		w.items = append(w.items, it)
	}
	return w
}

// save saves minutes on top of whatever the book holds.
func (w *town) save(t testing.TB, item int64, d doc.Document) int64 {
	t.Helper()
	texts := got[store.Texts](t)(w.Texts(context.Background(), item))
	return got[int64](t)(w.SaveText(item, store.MinutesPart, d, texts.Minutes.Rev))
}

// approve takes the meeting to approved minutes.
func (w *town) approve(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14", Corrections: "None"}, nil))
}

// minutes is a document with a resolution by a recorded vote and an action.
func minutes(text string) doc.Document {
	return doc.Document{Blocks: []doc.Block{
		{ID: "p1", Kind: doc.Paragraph, Runs: []doc.Run{{Text: text}}},
		{ID: "r1", Kind: doc.ResolutionKind, Runs: []doc.Run{{Text: "That the report be noted."}},
			Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –", Mover: &doc.Person{Name: "Councillor A Day"},
				Vote: &doc.Vote{Method: doc.Recorded, For: 1, Against: 1, Names: []doc.NamedVote{
					{Person: doc.Person{Name: "Councillor A Day"}, Choice: doc.For}, {Person: doc.Person{Name: "Mrs B Roe"}, Choice: doc.Against}}}}},
		{ID: "a1", Kind: doc.ActionKind, Runs: []doc.Run{{Text: "Circulate the terms"}},
			Action: &doc.Action{Owner: &doc.Person{Name: "Clerk"}, Due: "2026-12-01"}},
	}}
}

// wellKept fails the test if Check finds anything.
func wellKept(t testing.TB, b *store.Book) {
	t.Helper()
	for _, p := range got[[]store.Problem](t)(b.Check(context.Background())) {
		t.Error(p.What)
	}
}

// long leaves a test out where time is short, as under the race detector: it takes
// seconds, and does one thing after the other.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes some seconds")
	}
}
