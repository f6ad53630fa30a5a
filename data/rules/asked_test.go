package rules_test

import (
	"testing"

	"minutebook/data/rules"
)

func TestTaskOf(t *testing.T) {
	for sentence, want := range map[string][2]string{
		"Officers were asked to circulate the terms.":                 {"Officers", "Circulate the terms"},
		"The Head of Finance was asked to provide a briefing.":        {"The Head of Finance", "Provide a briefing"},
		"The Head of Finance undertook to circulate the figures.":     {"The Head of Finance", "Circulate the figures"},
		"Councillor Day agreed to write to the tenants.":              {"Councillor Day", "Write to the tenants"},
		"The Sub-Committee asked the Clerk to write to the Minister.": {"the Clerk", "Write to the Minister"},
		"Members asked officers to report back in May.":               {"officers", "Report back in May"},
		"Members asked for a report on rents.":                        {"", "Members asked for a report on rents."},
		"The Clerk would write to the tenants.":                       {"", "The Clerk would write to the tenants."},
		"A report would be brought to the next meeting.":              {"", "A report would be brought to the next meeting."},
		"It was agreed that Mrs Yarrow would write to the tenant.":    {"Mrs Yarrow", "Write to the tenant"},
		"The Clerk to write by Friday.":                               {"The Clerk", "Write by Friday"},
		"Head of Finance to circulate the terms.":                     {"Head of Finance", "Circulate the terms"},
		"The Chief Executive to report back to the panel.":            {"The Chief Executive", "Report back to the panel"},
		"Action: Clerk to chase the county.":                          {"Clerk", "Chase the county"},
		"Circulate the terms to members":                              {"", "Circulate the terms to members"},
		"Circulate the terms":                                         {"", "Circulate the terms"},
		"":                                                            {"", ""},
	} {
		who, what := rules.TaskOf(sentence)
		if who != want[0] || what != want[1] {
			t.Errorf("%q: %q is to %q, want %q", sentence, who, what, want)
		}
	}
}
