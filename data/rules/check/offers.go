package check

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
)

const (
	// deeds are what somebody is asked to do after the meeting.
	deeds = `(?:provide|send|circulate|report|write|bring|prepare|produce|investigate|look|contact|arrange|review|submit|present|consider|update|supply|share|check|obtain|seek|liaise|draft|publish|convene|ensure|explore|raise|notify|inform|compile|include|invite|chase|pursue|follow|feed|find|place|put|add|issue|organi[sz]e|speak|meet|request|make|carry|undertake|establish|get|monitor|email|e-mail|confirm|order|book)`
	// given is what becomes of what was asked for.
	given = `(?:provided|presented|circulated|brought|submitted|sent|included|reported|added|placed|shared|supplied|updated|issued|published|prepared|produced|obtained|arranged|considered|reviewed|made available)`
	// askers are those who speak for the meeting.
	askers = `(?:Members|Councillors|It|(?:[Tt]he\s+)?(?:Sub-[Cc]ommittee|Committee|Panel|Council|Board|Cabinet|Chair(?:man|woman|person)?|Forum|Group)|A [Mm]ember|Councillor\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?)`
	// doers are those who can be asked.
	doers = `(?:[Oo]fficers?|(?:[Tt]he|The)\s+(?:[A-Z][\w’'-]*(?:\s+(?:of|for|and|to)(?:\s+the)?)?\s+){0,5}?[A-Z][\w’'-]*|[Cc]lerk|Councillors?\s+\p{Lu}[\p{L}’' -]+?|(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+\p{Lu}[\p{L}’'-]+)`
)

// holder is one person, or the officers, by post or by name: no body.
const holder = `(?:[Oo]fficers|(?:[Tt]he\s+)?(?:[A-Z][\w’'-]*\s+){0,3}(?:Head|Director|Officer|Clerk|Manager|Engineer|Solicitor|Treasurer|Secretary|Executive|Surveyor|Architect|Leader|Mayor|Chair(?:man|woman)?)(?:\s+(?:of|for)(?:\s+the)?(?:\s+(?:and\s+)?[A-Z][\w’'-]*)+)?|[Tt]he\s+clerk|Councillor\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?|(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+\p{Lu}[\p{L}’'-]+)`

// askingWords are letters of which some stand in every form of asked.
var askingWords = []string{"asked", "requested", "instructed", "tasked", "directed", "invited", "required", "wish", "would like", "agreed", "undertook", " to ",
	"promised", "offered", "volunteered", " meeting", "ACTION", "Action"}

// asked are the forms of a sentence that asks somebody to do something.
var asked = []*regexp.Regexp{
	// Officers were asked to provide ...
	regexp.MustCompile(`\b` + doers + `\s+(?:(?:was|were|is|are|be|had been|has been)\s+)?(?:also\s+|further\s+|then\s+)?(?:asked|requested|instructed|tasked|directed|invited|required)\s+(?:to|that\s+\w+)\s+` + deeds + `\b`),
	// Members asked that officers report ..., the Panel asked the Clerk to write ...
	regexp.MustCompile(`\b` + askers + `\s+(?:also\s+|further\s+|then\s+)?(?:asked|requested|instructed)\s+(?:that\s+)?` + doers + `\s+(?:to\s+)?` + deeds + `\b`),
	// The Sub-Committee asked for the policy to be presented at a future meeting.
	regexp.MustCompile(`\b` + askers + `\s+(?:also\s+|further\s+|then\s+)?(?:asked|requested|wished|would wish|would like)\b[^.;]*?\bbe\s+` + given + `\b`),
	// Members asked for a report ...
	regexp.MustCompile(`\b` + askers + `\s+(?:also\s+|further\s+)?(?:asked for|requested|would (?:wish|like) to (?:see|have|receive))\s+(?:an?\s+|the\s+)?(?:further\s+|more\s+|regular\s+|yearly\s+|annual\s+|written\s+|detailed\s+|updated?\s+|progress\s+|additional\s+)*(?:reports?|information|details|figures|data|briefing(?:s| note)?|update|breakdown|list|copy|paper)\b`),
	// The Head of Finance undertook to circulate ...
	regexp.MustCompile(`\b` + doers + `\s+(?:agreed|undertook|promised|offered|volunteered)\s+to\s+` + deeds + `\b`),
	// It was agreed that a report be brought to the next meeting.
	regexp.MustCompile(`(?i)\bit was (?:also )?(?:agreed|requested|asked)\b[^.;]*?\b(?:be|would be)\s+` + given + `\b`),
	regexp.MustCompile(`(?i)\b(?:be|would be|will be)\s+` + given + `\s+(?:to|at|for)\s+(?:a|the)\s+(?:future|next|following|subsequent)\s+meeting\b`),
	// It was agreed that Mrs Yarrow would write ...
	regexp.MustCompile(`\b[Ii]t was (?:also )?agreed that\s+` + holder + `\s+(?:(?:would|will|should|to)\s+)?(?:also\s+)?` + deeds + `\b`),
	// The Clerk to write by Friday.
	regexp.MustCompile(`^` + holder + `\s+to\s+` + deeds + `\b`),
	// Action: Clerk to write to ...
	regexp.MustCompile(`^(?:ACTION|Action)(?:\s+point)?\s*[:–-]\s*\S`),
}

// already is a sentence about what was asked and done in the meeting, or long
// before it.
var already = regexp.MustCompile(`(?i)\b(?:had (?:previously |already )?(?:asked|been asked|requested|agreed)|at (?:its|the|their) (?:last|previous) meeting)\b`)

// offers finds sentences that ask somebody to do something and of which no
// action was made. Nothing is offered in minutes that cannot change.
func offers(s *sitting, it *record.Item) []Finding {
	if s.Meeting.Meeting.Status.Locked() {
		return nil
	}
	var out []Finding
	blocks := it.Minutes.Blocks
	for i, b := range blocks {
		prose := b.Kind == doc.Paragraph || b.Kind.IsList()
		if !prose || i+1 < len(blocks) && blocks[i+1].Action != nil {
			continue
		}
		p := passage{item: it, block: b, text: b.Text()}
		for _, at := range Asked(p.text) {
			words := p.text[at[0]:at[1]]
			if !taken(blocks, words) {
				out = append(out, p.find(MayBeAction, "An action has an owner and a day", span{at[0], at[1]}, "Is this an action? "+quoted(words)))
			}
		}
	}
	return out
}

// Asked lists the sentences of a text that ask somebody to do something after
// the meeting, as bytes from and to.
func Asked(text string) [][2]int {
	if !holds(text, askingWords...) {
		return nil
	}
	var out [][2]int
	for _, at := range sentences(text) {
		words := at.of(text)
		if !holds(words, askingWords...) || strings.HasSuffix(words, "?") || already.MatchString(words) {
			continue
		}
		for _, form := range asked {
			if form.MatchString(words) {
				out = append(out, [2]int{at.from, at.to})
				break
			}
		}
	}
	return out
}

// taken tells whether an action was made from a sentence already.
func taken(blocks []doc.Block, sentence string) bool {
	for _, b := range blocks {
		if a := b.Action; a != nil && (strings.Contains(a.Source, sentence) || a.Source != "" && strings.Contains(sentence, a.Source)) {
			return true
		}
	}
	return false
}
