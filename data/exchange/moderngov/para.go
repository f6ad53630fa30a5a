package moderngov

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data/doc"
)

// para is one paragraph of the source before it is known what it is. The runs
// keep the source's blanks: they tell list markers from words.
type para struct {
	runs   []doc.Run
	indent int    // depth of the list it stands in, by markup or by leading spaces
	marker string // list marker given by markup: "•", "3.", "(a)"
	hollow bool   // began with no-break spaces: a bullet whose glyph was lost
	level  int    // of a heading, by markup
	kind   doc.Kind
	table  *doc.Table
	role   role
}

// role is what the markup of a saved page says a paragraph is.
type role int

const (
	noRole    role = iota
	pageTitle      // "Agenda and minutes"
	subTitle       // the body and date, or an item's title on its own page
	itemTitle
	label     // "Minutes:"
	paperList // an entry in a list of documents
	linkList  // an entry in a list of links about the item
)

func plainPara(s string) para { return para{runs: []doc.Run{{Text: s}}} }

func runsText(runs []doc.Run) string {
	var sb strings.Builder
	for _, r := range runs {
		sb.WriteString(r.Text)
	}
	return sb.String()
}

// text is the paragraph's words, one blank between them, on one line.
func (p para) text() string { return squeeze(runsText(p.runs)) }

// lines are the paragraph's lines, each squeezed, without empty ones.
func (p para) lines() []string {
	var out []string
	for line := range strings.SplitSeq(runsText(p.runs), "\n") {
		if line = squeeze(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (p para) empty() bool { return p.table == nil && strings.TrimSpace(runsText(p.runs)) == "" }

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// tidy squeezes the blanks within runs, keeps line breaks, and trims both ends.
// A blank stays in the run it was in, so bold words do not grow.
func tidy(runs []doc.Run) []doc.Run {
	texts := make([]strings.Builder, len(runs))
	gap, at := rune(0), 0 // a blank waiting for a word, and its run
	started := false
	for i, r := range runs {
		for _, c := range r.Text {
			if unicode.IsSpace(c) {
				if gap == 0 {
					gap, at = ' ', i
				}
				if c == '\n' {
					gap = c
				}
				continue
			}
			if gap != 0 && started {
				texts[at].WriteRune(gap)
			}
			gap, started = 0, true
			texts[i].WriteRune(c)
		}
	}
	out := make([]doc.Run, len(runs))
	for i, r := range runs {
		r.Text = texts[i].String()
		out[i] = r
	}
	return doc.JoinRuns(out)
}

// cut drops the first n bytes of the runs' text.
func cut(runs []doc.Run, n int) []doc.Run {
	var out []doc.Run
	for _, r := range runs {
		if n >= len(r.Text) {
			n -= len(r.Text)
			continue
		}
		r.Text, n = r.Text[n:], 0
		out = append(out, r)
	}
	return out
}

// keep keeps the first n bytes of the runs' text.
func keep(runs []doc.Run, n int) []doc.Run {
	var out []doc.Run
	for _, r := range runs {
		if n <= 0 {
			break
		}
		if n < len(r.Text) {
			r.Text = r.Text[:n]
		}
		n -= len(r.Text)
		out = append(out, r)
	}
	return out
}

// splitRuns parts runs before the bytes at the offsets, of which the first is 0.
func splitRuns(runs []doc.Run, starts []int) [][]doc.Run {
	out := make([][]doc.Run, len(starts))
	part, at := 0, 0
	for _, r := range runs {
		for part+1 < len(starts) && starts[part+1] < at+len(r.Text) {
			head := r
			head.Text = r.Text[:starts[part+1]-at]
			out[part] = append(out[part], head)
			r.Text, at = r.Text[len(head.Text):], starts[part+1]
			part++
		}
		out[part] = append(out[part], r)
		at += len(r.Text)
	}
	return out
}

// leading splits the blanks off the front of a line: how many ordinary spaces,
// and whether no-break spaces stand for a bullet that was lost.
func leading(line string) (rest string, spaces int, hollow bool) {
	hard := 0
	for i, c := range line {
		switch {
		case c == '\u00a0':
			hard++
		case c == '\t':
			spaces += 4
		case unicode.IsSpace(c):
			spaces++
		default:
			if hard >= 3 {
				return line[i:], 0, true
			}
			if hard > 0 {
				spaces = 0
			}
			return line[i:], spaces, false
		}
	}
	return "", 0, false
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }
