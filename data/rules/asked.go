package rules

import (
	"regexp"
	"strings"
)

// asked are the forms in which minutes say who is to do what: who, and what.
var asked = []*regexp.Regexp{
	regexp.MustCompile(`^It was (?:also )?agreed that (.+?) (?:would|will|should|to) (?:also )?(.+)$`),
	regexp.MustCompile(`^(?:(?:ACTION|Action)(?: point)?\s*[:–-]\s*)?((?:The )?(?:[A-Z][\w.’'-]*(?: (?:of|for|and)(?: the)?)? )*[A-Z][\w’'-]*) to (\p{Ll}.+)$`),
	regexp.MustCompile(`^(.+?) (?:was|were|is|are) (?:also |further |then )?(?:asked|requested|instructed|invited|directed|required|tasked) to (.+)$`),
	regexp.MustCompile(`^(.+?) (?:also |then )?(?:undertook|agreed|promised|offered|volunteered) to (.+)$`),
	regexp.MustCompile(`^.+? (?:also |then )?(?:asked|requested|instructed) (?:that )?(.+?) to (.+)$`),
}

// TaskOf is who is asked to do what in a sentence of the minutes: "Officers were
// asked to circulate the terms." asks "Officers" to "Circulate the terms". A
// sentence that does not say so in one of these forms is itself what is to be
// done.
func TaskOf(sentence string) (who, what string) {
	sentence = strings.TrimSpace(sentence)
	for _, form := range asked {
		m := form.FindStringSubmatch(strings.TrimRight(sentence, ". "))
		if m != nil && !strings.HasPrefix(m[1]+" ", "It ") && !strings.HasPrefix(m[1], "for ") {
			what := stopped(m[2])
			return m[1], what[:len(what)-1]
		}
	}
	return "", sentence
}
