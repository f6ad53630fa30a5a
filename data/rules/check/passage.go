package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data/doc"
	"minutebook/data/record"
)

// passage is one text of the minutes: a block's, or that of a cell of a table.
type passage struct {
	item   *record.Item
	block  doc.Block
	cell   int
	text   string
	public bool // nothing keeps it from the public
}

// passages lists the texts of a document of an item.
func passages(it *record.Item, d doc.Document) []passage {
	var out []passage
	for _, b := range d.Blocks {
		if b.Table == nil {
			out = append(out, passage{item: it, block: b, text: b.Text()})
			continue
		}
		cell := 0
		for _, row := range b.Table.Rows {
			for _, c := range row {
				out = append(out, passage{item: it, block: b, cell: cell, text: c.Text()})
				cell++
			}
		}
	}
	return out
}

// find is a finding about some words of the passage, given in bytes.
func (p passage) find(rule Rule, source string, at span, says string) Finding {
	from := utf8.RuneCountInString(p.text[:at.from])
	words := p.text[at.from:at.to]
	return Finding{Rule: rule, Source: source, Item: p.item.ID, Block: p.block.ID, Cell: p.cell,
		From: from, To: from + utf8.RuneCountInString(words), Words: words, Says: says}
}

// span is a part of a text, in bytes.
type span struct{ from, to int }

// of is the part of a text.
func (s span) of(text string) string { return text[s.from:s.to] }

// holds tells whether any of some letters stand in a text: it spares the slow
// search for a form that cannot be there.
func holds(text string, any ...string) bool {
	return slices.ContainsFunc(any, func(letters string) bool { return strings.Contains(text, letters) })
}

// shortened are words whose full stop ends no sentence.
var shortened = regexp.MustCompile(`(?i)(?:^|[\s(“"‘])(?:cllrs?|mr|mrs|ms|dr|prof|revd?|st|no|nos|para|paras|sch|ref|p|pp|vol|e\.g|i\.e|etc|viz|approx|[a-z]|[ap]\.m|ltd|co)\.$`)

const longestShort = 12 // bytes of a shortened word with what stands before it

// sentences parts a text into its sentences, without the space around them.
func sentences(text string) []span {
	var out []span
	from := 0
	end := func(to int) {
		part := text[from:to]
		left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		if s := (span{from + left, from + len(strings.TrimRightFunc(part, unicode.IsSpace))}); s.from < s.to {
			out = append(out, s)
		}
		from = to
	}
	seen := 0 // up to where the stops and quotes at the end of a sentence were looked at
	for i, r := range text {
		switch {
		case i < max(from, seen):
		case r == '\n':
			end(i + 1)
		case strings.ContainsRune(".?!", r):
			to := i + 1
			for to < len(text) {
				q, n := utf8.DecodeRuneInString(text[to:])
				if !strings.ContainsRune(`.?!”"’')`, q) {
					break
				}
				to += n
			}
			seen = to
			if ends(text[from:i+1], text[to:]) {
				end(to)
			}
		}
	}
	end(len(text))
	return out
}

// ends tells whether a sentence ends between two parts of a text: space follows,
// and no small letter after it.
func ends(before, after string) bool {
	rest := strings.TrimLeftFunc(after, unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	last := before[max(0, len(before)-longestShort):]
	return len(rest) < len(after) && !unicode.IsLower(next) && !shortened.MatchString(last)
}

// clip shortens words for a sentence about them.
func clip(words string) string {
	const most = 48
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	short := string([]rune(words)[:most])
	if i := strings.LastIndexByte(short, ' '); i > most/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.") + "…"
}

// quoted are words as a sentence names them.
func quoted(words string) string { return "“" + clip(words) + "”" }
