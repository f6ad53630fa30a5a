package moderngov

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"minutebook/data"

	"minutebook/data/record"
)

var (
	apologyForm = regexp.MustCompile(`(?i)\bapolog(?:y|ies)\b[^.:]*?\b(?:(?:received|given|submitted|tendered|accepted|made|noted|presented|sent)\b[^.:]{0,40}?\s(?:from|by|on behalf of|for)|from|on behalf of)\s*:?\s+`)
	apologyLead = regexp.MustCompile(`(?i)^apologies(?: for (?:absence|non-attendance))?\s*[:–-]\s*`)
	presentLead = regexp.MustCompile(`(?i)^(?:members |councillors )?present\s*[:–-]\s*(?:councillors?:\s*)?`)
	substituted = regexp.MustCompile(`(?i)\(\s*(?:for whom|with)\s+(.+?)\s+(?:substituted|substituting|attended|as (?:a )?substitute)\s*\)|\(\s*substitute(?:d by)?\s*:?\s*(.+?)\s*\)`)
	standsIn    = regexp.MustCompile(`(?:^|[.;,]\s+|\band\s+)` + nameForm + `\s+(?:was present as|was|attended as|attended|acted as|acting as)?\s*(?:a\s+)?(?i:substitut(?:e|ed|ing)\s+(?:member\s+)?for|on behalf of|in (?:the )?place of)\s+` + nameForm)
	honorifics  = regexp.MustCompile(`(?i)^(?:the\s+)?(lord mayor|deputy mayor|mayor|councillors?|cllrs?\.?|aldermen|alderman|deputy|mr\.?|mrs\.?|ms\.?|miss|dr\.?|sir|lord|lady|baroness|professor|prof\.?|rev(?:erend)?\.?|rt\.? hon\.?|right honourable)\s+`)
	nameWord    = regexp.MustCompile(`^(?:[A-Z][\p{L}'’.-]*|de|van|von|der|den|la|le|du|al|el|bin|y)$`)
	listSplit   = regexp.MustCompile(`\s*[,;\n]\s*(?:and\s+)?|\s+(?:and|&)\s+`)
	roleNote    = regexp.MustCompile(`(?i)\(\s*(vice[- ]chair\w*|chair\w*|co-?opted\b[^()]*|substitute\b[^()]*)\s*\)`)
	anyNote     = regexp.MustCompile(`\([^()]*\)`)
	sentenceEnd = regexp.MustCompile(`[\p{L}]{2,}\)?\.(?:\s+|$)|\)\.|;\s+and\s+for\b`)
	closing     = regexp.MustCompile(`(?i)^(?:the )?meeting (?:was )?(?:ended|closed|finished|concluded|declared closed)(?: at)?\s+(\d{1,2}[.:]\d{2}\s*(?:am|pm|a\.m\.?|p\.m\.?)?|\d{1,2}\s*(?:am|pm))`)
)

// people gathers who is named as present, absent or standing in.
type people struct {
	list   []data.Attendance
	places map[string]int // by plain name, where in list
	unread []string
}

// addPeople reads apologies, lists of members present and substitutes out of
// the minutes, and when the meeting ended.
func addPeople(m *record.Meeting) (unread []string) {
	p := people{places: map[string]int{}}
	for _, a := range m.Attendance {
		p.add(a)
	}
	for _, it := range m.Items {
		about := strings.Contains(strings.ToLower(it.Title), "apolog") || strings.Contains(strings.ToLower(it.Title), "attendance")
		waiting := data.Presence("") // "Present:" stood alone: names follow
		for _, b := range it.Minutes.Blocks {
			text := b.Text()
			switch {
			case waiting != "" && b.Kind.IsList():
				p.names(text, waiting)
				continue
			case waiting != "" && startsWithName(text):
				p.names(text, waiting)
				waiting = ""
				continue
			}
			waiting = p.read(text, about)
			if c := closing.FindStringSubmatch(text); c != nil && m.Meeting.Ended == "" {
				m.Meeting.Ended, _ = data.ParseClock(c[1])
			}
		}
	}
	m.Attendance = p.list
	return p.unread
}

// read takes the names out of one paragraph. about tells that the item is the
// one for apologies. If the names come after the paragraph, it returns what they
// are.
func (p *people) read(text string, about bool) (waiting data.Presence) {
	if len(text) > 3000 || !about && !strings.Contains(text, "polog") && !strings.Contains(text, "POLOG") && !presentLead.MatchString(text) {
		return ""
	}
	if loc := presentLead.FindStringIndex(text); loc != nil {
		return p.listed(text[loc[1]:], data.Present)
	}
	loc := apologyLead.FindStringIndex(text)
	if loc == nil {
		loc = apologyForm.FindStringIndex(text)
	}
	if loc != nil && !strings.Contains(strings.ToLower(text[:loc[1]]), "lateness") {
		waiting = p.listed(firstSentence(text[loc[1]:]), data.Apologies)
	}
	if loc != nil || about {
		for _, m := range standsIn.FindAllStringSubmatch(text, -1) {
			p.standIn(m[1], m[2])
		}
	}
	return waiting
}

func (p *people) listed(names string, presence data.Presence) (waiting data.Presence) {
	if strings.TrimSpace(names) == "" {
		return presence
	}
	p.names(names, presence)
	return ""
}

// startsWithName tells whether a paragraph is a list of names.
func startsWithName(text string) bool {
	first := listSplit.Split(text, 2)[0]
	person, _ := personOf(first, "")
	return person.Family != ""
}

// firstSentence ends at a full stop after a word; initials keep theirs.
func firstSentence(s string) string {
	for _, loc := range sentenceEnd.FindAllStringIndex(s, -1) {
		word := s[loc[0]:loc[1]]
		if isTitleWord(strings.Trim(word, " .\n")) {
			continue
		}
		return s[:loc[1]]
	}
	return s
}

func isTitleWord(w string) bool {
	switch strings.ToLower(w) {
	case "cllr", "cllrs", "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "rt", "st":
		return true
	}
	return false
}

// names reads a list of names: "Councillors A Day (Chair), B Roe and Mr C Lee".
func (p *people) names(list string, presence data.Presence) {
	title := ""
	hide := strings.NewReplacer(",", "\x01", ";", "\x02", " and ", " \x03 ")
	show := strings.NewReplacer("\x01", ",", "\x02", ";", "\x03", "and")
	list = anyNote.ReplaceAllStringFunc(list, hide.Replace)
	for _, piece := range listSplit.Split(list, -1) {
		piece = strings.Trim(show.Replace(piece), " .:\t")
		if piece == "" {
			continue
		}
		person, plural := personOf(piece, title)
		if plural != "" {
			title = plural
		}
		if person.Family == "" {
			if looksNamed(piece) && !standsIn.MatchString(piece) {
				p.unread = append(p.unread, fmt.Sprintf("The name %q among the %s could not be read.", piece, presence))
			}
			continue
		}
		a := data.Attendance{Person: person, Role: roleOf(piece), Presence: presence}
		at := p.add(a)
		if m := substituted.FindStringSubmatch(piece); m != nil {
			p.substitute(m[1]+m[2], at)
		}
	}
}

// looksNamed tells a name from the rest of a sentence.
func looksNamed(piece string) bool {
	return isOffice(piece) || unicode.IsUpper(firstRune(piece)) && len(strings.Fields(piece)) <= 6
}

func roleOf(piece string) data.Role {
	m := roleNote.FindStringSubmatch(piece)
	if m == nil {
		return data.Ordinary
	}
	switch note := strings.ToLower(m[1]); {
	case strings.HasPrefix(note, "vice"):
		return data.ViceChair
	case strings.HasPrefix(note, "chair"):
		return data.Chair
	case strings.HasPrefix(note, "co"):
		return data.CoOpted
	}
	return data.Substitute
}

// personOf reads one name. A plural title ("Councillors") stands for the names
// after it as well and comes back for them. A person without a family name was
// not read.
func personOf(piece, title string) (person data.Person, plural string) {
	name := squeeze(anyNote.ReplaceAllString(piece, " "))
	own := ""
	for {
		m := honorifics.FindStringSubmatch(name)
		if m == nil {
			break
		}
		name = name[len(m[0]):]
		word, many := singular(m[1])
		if many {
			plural = word
		}
		own = strings.TrimSpace(own + " " + word)
	}
	name = strings.TrimSuffix(name, ".")
	parts := strings.Fields(name)
	if isOffice(piece) {
		return data.Person{}, plural
	}
	if len(parts) == 0 || len(parts) > 5 {
		return data.Person{}, plural
	}
	for _, w := range parts {
		if !nameWord.MatchString(w) {
			return data.Person{}, plural
		}
	}
	switch {
	case own == "" && title == "" && len(parts) == 1:
		return data.Person{}, plural // "Officers" is nobody's name
	case own == "":
		own = title
	case plural == "" && title != "" && own != title && !strings.HasPrefix(own, "Councillor"):
		if own == "Mrs" || own == "Miss" || own == "Ms" || own == "Dr" || own == "Mr" {
			own = title + " " + own
		}
	}
	family := len(parts) - 1
	for family > 0 && isSuffix(parts[family]) {
		family--
	}
	return data.Person{Honorific: own, Given: strings.Join(parts[:family], " "), Family: strings.Join(parts[family:], " ")}, plural
}

// isOffice tells an office that stands for its holder: "the Lord Mayor".
func isOffice(piece string) bool {
	switch strings.TrimPrefix(strings.ToLower(squeeze(piece)), "the ") {
	case "mayor", "deputy mayor", "lord mayor", "chair", "chairman", "vice-chair", "vice-chairman", "leader", "deputy leader":
		return true
	}
	return false
}

func isSuffix(w string) bool {
	switch strings.Trim(w, ".") {
	case "MBE", "OBE", "CBE", "JP", "QC", "KC", "BEM", "MP", "Jr", "Sr", "Jnr", "Snr":
		return true
	}
	return false
}

func singular(title string) (word string, many bool) {
	switch t := strings.ToLower(strings.TrimSuffix(title, ".")); t {
	case "councillors", "cllrs":
		return "Councillor", true
	case "councillor", "cllr":
		return "Councillor", false
	case "aldermen":
		return "Alderman", true
	}
	if known := data.PersonNamed(title + " X").Honorific; known != "" && !strings.Contains(title, " ") {
		return known, false
	}
	words := strings.Fields(title)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + strings.TrimSuffix(w[1:], ".")
	}
	return strings.Join(words, " "), false
}

// add puts a person in the list once; a later word about the same person only
// fills what was not known. It returns the person's place.
func (p *people) add(a data.Attendance) int {
	key := strings.ToLower(a.Person.PlainName())
	if at, ok := p.places[key]; ok {
		return at
	}
	a.Person.ID = int64(len(p.list) + 1)
	p.places[key] = len(p.list)
	p.list = append(p.list, a)
	return len(p.list) - 1
}

// standIn records that a stood in for b, both named in running text.
func (p *people) standIn(a, b string) {
	absent, _ := personOf(b, "")
	if absent.Family == "" {
		return
	}
	p.substitute(a, p.add(data.Attendance{Person: absent, Role: data.Ordinary, Presence: data.Apologies}))
}

// substitute records that the person named stood in for the one at the place.
func (p *people) substitute(name string, at int) {
	person, _ := personOf(name, "")
	if person.Family == "" {
		return
	}
	sub := p.add(data.Attendance{Person: person, Role: data.Substitute, Presence: data.Present})
	if sub == at {
		return
	}
	p.list[sub].Role, p.list[sub].Presence = data.Substitute, data.Present
	p.list[sub].For = p.list[at].Person.ID
}
