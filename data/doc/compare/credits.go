package compare

import (
	"regexp"
	"slices"
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
		line.Runs = roll(line)
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

// roll holds the count of a roll call and its names against what they were each by
// itself: "For ([-1-]{+2+}): {+Councillor A Day, +}Councillor B Roe". Other lines stay.
func roll(line doc.Block) []doc.Run {
	one := doc.Document{Blocks: []doc.Block{line}}
	if line.Edit != "" || !doc.Edited(line) {
		return line.Runs
	}
	before, namesBefore, called := strings.Cut(doc.Original(one).Blocks[0].Text(), "): ")
	after, names, still := strings.Cut(doc.Settled(one).Blocks[0].Text(), "): ")
	if !called || !still {
		return line.Runs
	}
	count := Words([]doc.Run{{Text: before}}, []doc.Run{{Text: after}})
	return slices.Concat(count, []doc.Run{{Text: "): "}}, list(strings.Split(namesBefore, ", "), strings.Split(names, ", ")))
}

// list holds a list of names against another, name by name, with the commas that
// part them in either.
func list(before, after []string) []doc.Run {
	in := interner{}
	keys := func(names []string) (out []int) {
		for _, n := range names {
			out = append(out, in.key(n))
		}
		return out
	}
	var out []doc.Run
	a, b := 0, 0
	put := func(name string, went, came bool) {
		sep := map[[2]bool]doc.Edit{{true, false}: doc.Struck, {false, true}: doc.Added}
		if was, is := went && a > 0, came && b > 0; was || is {
			out = append(out, doc.Run{Text: ", ", Edit: sep[[2]bool{was, is}]})
		}
		out = append(out, doc.Run{Text: name, Edit: sep[[2]bool{went, came}]})
		a, b = a+bit(went), b+bit(came)
	}
	for _, c := range append(changes(keys(before), keys(after)), change{len(before), len(before), len(after), len(after)}) {
		for a < c.a0 {
			put(before[a], true, true)
		}
		for a < c.a1 {
			put(before[a], true, false)
		}
		for b < c.b1 {
			put(after[b], false, true)
		}
	}
	return out
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
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
