package export

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/export/layout"
)

// attendance adds who was there, who sent apologies and who else was present,
// in the order of their roles.
func (b *builder) attendance(m record.Meeting) {
	m.Attendance = m.Attended()
	taken := slices.ContainsFunc(m.Attendance, func(a data.Attendance) bool { return a.Presence.Here() })
	var present, also, apologies, absent []string
	for _, a := range inOrder(m) {
		name := a.Person.Name()
		switch {
		case a.Presence == data.Apologies:
			apologies = append(apologies, name+bracketed(standIn(m, a.Person.ID)))
		case a.Presence.Here() && a.For == 0 && (a.Role == data.Officer || a.Role == data.Clerk):
			also = append(also, name+bracketed(english.Join("; ", a.Person.Post, movements(m, a))))
		case a.Presence.Here():
			present = append(present, name+bracketed(english.Join("; ", seat(m, a), movements(m, a))))
		case taken && a.Role.HasSeat():
			absent = append(absent, name)
		}
	}
	b.names("Present", present)
	b.names("Also present", also)
	b.names("Apologies", apologies)
	b.names("Absent", absent)
}

// inOrder sorts the attendance by role, who presides first, and members of one role as
// the membership lists them. Whoever stands in for a member is a substitute;
// who has no known role stands among the members.
func inOrder(m record.Meeting) []data.Attendance {
	presides, _ := rules.RollOf(m).Presided()
	rank := func(a data.Attendance) int {
		role := rules.Office(a, m.Members)
		if presides.Person.ID == a.Person.ID && a.Presence.Here() {
			return -1
		}
		if a.For != 0 {
			role = data.Substitute
		}
		if i := slices.Index(data.Roles(), role); i >= 0 {
			return i
		}
		return slices.Index(data.Roles(), data.Ordinary)
	}
	seat := func(a data.Attendance) int {
		i := slices.IndexFunc(m.Members, func(member data.Member) bool { return member.Person.ID == a.Person.ID })
		if i < 0 {
			return len(m.Members)
		}
		return i
	}
	out := slices.Clone(m.Attendance)
	slices.SortStableFunc(out, func(a, b data.Attendance) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(seat(a), seat(b)))
	})
	return out
}

// names adds one group of people, two a row, with its label before it.
func (b *builder) names(label string, names []string) {
	half := (b.column() - labelWidth - 24) / 2
	t := layout.Table{Columns: []layout.Column{{Width: labelWidth}, {Width: half}, {Width: half}}, Reading: layout.AsList, Label: true, Size: 10.5, After: 6}
	for i := 0; i < len(names); i += 2 {
		row := layout.Row{nil, b.plain("attendance", layout.Regular, names[i]), nil}
		if i == 0 {
			row[0] = b.inked("attendance", layout.Bold, accent, label)
		}
		if i+1 < len(names) {
			row[2] = b.plain("attendance", layout.Regular, names[i+1])
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t)
}

// seat is a member's role as minutes print it; a substitute names the member
// whose place they took, and who presides in place of the chair is in the chair.
func seat(m record.Meeting, a data.Attendance) string {
	office := rules.Office(a, m.Members)
	title := roleTitle(m.Body, office)
	if who, ok := rules.RollOf(m).Presided(); ok && who.Person.ID == a.Person.ID && office != data.Chair {
		title = english.Join(", ", title, "in the Chair")
	}
	if a.For != 0 {
		title = "substitute"
		if name := personName(m, a.For); name != "" {
			title = "substitute for " + name
		}
	}
	if a.Presence == data.Remote {
		title = english.Join("; ", title, "attended remotely")
	}
	return title
}

// standIn says who substituted for a person.
func standIn(m record.Meeting, person int64) string {
	for _, a := range m.Attendance {
		if person != 0 && a.For == person && a.Presence.Here() {
			return "for whom " + a.Person.Name() + " substituted"
		}
	}
	return ""
}

func personName(m record.Meeting, id int64) string {
	for _, a := range m.Attendance {
		if a.Person.ID == id {
			return a.Person.Name()
		}
	}
	for _, member := range m.Members {
		if member.Person.ID == id {
			return member.Person.Name()
		}
	}
	return ""
}

// movements says from and until when a person was there, if it was not
// throughout: "from 7.12 pm, minute 16", "until 8.15 pm, minute 21".
func movements(m record.Meeting, a data.Attendance) string {
	var out []string
	for i, mv := range a.Movements {
		words := "until "
		if mv.Kind == data.Arrived {
			words = "from "
			if i > 0 {
				words = "again from "
			}
		}
		if when := english.Join(", ", mv.At.Spoken(), whereIn(m, mv.Item)); when != "" {
			out = append(out, words+when)
		}
	}
	return strings.Join(out, "; ")
}

// whereIn names an item by its number: "minute 16", "item 3" before minutes have
// numbers; empty if it has none.
func whereIn(m record.Meeting, id int64) string {
	for _, item := range minuteItems(m) {
		switch {
		case id == 0 || item.ID != id || item.number == "":
		case item.MinuteNumber != "":
			return "minute " + item.number
		default:
			return "item " + item.number
		}
	}
	return ""
}
