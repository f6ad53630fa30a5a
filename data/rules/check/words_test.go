package check

import (
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
)

func TestBlanks(t *testing.T) {
	for text, want := range map[string][]string{
		// as published by a city's planning committee in 2019
		"The minutes (Minute No.     ) were approved.": {"(Minute No.     )"},
		// as published by a borough
		"as reported earlier (minute * refers).":             {"(minute * refers)"},
		"as reported earlier (minute refers).":               {"(minute refers)"},
		"as agreed (Minute No. xx) and minute XX refers":     {"(Minute No. xx)", "minute XX refers"},
		"It cost £ for the year, [insert sum] more.":         {"£ for", "[insert sum]"},
		"At {next meeting} the Clerk reports.":               {"{next meeting}"},
		"Councillor ___ moved it; who seconded??":            {"Councillor ___", "??"},
		"The date is TBC.":                                   {"TBC"},
		"Councillor Day of ........ ward spoke.":             {"........"},
		"(Minute No. 243) and (minute 243 refers).":          nil,
		"The visit is on xx July or XXth of August.":         {"xx July", "XXth of August"},
		"Signed .................... Chairman":               nil,
		"All figures are in £. The table (£) is below, £m.":  nil,
		"It was asked: what next? Members [sic] noted it…":   nil,
		"£1,200 was paid. £ 300 was not.":                    nil,
		"The minutes were taken by Mr Bract (minute clerk).": nil,
		"Article XX and chapter xx of the constitution":      nil,
	} {
		expectWords(t, meeting(item("Accounts", text)), known(), Blank, want...)
	}
	m := meeting(item("Accounts", resolution("", nil, nil, nil)), item("Close", "Noted."))
	expect(t, "an empty card", said(checked(m, known()), Blank), []string{"This resolution has no words."})
	part := doc.NewBlock(doc.ResolutionKind, 1, "the report be noted.")
	m = meeting(item("Accounts", resolution("", nil, nil, nil), part), item("Close", "Noted."))
	expect(t, "a resolution of lettered parts", said(checked(m, known()), Blank), nil)
}

func TestDays(t *testing.T) {
	for text, want := range map[string][]string{
		"The panel met on Thursday 5 July 2017.":                  {"5 July 2017 is a Wednesday, not a Thursday."},
		"The panel met on Wednesday, 5th of July 2017.":           nil,
		"on Tues 07/07/2026 and Mon. 7.7.26":                      {"7 July 2026 is a Tuesday, not a Monday."},
		"The next meeting is on Friday 10 July at 7 pm.":          nil,                                                            // 2026
		"The annual meeting was on Wednesday 14 May.":             nil,                                                            // 2025
		"The next meeting is on Monday the 10th July.":            {"10 July 2026 is a Friday, not a Monday."},                    // none of three years
		"by 31 June 2026, and by 30th of February":                {"There is no 31 June 2026.", "There is no 30th of February."}, //
		"29 February is a day; 29 February 2026 is not.":          {"There is no 29 February 2026."},
		"Cyfarfod dydd Iau 9 Gorffennaf 2026, nos Fawrth":         nil,
		"Cyfarfod dydd Gwener 9 Gorffennaf 2026":                  {"9 July 2026 is a Thursday, not a Friday."},
		"Sunny 5 July 2026, Monthly 5 May 2026, Marched 1 March":  nil,
		"The Sun 5 July 2026 reported it; 12 May Street is quiet": nil,
	} {
		expect(t, text, said(checked(meeting(item("Dates", text)), known()), WrongDay), want)
	}
}

func TestShares(t *testing.T) {
	for text, want := range map[string][]string{
		// as published by a London borough in 2021: five of seven is 71%
		"7 of the indicators have a status. Five (72%) have a status of Green, One (14%) had a status of Amber and one (14%) had a status of Red.": {"Five (72%)"},
		// as published by a district in 2024
		"Of the 48 indicators 38 (80%) had a positive outturn, 8 (16%) a negative one and 2 (4%) were within target.": {"38 (80%)", "8 (16%)"},
		"Five (72%) of 7 were open.":                                {"Five (72%) of 7"},
		"Five (71%) of the seven were open, 12 of 40 homes (30%).":  nil,
		"Twenty-six out of 40, or 66 per cent, replied.":            {"Twenty-six out of 40, or 66 per cent"},
		"12 of the 40 homes (31%) were let.":                        {"12 of the 40 homes (31%"},
		"12 out of the 40 respondents, 25%, agreed.":                {"12 out of the 40 respondents, 25%"},
		"12 out of the 40 respondents, 30%.":                        nil,
		"12 of the 40 homes, 25% of the estate, were let.":          nil, // of another whole
		"25% (12 of 40) agreed; 30 per cent (12 out of the 40).":    {"25% (12 of 40"},
		"1,200 of 3,600 letters (33.3%) came back.":                 nil,
		"1,200 of 3,600 letters (33.4%) came back.":                 {"1,200 of 3,600 letters (33.4%"},
		"There were 15 vacancies (21%) compared with 28 (41%).":     nil, // of no whole that is named
		"92% were good. 53% were outstanding, 4 schools were not.":  nil,
		"Forty (60%) in 2012 and 40 (40%) in 2013 were let.":        nil, // far out: parts of two wholes
		"5 of 2017 (said 12%) and 3 of 0 (5%) and 12 of 5 (240%).":  nil,
		"one half (50%) and two thirds (67%) of the cost was spent": nil,
	} {
		expectWords(t, meeting(item("Figures", text)), known(), WrongShare, want...)
	}
	f := checked(meeting(item("Figures", "Five (72%) of 7 were open.")), known())
	expect(t, "the sentence", said(f, WrongShare), []string{"5 of 7 is 71%, not 72%."})
}

func TestSentences(t *testing.T) {
	text := "Cllr. Day spoke at 7.30 p.m. to the item. “No!” said Mr. Marsh. See para. 3\nof St. Ann’s"
	var got []string
	for _, s := range sentences(text) {
		got = append(got, s.of(text))
	}
	expect(t, text, got, []string{"Cllr. Day spoke at 7.30 p.m. to the item.", "“No!” said Mr. Marsh.", "See para. 3", "of St. Ann’s"})
}

func TestApprovals(t *testing.T) {
	k := known()
	k.Held = []data.Meeting{
		{Start: "2026-04-23T19:00", Status: data.Signed}, {Start: "2026-06-11T19:00", Status: data.Approved},
		{Start: "2026-05-14T19:00", Status: data.Cancelled}, {Start: "2026-09-10T19:00", Status: data.Planned},
	}
	for text, want := range map[string][]string{
		"That the minutes of the meeting held on 11 June 2026 be approved as a correct record.":                             nil,
		"The minutes of the meetings held on 23 April 2026 and 11 June 2026 were agreed.":                                   nil,
		"The minutes of the meeting held on 12 June 2026 were agreed as a correct record.":                                  {"No minutes are kept of a meeting on 12 June 2026; there are of 11 June 2026."},
		"The minutes of the meeting held on 14 May 2026 were agreed as a correct record.":                                   {"The meeting of 14 May 2026 was cancelled: it has no minutes."},
		"The minutes of the meeting held on 9 July 2026 were agreed.":                                                       {"This is the day of this meeting itself."},
		"The minutes of the meeting held on 11 December 2026 were agreed as a correct record.":                              {"11 December 2026 comes after this meeting."},
		"The minutes of the meeting held on 3 March 2020 were agreed as a correct record.":                                  nil, // before the book begins
		"The minutes of the meeting of the Planning Committee held on 12 June 2026 were agreed.":                            nil, // another body's
		"The minutes of the meeting of the Sub-Committee held on 12 June 2026 were agreed.":                                 {"No minutes are kept of a meeting on 12 June 2026; there are of 11 June 2026."},
		"The minutes of the meeting held on 11 June 2026 were approved. A site visit took place on 12 June 2026.":           nil,
		"Members agreed that the site visit of 12 June 2026 had been useful, and the minutes of the meeting were approved.": nil,
	} {
		expect(t, text, said(checked(meeting(item("Minutes of the last meeting", text)), k), NeverKept), want)
	}
	k.Held = nil
	m := meeting(item("Minutes", "The minutes of the meeting held on 12 June 2026 were agreed as a correct record."))
	expect(t, "an empty book", said(checked(m, k), NeverKept), nil)
}

func TestStrangers(t *testing.T) {
	for text, want := range map[string][]string{
		"Councillor Dya spoke.":                                   {"Councillor Dya: do you mean Day?"},
		"Cllr. T Teasle moved it.":                                {"Cllr. T Teasle: do you mean Teasel?"},
		"Councillor Bracken spoke.":                               {"Nobody called Bracken is known."},
		"Councillors Day, Marsh and Quil spoke.":                  {"Quil: do you mean Quill?"},
		"Councillors Ann Day and Mary Sedge-Lamb spoke.":          nil,
		"Proposed by Cllr A Dya    Seconded by Cllr Mr R Quil":    {"Cllr A Dya: do you mean Day?", "Cllr Mr R Quil: do you mean Quill?"},
		"Councillor Dya Chairman of the Panel spoke.":             {"Councillor Dya: do you mean Day?"},
		"Councillor Day’s motion. The Council agreed.":            nil,
		"Councillor Day, Chair of the Panel, and Officers spoke.": nil,
		"Councillors Day and Marsh and Officers spoke.":           nil,
		"the former Councillor Harold Ashgrave":                   nil,
		"the late Cllr Ashgrave":                                  nil,
		"Councillor Ian Ashgrave OBE had recently passed away.":   nil,
		"County Councillor Ashgrave gave a report.":               nil,
		"a Councillor Call for Action; the Councillor Code":       nil,
		"Cllr AD and Cllr J.B. left.":                             nil,
		"Every councillor was asked. Councillors spoke.":          nil,
	} {
		expect(t, text, said(checked(meeting(item("Debate", text)), known()), Nobody), want)
	}
	for text, want := range map[string][]string{
		"Councillor Stone, Cllr Stephens and Councillor Drew spoke.": nil, // no St, no Dr
		"Cllr. Missen and Councillor Sirett":                         nil,
		"Councillor Mrash spoke.":                                    {"Councillor Mrash: do you mean Marsh?"},
		"Councillor Mr. Stoen spoke.":                                {"Councillor Mr. Stoen: do you mean Stone?"},
		"Mrs Yarow, the Clerk, reported.":                            {"Mrs Yarow: do you mean Yarrow?"},
		"The Clerk, Mrs Beth Yarrwo’s deputy":                        {"Mrs Beth Yarrwo: do you mean Yarrow?"},
		"Mrs Yarrow and Mr Stone reported; Mr Marish did.":           {"Mr Marish: do you mean Marsh?"},
		"Mr Paul Marish spoke for the firm.":                         nil, // another's first name
		"Mr Bracken and Ms Dee came.":                                nil,
		"Ann Dya proposed, Owen Mrash’s motion lost.":                {"Ann Dya: do you mean Ann Day?", "Owen Mrash: do you mean Owen Marsh?"},
		"Anm Day proposed; Councillor Ann Dya seconded.":             {"Anm Day: do you mean Ann Day?", "Councillor Ann Dya: do you mean Day?"},
		"Ann Day, Owen Marsh and Tom Stone went to Ann Street.":      nil,
	} {
		m := meeting(item("Debate", text))
		for i, family := range []string{"Stone", "Stephens", "Drew", "Missen", "Sirett"} {
			m.Members = append(m.Members, data.Member{Person: data.Person{ID: int64(20 + i), Honorific: "Councillor", Family: family}})
		}
		m.Meeting.Contacts = append(m.Meeting.Contacts, data.Contact{Name: "Mrs Beth Yarrow"})
		expect(t, text, said(checked(m, known()), Nobody), want)
	}
	m := meeting(item("Debate", "Councillor Bracken spoke."))
	m.Members, m.Attendance = nil, nil
	expect(t, "nobody is known to sit there", said(checked(m, known()), Nobody), nil)
}

func TestResidents(t *testing.T) {
	const advice = " seems to be a member of the public: they are best not named."
	for _, c := range []struct {
		title, text string
		want        []string
	}{
		{"Public participation", "Mrs Blakemore of Castle Walk asked about the lamps.", []string{"Mrs Blakemore" + advice}},
		{"Questions from the public", "Mr A. Blakemore’s question was answered.", []string{"Mr A. Blakemore" + advice}},
		{"Allotments", "A resident, Ms Coy, spoke against the rents.", []string{"Ms Coy" + advice}},
		{"Public participation", "Mr Quill replied for the council. Ms Bract, Head of Finance, added to it.", nil},
		{"Public participation", "Mr Blakemore, Director of the bus company, replied; the Chief Engineer, Mr Coy, agreed.", nil},
		{"Public participation", "Mrs Blakemore of the Flood Group spoke. Mr Chairman, said Mr Mayor.", nil},
		{"Independent person", "That Mrs Adela Thornycroft be appointed.", nil},
		{"Public conveniences", "Mr Blakemore tendered for the doors.", nil},
		{"Public participation", "Mr Wick took the names.", nil}, // the contact of the meeting
	} {
		expect(t, c.text, said(checked(meeting(item(c.title, c.text)), known()), PublicNamed), c.want)
	}
	secret := item("Petitions", "Mrs Blakemore spoke.")
	secret.Exempt = "1"
	expect(t, "in private", said(checked(meeting(secret), known()), PublicNamed), nil)
}

func TestOffers(t *testing.T) {
	for text, want := range map[string][]string{
		// sentences as two London boroughs published them
		"Officer were asked to provide future performance update that had been benchmarked.":                                    {"Officer were asked to provide future performance update that had been benchmarked."},
		"It was noted. The Sub-Committee asked for the Inclusion Policy that was reviewed to be presented at a future meeting.": {"The Sub-Committee asked for the Inclusion Policy that was reviewed to be presented at a future meeting."},
		"The Head of Finance undertook to circulate the figures.":                                                               {"The Head of Finance undertook to circulate the figures."},
		"Members asked for a further report on gate fees.":                                                                      {"Members asked for a further report on gate fees."},
		"Councillor Day asked that officers write to the owner.":                                                                {"Councillor Day asked that officers write to the owner."},
		"It was agreed that a plan be brought to the next meeting.":                                                             {"It was agreed that a plan be brought to the next meeting."},
		"ACTION: Clerk to chase the county.":                                                                                    {"ACTION: Clerk to chase the county."},
		"Mrs Bract agreed to look into it.":                                                                                     {"Mrs Bract agreed to look into it."},
		"It was agreed that Mrs Yarrow would write to the tenant.":                                                              {"It was agreed that Mrs Yarrow would write to the tenant."},
		"The Clerk to write by Friday.":                                                                                         {"The Clerk to write by Friday."},
		"Noted. Head of Finance to circulate the terms.":                                                                        {"Head of Finance to circulate the terms."},
		"It was agreed that officers report back in May.":                                                                       {"It was agreed that officers report back in May."},
		"It was agreed that the Council would make a grant.":                                                                    nil,
		"The Committee to consider the report. The Clerk to the Council spoke.":                                                 nil,
		"The decision to write to the tenants stood. Officers spoke to report progress.":                                        nil,
		"Members asked about missed collections, and whether trees could be afforded.":                                          nil,
		"The Head of Finance was asked to read from paragraph 14.":                                                              nil,
		"They presented a petition and asked that the Council support a lower limit.":                                           nil,
		"Officers had been asked at the last meeting to provide figures.":                                                       nil,
		"The contractor was required to be insured. Members welcomed the report.":                                               nil,
		"Were officers asked to provide it?":                                                                                    nil,
	} {
		expectWords(t, meeting(item("Report", text)), known(), MayBeAction, want...)
	}
	const sentence = "Officers were asked to provide figures."
	action := doc.NewBlock(doc.ActionKind, 0, "Provide figures.")
	action.Action = &doc.Action{Source: sentence, Owner: person(bract)}
	other := doc.Text("Noted.")
	expectWords(t, meeting(item("Report", sentence, other, action)), known(), MayBeAction)
	action.Action = &doc.Action{Owner: person(bract)}
	expectWords(t, meeting(item("Report", sentence, action)), known(), MayBeAction)
	expectWords(t, meeting(item("Report", sentence, other, action)), known(), MayBeAction, sentence)
	m := meeting(item("Report", sentence))
	m.Meeting.Status = data.Approved
	expectWords(t, m, known(), MayBeAction)
}
