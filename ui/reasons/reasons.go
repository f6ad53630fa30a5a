// Package reasons offers the reasons for which a body may keep business from the
// public, for every form that asks for one: of an item, a paper, an entry of the
// forward plan.
//
// Words. A reason is what Item.Exempt says: a paragraph of Schedule 12A, or the
// clerk's own words. The first thing offered is "Public", the last the clerk's own
// words, for which a form has a field of its own.
package reasons

import (
	"minutebook/data"
	"minutebook/data/rules"
)

// Offered are the paragraphs that a body may name for keeping something from the
// public.
type Offered []rules.Ground

// Of are those of a body.
func Of(b data.Body) Offered { return rules.Grounds(b.Notice) }

// Words are what a form offers.
func (r Offered) Words() []string {
	out := []string{"Public"}
	for _, g := range r {
		out = append(out, "Exempt, paragraph "+g.Paragraph+": "+g.Short)
	}
	if len(r) == 0 {
		return append(out, "Kept from the public")
	}
	return append(out, "Kept from the public for another reason")
}

// Own tells whether a place among Words is the clerk's own words.
func (r Offered) Own(place int) bool { return place == r.own() }

func (r Offered) own() int { return len(r) + 1 }

// Place is where among Words stands what an item's Exempt says, and the clerk's
// own words if that is the last.
func (r Offered) Place(exempt string) (int, string) {
	if exempt == "" {
		return 0, ""
	}
	for i, g := range r {
		if g.Paragraph == exempt {
			return i + 1, ""
		}
	}
	return r.own(), exempt
}

// Exempt is what Item.Exempt says for a place among Words. A reason that is not typed
// yet keeps the item from the public all the same.
func (r Offered) Exempt(place int, own string) string {
	switch {
	case place <= 0:
		return ""
	case place < r.own():
		return r[place-1].Paragraph
	case own == "":
		return "confidential"
	}
	return own
}

// Hint is what the field for the clerk's own words suggests.
func (r Offered) Hint() string {
	if len(r) == 0 {
		return "such as: legal proceedings are discussed"
	}
	return "the reason, or several paragraphs: " + r[0].Paragraph + ", " + r[2].Paragraph
}
