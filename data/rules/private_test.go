package rules

import (
	"strings"
	"testing"

	"minutebook/data"
)

// LGA 1972 Sch 12A: Part 1 has paragraphs 1 to 7 for England, Part 4 has 12 to 18
// for Wales; the 1960 Act has none.
func TestGrounds(t *testing.T) {
	for notice, want := range map[data.Notice]string{
		data.EnglishPrincipal: "1 2 3 4 5 6 7", data.WelshPrincipal: "12 13 14 15 16 17 18",
		data.EnglishParish: "", data.WelshCommunity: "", data.OwnNotice: "1 2 3 4 5 6 7",
	} {
		var got []string
		for _, g := range Grounds(notice) {
			got = append(got, g.Paragraph)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: paragraphs %s, want %s", notice, s, want)
		}
	}
	if w := Grounds(data.WelshPrincipal)[0].Words; w != "information relating to a particular individual" {
		t.Errorf("paragraph 12 is %q", w)
	}
}

func TestExclusion(t *testing.T) {
	sale := data.Item{Title: "Sale of land at Mill Lane", AgendaNumber: "9", MinuteNumber: "36"}
	staff := data.Item{Title: "Staffing", MinuteNumber: "37"}
	for _, c := range []struct {
		what    string
		notice  data.Notice
		items   []data.Item
		reasons []string
		want    string
	}{
		// s.100A(5): the proceedings and the description of exempt information
		{"England", data.EnglishPrincipal, []data.Item{sale}, []string{"3"},
			"That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting for item 9 (Sale of land at Mill Lane), " +
				"because it involves the likely disclosure of exempt information, namely information relating to the financial or business affairs of any particular person, including the authority holding that information, " +
				"as defined in paragraph 3 of Part 1 of Schedule 12A to the Act. " +
				"In all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information."},
		{"Wales, two items", data.WelshPrincipal, []data.Item{sale, staff}, []string{"14", "12, 14"},
			"That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting for item 9 (Sale of land at Mill Lane) and minute 37 (Staffing), " +
				"because it involves the likely disclosure of exempt information, namely information relating to a particular individual; and information relating to the financial or business affairs of any particular person, including the authority holding that information, " +
				"as defined in paragraphs 14 and 12 of Part 4 of Schedule 12A to the Act. " +
				"In all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information."},
		// the 1960 Act s.1(2): the reason stated in the resolution
		{"a parish", data.EnglishParish, []data.Item{sale}, []string{"a tender is discussed."},
			"That, under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the press and public be excluded from the meeting for item 9 (Sale of land at Mill Lane), " +
				"because publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted (a tender is discussed)."},
		{"a parish, no reason typed", data.EnglishParish, nil, []string{"confidential"},
			"That, under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the press and public be excluded from the meeting for the following business, " +
				"because publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted."},
		{"a board", data.OwnNotice, nil, []string{"staffing"}, "That the meeting go into private session for the following business (staffing)."},
	} {
		if got := Exclusion(data.Body{Notice: c.notice, Kind: kindUnder(c.notice)}, c.items, c.reasons...); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

func TestUrgency(t *testing.T) {
	for notice, want := range map[data.Notice]string{
		data.EnglishPrincipal: "The Chairman was of the opinion that the item should be considered as a matter of urgency by reason of special circumstances: the bridge closed on Monday (Local Government Act 1972, section 100B(4)(b)).",
		data.EnglishParish:    "This item was not on the agenda and was taken for information only, by leave of the Chairman: the bridge closed on Monday. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 10(2)(b)).",
		data.WelshCommunity:   "This item was not on the agenda and was taken for information only, by leave of the Chairman: the bridge closed on Monday. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 26(2)(b)).",
		data.ParishMeeting:    "This item was not in the notice of the meeting and was taken for information only, by leave of the Chairman: the bridge closed on Monday. No decision could be made on it (Local Government Act 1972, Schedule 12, paragraph 15(2)).",
		data.OwnNotice:        "The Chairman agreed that this item, which was not on the agenda, be considered as a matter of urgency: the bridge closed on Monday.",
	} {
		if got := Urgency(data.Body{Notice: notice, Kind: kindUnder(notice)}, " the bridge closed on Monday. "); got != want {
			t.Errorf("%s: %q, want %q", notice, got, want)
		}
	}
	if MayDecideUrgent(data.EnglishParish) || MayDecideUrgent(data.WelshCommunity) || MayDecideUrgent(data.ParishMeeting) || !MayDecideUrgent(data.EnglishPrincipal) {
		t.Error("a parish decides nothing that was not on its summons, a principal council may")
	}
}

func TestDeferral(t *testing.T) {
	for _, c := range []struct{ until, why, want string }{
		{"the next meeting", "", "That the item be deferred to the next meeting."},
		{"", "", "That the item be deferred to a future meeting."},
		{"the next meeting", "to await the survey.", "That the item be deferred to the next meeting to await the survey."},
		{"the next meeting", "so that the tenant can be heard", "That the item be deferred to the next meeting, so that the tenant can be heard."},
		{"10 September", "the report came too late", "That the item be deferred to 10 September, because the report came too late."},
	} {
		if got := Deferral(c.until, c.why); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.until, c.why, got, c.want)
		}
	}
}

func TestTakenNext(t *testing.T) {
	if got := TakenNext(data.Wording{ChairTitle: "Mayor"}, data.Item{AgendaNumber: "7"}); got != "The Mayor agreed to vary the order of business so that item 7 was taken next." {
		t.Error(got)
	}
}

// kindUnder is a body with a notice rule: one of its own is a board's.
func kindUnder(n data.Notice) data.BodyKind {
	if n == data.OwnNotice {
		return data.Board
	}
	return data.Committee
}

func TestACommitteeWithItsOwnNoticeIsUnderTheAct(t *testing.T) {
	b := data.Body{Notice: data.OwnNotice, Kind: data.Committee}
	if got := Urgency(b, "the bridge"); !strings.Contains(got, "section 100B(4)(b)") {
		t.Error(got)
	}
	if got := Exclusion(b, nil, "a tender"); !strings.Contains(got, "section 100A(4)") {
		t.Error(got)
	}
}
