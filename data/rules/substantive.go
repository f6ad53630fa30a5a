package rules

import (
	"regexp"
	"slices"
	"strings"

	"minutebook/data/doc"
)

// Substantive is a motion as amended, which takes the place of the motion and is
// debated and put in its turn.
type Substantive struct {
	Of       string // id of the motion in whose place it stands
	Mover    *doc.Person
	Seconder *doc.Person
	Text     string // as in doc.Lettered
	Clear    bool   // the amendments were understood; else their words stand below the motion's
}

// SubstantiveAt is the substantive motion that is to be put next in the minutes
// of an item: amendments of the motion moved last were carried, and no motion
// has taken its place yet. Amendments that were lost, withdrawn or fell leave
// the motion as it is. It is false where there is none.
func SubstantiveAt(d doc.Document) (Substantive, bool) {
	at := LastMotion(d)
	if at < 0 || d.Blocks[at].Motion.Outcome != doc.Undecided {
		return Substantive{}, false
	}
	head := d.Blocks[at]
	s := Substantive{Of: head.ID, Mover: head.Motion.Mover, Seconder: head.Motion.Seconder,
		Text: doc.Lettered(proposalAt(d, at)), Clear: true}
	found := false
	for _, i := range amendments(d, at) {
		if d.Blocks[i].Motion.Outcome != doc.Carried {
			continue
		}
		text, clear := Amended(s.Text, doc.Lettered(proposalAt(d, i)))
		s.Text, s.Clear, found = text, s.Clear && clear, true
	}
	return s, found
}

// AmendedInPrivate is why what goes on at an item in public is kept from the
// public: the motion that was moved last in public has an amendment that was
// carried and is exempt, or a substantive motion that is, and is not resolved yet.
// It is empty where there is nothing of the kind.
func AmendedInPrivate(d doc.Document) string {
	at := LastMotion(d)
	if at < 0 || slices.ContainsFunc(d.Blocks[at:], func(b doc.Block) bool { return b.Resolution != nil }) {
		return ""
	}
	why, head := d.Reasons(), d.Blocks[at]
	if of := head.Motion.Amends; why[head.ID] != "" { // in the place of one that is public
		_, first := d.Block(of)
		goesOn := head.Motion.Outcome == doc.Undecided || head.Motion.Outcome == doc.Carried
		if first >= 0 && why[of] == "" && goesOn {
			return why[head.ID]
		}
		return ""
	}
	for _, i := range amendments(d, at) {
		if b := d.Blocks[i]; head.Motion.Outcome == doc.Undecided && b.Motion.Outcome == doc.Carried && why[b.ID] != "" {
			return why[b.ID]
		}
	}
	return ""
}

// ToBeVoted is the place of what is voted on next at an item: the amendments of
// the open motion in their order, one at a time, then the motion; -1 for nothing.
// Where amendments were carried it is not the motion but the substantive one.
func ToBeVoted(d doc.Document) int {
	at := LastMotion(d)
	if at < 0 || d.Blocks[at].Motion.Outcome != doc.Undecided {
		return -1
	}
	for _, i := range amendments(d, at) {
		if d.Blocks[i].Motion.Outcome == doc.Undecided {
			return i
		}
	}
	if _, amended := SubstantiveAt(d); amended {
		return -1
	}
	return at
}

// amendments are the places of the amendments of the motion at a place. One that
// does not say what it amends amends the motion before it.
func amendments(d doc.Document, at int) []int {
	var out []int
	for i, b := range d.Blocks {
		m := b.Motion
		if b.Kind == doc.AmendmentKind && m != nil && (m.Amends == d.Blocks[at].ID || m.Amends == "" && i > at) {
			out = append(out, i)
		}
	}
	return out
}

// LastMotion is the place of the motion that was moved last, substantive or not;
// -1 if none was.
func LastMotion(d doc.Document) int {
	for i, b := range slices.Backward(d.Blocks) {
		if b.Kind == doc.MotionKind && b.Motion != nil {
			return i
		}
	}
	return -1
}

// proposalAt is the proposal whose head stands at a place, with its parts.
func proposalAt(d doc.Document, at int) []doc.Block {
	end := at + 1
	for end < len(d.Blocks) && d.Blocks[end].Kind == d.Blocks[at].Kind && d.Blocks[end].Level > 0 {
		end++
	}
	return d.Blocks[at:end]
}

// Amended is a motion as an amendment changes it. It understands amendments in
// the usual forms, one or several with a semicolon between them:
//
//	delete X and insert Y    leave out X    replace X with Y    for X substitute Y
//	insert after X: Y        after X insert Y       insert Y before X
//	add at the end: Y        at the end add Y
//	replace the motion with: Y    delete all after X and insert Y
//
// with or without "the words" and quotation marks. The words to be changed must
// stand in the motion, once. If anything is not clear it is false, and the
// amendment's words stand below the motion's to be worked in by hand.
func Amended(motion, amendment string) (string, bool) {
	amendment = strings.ToValidUTF8(amendment, "\uFFFD") // a pattern is made of it
	out := motion
	for _, step := range steps(amendment) {
		next, ok := amend(out, step)
		if !ok {
			return motion + "\n" + strings.TrimSpace(amendment), false
		}
		out = tidy(next)
	}
	return out, true
}

const (
	deletes = `(?:delet(?:e|ing|ion of)|leav(?:e|ing) out|omit(?:ting)?|remov(?:e|ing)|strik(?:e|ing) out|tak(?:e|ing) out)`
	inserts = `(?:insert(?:ing)?|put(?:ting)? in|add(?:ing)?|substitut(?:e|ing)|replac(?:e|ing) (?:it|them) (?:with|by))`
	instead = `(?: in (?:its|their) places?| instead| therefor| in lieu)?`
	motions = `(?:the )?(?:whole )?(?:of the )?(?:original )?motion`
	theEnd  = `(?:at |to )the end(?: of ` + motions + `)?`
)

// way is a way of amending: what it looks like, and what it does.
type way struct {
	like *regexp.Regexp
	do   func(motion string, m []string) (string, bool)
}

func like(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?is)^` + strings.ReplaceAll(pattern, " ", `[\s,]+`) + `$`)
}

// ways are tried in their order.
var ways = []way{
	{like(`(?:replac(?:e|ing)|substitut(?:e|ing)) ` + motions + ` (?:with|by)(?: the following)?:? (.+)`), whole},
	{like(deletes + ` (?:all|everything)(?: the)?(?: words?)? after (.+?) and ` + inserts + instead + `:? (.+)`), fromThere},
	{like(deletes + ` (.+?) and ` + inserts + instead + `:? (.+)`), exchange},
	{like(deletes + ` (.+?) ` + inserts + instead + `:? (.+)`), exchange},
	{like(`(?:replac(?:e|ing)|amend(?:ing)?|chang(?:e|ing)) (.+?) (?:with|by|to) (.+)`), exchange},
	{like(`for (.+?) (?:substitut(?:e|ing)|put|read) (.+)`), exchange},
	{like(`substitut(?:e|ing) (.+?) for (.+)`), func(t string, m []string) (string, bool) { return exchange(t, []string{"", m[2], m[1]}) }},
	{like(inserts + ` ` + theEnd + `:? (.+)`), atEnd},
	{like(theEnd + ` ` + inserts + `:? (.+)`), atEnd},
	{like(inserts + ` (.+) ` + theEnd), atEnd},
	{like(inserts + ` after (.+?): (.+)`), after},
	{like(inserts + ` before (.+?): (.+)`), before},
	{like(`after (.+?) ` + inserts + `:? (.+)`), after},
	{like(`before (.+?) ` + inserts + `:? (.+)`), before},
	{like(inserts + ` (.+) after (.+)`), func(t string, m []string) (string, bool) { return after(t, []string{"", m[2], m[1]}) }},
	{like(inserts + ` (.+) before (.+)`), func(t string, m []string) (string, bool) { return before(t, []string{"", m[2], m[1]}) }},
	{like(deletes + ` (.+)`), func(t string, m []string) (string, bool) { return exchange(t, []string{"", m[1], ""}) }},
	{like(`add:? (.+)`), atEnd},
}

var opening = regexp.MustCompile(`(?is)^(?:that )?(?:` + motions + ` be amended (?:by|to|as follows):?|to amend ` + motions + ` by:?|amend ` + motions + ` by:?|by|to|that)\s+`)

// amend takes one step of an amendment.
func amend(motion, step string) (string, bool) {
	step = strings.TrimSpace(step)
	if lead := opening.FindString(step); lead != "" && begins.MatchString(step[len(lead):]) {
		step = step[len(lead):]
	}
	for _, f := range ways {
		if m := f.like.FindStringSubmatch(step); m != nil {
			if out, ok := f.do(motion, m); ok {
				return out, true
			}
		}
	}
	return "", false
}

func whole(_ string, m []string) (string, bool) { return stopped(bare(m[1])), true }

func fromThere(motion string, m []string) (string, bool) {
	_, to, ok := place(motion, m[1])
	return motion[:to] + " " + stoppedAs(motion, bare(m[2])), ok
}

func exchange(motion string, m []string) (string, bool) {
	from, to, ok := place(motion, m[1])
	if !ok {
		return "", false
	}
	return motion[:from] + bare(m[2]) + motion[to:], true
}

func after(motion string, m []string) (string, bool) {
	_, to, ok := place(motion, m[1])
	if !ok {
		return "", false
	}
	return motion[:to] + " " + bare(m[2]) + motion[to:], true
}

func before(motion string, m []string) (string, bool) {
	from, _, ok := place(motion, m[1])
	if !ok {
		return "", false
	}
	return motion[:from] + bare(m[2]) + " " + motion[from:], true
}

func atEnd(motion string, m []string) (string, bool) {
	add := bare(m[1])
	body := strings.TrimRight(motion, " .;")
	if startsUpper(add) { // a sentence of its own
		return stopped(body) + " " + stoppedAs(motion, add), true
	}
	return body + " " + stoppedAs(motion, add), true
}

// stoppedAs ends words as the motion ends.
func stoppedAs(motion, s string) string {
	if strings.HasSuffix(motion, ".") && !strings.HasSuffix(s, ".") {
		return s + "."
	}
	return s
}

var (
	wordsLead = regexp.MustCompile(`(?i)^(?:the )?(?:following )?(?:words?|figures?|phrase|sentence|sum)(?: of)?\s*[:,]?\s*`)
	quoted    = regexp.MustCompile(`(?s)^[“"‘']\s*(.*?)\s*[”"’'][.;,]?$`)
	spaces    = regexp.MustCompile(`[ \t]{2,}`)
	spaceStop = regexp.MustCompile(`[ \t]+([,.;:)])`)
	twoStops  = regexp.MustCompile(`([,;])\s*([.;])|\.\.`)
)

// bare is what an amendment means: without "the words" and quotation marks.
func bare(s string) string {
	s = strings.Trim(s, " ,\n\t")
	if lead := wordsLead.FindString(s); lead != "" && lead != s && strings.ContainsAny(s, `“"‘'`) {
		s = s[len(lead):]
	}
	if m := quoted.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return strings.TrimPrefix(s, ": ")
}

// place is where words stand in a motion: as they are, or else in other capitals
// and quotation marks. They must stand there once, as words of their own.
func place(motion, what string) (from, to int, ok bool) {
	for _, what := range []string{bare(what), strings.Trim(bare(wordsLead.ReplaceAllString(what, "")), ".;")} {
		if what == "" {
			continue
		}
		pattern := regexp.QuoteMeta(what)
		pattern = regexp.MustCompile(`[“”"]`).ReplaceAllString(pattern, `[“”"]`)
		pattern = regexp.MustCompile(`[‘’']`).ReplaceAllString(pattern, `[‘’']`)
		pattern = regexp.MustCompile(`\s+`).ReplaceAllString(pattern, `\s+`)
		for _, flags := range []string{"", "(?i)"} {
			hits := regexp.MustCompile(flags+pattern).FindAllStringIndex(motion, -1)
			hits = slices.DeleteFunc(hits, func(h []int) bool { return !wholeWords(motion, h[0], h[1]) })
			if len(hits) == 1 {
				return hits[0][0], hits[0][1], true
			}
			if len(hits) > 1 {
				return 0, 0, false
			}
		}
	}
	return 0, 0, false
}

var inWord = regexp.MustCompile(`[\p{L}\p{N}]`)

// wholeWords tells whether a piece of a text begins and ends with its words.
func wholeWords(s string, from, to int) bool {
	first, last := inWord.FindStringIndex(s[from:to]), inWord.FindAllStringIndex(s[from:to], -1)
	begins := first != nil && first[0] == 0
	ends := len(last) > 0 && last[len(last)-1][1] == to-from
	left := lastIsWord(s[:from])
	right := inWord.FindStringIndex(s[to:])
	return !(begins && left) && !(ends && right != nil && right[0] == 0)
}

func lastIsWord(s string) bool {
	all := inWord.FindAllStringIndex(s, -1)
	return len(all) > 0 && all[len(all)-1][1] == len(s)
}

// tidy is a text without the gaps that taken out words leave.
func tidy(s string) string {
	s = spaces.ReplaceAllString(s, " ")
	s = spaceStop.ReplaceAllString(s, "$1")
	s = twoStops.ReplaceAllStringFunc(s, func(two string) string { return two[len(two)-1:] })
	return strings.TrimSpace(s)
}

var (
	begins = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{deletes, inserts, `replac(?:e|ing)\b`, `after\b`, `before\b`, `for\b`, `at the end\b`}, "|") + `)`)
	stepAt = regexp.MustCompile(`(?i)[;.]\s+(?:and (?:by )?)?|\n+(?:\([a-z0-9]+\) )?|,? and by `)
)

// steps parts an amendment into the changes it makes. Only what goes on with
// another change is parted, and never inside quotation marks.
func steps(s string) []string {
	s = strings.TrimSpace(s)
	var out []string
	from := 0
	for _, m := range stepAt.FindAllStringIndex(s, -1) {
		if m[0] > from && !inQuotes(s[from:m[0]]) && begins.MatchString(s[m[1]:]) {
			out = append(out, s[from:m[0]])
			from = m[1]
		}
	}
	return append(out, strings.TrimSuffix(s[from:], ";"))
}

// inQuotes tells whether a text ends inside quotation marks.
func inQuotes(s string) bool {
	return strings.Count(s, "“") > strings.Count(s, "”") || strings.Count(s, `"`)%2 == 1
}
