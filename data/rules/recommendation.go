package rules

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/english"
)

var (
	recommendHead = regexp.MustCompile(`(?i)^(?:[\d.]+\s*|section \d+\s*[–-]\s*)?(?:(?:draft |summary (?:and|of) |officers?[’'] )?recommendations?|recommended(?: decision)?)(?: and reasons.*)?\s*[:.–-]?$`)
	recommends    = regexp.MustCompile(`(?i)^(?:recommendations?\s*[:–-]\s*|recommended\s*[:–-]?\s*|it is recommended\s+)`)
	listHead      = regexp.MustCompile(`(?i)^(?:it is recommended that|that)\b.*:$|\b(?:recommended|asked|invited|requested)\b.*\b(?:to|that)\s*:?$`)
	printed       = regexp.MustCompile(`^(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+`)
	isAskedTo     = regexp.MustCompile(`(?i)^.*\b(?:is|are|be) (?:therefore )?(?:recommended|asked|invited|requested) to:?\s*`)
	sectionAfter  = regexp.MustCompile(`(?i)^(?:reasons? for|background|introduction|summary|section \d)`)
)

// recommendation is the wording that a report recommends.
func recommendation(blocks []doc.Block) (string, bool) {
	for i, b := range blocks {
		text := strings.TrimSpace(b.Text())
		switch {
		case b.Kind != doc.Paragraph && b.Kind != doc.Heading && b.Kind != doc.Numbered:
		case recommendHead.MatchString(text):
			if words, ok := wordingOf(section(blocks[i+1:])); ok {
				return words, true
			}
		case b.Kind == doc.Heading:
		case recommends.MatchString(text):
			rest := text[len(recommends.FindString(text)):]
			first := doc.NewBlock(doc.Paragraph, 0, rest)
			return wordingOf(append([]doc.Block{first}, list(blocks[i+1:])...))
		case listHead.MatchString(text) && len(list(blocks[i+1:])) > 0:
			return wordingOf(append([]doc.Block{b}, list(blocks[i+1:])...))
		}
	}
	return "", false
}

// section is what stands up to the next heading.
func section(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		if b.Kind == doc.Heading || b.Kind == doc.Paragraph && sectionAfter.MatchString(b.Text()) {
			return blocks[:i]
		}
	}
	return blocks
}

// list is the list that blocks begin with.
func list(blocks []doc.Block) []doc.Block {
	for i, b := range blocks {
		if !b.Kind.IsList() && !printed.MatchString(b.Text()) {
			return blocks[:i]
		}
	}
	return blocks
}

// wordingOf makes the wording of a decision of the blocks that recommend it.
func wordingOf(blocks []doc.Block) (string, bool) {
	var lead string
	var parts []doc.Block
	for _, b := range blocks {
		text := strings.TrimSpace(b.Text())
		switch marker := printed.FindString(text); {
		case text == "" || b.Table != nil:
		case b.Kind.IsList():
			parts = append(parts, doc.NewBlock(doc.ResolutionKind, b.Level, text))
		case marker != "" || len(parts) == 0 && lead != "" && thatWords.MatchString(lead) && thatWords.MatchString(text):
			if len(parts) == 0 && thatWords.MatchString(lead) && !strings.HasSuffix(lead, ":") && marker == "" {
				parts, lead = append(parts, doc.NewBlock(doc.ResolutionKind, 1, lead)), ""
			}
			parts = append(parts, doc.NewBlock(doc.ResolutionKind, 1, text[len(marker):]))
		case lead == "" && len(parts) == 0:
			lead = text
		case len(parts) > 0 && lead == "" && thatWords.MatchString(text):
			parts = append(parts, doc.NewBlock(doc.ResolutionKind, 1, text))
		}
	}
	lowest := doc.MaxLevel
	for _, p := range parts {
		lowest = min(lowest, p.Level)
	}
	for i := range parts {
		parts[i].Level -= lowest - 1
	}
	if len(parts) == 1 && (lead == "" || thatWords.MatchString(parts[0].Text())) {
		lead, parts = parts[0].Text(), nil
	}
	if len(parts) == 0 {
		return single(lead)
	}
	return lettered(lead, parts)
}

// single is one recommendation as a decision.
func single(s string) (string, bool) {
	s = recommends.ReplaceAllString(s, "")
	if thatWords.MatchString(s) && len(strings.Fields(s)) > 2 {
		return stopped(s), true
	}
	if m := isAskedTo.FindString(s); m != "" {
		s = s[len(m):]
	} else if !toDecide.MatchString(s) {
		return "", false
	}
	s = strings.TrimRight(toDecide.ReplaceAllString(s, ""), ". ")
	if text, ok := decided(english.Inside(s)); ok {
		return "That " + text + ".", true
	}
	return "That it be agreed to " + english.Inside(s) + ".", s != ""
}

// lettered is a list of recommendations as the lettered parts of a decision;
// false for a list of statements.
func lettered(lead string, parts []doc.Block) (string, bool) {
	lead = strings.TrimRight(recommends.ReplaceAllString(lead, ""), ": ")
	head := "That"
	if thatWords.MatchString(lead) { // "That Cabinet:", and then "notes the report"
		head = stopped(lead)
		head = head[:len(head)-1]
	}
	asked := lead != "" && !strings.HasSuffix(strings.ToLower(lead), "that")
	turned := make([]string, len(parts))
	for i, p := range parts {
		words := p.Text()
		turned[i] = words
		switch text, ok := asDecided(words); {
		case thatWords.MatchString(words):
			turned[i] = strings.TrimSpace(words[len("that"):])
		case ok && head == "That":
			turned[i] = text
		case asked && head == "That" && p.Level == 1: // not understood: all stay as they are
			return doc.Lettered(under("That it be agreed to", parts)), true
		case lead == "" && p.Level == 1:
			return "", false
		}
	}
	for i := range parts {
		parts[i].Runs = []doc.Run{{Text: turned[i]}}
	}
	return doc.Lettered(under(head, parts)), true
}

// under puts lettered parts under the head of a decision.
func under(head string, parts []doc.Block) []doc.Block {
	return append([]doc.Block{doc.NewBlock(doc.ResolutionKind, 0, head)}, parts...)
}

// asDecided turns "Note the report; and" into "the report be noted; and".
func asDecided(s string) (string, bool) {
	end := partEnd.FindString(s)
	body := english.Inside(toDecide.ReplaceAllString(strings.TrimSuffix(s, end), ""))
	text, ok := decided(body)
	return text + end, ok
}

var partEnd = regexp.MustCompile(`(?i)[.;,]?(?: and)?\s*$`)
