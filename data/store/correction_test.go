package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// publishedTown has a published draft with something in every part of its record.
func publishedTown(t *testing.T) *town {
	t.Helper()
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0]
	must(t, w.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "report.pdf", Pages: 2}, strings.NewReader("%PDF-1.7 report")))
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.day, Role: data.Chair, Presence: data.Present}))
	must(t, w.SaveDeclaration(ctx, &data.Declaration{Meeting: w.meeting.ID, Item: it.ID, Person: w.roe, Kind: data.Personal, Conduct: data.Stayed}))
	must(t, w.DeleteItem(ctx, w.items[2].ID))
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	w.save(t, it.ID, minutes("The Committee noted the report."))
	must(t, w.Publish(ctx, w.meeting.ID))
	return w
}

// everyChange is every function that changes the record of a meeting.
func everyChange(t *testing.T, w *town) map[string]error {
	t.Helper()
	ctx := context.Background()
	it := got[data.Item](t)(w.Item(ctx, w.items[0].ID))
	papers, err := w.Papers(ctx, w.meeting.ID)
	must(t, err)
	paper := papers[it.ID][0]
	declared := got[[]data.Declaration](t)(w.Declarations(ctx, w.meeting.ID))[0]
	texts := got[store.Texts](t)(w.Texts(ctx, it.ID))
	removed := got[[]store.RemovedItem](t)(w.Removed(ctx, w.meeting.ID))
	revisions := got[[]store.Revision](t)(w.Revisions(ctx, it.ID, store.MinutesPart))
	renamed, moved := it, got[data.Meeting](t)(w.Meeting(ctx, w.meeting.ID))
	renamed.Title, moved.Venue = "Another", "Elsewhere"
	save := func(_ int64, err error) error { return err }
	return map[string]error{
		"text":             save(w.SaveText(it.ID, store.MinutesPart, minutes("Refused."), texts.Minutes.Rev)),
		"agenda text":      save(w.SaveText(w.items[1].ID, store.AgendaPart, minutes("Refused."), 0)),
		"meeting":          w.SaveMeeting(ctx, &moved),
		"numbers":          w.Renumber(ctx, w.meeting.ID),
		"numbers as taken": w.NumberAsTaken(ctx, w.meeting.ID),
		"order":            w.TakeInOrder(ctx, w.meeting.ID, []int64{w.items[1].ID, it.ID}),
		"item":             w.SaveItem(ctx, &renamed),
		"new item":         w.AddItem(ctx, &data.Item{Meeting: w.meeting.ID, Title: "Late"}, 0),
		"item's place":     w.MoveItem(ctx, it.ID, 0, 2),
		"item put back":    save(w.RestoreItem(ctx, removed[0].ID)),
		"urgency":          w.SayUrgent(ctx, w.items[1].ID, "Flood"),
		"revision":         w.RestoreRevision(ctx, it.ID, store.MinutesPart, revisions[0].Rev),
		"paper":            w.SavePaper(ctx, &paper),
		"new paper":        w.AttachPaper(ctx, &data.Paper{Item: it.ID, Name: "x"}, strings.NewReader("x")),
		"announced paper":  w.SavePaper(ctx, &data.Paper{Item: it.ID, Name: "y"}),
		"paper's place":    w.MovePaper(ctx, paper.ID, 2),
		"deleted paper":    w.DeletePaper(ctx, paper.ID),
		"attendance":       w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.roe, Presence: data.Present}),
		"lost attendance":  w.RemoveAttendance(ctx, w.meeting.ID, w.day.ID),
		"declaration":      w.SaveDeclaration(ctx, &declared),
		"lost declaration": w.DeleteDeclaration(ctx, declared.ID),
		"deleted item":     w.DeleteItem(ctx, w.items[1].ID),
		"drafting again":   w.SetStatus(ctx, w.meeting.ID, data.Drafting),
	}
}

// TestPublishedDraftIsClosed tries every way to change a published draft without a
// correction; with one open they go, but for taking the draft back.
func TestPublishedDraftIsClosed(t *testing.T) {
	ctx := context.Background()
	w := publishedTown(t)
	for what, err := range everyChange(t, w) {
		if !errors.Is(err, store.ErrPublished) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if changes := got[[]data.Change](t)(w.ChangesSince(ctx, w.meeting.ID, store.Published)); len(changes) != 0 {
		t.Errorf("changed: %+v", changes)
	}
	must(t, w.FollowAction(ctx, w.items[0].ID, "a1", data.Done, "", "Sent"))
	must(t, w.Snapshot(w.items[0].ID, store.MinutesPart, "named"))
	wellKept(t, w.Book)

	got[data.Correction](t)(w.BeginCorrection(ctx, w.meeting.ID, "A wrong figure"))
	for what, err := range everyChange(t, w) {
		if errors.Is(err, store.ErrPublished) != (what == "drafting again") {
			t.Errorf("in a correction, %s: %v", what, err)
		}
	}
}

// TestCorrections makes one that survives a kill, one that changes nothing, and
// finds one that was altered.
func TestCorrections(t *testing.T) {
	ctx := context.Background()
	w := publishedTown(t)
	it := w.items[0]
	if _, err := w.BeginCorrection(ctx, w.meeting.ID, "  "); err == nil || !strings.Contains(err.Error(), "must have a reason") {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := w.EndCorrection(ctx, w.meeting.ID); err == nil || !strings.Contains(err.Error(), "no correction is open") {
		t.Errorf("ended none: %v", err)
	}
	begun := got[data.Correction](t)(w.BeginCorrection(ctx, w.meeting.ID, "A wrong figure"))
	if _, err := w.BeginCorrection(ctx, w.meeting.ID, "Another"); err == nil || !strings.Contains(err.Error(), "open already: A wrong figure") {
		t.Errorf("two at once: %v", err)
	}
	w.save(t, it.ID, minutes("The Committee noted the report of ten pages."))
	if err := w.Approve(ctx, w.meeting.ID, data.Approval{On: "2026-12-14"}, nil); err == nil || !strings.Contains(err.Error(), "is open (A wrong figure)") {
		t.Errorf("approved in the middle of a correction: %v", err)
	}
	must(t, w.Close()) // as good as a kill: TestKill shows that what is saved stays
	b, err := store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	w.Book = b
	open, is, err := b.OpenCorrection(ctx, w.meeting.ID)
	must(t, err)
	if !is || open.UID != begun.UID || open.Reason != "A wrong figure" || open.Actor != "A Clerk" {
		t.Errorf("after the program came back: %v %+v", is, open)
	}
	c := got[data.Correction](t)(b.EndCorrection(ctx, w.meeting.ID))
	if len(c.Changes) != 1 || !strings.Contains(c.Changes[0].Before, "noted the report.") || !strings.Contains(c.Changes[0].After, "ten pages") || c.Closed.IsZero() {
		t.Errorf("the correction is %+v", c)
	}
	if _, err := b.SaveText(it.ID, store.MinutesPart, doc.FromText("Late."), 99); !errors.Is(err, store.ErrPublished) {
		t.Errorf("after the correction: %v", err)
	}
	got[data.Correction](t)(b.BeginCorrection(ctx, w.meeting.ID, "For nothing"))
	if none := got[data.Correction](t)(b.EndCorrection(ctx, w.meeting.ID)); none.ID != 0 {
		t.Errorf("a correction of nothing is %+v", none)
	}
	r, err := b.Record(ctx, w.meeting.ID)
	must(t, err)
	if len(r.Corrections) != 1 || r.Corrections[0].UID != c.UID {
		t.Errorf("corrections %+v", r.Corrections)
	}
	wellKept(t, b)
	must(t, b.Close())
	execAll(t, w.Dir()+"/book.db", "DROP TRIGGER correction_u", "UPDATE correction SET reason = 'Nothing much'")
	b, err = store.Open(ctx, w.Dir(), options(w.clock))
	must(t, err)
	defer b.Close()
	var all string
	for _, p := range got[[]store.Problem](t)(b.Check(ctx)) {
		all += p.What + "\n"
	}
	if !strings.Contains(all, "was not made by this program: Nothing much") {
		t.Errorf("Check says %s", all)
	}
}

// corrector makes one correction after the other until it is killed, and prints the
// number of each that was acknowledged. One that a kill has left open it ends.
func corrector(dir string) error {
	ctx := context.Background()
	b, err := store.Open(ctx, dir, store.Options{Actor: "corrector"})
	if err != nil {
		return err
	}
	for {
		if _, open, err := b.OpenCorrection(ctx, 1); err != nil {
			return err
		} else if !open {
			if _, err := b.BeginCorrection(ctx, 1, "A number"); err != nil {
				return err
			}
		}
		texts, err := b.Texts(ctx, 1)
		if err != nil {
			return err
		}
		n := counted(texts.Minutes.Doc) + 1
		if _, err := b.SaveText(1, store.MinutesPart, typed(n), texts.Minutes.Rev); err != nil {
			return err
		}
		if _, err := b.EndCorrection(ctx, 1); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// TestCorrectionKilledInTheMiddle kills a program that corrects a published draft:
// every correction that was acknowledged is in the book, and one in the middle is
// open still, with its text.
func TestCorrectionKilledInTheMiddle(t *testing.T) {
	ctx := context.Background()
	w := publishedTown(t)
	got[data.Correction](t)(w.BeginCorrection(ctx, w.meeting.ID, "A number"))
	w.save(t, w.items[0].ID, typed(1))
	got[data.Correction](t)(w.EndCorrection(ctx, w.meeting.ID))
	must(t, w.Close())
	left := 0
	for range 12 {
		acknowledged := killed(t, "STORE_TEST_CORRECTOR="+w.Dir(), time.Duration(rand.IntN(40))*time.Millisecond)
		b, err := store.Open(ctx, w.Dir(), store.Options{})
		must(t, err)
		n := counted(got[store.Texts](t)(b.Texts(ctx, 1)).Minutes.Doc)
		if n < acknowledged || n < 1 {
			t.Fatalf("correction %d was acknowledged, the book holds %d", acknowledged, n)
		}
		c, open, err := b.OpenCorrection(ctx, 1)
		must(t, err)
		if open {
			left++
			if c.Reason != "A number" {
				t.Errorf("the open correction is %+v", c)
			}
		}
		wellKept(t, b)
		must(t, b.Close())
	}
	t.Logf("%d of 12 kills left a correction open", left)
}

// TestRestoredRevision brings an old text back; the one it replaces stays to be had.
func TestRestoredRevision(t *testing.T) {
	ctx := context.Background()
	w := newTown(t)
	it := w.items[0].ID
	w.save(t, it, doc.FromText("First words."))
	must(t, w.Snapshot(it, store.MinutesPart, "named"))
	first := got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart))[0].Rev
	w.save(t, it, doc.FromText("Other words."))
	must(t, w.RestoreRevision(ctx, it, store.MinutesPart, first))
	if text := doc.Plain(got[store.Texts](t)(w.Texts(ctx, it)).Minutes.Doc); text != "First words." {
		t.Errorf("the text is %q", text)
	}
	var all []string
	for _, v := range got[[]store.Revision](t)(w.Revisions(ctx, it, store.MinutesPart)) {
		d, err := w.RevisionText(ctx, it, store.MinutesPart, v.Rev)
		must(t, err)
		all = append(all, v.Reason+": "+doc.Plain(d))
	}
	if s := strings.Join(all, "|"); s != "revision 1 brought back: First words.|before revision 1 was brought back: Other words.|named: First words." {
		t.Errorf("the history is %s", s)
	}
	if err := w.RestoreRevision(ctx, it, store.MinutesPart, first); err == nil || !strings.Contains(err.Error(), "as it was then") {
		t.Errorf("brought back twice: %v", err)
	}
	if err := w.RestoreRevision(ctx, it, store.MinutesPart, 99); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("brought back what never was: %v", err)
	}
	wellKept(t, w.Book)
}

// TestNamesOfAPublishedDraft: people and bodies are renamed in the book at any time;
// a draft that is out names them anew with its next correction.
func TestNamesOfAPublishedDraft(t *testing.T) {
	ctx := context.Background()
	w := publishedTown(t)
	out := func() string {
		m := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID))
		for _, a := range m.Attendance {
			if a.Person.ID == w.day.ID {
				return m.Body.Name + ": " + a.Person.Name()
			}
		}
		return m.Body.Name
	}
	before := out()
	_, published, _, err := w.Frozen(ctx, w.meeting.ID, store.Published)
	must(t, err)
	day := got[data.Person](t)(w.Person(ctx, w.day.ID))
	day.Family = "Day-Lewes"
	must(t, w.SavePerson(ctx, &day))
	body := got[data.Body](t)(w.Book.Body(ctx, w.meeting.Body))
	body.Name = "Planning and Rights of Way Committee"
	must(t, w.SaveBody(ctx, &body))
	if after := out(); after != before {
		t.Errorf("a published draft says %q, want %q", after, before)
	}
	w.clock.forward(time.Hour)
	got[data.Correction](t)(w.BeginCorrection(ctx, w.meeting.ID, "Councillor Day has married"))
	c := got[data.Correction](t)(w.EndCorrection(ctx, w.meeting.ID))
	if after := out(); c.ID == 0 || after != "Planning and Rights of Way Committee: "+day.Name() {
		t.Errorf("corrected by %+v, it says %q", c.Changes, after)
	}
	if _, at, _, err := w.Frozen(ctx, w.meeting.ID, store.Published); err != nil || !at.Equal(published) {
		t.Errorf("published at %v, want %v, %v", at, published, err)
	}
	wellKept(t, w.Book)
}
