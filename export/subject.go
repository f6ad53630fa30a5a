package export

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"minutebook/data/english"
)

// subject is the title of an item as an index lists it: by the matter it is about,
// what was done with that behind a comma. "Approval of the budget 2027/28" is
// "Budget 2027/28, approval of", "To consider the Mill Lane drainage scheme" is
// "Mill Lane drainage scheme".
func subject(title string) string {
	s := strings.TrimRight(strings.Join(strings.Fields(title), " "), ".:;– ")
	for before := ""; before != s; {
		before = s
		s = strings.TrimSpace(asides.ReplaceAllString(s, ""))
		if rest := errand.ReplaceAllString(s, ""); strings.TrimSpace(rest) != "" {
			s = rest
		}
	}
	s = withoutArticle(s)
	if m := act.FindStringSubmatch(s); m != nil {
		s = english.Capital(withoutArticle(m[3])) + ", " + strings.ToLower(m[1]) + " " + strings.ToLower(m[2])
	} else if m := state.FindStringSubmatch(s); m != nil {
		s = english.Capital(m[2]) + ", " + strings.ToLower(m[1])
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		matter, done, two := strings.Cut(m[2], ", ")
		s = english.Capital(matter) + " " + m[1]
		if two {
			s += ", " + done
		}
	}
	return english.Capital(s)
}

var (
	// asides are words in brackets at the end that say what is asked of members.
	asides = regexp.MustCompile(`(?i)\s*\((for (decision|information|noting|discussion|approval)|verbal( report| update)?|to follow|enclosed|attached|standing item|pages? [\d –-]+)\)$`)
	// errand is what members or an officer are asked to do, before the matter itself.
	errand = regexp.MustCompile(`(?i)^(to (consider|receive|approve|adopt|agree|discuss|note|review|ratify|resolve|decide|confirm|appoint|determine)( and (consider|receive|approve|adopt|agree|discuss|note|review|ratify|resolve|decide|confirm|determine))?|` +
		`(a |an |the |any )?((verbal|written|annual|progress|quarterly|monthly|further) )?(reports?|updates?) (on|about|from|regarding|concerning)|consideration of|discussion (of|on)|matters relating to)\s+`)
	// act is what was done with a matter.
	act = regexp.MustCompile(`(?i)^(acquisition|adoption|appointment|approval|award|closure|co-option|consultation|disposal|election|extension|grant|lease|letting|maintenance|making|monitoring|naming|provision|purchase|refurbishment|removal|renewal|repair|replacement|review|sale|setting|signing|transfer|transmission) (of|on|to) (.+)$`)
	// state is how far a matter is.
	state     = regexp.MustCompile(`(?i)^(draft|proposed|revised|updated|interim|provisional) (.+)$`)
	yearFirst = regexp.MustCompile(`^((?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?) (.+)$`)
	article   = regexp.MustCompile(`(?i)^(the|a|an) `)
)

func withoutArticle(s string) string { return article.ReplaceAllString(s, "") }

// sortKey is s as an index sorts it: without regard to capitals, accents and signs.
func sortKey(s string) string {
	return strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
