package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data"
	"minutebook/data/doc"
)

// Offer is the wording of a decision that can be had from what the agenda says.
type Offer struct {
	Verb doc.Verb // RESOLVED, or RECOMMENDED where another body decides
	Text string   // "That the report be noted.", lettered parts as in doc.Lettered
}

// OfferFor makes the wording of a decision of an item: the recommendations of
// its report ("RECOMMENDED that ...", a section "Recommendations"), or what the
// agenda says is to be done: "To note the report." becomes "That the report be
// noted." It is false where that is not clear: a wrong wording that an Enter
// puts into the record is worse than none. A passage of the agenda that is kept
// from the public offers nothing.
func OfferFor(item data.Item, agenda doc.Document, w data.Wording) (Offer, bool) {
	agenda = doc.Public(agenda)
	if text, ok := recommendation(agenda.Blocks); ok {
		return Offer{doc.Resolved, text}, true
	}
	for _, b := range agenda.Blocks {
		if b.Kind != doc.Paragraph && b.Kind != doc.Bullet && b.Kind != doc.Numbered {
			continue
		}
		if o, ok := offerOf(firstSentence(b.Text()), w); ok {
			return o, true
		}
	}
	if words := strings.ToLower(strings.Join(doc.Lines(agenda), " ")); strings.Contains(words, "report is for information") {
		return Offer{doc.Resolved, "That the report be noted."}, true
	}
	if agenda.Empty() && lastMinutes.MatchString(strings.TrimSpace(item.Title)) {
		return Offer{doc.Resolved, asCorrectRecord("the minutes of the last meeting", "", w)}, true
	}
	return Offer{}, false
}

var (
	lastMinutes = regexp.MustCompile(`(?i)^(?:to (?:approve|confirm) )?(?:the )?minutes(?: of (?:the )?(?:last|previous) meeting)?$`)
	toDecide    = regexp.MustCompile(`(?i)^to\s+`)
	thatWords   = regexp.MustCompile(`(?i)^that\b`)
	toRecommend = regexp.MustCompile(`(?i)^recommend(?: to (.+?))?,? that (.+)$`)
)

// offerOf makes the wording of a decision of a sentence of the agenda.
func offerOf(s string, w data.Wording) (Offer, bool) {
	switch {
	case thatWords.MatchString(s) && len(strings.Fields(s)) > 3:
		return Offer{doc.Resolved, stopped(s)}, true
	case !toDecide.MatchString(s):
		return Offer{}, false
	}
	s = s[len(toDecide.FindString(s)):]
	if m := toRecommend.FindStringSubmatch(strings.TrimSuffix(s, ".")); m != nil {
		text := "That " + m[2]
		if m[1] != "" {
			text = "(to " + m[1] + ") " + text
		}
		return Offer{doc.Recommended, stopped(text)}, true
	}
	if text, ok := minutesApproved(s, w); ok {
		return Offer{doc.Resolved, text}, true
	}
	text, ok := decided(strings.TrimRight(s, ". "))
	return Offer{doc.Resolved, "That " + text + "."}, ok
}

var (
	approves    = regexp.MustCompile(`(?i)^(?:(?:consider|receive|approve|confirm|agree|accept|sign|adopt)(?:,? and |, | ))+`)
	theMinutes  = regexp.MustCompile(`(?i)\b(?:the )?(?:draft |public |printed )?minutes\b.*$`)
	minutesEnd  = regexp.MustCompile(`(?i)(?:,? as (?:a |true |an )*(?:correct|accurate|true).*|,? and (?:to )?(?:authorise|authorize|sign).*|,? (?:\(|attached|copy|previously|enclosed|circulated).*)$`)
	signer      = regexp.MustCompile(`(?i)\b(?:authori[sz]e|by) the (\w+(?: \w+)?) to sign|signed by the (\w+)`)
	severalSets = regexp.MustCompile(`(?i)\bmeetings\b|minutes of .* and (?:of )?the `)
)

// minutesApproved makes the wording in which minutes are approved and signed
// (LGA 1972 Sch 12 para 41).
func minutesApproved(s string, w data.Wording) (string, bool) {
	if !approves.MatchString(s) {
		return "", false
	}
	which := theMinutes.FindString(s)
	if which == "" || strings.Contains(strings.ToLower(s[:strings.Index(s, which)]), "report") {
		return "", false
	}
	which = strings.Trim(minutesEnd.ReplaceAllString(which, ""), " .,;")
	if first, rest, _ := strings.Cut(which, " "); !strings.EqualFold(first, "the") {
		which = "the " + strings.ToLower(first) + strings.TrimSuffix(" "+rest, " ")
	}
	which = strings.Replace(strings.Replace(which, "The ", "the ", 1), "Minutes", "minutes", 1)
	chair := ""
	if m := signer.FindStringSubmatch(s); m != nil {
		chair = m[1] + m[2]
	}
	return asCorrectRecord(which, chair, w), true
}

// asCorrectRecord says that minutes are approved and signed by the chair, who is
// called as the agenda does, or else the body.
func asCorrectRecord(which, chair string, w data.Wording) string {
	if chair == "" {
		chair = w.ChairTitle
	}
	if chair == "" {
		chair = "Chairman"
	}
	record := "a correct record"
	if severalSets.MatchString(which) {
		record = "correct records"
	}
	return "That " + which + " be approved as " + record + " and signed by the " + chair + "."
}

// done are the verbs that a clause of the agenda may begin with, as they stand
// in a decision.
var done = map[string]string{
	"accept": "accepted", "acknowledge": "acknowledged", "adopt": "adopted", "agree": "agreed", "allocate": "allocated",
	"amend": "amended", "approve": "approved", "authorise": "authorised", "authorize": "authorized", "award": "awarded",
	"confirm": "confirmed", "defer": "deferred", "delegate": "delegated", "endorse": "endorsed", "establish": "established",
	"extend": "extended", "fix": "fixed", "grant": "granted", "instruct": "instructed", "note": "noted", "permit": "permitted",
	"publish": "published", "ratify": "ratified", "receive": "received", "refer": "referred", "refuse": "refused", "renew": "renewed",
	"review": "reviewed", "set": "set", "support": "supported", "thank": "thanked", "undertake": "undertaken", "write": "",
	"ask": "asked", "request": "requested", "require": "required", "invite": "invited",
}

// thought are the verbs of what is done before a decision is taken.
var thought = []string{"consider", "discuss", "hear", "debate", "scrutinise", "scrutinize", "examine"}

var (
	clauseEnd   = regexp.MustCompile(`(?:,|;)? and (?:to )?|, (?:to )?|; (?:to )?`)
	notDecided  = regexp.MustCompile(`(?i)^(?:any|whether|what|where|how|when|which|who|if|apologies|declarations?|questions?|petitions?|deputations?|announcements?|nominations?)\b`)
	indefinite  = regexp.MustCompile(`(?i)^an? `)
	reportLike  = regexp.MustCompile(`(?i)^an? (?:\w+ )?(?:report|update|presentation|briefing|summary)\b`)
	infinitive  = regexp.MustCompile(`(?i) (?:to|for|as) `)
	adjunct     = regexp.MustCompile(`(?i),? (?:subject to|with effect from|with immediate effect|as set out|in accordance with|on the terms|at a cost|until|to the next meeting) ?`)
	clauseThat  = regexp.MustCompile(`(?i)^that `)
	oneVerb     = regexp.MustCompile(`^[A-Za-z]+`)
	alreadySaid = regexp.MustCompile(`(?i)^(?:the same|it|them|this)\b`)
)

// clause is a verb of the agenda with what it is about.
type clause struct{ verb, about string }

// decided turns "note the report and agree the fees" into "the report be noted
// and the fees be agreed". It is false where a clause is not understood.
func decided(s string) (string, bool) {
	clauses, ok := clausesOf(s)
	if !ok {
		return "", false
	}
	var out []string
	for _, c := range clauses {
		words, ok := c.decided()
		if !ok {
			return "", false
		}
		out = append(out, words)
	}
	return strings.Join(out, " and "), true
}

// clausesOf parts a sentence at its verbs. What only leads to a decision is left
// out; verbs that share what they are about are one clause.
func clausesOf(s string) ([]clause, bool) {
	var out []clause
	shared := "" // verbs that wait for what they are about: "received and"
	rest := s
	for rest != "" {
		verb := oneVerb.FindString(rest)
		word := strings.ToLower(verb)
		participle, known := done[word]
		if !known && !slices.Contains(thought, word) || known && participle == "" {
			return nil, false
		}
		rest = strings.TrimPrefix(rest[len(verb):], " ")
		end, next := nextClause(rest)
		about := strings.TrimSpace(rest[:end])
		rest = rest[next:]
		switch {
		case !known && about == "": // "consider and approve the plan"
		case !known && rest == "": // nothing but considered
			if !strings.EqualFold(about, "the report") && !strings.EqualFold(about, "the reports") {
				return nil, false
			}
			out = append(out, clause{"noted", about})
		case !known:
			if rest != "" && oneVerb.FindString(rest) != "" && alreadySaid.MatchString(strings.TrimSpace(rest[len(oneVerb.FindString(rest)):])) {
				return nil, false
			}
		case about == "" && rest == "":
			return nil, false
		case about == "":
			shared += participle + " and "
		default:
			out = append(out, clause{shared + participle, about})
			shared = ""
		}
	}
	return out, len(out) > 0
}

// nextClause is where what a verb is about ends, and where the next verb begins.
func nextClause(s string) (end, next int) {
	if strings.HasPrefix(s, "and ") {
		for _, cut := range []string{"and to ", "and "} {
			if strings.HasPrefix(s, cut) && isVerb(s[len(cut):]) {
				return 0, len(cut)
			}
		}
	}
	for _, m := range clauseEnd.FindAllStringIndex(s, -1) {
		if isVerb(s[m[1]:]) {
			return m[0], m[1]
		}
	}
	return len(s), len(s)
}

// isVerb tells whether a text goes on with a verb and not with a noun that is
// written alike: "and review dates".
func isVerb(s string) bool {
	word := strings.ToLower(oneVerb.FindString(s))
	if _, known := done[word]; !known && !slices.Contains(thought, word) {
		return false
	}
	rest := strings.TrimSpace(s[len(word):])
	after, _, _ := strings.Cut(rest, " ")
	return rest == "" || slices.Contains([]string{"the", "a", "an", "that", "and", "its", "their", "this", "these", "officers", "authority", "any", "whether", "it", "them"}, strings.ToLower(after)) ||
		startsUpper(after)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// decided is the clause as a decision says it: "the report be noted".
func (c clause) decided() (string, bool) {
	about := c.about
	switch {
	case clauseThat.MatchString(about) && c.verb == "agreed":
		return about[len("that "):], true
	case clauseThat.MatchString(about):
		return "it be " + c.verb + " " + lowered(about), true
	case notDecided.MatchString(about), strings.HasPrefix(about, "to "):
		return "", false
	case reportLike.MatchString(about):
		about = "the " + about[len(indefinite.FindString(about)):]
	case indefinite.MatchString(about) && c.verb != "adopted" && c.verb != "approved" && c.verb != "agreed":
		return "", false // "receive a deputation", "appoint a member": the agenda does not say whom
	case alreadySaid.MatchString(about):
		return "", false
	}
	at := len(about)
	asks := slices.Contains([]string{"authorised", "authorized", "delegated", "instructed", "asked", "requested", "required", "invited", "referred", "deferred", "awarded", "granted", "thanked"}, c.verb)
	if m := infinitive.FindStringIndex(about); m != nil && asks {
		at = m[0]
	} else if m := adjunct.FindStringIndex(about); m != nil && m[0] > 0 {
		at = m[0]
	}
	return lowered(about[:at]) + " be " + c.verb + about[at:], true
}

// lowered is a text whose article begins with a small letter.
func lowered(s string) string {
	for _, word := range []string{"The ", "An ", "A ", "That ", "All "} {
		if strings.HasPrefix(s, word) {
			return strings.ToLower(word) + s[len(word):]
		}
	}
	return s
}

// stopped is a sentence with a capital and a full stop.
func stopped(s string) string {
	s = strings.TrimSpace(s)
	if r, size := utf8.DecodeRuneInString(s); size > 0 {
		s = string(unicode.ToUpper(r)) + s[size:]
	}
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".;:!?") {
		s += "."
	}
	return s
}

var sentenceEnd = regexp.MustCompile(`[.?!](?:\s+[A-Z(“"]|\s*$)|\n`)

// firstSentence is the first sentence of a text, without remarks in brackets at
// its end: "(report attached)".
func firstSentence(s string) string {
	s = strings.TrimSpace(s)
	if m := sentenceEnd.FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	if i := strings.LastIndex(s, "("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}
