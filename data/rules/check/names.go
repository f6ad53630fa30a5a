package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/data/rules"
)

const (
	nameWord = `(?:(?:\p{Lu}\.)+|(?:Dr|Mrs?|Ms|Miss|Prof|Revd?|St)\.|\p{Lu}[\p{L}’'-]*)`
	nameForm = nameWord + `(?:[ \x{a0}](?:(?:de|van|der|den|von|la|le|ap|ab|du|di) )*` + nameWord + `){0,4}`
)

var (
	councillor = regexp.MustCompile(`(?:(\p{L}+)\s+)?\b(Councillors?|Cllrs?\.?|Cynghorydd|Aldermen|Alderman)\s+(` + nameForm + `(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s+&\s+)` + nameForm + `)*)`)
	titled     = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+(` + nameForm + `)`)
	capital    = regexp.MustCompile(`\p{Lu}[\p{L}’'-]+`)
	between    = regexp.MustCompile(`,\s+and\s+|,\s+|\s+and\s+|\s+&\s+`)
	initials   = regexp.MustCompile(`^(?:\p{Lu}{1,3}|(?:\p{Lu}\.)+)$`)

	// formerly stands before somebody who is no member now.
	formerly = regexp.MustCompile(`(?i)^(?:former|late|ex|past|honorary|retired)$`)
	mourned  = regexp.MustCompile(`(?i)\b(?:passed away|died|death of|in memory of|condolences|funeral|tributes?)\b`)
	// elsewhere stands before a councillor of another council.
	elsewhere = regexp.MustCompile(`(?i)^(?:county|district|borough|city|unitary|town|parish|community|ward)$`)

	// received is an item at which members of the public are heard.
	received   = regexp.MustCompile(`(?i)\bpetitions?\b|\bdeputations?\b`)
	publicWord = regexp.MustCompile(`(?i)\b(?:residents?|members? of the public|parishioners?|householders?|neighbours?|objectors?|petitioners?|questioners?|complainants?|tenants?)\b`)
	// speaksFor is what follows the name of somebody who came for others.
	speaksFor = regexp.MustCompile(`^,?\s*(?:\(|representing\b|on behalf of\b|(?:of|from|for) the\b|for\b)`)
)

// offices are words of titles and posts: a name with one in it is none.
var offices = strings.Fields("The A An It In At On For Of To This That These And But Or Also Then When As Chair Chairman Chairwoman Chairperson Vice Deputy Mayor " +
	"Leader Leaders Member Members Head Heads Director Directors Officer Officers Clerk Clerks Manager Managers Engineer Solicitor Treasurer Secretary Chief Executive Assistant Cabinet Portfolio " +
	"Holder Council Councils Committee Committees Sub-Committee Panel Board Group Groups Forum Party Ward Wards Monitoring Champion Champions Representative Representatives Spokesperson Governor " +
	"Call Code Development Support Allowance Allowances Training Services Workshop Briefing Grant Grants Fund Funds Questions Question Surgery Surgeries Conduct Speaker President Planning " +
	"Inspector Superintendent Sergeant Constable PCSO MP RESOLVED AGREED NOTED Resolved Agreed Proposed Seconded Apologies Present Absent Item Items Motion Amendment None Nil")

// names are the people who are known.
type names struct {
	families map[string]string // as it is written, by the name in lower case
	given    map[string][]data.Person
	family   map[string][]data.Person
	sitting  bool // it is known who sits on the body
}

func newNames(m record.Meeting, people []data.Person) names {
	n := names{families: map[string]string{}, given: map[string][]data.Person{}, family: map[string][]data.Person{}, sitting: len(m.Members)+len(m.Attendance) > 0}
	add := func(p data.Person) {
		if p.Family != "" {
			n.families[plain(p.Family)] = p.Family
			n.family[plain(p.Family)] = append(n.family[plain(p.Family)], p)
		}
		if first := firstName(p); len(first) > 2 {
			n.given[first] = append(n.given[first], p)
		}
	}
	for _, p := range people {
		add(p)
	}
	for _, s := range m.Members {
		add(s.Person)
	}
	for _, a := range m.Attendance {
		add(a.Person)
	}
	for _, c := range append(slices.Clone(m.Meeting.Contacts), m.Body.Contact) {
		add(data.PersonNamed(c.Name))
	}
	for _, it := range m.Items {
		add(data.PersonNamed(it.Presenter))
	}
	return n
}

// firstName is the first of a person's given names, as plain has it.
func firstName(p data.Person) string {
	first, _, _ := strings.Cut(p.Given, " ")
	return plain(first)
}

// plain is a name in lower case with straight apostrophes.
func plain(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }

// known tells whether the words of a name hold a family name, or the first name,
// of somebody who is known.
func (n names) known(name string) bool {
	tokens := tokensOf(name)
	for i := range tokens {
		for j := i + 1; j <= len(tokens); j++ {
			if _, ok := n.families[strings.Join(tokens[i:j], " ")]; ok {
				return true
			}
		}
	}
	return len(tokens) == 1 && n.given[tokens[0]] != nil
}

// near is the one family name that a name was probably meant for; empty for none.
func (n names) near(name string) string {
	best, least := "", 99
	for _, token := range tokensOf(name) {
		most := 2
		if utf8.RuneCountInString(token) < 6 {
			most = 1
		}
		for family, written := range n.families {
			switch d := edits(token, family); {
			case d > most || d > least:
			case d < least:
				best, least = written, d
			case best != written:
				best = "" // two are as near
			}
		}
	}
	return best
}

func tokensOf(name string) []string {
	var out []string
	for _, t := range strings.Fields(plain(name)) {
		t = strings.TrimSuffix(strings.TrimSuffix(t, "'s"), "'")
		out = append(out, strings.Trim(t, ".,'-"))
	}
	return out
}

// noName tells whether words that look like a name are a title, a post or the
// initials by which some parishes call their members.
func noName(name string) bool {
	short := true
	for _, t := range strings.Fields(name) {
		if isOffice(t) {
			return true
		}
		short = short && initials.MatchString(t)
	}
	return short
}

// isOffice tells whether a word is of a title or a post. One letter is an initial.
func isOffice(word string) bool {
	return len(word) > 1 && slices.Contains(offices, strings.TrimRight(word, ",’'"))
}

// before is a name without the words that stand behind it: "Day Chairman".
func before(name string) string {
	words := strings.Split(name, " ")
	if i := slices.IndexFunc(words, isOffice); i > 0 {
		return strings.Join(words[:i], " ")
	}
	return name
}

// strangers finds councillors whom nobody knows, "Councillor Dya", and names
// that are all but those of somebody who is known.
func strangers(s *sitting, p passage) []Finding {
	if !s.names.sitting || mourned.MatchString(p.text) {
		return nil
	}
	out := slices.Concat(councillors(s, p), slips(s, p))
	if len(out) < 2 {
		return out
	}
	return apart(out)
}

func councillors(s *sitting, p passage) []Finding {
	if !holds(p.text, "Cllr", "Councillor", "Alderm", "Cynghorydd") {
		return nil
	}
	var out []Finding
	for _, m := range councillor.FindAllStringSubmatchIndex(p.text, -1) {
		g := groups(p.text, m)
		if formerly.MatchString(g[1]) || elsewhere.MatchString(g[1]) {
			continue
		}
		several := strings.HasSuffix(strings.TrimSuffix(g[2], "."), "s") || g[2] == "Aldermen"
		for i, at := range listed(g[3], several) {
			name := at.of(g[3])
			if i == 0 {
				name = before(name)
				at.to = at.from + len(name)
			}
			if noName(name) || s.names.known(name) {
				if noName(name) && i > 0 {
					break
				}
				continue
			}
			words := span{m[6] + at.from, m[6] + at.to}
			if i == 0 {
				words.from = m[4]
			}
			says := fmt.Sprintf("Nobody called %s is known.", clip(name))
			if near := s.names.near(name); near != "" {
				says = fmt.Sprintf("%s: do you mean %s?", clip(words.of(p.text)), near)
			}
			out = append(out, p.find(Nobody, goodPractice, words, says))
		}
	}
	return out
}

// listed parts "Day, Lamb and Poe" into its names; of one who stands alone only
// the first. What follows "and" after the last is no part of the list.
func listed(list string, several bool) []span {
	var out []span
	from := 0
	for _, m := range append(between.FindAllStringIndex(list, -1), []int{len(list), len(list)}) {
		name := list[from:m[0]]
		out = append(out, span{from, from + len(strings.TrimRight(possessive.ReplaceAllString(name, ""), ". "))})
		if !several || from > 0 && strings.Contains(list[:from], "and ") {
			break
		}
		from = m[1]
	}
	return out
}

var possessive = regexp.MustCompile(`[’']s?$`)

// residents finds members of the public who are named where the public speak.
func residents(s *sitting, p passage) []Finding {
	if !p.public || !holds(p.text, "Mr", "Ms", "Miss", "Mx") {
		return nil
	}
	var out []Finding
	spoken := rules.PurposeOf(p.item.Title) == rules.ForPublic || received.MatchString(p.item.Title)
	for _, at := range sentences(p.text) {
		words := at.of(p.text)
		if !spoken && !publicWord.MatchString(words) {
			continue
		}
		for _, m := range titled.FindAllStringSubmatchIndex(words, -1) {
			name, after := words[m[2]:m[3]], words[m[3]:]
			if noName(name) || s.names.known(name) || speaksFor.MatchString(after) || hasPost(words[:m[0]], after) {
				continue
			}
			end := m[0] + len(strings.TrimRight(possessive.ReplaceAllString(words[m[0]:m[1]], ""), ". "))
			f := p.find(PublicNamed, "SALC and LALC advice on minutes", span{at.from + m[0], at.from + end}, "")
			f.Says = fmt.Sprintf("%s seems to be a member of the public: they are best not named.", clip(f.Words))
			out = append(out, f)
		}
	}
	return out
}

// hasPost tells whether a post stands before or after a name: "the Head of
// Finance, Mr Poe", "Mr Poe, Clerk to the Council".
func hasPost(before, after string) bool {
	last := strings.Fields(before)
	near := last[max(0, len(last)-4):]
	if rest, ok := strings.CutPrefix(after, ", "); ok {
		next := strings.Fields(rest)
		near = append(near, next[:min(4, len(next))]...)
	}
	return slices.ContainsFunc(near, isPost)
}

var posts = strings.Fields("chair chairman chairwoman mayor leader head director officer clerk manager engineer solicitor treasurer secretary chief executive inspector sergeant constable pcso architect consultant surveyor headteacher principal")

func isPost(word string) bool {
	return slices.Contains(posts, strings.ToLower(strings.Trim(word, ",.;’")))
}
