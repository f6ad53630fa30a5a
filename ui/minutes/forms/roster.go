package forms

import (
	"minutebook/data"
	"minutebook/ui/widgets"
)

// Proposers are who moves and who seconds what a form proposes.
type Proposers struct {
	Mover    *PersonField
	Seconder *PersonField
}

// NewProposers makes the two fields; on goes to the next one.
func NewProposers(r Room, on func()) Proposers {
	field := func() *PersonField { return NewPersonField(Letters, r.Movers, on) }
	return Proposers{field(), field()}
}

// Rows adds the two fields to a form.
func (p Proposers) Rows(form *widgets.Form) {
	form.Add("Proposed by", p.Mover.NameEntry).Add("Seconded by", p.Seconder.NameEntry)
}

// Roster is the people a field may mean, in the order it offers them, and what
// it says of each: the number of the seat, by which they are found too, and
// whether they are away.
type Roster struct {
	People []data.Person
	Seats  []int
	Notes  []string
}

// names are the names as the fields show them.
func (r Roster) names() []string {
	out := make([]string, len(r.People))
	for i, p := range r.People {
		out[i] = p.Name()
	}
	return out
}

// Letters is the hint of a field that finds people.
const Letters = "letters of a name, initials or seat"

// Whoever is the hint of a field that takes a new name as well.
const Whoever = Letters + ", or a new name"
