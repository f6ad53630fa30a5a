package moderngov

import (
	"fmt"
	"strings"

	"minutebook/data"
	"minutebook/data/exchange"
)

// xmlAttendance takes the attendees in. What the service says of a person goes
// before what the minutes say.
func xmlAttendance(m *element, page *exchange.Page) (unread []string) {
	p := people{places: map[string]int{}}
	standsFor := map[int]string{} // places of substitutes
	for _, e := range m.all("attendee") {
		name := e.field("name", "attendeename")
		if name == "" {
			name = squeeze(e.text)
		}
		person, _ := personOf(name, "")
		if person.Family == "" {
			if name != "" {
				unread = append(unread, fmt.Sprintf("The attendee %q could not be read as a name.", name))
			}
			continue
		}
		presence, ok := presenceOf(e.field("attendance"))
		if !ok {
			unread = append(unread, fmt.Sprintf("%s is said to be %q at the meeting, which was not understood.", name, e.field("attendance")))
		}
		person.Party, person.Ward = e.field("politicalparty"), e.field("ward")
		role := xmlRole(e.field("roledescription"))
		if strings.Contains(strings.ToLower(e.field("attendance")), "substitute") {
			role = data.Substitute
		}
		at := p.add(data.Attendance{Person: person, Role: role, Presence: presence})
		if role == data.Substitute {
			standsFor[at] = e.field("representing")
		}
	}
	for at, name := range standsFor { // often the group represented, not a person
		person, _ := personOf(name, "")
		if absent, ok := p.places[strings.ToLower(person.PlainName())]; ok && absent != at {
			p.list[at].For = p.list[absent].Person.ID
		}
	}
	for _, a := range page.Meeting.Attendance { // from the minutes
		p.merge(a, page.Meeting.Attendance)
	}
	page.Meeting.Attendance = p.list
	return unread
}

// merge adds somebody the minutes name; names in the minutes may be shorter.
func (p *people) merge(a data.Attendance, from []data.Attendance) {
	target := a.For
	a.For = 0
	at := p.match(a)
	for _, other := range from {
		if target != 0 && other.Person.ID == target {
			p.list[at].For = p.list[p.match(other)].Person.ID
		}
	}
}

func (p *people) match(a data.Attendance) int {
	if a.Person.Given == "" {
		found := -1
		for i, known := range p.list {
			if strings.EqualFold(known.Person.Family, a.Person.Family) {
				if found >= 0 {
					return p.add(a)
				}
				found = i
			}
		}
		if found >= 0 {
			return found
		}
	}
	a.For = 0
	return p.add(a)
}

func presenceOf(s string) (data.Presence, bool) {
	s = strings.ToLower(s)
	switch {
	case strings.Contains(s, "apolog"):
		return data.Apologies, true
	case strings.Contains(s, "virtual"), strings.Contains(s, "remote"):
		return data.Remote, true
	case strings.Contains(s, "absent"), strings.Contains(s, "not present"):
		return data.Absent, true
	case strings.Contains(s, "present"), strings.Contains(s, "in attendance"), strings.Contains(s, "attended"):
		return data.Present, true
	case s == "", strings.Contains(s, "expected"):
		return data.Absent, s != ""
	}
	return data.Absent, false
}

func xmlRole(s string) data.Role {
	s = strings.ToLower(s)
	switch {
	case strings.Contains(s, "vice"), strings.Contains(s, "deputy chair"):
		return data.ViceChair
	case strings.Contains(s, "chair"), s == "mayor":
		return data.Chair
	case strings.Contains(s, "co-opt"), strings.Contains(s, "coopt"):
		return data.CoOpted
	case strings.Contains(s, "substitute"), strings.Contains(s, "reserve"):
		return data.Substitute
	case strings.Contains(s, "officer"), strings.Contains(s, "secretary"):
		return data.Officer
	case strings.Contains(s, "clerk"):
		return data.Clerk
	}
	return data.Ordinary
}
