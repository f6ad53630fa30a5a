package moderngov

import (
	"regexp"
	"strconv"
	"strings"

	"minutebook/data/doc"
)

const (
	countWord = `(\d{1,3}|no|none|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)`
	abstained = `abst(?:entions?|ained|aining|ain)`
	// A title and up to four words of a name. Initials may carry a full stop.
	nameForm = `((?:(?:Councillors?|Cllrs?\.?|Alderman|The Mayor|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Lord|Lady|Baroness|Professor|Prof\.?|Rev\.?)\s+){0,2}(?:[A-Z]\.?\s+){0,3}[A-Z][\p{L}'’-]*(?:\s+[A-Z][\p{L}'’-]+){0,3})`
)

var (
	voteForms = []struct {
		form                        *regexp.Regexp
		forAt, againstAt, abstainAt int
	}{
		{regexp.MustCompile(`(?i)\bfor\s*[:=–-]\s*` + countWord + `\b\W{0,4}\bagainst\s*[:=–-]\s*` + countWord + `\b(?:\W{0,4}\b` + abstained + `\s*[:=–-]\s*` + countWord + `\b)?`), 1, 2, 3},
		{regexp.MustCompile(`(?i)\(\s*` + countWord + `\s*\)\s*for\b\W{0,4}\(\s*` + countWord + `\s*\)\s*against\b(?:\W{0,4}(?:and\s*)?\(\s*` + countWord + `\s*\)\s*` + abstained + `)?`), 1, 2, 3},
		{regexp.MustCompile(`(?i)\b` + countWord + `\s+(?:votes?\s+|members?\s+(?:voted\s+|voting\s+)?)?(?:for|in favour)(?:\s+of the \w+)?\b\W{0,3}(?:(?:and|with)\s+)?` + countWord + `\s+(?:votes?\s+|members?\s+(?:voted\s+|voting\s+)?)?against\b(?:\W{0,3}(?:(?:and|with)\s+){0,2}` + countWord + `\s+(?:members?\s+)?` + abstained + `)?`), 1, 2, 3},
		{regexp.MustCompile(`(?i)\b(?:carried|agreed|approved|resolved)\s+by\s+` + countWord + `\s+votes?\s+to\s+` + countWord + `\b(?:\W{0,3}(?:(?:and|with)\s+){0,2}` + countWord + `\s+` + abstained + `)?`), 1, 2, 3},
	}
	tie        = regexp.MustCompile(`(?i)\b(\d{1,3})\s*:\s*(\d{1,3})\b[^.]{0,40}\bcasting vote`)
	casting    = regexp.MustCompile(`(?i)\bon the (?:chair|chairman|chairwoman|chairperson|mayor|president)['’]?s?(?: second or)? casting vote\b|\bcasting vote of the (?:chair|mayor|president)`)
	noDivision = regexp.MustCompile(`(?i)\bnem\.? con\b|\bwithout (?:a )?(?:division|vote)\b|\bby (?:general )?assent\b`)

	moverForms = []*regexp.Regexp{
		regexp.MustCompile(`(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED)(?:\s+by\s+|\s*[-–:]\s*)` + nameForm + `\s*[,;.]?\s*(?:and\s+)?(?:it was\s+|was\s+|duly\s+)*(?:[Ss]econded|SECONDED)(?:\s+by\s+|\s*[-–:]\s*)` + nameForm),
		regexp.MustCompile(nameForm + `\s*,\s*seconded by\s+` + nameForm + `\s*,?\s*(?:proposed|moved)\b`),
		regexp.MustCompile(nameForm + `\s+(?:proposed|moved)\b[^.]{0,120}?\b(?:and\s+)?` + nameForm + `\s+seconded\b`),
	}
	trailingWord = regexp.MustCompile(`\s+(?:And|It|The|That|RESOLVED|AGREED|Resolved|Agreed|Upon|On|In|For|Votes?|Unanimous\w*)(?:\s.*)?$`)
	// elsewhere marks a line about another question than the decision beside it.
	elsewhere = regexp.MustCompile(`(?i)\b(?:amendments?|lost|fell|withdrawn|rejected)\b`)
)

// fillVote reads the movers and the vote of a resolution out of its words, when
// they are unmistakable.
func fillVote(b *doc.Block) {
	r := b.Resolution
	text := squeeze(r.Lead + " " + b.Text())
	if r.Mover == nil {
		r.Mover, r.Seconder = moversOf(text)
	}
	if r.Vote == nil {
		r.Vote = voteOf(text)
	}
}

// fillFromNeighbours reads movers from the line before a resolution and the
// vote from the line after it, where these speak of nothing else.
func fillFromNeighbours(b *doc.Block, before, after []doc.Block) {
	if n := len(before); n > 0 && b.Resolution.Mover == nil && before[n-1].Kind == doc.Paragraph {
		if text := before[n-1].Text(); !elsewhere.MatchString(text) && len(strings.Fields(text)) <= longestAside {
			b.Resolution.Mover, b.Resolution.Seconder = moversOf(text)
		}
	}
	for _, next := range after {
		if next.Kind.IsList() {
			continue
		}
		text := next.Text()
		if next.Kind == doc.Paragraph && b.Resolution.Vote == nil && !elsewhere.MatchString(text) && len(strings.Fields(text)) <= longestAside {
			b.Resolution.Vote = voteOf(text)
		}
		return
	}
}

// longestAside is the most words of a paragraph that only says how the decision
// next to it was moved or voted on.
const longestAside = 30

func moversOf(text string) (mover, seconder *doc.Person) {
	for _, form := range moverForms {
		if m := form.FindStringSubmatch(text); m != nil {
			return personNamed(m[1]), personNamed(m[2])
		}
	}
	return nil, nil
}

func personNamed(name string) *doc.Person {
	name = squeeze(trailingWord.ReplaceAllString(name, ""))
	if name == "" {
		return nil
	}
	return &doc.Person{Name: name}
}

func voteOf(text string) *doc.Vote {
	for _, f := range voteForms {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		v := &doc.Vote{Method: doc.Hands, For: count(m[f.forAt]), Against: count(m[f.againstAt]), Abstained: count(m[f.abstainAt])}
		if casting.MatchString(text) && v.For == v.Against {
			v.Casting = doc.For
		}
		return v
	}
	if m := tie.FindStringSubmatch(text); m != nil && m[1] == m[2] {
		return &doc.Vote{Method: doc.Hands, For: count(m[1]), Against: count(m[2]), Casting: doc.For}
	}
	if noDivision.MatchString(text) {
		return &doc.Vote{Method: doc.Assent}
	}
	return nil
}

// count reads a number in figures or words; an empty one is none.
func count(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for n, word := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		if strings.EqualFold(s, word) {
			return n + 1
		}
	}
	return 0
}
