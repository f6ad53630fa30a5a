package approval

import (
	"slices"
	"strings"
	"unicode"

	"minutebook/data"
	"minutebook/data/doc"
	"minutebook/data/english"
	"minutebook/data/record"
	"minutebook/data/rules"
	"minutebook/ui/widgets"
)

// Place is where some words stand in earlier minutes, or a fact that they state.
type Place struct {
	Meeting data.Meeting
	Item    data.Item // none for a fact of the meeting as a whole
	Block   string
	Fact    record.Fact // without What it is words
	Before  string      // the words of the paragraph before them
	Words   string      // as they stand there
	After   string
	Nth     int  // which of the places in the minute this is, where it says so at several; else 0
	Parts   bool // they are parts of words
	Kept    bool // they are kept from the public
}

// Number is what the minute is called where it is corrected; empty for a fact of the
// meeting as a whole.
func (p Place) Number() string {
	if p.Fact.What != "" && p.Fact.Item == "" {
		return ""
	}
	return rules.MinuteName(p.Item, p.Kept)
}

// Where is the place in words: "Minute 31", "Minute 31, seconder", "Attendance".
func (p Place) Where() string {
	minute := ""
	if n := p.Number(); n != "" {
		minute = "minute " + n
	}
	return widgets.Capital(english.Join(", ", minute, p.Fact.What))
}

// mostPlaces is how many places are looked for: whoever has more types on.
const mostPlaces = 50

// Find looks for words in the minutes of some meetings, whatever their capitals
// and however their quotation marks, dashes and spaces are typed; then for the facts
// that they fit.
func Find(sets []record.Meeting, typed string) []Place {
	return append(findWords(sets, typed), findFacts(sets, typed)...)
}

func findWords(sets []record.Meeting, typed string) []Place {
	want := folded(strings.TrimSpace(typed))
	if len(want) == 0 {
		return nil
	}
	var out []Place
	for _, m := range sets {
		for i, it := range m.Items {
			kept := it.Minutes.Kept()
			for _, b := range it.Minutes.Blocks {
				for cell, text := range texts(b) {
					for _, p := range findIn(text, want) {
						n, of := rules.NthPlace(it.Minutes, b.ID, cell, len([]rune(p.Before)), p.Words) // as it will be made
						if p.Parts = n == 0; of > 1 {
							p.Nth = n
						}
						p.Meeting, p.Item, p.Block, p.Kept = m.Meeting, it.Item, b.ID, m.Withheld(i) != "" || kept[b.ID] || b.Exempt != ""
						if out = append(out, p); len(out) == mostPlaces {
							return out
						}
					}
				}
			}
		}
	}
	return out
}

// texts are the words of a paragraph, or of each cell of a table.
func texts(b doc.Block) []string {
	if b.Table == nil {
		return []string{b.Text()}
	}
	var out []string
	for _, row := range b.Table.Rows {
		for _, c := range row {
			out = append(out, (doc.Block{Runs: c.Runs}).Text())
		}
	}
	return out
}

// findIn looks for folded words in a text.
func findIn(s string, want []rune) []Place {
	var out []Place
	text, in := []rune(s), folded(s)
	for at := 0; at+len(want) <= len(in); at++ {
		if slices.Equal(in[at:at+len(want)], want) {
			end := at + len(want)
			out = append(out, Place{Before: string(text[:at]), Words: string(text[at:end]), After: string(text[end:])})
			at = end - 1
		}
	}
	return out
}

// folded is a text as it is compared, a rune for each of its own.
func folded(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		switch r {
		case '‘', '’':
			r = '\''
		case '“', '”':
			r = '"'
		case '–', '—', '‑':
			r = '-'
		case '\u00a0', '\u202f', '\n', '\t':
			r = ' '
		}
		out[i] = unicode.ToLower(r)
	}
	return out
}
