package record

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/data"
)

// person names somebody for good; those that were never stored by their name.
func person(p data.Person) string { return cmp.Or(p.UID, p.Name()) }

func (c *comparison) attendance() {
	both(c.then.Members, c.now.Members, func(m data.Member) string { return person(m.Person) }, func(before, after *data.Member) {
		c.say("", "membership", seat(before), seat(after))
	})
	both(c.then.Attendance, c.now.Attendance, func(a data.Attendance) string { return person(a.Person) }, func(before, after *data.Attendance) {
		c.say("", "attendance", c.then.attended(before), c.now.attended(after))
	})
}

func seat(m *data.Member) string {
	if m == nil {
		return ""
	}
	return m.Person.Name() + ": " + string(m.Role)
}

// attended is a person's part in the meeting in a line: "Councillor Ann Day:
// present; arrived at 7.20 pm, minute 31".
func (m Meeting) attended(a *data.Attendance) string {
	if a == nil {
		return ""
	}
	words := []string{a.Person.Name() + ": " + presenceWords(a.Presence)}
	if a.Role != "" && a.Role != data.Ordinary {
		words[0] += " as " + string(a.Role)
	}
	if a.For != 0 {
		words = append(words, "in place of "+m.name(a.For))
	}
	for _, mv := range a.Movements {
		s := string(mv.Kind)
		if at := mv.At.Spoken(); at != "" {
			s += " at " + at
		}
		if it, ok := m.Item(mv.Item); ok && it.MinuteNumber != "" {
			s += ", minute " + it.MinuteNumber
		}
		words = append(words, s)
	}
	return strings.Join(words, "; ")
}

func presenceWords(p data.Presence) string {
	if p == data.Remote {
		return "present remotely"
	}
	return string(p)
}

// name is the name of the person of an id, as far as the record has it.
func (m Meeting) name(id int64) string {
	for _, x := range m.Members {
		if x.Person.ID == id {
			return x.Person.Name()
		}
	}
	for _, a := range m.Attendance {
		if a.Person.ID == id {
			return a.Person.Name()
		}
	}
	return "somebody else"
}

func (c *comparison) declarations() {
	at := func(m Meeting, d *data.Declaration) {
		if i := slices.IndexFunc(m.Items, func(i Item) bool { return i.ID == d.Item && d.Item != 0 }); i >= 0 {
			exempt := c.is.Exempt
			c.at(m, i)
			c.is.Exempt = cmp.Or(c.is.Exempt, exempt)
		}
	}
	both(c.then.Declarations, c.now.Declarations, func(d data.Declaration) string { return d.UID + person(d.Person) }, func(before, after *data.Declaration) {
		c.is = data.Change{}
		if before != nil {
			at(c.then, before)
		}
		if after != nil {
			at(c.now, after)
		}
		c.say("", "declaration of interest", declared(c.then, before), declared(c.now, after))
	})
	c.is = data.Change{}
}

func declared(m Meeting, d *data.Declaration) string {
	if d == nil {
		return ""
	}
	words := []string{d.Person.Name() + ": " + string(d.Kind) + " interest"}
	if it, ok := m.Item(d.Item); ok {
		words[0] += " in " + strings.TrimSpace(cmp.Or(it.MinuteNumber, it.AgendaNumber)+" "+it.Title)
	}
	words = append(words, d.Nature, string(d.Conduct))
	if d.Dispensation != "" {
		words = append(words, "dispensation "+d.Dispensation)
	}
	if d.Registered {
		words = append(words, "in the register")
	}
	return strings.Join(slices.DeleteFunc(words, blank), "; ")
}
