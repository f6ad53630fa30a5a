package minutes

import (
	"context"
	"slices"

	"minutebook/data"
	"minutebook/ui/widgets"
)

// substitute asks for whom a person stands in.
func (s *Screen) substitute(a data.Attendance) {
	instead := newPersonField("letters of a name; nobody if empty", s.replaceable(a), s.pane.on)
	if a.For != 0 {
		instead.SetValue(s.nameOf(a.For))
	}
	s.pane.open(task{title: a.Person.Name(), focus: instead.Entry(), verb: "Save (Ctrl+Enter)",
		content: widgets.NewForm().Add("Stands in for", instead.NameEntry), closed: s.showAttendance,
		do: func() error {
			member, ok := instead.known()
			switch {
			case !ok && instead.Value() != "":
				return errNotAway
			case !ok:
				a.For = 0
				s.saveAttendance(a)
				return nil
			}
			if err := s.mayStandIn(a, member); err != nil {
				return err
			}
			a.For, a.Role, a.Presence = member.ID, data.Substitute, data.Present
			s.saveAttendance(a)
			return nil
		}})
}

// replaceable lists the members who are away, and whoever a person stands in
// for already.
func (s *Screen) replaceable(a data.Attendance) []data.Person {
	var out []data.Person
	for _, other := range s.roll.Attendance {
		if other.Role.HasSeat() && !other.Presence.Here() || other.Person.ID == a.For {
			out = append(out, other.Person)
		}
	}
	return out
}

// mayStandIn says why a person cannot stand in for a member: who has a seat
// votes for it, and one member has one substitute.
func (s *Screen) mayStandIn(a data.Attendance, member data.Person) error {
	if a.Role.HasSeat() {
		return sentence(a.Person.Name() + " is a member here and cannot be a substitute as well.")
	}
	for _, other := range s.roll.Attendance {
		if other.For == member.ID && other.Person.ID != a.Person.ID {
			return sentence(other.Person.Name() + " stands in for " + member.Name() + " already.")
		}
	}
	return nil
}

// otherRoles are the parts somebody who is no member can have.
var otherRoles = []data.Role{data.Officer, data.Clerk, data.Substitute}

// addPerson asks who else is here: somebody the book knows, or a new name.
func (s *Screen) addPerson() {
	const by = "N in the list of who is here"
	if s.pane.again(by, "") {
		return
	}
	people, err := s.session.Book.People(context.Background())
	if err != nil {
		s.session.Fail("read the people of the book", err)
		return
	}
	who := newPersonField("letters of a name, or a new name", people, s.pane.on)
	post := widgets.NewEntry("such as Head of Finance")
	who.OnChosen = func(i int) { post.SetText(people[i].Post) }
	role := widgets.NewChoice([]string{"In attendance", "Clerk", "Substitute member"}, nil)
	role.Choose(0)
	form := widgets.NewForm().Add("Who", who.NameEntry).Add("Takes part as", role).Add("Post", post)
	s.pane.open(task{title: "Another person", content: form, focus: who.Entry(), verb: "Add (Ctrl+Enter)", closed: s.showAttendance,
		by: by, words: said(who.Entry(), post),
		do: func() error {
			if who.Value() == "" {
				return errNoName
			}
			p, known := who.known()
			if !known {
				p = data.PersonNamed(who.Value())
				p.Post = post.Value()
				if err := s.session.Book.SavePerson(context.Background(), &p); err != nil {
					return err
				}
			}
			part := otherRoles[max(0, role.Chosen())]
			s.saveAttendance(data.Attendance{Person: p, Role: part, Presence: data.Present})
			s.marked = slices.IndexFunc(s.roll.Attendance, func(a data.Attendance) bool { return a.Person.ID == p.ID })
			return nil
		}})
}
