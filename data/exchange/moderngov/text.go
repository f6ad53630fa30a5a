package moderngov

import (
	"strings"

	"minutebook/data/doc"
	"minutebook/data/exchange"
)

// readText reads the text of a page as copied from a browser.
func readText(src string) (exchange.Page, error) {
	return readParas(textParas(src))
}

// textParas parts copied text into paragraphs. Browsers leave an empty line
// between paragraphs and none at a line break; where a text has hardly any empty
// lines, each line is a paragraph.
func textParas(src string) []para {
	lines := strings.Split(unescape(src), "\n")
	spaced := isSpaced(lines)
	var out []para
	for start := 0; start < len(lines); {
		if strings.TrimSpace(lines[start]) == "" {
			start++
			continue
		}
		end := start + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
			end++
		}
		out = append(out, groupParas(lines[start:end], spaced)...)
		start = end
	}
	return out
}

func isSpaced(lines []string) bool {
	blank := 0
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			blank++
		}
	}
	return blank*4 >= len(lines)
}

// groupParas makes paragraphs of lines that follow each other without a gap.
func groupParas(lines []string, spaced bool) []para {
	if p, n := markdownTable(lines); n > 0 {
		return append(p, groupParas(lines[n:], spaced)...)
	}
	var out []para
	alone := true // the paragraph before takes no further line
	for i := 0; i < len(lines); i++ {
		if p, n := tabTable(lines[i:]); n > 0 {
			out = append(out, p...)
			i += n - 1
			alone = true
			continue
		}
		p := linePara(lines[i])
		if !spaced || alone || startsPara(p) {
			out = append(out, p)
		} else {
			last := &out[len(out)-1]
			last.runs = append(append(last.runs, doc.Run{Text: "\n"}), p.runs...)
		}
		alone = standsAlone(p)
	}
	return out
}

// linePara makes a paragraph of one line.
func linePara(line string) para {
	rest, spaces, hollow := leading(line)
	rest = strings.TrimRight(rest, " \t\u00a0")
	p := para{indent: (spaces + 1) / 2, hollow: hollow}
	if level, title := markdownHeading(rest); level > 0 {
		p.kind, p.level, rest = doc.Heading, level, title
	}
	p.runs = emphasis(rest)
	return p
}

// startsPara tells whether a line begins a paragraph of its own even straight
// after another line.
func startsPara(p para) bool {
	if p.hollow || p.kind != "" || standsAlone(p) {
		return true
	}
	_, found := findMarker(p, nil)
	return found
}

// standsAlone tells whether a line is whole in itself: a label, a number, the
// title of the page.
func standsAlone(p para) bool {
	text := p.text()
	if len(text) > 60 {
		return false
	}
	_, isNo := parseItemNo(text)
	return isNo || labelOf(text) != noSection || itemsHead.MatchString(text) || pageTitleForm.MatchString(text) || furniture(text) || p.kind == doc.Heading
}

// tabTable reads rows of cells parted by tabs, as a copied table has them.
func tabTable(lines []string) ([]para, int) {
	cells := strings.Count(strings.TrimRight(lines[0], "\t "), "\t")
	n := 0
	for n < len(lines) && cells > 0 && strings.Count(strings.TrimRight(lines[n], "\t "), "\t") == cells {
		n++
	}
	if n < 2 || strings.HasPrefix(lines[0], "\t") {
		return nil, 0
	}
	if _, found := findMarker(linePara(lines[0]), nil); found && cells == 1 {
		return nil, 0
	}
	var rows [][]doc.Cell
	for _, line := range lines[:n] {
		var row []doc.Cell
		for cell := range strings.SplitSeq(strings.TrimRight(line, "\t "), "\t") {
			row = append(row, doc.Cell{Runs: tidy(emphasis(cell))})
		}
		rows = append(rows, row)
	}
	return tableParas(rows, 0), n
}
