package agenda

import (
	"strconv"

	"minutebook/data"
)

// paragraphs are the descriptions of exempt information in England, LGA 1972
// Schedule 12A Part 1, paragraph 1 first, in short.
var paragraphs = []string{
	"any individual",
	"likely to reveal the identity of an individual",
	"financial or business affairs of any particular person",
	"consultations or negotiations in a labour relations matter",
	"a claim to legal professional privilege",
	"a notice, order or direction the authority proposes to make",
	"prevention, investigation or prosecution of crime",
}

// reasonWords are what the form offers: public, the paragraphs, and a reason in
// the clerk's own words.
func reasonWords() []string {
	out := []string{"Public"}
	for i, p := range paragraphs {
		out = append(out, "Exempt, paragraph "+strconv.Itoa(i+1)+": "+p)
	}
	return append(out, "Kept from the public for another reason")
}

// ownReason is the place of the last of reasonWords.
var ownReason = len(paragraphs) + 1

// reasonOf is the place among reasonWords of what an item's Exempt says, and the
// clerk's own words if it is the last.
func reasonOf(exempt string) (int, string) {
	if exempt == "" {
		return 0, ""
	}
	if n, err := strconv.Atoi(exempt); err == nil && n >= 1 && n <= len(paragraphs) {
		return n, ""
	}
	return ownReason, exempt
}

// exemptOf is what Exempt says for a place among reasonWords. A reason that is
// not typed yet keeps the item from the public all the same.
func exemptOf(reason int, own string) string {
	switch {
	case reason <= 0:
		return ""
	case reason < ownReason:
		return strconv.Itoa(reason)
	case own == "":
		return "confidential"
	}
	return own
}

// ownHint is what the field for the clerk's own reason suggests.
func ownHint(b data.Body) string {
	if b.Notice == data.EnglishParish || b.Notice == data.WelshCommunity {
		return "the reason under the 1960 Act, such as: legal proceedings are discussed"
	}
	return "the reason, such as: paragraphs 1 and 3"
}
