package export

import (
	"regexp"
	"strings"

	"minutebook/data"
)

// paragraphs matches reasons that name paragraphs of Schedule 12A: "3", "1, 2".
var paragraphs = regexp.MustCompile(`^\s*\d{1,2}[A-Za-z]?(\s*(,|and|&)\s*\d{1,2}[A-Za-z]?)*\s*$`)

var numbers = regexp.MustCompile(`\d{1,2}[A-Za-z]?`)

// exemption is the sentence that says why an item or paper is kept from the
// public. Principal councils name the paragraphs of LGA 1972 Schedule 12A, Part 1
// in England and Part 4 in Wales; parishes act under the Public Bodies
// (Admission to Meetings) Act 1960 s.1(2).
func exemption(body data.Body, reason string) string {
	if reason == "" {
		return ""
	}
	if !paragraphs.MatchString(reason) {
		switch body.Notice {
		case data.EnglishParish, data.WelshCommunity:
			return "Not for publication (Public Bodies (Admission to Meetings) Act 1960, section 1(2)): " + stop(reason)
		}
		return "Not for publication: " + stop(reason)
	}
	list := numbers.FindAllString(reason, -1)
	word := "paragraph"
	named := list[0]
	if n := len(list); n > 1 {
		word = "paragraphs"
		named = strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	part := "Part 1"
	if body.Notice == data.WelshPrincipal || body.Notice == data.WelshCommunity {
		part = "Part 4"
	}
	return "Not for publication by virtue of " + word + " " + named + " of " + part +
		" of Schedule 12A to the Local Government Act 1972."
}
