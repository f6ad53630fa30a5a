package data

import (
	"slices"
	"strings"
	"unicode"
)

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
	ByPost    bool   `json:"by_post,omitempty"` // summonses go on paper: no consent to have them by email (LGA 1972 Sch 12 para 10(2A))
}

// Name is the full printed name: "Councillor Ann Day".
func (p Person) Name() string {
	return strings.Join(strings.Fields(p.Honorific+" "+p.Given+" "+p.Family), " ")
}

// PlainName is the name without honorific: "Ann Day".
func (p Person) PlainName() string { return strings.Join(strings.Fields(p.Given+" "+p.Family), " ") }

// honorifics are the words before a name that are no part of it, as they are
// written out.
var honorifics = map[string]string{
	"cllr": "Councillor", "councillor": "Councillor", "councilor": "Councillor", "alderman": "Alderman", "ald": "Alderman",
	"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr", "doctor": "Dr",
	"prof": "Professor", "professor": "Professor", "sir": "Sir", "dame": "Dame", "lord": "Lord", "lady": "Lady",
	"rev": "Revd", "revd": "Revd", "reverend": "Revd", "cyng": "Cynghorydd", "cynghorydd": "Cynghorydd",
}

// offices are further words that lists of members set before a name: "County
// Councillor", "The Mayor".
var offices = strings.Fields("cllrs councillors the hon honourable county borough town parish mayor deputy chair chairman")

// honorific is a title as it is written out; false for a word of a name.
func honorific(word string) (string, bool) {
	title, ok := honorifics[strings.ToLower(strings.TrimSuffix(word, "."))]
	return title, ok
}

// PersonNamed reads a name as it is typed: "Cllr Ann Day" is Councillor, Ann,
// Day. The last word is the family name; a double one needs its hyphen.
func PersonNamed(name string) Person {
	words := strings.Fields(name)
	var p Person
	for len(words) > 1 {
		title, ok := honorific(words[0])
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

// NameKey is what a person is known by, however their name is typed: in lower
// case, without titles, stops and double spaces. "Cllr. Ann Day" and
// "Councillor ann  day" have the key "ann day".
func NameKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return unicode.IsSpace(r) || r == '.' || r == ','
	})
	for len(words) > 1 {
		if _, ok := honorific(words[0]); !ok && !slices.Contains(offices, words[0]) {
			break
		}
		words = words[1:]
	}
	return strings.Join(words, " ")
}
