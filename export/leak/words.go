package leak

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// run is how many words in a row tell where they come from, in what the program
// itself has drawn; foreignRun in the reports of others, which share phrases.
const (
	run        = 5
	foreignRun = 10
)

// text is what is read at one place, in a form in which type, line breaks and
// punctuation do not matter: small letters and figures, one word behind the other.
type text struct {
	squashed []byte
	starts   []bool // whether a word starts at the byte
}

// word is a word of a text in that form, and as it was written.
type word struct {
	key     string
	capital bool // it begins with a capital and is not the first of its sentence
}

// words parts a string into words.
func words(s string) []word {
	var out []word
	each(s, func(key []byte, capital bool) { out = append(out, word{string(key), capital}) })
	return out
}

// each hands the words of a string over one after the other. Figures with points
// and commas are one word: "£412,000" is "412000". The key is used again.
func each(s string, do func(key []byte, capital bool)) {
	if !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	var key []byte
	capital, first := false, true
	before := ' '
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if len(key) == 0 {
				capital = unicode.IsUpper(r)
			}
			key = utf8.AppendRune(key, unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b':
			continue
		case len(key) > 0 && strings.ContainsRune(".,'’/", r) && joins(before, r, next(s[i+utf8.RuneLen(r):])):
		default:
			if len(key) > 0 {
				do(key, capital && !first)
				key, first = key[:0], false
			}
			if r == '.' || r == '!' || r == '?' || r == '\n' {
				first = true
			}
		}
		before = r
	}
	if len(key) > 0 {
		do(key, capital && !first)
	}
}

func next(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// joins tells whether a mark between two characters parts no words.
func joins(before, mark, after rune) bool {
	if mark == '\'' || mark == '’' {
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return unicode.IsDigit(before) && unicode.IsDigit(after) || mark == '/' && (unicode.IsDigit(before) || unicode.IsDigit(after))
}

// squash puts the words of a string one behind the other.
func squash(s string) text {
	t := text{make([]byte, 0, len(s)), make([]bool, 0, len(s))}
	each(s, func(key []byte, _ bool) {
		t.squashed = append(t.squashed, key...)
		for i := range key {
			t.starts = append(t.starts, i == 0)
		}
	})
	return t
}

// eachWord hands the words over one after the other.
func (t text) eachWord(do func(key string)) {
	for from := 0; from < len(t.squashed); {
		to := from + 1
		for !t.endsWord(to) {
			to++
		}
		do(string(t.squashed[from:to]))
		from = to
	}
}

// has tells whether a word stands in the text.
func (t text) has(key string) bool {
	for at := 0; ; at++ {
		i := bytes.Index(t.squashed[at:], []byte(key))
		if i < 0 {
			return false
		}
		if at += i; t.starts[at] && t.endsWord(at+len(key)) {
			return true
		}
	}
}

// endsWord tells whether a word ends before byte i.
func (t text) endsWord(i int) bool { return i >= len(t.starts) || t.starts[i] }

// figures counts the figures of a word.
func figures(key string) int {
	n := 0
	for _, r := range key {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// isYear tells whether a word is a year, which stands anywhere.
func isYear(key string) bool {
	return len(key) == 4 && figures(key) == 4 && (key[:2] == "19" || key[:2] == "20")
}

// ordinary tells whether a word says nothing about where it comes from: it is
// short, a year, or one that every council uses.
func ordinary(key string) bool {
	n := figures(key)
	if n == len(key) {
		return n < 4 || isYear(key)
	}
	return len([]rune(key)) < 3 || common[key]
}

// common are the words of ordinary English and of council papers.
var common = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(commonWords) {
		out[w] = true
	}
	return out
}()

const commonWords = `
the and for that this with from have has had was were are been being not but they their them there then than these those which who whom whose what when where why how
all any some each every both either neither other others another such same own more most much many few less least further also only very too well now just still yet again
his her its our your she him you one two three four five six seven eight nine ten first second third last next new old good
can could may might must shall should will would did does done doing make makes made making take takes taken took give given gave get got put set let say says said see seen
into onto upon over under above below between among before after during until while since about against within without through throughout towards around off out down per via
because therefore however although though whether unless except including include includes included regard regarding respect relation accordance subject order part parts
day days week weeks month months year years today time times date dates hour hours minute minutes
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
council councils councillor councillors cllr member members committee committees sub subcommittee panel board cabinet executive body authority authorities meeting meetings
chair chairman chairwoman vice deputy mayor leader clerk officer officers director directors head heads chief assistant manager monitoring solicitor treasurer secretary team service services department
agenda item items report reports paper papers appendix appendices minutes note noted notes noting record recorded records document documents page pages section sections schedule paragraph paragraphs act acts regulations law legal legislation
resolved resolve resolution resolutions recommended recommend recommendation recommendations agreed agree agreement approve approved approval decide decided decision decisions delegate delegated consider considered considers consideration
motion motions amendment amendments moved mover proposed proposer proposal proposals seconded seconder vote voted votes voting carried lost abstained abstention abstentions favour assent unanimously
public press private exempt exclusion excluded exclude confidential information publication published local government business financial affairs particular person persons individual interest interests declaration declarations declare declared
action actions owner due status open closed overdue progress withdrawn completed
attendance present apologies absence absent attended attend arrived left leave returned remote substitute welcome welcomed opened open closing closed ended started adjourned resumed
question questions answer answers answered asked ask asks response responded comment comments commented discussion discussed discuss debate debated concern concerns view views matter matters issue issues
following attached below above set out detail details detailed details background purpose summary introduction conclusion conclusions implications implication options option reason reasons equality equalities environmental climate risk risks consultation finance financial resources staffing human crime disorder
county district borough city town parish village ward community communities area areas local national england wales english welsh united kingdom
fund funds funding budget budgets cost costs costed expenditure income capital revenue amount total sum money pounds price value rate rates
plan plans planning policy policies strategy strategies scheme schemes programme project projects work works working development process procedure
application applications applicant site sites land property building buildings road street lane
people residents resident staff contract contracts contractor terms condition conditions need needs needed require required requires requirement support supported provide provided provides provision
receive received receives update updates updated review reviewed reviews monitor monitoring continue continued ensure seek sought accept accepted confirm confirmed sign signed correct true copy
thank thanked thanks advise advised advice inform informed explain explained outline outlined present presented presentation refer referred request requested write written letter email send sent contact
verbal follow supplement supplied separately restricted draft cancelled contents contact venue notice quorum membership summons summoned proper issued running sheet
mrs miss sir dame professor esq hon rev
`
