package review

import (
	"slices"

	"minutebook/data"
	"minutebook/data/record"
)

// Extract is what a reader gets of a meeting: what the page of the minutes
// prints, and of that no more than they are asked about. Unless it is restricted
// it holds what the public may see (record.Meeting.Public). What is not printed
// does not go out: addresses, contacts, the agenda's texts and papers, progress of
// actions, approvals of other minutes.
func Extract(m record.Meeting, asked []string, restricted bool) record.Meeting {
	if !restricted {
		m = m.Public()
	}
	b, g := m.Body, m.Meeting
	out := record.Meeting{
		Body: data.Body{ID: b.ID, UID: b.UID, Name: b.Name, ShortName: b.ShortName, Kind: b.Kind, YearStart: b.YearStart,
			Numbering: b.Numbering, Notice: b.Notice, Seats: b.Seats, Quorum: b.Quorum, Wording: b.Wording, Nation: b.Nation,
			Style: data.Style{Typeface: b.Style.Typeface, Size: b.Style.Size}}, // the crest is a file of the book
		Meeting: data.Meeting{ID: g.ID, UID: g.UID, Body: g.Body, Year: g.Year, Kind: g.Kind, Start: g.Start,
			Opened: g.Opened, Ended: g.Ended, Venue: g.Venue, Status: g.Status},
	}
	reason := map[int64]string{} // why an item is exempt, for those under it
	for _, i := range m.Items {
		if i.Exempt == "" && i.Parent != 0 {
			i.Exempt = reason[i.Parent]
		}
		reason[i.ID] = i.Exempt
		if len(asked) == 0 || slices.Contains(asked, i.UID) {
			out.Items = append(out.Items, record.Item{Depth: i.Depth, Minutes: i.Minutes, Item: data.Item{
				ID: i.ID, UID: i.UID, Meeting: i.Meeting, Parent: i.Parent, Position: i.Position, Title: i.Title, Heading: i.Heading,
				AgendaNumber: i.AgendaNumber, MinuteNumber: i.MinuteNumber, Sequence: i.Sequence, Exempt: i.Exempt,
				Truncated: i.Truncated, Taken: i.Taken}})
		}
	}
	if len(asked) > 0 {
		return out
	}
	for _, member := range m.Members {
		member.Person = named(member.Person)
		out.Members = append(out.Members, member)
	}
	for _, a := range m.Attendance {
		a.Person = named(a.Person)
		out.Attendance = append(out.Attendance, a)
	}
	for _, d := range m.Declarations {
		d.Person = named(d.Person)
		out.Declarations = append(out.Declarations, d)
	}
	return out
}

// named is a person as the page names them.
func named(p data.Person) data.Person {
	return data.Person{ID: p.ID, UID: p.UID, Honorific: p.Honorific, Given: p.Given, Family: p.Family, Post: p.Post}
}
