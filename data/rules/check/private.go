package check

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
	"minutebook/data/record"
	"minutebook/data/rules"
)

var (
	excludes = regexp.MustCompile(`(?i)\b(?:press|public)\b[^.]*\bexcluded\b|\bexclu(?:de|sion of) the (?:press|public)\b|\b(?:moved?|went|go|went on) into (?:private|closed|exempt) session\b`)
	readmits = regexp.MustCompile(`(?i)\b(?:re-?admit(?:ted)?|return(?:ed)? to (?:open|public) session|(?:open|public) session (?:was )?resumed|rejoined the meeting)\b`)
	forRest  = regexp.MustCompile(`(?i)\b(?:remainder|rest) of the (?:meeting|business|agenda)\b`)
)

// private finds exempt business minuted before the press and public were
// excluded, and public business after that without a word that they came back.
// A resolution that excludes them for one item needs no such word.
func private(s *sitting) []Finding {
	law := "LGA 1972 s.100A(4)"
	if rules.IsParish(s.Body.Notice) {
		law = "Public Bodies (Admission to Meetings) Act 1960 s.1(2)"
	}
	var out []Finding
	excluded, forGood := false, false // forGood: until somebody says otherwise
	for _, i := range s.order {
		it := s.Items[i]
		hidden := s.hidden[it.ID]
		switch {
		case it.Heading:
			continue
		case hidden && !excluded && minuted(it.Minutes) && s.past(it.ID):
			out = append(out, about(it, NotInPrivate, law, "This item is exempt, and nothing before it says that the press and public were excluded."))
		case !hidden && forGood && goesOnInPublic(it):
			out = append(out, about(it, StillPrivate, law, "The press and public were excluded before this item, and nothing says that they came back."))
			forGood = false // said once
		}
		for _, b := range it.Minutes.Blocks {
			switch {
			case readmission(b):
				excluded, forGood = false, false
			case exclusion(b):
				excluded, forGood = true, b.Time != nil || forRest.MatchString(b.Text())
			case b.Exempt != "" && !hidden && !excluded:
				out = append(out, on(it, b, NotInPrivate, law, "This passage is exempt, and nothing before it says that the press and public were excluded."))
			}
		}
	}
	return out
}

// goesOnInPublic tells whether business is minuted under an item before the
// press and public are said to come back.
func goesOnInPublic(it record.Item) bool {
	for _, b := range it.Minutes.Blocks {
		if readmission(b) {
			return false
		}
		if b.Time == nil && b.Exempt == "" && strings.TrimSpace(b.Text()) != "" {
			return true
		}
	}
	return false
}

// exclusion tells whether a block says that the press and public leave.
func exclusion(b doc.Block) bool {
	if b.Time != nil {
		return b.Time.Kind == doc.Exclusion
	}
	text := b.Text()
	return b.Kind != doc.Heading && holds(text, "xclu", "ession") && excludes.MatchString(text) && !forbids.MatchString(text)
}

// forbids is a motion to exclude them that was not carried.
var forbids = regexp.MustCompile(`(?i)\bnot (?:be )?exclude`)

// readmission tells whether a block says that they come back.
func readmission(b doc.Block) bool {
	if b.Time != nil {
		return b.Time.Kind == doc.Readmission
	}
	text := b.Text()
	return holds(text, "dmit", "ession", "ejoined") && readmits.MatchString(text)
}
