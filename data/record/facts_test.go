package record_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// stating is a meeting whose minutes state facts of every kind.
func stating() record.Meeting {
	person := func(id int64, honorific, given, family string) data.Person {
		return data.Person{ID: id, UID: fmt.Sprint("p-", id), Honorific: honorific, Given: given, Family: family, Email: "e@example.org", Phone: "1", ByPost: true}
	}
	day, roe, reed := person(1, "Councillor", "Ann", "Day"), person(2, "Councillor", "Ben", "Roe"), person(3, "Councillor", "Bea", "Reed")
	moss, other := person(4, "Councillor", "Col", "Moss"), person(5, "Councillor", "Bob", "Reed")
	other.Family = "Reeves"
	clerk := person(6, "Mr", "Cy", "Quill")
	clerk.Post = "Town Clerk"
	member := func(p data.Person, r data.Role) data.Member { return data.Member{Person: p, Role: r} }
	run := func(s string) []doc.Run { return []doc.Run{{Text: s}} }
	named := func(p data.Person) *doc.Person { n := record.Named(p); return &n }
	vote := func(c doc.Choice, p data.Person) doc.NamedVote {
		return doc.NamedVote{Person: record.Named(p), Choice: c}
	}
	return record.Meeting{
		Meeting: data.Meeting{ID: 9, UID: "m", Start: "2026-06-04T19:00", Opened: "19:00", Ended: "21:05"},
		Members: []data.Member{member(day, data.Chair), member(roe, data.Ordinary), member(reed, data.Ordinary), member(moss, data.Ordinary), member(other, data.Ordinary)},
		Attendance: []data.Attendance{
			{Meeting: 9, Person: day, Role: data.Chair, Presence: data.Present},
			{Meeting: 9, Person: roe, Role: data.Ordinary, Presence: data.Present, Movements: []data.Movement{{Kind: data.Arrived, At: "19:20", Item: 1}}},
			{Meeting: 9, Person: reed, Role: data.Ordinary, Presence: data.Apologies},
			{Meeting: 9, Person: clerk, Role: data.Clerk, Presence: data.Present},
		},
		Items: []record.Item{
			{Item: data.Item{ID: 1, UID: "open", Title: "Rents", MinuteNumber: "31"}, Minutes: doc.Document{Blocks: []doc.Block{
				{ID: "o", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Opening, At: "19:00"}, Runs: run("The meeting opened at 7.00 pm.")},
				{ID: "mo", Kind: doc.MotionKind, Motion: &doc.Motion{Mover: named(day), Outcome: doc.Carried, Vote: &doc.Vote{Method: doc.Hands, For: 7, Against: 2, Abstained: 1}}, Runs: run("That it be let.")},
				{ID: "r", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: named(day), Seconder: named(roe),
					Vote: &doc.Vote{Method: doc.Recorded, For: 1, Against: 1, Casting: doc.For, Names: []doc.NamedVote{vote(doc.For, day), vote(doc.Against, roe)}}}, Runs: run("That it be let.")},
				{ID: "am", Kind: doc.AmendmentKind, Motion: &doc.Motion{}, Runs: run("to Quill")},
				{ID: "n", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Departure, At: "19:42", Person: named(moss)}, Runs: run("Councillor Col Moss left the meeting at 7.42 pm.")},
				{ID: "a", Kind: doc.ActionKind, Action: &doc.Action{Owner: named(clerk), Due: "2026-06-30"}, Runs: run("Write to Quill.")},
				doc.Block{ID: "x", Kind: doc.MotionKind, Exempt: "3", Motion: &doc.Motion{Mover: named(roe)}, Runs: run("That it be sold.")},
			}}},
			{Item: data.Item{ID: 2, UID: "closed", Title: "Land", MinuteNumber: "32", Exempt: "3"}, Minutes: doc.Document{Blocks: []doc.Block{
				{ID: "c", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Mover: named(day)}, Runs: run("That it be sold.")},
				{ID: "cn", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Closing, At: "21:05"}, Runs: run("The meeting closed at 21:05.")}}}},
		},
	}
}

func TestFacts(t *testing.T) {
	want := `time of opening: 7.00 pm
time of ending: 9.05 pm
attendance: Councillor Ann Day: present as chair
attendance: Councillor Ben Roe: present; arrived at 7.20 pm, minute 31
attendance: Councillor Bea Reed: apologies
attendance: Mr Cy Quill: present as clerk
attendance: Councillor Col Moss: present
attendance: Councillor Bob Reeves: not listed
open o time: opening 7.00 pm
open mo mover: Councillor Ann Day
open mo seconder: not stated
open mo vote: For: 7, Against: 2, Abstained: 1
open mo outcome: carried
open r mover: Councillor Ann Day
open r seconder: Councillor Ben Roe
open r vote: Recorded vote. For: 1, Against: 1, Abstained: 0; carried on the casting vote of the chair
open r vote of Councillor Ann Day: for
open r vote of Councillor Ben Roe: against
open r vote of Councillor Col Moss: not stated
open am mover: not stated
open am seconder: not stated
open am vote: not stated
open am outcome: not stated
open n time: departure 7.42 pm
open n person: Councillor Col Moss
open a owner: Mr Cy Quill
open a due: 30 June 2026
open x mover: Councillor Ben Roe (exempt 3)
open x seconder: not stated (exempt 3)
open x vote: not stated (exempt 3)
open x outcome: not stated (exempt 3)
closed c mover: Councillor Ann Day (exempt 3)
closed c seconder: not stated (exempt 3)
closed c vote: not stated (exempt 3)
closed cn time: closing 9.05 pm (exempt 3)`
	var lines []string
	for _, f := range stating().Facts() {
		line := strings.TrimSpace(f.Item+" "+f.Block+" "+f.What) + ": " + f.Words
		if f.Exempt != "" {
			line += " (exempt " + f.Exempt + ")"
		}
		lines = append(lines, line)
	}
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("the facts are\n%s\nwant\n%s", got, want)
	}
}

// find is the one fact of a block and a kind; for an attendance the block is the
// name of the person.
func find(t testing.TB, m record.Meeting, block, what string) record.Fact {
	t.Helper()
	var found []record.Fact
	for _, f := range m.Facts() {
		if f.What == what && (f.Block == block || what == record.OfAttendance && strings.Contains(f.Words, block)) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("there are %d facts %s of %s", len(found), what, block)
	}
	return found[0]
}

// The usual ways in which clerks write what it is to be, after the printed minutes
// of parish and borough councils.
func TestCorrect(t *testing.T) {
	for _, c := range []struct{ block, what, words, want string }{
		{"Ann Day", record.OfAttendance, "apologies", "Councillor Ann Day: apologies as chair"},
		{"Ann Day", record.OfAttendance, "Councillor Ann Day: Apologies.", "Councillor Ann Day: apologies as chair"},
		{"Ann Day", record.OfAttendance, "Cllr Day: sent apologies for absence", "Councillor Ann Day: apologies as chair"},
		{"Ann Day", record.OfAttendance, "did not attend", "Councillor Ann Day: absent as chair"},
		{"Ann Day", record.OfAttendance, "present as member", "Councillor Ann Day: present"},
		{"Ann Day", record.OfAttendance, "Not listed", "Councillor Ann Day: not listed"},
		{"Ann Day", record.OfAttendance, "", "Councillor Ann Day: not listed"},
		{"Bea Reed", record.OfAttendance, "was present", "Councillor Bea Reed: present"},
		{"Bea Reed", record.OfAttendance, "in attendance", "Councillor Bea Reed: present"},
		{"Bea Reed", record.OfAttendance, "present in the chair", "Councillor Bea Reed: present as chair"},
		{"Bea Reed", record.OfAttendance, "present remotely", "Councillor Bea Reed: present remotely"},
		{"Bea Reed", record.OfAttendance, "Online", "Councillor Bea Reed: present remotely"},
		{"Bea Reed", record.OfAttendance, "present, left at 8.15", "Councillor Bea Reed: present; left at 8.15 pm"},
		{"Bea Reed", record.OfAttendance, "present; in place of Cllr Reeves", "Councillor Bea Reed: present; in place of Councillor Bob Reeves"},
		{"Ben Roe", record.OfAttendance, "absent", "Councillor Ben Roe: absent"},
		{"Ben Roe", record.OfAttendance, "remote", "Councillor Ben Roe: present remotely; arrived at 7.20 pm, minute 31"},
		{"Ben Roe", record.OfAttendance, "Councillor Ben Roe: present; arrived at 7.30 pm, minute 31", "Councillor Ben Roe: present; arrived at 7.30 pm, minute 31"},
		{"Ben Roe", record.OfAttendance, "present; arrived 19.25; left at 8pm, minute 32", "Councillor Ben Roe: present; arrived at 7.25 pm, minute 31; left at 8.00 pm, minute 32"},
		{"Bob Reeves", record.OfAttendance, "apologies", "Councillor Bob Reeves: apologies"},
		{"", record.OfOpening, "7.05 pm", "7.05 pm"},
		{"", record.OfOpening, "19:05", "7.05 pm"},
		{"", record.OfOpening, "1905 hours", "7.05 pm"},
		{"", record.OfOpening, "6.55", "6.55 pm"},
		{"", record.OfOpening, "at 7:05 p.m.", "7.05 pm"},
		{"", record.OfOpening, "10.30 am", "10.30 am"},
		{"", record.OfOpening, "noon", "12.00 pm"},
		{"", record.OfEnding, "9.15", "9.15 pm"},
		{"", record.OfEnding, "21.15", "9.15 pm"},
		{"", record.OfEnding, "10 o'clock", "10.00 pm"},
		{"mo", record.OfMover, "Cllr Roe", "Councillor Ben Roe"},
		{"mo", record.OfMover, "B Roe", "Councillor Ben Roe"},
		{"mo", record.OfMover, "roe", "Councillor Ben Roe"},
		{"mo", record.OfSeconder, "Councillor Bea Reed", "Councillor Bea Reed"},
		{"mo", record.OfSeconder, "Mrs Una Stone", "Mrs Una Stone"},
		{"r", record.OfSeconder, "nobody", "not stated"},
		{"mo", record.OfVote, "for 8, against 1, abstained 1", "For: 8, Against: 1, Abstained: 1"},
		{"mo", record.OfVote, "For: 8, Against: 1, Abstained: 1", "For: 8, Against: 1, Abstained: 1"},
		{"mo", record.OfVote, "8 for, 1 against and 1 abstention", "For: 8, Against: 1, Abstained: 1"},
		{"mo", record.OfVote, "8 votes to 1 with one abstention", "For: 8, Against: 1, Abstained: 1"},
		{"mo", record.OfVote, "8-1-1", "For: 8, Against: 1, Abstained: 1"},
		{"mo", record.OfVote, "8/1/0", "For: 8, Against: 1, Abstained: 0"},
		{"mo", record.OfVote, "eight members voted in favour, one voted against; there were no abstentions", "For: 8, Against: 1, Abstained: 0"},
		{"mo", record.OfVote, "Ayes 8, Noes 2, Abstentions none", "For: 8, Against: 2, Abstained: 0"},
		{"mo", record.OfVote, "agreed without a vote", "Agreed without a vote"},
		{"mo", record.OfVote, "by ballot: 7 for, 2 against, 1 abstained", "By ballot. For: 7, Against: 2, Abstained: 1"},
		{"mo", record.OfVote, "5-5-0, lost on the chair's casting vote", "For: 5, Against: 5, Abstained: 0; lost on the casting vote of the chair"},
		{"mo", record.OfVote, "not stated", "not stated"},
		{"am", record.OfVote, "4 to 3", "For: 4, Against: 3, Abstained: 0"},
		{"r", "vote of Councillor Ben Roe", "voted in favour", "for"},
		{"r", "vote of Councillor Ben Roe", "abstained", "abstained"},
		{"r", "vote of Councillor Ben Roe", "did not vote", "not voting"},
		{"r", "vote of Councillor Ben Roe", "none", "not stated"},
		{"r", "vote of Councillor Col Moss", "against", "against"},
		{"mo", record.OfOutcome, "lost", "lost"},
		{"mo", record.OfOutcome, "The motion was defeated.", "lost"},
		{"mo", record.OfOutcome, "fell for want of a seconder", "fell"},
		{"am", record.OfOutcome, "Carried", "carried"},
		{"n", record.OfTime, "7.52", "departure 7.52 pm"},
		{"n", record.OfTime, "departure 19:52", "departure 7.52 pm"},
		{"n", record.OfPerson, "Cllr Roe", "Councillor Ben Roe"},
		{"a", record.OfOwner, "Cllr Day", "Councillor Ann Day"},
		{"a", record.OfDue, "14 July 2026", "14 July 2026"},
		{"a", record.OfDue, "next meeting", "next meeting"},
	} {
		m := stating()
		f := find(t, m, c.block, c.what)
		got, err := m.Correct(f, c.words, "corrected at minute 51")
		if err != nil {
			t.Errorf("%s %s to %q: %v", c.block, c.what, c.words, err)
			continue
		}
		if c.what == record.OfAttendance {
			c.block, _, _ = strings.Cut(f.Words, ":")
		}
		if is := find(t, got, c.block, c.what); is.Words != c.want {
			t.Errorf("%s %s to %q reads %q, want %q", c.block, c.what, c.words, is.Words, c.want)
		}
		asBefore(t, got)
	}
}

// asBefore checks that the meeting of stating can be read out of a corrected one.
func asBefore(t testing.TB, m record.Meeting) {
	t.Helper()
	was, want := m.Original(), stating()
	if was.Approval != nil && was.Approval.Before != nil {
		t.Errorf("the approval before says %+v", was.Approval.Before)
	}
	was.Approval = nil
	byName := func(a, b data.Attendance) int { return strings.Compare(a.Person.UID, b.Person.UID) }
	slices.SortFunc(was.Attendance, byName)
	slices.SortFunc(want.Attendance, byName)
	for i := range want.Attendance { // whoever is listed no more is known without their addresses
		if p := &want.Attendance[i].Person; was.Attendance[i].Person.Email == "" {
			p.Email, p.Phone, p.ByPost = "", "", false
		}
	}
	if !reflect.DeepEqual(was, want) {
		t.Errorf("before its corrections it read\n%+v\nwant\n%+v", was, want)
	}
}

func TestCorrectRefuses(t *testing.T) {
	for _, c := range []struct{ block, what, words, says string }{
		{"Ann Day", record.OfAttendance, "late", "write present, apologies, absent, present remotely or not listed"},
		{"Ann Day", record.OfAttendance, "Councillor Ben Roe: apologies", "this is about Councillor Ann Day, not about Councillor Ben Roe"},
		{"Ann Day", record.OfAttendance, "present as chair", "reads “Councillor Ann Day: present as chair” already"},
		{"Ann Day", record.OfAttendance, "Present", "already"},
		{"Ann Day", record.OfAttendance, "present as king", "write chair"},
		{"Ann Day", record.OfAttendance, "apologies; left at 8.15 pm", "neither came nor went"},
		{"Ann Day", record.OfAttendance, "present; sang", "write “arrived at 7.20 pm”"},
		{"Ann Day", record.OfAttendance, "present; left at 8.15 pm, minute 99", "there is no minute 99"},
		{"Col Moss", record.OfAttendance, "apologies", "minute 31 tells of the departure of Councillor Col Moss: correct that note first"},
		{"Bob Reeves", record.OfAttendance, "not listed", "already"},
		{"", record.OfOpening, "late", "write it as 9.15 pm or 21:15"},
		{"", record.OfOpening, "19:00", "already"},
		{"", record.OfEnding, "25:00", "is no time"},
		{"mo", record.OfMover, "Councillor Ann Day", "already"},
		{"mo", record.OfMover, "Smith", "write the name in full"},
		{"mo", record.OfVote, "unanimous", "write the vote as"},
		{"mo", record.OfVote, "for 8, against 1", "say too how many abstained"},
		{"mo", record.OfVote, "for 8, for 1", "write the vote as"},
		{"mo", record.OfVote, "8, 2, 1, 1", "write the vote as"},
		{"mo", record.OfVote, "8-2-0; carried on the casting vote of the chair", "on a tie alone"},
		{"mo", record.OfVote, "5-5-0; the chair had a casting vote", "write the casting vote as"},
		{"r", record.OfVote, "2-0-0", "correct the vote of a member, and the counts follow"},
		{"r", "vote of Councillor Ben Roe", "perhaps", "write for, against, abstained"},
		{"r", "vote of Councillor Ben Roe", "against", "already"},
		{"mo", record.OfOutcome, "fine", "write carried, lost"},
		{"n", record.OfTime, "soon", "is no time"},
	} {
		m := stating()
		_, err := m.Correct(find(t, m, c.block, c.what), c.words, "")
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %s to %q: %v, want %q", c.block, c.what, c.words, err, c.says)
		}
		if !reflect.DeepEqual(m, stating()) {
			t.Errorf("%s %s to %q changed the meeting", c.block, c.what, c.words)
		}
	}
	m := stating()
	f := find(t, m, "mo", record.OfMover)
	f.Words = "Councillor Ben Roe"
	if _, err := m.Correct(f, "Councillor Reed", ""); err == nil || !strings.Contains(err.Error(), "reads “Councillor Ann Day” there, not “Councillor Ben Roe”") {
		t.Errorf("of a fact that is no more: %v", err)
	}
	f.Block = "gone"
	if _, err := m.Correct(f, "Councillor Reed", ""); err == nil {
		t.Error("a block that is not there was corrected")
	}
}

// correct corrects a fact that can be.
func correct(t testing.TB, m record.Meeting, block, what, words string) record.Meeting {
	t.Helper()
	out, err := m.Correct(find(t, m, block, what), words, "corrected at minute 51")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What follows from a fact follows it.
func TestWhatFollowsFromACorrection(t *testing.T) {
	m := correct(t, stating(), "r", "vote of Councillor Ben Roe", "for")
	r, _ := m.Items[0].Minutes.Block("r")
	if v := r.Resolution.Vote; v.For != 2 || v.Against != 0 || v.Casting != "" || r.Was.Resolution.Vote.For != 1 || r.Note != "corrected at minute 51" {
		t.Errorf("the counts of a recorded vote are %+v", *v)
	}
	m = correct(t, stating(), "mo", record.OfVote, "5-5-0; lost on the casting vote of the chair")
	if b, _ := m.Items[0].Minutes.Block("mo"); b.Motion.Outcome != doc.Lost || b.Was.Motion.Outcome != doc.Carried {
		t.Errorf("the casting vote made %+v of it", b.Motion)
	}
	if _, err := m.Correct(find(t, m, "mo", record.OfOutcome), "carried", ""); err == nil || !strings.Contains(err.Error(), "correct the vote") {
		t.Errorf("against the casting vote: %v", err)
	}
	m = correct(t, stating(), "n", record.OfTime, "7.52 pm")
	if b, _ := m.Items[0].Minutes.Block("n"); doc.Plain(doc.Document{Blocks: []doc.Block{b}}) != "Councillor Col Moss left the meeting at 7.52 pm." {
		t.Errorf("the note reads %+v", b.Runs)
	}
	m = correct(t, m, "n", record.OfPerson, "Cllr Roe")
	if b, _ := m.Items[0].Minutes.Block("n"); doc.Plain(doc.Document{Blocks: []doc.Block{b}}) != "Councillor Ben Roe left the meeting at 7.52 pm." {
		t.Errorf("the note reads %+v", b.Runs)
	}
	asBefore(t, m)
	for _, a := range m.Attended() {
		if a.Person.Family == "Roe" && fmt.Sprint(a.Movements) != "[{arrived 19:20 1} {left 19:52 1}]" || a.Person.Family == "Moss" {
			t.Errorf("%s came and went %v", a.Person.Name(), a.Movements)
		}
	}
	// The note says when it opened, and the form beside the minutes.
	for what, m := range map[string]record.Meeting{"the time": correct(t, stating(), "", record.OfOpening, "7.05 pm"), "the note": correct(t, stating(), "o", record.OfTime, "7.05 pm")} {
		opened, _ := m.Times()
		b, _ := m.Items[0].Minutes.Block("o")
		if opened != "19:05" || m.Meeting.Opened != "19:05" || b.Time.At != "19:05" || *m.Approval.Before.Opened != "19:00" || doc.Plain(doc.Document{Blocks: []doc.Block{b}}) != "The meeting opened at 7.05 pm." {
			t.Errorf("%s was corrected: opened %s, note %+v", what, opened, b)
		}
	}
	m = correct(t, stating(), "", record.OfEnding, "9.15 pm") // the note of an exempt item tells of it
	if b, _ := m.Items[1].Minutes.Block("cn"); doc.Plain(doc.Document{Blocks: []doc.Block{b}}) != "The meeting closed at 21:15." || m.Meeting.Ended != "21:15" {
		t.Errorf("the note reads %+v", b.Runs)
	}
}

func TestANoteIsWrittenAsItWas(t *testing.T) {
	for words, want := range map[string]string{
		"Left at 7.42 pm.": "Left at 8.00 pm.", "Left at 7:42pm": "Left at 8:00pm", "19:42 – left": "20:00 – left", "Left at 19.42": "Left at 20.00",
		"Left at 7.42 p.m., having spoken at 7.30 p.m.": "Left at 8.00 p.m., having spoken at 7.30 p.m.", "Left at 1942 hours": "Left at 2000 hours",
		"Left at 7.42": "Left at 8.00", "LEFT AT 7.42 PM": "LEFT AT 8.00 PM", "Left": "Left", "Left at 6 pm": "Left at 6 pm", "Room 1942 was left at 7.42 pm": "Room 1942 was left at 8.00 pm",
	} {
		m := stating()
		b, at := m.Items[0].Minutes.Block("n")
		b.Runs = []doc.Run{{Text: words}}
		m.Items[0].Minutes.Blocks[at] = b
		m = correct(t, m, "n", record.OfTime, "8 pm")
		b, _ = m.Items[0].Minutes.Block("n")
		if got := doc.Plain(doc.Document{Blocks: []doc.Block{b}}); got != want || b.Time.At != "20:00" {
			t.Errorf("%q became %q, want %q", words, got, want)
		}
	}
}

func TestANoteNamesWhomItWasCorrectedTo(t *testing.T) {
	for words, want := range map[string]string{
		"Councillor Col Moss left.": "Councillor Ben Roe left.", "Councillor Moss left.": "Councillor Ben Roe left.", "Moss, of Mossop Row, left.": "Councillor Ben Roe, of Mossop Row, left.",
		"A member left Mossop Row.": "A member left Mossop Row.",
	} {
		m := stating()
		b, at := m.Items[0].Minutes.Block("n")
		b.Runs = []doc.Run{{Text: words}}
		m.Items[0].Minutes.Blocks[at] = b
		m = correct(t, m, "n", record.OfPerson, "Cllr Roe")
		b, _ = m.Items[0].Minutes.Block("n")
		if got := doc.Plain(doc.Document{Blocks: []doc.Block{b}}); got != want || b.Time.Person.Name != "Councillor Ben Roe" {
			t.Errorf("%q became %q, want %q", words, got, want)
		}
	}
}

// Whatever is corrected, however often, the old meeting is to be read, the record
// keeps its form, and the public hears of nothing exempt.
func TestAnyCorrectionKeepsWhatStood(t *testing.T) {
	typed := []string{"apologies", "present", "present; left at 8.15 pm", "not listed", "9.15 pm", "7.30", "Cllr Roe", "Councillor Ann Day", "Una Stone", "not stated",
		"8-1-1", "5-5-0, carried on the casting vote", "agreed without a vote", "for", "against", "abstained", "lost", "carried", "next meeting", "nonsense 3"}
	rapid.Check(t, func(t *rapid.T) {
		m, made := stating(), 0
		for range rapid.IntRange(1, 6).Draw(t, "corrections") {
			facts := m.Facts()
			f := facts[rapid.IntRange(0, len(facts)-1).Draw(t, "fact")]
			words := rapid.SampledFrom(append(m.Choices(f), typed...)).Draw(t, "words")
			then := m
			out, err := m.Correct(f, words, "corrected at minute 51")
			if err != nil {
				if !reflect.DeepEqual(out, then) || err.Error() == "" || strings.Contains(err.Error(), "\n") {
					t.Fatalf("refused with %v, and changed", err)
				}
				continue
			}
			m, made = out, made+1
			if again, _ := m.Correct(f, words, ""); made == 1 && !reflect.DeepEqual(again, m) {
				t.Fatalf("%s to %q was corrected twice", f.What, words)
			}
		}
		if made == 0 {
			return
		}
		before(t, m)
		var by record.Approving
		if m.Approval != nil {
			by.Before = m.Approval.Before
		}
		b, err := record.CanonicalApproved(m, by)
		if err != nil {
			t.Fatal(err)
		}
		back, said, err := record.ParseApproved(b)
		if err != nil || !reflect.DeepEqual(said, by) {
			t.Fatalf("the bytes say %+v of it, want %+v: %v", said, by, err)
		}
		if again, err := record.CanonicalApproved(back, said); err != nil || string(again) != string(b) {
			t.Fatalf("two encodings of one record: %v", err)
		}
	})
}

func before(t *rapid.T, m record.Meeting) {
	was, want := m.Original(), stating()
	for _, it := range [][2]record.Item{{was.Items[0], want.Items[0]}, {was.Items[1], want.Items[1]}} {
		if !reflect.DeepEqual(it[0], it[1]) {
			t.Fatalf("before it read\n%+v\nwant\n%+v", it[0], it[1])
		}
	}
	if !reflect.DeepEqual(was.Meeting, want.Meeting) {
		t.Fatalf("before it was %+v", was.Meeting)
	}
	said := func(m record.Meeting) (lines []string) {
		for _, f := range m.Facts() {
			lines = append(lines, f.What+" "+f.Words)
		}
		slices.Sort(lines)
		return lines
	}
	if a, b := said(was), said(want); !slices.Equal(a, b) {
		t.Fatalf("before it stated\n%q\nwant\n%q", a, b)
	}
}

// FuzzTyped types anything at every fact: it is refused in one line, or gives a
// meeting that can be written down and read before and after.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{"", "present; left at 8.15 pm, minute 31", "Cllr Day: present as chair", "8 votes to 1 with one abstention", "5-5-0; lost on the casting vote", "12.60", "noon", "30 June 2026; at once", "for: for", "\x00\xff", "’:"} {
		f.Add(s)
	}
	whole := stating()
	facts := whole.Facts()
	f.Fuzz(func(t *testing.T, words string) {
		for _, fact := range facts {
			m, err := whole.Correct(fact, words, "note")
			if err != nil {
				if s := err.Error(); s == "" || strings.Contains(s, "\n") {
					t.Fatalf("%q: %q", words, s)
				}
				continue
			}
			if _, err := record.Canonical(m); err != nil {
				t.Fatalf("%s to %q: %v", fact.What, words, err)
			}
			if !reflect.DeepEqual(m.Original().Items, whole.Items) {
				t.Fatalf("%s to %q: before, it read %+v", fact.What, words, m.Original().Items)
			}
		}
	})
}

// A fact is the same whatever is said of it, and not that of another block or person.
func TestFactIsFoundAgain(t *testing.T) {
	f := record.Fact{What: record.OfVoteOf + "Ann Day", Item: "i", Block: "b", Person: "p", Words: "for"}
	then := f
	then.Words, then.Exempt = "against", "3"
	if !f.Same(then) {
		t.Error("corrected, it is another")
	}
	for _, other := range []record.Fact{{What: record.OfVote, Item: "i", Block: "b", Person: "p"}, {What: f.What, Item: "j", Block: "b", Person: "p"},
		{What: f.What, Item: "i", Block: "c", Person: "p"}, {What: f.What, Item: "i", Block: "b", Person: "q"}} {
		if f.Same(other) {
			t.Errorf("it is %+v", other)
		}
	}
	m := record.Meeting{Meeting: data.Meeting{Start: "2026-06-04T19:00", Opened: "19:05"}}
	if now, ok := m.Fact(record.Fact{What: record.OfOpening, Words: "7.00 pm"}); !ok || now.Words != "7.05 pm" {
		t.Errorf("the meeting opened at %+v", now)
	}
	if _, ok := m.Fact(f); ok {
		t.Error("a vote that nobody gave is found")
	}
}
