package rules

import (
	"net/mail"

	"minutebook/data"
	"minutebook/data/record"
)

// Recipients are those whom a document of a meeting goes to, chair first: who sat
// on the body on the day, in every role; a restricted one goes to the seats and
// the clerk alone (LGA 1972 s.100B(2) keeps it from everybody else). Whoever has no
// address that mail can reach, or has not agreed to have papers by email (LGA 1972
// Sch 12 para 10(2A)), has them on paper: their Email is empty.
func Recipients(m record.Meeting, restricted bool) []data.Recipient {
	var out []data.Recipient
	named := map[string]bool{}
	for _, member := range m.Members {
		if restricted && !member.Role.HasSeat() && member.Role != data.Clerk {
			continue
		}
		p := member.Person
		if named[p.UID+p.Name()] {
			continue // in two roles
		}
		named[p.UID+p.Name()] = true
		r := data.Recipient{Name: p.Name()}
		if a, err := mail.ParseAddress(p.Email); err == nil && !p.ByPost {
			r.Email = a.Address
		}
		out = append(out, r)
	}
	return out
}
