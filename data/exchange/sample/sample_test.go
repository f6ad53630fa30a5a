package sample_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	b, err := store.Create(context.Background(), t.TempDir(), store.Options{Actor: "a test", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	if err := sample.Fill(context.Background(), b, on); err != nil {
		t.Fatal(err)
	}
	return b
}

// records are the meetings of a book, oldest first.
func records(t testing.TB, b *store.Book) []record.Meeting {
	t.Helper()
	rows, err := b.Meetings(context.Background(), store.MeetingFilter{})
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

// days are days on which the sample is made; today alone where time is short.
func days() []data.Date {
	if testing.Short() {
		return []data.Date{today}
	}
	return []data.Date{today, "2026-01-01", "2028-02-29", "2027-05-03", "2026-12-26"}
}

func TestBookIsSoundOnAnyDay(t *testing.T) {
	for _, on := range days() {
		b := filled(t, on)
		if problems, err := b.Check(context.Background()); err != nil || len(problems) > 0 {
			t.Errorf("%s: %v, %v", on, problems, err)
		}
		for _, m := range records(t, b) {
			checkVotes(t, m)
			checkWords(t, m)
		}
	}
}

// checkVotes holds every vote against who was in the room.
func checkVotes(t *testing.T, m record.Meeting) {
	for _, it := range m.Items {
		for _, d := range it.Decisions() {
			if d.Vote == nil {
				continue
			}
			if wrong := rules.CheckVote(*d.Vote, voters(m, it.ID)); wrong != nil {
				t.Errorf("%s on %s, %s: %q", m.Body.ShortName, m.Meeting.Start.Date(), d.Text, wrong)
			}
			if d.Kind != doc.ResolutionKind && d.Outcome != rules.OutcomeOf(*d.Vote) {
				t.Errorf("%s on %s, %s: %s, but the vote says %s", m.Body.ShortName, m.Meeting.Start.Date(), d.Text, d.Outcome, rules.OutcomeOf(*d.Vote))
			}
		}
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

// Every substantive motion is the motion with its carried amendments in it.
func TestSubstantiveMotionsAreTheMotionsAsAmended(t *testing.T) {
	for _, m := range records(t, filled(t, today)) {
		for _, it := range m.Items {
			for i, b := range it.Minutes.Blocks {
				if b.Kind != doc.MotionKind || b.Motion == nil || b.Motion.Amends == "" {
					continue
				}
				before, ok := rules.SubstantiveAt(doc.Document{Blocks: it.Minutes.Blocks[:i]})
				if !ok || !before.Clear || before.Text != b.Text() {
					t.Errorf("%s: %q, want %q", it.Title, b.Text(), before.Text)
				}
			}
		}
	}
}

// checkWords finds what a script should have turned into something else.
func checkWords(t *testing.T, m record.Meeting) {
	for _, it := range m.Items {
		for _, line := range slices.Concat([]string{it.Title}, doc.Lines(it.Agenda), doc.Lines(it.Minutes)) {
			if strings.ContainsAny(line, "{}[]*_|") || strings.HasPrefix(line, ">") || strings.HasSuffix(line, " ") {
				t.Errorf("%s on %s: %q", m.Body.ShortName, m.Meeting.Start.Date(), line)
			}
		}
	}
}

func TestEverythingABookCanHoldIsThere(t *testing.T) {
	seen := seen{}
	for _, m := range records(t, filled(t, today)) {
		seen.meeting(m)
	}
	wanted := []string{"action overdue", "action open", "action done", "action next meeting", "paper attached", "paper to follow", "paper verbal",
		"paper exempt", "paper supplement", "sub-item", "heading", "level 3 bullet", "level 3 numbered", "casting vote", "own vote", "substantive motion", "budget item", "seat", "link",
		"notice england-principal", "notice own", "movement arrived", "movement left", "approval with corrections", "attendance corrected", "fact corrected",
		"words struck", "minute that approved", "approved here", "correction of a draft", "signature ink", "signature drawn"}
	wanted = append(wanted, every("status ", data.Statuses())...)
	wanted = append(wanted, every("numbering ", data.Numberings())...)
	wanted = append(wanted, every("presence ", data.Presences())...)
	wanted = append(wanted, every("role ", data.Roles())...)
	wanted = append(wanted, every("conduct ", data.Conducts())...)
	wanted = append(wanted, every("block ", doc.Kinds())...)
	wanted = append(wanted, every("method ", doc.Methods())...)
	wanted = append(wanted, every("verb ", doc.Verbs())...)
	for _, w := range append(wanted, "outcome carried", "outcome lost", "outcome withdrawn", "outcome fell") {
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

// seen is what the meetings of a book were seen to hold.
type seen map[string]bool

func (s seen) meeting(m record.Meeting) {
	s["status "+string(m.Meeting.Status)] = true
	s["numbering "+string(m.Body.Numbering)] = true
	s["notice "+string(m.Body.Notice)] = true
	s["approval with corrections"] = s["approval with corrections"] || m.Approval != nil && m.Approval.Corrections != ""
	s["attendance corrected"] = s["attendance corrected"] || m.Approval != nil && m.Approval.Before != nil && len(m.Approval.Before.Attendance) > 0
	s["minute that approved"] = s["minute that approved"] || m.Approval != nil && m.Approval.Minute != "" && m.Approval.Item != 0
	s["approved here"] = s["approved here"] || len(m.Approvals) > 0
	s["correction of a draft"] = s["correction of a draft"] || len(m.Corrections) == 1 && len(m.Corrections[0].Changes) == 1
	for _, sign := range m.Signatures {
		s["signature "+sign.Method] = (sign.Method == "drawn") == (sign.Picture != nil)
	}
	for _, a := range m.Attendance {
		s["presence "+string(a.Presence)] = true
		s["role "+string(a.Role)] = true
		for _, mv := range a.Movements {
			s["movement "+string(mv.Kind)] = mv.Item != 0
		}
	}
	for _, member := range m.Members {
		s["seat"] = s["seat"] || member.Seat > 0
	}
	for _, d := range m.Declarations {
		s["conduct "+string(d.Conduct)] = true
	}
	for _, a := range m.Actions {
		s["action "+string(a.Status)] = true
		s["action overdue"] = s["action overdue"] || a.Overdue(today)
		s["action "+a.DueText] = true
	}
	for _, it := range m.Items {
		s.item(it)
	}
}

func (s seen) item(it record.Item) {
	s["sub-item"] = s["sub-item"] || it.Depth > 0
	s["heading"] = s["heading"] || it.Heading
	s["budget item"] = s["budget item"] || it.Budget
	for _, p := range it.Papers {
		s["paper "+string(p.State)] = true
		s["paper supplement"] = s["paper supplement"] || p.Supplement
		s["paper exempt"] = s["paper exempt"] || p.Exempt != "" && it.Exempt != ""
	}
	for _, b := range it.Minutes.Blocks {
		s["block "+string(b.Kind)] = true
		s["fact corrected"] = s["fact corrected"] || b.Was != nil
		s["words struck"] = s["words struck"] || doc.Edited(b) && strings.HasPrefix(b.Note, "corrected at minute ")
		s["link"] = s["link"] || slices.ContainsFunc(b.Runs, func(r doc.Run) bool { return r.Link != "" })
		s["substantive motion"] = s["substantive motion"] || doc.Lead(b) == "Substantive motion:"
		if b.Level == doc.MaxLevel {
			s["level 3 "+string(b.Kind)] = true
		}
	}
	for _, d := range it.Decisions() {
		s["verb "+string(d.Verb)] = true
		s["outcome "+string(d.Outcome)] = true
		if d.Vote != nil {
			s["method "+string(d.Vote.Method)] = true
			s["casting vote"] = s["casting vote"] || d.Vote.Casting != ""
			s["own vote"] = s["own vote"] || d.Vote.Method == doc.Hands && d.Vote.Names != nil
		}
	}
}

// The chair has a draft, and an officer's answer to it waits for the clerk.
func TestDraftsAreOutToReaders(t *testing.T) {
	b, ctx := filled(t, today), context.Background()
	states := map[data.ReviewState]int{}
	for _, m := range records(t, b) {
		all, err := b.Reviews(ctx, m.Meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			states[r.State]++
			if r.State == data.ReviewReturned {
				if f, err := b.ReviewAnswer(ctx, r.ID); err != nil || len(f.Answer.Texts) != 1 || len(f.Answer.Remarks) != 1 {
					t.Errorf("the answer is %+v, %v", f.Answer, err)
				}
			}
		}
	}
	if states[data.ReviewSent] != 1 || states[data.ReviewReturned] != 1 {
		t.Errorf("reviews %v", states)
	}
}

// The bodies have forward plans, with what is late, key, private and without a
// day, and business waits for the planned agendas.
func TestForwardPlans(t *testing.T) {
	b, ctx := filled(t, today), context.Background()
	seen := map[string]bool{}
	bodies, err := b.Bodies(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range bodies {
		rows, err := b.Plan(ctx, body.ID)
		if err != nil || len(rows) < 2 {
			t.Errorf("the plan of %s has %d entries, %v", body.Name, len(rows), err)
		}
		for _, e := range rows {
			seen["key"], seen["private"] = seen["key"] || e.Key, seen["private"] || e.Exempt != ""
			seen["no date"], seen["late"] = seen["no date"] || e.Due == "", seen["late"] || e.Due != "" && e.Due < "2026-11-01"
			if strings.ContainsAny(e.Title+e.Text+e.Presenter, "{}|>") {
				t.Errorf("%+v", e)
			}
		}
	}
	waiting := map[rules.Source]bool{}
	for _, m := range records(t, b) {
		if m.Meeting.Status != data.Planned {
			continue
		}
		found, err := b.Waiting(ctx, m.Meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range found {
			waiting[w.Source] = true
		}
	}
	if len(seen) != 4 || !seen["key"] || !seen["private"] || !seen["no date"] || !seen["late"] || len(waiting) < 3 {
		t.Errorf("seen %v, waiting %v", seen, waiting)
	}
}

func TestSameDayGivesTheSameCouncil(t *testing.T) {
	var books [2]string
	for i := range books {
		for _, m := range records(t, filled(t, today)) {
			for _, it := range m.Items {
				agenda := texts(it.Agenda)
				if rules.NamesMinutes(it.Agenda, it.UID) {
					agenda = doc.Plain(it.Agenda) // its ids follow from the UID
				}
				books[i] += agenda + texts(it.Minutes)
				for _, p := range it.Papers {
					books[i] += p.Name + " " + p.SHA256 + "\n"
				}
			}
		}
	}
	if books[0] != books[1] {
		t.Error("two books of one day differ in their texts or papers")
	}
}

// texts is what a document says, with its block ids, votes and dates, and
// without the UIDs that each book gives out anew.
func texts(d doc.Document) string {
	out := doc.Plain(d)
	for _, b := range d.Blocks {
		out += fmt.Sprintln(b.ID, b.Kind, b.Level, doc.Credits(b))
		if b.Action != nil {
			out += fmt.Sprintln(b.Action.Owner.Name, b.Action.Due, b.Action.DueText, b.Action.Source)
		}
	}
	return out
}

func BenchmarkFill(b *testing.B) {
	for b.Loop() {
		filled(b, today)
	}
}
