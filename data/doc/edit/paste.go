package edit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minutebook/data/doc"
)

// FromText reads plain text as it comes from Word, Outlook, web pages and PDFs:
// a paragraph a line. Bullets of every glyph and numbers become lists, tabs
// over several lines with as many in each become a table, Word's soft breaks
// (VT, U+2028) stay line breaks inside their paragraph, and lines a PDF broke in
// the middle of a sentence or of a word are joined again.
func FromText(s string) []doc.Block {
	lines := joinBroken(strings.Split(cleaned(s), "\n"))
	var out []doc.Block
	var glyphs []rune // of the list at hand, the one of the first level first
	for i := 0; i < len(lines); {
		if n := tableLines(lines[i:]); n > 0 {
			out = append(out, table(lines[i:i+n]))
			i += n
			glyphs = nil
			continue
		}
		line := lines[i]
		i++
		if strings.TrimSpace(line) == "" {
			continue
		}
		out = append(out, readLine(line, &glyphs))
	}
	return counted(out)
}

// softBreak is a line break inside a paragraph; doc.Clean makes '\n' of it.
const softBreak = "\u2028"

// cleaned is a text with one kind of line end and of space, and letters for the
// ligatures of print.
func cleaned(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", softBreak, "\u2029", "\n", "\f", "\n",
		"\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\u00ad\r\n", "", "\u00ad\n", "",
		"\u00a0", " ", "\u202f", " ", "\u2007", " ", "\u00ad", "", "\u200b", "", "\ufeff", "").Replace(strings.ToValidUTF8(s, "\ufffd"))
}

var (
	bullet = regexp.MustCompile("^[ \t]*(?:([•·●▪■◦○‣∙\uf0b7\uf0a7\uf0d8])[ \t]*|([-–—*])[ \t]+|(o|§)(?:\t|  +)[ \t]*)")
	number = regexp.MustCompile(`^[ \t]*(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\([a-z]{1,5}\)|\(\d{1,2}\)|[a-z][.)]|[ivx]{2,5}[.)])[ \t]+`)
	roman  = regexp.MustCompile(`^\(?[ivx]{2,}[.)]|^\(i\)`)
)

// readLine makes a block of a line. Bullets take their level from the order in
// which their glyphs first came.
func readLine(line string, glyphs *[]rune) doc.Block {
	if m := bullet.FindStringSubmatch(line); m != nil {
		glyph, _ := utf8.DecodeRuneInString(m[1] + m[2] + m[3])
		at := slices.Index(*glyphs, glyph)
		if at < 0 {
			at = len(*glyphs)
			*glyphs = append(*glyphs, glyph)
		}
		return listItem(doc.Bullet, at+1, "", line[len(m[0]):])
	}
	*glyphs = nil
	if m := number.FindStringSubmatch(line); m != nil {
		return listItem(doc.Numbered, numberLevel(m[1]), m[1], line[len(m[0]):])
	}
	return textBlock(doc.Paragraph, line)
}

func listItem(kind doc.Kind, level int, number, text string) doc.Block {
	b := textBlock(kind, text)
	b.Level, b.Number = min(level, doc.MaxLevel), number
	return b
}

func textBlock(kind doc.Kind, s string) doc.Block {
	s = strings.TrimSpace(s)
	return doc.Block{ID: doc.NewID(), Kind: kind, Runs: doc.JoinRuns([]doc.Run{{Text: doc.Clean(strings.ReplaceAll(s, "\t", " "))}})}
}

// numberLevel is the level at which a marker usually stands: 1., (a), (i).
func numberLevel(marker string) int {
	switch {
	case roman.MatchString(marker):
		return 3
	case unicode.IsLetter(rune(strings.TrimLeft(marker, "(")[0])):
		return 2
	}
	return 1
}

// counted takes printed numbers away where counting gives the same, and lifts
// lists that begin at a deeper level.
func counted(blocks []doc.Block) []doc.Block {
	lowest := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != doc.Numbered {
			lowest = 0
			continue
		}
		if lowest == 0 || b.Level < lowest {
			lowest = b.Level
		}
		b.Level = max(b.Level-lowest+1, 1)
	}
	bare := slices.Clone(blocks)
	for i := range bare {
		bare[i].Number = ""
	}
	for i, marker := range doc.Markers(bare) {
		if blocks[i].Number == marker {
			blocks[i].Number = ""
		}
	}
	return blocks
}

// tableLines is how many first lines make a table: two or more with the same
// number of tabs, none of them a list item.
func tableLines(lines []string) int {
	tabs := strings.Count(lines[0], "\t")
	n := 0
	for n < len(lines) && tabs > 0 && strings.Count(lines[n], "\t") == tabs &&
		!bullet.MatchString(lines[n]) && !number.MatchString(lines[n]) && strings.TrimSpace(lines[n]) != "" {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

func table(lines []string) doc.Block {
	t := &doc.Table{Columns: make([]doc.Column, strings.Count(lines[0], "\t")+1)}
	for _, line := range lines {
		var row []doc.Cell
		for cell := range strings.SplitSeq(line, "\t") {
			row = append(row, doc.Cell{Runs: doc.JoinRuns([]doc.Run{{Text: doc.Clean(strings.TrimSpace(cell))}})})
		}
		t.Rows = append(t.Rows, row)
	}
	if isHead(lines[0]) && !isHead(lines[1]) {
		t.Head = 1
	}
	return doc.Block{ID: doc.NewID(), Kind: doc.TableKind, Table: t}
}

// isHead tells whether a line of a table looks like heads: every cell has
// words and none a digit.
func isHead(line string) bool {
	for cell := range strings.SplitSeq(line, "\t") {
		if strings.TrimSpace(cell) == "" || strings.ContainsFunc(cell, unicode.IsDigit) {
			return false
		}
	}
	return true
}
