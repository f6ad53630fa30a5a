package edit

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// broken is how long a line must be to look like one a PDF broke between words.
const broken = 50

// joinBroken joins a line to the next where a PDF seems to have broken it: the
// next begins with a small letter, and the line is long or ends in a hyphen.
func joinBroken(lines []string) []string {
	var out []string
	for _, line := range lines {
		n := len(out)
		if n == 0 || !continues(out[n-1], line) {
			out = append(out, line)
			continue
		}
		line = strings.TrimLeft(line, " ")
		before := strings.TrimRight(out[n-1], " ")
		switch part := brokenWord(before); {
		case part == "" || suspended.MatchString(line):
			out[n-1] = before + " " + line
		case ownHyphen(part, line):
			out[n-1] = before + line
		default:
			_, hyphen := utf8.DecodeLastRuneInString(before)
			out[n-1] = before[:len(before)-hyphen] + line
		}
	}
	return out
}

func continues(line, next string) bool {
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, " "))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " "))
	if !unicode.IsLower(first) || bullet.MatchString(next) || number.MatchString(next) {
		return false
	}
	for _, marker := range []*regexp.Regexp{bullet, number} { // the tab behind one is none of a table
		line = line[len(marker.FindString(line)):]
	}
	if strings.Contains(line, "\t") || strings.Contains(next, "\t") {
		return false
	}
	return brokenWord(line) != "" || utf8.RuneCountInString(line) >= broken && !strings.ContainsRune(".:;?!", end)
}

var (
	// lastPart is the part of a word before the hyphen at the end of a line.
	lastPart  = regexp.MustCompile(`([\p{L}-]*\p{L})[-\x{2010}] *$`)
	firstWord = regexp.MustCompile(`^\p{L}+`)
	// suspended is what follows a hyphen that waits for its word: "pre- and
	// post-war".
	suspended = regexp.MustCompile(`^(?:and|or|to)\b`)
	// hyphened are words that have a hyphen wherever they stand. Those in sub-,
	// ex- and re- mostly have none: submit, expect, report.
	hyphened = regexp.MustCompile(`(?i)^(?:(?:all|by|co|cross|full|half|high|long|low|multi|non|self|short|vice|well)-|` +
		`sub-(?:committee|contract|group|panel|section|station|region|let|lease)|re-[aeiou]|part-time|semi-detached|` +
		`ex-(?:chair|councillor|employee|gratia|mayor|member|officio|offender|parte|president|service))`)
	// endings make longer words of the same: cross-ing, short-age.
	endings = regexp.MustCompile(`^(?:age|ages|ed|en|er|ers|es|est|fall|ing|ish|ly|ness)$`)
)

// brokenWord is the part of a word that stands before a hyphen at the end of a
// line; empty where none does.
func brokenWord(line string) string {
	if m := lastPart.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// ownHyphen tells whether the hyphen between the part of a word and the next
// line belongs to the word: "sub-committee", "day-to-day".
func ownHyphen(part, next string) bool {
	word := firstWord.FindString(next)
	return strings.Contains(part, "-") || hyphened.MatchString(part+"-"+word) && !endings.MatchString(word)
}
