package moderngov

import (
	"strings"
	"testing"

	"minutebook/data/doc"
)

// minutesOf makes the minutes of lines of text, a paragraph a line.
func minutesOf(lines ...string) doc.Document {
	return doc.Document{Blocks: markDecisions(blocksOf(textParas(strings.Join(lines, "\n\n"))))}
}

// TestDecisions: wording as councils print it (Havering, Harrow, Lancaster, City
// of London, Kent, parish minutes) and narrative that only looks like it.
func TestDecisions(t *testing.T) {
	for _, c := range []struct {
		text string
		verb doc.Verb // empty: no decision
		lead string
	}{
		{"RESOLVED: That the report be noted.", doc.Resolved, "RESOLVED:"},
		{"RESOLVED – That the report be noted.", doc.Resolved, "RESOLVED –"},
		{"RESOLVED - that the report be noted.", doc.Resolved, "RESOLVED -"},
		{"Resolved –  That the report be noted.", doc.Resolved, "Resolved –"},
		{"RESOLVED That the report be noted.", doc.Resolved, "RESOLVED"},
		{"RESOLVED (unanimously): That the report be noted.", doc.Resolved, "RESOLVED (unanimously):"},
		{"RESOLVED UNANIMOUSLY: That the report be noted.", doc.Resolved, "RESOLVED UNANIMOUSLY:"},
		{"It was RESOLVED that the report be noted.", doc.Resolved, ""},
		{"RECOMMENDED TO COUNCIL: That the budget be set.", doc.Recommended, "RECOMMENDED TO COUNCIL:"},
		{"RECOMMENDED (to Cabinet): That the budget be set.", doc.Recommended, "RECOMMENDED (to Cabinet):"},
		{"Agreed: the grant be paid.", doc.Agreed, "Agreed:"},
		{"NOTED: the clerk's report.", doc.Noted, "NOTED:"},
		{"Deferred – to the next meeting.", doc.Deferred, "Deferred –"},
		{"The Sub-Committee NOTED the report and asked for more.", doc.Noted, ""},
		{"AGREED as a correct record and signed by the Mayor.", doc.Agreed, ""},
		{"The minutes of the meeting held on 26 April were agreed as correct records and signed by the Chairman.", doc.Agreed, ""},
		{"The minutes of the meeting of the Policy Committee held on 6 June were approved.", doc.Agreed, ""},
		{"The public minutes of the meeting held on 29 May were noted.", doc.Noted, ""},
		{"Minutes of the last meeting were confirmed as a true and accurate record.", doc.Agreed, ""},
		{"The Sub-Committee noted the report.", doc.Noted, ""},
		{"The Sub-Committee noted the contents of the report and presentation", doc.Noted, ""},
		{"The Overview & Scrutiny Sub-Committee agreed its annual report and further agreed that it be referred to Council.", doc.Agreed, ""},
		{"Members noted the verbal update.", doc.Noted, ""},
		{"The Committee agreed to refer the matter to Cabinet.", doc.Referred, ""},
		{"The Board deferred consideration of the application.", doc.Deferred, ""},
		{"Council resolved to approve the minutes of the ordinary meeting.", doc.Resolved, ""},
		{"It was agreed that the clerk write to the county.", doc.Agreed, ""},
		{"The report was noted.", doc.Noted, ""},
		{"The recommendations were approved.", doc.Agreed, ""},

		{"The Sub-Committee noted that the proposal was to build upon recruitment.", "", ""},
		{"The Sub-Committee noted a report that detailed the approach.", "", ""},
		{"The Sub-Committee noted the following next steps by the service:", "", ""},
		{"Members noted that the position was consistent with the end of Quarter 3 update.", "", ""},
		{"It was noted that 7 of the indicators were green.", "", ""},
		{"The report indicated that it was agreed that a strategy was required.", "", ""},
		{"The Sub-Committee received a report.", "", ""},
		{"The Committee agreed that it was cold. The officer agreed. Councillor Day proposed a fire.", "", ""},
		{"Noted performers played on the pier.", "", ""},
		{"Agreed actions were listed in the report.", "", ""},
		{"Councillor Day agreed with the officer.", "", ""},
		{"RESOLVED ITEMS", "", ""},
		{"The Minutes Secretary was thanked.", "", ""},
		{"The Council's report noted the need for care.", "", ""},
	} {
		blocks := minutesOf(c.text).Blocks
		if len(blocks) != 1 {
			t.Errorf("%q: %d blocks", c.text, len(blocks))
			continue
		}
		b := blocks[0]
		switch {
		case c.verb == "" && b.Kind != doc.Paragraph:
			t.Errorf("%q was taken for a decision: %+v", c.text, b.Resolution)
		case c.verb != "" && b.Resolution == nil:
			t.Errorf("%q was not taken for a decision", c.text)
		case c.verb != "" && (b.Resolution.Verb != c.verb || b.Resolution.Lead != c.lead):
			t.Errorf("%q: %+v", c.text, b.Resolution)
		}
		if got := squeeze(doc.Lead(b) + " " + b.Text()); got != squeeze(c.text) {
			t.Errorf("%q became %q", c.text, got)
		}
	}
}

func TestDecisionParts(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"lettered", []string{"RESOLVED: That", "(a) the bar be surveyed; and", "(b) it be dredged.", "The Chair thanked all."}, "R:RESOLVED r1 r1 p"},
		{"numbered", []string{"RESOLVED –", "1. That the bar be surveyed.", "2. That it be dredged."}, "R:RESOLVED r1 r1"},
		{"two levels", []string{"RESOLVED: That:", "(1) officers", "(a) survey the bar;", "(b) dredge it;", "(2) members attend."}, "R:RESOLVED r1 r2 r2 r1"},
		{"lead on its own line", []string{"Resolved:", "That the bar be surveyed."}, "R:RESOLVED"},
		{"two paragraphs", []string{"RESOLVED: That the bar be surveyed.", "That the pier be closed.", "That evening it rained."}, "R:RESOLVED R:RESOLVED p"},
		{"a list of something else", []string{"RESOLVED: That the bar be surveyed.", "1. Ann spoke.", "2. Bob spoke."}, "R:RESOLVED n1 n1"},
		{"bullets stay", []string{"RESOLVED: That:", "• the bar be surveyed", "• it be dredged"}, "R:RESOLVED b1 b1"},
		{"two decisions", []string{"RESOLVED: That the bar be surveyed.", "The Committee noted the report."}, "R:RESOLVED R:NOTED"},
	} {
		d := minutesOf(c.lines...)
		if got := shape(d); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		source := strings.Fields(strings.ReplaceAll(strings.Join(c.lines, " "), "• ", ""))
		if diff := difference(source, documentWords(d)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// TestVotes: forms in print at Enfield, Wirral, Uttlesford and others.
func TestVotes(t *testing.T) {
	for _, c := range []struct {
		text                           string
		votesFor, against, abstentions int
		casting                        doc.Choice
	}{
		{"RESOLVED: That it be lost. For: 26 Against: 32 Abstention: 0", 26, 32, 0, ""},
		{"RESOLVED: That it be agreed (For: 7, Against: 2, Abstentions: 1).", 7, 2, 1, ""},
		{"RESOLVED: That it be agreed (For – 7; Against – 2; Abstained – 1).", 7, 2, 1, ""},
		{"RESOLVED: That it be agreed. (17) For (3) Against (1) Abstention", 17, 3, 1, ""},
		{"RESOLVED by 7 votes for and 2 against: That it be agreed.", 7, 2, 0, ""},
		{"RESOLVED: That it be agreed, with 7 votes for, 2 against and 1 abstention.", 7, 2, 1, ""},
		{"RESOLVED: That it be agreed; 9 members voting in favour, 3 against and 2 abstaining.", 9, 3, 2, ""},
		{"RESOLVED: That it be agreed, carried by 22 votes to one, with two abstentions.", 22, 1, 2, ""},
		{"The vote was 5:5 and on the chair's casting vote it was RESOLVED that it be agreed.", 5, 5, 0, doc.For},
		{"RESOLVED: That it be agreed (For: 4, Against: 4), on the casting vote of the Chair.", 4, 4, 0, doc.For},
	} {
		r := minutesOf(c.text).Blocks[0].Resolution
		if r == nil || r.Vote == nil {
			t.Errorf("%q: no vote found (%+v)", c.text, r)
			continue
		}
		v := *r.Vote
		if v.Method != doc.Hands || v.For != c.votesFor || v.Against != c.against || v.Abstained != c.abstentions || v.Casting != c.casting {
			t.Errorf("%q: %+v", c.text, v)
		}
	}
	for _, text := range []string{
		"RESOLVED nem con: That it be agreed.",
		"RESOLVED: That it be agreed without a vote.",
	} {
		if r := minutesOf(text).Blocks[0].Resolution; r == nil || r.Vote == nil || r.Vote.Method != doc.Assent {
			t.Errorf("%q: %+v", text, r)
		}
	}
	for _, text := range []string{
		"RESOLVED: That £4 for 2 against be paid.",
		"RESOLVED: That the meeting start at 7:30 and the casting be agreed.",
		"RESOLVED: That the officers for 2026 speak against 3 schemes.",
		"RESOLVED: That it be agreed unanimously.",
	} {
		if v := minutesOf(text).Blocks[0].Resolution.Vote; v != nil && text != "RESOLVED: That £4 for 2 against be paid." {
			t.Errorf("%q: a vote %+v was found", text, *v)
		}
	}
	d := minutesOf("RESOLVED: That it be agreed.", "The amendment was lost (For: 1, Against: 9).")
	if v := d.Blocks[0].Resolution.Vote; v != nil {
		t.Errorf("the vote on the amendment was taken: %+v", *v)
	}
}

func TestMovers(t *testing.T) {
	for _, c := range []struct{ text, mover, seconder string }{
		{"Proposed by Cllr A, seconded by Cllr B and RESOLVED: That it be agreed.", "Cllr A", "Cllr B"},
		{"It was moved by Councillor Ann Grey, seconded by Councillor B. Stone and RESOLVED that it be agreed.", "Councillor Ann Grey", "Councillor B. Stone"},
		{"Proposed – Cllr Day. Seconded – Cllr Roe. RESOLVED that it be agreed.", "Cllr Day", "Cllr Roe"},
		{"Councillor Tate, seconded by Councillor Jo Penn, proposed that it be agreed and it was RESOLVED.", "Councillor Tate", "Councillor Jo Penn"},
		{"Councillor Ann Grey moved and Councillor O’Neil seconded the motion, which was AGREED.", "Councillor Ann Grey", "Councillor O’Neil"},
		{"RESOLVED: That it be agreed (proposed by Mrs J Smith-Jones, seconded by Mr P Hill).", "Mrs J Smith-Jones", "Mr P Hill"},
		{"RESOLVED: That the motion proposed by the Group be agreed.", "", ""},
		{"RESOLVED: That it be agreed.", "", ""},
	} {
		r := minutesOf(c.text).Blocks[0].Resolution
		if r == nil {
			t.Errorf("%q: no decision", c.text)
			continue
		}
		name := func(p *doc.Person) string {
			if p == nil {
				return ""
			}
			return p.Name
		}
		if name(r.Mover) != c.mover || name(r.Seconder) != c.seconder {
			t.Errorf("%q: moved by %q, seconded by %q", c.text, name(r.Mover), name(r.Seconder))
		}
	}
}
