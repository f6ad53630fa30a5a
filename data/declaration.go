package data

// InterestKind is the sort of interest a member declares. Which kinds exist
// beside the first depends on the body's code of conduct.
type InterestKind string

const (
	Pecuniary      InterestKind = "disclosable pecuniary" // Localism Act 2011 s.30-31: no part, no vote
	OtherRegister  InterestKind = "other registrable"
	NonRegistrable InterestKind = "non-registrable"
	Personal       InterestKind = "personal"
	Prejudicial    InterestKind = "prejudicial" // Wales
)

// InterestKinds lists every kind.
func InterestKinds() []InterestKind {
	return []InterestKind{Pecuniary, OtherRegister, NonRegistrable, Personal, Prejudicial}
}

// Conduct is what the member did about it.
type Conduct string

const (
	Stayed       Conduct = "stayed"
	SpokeAndLeft Conduct = "spoke and left"
	LeftRoom     Conduct = "left"
)

// Conducts lists every conduct.
func Conducts() []Conduct { return []Conduct{Stayed, SpokeAndLeft, LeftRoom} }

// Declaration is a member's interest in an item.
type Declaration struct {
	ID           int64        `json:"id"`
	UID          string       `json:"uid"`
	Meeting      int64        `json:"meeting"`
	Item         int64        `json:"item"`
	Person       Person       `json:"person"`
	Kind         InterestKind `json:"kind"`
	Nature       string       `json:"nature"`
	Conduct      Conduct      `json:"conduct"`
	Dispensation string       `json:"dispensation,omitempty"` // its reference, if one was granted
	Registered   bool         `json:"registered,omitempty"`   // it stands in the register of interests already
}

// withheldReference stands for the reference of a dispensation at exempt business.
const withheldReference = "reference withheld"

// Public is a declaration in exempt business as the public may see it: who made
// it, of what kind, what they did, and that a dispensation was granted, if one was.
func (d Declaration) Public() Declaration {
	d.Nature = ""
	if d.Dispensation != "" {
		d.Dispensation = withheldReference
	}
	return d
}
