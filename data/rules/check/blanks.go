package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
)

// blankForm is a form of blank, and letters that stand in each of that form.
type blankForm struct {
	letters string
	form    *regexp.Regexp
}

var (
	// blankForms are places somebody meant to fill in: "(Minute No.     )" was
	// published so, and so was "(minute * refers)".
	blankForms = []blankForm{
		{"inute", regexp.MustCompile(`(?i)\(\s*minutes?\s*(?:(?:nos?|numbers?|ref)\b\.?\s*:?\s*[*_?#.…x]*|[*_?#…x]+)\s*(?:refers?)?\s*\)`)},
		{"inute", regexp.MustCompile(`(?i)\(\s*minutes?\s+refers?\s*\)`)},
		{"inute", regexp.MustCompile(`(?i)\bminutes?\s+(?:nos?\b\.?\s*|numbers?\s+)?(?:\*+|x{2,}|_+|\?+|#+)\s+refers?\b`)},
		{"inute", regexp.MustCompile(`(?i)\bminute\s+nos?\.\s*(?:[,;)]|refers\b|$)`)},
		{"[", regexp.MustCompile(`(?i)\[\s*(?:\?+|\.+|…+|_+|\*+|x+|tbc|tba|insert\b[^\]]*|check\b[^\]]*|names?|date|time|number|amount)?\s*\]`)},
		{"{", regexp.MustCompile(`\{[a-z][a-z ]{1,30}\}`)},
		{"??", regexp.MustCompile(`\?{2,}`)},
		{"***", regexp.MustCompile(`\*{3,}`)},
		{"TB", regexp.MustCompile(`\b(?:TBC|TBA)\b`)},
		{"tb", regexp.MustCompile(`\b(?:tbc|tba)\b`)},
		{"xxx", regexp.MustCompile(`\bx{3,}\b`)},
		{"XXXX", regexp.MustCompile(`\bX{4,}\b`)},
		{"xx", regexp.MustCompile(`\bxx(?:st|nd|rd|th)?\s+(?:of\s+)?` + monthWord + `\b`)},
		{"XX", regexp.MustCompile(`\bXX(?:st|nd|rd|th)?\s+(?:of\s+)?` + monthWord + `\b`)},
		{"Councillor", regexp.MustCompile(`\bCouncillors?\s+(?:_{2,}|\?+|…|\.{3,}|\*+|[xX]{2,}\b)`)},
		{"Cllr", regexp.MustCompile(`\bCllrs?\.?\s+(?:_{2,}|\?+|…|\.{3,}|\*+|[xX]{2,}\b)`)},
	}
	// blankLines are drawn to be written on, and so is the place of a signature.
	blankLines = regexp.MustCompile(`_{3,}|\.{5,}|…{2,}`)
	signature  = regexp.MustCompile(`(?i)\b(?:chair|chairman|chairwoman|chairperson|mayor|presid\w+|signed|signature|date|dated)\b`)
	// blankSum is a pound sign without its figures; that of "in £" and "(£)" is a unit.
	blankSum = regexp.MustCompile(`£\s*(?:_+|\?+|[xX]{2,}|$|[.,;](?:\s|$)|\s(?:for|to|and|was|were|per|from|of|be)\b)`)
	unit     = regexp.MustCompile(`(?i)(?:\(|\bin|\bthe|[“‘"'/])\s*$`)
)

// blanks finds what was left to be filled in.
func blanks(_ *sitting, p passage) []Finding {
	var out []Finding
	add := func(m []int) {
		out = append(out, p.find(Blank, goodPractice, span{m[0], m[1]}, "Something is left blank here: "+quoted(p.text[m[0]:m[1]])+"."))
	}
	for _, f := range blankForms {
		if !strings.Contains(p.text, f.letters) {
			continue
		}
		for _, m := range f.form.FindAllStringIndex(p.text, -1) {
			add(m)
		}
	}
	if holds(p.text, "___", ".....", "……") && !signature.MatchString(p.text) {
		for _, m := range blankLines.FindAllStringIndex(p.text, -1) {
			add(m)
		}
	}
	if p.block.Table == nil {
		for _, m := range blankSum.FindAllStringIndex(p.text, -1) {
			if !unit.MatchString(p.text[:m[0]]) {
				add(m)
			}
		}
	}
	return apart(out)
}

// apart drops findings that lie in another's words.
func apart(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	until := 0
	return slices.DeleteFunc(all, func(f Finding) bool {
		inside := f.To <= until
		until = max(until, f.To)
		return inside
	})
}

// emptyResolutions finds cards without words.
func emptyResolutions(it *record.Item) []Finding {
	var out []Finding
	blocks := it.Minutes.Blocks
	for i, b := range blocks {
		parts := i+1 < len(blocks) && blocks[i+1].Kind == b.Kind && blocks[i+1].Level > 0
		if parts || strings.TrimSpace(b.Text()) != "" {
			continue
		}
		switch {
		case b.Resolution != nil, b.Motion != nil, b.Action != nil:
			out = append(out, on(*it, b, Blank, goodPractice, "This "+string(b.Kind)+" has no words."))
		case b.Kind == doc.Heading:
			out = append(out, on(*it, b, Blank, goodPractice, "This heading has no words."))
		}
	}
	return out
}
