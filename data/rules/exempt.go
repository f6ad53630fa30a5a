package rules

import (
	"regexp"
	"slices"
	"strings"

	"minutebook/data"
)

// scheduleParagraphs matches reasons that name paragraphs of LGA 1972 Schedule
// 12A: "3", "1, 2", "1 and 3".
var scheduleParagraphs = regexp.MustCompile(`^\s*\d{1,2}[A-Za-z]?(\s*(,|and|&)\s*\d{1,2}[A-Za-z]?)*\s*$`)

var paragraphNumber = regexp.MustCompile(`\d{1,2}[A-Za-z]?`)

// ExemptParagraphs names the paragraphs of Schedule 12A that reasons for keeping
// something from the public stand for, each once, in the order they are given:
// "paragraphs 1 and 3 of Part 1 of Schedule 12A". England has Part 1 and Wales
// Part 4. It is empty if a reason is in words.
func ExemptParagraphs(body data.Body, reasons ...string) string {
	named := ParagraphWords(reasons...)
	if named == "" {
		return ""
	}
	return named + " of " + schedulePart(body) + " of Schedule 12A"
}

// schedulePart is the part of Schedule 12A that is about a body.
func schedulePart(body data.Body) string {
	if body.Notice == data.WelshPrincipal || body.Notice == data.WelshCommunity {
		return "Part 4"
	}
	return "Part 1"
}

// ParagraphWords is "paragraphs 1 and 3" for reasons that name them, and empty if
// one is in words.
func ParagraphWords(reasons ...string) string {
	list := NamedParagraphs(reasons...)
	switch last := len(list) - 1; last {
	case -1:
		return ""
	case 0:
		return "paragraph " + list[0]
	default:
		return "paragraphs " + strings.Join(list[:last], ", ") + " and " + list[last]
	}
}

// NamedParagraphs lists the paragraphs of Schedule 12A that reasons for keeping
// something from the public name, each once; nil if one is in words.
func NamedParagraphs(reasons ...string) []string {
	var out []string
	for _, r := range reasons {
		if !scheduleParagraphs.MatchString(r) {
			return nil
		}
		for _, n := range paragraphNumber.FindAllString(r, -1) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// spokenReasons are the reasons that are in words, each once.
func spokenReasons(reasons []string) string {
	var out []string
	for _, r := range reasons {
		r = strings.TrimRight(strings.TrimSpace(r), ".")
		if r != "" && !scheduleParagraphs.MatchString(r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return strings.Join(out, "; ")
}
