// Package english puts numbers, names and titles into English sentences.
//
// Words. A thing is a noun whose plural ends in s. A title is what heads a page or
// a list: "Summons and Agenda".
//
// Promises. The letters of any language keep their accents; nothing is cut.
package english

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count is a number of things: "1 page", "3 pages", "0 pages".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// Join puts what is not blank one behind the other, with something between.
func Join(between string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, between)
}

// List is "a, b and c".
func List(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Capital is s as a sentence begins with it: "The chair".
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// The is a name with its article; empty for none.
func The(name string) string {
	if name == "" || strings.HasPrefix(strings.ToLower(name), "the ") {
		return name
	}
	return "the " + name
}

// Inside is a title as it stands inside a sentence: "summons and Agenda", but
// "AGENDA".
func Inside(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	if second, _ := utf8.DecodeRuneInString(title[size:]); size == 0 || unicode.IsUpper(second) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}
