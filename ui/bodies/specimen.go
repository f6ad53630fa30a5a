package bodies

import (
	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/ui/preview"
)

// document is a specimen of the body's documents, as the fields have it now.
func (s *style) document() (preview.Document, bool) {
	if s.body.ID == 0 {
		return preview.Document{}, false
	}
	m := specimen(s.now(), s.members, data.DateOf(s.session.Now()))
	m.Crest = s.crest.picture
	return preview.Document{Kind: s.kind, Meeting: m}, true
}

// specimen is a short meeting of a body a fortnight after a day.
func specimen(b data.Body, members []data.Member, today data.Date) record.Meeting {
	start := b.Starts
	if start == "" {
		start = "19:00"
	}
	m := record.Meeting{Body: b, Members: members, Meeting: data.Meeting{
		ID: 1, Body: b.ID, Kind: data.OrdinaryMeeting, Start: today.Add(14).At(start), Venue: b.Venue, Status: data.DraftPublished, IssuedOn: today.Add(4),
	}}
	for i, business := range []struct{ title, agenda, minutes string }{
		{"Apologies for absence", "To receive apologies.", "There were none."},
		{"Minutes of the last meeting", "To agree them as a correct record.", "Agreed as a correct record and signed by the chair."},
		{"A report", "To consider the report and what it recommends.", "Members considered the report."},
	} {
		it := record.Item{Item: data.Item{ID: int64(i + 1), Title: business.title}}
		it.Agenda = doc.Document{Blocks: []doc.Block{doc.NewBlock(doc.Paragraph, 0, business.agenda)}}
		it.Minutes = doc.Document{Blocks: []doc.Block{doc.NewBlock(doc.Paragraph, 0, business.minutes)}}
		m.Items = append(m.Items, it)
	}
	for _, member := range members {
		if member.Role.HasSeat() {
			m.Attendance = append(m.Attendance, data.Attendance{Person: member.Person, Role: member.Role, Presence: data.Present})
		}
	}
	return m
}
