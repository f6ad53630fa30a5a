package agenda

import (
	"minutebook/data"
	"minutebook/data/rules"
)

// reasons are the paragraphs that a body may name for keeping an item from the
// public. Its form offers "Public" before them and the clerk's own words after.
type reasons []rules.Ground

func reasonsOf(b data.Body) reasons { return rules.Grounds(b.Notice) }

// words are what the form offers.
func (r reasons) words() []string {
	out := []string{"Public"}
	for _, g := range r {
		out = append(out, "Exempt, paragraph "+g.Paragraph+": "+g.Short)
	}
	if len(r) == 0 {
		return append(out, "Kept from the public")
	}
	return append(out, "Kept from the public for another reason")
}

// own is the place of the clerk's own words among words.
func (r reasons) own() int { return len(r) + 1 }

// place is where among words stands what an item's Exempt says, and the clerk's
// own words if that is the last.
func (r reasons) place(exempt string) (int, string) {
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

// exempt is what Exempt says for a place among words. A reason that is not typed
// yet keeps the item from the public all the same.
func (r reasons) exempt(place int, own string) string {
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

// hint is what the field for the clerk's own words suggests.
func (r reasons) hint() string {
	if len(r) == 0 {
		return "the reason under the 1960 Act, such as: legal proceedings are discussed"
	}
	return "the reason, or several paragraphs: " + r[0].Paragraph + ", " + r[2].Paragraph
}
