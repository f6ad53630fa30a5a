package store_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/store"
)

// misrecorded is a town whose minutes state things wrongly, and the meeting that puts
// them right.
func misrecorded(t testing.TB) (w *town, next data.Meeting) {
	t.Helper()
	ctx := context.Background()
	w = newTown(t)
	w.day.Email, w.day.Phone = "ann@example.org", "01632 960 101"
	must(t, w.SavePerson(ctx, &w.day))
	w.meeting.Opened, w.meeting.Ended = "19:00", "21:05"
	must(t, w.SaveMeeting(ctx, &w.meeting))
	must(t, w.BeginMinutes(ctx, w.meeting.ID))
	must(t, w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.day, Role: data.Chair, Presence: data.Present,
		Movements: []data.Movement{{Kind: data.Left, At: "20:00", Item: w.items[1].ID}}}))
	d := minutes("The Committee noted the report of ten pages.")
	d.Blocks = append(d.Blocks,
		doc.Block{ID: "m1", Kind: doc.MotionKind, Motion: &doc.Motion{Mover: &doc.Person{Name: "Councillor Ann Day"}, Outcome: doc.Lost, Vote: &doc.Vote{Method: doc.Hands, For: 2, Against: 3}},
			Runs: []doc.Run{{Text: "That the plan be refused for ten reasons."}}},
		doc.Block{ID: "n1", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Closing, At: "21:05"}, Runs: []doc.Run{{Text: "The meeting closed at 9.05 pm."}}})
	w.save(t, w.items[0].ID, d)
	next = data.Meeting{Body: w.body.ID, Start: "2026-12-14T19:00"}
	must(t, w.SaveMeeting(ctx, &next))
	must(t, w.AddItem(ctx, &data.Item{Meeting: next.ID, Title: "Minutes of the last meeting"}, 0))
	must(t, w.BeginMinutes(ctx, next.ID))
	return w, next
}

// corrections put right what misrecorded has wrong: words and facts, several of one
// block among them.
var corrections = []store.Replacement{
	{Old: "ten pages", New: "twelve pages"},
	{Old: "Councillor Ann Day: present", New: "apologies"},
	{Old: "attendance: Mrs B Roe: not listed", New: "present; arrived at 7.20 pm"},
	{Old: "time of opening: 7.00 pm", New: "7.05 pm"},
	{What: "time", Old: "closing 9.05 pm", New: "9.15"},
	{Minute: "1", Block: "m1", What: "mover", Old: "Councillor Ann Day", New: "Mrs Roe"},
	{Block: "m1", What: "vote", Old: "For: 2, Against: 3, Abstained: 0", New: "3 votes to 2"},
	{Block: "m1", Old: "outcome: lost", New: "carried"},
	{Block: "m1", Old: "ten reasons", New: "two reasons"},
	{What: "vote of Mrs B Roe", Old: "against", New: "for"},
}

func TestApprovedSubjectToCorrectionsOfFacts(t *testing.T) {
	ctx := context.Background()
	w, next := misrecorded(t)
	was := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{At: next.ID}, corrections))
	r := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID))

	if len(r.Attendance) != 2 || r.Attendance[0].Presence != data.Apologies || len(r.Attendance[0].Movements) != 0 || r.Attendance[1].Person.Family != "Roe" ||
		r.Attendance[1].Presence != data.Present || len(r.Attendance[1].Movements) != 1 || r.Attendance[1].Movements[0].At != "19:20" {
		t.Errorf("the attendance is %+v", r.Attendance)
	}
	if opened, ended := r.Times(); opened != "19:05" || ended != "21:15" || r.Meeting.Opened != opened || r.Meeting.Ended != ended {
		t.Errorf("it opened at %s and ended at %s", opened, ended)
	}
	b := r.Approval.Before
	if b == nil || *b.Opened != "19:00" || *b.Ended != "21:05" || len(b.Attendance) != 2 || b.Attendance[0].Presence != data.Present ||
		b.Attendance[0].Movements[0].At != "20:00" || b.Attendance[1].Presence != "" {
		t.Errorf("before, it stated %+v", b)
	}
	text, err := json.Marshal(b)
	must(t, err)
	if strings.Contains(string(text), "example.org") || strings.Contains(string(text), "960") {
		t.Errorf("it tells where she can be reached: %s", text)
	}
	wantWords := []string{"minute 1, for “ten pages” read “twelve pages”", "in the attendance, for “Councillor Ann Day: present as chair; left at 8.00 pm, minute 2” read “Councillor Ann Day: apologies as chair”",
		"in the attendance, for “Mrs B Roe: not listed” read “Mrs B Roe: present; arrived at 7.20 pm”", "time of opening, for “7.00 pm” read “7.05 pm”",
		"minute 1, time, for “closing 9.05 pm” read “closing 9.15 pm”", "minute 1, mover, for “Councillor Ann Day” read “Mrs B Roe”",
		"minute 1, vote, for “For: 2, Against: 3, Abstained: 0” read “For: 3, Against: 2, Abstained: 0”", "minute 1, outcome, for “lost” read “carried”",
		"minute 1, for “ten reasons” read “two reasons”", "minute 1, vote of Mrs B Roe, for “against” read “for”"}
	if got, want := r.Approval.Corrections, strings.Join(wantWords, "; "); got != want {
		t.Errorf("the corrections are\n%s\nwant\n%s", got, want)
	}

	m, _ := r.Items[0].Minutes.Block("m1")
	if m.Motion.Mover.Name != "Mrs B Roe" || m.Motion.Vote.For != 3 || m.Motion.Outcome != doc.Carried || m.Note != "corrected at minute 4" ||
		m.Was.Motion.Mover.Name != "Councillor Ann Day" || m.Was.Motion.Outcome != doc.Lost || m.Text() != "That the plan be refused for ten reasonstwo reasons." {
		t.Errorf("the motion is %+v, was %+v", m, m.Was.Motion)
	}
	if n, _ := r.Items[0].Minutes.Block("n1"); doc.Plain(doc.Document{Blocks: []doc.Block{n}}) != "The meeting closed at 9.15 pm." {
		t.Errorf("the note is %+v", n)
	}
	for _, d := range r.Items[0].Decisions() {
		if d.Block == "r1" && d.Vote.For != 2 {
			t.Errorf("the recorded vote is %+v", d.Vote)
		}
	}
	then := r.Original()
	if !reflect.DeepEqual(then.Items, was.Items) || !reflect.DeepEqual(then.Meeting.Opened, was.Meeting.Opened) || len(then.Attendance) != 1 ||
		!reflect.DeepEqual(then.Attendance[0].Movements, was.Attendance[0].Movements) {
		t.Errorf("before it read\n%+v\nwant\n%+v", then, was)
	}
	if !strings.Contains(whyKept(t, w), "before it was corrected at minute 4") {
		t.Errorf("the history is %s", whyKept(t, w))
	}
	for _, report := range got[[]store.ChainReport](t)(w.VerifyChain(ctx)) {
		if report.Broken != "" {
			t.Error(report.Broken)
		}
	}
	if err := w.SaveAttendance(ctx, data.Attendance{Meeting: w.meeting.ID, Person: w.day, Presence: data.Present}); err == nil {
		t.Error("the attendance is not locked")
	}
	must(t, w.RebuildIndex(ctx))
	wellKept(t, w.Book)
}

func whyKept(t testing.TB, w *town) string {
	t.Helper()
	var why []string
	for _, v := range got[[]store.Revision](t)(w.Revisions(context.Background(), w.items[0].ID, store.MinutesPart)) {
		why = append(why, v.Reason)
	}
	return strings.Join(why, "; ")
}

// One correction that cannot be made leaves all of them unmade.
func TestCorrectionsAreMadeTogetherOrNotAtAll(t *testing.T) {
	ctx := context.Background()
	w, next := misrecorded(t)
	was := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID))
	for says, last := range map[string]store.Replacement{
		"are not in the minutes":                               {Old: "eleven pages"},
		"reads “Mrs B Roe: present; arrived at 7.20 pm” there": {Old: "Mrs B Roe: not listed", New: "late"},
		"do not state the mover “Who”":                         {What: "mover", Old: "Who", New: "Mrs Roe"},
		"the outcome reads “carried” there, not “lost”":        {What: "outcome", Old: "lost", New: "carried"},
		"“That it be noted.” are not":                          {Old: "That it be noted."},
		"there is no minute 9":                                 {Minute: "9", Old: "ten"},
	} {
		err := w.Approve(ctx, w.meeting.ID, data.Approval{At: next.ID}, append(corrections[:len(corrections):len(corrections)], last))
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v, want %q", last, err, says)
		}
	}
	if now := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID)); !reflect.DeepEqual(now, was) {
		t.Errorf("something was made of it: %+v", now)
	}
	wellKept(t, w.Book)
}

// Facts of private business are corrected and not quoted.
func TestPrivateFactsAreNotQuoted(t *testing.T) {
	ctx := context.Background()
	w, next := misrecorded(t)
	it := got[data.Item](t)(w.Item(ctx, w.items[0].ID))
	it.Exempt, it.Description = "3", "Land"
	must(t, w.SaveItem(ctx, &it))
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{At: next.ID}, []store.Replacement{{Block: "m1", What: "mover", Old: "Councillor Ann Day", New: "Mrs Roe"}}))
	r := got[record.Meeting](t)(w.Record(ctx, w.meeting.ID))
	if want := "minute 1, in words that are kept from the public"; r.Approval.Corrections != want || r.Public().Approval.Corrections != want {
		t.Errorf("the corrections are %q", r.Approval.Corrections)
	}
	wellKept(t, w.Book)
}

// TestWhatStoodBeforeIsSealed changes what an approval says that it corrected.
func TestWhatStoodBeforeIsSealed(t *testing.T) {
	ctx := context.Background()
	w, next := misrecorded(t)
	must(t, w.Approve(ctx, w.meeting.ID, data.Approval{At: next.ID}, corrections))
	must(t, w.Close())
	db := plainSQL(t, filepath.Join(w.Dir(), "book.db"))
	if _, err := db.Exec("UPDATE approval SET before = 'null'"); err == nil || !strings.Contains(err.Error(), "approv") {
		t.Errorf("it is not locked: %v", err)
	}
	unlocked(t, db)
	_, err := db.Exec("UPDATE approval SET before = replace(before, '19:00', '18:00')")
	must(t, err)
	must(t, db.Close())
	b, err := store.Open(ctx, w.Dir(), store.Options{})
	must(t, err)
	defer b.Close()
	says := "does not say when, where and how they were approved as it did then"
	if r := got[[]store.ChainReport](t)(b.VerifyChain(ctx)); len(r) != 1 || !strings.Contains(r[0].Broken, says) {
		t.Errorf("the chains are %+v", r)
	}
}
