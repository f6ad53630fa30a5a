package rules

import (
	"testing"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
)

// Titles as councils, parishes and boards print them.
func TestPurposeOf(t *testing.T) {
	for title, want := range map[string]Purpose{
		"Apologies for absence and substitutes": ForApologies, "WELCOME AND APOLOGIES": ForApologies, "Apologies": ForApologies,
		"Declarations of interest": ForInterests, "Disclosures of  Interest": ForInterests, "Declaration of Interest and of any Party Whip": ForInterests,
		"Minutes": ForMinutes, "Minutes of the last meeting": ForMinutes, "MINUTES OF THE PREVIOUS MEETING HELD ON 2 JUNE": ForMinutes,
		"To approve the minutes of the last meeting": ForMinutes, "Notes of the last meeting": ForMinutes, "Minutes of the last meeting of the Committee": ForMinutes,
		"Minutes of the Planning Committee": OtherBusiness, "Minutes of sub-committee meetings": OtherBusiness, "Minute book binding": OtherBusiness,
		"Public participation": ForPublic, "Questions from the public": ForPublic, "Public Works Loan": OtherBusiness,
		"Chairman’s announcements": ForAnnouncements, "Mayor's Communications": ForAnnouncements,
		"Exclusion of the press and public": ForExclusion,
		"Date of next meeting":              ForNextMeeting, "Time and date of the next meeting": ForNextMeeting,
		"Opening of the meeting": ForOpening, "Welcome": ForOpening, "Welcome and introductions": ForOpening, "Opening hours of the library": OtherBusiness, "Welcome centre lease": OtherBusiness,
		"Close of the meeting": ForClose, "Closure": ForClose, "Closure of Mill Lane": OtherBusiness,
		"Budget monitoring": OtherBusiness, "": OtherBusiness,
	} {
		if got := PurposeOf(title); got != want {
			t.Errorf("%q is for %d, want %d", title, got, want)
		}
	}
}

func person(id int64, title, given, family string) data.Person {
	return data.Person{ID: id, Honorific: title, Given: given, Family: family}
}

var (
	day   = person(1, "Councillor", "Ann", "Day")
	roe   = person(2, "Councillor", "Ben", "Roe")
	poe   = person(3, "Councillor", "Cy", "Poe")
	poe2  = person(4, "Councillor", "Dee", "Poe")
	ash   = person(5, "Councillor", "Eve", "Ash")
	bract = person(6, "", "Helen", "Bract")
)

func at(p data.Person, presence data.Presence) data.Attendance {
	return data.Attendance{Person: p, Role: data.Ordinary, Presence: presence}
}

func TestApologies(t *testing.T) {
	sub := data.Attendance{Person: ash, Role: data.Substitute, Presence: data.Present, For: poe.ID}
	for want, attendance := range map[string][]data.Attendance{
		"":                 nil,
		"There were none.": {at(day, data.Present)},
		"Apologies for absence were received from Councillor Roe.":                                                {at(day, data.Present), at(roe, data.Apologies)},
		"Apologies for absence were received from Councillors Roe and Poe (for whom Councillor Ash substituted).": {at(roe, data.Apologies), at(poe, data.Apologies), sub},
		"Apologies for absence were received from Councillors Cy Poe, Dee Poe and Roe.":                           {at(poe, data.Apologies), at(poe2, data.Apologies), at(roe, data.Apologies)},
		"Apologies for absence were received from Councillor Roe, and from Helen Bract.":                          {at(bract, data.Apologies), at(roe, data.Apologies)},
		"Apologies for absence were received from Helen Bract.":                                                   {at(bract, data.Apologies)},
	} {
		d, ok := UsualWords(record.Meeting{Attendance: attendance}, data.Item{Title: "Apologies for absence"}, Neighbours{})
		if ok != (want != "") || ok && doc.Plain(d) != want {
			t.Errorf("%v, %q; want %q", ok, doc.Plain(d), want)
		}
	}
}

func TestUsualWords(t *testing.T) {
	m := record.Meeting{
		Body:    data.Body{Wording: data.Wording{ChairTitle: "Chair", Resolved: "Resolved:"}},
		Meeting: data.Meeting{ID: 9, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00", Opened: "19:02", Ended: "21:15", Venue: "Guildhall"},
	}
	march, april := data.Meeting{ID: 1, Start: "2026-03-03T19:00"}, data.Meeting{ID: 2, Kind: data.Extraordinary, Start: "2026-04-14T18:00"}
	extraordinary, bare, declared := m, m, m
	extraordinary.Meeting.Kind = data.Extraordinary
	parish := extraordinary
	parish.Body.Notice = data.EnglishParish
	bare.Body, bare.Meeting.Opened, bare.Meeting.Ended = data.Body{}, "", ""
	declared.Declarations = []data.Declaration{{Person: day, Kind: data.Personal}}
	here, there := data.Meeting{ID: 3, Start: "2026-09-03T18:30", Venue: "Guildhall"}, data.Meeting{ID: 3, Start: "2026-09-03T18:30", Venue: "Library"}
	const no = "no usual words"
	for _, c := range []struct {
		m      record.Meeting
		title  string
		around Neighbours
		want   string
	}{
		{m, "Minutes", Neighbours{Unapproved: []data.Meeting{march}}, "Resolved: That the minutes of the meeting held on 3 March 2026 be approved as a correct record and signed by the Chair."},
		{bare, "Minutes", Neighbours{Unapproved: []data.Meeting{march, april}}, "RESOLVED – That the minutes of the meetings held on 3 March 2026 and 14 April 2026 (extraordinary) be approved as correct records and signed by the Chairman."},
		{m, "Minutes", Neighbours{}, "Resolved: That the minutes of the meeting held on {date} be approved as a correct record and signed by the Chair."},
		{extraordinary, "Minutes", Neighbours{Unapproved: []data.Meeting{march}}, no},                                                                                                                 // SI 1993/202 Sch 2 para 2
		{parish, "Minutes", Neighbours{Unapproved: []data.Meeting{march}}, "Resolved: That the minutes of the meeting held on 3 March 2026 be approved as a correct record and signed by the Chair."}, // LGA 1972 Sch 12 para 41(1)
		{m, "Declarations of interest", Neighbours{}, "None."},
		{declared, "Declarations of interest", Neighbours{}, ""}, // DeclarationLines prints them
		{m, "Public participation", Neighbours{}, "No members of the public wished to speak."},
		{m, "Chair’s announcements", Neighbours{}, "There were no announcements."},
		{m, "Date of next meeting", Neighbours{Next: here}, "The next meeting would be held at 6.30 pm on Thursday 3 September 2026."},
		{m, "Date of next meeting", Neighbours{Next: there}, "The next meeting would be held at 6.30 pm on Thursday 3 September 2026 (Library)."},
		{m, "Date of next meeting", Neighbours{}, no},
		{m, "Opening", Neighbours{}, "The meeting opened at 7.02 pm."},
		{bare, "Opening", Neighbours{}, "The meeting opened at 7.00 pm."},
		{m, "Close of meeting", Neighbours{}, "The meeting closed at 9.15 pm."},
		{bare, "Close of meeting", Neighbours{}, no},
		{bare, "Close of meeting", Neighbours{Now: "21:40"}, "The meeting closed at 9.40 pm."},
		{m, "Close of meeting", Neighbours{Now: "21:40"}, "The meeting closed at 9.15 pm."},
		{m, "Budget monitoring", Neighbours{}, no},
	} {
		d, ok := UsualWords(c.m, data.Item{Title: c.title}, c.around)
		got := doc.Plain(d)
		if !ok {
			got = no
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.title, got, c.want)
		}
		if err := doc.Validate(d); err != nil {
			t.Errorf("%s: %v", c.title, err)
		}
	}
}

func TestNeighboursOf(t *testing.T) {
	meeting := func(id int64, start data.DateTime, st data.Status) data.Meeting {
		return data.Meeting{ID: id, Start: start, Status: st}
	}
	m := meeting(9, "2026-07-09T19:00", data.Drafting)
	all := []data.Meeting{
		meeting(12, "2026-10-01T19:00", data.Planned), meeting(11, "2026-09-03T19:00", data.Planned), meeting(10, "2026-08-01T19:00", data.Cancelled), m,
		meeting(8, "2026-06-30T19:00", data.Issued), meeting(7, "2026-06-04T19:00", data.DraftPublished), meeting(6, "2026-05-07T19:00", data.WithChair),
		meeting(5, "2026-04-02T19:00", data.Approved), meeting(4, "2026-03-05T19:00", data.Drafting),
	}
	a := NeighboursOf(m, all)
	if a.Last.ID != 7 || a.Next.ID != 11 || len(a.Unapproved) != 2 || a.Unapproved[0].ID != 6 || a.Unapproved[1].ID != 7 {
		t.Errorf("%+v", a)
	}
	old := NeighboursOf(m, []data.Meeting{meeting(1, "2024-01-01T19:00", data.DraftPublished)})
	if len(old.Unapproved) != 0 || old.Last.ID != 1 {
		t.Errorf("minutes of years ago still wait: %+v", old)
	}
}

func TestSameWords(t *testing.T) {
	a, b := sentence("None."), sentence("None.")
	if !SameWords(a, b) {
		t.Error("two texts of the same words are told apart by their ids")
	}
	b.Blocks[0].Runs[0].Bold = true
	if SameWords(a, b) || SameWords(a, sentence("None")) || SameWords(a, doc.Document{}) {
		t.Error("an edited text counts as the usual words")
	}
}
