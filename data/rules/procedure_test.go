package rules

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

func invented(id int64, family string) data.Person {
	return data.Person{ID: id, Honorific: "Councillor", Given: "A", Family: family}
}

// sitting is a meeting of five members of a committee of seven, of the items named.
func sitting(items ...record.Item) record.Meeting {
	m := record.Meeting{
		Body:    data.Body{Name: "Planning Committee", Kind: data.Committee, Seats: 7, Quorum: 3, Notice: data.EnglishPrincipal},
		Meeting: data.Meeting{Start: "2026-07-09T19:00"},
	}
	for i := range 5 {
		p := invented(int64(i+1), []string{"Day", "Marsh", "Quill", "Sedge", "Teasel"}[i])
		role := data.Ordinary
		if i == 0 {
			role = data.Chair
		}
		m.Members = append(m.Members, data.Member{Person: p, Role: role})
		m.Attendance = append(m.Attendance, data.Attendance{Person: p, Role: role, Presence: data.Present})
	}
	for i := range items {
		items[i].ID = int64(100 + i)
	}
	m.Items = items
	return m
}

func business(title, agenda string, minutes ...doc.Block) record.Item {
	return record.Item{Item: data.Item{Title: title}, Agenda: doc.FromText(agenda), Minutes: doc.Document{Blocks: minutes}}
}

// written is a business as a test reads it, a step a line.
func written(b Business) string {
	var sb strings.Builder
	for _, s := range b.Steps {
		fmt.Fprintf(&sb, "%s: %s", s.Kind, s.Text)
		if q := s.Question; q != nil {
			fmt.Fprintf(&sb, "%s | %s | %s | %s", q.Name, strings.Join(q.Lines, " / "), q.Result, strings.Join(s.Names, ", "))
		}
		sb.WriteString("\n")
	}
	return sb.String()
}

func titles(all []Business) string {
	var out []string
	for _, b := range all {
		s := joinWords(b.Number, b.Title)
		if b.Exempt {
			s += "*"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestThePublicLeaveBeforeTheFirstExemptItem(t *testing.T) {
	exempt := func(title string) record.Item {
		it := business(title, "")
		it.Exempt = "3"
		return it
	}
	heading := business("Part II: items from which the public may be excluded", "")
	heading.Heading = true
	sub := exempt("Below")
	sub.Exempt, sub.Parent, sub.Depth = "", 101, 1
	for _, c := range []struct {
		what  string
		items []record.Item
		want  string
	}{
		{"none", []record.Item{business("Trees", "")}, "Opening; 1 Trees; Close"},
		{"one at the end", []record.Item{business("Trees", ""), heading, exempt("Land")},
			"Opening; 1 Trees; Exclusion of the public; 2 Land*; Close"},
		{"its own item", []record.Item{business("Exclusion of the press and public", ""), exempt("Land")},
			"Opening; 1 Exclusion of the press and public; 2 Land*; Close"},
		{"and a public one after it", []record.Item{exempt("Land"), business("Trees", "")},
			"Opening; Exclusion of the public; 1 Land*; The public may return; 2 Trees; Close"},
		{"the agenda opens and closes", []record.Item{business("Welcome", ""), business("Close of meeting", "")}, "1 Welcome; 2 Close of meeting"},
		{"a sub-item is exempt with its item", []record.Item{business("Trees", ""), exempt("Land"), sub},
			"Opening; 1 Trees; Exclusion of the public; 2 Land*; 2a Below*; Close"},
	} {
		all := Procedure(sitting(c.items...), nil)
		if got := titles(all); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
		if strings.Contains(c.want, "Exclusion") && !strings.Contains(written(all[len(all)-3])+written(all[1])+written(all[2]), "paragraph 3 of Part 1") {
			t.Errorf("%s: no paragraph is named", c.what)
		}
	}
}

func TestWordsOfProcedure(t *testing.T) {
	motion := moved("m", doc.MotionKind, "", "")
	motion.Motion.Mover, motion.Motion.Seconder = &doc.Person{Name: "Councillor A Day"}, &doc.Person{Name: "Councillor A Marsh"}
	budget := business("Council tax", "RECOMMENDED: That the tax be set.")
	budget.Budget = true
	presented := business("Trees", "To consider.")
	presented.Presenter = "Report of the Tree Officer"
	for _, c := range []struct {
		item record.Item
		want []string
		not  []string
	}{
		{business("Apologies for absence", ""), []string{"say: Apologies have been received from Councillor A Teasel. Are there any others?",
			"say: Substitutes: Councillor A Rowan for Councillor A Teasel."}, nil},
		{business("Declarations of interest", ""), []string{"say: Members are reminded to declare"}, []string{"put:"}},
		{business("Minutes", "To approve the minutes of the meetings held on 9 June 2026 and 23rd June 2026."),
			[]string{"put: The minutes | Is it agreed that the minutes of the meetings held on 9 June 2026 and 23rd June 2026 be signed as correct records?",
				"initial every leaf (LGA 1972 Sch 12 para 41)"}, []string{"Those in favour"}},
		{business("Minutes of the last meeting", ""), []string{"the minutes of the last meeting be signed as a correct record?"}, nil},
		{presented, []string{"say: Item 1: Trees. I ask the Tree Officer to introduce it.", "speakers:", "say: Is there a motion? Is it seconded?"}, nil},
		{budget, []string{"put: The recommendation | That the tax be set. |  | Councillor A Day, Councillor A Marsh",
			"heed: The vote is recorded by name (SI 2014/165)"}, []string{"Those in favour"}},
		{business("Trees", "", motion), []string{"put: The motion | That m. |", "say: Those in favour? … Those against? … Abstentions?",
			"do: On a tie: “As Mayor I have a second or casting vote” (LGA 1972 Sch 12 para 39)"}, []string{"is it seconded", "Is there a motion?"}},
		{business("Trees", "", moved("m", doc.MotionKind, "", "")), []string{"do: The motion: is it seconded? Without a seconder it falls"}, nil},
		{business("Trees", "", moved("m", doc.MotionKind, "", doc.Carried)), []string{"| CARRIED, 3 for, 1 against, 0 abstained |"}, []string{"Those in favour"}},
		{business("Date of the next meeting", ""), []string{"do: Announce the day of the next meeting."}, []string{"say:"}},
		{business("Date of the next meeting", "Thursday 10 September 2026."), []string{"say: Thursday 10 September 2026."}, nil},
	} {
		m := sitting(c.item)
		m.Body.Wording.ChairTitle = "Mayor"
		m.Attendance[4].Presence = data.Apologies
		m.Attendance = append(m.Attendance, data.Attendance{Person: invented(9, "Rowan"), Role: data.Substitute, Presence: data.Present, For: 5})
		got := written(Procedure(m, nil)[1])
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", c.item.Title, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%s has %q:\n%s", c.item.Title, not, got)
			}
		}
	}
}

// Localism Act 2011 s.31(4): no part in the discussion and no vote, unless a
// dispensation was given (s.33).
func TestInterestsAndQuorumAreHeeded(t *testing.T) {
	m := sitting(business("Trees", ""), business("Fences", ""))
	interest := func(person int, kind data.InterestKind, c data.Conduct, dispensation string) {
		m.Declarations = append(m.Declarations, data.Declaration{Item: 100, Person: m.Members[person].Person, Kind: kind, Conduct: c, Dispensation: dispensation})
	}
	interest(1, data.Pecuniary, data.LeftRoom, "")
	interest(2, data.Pecuniary, data.SpokeAndLeft, "")
	interest(3, data.Pecuniary, data.Stayed, "D/1")
	interest(4, data.OtherRegister, data.Stayed, "")
	all := Procedure(m, nil)
	trees, fences := all[1], all[2]
	for _, want := range []string{
		"heed: Councillor A Marsh has declared a disclosable pecuniary interest: leaves the room now, takes no part and does not vote.",
		"heed: Councillor A Quill has declared a disclosable pecuniary interest: may speak first, then leaves the room",
		"do: Councillor A Sedge has declared a disclosable pecuniary interest and has a dispensation (D/1): may take part.",
		"do: Councillor A Teasel has declared an other registrable interest and stays.",
	} {
		if !strings.Contains(written(trees), want) {
			t.Errorf("no %q in\n%s", want, written(trees))
		}
	}
	if trees.Heads != "3 of 7 members are here. Quorum 3." || strings.Contains(written(fences), "heed") || fences.Heads != "5 of 7 members are here. Quorum 3." {
		t.Errorf("%q, %q", trees.Heads, fences.Heads)
	}
	interest(0, data.Personal, data.LeftRoom, "")
	if got := written(Procedure(m, nil)[1]); !strings.HasPrefix(got, "heed: NO QUORUM: 2 here, 3 needed.") {
		t.Errorf("inquorate, and it says\n%s", got)
	}
}

func TestBusinessInTheOrderItIsTaken(t *testing.T) {
	m := sitting(business("First", ""), business("Second", ""))
	m.Items[0].Urgent = "the bridge closed this morning"
	if got := written(Procedure(m, nil)[1]); !strings.Contains(got, "LGA 1972 s.100B(4)(b)): the bridge closed this morning") {
		t.Errorf("urgent business:\n%s", got)
	}
	for start, want := range map[data.DateTime]string{"2026-07-09T10:00": "Good morning", "2026-07-09T14:00": "Good afternoon", "2026-07-09T19:00": "Good evening"} {
		m.Meeting.Start = start
		if got := written(Procedure(m, nil)[0]); !strings.Contains(got, want+". I open this meeting of the Planning Committee.") {
			t.Errorf("%s: %s", start, got)
		}
	}
}

func TestBusinessAtAnItem(t *testing.T) {
	exempt := business("Land", "")
	exempt.Exempt = "3"
	m := sitting(business("Trees", ""), business("Fences", ""), exempt)
	all := Procedure(m, nil)
	for item, want := range map[int64]string{100: "Opening; 1 Trees", 101: "2 Fences", 102: "Exclusion of the public; 3 Land*; Close", 99: "", 0: ""} {
		if got := titles(BusinessAt(all, item)); got != want {
			t.Errorf("around item %d: %s, want %s", item, got, want)
		}
	}
	m.Items[1].Minutes.Blocks = []doc.Block{{ID: "n", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Exclusion, At: "20:05"}}}
	if got := written(BusinessAt(Procedure(m, nil), 102)[0]); !strings.Contains(got, "| CARRIED, 8.05 pm |") || strings.Contains(got, "When it is carried") {
		t.Errorf("after the public left:\n%s", got)
	}
}

func BenchmarkProcedure(b *testing.B) {
	var items []record.Item
	for range 30 {
		items = append(items, business("Trees in the park", "To note the report and agree the programme of planting for the coming winter.", moved("m", doc.MotionKind, "", "")))
	}
	m := sitting(items...)
	for b.Loop() {
		Procedure(m, nil)
	}
}
