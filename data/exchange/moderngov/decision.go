package moderngov

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
)

// A decision is found by the wording councils use for one, never by guessing
// from narrative: "The Sub-Committee noted the report" records a decision,
// "The Sub-Committee noted that numbers had risen" does not.
var (
	// RESOLVED: That ... / Resolved – That ... / RESOLVED (unanimously): ...
	leadForm = regexp.MustCompile(`^(RESOLVED|RECOMMENDED|AGREED|NOTED|DEFERRED|REFERRED|Resolved|Recommended|Agreed|Noted|Deferred|Referred)((?:\s+(?:to|TO)\s+[A-Z][\w&' -]{2,60}?)?(?:\s*\([^()]{1,60}\)|\s+(?:unanimously|UNANIMOUSLY|nem con|NEM CON))?\s*(?:[:–—-]|\.\s*[-–])+|)(\s+|$)`)
	// ... the Committee NOTED the report
	capitals = regexp.MustCompile(`\b(RESOLVED|RECOMMENDED|AGREED|NOTED|DEFERRED|REFERRED)\b`)
	// The minutes of the meeting held on ... were agreed as a correct record
	correctRecord = regexp.MustCompile(`(?i)\bminutes\b.*\b(?:agreed|approved|confirmed|accepted|signed|taken|adopted)\b.*\b(?:correct|accurate|true)(?: and (?:correct|accurate|true))? records?\b|^the (?:[\w-]+ ){0,4}minutes (?:of|from) .{5,200} (?:were|was) (?:duly )?(?:agreed|approved|confirmed|adopted|noted)(?: and signed.*)?\.?$`)
	// It was resolved that ...
	itWas = regexp.MustCompile(`^It was (?:therefore |then |also |unanimously |further )*(resolved|agreed|recommended|RESOLVED|AGREED|RECOMMENDED)\b(?: unanimously)?,?\s*(?:that|to|:)`)
	// The Sub-Committee agreed its annual report
	bodyActs = regexp.MustCompile(`^(?:The\s+)?(?:[A-Z][\w&'’-]*,?\s+|&\s+|and\s+|of\s+|for\s+|the\s+){0,8}?(?i:Sub-?\s?Committee|Committee|Council|Cabinet|Panel|Board|Forum|Executive|Commission|Members)\s+(?:unanimously\s+|also\s+|then\s+|therefore\s+|duly\s+|formally\s+|further\s+){0,2}(resolved|agreed|approved|recommended|noted|deferred|referred)(?:\s+unanimously)?\s+(.*)`)
	noted    = regexp.MustCompile(`(?i)^(?:and\s+\w+\s+)?(?:the|this|its|their|both)\s+(?:[\w’'-]+\s+){0,7}?(?:reports?|updates?|presentations?|minutes|information|position|contents?|work programme|programme|briefing|schedule|statement|recommendations?|outcome|plan|strategy|accounts)\b`)
	agreed   = regexp.MustCompile(`(?i)^(?:that|to|its|the|with the recommendation|this)\b`)
	agreedTo = regexp.MustCompile(`(?i)^to (note|defer|refer|recommend)\b`)
	object   = regexp.MustCompile(`(?i)^(?:the|this|its|consideration|that|to|these|application|item)\b`)
	// The report was noted.
	passive       = regexp.MustCompile(`^(?:The|This)\s+(?:[\w’'-]+\s+){0,6}?(?:reports?|updates?|presentations?|recommendations?|motion|position|work programme|application)\s+(?:was|were)\s+(?:duly\s+|unanimously\s+)?(noted|agreed|approved|deferred|referred)\b`)
	sentenceStart = regexp.MustCompile(`[\p{L}\d)”]{2,}[.?!]\s+[A-Z“]`)
	opensThat     = regexp.MustCompile(`^(?i:that\b)|^to\b`)
	// A second paragraph of the same resolution.
	thatForm   = regexp.MustCompile(`^[Tt]hat\s+\S+.*\b(?:be|is|are|not be|authority|approval)\b`)
	opensParts = regexp.MustCompile(`(?i)(?::|;|\b(?:that|to|following)[:;,]?|[-–])$`)
)

var agreedToDo = map[string]doc.Verb{"note": doc.Noted, "defer": doc.Deferred, "refer": doc.Referred, "recommend": doc.Recommended}

// longestDecision is the most bytes of a paragraph that is a decision for its
// verb alone; longer ones, and those of more than two sentences, report a debate.
const longestDecision = 800

// verbOf finds the decision a paragraph records, and how many bytes of its text
// are the lead; ok is false for narrative.
func verbOf(text string) (verb doc.Verb, lead int, ok bool) {
	if m := leadForm.FindStringSubmatchIndex(text); m != nil {
		word, mark, after := text[m[2]:m[3]], strings.TrimSpace(text[m[4]:m[5]]), text[m[1]:]
		that := opensThat.MatchString(after)
		switch {
		case mark != "" || that || after == "":
			return doc.Verb(strings.ToUpper(word)), m[1], true
		case word == strings.ToUpper(word) && !shouting(text): // "AGREED the report"
			return doc.Verb(word), 0, true
		}
	}
	if m := capitals.FindStringSubmatch(text); m != nil && !shouting(text) {
		return doc.Verb(m[1]), 0, true
	}
	if len(text) > longestDecision || len(sentenceStart.FindAllStringIndex(text, 3)) > 1 {
		return "", 0, false
	}
	switch {
	case strings.Contains(text, "inutes") && correctRecord.MatchString(text):
		if strings.Contains(text, " noted") {
			return doc.Noted, 0, true
		}
		return doc.Agreed, 0, true
	case itWas.MatchString(text):
		return verbFor(itWas.FindStringSubmatch(text)[1]), 0, true
	case passive.MatchString(text):
		return verbFor(passive.FindStringSubmatch(text)[1]), 0, true
	}
	if m := bodyActs.FindStringSubmatch(text); m != nil && decides(m[1], m[2]) {
		if to := agreedTo.FindStringSubmatch(m[2]); to != nil {
			return agreedToDo[strings.ToLower(to[1])], 0, true
		}
		return verbFor(m[1]), 0, true
	}
	return "", 0, false
}

// decides tells whether a body that "noted" or "agreed" something decided it.
func decides(verb, rest string) bool {
	switch verb {
	case "noted":
		return noted.MatchString(rest) && len(strings.Fields(rest)) <= 40
	case "resolved", "recommended":
		return true
	case "agreed", "approved":
		return agreed.MatchString(rest)
	}
	return object.MatchString(rest)
}

func verbFor(word string) doc.Verb {
	switch word = strings.ToUpper(word); word {
	case "APPROVED":
		return doc.Agreed
	default:
		return doc.Verb(word)
	}
}

// shouting tells whether a text is mostly capitals, so that a verb in capitals
// says nothing: "RESOLVED ITEMS".
func shouting(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case r >= 'A' && r <= 'Z':
			upper++
		case r >= 'a' && r <= 'z':
			lower++
		}
	}
	return upper > lower
}

// markDecisions turns the paragraphs of minutes that record a decision into
// resolutions, with the lettered or numbered parts that follow them.
func markDecisions(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Kind != doc.Paragraph {
			out = append(out, b)
			continue
		}
		text := b.Text()
		verb, lead, ok := verbOf(text)
		if !ok {
			out = append(out, b)
			continue
		}
		b.Kind = doc.ResolutionKind
		b.Resolution = &doc.Resolution{Verb: verb, Lead: squeeze(text[:lead])}
		b.Runs = tidy(cut(b.Runs, lead))
		if b.Text() == "" && i+1 < len(blocks) && blocks[i+1].Kind == doc.Paragraph { // the lead on a line of its own
			b.Runs = blocks[i+1].Runs
			i++
		}
		fillVote(&b)
		fillFromNeighbours(&b, out, blocks[i+1:])
		out = append(out, b)
		parts := partsOf(b, blocks[i+1:])
		out = append(out, parts...)
		i += len(parts)
		for i+1 < len(blocks) && goesOn(b, parts, blocks[i+1]) {
			i++
			next := blocks[i]
			next.Kind = doc.ResolutionKind
			next.Resolution = &doc.Resolution{Verb: verb}
			fillVote(&next)
			out = append(out, next)
		}
	}
	return out
}

// partsOf are the numbered blocks straight after a resolution whose text leads
// over to them.
func partsOf(head doc.Block, after []doc.Block) []doc.Block {
	text := strings.TrimSpace(head.Text())
	if text != "" && !opensParts.MatchString(text) {
		return nil
	}
	var parts []doc.Block
	for _, b := range after {
		if b.Kind != doc.Numbered {
			break
		}
		b.Kind = doc.ResolutionKind
		parts = append(parts, b)
	}
	return parts
}

// goesOn tells whether a paragraph after a resolution "That ..." is another one.
func goesOn(head doc.Block, parts []doc.Block, next doc.Block) bool {
	if next.Kind != doc.Paragraph || len(parts) > 0 || head.Resolution.Lead == "" {
		return false
	}
	_, _, own := verbOf(next.Text())
	return !own && thatForm.MatchString(head.Text()) && thatForm.MatchString(next.Text())
}
