package check

import (
	"regexp"
	"strings"

	"minutebook/data/rules"
)

// none is a paragraph that says that nobody declared an interest.
var none = regexp.MustCompile(`(?i)^(?:(?:there were )?(?:none|nil|no (?:declarations?|interests?)\b.*)(?: (?:(?:were|was) )?(?:declared|made|received))?|no (?:member|councillor)\w* declared\b.*)$`)

// declared finds words that nobody declared an interest where somebody has.
func declared(s *sitting) []Finding {
	at := rules.DeclarationsItem(s.Meeting)
	if at == 0 || len(s.Declarations) == 0 {
		return nil
	}
	var out []Finding
	for _, it := range s.Items {
		for _, b := range it.Minutes.Blocks {
			if it.ID == at && none.MatchString(strings.Trim(b.Text(), " .\u00a0")) {
				out = append(out, on(it, b, NotNone, "Localism Act 2011 s.31",
					"This says that there was none, but "+s.Declarations[0].Person.Name()+" declared an interest."))
			}
		}
	}
	return out
}
