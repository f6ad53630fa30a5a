package check

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
	"minutebook/data/doc"
)

var (
	money     = regexp.MustCompile(`(?i)£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:million|m|bn|billion|k)\b)?`)
	reference = regexp.MustCompile(`\b[A-Z0-9]+(?:[/-][A-Z0-9]+)+\b`)
	proper    = regexp.MustCompile(`\p{Lu}[\p{Ll}][\p{L}’'-]*(?:\s+(?:(?:&|and|of)\s+)?\p{Lu}[\p{L}’'-]*)+`)
	// nobody's secret: words of posts, bodies and laws.
	common = strings.Fields("chief executive council council’s committee sub-committee head director officer officers monitoring local government act schedule part paragraph cabinet leader chair chairman " +
		"chairwoman mayor deputy assistant service services county district borough town parish city government department strategy policy plan report finance environment legal democratic " +
		"members member resolved noted agreed that the public press january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday " +
		"annual general meeting working group panel board clerk solicitor treasurer manager team house great britain united kingdom england wales scotland")
)

// term is a telling word of the minutes: a sum of money, a reference or a name.
type term struct {
	key    string // how it is compared
	public bool
	at     Finding // where it stands
}

// terms lists the telling words of a passage: sums with at least two figures
// that are not noughts, or of 100,000 pounds and more; references with at least
// three figures; names of two words or more.
func terms(p passage) []term {
	var out []term
	add := func(key string, from, to int) {
		out = append(out, term{key, p.public, p.find(ExemptWords, "LGA 1972 s.100C(1)", span{from, to}, "")})
	}
	for _, m := range money.FindAllStringIndex(p.text, -1) {
		words := strings.TrimRight(p.text[m[0]:m[1]], ", ")
		if key := sum(words); key != "" {
			add(key, m[0], m[0]+len(words))
		}
	}
	for _, m := range reference.FindAllStringIndex(p.text, -1) {
		if words := p.text[m[0]:m[1]]; isReference(words) {
			add(words, m[0], m[1])
		}
	}
	for _, m := range proper.FindAllStringIndex(p.text, -1) {
		words := possessive.ReplaceAllString(p.text[m[0]:m[1]], "")
		title := len(honorific.FindString(words))
		if name := words[title:]; isName(name, title > 0) {
			add(plain(name), m[0]+title, m[0]+len(words))
		}
	}
	return out
}

// sum is a sum of money in one form, empty if it could stand anywhere by chance.
func sum(words string) string {
	s := strings.ToLower(strings.NewReplacer(" ", "", ",", "", "£", "").Replace(words))
	for _, unit := range []struct {
		word  string
		zeros int
	}{{"million", 6}, {"billion", 9}, {"bn", 9}, {"m", 6}, {"k", 3}, {"", 0}} {
		if figures, ok := strings.CutSuffix(s, unit.word); ok {
			pounds, pence, _ := strings.Cut(figures, ".")
			if unit.zeros > 0 {
				pence += strings.Repeat("0", max(0, unit.zeros-len(pence)))
				pounds, pence = pounds+pence[:unit.zeros], pence[unit.zeros:]
			}
			pounds = strings.TrimLeft(pounds, "0")
			telling := len(strings.ReplaceAll(pounds+pence, "0", ""))
			if len(pounds) < 3 && pence == "" || telling < 2 && len(pounds) < 6 {
				return ""
			}
			return "£" + pounds + "." + strings.TrimRight(pence, "0")
		}
	}
	return ""
}

var financialYear = regexp.MustCompile(`^(?:19|20)\d\d[/-]\d{2}(?:\d\d)?$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$`)

// isReference tells whether figures and letters name a file: "24/01234/FUL".
func isReference(words string) bool {
	figures := 0
	for _, r := range words {
		if r >= '0' && r <= '9' {
			figures++
		}
	}
	return figures >= 3 && (figures < len(words)-strings.Count(words, "/")-strings.Count(words, "-") || figures >= 6) && !financialYear.MatchString(words)
}

var honorific = regexp.MustCompile(`^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Councillor|Cllr|Sir|Dame|Professor)\s+)+`)

// isName tells whether capitalised words are the name of somebody or something:
// two words, or one after a title.
func isName(words string, titled bool) bool {
	telling := 0
	for _, w := range strings.Fields(words) {
		switch {
		case w == "and" || w == "of" || w == "&":
		case slices.Contains(common, strings.ToLower(w)) || slices.Contains(offices, w):
			return false
		default:
			telling++
		}
	}
	return telling >= 2 || titled && telling == 1
}

// exempt finds telling words of exempt business in what the public may read. It
// leaves out what the public agenda says itself, and who sits on the body or
// works for it.
func exempt(s *sitting) []Finding {
	secret := map[string]string{} // where the word stands, by the word
	for _, it := range s.Items {
		for _, t := range s.read[it.ID].terms {
			if !t.public && secret[t.key] == "" {
				secret[t.key] = called(it.Item)
			}
		}
	}
	if len(secret) == 0 {
		return nil
	}
	open := plain(s.openText())
	said := map[string]bool{}
	var out []Finding
	for _, it := range s.Items {
		for _, t := range s.read[it.ID].terms {
			where := secret[t.key]
			once := t.at.Block + "\x00" + t.key
			if !t.public || where == "" || said[once] || strings.Contains(open, plain(t.at.Words)) || s.names.known(t.at.Words) {
				continue
			}
			said[once] = true
			f := t.at
			f.Says = fmt.Sprintf("%s also stands in exempt business (%s); here the public can read it.", quoted(f.Words), where)
			out = append(out, f)
		}
	}
	return out
}

func called(it data.Item) string {
	if it.MinuteNumber != "" {
		return "minute " + it.MinuteNumber
	}
	if it.AgendaNumber != "" {
		return "item " + it.AgendaNumber
	}
	return clip(it.Title)
}

// openText is what the public agenda says: titles, presenters, the agenda texts
// of public items, the names of their papers, and of the body and its people.
func (s *sitting) openText() string {
	words := []string{s.Body.Name, s.Body.Wording.Authority, s.Body.Venue, s.Meeting.Meeting.Venue}
	for _, it := range s.Items {
		if s.hidden[it.ID] {
			words = append(words, cmp.Or(it.Description, it.Title))
			continue
		}
		words = append(words, it.Title, it.Presenter)
		for _, b := range it.Agenda.Blocks {
			if b.Exempt == "" {
				words = append(words, doc.Plain(doc.Document{Blocks: []doc.Block{b}}))
			}
		}
		for _, p := range it.Papers {
			if p.Exempt == "" {
				words = append(words, p.Name)
			}
		}
	}
	for _, p := range s.known.People {
		words = append(words, p.PlainName(), p.Post, p.Party, p.Ward)
	}
	return strings.Join(words, "\n")
}
