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

// presentAs names the groups in which people are listed, in printed order.
var presentAs = [...]string{"Present", "Also present", "Apologies", "Absent"}

const (
	asPresent = iota
	asAlsoPresent
	asApologies
	asAbsent
)

// groups are the people in the groups of presentAs.
type groups [len(presentAs)][]listed

// listed is a person as a group lists them: the name with what stands in brackets.
type listed struct {
	person data.Person
	words  string
}

// attendance adds who was there, who sent apologies and who else was present,
// in the order of their roles. Whoever was listed otherwise before the minutes were
// corrected is struck out there; it tells whether anybody was.
func (b *builder) attendance(was, now groups) (corrected bool) {
	for i, label := range presentAs {
		names, differ := b.heldAgainst(was[i], now[i])
		b.names(label, names)
		corrected = corrected || differ
	}
	return corrected
}

// groupsOf lists everybody in the groups of presentAs.
func groupsOf(m record.Meeting) (out groups) {
	m.Attendance = m.Attended()
	taken := slices.ContainsFunc(m.Attendance, func(a data.Attendance) bool { return a.Presence.Here() })
	add := func(as int, p data.Person, brackets ...string) {
		out[as] = append(out[as], listed{p, p.Name() + bracketed(english.Join("; ", brackets...))})
	}
	for _, a := range inOrder(m) {
		switch {
		case a.Presence == data.Apologies:
			add(asApologies, a.Person, standIn(m, a.Person.ID))
		case a.Presence.Here() && a.For == 0 && (a.Role == data.Officer || a.Role == data.Clerk):
			add(asAlsoPresent, a.Person, a.Person.Post, movements(m, a))
		case a.Presence.Here():
			add(asPresent, a.Person, seat(m, a), movements(m, a))
		case taken && a.Role.HasSeat():
			add(asAbsent, a.Person)
		}
	}
	return out
}

// heldAgainst is a group as it is and as it was: whoever left it stands struck out
// behind whom they stood behind, whoever came to it as put in.
func (b *builder) heldAgainst(was, now []listed) (names [][]layout.Run, differ bool) {
	if slices.EqualFunc(was, now, func(a, b listed) bool { return a.words == b.words }) {
		for _, l := range now {
			names = append(names, b.plain("attendance", layout.Regular, l.words))
		}
		return names, false
	}
	find := func(in []listed, p data.Person) int {
		return slices.IndexFunc(in, func(l listed) bool { return samePerson(l.person, p) })
	}
	all := slices.Clone(now)
	for i, l := range was {
		if find(now, l.person) >= 0 {
			continue
		}
		at := 0
		if i > 0 {
			at = find(all, was[i-1].person) + 1
		}
		all = slices.Insert(all, at, l)
	}
	words := func(in []listed, p data.Person) string {
		if i := find(in, p); i >= 0 {
			return in[i].words
		}
		return ""
	}
	for _, l := range all {
		before, after := words(was, l.person), words(now, l.person)
		differ = differ || before != after
		names = append(names, b.versus("attendance", layout.Regular, before, after))
	}
	return names, differ
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
func (b *builder) names(label string, names [][]layout.Run) {
	half := (b.column() - labelWidth - 24) / 2
	t := layout.Table{Columns: []layout.Column{{Width: labelWidth}, {Width: half}, {Width: half}}, Reading: layout.AsList, Label: true, Size: 10.5, After: 6}
	for i := 0; i < len(names); i += 2 {
		row := layout.Row{nil, names[i], nil}
		if i == 0 {
			row[0] = b.inked("attendance", layout.Bold, accent, label)
		}
		if i+1 < len(names) {
			row[2] = names[i+1]
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
