package compare

import (
	"regexp"
	"strings"

	"minutebook/data/doc"
)

// Credits is doc.Credits with the corrections of what a block carries: each line
// as runs, the words that went struck out and those that came beside them. A line
// that was not there before is put in whole, one that is there no more struck out.
// Of a block without doc.Block.Was they are the lines of doc.Credits as they are.
//
// Whoever prints or shows a text with its marks prints these; the text after them
// has doc.Credits of the block itself, the text before them that of doc.Original.
func Credits(b doc.Block) [][]doc.Run {
	b.Edit = "" // a block struck out or put in whole has its lines like any other
	d := doc.Document{Blocks: []doc.Block{b}}
	var out [][]doc.Run
	for _, line := range Documents(credits(doc.Original(d)), credits(doc.Settled(d))).Blocks {
		for i := range line.Runs {
			line.Runs[i].Lang = ""
			if line.Edit != "" {
				line.Runs[i].Edit = line.Edit
			}
		}
		out = append(out, doc.JoinRuns(line.Runs))
	}
	return out
}

// credits are the lines of credits of the one block of a text, as paragraphs
// named by what they are about.
func credits(of doc.Document) (d doc.Document) {
	for _, c := range doc.CreditLines(of.Blocks[0]) {
		id := strings.ReplaceAll(c.About, " ", "-")
		d.Blocks = append(d.Blocks, doc.Block{ID: id, Kind: doc.Paragraph, Runs: counted(c.Words)})
	}
	return d
}

var counts = regexp.MustCompile(`(For|Against|Abstained): \d+`)

// counted is a line whose counts differ in style by what they count, so that the 7
// who were for are not the 7 who were against.
func counted(line string) []doc.Run {
	var out []doc.Run
	from := 0
	for _, at := range counts.FindAllStringSubmatchIndex(line, -1) {
		out = append(out, doc.Run{Text: line[from:at[0]]}, doc.Run{Text: line[at[0]:at[1]], Lang: line[at[2]:at[3]]})
		from = at[1]
	}
	return doc.JoinRuns(append(out, doc.Run{Text: line[from:]}))
}
