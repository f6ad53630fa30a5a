package moderngov

import (
	"fmt"
	"strings"
	"testing"

	"minutebook/data/doc"
	"minutebook/data/record"
)

// TestPeople: sentences of apologies and lists of members as councils print
// them, with invented names.
func TestPeople(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Apologies were received from Councillors A Day and B Roe.",
			"Councillor|A|Day apologies; Councillor|B|Roe apologies"},
		{"Apologies for absence were received from Councillor Ann Day.", "Councillor|Ann|Day apologies"},
		{"Apologies for absence were also received from Cllrs. A. Day, B. Roe, and C. Lee-Hill. Councillor Moss would be late.",
			"Councillor|A.|Day apologies; Councillor|B.|Roe apologies; Councillor|C.|Lee-Hill apologies"},
		{"Apologies were received from Ann Day, Bob Roe and Deputy Cy Lee.", "|Ann|Day apologies; |Bob|Roe apologies; Deputy|Cy|Lee apologies"},
		{"Apologies were received from The Rt Hon The Lord Mayor Alderman Ann Day, and Dr. Bob Roe.",
			"Rt Hon Lord Mayor Alderman|Ann|Day apologies; Dr|Bob|Roe apologies"},
		{"Apologies: Councillors Day, O'Hara and Mrs Penn", "Councillor||Day apologies; Councillor||O'Hara apologies; Councillor Mrs||Penn apologies"},
		{"It was noted that apologies for absence had been received from Councillors Day, Roe and Lee.",
			"Councillor||Day apologies; Councillor||Roe apologies; Councillor||Lee apologies"},
		{"There were apologies for absence from Councillors Ann Day MBE (due to mayoral business), and Bob Roe.",
			"Councillor|Ann|Day MBE apologies; Councillor|Bob|Roe apologies"},
		{"Apologies for absence were submitted on behalf of Councillor Ann de la Mare.", "Councillor|Ann de la|Mare apologies"},
		{"Apologies were received from Councillor Day (for whom Councillor Roe substituted).",
			"Councillor||Day apologies; Councillor||Roe present for Day as substitute"},
		{"Apologies were received from Councillor Day. Councillor Roe attended as substitute for Councillor Day.",
			"Councillor||Day apologies; Councillor||Roe present for Day as substitute"},
		{"Apologies were received from Councillor Day and Councillor Roe was substituting for Councillor Day.",
			"Councillor||Day apologies; Councillor||Roe present for Day as substitute"},
		{"Present: Councillors Ann Day (Chair), B Roe (Vice-Chair), Cy Lee and Ms D Hill (co-opted).",
			"Councillor|Ann|Day present as chair; Councillor|B|Roe present as vice-chair; Councillor|Cy|Lee present; Councillor Ms|D|Hill present as co-opted"},
		{"Present:\n\nCouncillors Ann Day (Chair), B Roe\n\nThe Chair opened the meeting.", "Councillor|Ann|Day present as chair; Councillor|B|Roe present"},
		{"Apologies:\n\n• Councillor Ann Day\n\n• Mr B Roe\n\nThe Chair spoke.", "Councillor|Ann|Day apologies; Mr|B|Roe apologies"},
		{"There were apologies for absence from Councillors Ann Day, and Bob Roe; and for lateness from Councillors Cy Lee and Di Hill.",
			"Councillor|Ann|Day apologies; Councillor|Bob|Roe apologies"},
		{"Apologies were received from Councillors A Day; B Roe; and C Lee.", "Councillor|A|Day apologies; Councillor|B|Roe apologies; Councillor|C|Lee apologies"},
		{"PRESENT: Mr A Day, Mrs B Roe", "Mr|A|Day present; Mrs|B|Roe present"},

		{"There were no apologies for absence.", ""},
		{"Apologies for absence were received.", ""},
		{"The Chair made her apologies for the heating.", ""},
		{"No apologies were received from the public gallery about the noise.", ""},
		{"Apologies for lateness were received from Councillor Day.", ""},
		{"At present: the pier is closed.", ""},
		{"Present:\n\nThe pier was closed.", ""},
	} {
		m := record.Meeting{Items: []record.Item{{Minutes: doc.Document{Blocks: blocksOf(textParas(c.text))}}}}
		unread := addPeople(&m)
		var got []string
		for _, a := range m.Attendance {
			s := fmt.Sprintf("%s|%s|%s %s", a.Person.Honorific, a.Person.Given, a.Person.Family, a.Presence)
			if a.For != 0 {
				s += " for " + m.Attendance[a.For-1].Person.Family
			}
			if a.Role != "member" {
				s += " as " + string(a.Role)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q\n gives %s\n  want %s", c.text, s, c.want)
		}
		if len(unread) > 0 {
			t.Errorf("%q: unread %q", c.text, unread)
		}
	}
}

func TestEnded(t *testing.T) {
	for text, want := range map[string]string{
		"The meeting ended at 9.15 pm.":                 "21:15",
		"Meeting closed at 21:40":                       "21:40",
		"The meeting was declared closed at 10.05 p.m.": "22:05",
		"The meeting started at 7 pm.":                  "",
	} {
		m := record.Meeting{Items: []record.Item{{Minutes: doc.Document{Blocks: blocksOf(textParas(text))}}}}
		addPeople(&m)
		if string(m.Meeting.Ended) != want {
			t.Errorf("%q: ended %q, want %q", text, m.Meeting.Ended, want)
		}
	}
}
