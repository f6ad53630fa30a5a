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

// honorifics are the words before a name that are no part of it.
var honorifics = map[string]string{
	"cllr": "Councillor", "councillor": "Councillor", "alderman": "Alderman", "ald": "Alderman",
	"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr", "prof": "Professor", "professor": "Professor",
	"sir": "Sir", "dame": "Dame", "lord": "Lord", "lady": "Lady", "rev": "Revd", "revd": "Revd", "reverend": "Revd",
}

// PersonNamed reads a name as it is typed: "Cllr Ann Day" is Councillor, Ann,
// Day. The last word is the family name; a double one needs its hyphen.
func PersonNamed(name string) Person {
	words := strings.Fields(name)
	var p Person
	for len(words) > 1 {
		title, ok := honorifics[strings.ToLower(strings.TrimSuffix(words[0], "."))]
		if !ok {
			break
		}
		p.Honorific = strings.TrimSpace(p.Honorific + " " + title)
		words = words[1:]
	}
	if last := len(words) - 1; last >= 0 {
		p.Given, p.Family = strings.Join(words[:last], " "), words[last]
	}
	return p
}
