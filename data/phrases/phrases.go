// Package phrases is the wording that clerks keep under abbreviations: the sets
// the program begins with, finding one by what is typed, and the blocks that
// come of it.
//
// Words. A phrase is a text under an abbreviation. A field is a name in braces
// that the facts of the meeting fill in: {committee}. A blank is a field that
// nothing is known of: it stays in the text as it is, {who}, for the clerk to
// fill. A note is a line that begins with its kind, [adjournment]: it is a note
// of time of the minutes, which the head count and the times go by. The place is where the caret goes: "|". A set is the built-in phrases
// of one kind of body; a body's own phrase goes before the book's, and the
// book's before the set's, where they have one abbreviation.
//
// Promises. No function fails or panics, whatever a phrase says. What cannot be
// read as a field stands in the text as it was typed.
package phrases

import (
	"cmp"
	"slices"
	"strings"

	"minutebook/assets"
	"minutebook/data"
	"minutebook/data/rules"
)

// Set names the built-in phrases of one kind of body.
type Set string

const (
	Council Set = "council" // English principal councils and their committees
	Parish  Set = "parish"  // parish, town and community councils
	Board   Set = "board"   // boards of charities and companies
)

// common is what every set begins with.
const common Set = "common"

// SetOf is the set of a body, by the rules it gives notice under.
func SetOf(b data.Body) Set {
	switch {
	case rules.IsParish(b.Notice):
		return Parish
	case b.Kind == data.Board && b.Notice == data.OwnNotice:
		return Board
	}
	return Council
}

// BuiltIn lists the phrases of a set by abbreviation. They have no ID.
func BuiltIn(s Set) []data.Phrase {
	out := merge(Parse(assets.Phrases(string(s))), Parse(assets.Phrases(string(common))))
	sortByAbbrev(out)
	return out
}

// All lists every phrase that can be typed for a body, by abbreviation, each
// once: kept is what the book has for it and for every body (Book.Phrases).
func All(kept []data.Phrase, b data.Body) []data.Phrase {
	own := slices.Clone(kept)
	slices.SortStableFunc(own, func(x, y data.Phrase) int { // the body's before the book's
		return cmp.Compare(y.Body, x.Body)
	})
	out := merge(own, BuiltIn(SetOf(b)))
	sortByAbbrev(out)
	return out
}

// merge lists the phrases of several lists; of those with one abbreviation the
// first stays.
func merge(lists ...[]data.Phrase) []data.Phrase {
	seen := map[string]bool{}
	var out []data.Phrase
	for _, list := range lists {
		for _, p := range list {
			if key := strings.ToLower(p.Abbrev); !seen[key] {
				seen[key] = true
				out = append(out, p)
			}
		}
	}
	return out
}

func sortByAbbrev(list []data.Phrase) {
	slices.SortFunc(list, func(x, y data.Phrase) int {
		return cmp.Compare(strings.ToLower(x.Abbrev), strings.ToLower(y.Abbrev))
	})
}

// Find is the phrase with the abbreviation; capitals make no difference.
func Find(list []data.Phrase, abbrev string) (data.Phrase, bool) {
	i := slices.IndexFunc(list, func(p data.Phrase) bool { return strings.EqualFold(p.Abbrev, abbrev) })
	if i < 0 || abbrev == "" {
		return data.Phrase{}, false
	}
	return list[i], true
}

// Matching lists the phrases that what is typed may mean: those whose
// abbreviation begins so first, then those whose text has words that do.
func Matching(list []data.Phrase, typed string) []data.Phrase {
	typed = strings.ToLower(strings.TrimSpace(typed))
	words := strings.Fields(typed)
	var first, rest []data.Phrase
	for _, p := range list {
		switch {
		case strings.HasPrefix(strings.ToLower(p.Abbrev), typed):
			first = append(first, p)
		case begins(strings.Fields(strings.ToLower(p.Text)), words):
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// begins tells whether each word begins one of the words of a text.
func begins(text, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(text, func(t string) bool {
			return strings.HasPrefix(strings.TrimLeft(t, "({“‘£"), w)
		}) {
			return false
		}
	}
	return true
}

// Parse reads a set as it is written: a line is an abbreviation, a tab and the
// text, in which \n parts blocks; # begins a remark. Lines that are neither are
// passed over.
func Parse(file []byte) []data.Phrase {
	var out []data.Phrase
	for line := range strings.Lines(string(file)) {
		abbrev, text, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if !ok || abbrev == "" || strings.HasPrefix(line, "#") || strings.ContainsAny(abbrev, " ;") {
			continue
		}
		out = append(out, data.Phrase{Abbrev: abbrev, Text: strings.ReplaceAll(text, `\n`, "\n")})
	}
	return out
}
