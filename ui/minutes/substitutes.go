package minutes

import (
	"context"
	"fmt"
	"slices"

	"minutebook/data"
	"minutebook/data/rules"
	"minutebook/ui/minutes/forms"
	"minutebook/ui/minutes/pane"
	"minutebook/ui/widgets"
)

// substitute asks who stands in for a member who is away, and of anybody else
// for whom they stand in.
func (s *Screen) substitute(a data.Attendance) {
	switch {
	case !a.Role.HasSeat():
		s.askForWhom(a)
	case rules.Away(a):
		s.askStandIn(a)
	default:
		s.session.Tell(a.Person.Name() + " is not marked as away: A marks apologies, E absence.")
	}
}

// askStandIn asks who stands in for a member.
func (s *Screen) askStandIn(member data.Attendance) {
	people, err := s.mayBeSubstitutes()
	if err != nil {
		s.session.Fail("read the people of the book", err)
		return
	}
	now, stands := s.roll.StandIn(member.Person.ID)
	who := forms.NewPersonField(forms.Whoever, s.roster(people), s.pane.On)
	if stands {
		who.SetValue(now.Person.Name())
	}
	s.pane.Open(pane.Task{Title: member.Person.Name(), Focus: who.Entry(), Verb: "Save (Ctrl+Enter)",
		Content: widgets.NewForm().Add("Who stands in", who.NameEntry).Note("Nobody, if empty."), Closed: s.showAttendance,
		Do: func() error {
			var p data.Person
			if who.Value() != "" {
				var err error
				if p, err = s.personIn(who, ""); err != nil {
					return err
				}
			}
			if contains(s.seated(), p) {
				return errIsMember(p)
			}
			if stands && p.ID != now.Person.ID {
				now.For = 0
				s.saveAttendance(now)
			}
			if p.ID == 0 {
				return nil
			}
			return s.standIn(data.Attendance{Person: p}, member.Person)
		}})
}

// seated are the members of the day.
func (s *Screen) seated() []data.Person {
	var out []data.Person
	for _, a := range s.roll.Attendance {
		if a.Role.HasSeat() {
			out = append(out, a.Person)
		}
	}
	return out
}

func errIsMember(p data.Person) error {
	return widgets.Problem(p.Name() + " is a member here and cannot be a substitute as well.")
}

// mayBeSubstitutes lists who can stand in for a member: the body's substitutes
// first, then everybody else in the book.
func (s *Screen) mayBeSubstitutes() ([]data.Person, error) {
	all, err := s.session.Book.People(context.Background())
	if err != nil {
		return nil, err
	}
	var out []data.Person
	for _, a := range s.roll.Attendance {
		if a.Role == data.Substitute {
			out = append(out, a.Person)
		}
	}
	for _, p := range all {
		if !contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// askForWhom asks for whom a person stands in.
func (s *Screen) askForWhom(a data.Attendance) {
	instead := forms.NewPersonField(forms.Letters, s.roster(s.replaceable(a)), s.pane.On)
	if a.For != 0 {
		instead.SetValue(s.nameOf(a.For))
	}
	s.pane.Open(pane.Task{Title: a.Person.Name(), Focus: instead.Entry(), Verb: "Save (Ctrl+Enter)",
		Content: widgets.NewForm().Add("Stands in for", instead.NameEntry).Note("Nobody, if empty."), Closed: s.showAttendance,
		Do: func() error {
			member, ok := instead.Who()
			switch {
			case !ok && instead.Value() != "":
				return errNotAway
			case !ok:
				a.For = 0
				s.saveAttendance(a)
				return nil
			}
			return s.standIn(a, member)
		}})
}

// standIn notes that a person stands in for a member.
func (s *Screen) standIn(a data.Attendance, member data.Person) error {
	if err := s.mayStandIn(a, member); err != nil {
		return err
	}
	a.For, a.Role, a.Presence = member.ID, data.Substitute, data.Present
	s.saveAttendance(a)
	return nil
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
// votes for it, one member has one substitute, and a substitute has one member.
func (s *Screen) mayStandIn(a data.Attendance, member data.Person) error {
	for _, other := range s.roll.Attendance {
		switch {
		case other.Person.ID == a.Person.ID && other.Role.HasSeat():
			return errIsMember(a.Person)
		case other.Person.ID == a.Person.ID && other.For != 0 && other.For != member.ID && a.For == 0:
			return widgets.Problem(fmt.Sprintf("%s stands in for %s already.", a.Person.Name(), s.nameOf(other.For)))
		case other.Person.ID != a.Person.ID && other.For == member.ID:
			return widgets.Problem(other.Person.Name() + " stands in for " + member.Name() + " already.")
		}
	}
	return nil
}

// otherRoles are the parts somebody who is no member can have.
var otherRoles = []data.Role{data.Officer, data.Clerk, data.Substitute}

// addPerson asks who else is here: somebody the book knows, or a new name; and
// of a substitute, for whom.
func (s *Screen) addPerson() {
	const by = "N in the list of who is here"
	if s.pane.Again(by, "") {
		return
	}
	people, err := s.session.Book.People(context.Background())
	if err != nil {
		s.session.Fail("read the people of the book", err)
		return
	}
	who := forms.NewPersonField(forms.Whoever, s.roster(people), s.pane.On)
	post := widgets.NewEntry("such as Head of Finance")
	who.OnChosen = func(i int) { post.SetText(people[i].Post) }
	instead := forms.NewPersonField(forms.Letters, s.roster(s.replaceable(data.Attendance{})), s.pane.On)
	form := widgets.NewForm()
	member, job := form.Labelled("Stands in for", instead.NameEntry), form.Labelled("Post", post)
	stands := func(i int) bool { return i >= 0 && otherRoles[i] == data.Substitute }
	role := widgets.NewChoice([]string{"In attendance", "Clerk", "Substitute member"}, func(i int) {
		widgets.SetShown(member, stands(i))
		widgets.SetShown(job, !stands(i))
		form.Refresh()
	})
	form.Add("Who", who.NameEntry).Add("Takes part as", role).Side(member).Side(job)
	role.Choose(0)
	widgets.SetShown(member, false)
	s.pane.Open(pane.Task{Title: "Another person", Content: form, Focus: who.Entry(), Verb: "Add (Ctrl+Enter)", Closed: s.showAttendance,
		By: by, Words: forms.Said(who.Entry(), post, instead.Entry()),
		Do: func() error {
			away, named := instead.Who()
			substitutes := stands(role.Chosen())
			switch {
			case who.Value() == "":
				return errNoName
			case substitutes && !named && instead.Value() != "":
				return errNotAway
			}
			p, err := s.personIn(who, post.Value())
			if err != nil {
				return err
			}
			if contains(s.seated(), p) {
				return widgets.Problem(p.Name() + " is a member here: the list has them already.")
			}
			a := data.Attendance{Person: p, Role: otherRoles[max(0, role.Chosen())], Presence: data.Present}
			if substitutes && named {
				if err := s.standIn(a, away); err != nil {
					return err
				}
			} else {
				s.saveAttendance(a)
			}
			s.marked = slices.IndexFunc(s.roll.Attendance, func(a data.Attendance) bool { return a.Person.ID == p.ID })
			return nil
		}})
}

// personIn is the person in a field; a new name is given to the book.
func (s *Screen) personIn(who *forms.PersonField, post string) (data.Person, error) {
	if err := who.Fault(); err != nil {
		return data.Person{}, err
	}
	p, known := who.Who()
	if known {
		return p, nil
	}
	p = data.PersonNamed(who.Value())
	p.Post = post
	err := s.session.Book.SavePerson(context.Background(), &p)
	return p, err
}

const (
	errNoName  widgets.Problem = "Please type a name."
	errNotAway widgets.Problem = "Nobody of that name is away from this meeting."
)
