package spell

import (
	"slices"
	"strings"
)

// Verbs in -ise may be spelt in -ize (Fowler's Modern English Usage, "-ize,
// -ise"; Hart's Rules 3.2), with all that is made of them. Words that come from
// elsewhere keep their s, and -yse is never -yze in British English.

// endings are what such a verb may end in, with s, the longest first.
var endings = []string{
	"isationally", "isational", "isations", "isation", "isability", "isingly", "isable", "isers", "iser", "ising", "ises", "ised", "ise",
}

// onlyS are the words in -ise that have no form in -ize.
var onlyS = strings.Fields(`
	advertise advise affranchise anise appraise apprise arise braise bruise cerise chaise chastise chemise circumcise
	comprise compromise concise counterpoise cruise demise despise devise disenfranchise disfranchise disguise
	enfranchise enterprise equipoise excise exercise exorcise expertise franchise guise improvise incise
	liaise malaise marquise mayonnaise merchandise mortise noise paradise poise porpoise practise praise precise
	premise prise promise raise reprise revise rise seise sunrise moonrise supervise surmise surprise televise
	tortoise treatise turquoise valise vise wise`)

// keepsS tells whether a verb in -ise keeps its s, with a prefix or without.
func keepsS(verb string) bool {
	if strings.HasSuffix(verb, "wise") {
		return true
	}
	if i := len(verb) - len("ise") - 1; i >= 0 && strings.IndexByte("aeiou", verb[i]) >= 0 {
		return true // raise, noise, cruise
	}
	for _, prefix := range []string{"", "re", "un", "dis", "over", "mis", "pre", "de"} {
		if rest, ok := strings.CutPrefix(verb, prefix); ok && slices.Contains(onlyS, rest) {
			return true
		}
	}
	return false
}

// shortest is the length of the shortest verb with both forms: ionise, utilise.
const shortest = len("ionise")

// swapped is a word in -ise with its z, or one in -ize with its s; z tells which
// one the word was. It is empty for a word that has no other form. The word is
// in small letters.
func swapped(word string) (other string, z bool) {
	body, genitive := word, ""
	if s, ok := strings.CutSuffix(word, "'s"); ok {
		body, genitive = s, "'s"
	}
	for _, end := range endings {
		for _, c := range []byte{'s', 'z'} {
			i := len(body) - len(end)
			if i < 0 || body[i] != 'i' || body[i+1] != c || body[i+2:] != end[2:] {
				continue
			}
			verb := body[:i] + "ise"
			if len(verb) < shortest || keepsS(verb) {
				return "", false
			}
			to := byte('z')
			if c == 'z' {
				to = 's'
			}
			return body[:i+1] + string(to) + body[i+2:] + genitive, c == 'z'
		}
	}
	return "", false
}
