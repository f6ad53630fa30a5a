package data

import "strings"

// Person is somebody the record names: a councillor, an officer, a clerk.
type Person struct {
	ID        int64  `json:"id"`
	UID       string `json:"uid"`
	Honorific string `json:"honorific,omitempty"` // "Councillor", "Dr"
	Given     string `json:"given,omitempty"`     // given names or initials
	Family    string `json:"family"`
	Post      string `json:"post,omitempty"`  // an officer's post: "Head of Finance"
	Party     string `json:"party,omitempty"` // group on the council
	Ward      string `json:"ward,omitempty"`
	Email     string `json:"email,omitempty"`
	Phone     string `json:"phone,omitempty"`
}

// Name is the full printed name: "Councillor Ann Day".
func (p Person) Name() string {
	return strings.Join(strings.Fields(p.Honorific+" "+p.Given+" "+p.Family), " ")
}

// PlainName is the name without honorific: "Ann Day".
func (p Person) PlainName() string { return strings.Join(strings.Fields(p.Given+" "+p.Family), " ") }
