package moderngov

import (
	"regexp"
	"strings"
	"unicode"

	"minutebook/data/doc"
)

// Text taken from a page by a converter often carries Markdown: **bold**,
// *italic*, [words](address), "- " before list items, and tables drawn with
// bars, with HTML paragraphs inside their cells.
var (
	markdownSpan = regexp.MustCompile(`\*\*([^\s*](?:[^*]*[^\s*])?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()]+)\)`)
	markdownRule = regexp.MustCompile(`^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?\s*$`)
	markdownHash = regexp.MustCompile(`^(#{1,6})\s+(\S.*?)\s*#*$`)
	htmlPara     = regexp.MustCompile(`(?i)<\s*/?\s*(?:p|div|br|li|ul|ol)\s*/?\s*>`)
	htmlInline   = regexp.MustCompile(`(?i)</?(?:b|i|u|em|strong|span|sup|sub)(?:\s[^<>]*)?>`)
)

// emphasis reads bold, italic and links out of a line.
func emphasis(line string) []doc.Run {
	if !strings.ContainsAny(line, "*[") {
		return []doc.Run{{Text: line}}
	}
	var runs []doc.Run
	done := 0
	for _, m := range markdownSpan.FindAllStringSubmatchIndex(line, -1) {
		var run doc.Run
		switch {
		case wordRune(lastRune(line[:m[0]])), wordRune(firstRune(line[m[1]:])):
			continue // 5*3*2
		case m[2] >= 0:
			run = doc.Run{Text: line[m[2]:m[3]], Bold: true}
		case m[4] >= 0:
			run = doc.Run{Text: line[m[4]:m[5]], Italic: true}
		default:
			run = doc.Run{Text: line[m[6]:m[7]], Link: line[m[8]:m[9]]}
			if !doc.ValidLink(run.Link) {
				continue
			}
		}
		runs = append(runs, doc.Run{Text: line[done:m[0]]}, run)
		done = m[1]
	}
	return append(runs, doc.Run{Text: line[done:]})
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func markdownHeading(line string) (level int, title string) {
	m := markdownHash.FindStringSubmatch(line)
	if m == nil {
		return 0, ""
	}
	return min(len(m[1]), doc.MaxLevel), m[2]
}

// markdownTable reads a table drawn with bars at the start of lines and returns
// how many lines it took. A table of one column is a frame: its paragraphs come
// out as they are. The list dash a converter puts before a table is dropped.
func markdownTable(lines []string) ([]para, int) {
	n := 0
	ruled := false
	for n < len(lines) && barred(lines[n]) {
		ruled = ruled || markdownRule.MatchString(lines[n])
		n++
	}
	if n < 2 || !ruled {
		return nil, 0
	}
	var rows [][]string
	head, width := 0, 0
	for i, line := range lines[:n] {
		if markdownRule.MatchString(line) {
			if i == 1 && len(rows) == 1 {
				head = 1
			}
			continue
		}
		row := barCells(line)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		rows = append(rows, row)
		width = max(width, len(row))
	}
	if width <= 1 {
		var out []para
		for _, row := range rows {
			out = append(out, cellParas(row[0])...)
		}
		return out, n
	}
	var cells [][]doc.Cell
	for _, row := range rows {
		var line []doc.Cell
		for _, cell := range row {
			line = append(line, joinParas(cellParas(cell)))
		}
		cells = append(cells, line)
	}
	return tableParas(cells, min(head, len(cells)-1)), n
}

func barred(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "|") || strings.HasPrefix(line, "- |") || markdownRule.MatchString(line) && strings.Contains(line, "|")
}

func barCells(line string) []string {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "- "))
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	return strings.Split(line, "|")
}

// cellParas parts a cell at the HTML paragraphs a converter left in it.
func cellParas(cell string) []para {
	var out []para
	for _, part := range htmlPara.Split(cell, -1) {
		if part = htmlInline.ReplaceAllString(part, ""); strings.TrimSpace(part) != "" {
			out = append(out, linePara(part))
		}
	}
	return out
}
