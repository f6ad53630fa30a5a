package export_test

import (
	"fmt"
	"time"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/export"
)

// The council, its members and its business are invented.

func person(id int64, given, family, post string) data.Person {
	p := data.Person{ID: id, UID: fmt.Sprint("p", id), Given: given, Family: family, Post: post}
	if post == "" {
		p.Honorific = "Councillor"
	}
	return p
}

var (
	day     = person(1, "Ann", "Day", "")
	marsh   = person(2, "Owen", "Marsh", "")
	pell    = person(3, "Siân", "Pell-Ŵyn", "")
	quill   = person(4, "Robert", "Quill", "")
	rowan   = person(5, "Jo", "Rowan", "")
	sedge   = person(6, "Mary", "Sedge", "")
	teasel  = person(7, "Tom", "Teasel", "")
	bract   = person(20, "Helen", "Bract", "Head of Environment")
	culvert = person(21, "Imran", "Culvert", "Democratic Services Officer")
)

func named(p data.Person) *doc.Person { return &doc.Person{UID: p.UID, Name: p.Name()} }

func committee() data.Body {
	return data.Body{
		ID: 1, UID: "b1", Name: "Environment and Highways Committee", ShortName: "Environment", Kind: data.Committee,
		YearStart: "05-01", Numbering: data.Continuous, Notice: data.EnglishPrincipal, Seats: 7, Quorum: 3,
		Venue: "Council Chamber, Guildhall", Starts: "19:00",
		Contact: data.Contact{Name: "Imran Culvert", Phone: "01632 960 118", Email: "committees@ashbournevale.example"},
		Wording: data.Wording{
			Authority: "Ashbourne Vale District Council", ChairTitle: "Chairman",
			MinutesNote:   "Unless otherwise indicated all decisions were agreed with no vote against.",
			AgendaNotes:   "The meeting is open to the public. Anyone may film, photograph or report on it; oral commentary is not allowed in the room.\nIf the fire alarm sounds, leave by the nearest marked exit and gather in the market place.",
			ProperOfficer: "Margaret Weir, Head of Democratic Services",
		},
	}
}

func block(id string, kind doc.Kind, level int, runs ...doc.Run) doc.Block {
	return doc.Block{ID: id, Kind: kind, Level: level, Runs: runs}
}

func plain(s string) doc.Run  { return doc.Run{Text: s} }
func strong(s string) doc.Run { return doc.Run{Text: s, Bold: true} }
func slant(s string) doc.Run  { return doc.Run{Text: s, Italic: true} }

func para(id, s string) doc.Block { return block(id, doc.Paragraph, 0, plain(s)) }

func text(blocks ...doc.Block) doc.Document { return doc.Document{Blocks: blocks} }

func cells(words ...string) []doc.Cell {
	var out []doc.Cell
	for _, w := range words {
		out = append(out, doc.Cell{Runs: []doc.Run{{Text: w}}})
	}
	return out
}

// sample is a meeting with everything a record can hold.
func sample() record.Meeting {
	m := record.Meeting{
		Body: committee(),
		Meeting: data.Meeting{
			ID: 11, UID: "m11", Body: 1, Year: 2026, Kind: data.OrdinaryMeeting, Start: "2026-07-09T19:00",
			Opened: "19:00", Ended: "21:15", Venue: "Council Chamber, Guildhall, Market Place, Ashbourne Vale",
			Contacts: []data.Contact{committee().Contact}, Status: data.DraftPublished, IssuedOn: "2026-07-01",
			Notes: "Questions from the public must reach the contact above by 12 noon on Tuesday 7 July 2026.",
		},
		Members: []data.Member{
			{Person: day, Role: data.Chair}, {Person: marsh, Role: data.ViceChair}, {Person: pell, Role: data.Ordinary},
			{Person: quill, Role: data.Ordinary}, {Person: rowan, Role: data.Ordinary}, {Person: sedge, Role: data.Ordinary},
		},
		Attendance: []data.Attendance{
			{Person: day, Role: data.Chair, Presence: data.Present},
			{Person: marsh, Role: data.ViceChair, Presence: data.Present},
			{Person: pell, Role: data.Ordinary, Presence: data.Remote},
			{Person: quill, Role: data.Ordinary, Presence: data.Present, Movements: []data.Movement{{Kind: data.Arrived, At: "19:12", Item: 103}}},
			{Person: sedge, Role: data.Ordinary, Presence: data.Absent},
			{Person: rowan, Role: data.Ordinary, Presence: data.Apologies},
			{Person: teasel, Role: data.Substitute, Presence: data.Present, For: 5},
			{Person: bract, Role: data.Officer, Presence: data.Present},
			{Person: culvert, Role: data.Clerk, Presence: data.Present},
		},
		Declarations: []data.Declaration{
			{Item: 104, Person: marsh, Kind: data.Pecuniary, Nature: "he owns a shop in Mill Lane", Conduct: data.LeftRoom},
			{Item: 103, Person: quill, Kind: data.OtherRegister, Nature: "Trustee of the Vale Rivers Trust", Conduct: data.Stayed, Dispensation: "D/26/4"},
		},
	}
	item := func(id int64, number string, title string) record.Item {
		return record.Item{Item: data.Item{ID: id, UID: fmt.Sprint("i", id), Meeting: 11, Title: title, MinuteNumber: number}}
	}
	apologies := item(101, "14", "Apologies for absence and substitutes")
	apologies.Agenda = text(para("a1", "To receive apologies and the names of substitutes."))
	apologies.Minutes = text(para("a2", "Apologies were received from Councillor Jo Rowan, for whom Councillor Tom Teasel substituted."))

	interests := item(102, "15", "Declarations of interest")
	interests.Agenda = text(para("b1", "Members are reminded to declare any interest in an item before it is considered, and to leave the room where the code of conduct asks it of them."))

	rivers := item(103, "16", "River quality in the Vale: progress report")
	rivers.Presenter = "Report of the Head of Environment"
	rivers.Agenda = text(
		para("c1", "To note the second progress report on the river quality programme and to agree next year's sampling points."),
		block("c2", doc.Bullet, 1, plain("Summary of the year")), block("c3", doc.Bullet, 1, plain("Sampling points")),
	)
	rivers.Papers = []data.Paper{
		{ID: 1, Name: "River quality: progress report", State: data.Attached, Media: "application/pdf", Size: 137_216, Pages: 3},
		{ID: 2, Name: "Appendix A: sampling points", State: data.ToFollow},
		{ID: 3, Name: "Letter from the Rivers Trust", State: data.Attached, Media: "application/pdf", Size: 61_000, Pages: 1, Supplement: true,
			Binding: data.Insert, Fault: "it is damaged or not a PDF"},
	}
	rivers.Minutes = riversMinutes()

	parking := item(104, "17", "Residents' parking in Mill Lane")
	parking.Agenda = text(para("d1", "To decide on the experimental order, following consultation."))
	parking.Minutes = parkingMinutes()
	sub := item(105, "17a", "Signs and lines")
	sub.Parent, sub.Depth = 104, 1
	sub.Minutes = text(para("e1", "Members asked that signs be kept to the smallest number the regulations allow."))

	part2 := item(106, "", "Part II: items from which the public may be excluded")
	part2.Heading = true
	depot := item(107, "18", "Purchase of land for the depot")
	depot.Exempt = "3"
	depot.Agenda = text(para("f1", "CANARYAGENDA To authorise the purchase."))
	depot.Minutes = text(
		para("f2", "The committee considered the CANARYMINUTE valuation of £412,000."),
		doc.Block{ID: "f3", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –"}, Runs: []doc.Run{plain("That the CANARYRESOLUTION purchase proceed.")}},
		doc.Block{ID: "f4", Kind: doc.ActionKind, Action: &doc.Action{Owner: named(bract)}, Runs: []doc.Run{plain("Complete the CANARYACTION contract.")}},
	)
	depot.Papers = []data.Paper{{ID: 4, Name: "CANARYPAPER valuation", State: data.Attached, Media: "application/pdf", Size: 9000, Exempt: "3", Pages: 1}}
	m.Items = []record.Item{apologies, interests, rivers, parking, sub, part2, depot}
	m.Actions = []data.Action{
		{Item: 103, Block: "c30", Text: "Bring the sampling points for the upper Vale to the September meeting.", Owner: bract.Name(), DueText: "next meeting", Status: data.Open},
		{Item: 104, Block: "d20", Text: "Write to every household in Mill Lane with the dates of the trial.", Owner: "Helen Bract", Due: "2026-07-31", Status: data.Done, ClosedOn: "2026-07-28", Progress: "Letters went out on 27 July."},
		{Item: 107, Block: "f4", Text: "Complete the CANARYACTION contract.", Owner: bract.Name(), Due: "2026-08-01", Status: data.Open},
	}
	return m
}

func riversMinutes() doc.Document {
	return text(
		doc.Block{ID: "c9", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Arrival, At: "19:12", Person: named(quill)}},
		block("c10", doc.Paragraph, 0, plain("Members received the report of the Head of Environment, which showed that phosphate had fallen at "),
			strong("eleven of the fourteen"), plain(" sampling points since the programme began, and "), slant("risen"), plain(" at one. The full figures are on "),
			doc.Run{Text: "the council’s website", Link: "https://ashbournevale.example/rivers"}, plain(".")),
		para("c11", "In the debate, the following points were made:"),
		block("c12", doc.Bullet, 1, plain("The improvement below Cutler’s Weir followed the new reed bed rather than the dry summer, since the control reach upstream had not changed.")),
		block("c13", doc.Bullet, 1, plain("Three matters needed watching:")),
		block("c14", doc.Bullet, 2, plain("run-off from the by-pass, where the silt traps were emptied twice a year and ought to be emptied four times;")),
		block("c15", doc.Bullet, 2, plain("the sewage works at Nether Ash:")),
		block("c16", doc.Bullet, 3, plain("storm overflow, 41 spills in the year;")),
		block("c17", doc.Bullet, 3, plain("the delayed second tank;")),
		block("c18", doc.Bullet, 2, plain("gravel extraction.")),
		block("c19", doc.Numbered, 1, plain("The chairman asked how the points had been chosen.")),
		block("c20", doc.Numbered, 2, plain("They had been inherited from the river authority.")),
		block("c21", doc.Numbered, 2, plain("Two had since been built over.")),
		block("c22", doc.Numbered, 1, plain("Officers undertook to propose a better spread.")),
		block("c23", doc.Caption, 0, plain("Table 1: mean phosphate, milligrams per litre")),
		doc.Block{ID: "c24", Kind: doc.TableKind, Table: &doc.Table{Head: 1,
			Columns: []doc.Column{{}, {Align: "right"}, {Align: "right"}, {}},
			Rows: [][]doc.Cell{
				cells("Sampling point", "2025", "2026", "Remarks"),
				cells("Cutler’s Weir", "0.31", "0.12", "Reed bed in use since October"),
				cells("Nether Ash outfall", "0.58", "0.61", "Above the limit for the third year; the company has been asked for its plan and for the date by which the second tank will be in use"),
				cells("Tan Bridge", "0.22", "0.17", ""),
			}}},
		block("c25", doc.Quotation, 0, plain("“A river is not clean because it looks clean; it is clean when a child may stand in it and the parent need not ask.”")),
		doc.Block{ID: "c26", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Resolved, Lead: "RESOLVED –",
			Mover: named(pell), Seconder: named(teasel), Vote: &doc.Vote{Method: doc.Hands, For: 4, Abstained: 1}}, Runs: []doc.Run{plain("That")}},
		block("c27", doc.ResolutionKind, 1, plain("the progress report be noted;")),
		block("c28", doc.ResolutionKind, 1, plain("the sampling points set out in appendix A be agreed for 2026–27, subject to a further point above Tan Bridge; and")),
		block("c29", doc.ResolutionKind, 1, plain("the company be invited to the September meeting.")),
		doc.Block{ID: "c30", Kind: doc.ActionKind, Action: &doc.Action{Owner: named(bract), DueText: "next meeting"},
			Runs: []doc.Run{plain("Bring the sampling points for the upper Vale to the September meeting.")}},
	)
}

func parkingMinutes() doc.Document {
	votes := []doc.NamedVote{
		{Person: *named(day), Choice: doc.For}, {Person: *named(pell), Choice: doc.For}, {Person: *named(teasel), Choice: doc.Against},
		{Person: *named(quill), Choice: doc.Abstained}, {Person: *named(marsh), Choice: doc.Barred},
	}
	return text(
		block("d9", doc.Heading, 1, plain("Consultation")),
		para("d10", "Of 212 households asked, 97 had answered; 61 were for the scheme, 30 against and 6 undecided."),
		doc.Block{ID: "d11", Kind: doc.MotionKind, Motion: &doc.Motion{Mover: named(day), Seconder: named(pell), Outcome: doc.Carried,
			Vote: &doc.Vote{Method: doc.Recorded, For: 2, Against: 1, Abstained: 1, Names: votes}},
			Runs: []doc.Run{plain("That the experimental order be made for eighteen months from 1 September 2026.")}},
		doc.Block{ID: "d12", Kind: doc.AmendmentKind, Motion: &doc.Motion{Mover: named(teasel), Amends: "d11", Outcome: doc.Fell},
			Runs: []doc.Run{plain("Leave out “eighteen” and insert “six”.")}},
		doc.Block{ID: "d13", Kind: doc.TimeNoteKind, Time: &doc.TimeNote{Kind: doc.Adjournment, At: "20:05"},
			Runs: []doc.Run{plain("The meeting adjourned for ten minutes so that members could read the late letter.")}},
		doc.Block{ID: "d14", Kind: doc.ResolutionKind, Resolution: &doc.Resolution{Verb: doc.Agreed}, Runs: []doc.Run{plain("The committee AGREED the substantive motion.")}},
		doc.Block{ID: "d20", Kind: doc.ActionKind, Action: &doc.Action{Owner: &doc.Person{Name: "Helen Bract"}, Due: "2026-07-31"},
			Runs: []doc.Run{plain("Write to every household in Mill Lane with the dates of the trial.")}},
	)
}

// approved is an earlier meeting of the committee, approved and signed.
func approved(id int64, on data.Date, first int) record.Meeting {
	m := sample()
	m.Meeting.ID, m.Meeting.Status = id, data.Signed
	m.Meeting.Start = on.At("19:00")
	for i := range m.Items {
		m.Items[i].MinuteNumber = ""
		if !m.Items[i].Heading && m.Items[i].Depth == 0 {
			m.Items[i].MinuteNumber = fmt.Sprint(first)
			first++
		}
	}
	m.Approval = &data.Approval{On: on.Add(35), Sequence: 1, Corrections: "In minute 2, for “Tuesday” read “Thursday”."}
	m.Signatures = []data.Signature{{Person: "Councillor Ann Day", Capacity: "Chairman", SignedAt: on.Add(35).Time().Add(19 * time.Hour), Method: "ink"}}
	return m
}

// books are the meetings of the sample's minute book; the last is not approved.
func books() []record.Meeting {
	return []record.Meeting{approved(9, "2026-05-14", 1), approved(10, "2026-06-11", 6), sample()}
}

// parish is a council that summons its members and meets in its own words.
func parish() record.Meeting {
	m := sample()
	m.Body.Name, m.Body.Kind, m.Body.Notice = "Nether Ash Parish Council", data.Council, data.EnglishParish
	m.Body.Seats, m.Body.Quorum = 11, 0
	m.Body.Wording = data.Wording{Summons: true, ChairTitle: "Chair", ProperOfficer: "Imran Culvert, Clerk and Proper Officer"}
	m.Meeting.Kind = data.Annual
	for i := range m.Items {
		if m.Items[i].Exempt != "" {
			m.Items[i].Exempt = "the terms of a contract are under discussion"
		}
	}
	return m
}

// lines are the actions of the sample as a list over meetings.
func lines() []export.ActionLine {
	var out []export.ActionLine
	for i, a := range sample().Actions[:2] {
		out = append(out, export.ActionLine{Action: a, Held: "2026-07-09", Minute: fmt.Sprint(16 + i), Title: sample().Items[2+i].Title})
	}
	late := out[0]
	late.Due, late.DueText = "2026-07-20", ""
	return append(out, late)
}
