package sample

import "minutebook/data"

// setUp is a body as it is founded: who sits on it and what its agendas start
// from.
type setUp struct {
	word, parent string // words that scripts call bodies by
	body         data.Body
	seats        map[data.Role][]string // family names
	items        []data.TemplateItem
}

func bodies() []setUp {
	clerk := data.Contact{Name: "Beth Yarrowby", Phone: "01632 960 142", Email: "committees@thornmere.example"}
	return []setUp{
		{
			word: "council",
			body: data.Body{
				Name: authority, ShortName: "Council", Kind: data.Council, YearStart: "05-01", Numbering: data.YearTagged,
				Notice: data.EnglishPrincipal, Seats: 13, Venue: "Council Chamber, The Moot Hall, Thornmere", Starts: "19:00", Contact: clerk,
				Wording: data.Wording{
					Authority: authority, Summons: true, ChairTitle: "Chairman", MemberTitle: "Councillor", Resolved: "RESOLVED –",
					MinutesNote:   "Unless otherwise indicated, all decisions were agreed with no vote against.",
					AgendaNotes:   "The meeting is open to the press and public. Anyone may film, photograph or report on it.\nQuestions from the public must reach the contact above by noon two working days before.",
					ProperOfficer: "Farida Selwood, Chief Executive and Proper Officer",
				},
			},
			seats: map[data.Role][]string{
				data.Chair: {"Thackwell"}, data.ViceChair: {"Okonjo-Pryce"},
				data.Ordinary: {"Brindlow", "Fenn", "Garrowby", "Hallam-Reyes", "Iversby", "Jessamy", "Kaur-Whitlow", "Lathbury", "Mossop", "Nwosu-Hart", "Penhallow"},
				data.Officer:  {"Selwood", "Stavely", "Tolliver"}, data.Clerk: {"Yarrowby"},
			},
			items: []data.TemplateItem{
				{Title: "Apologies for absence", Text: "To receive apologies for absence.", Standing: true},
				{Title: "Declarations of interest", Text: "Members are reminded to declare any interest in an item before it is considered, and to leave the room where the code of conduct requires it.", Standing: true},
				{Title: "Minutes", Text: "To approve as a correct record, and to authorise the Chairman to sign, the minutes of the last meeting.", Standing: true},
				{Title: "Chairman’s announcements", Standing: true},
				{Title: "Questions from the public", Text: "To answer questions of which notice has been given under standing order 11.", Standing: true},
				{Title: "Recommendations from committees", Text: "To consider recommendations made since the last meeting of the Council."},
				{Title: "Motions on notice", Text: "To consider motions of which notice has been given under standing order 14."},
			},
		},
		{
			word: "committee", parent: "council",
			body: data.Body{
				Name: "Environment and Communities Committee", ShortName: "Environment", Kind: data.Committee, YearStart: "05-01", Numbering: data.Continuous,
				Notice: data.OwnNotice, NoticeDays: 10, Seats: 7, Quorum: 3, Venue: "Committee Room 1, The Moot Hall, Thornmere", Starts: "18:30", Contact: clerk,
				Wording: data.Wording{
					Authority: authority, ChairTitle: "Chairman", MemberTitle: "Councillor", Resolved: "RESOLVED:",
					Verbs:         []string{"RESOLVED", "RECOMMENDED", "NOTED", "DEFERRED"},
					AgendaNotes:   "The meeting is open to the press and public. If the fire alarm sounds, please leave by the nearest marked exit and gather beside the Buttercross.",
					ProperOfficer: "Ingrid Stavely, Monitoring Officer",
				},
			},
			seats: map[data.Role][]string{
				data.Chair: {"Brindlow"}, data.ViceChair: {"Hallam-Reyes"},
				data.Ordinary:   {"Fenn", "Garrowby", "Iversby", "Kaur-Whitlow", "Lathbury", "Mossop"},
				data.Substitute: {"Jessamy", "Nwosu-Hart", "Penhallow"},
				data.Officer:    {"Umberley", "Tolliver"}, data.Clerk: {"Yarrowby"},
			},
			items: []data.TemplateItem{
				{Title: "Apologies for absence and substitutes", Text: "To receive apologies for absence and the names of substitute members.", Standing: true},
				{Title: "Declarations of interest", Text: "To receive declarations of interest from members and officers in any item on this agenda.", Standing: true},
				{Title: "Minutes of the last meeting", Text: "To approve as a correct record the minutes of the last meeting.", Standing: true},
				{Title: "Public participation", Text: "Up to fifteen minutes are set aside for residents to speak on items on this agenda.", Standing: true},
				{Title: "Work programme", Text: "To review the Committee’s work programme for the coming months."},
				{Title: "Date of next meeting"},
			},
		},
		{
			word: "panel", parent: "committee",
			body: data.Body{
				Name: "Footpaths and Commons Panel", ShortName: "Footpaths", Kind: data.Panel, YearStart: "05-01", Numbering: data.PerMeeting,
				Notice: data.OwnNotice, NoticeDays: 3, Seats: 6, Quorum: 3, Venue: "Reading Room, Thornmere Library", Starts: "14:00", Contact: clerk,
				Wording: data.Wording{
					Authority: authority, ChairTitle: "Chair", Resolved: "Resolved:", Verbs: []string{"AGREED", "NOTED", "REFERRED", "RECOMMENDED"},
					MinutesNote:   "The Panel has no delegated powers; its recommendations go to the Environment and Communities Committee.",
					ProperOfficer: "Beth Yarrowby, Democratic Services Officer",
				},
			},
			seats: map[data.Role][]string{
				data.Chair: {"Garrowby"}, data.ViceChair: {"Mossop"}, data.Ordinary: {"Fenn", "Nwosu-Hart"}, data.CoOpted: {"Quennell", "Ruddick"},
				data.Officer: {"Wraxby"}, data.Clerk: {"Yarrowby"},
			},
			items: []data.TemplateItem{
				{Title: "Welcome and apologies", Standing: true},
				{Title: "Declarations of interest", Text: "Members to say whether they have an interest in any item.", Standing: true},
				{Title: "Notes of the last meeting", Text: "To agree the notes of the last meeting and to hear what has been done since.", Standing: true},
				{Title: "Path warden’s report", Text: "The Rights of Way Officer will report faults reported and put right."},
				{Title: "Any other matters for report", Text: "For information only: nothing can be decided under this item."},
			},
		},
	}
}
