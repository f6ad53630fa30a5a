package merge

import (
	"cmp"
	"net/mail"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// readers are those whom a draft may be sent to, in the order they are offered: who
// presided over the meeting, the chair of the body, then everybody else.
func readers(m record.Meeting) []data.Reader {
	var out []data.Reader
	named := map[string]bool{}
	add := func(p data.Person, capacity string) {
		if key := data.NameKey(p.Name()); key != "" && !named[key] {
			named[key] = true
			out = append(out, data.Reader{Name: p.Name(), Capacity: capacity, Email: address(p)})
		}
	}
	chair := rules.ChairTitle(m.Body.Wording)
	if a, ok := rules.RollOf(m).Presided(); ok {
		add(person(m, a.Person), chair)
	}
	for _, seat := range m.Members {
		capacity := widgets.Capital(string(seat.Role))
		if seat.Role == data.Chair {
			capacity = chair
		}
		add(seat.Person, cmp.Or(seat.Person.Post, capacity))
	}
	for _, a := range m.Attendance {
		if a.Presence.Here() {
			add(a.Person, cmp.Or(a.Person.Post, widgets.Capital(string(a.Role))))
		}
	}
	return out
}

// person is somebody with the address that the list of members has of them.
func person(m record.Meeting, p data.Person) data.Person {
	for _, seat := range m.Members {
		if seat.Person.ID == p.ID {
			return seat.Person
		}
	}
	return p
}

// address is where mail reaches somebody; empty for nowhere.
func address(p data.Person) string {
	a, err := mail.ParseAddress(p.Email)
	if err != nil {
		return ""
	}
	return a.Address
}

// readerNamed is the reader of a name: one of those offered, or somebody new.
func readerNamed(offered []data.Reader, name string) data.Reader {
	for _, r := range offered {
		if data.NameKey(r.Name) == data.NameKey(name) {
			return r
		}
	}
	return data.Reader{Name: name}
}

// isExempt tells whether anything of an item's minutes is kept from the public:
// the item, the one it is under, or a passage.
func isExempt(m record.Meeting, uid string) bool {
	above := ""
	for _, it := range m.Items {
		if it.Depth == 0 {
			above = it.Exempt
		}
		if it.UID == uid {
			return it.Exempt != "" || it.Depth > 0 && above != "" || len(it.Minutes.Kept()) > 0
		}
	}
	return false
}
