package layout

import (
	"strings"
	"testing"
)

// outline is the structure in short: roles, with what an element holds in brackets.
func outline(e *Element) string {
	if e.Role == "" {
		return "."
	}
	var kids []string
	for _, k := range e.Kids {
		kids = append(kids, outline(k))
	}
	out := string(e.Role)
	if e.Numbering != "" {
		out += ":" + e.Numbering
	}
	if len(kids) > 0 && !(len(kids) == 1 && kids[0] == ".") {
		out += "[" + strings.Join(kids, " ") + "]"
	}
	return out
}

func outlineOf(t testing.TB, blocks ...Block) string {
	t.Helper()
	s := outline(Lay(Doc{Blocks: blocks, Lang: "en-GB"}, loadFonts(t)).Structure)
	return strings.TrimSuffix(strings.TrimPrefix(s, "Document["), "]")
}

func says(s string) []Run {
	if s == "" {
		return nil
	}
	return []Run{{Text: s}}
}

func item(level int, marker string) Para {
	return Para{Role: ListItem, Level: level, Marker: says(marker), Runs: says("text")}
}

// TestStructureOfBlocks: the elements that blocks become.
func TestStructureOfBlocks(t *testing.T) {
	h := func(n int, s string) Para { return Para{Role: Heading(n), Runs: says(s)} }
	p := Para{Runs: says("text")}
	caption := Para{Role: Caption, Runs: says("Table 1")}
	two := Table{Columns: make([]Column, 2), Rows: []Row{{cell("a"), cell("b")}, {cell("c"), cell("d")}}}
	as := func(r Reading, head int, label bool) Table {
		t := two
		t.Reading, t.Head, t.Label = r, head, label
		return t
	}
	for name, c := range map[string]struct {
		blocks []Block
		want   string
	}{
		"no level is skipped":           {[]Block{h(2, "a"), h(4, "b"), h(6, "c"), h(2, "d"), h(3, "e")}, "H1 H2 H3 H2 H3"},
		"a heading without words":       {[]Block{h(1, "a"), h(2, ""), h(3, "b")}, "H1 H2"},
		"a heading in two lines":        {[]Block{h(1, "Minutes of the"), Para{Role: Title, More: true, Runs: says("Committee")}}, "H1"},
		"a paragraph without words":     {[]Block{Para{}, p}, "P"},
		"levels and back":               {[]Block{item(1, "•"), item(2, "–"), item(3, "▪"), item(1, "•")}, "L:Disc[LI[Lbl LBody[P L:Disc[LI[Lbl LBody[P L:Square[LI[Lbl LBody[P]]]]]]]] LI[Lbl LBody[P]]]"},
		"a list that starts deep":       {[]Block{item(3, "▪"), item(1, "•")}, "L:Square[LI[Lbl LBody[P]]] L:Disc[LI[Lbl LBody[P]]]"},
		"numbers that start again":      {[]Block{item(1, "1."), item(1, "2."), item(1, "1.")}, "L:Decimal[LI[Lbl LBody[P]] LI[Lbl LBody[P]]] L:Decimal[LI[Lbl LBody[P]]]"},
		"text between":                  {[]Block{item(1, "(i)"), p, item(1, "(ii)")}, "L:LowerRoman[LI[Lbl LBody[P]]] P L:LowerRoman[LI[Lbl LBody[P]]]"},
		"letters":                       {[]Block{item(1, "A."), item(2, "(b)")}, "L:UpperAlpha[LI[Lbl LBody[P L:LowerAlpha[LI[Lbl LBody[P]]]]]]"},
		"a grid":                        {[]Block{as(AsGrid, 1, false)}, "Table[THead[TR[TH TH]] TBody[TR[TD TD]]]"},
		"a grid with labels":            {[]Block{as(AsGrid, 1, true)}, "Table[THead[TR[TH TH]] TBody[TR[TH TD]]]"},
		"a grid of heads":               {[]Block{as(AsGrid, 2, false)}, "Table[TR[TH TH] TR[TH TH]]"},
		"a grid with nothing in a cell": {[]Block{Table{Columns: make([]Column, 2), Rows: []Row{{cell("a")}}}}, "Table[TR[TD TD]]"},
		"names under labels":            {[]Block{as(AsList, 0, true)}, "P L:None[LI[LBody[P]]] P L:None[LI[LBody[P]]]"},
		"names":                         {[]Block{as(AsList, 0, false)}, "L:None[LI[LBody[P]] LI[LBody[P]] LI[LBody[P]] LI[LBody[P]]]"},
		"lines":                         {[]Block{as(AsLines, 0, false)}, "P P"},
		"a table of contents":           {[]Block{as(AsContents, 0, false)}, "TOC[TOCI[P] TOCI[P]]"},
		"a caption above":               {[]Block{p, caption, two}, "P Table[Caption TR[TD TD] TR[TD TD]]"},
		"a caption below":               {[]Block{two, caption, p}, "Table[TR[TD TD] TR[TD TD] Caption] P"},
		"a caption between":             {[]Block{two, caption, two}, "Table[TR[TD TD] TR[TD TD]] Table[Caption TR[TD TD] TR[TD TD]]"},
		"a caption of nothing":          {[]Block{p, caption}, "P P"},
		"groups":                        {[]Block{item(1, "•"), Group{Blocks: []Block{item(1, "•"), Group{}}}, item(1, "•")}, "L:Disc[LI[Lbl LBody[P]]] Div[L:Disc[LI[Lbl LBody[P]]]] L:Disc[LI[Lbl LBody[P]]]"},
		"quotations":                    {[]Block{Para{Role: Quotation, Runs: says("a")}, Para{Role: Quotation, Runs: says("b")}}, "BlockQuote[P P]"},
		"dots to write on":              {[]Block{Para{Runs: []Run{{Text: "Date "}, {Text: "......"}}}, Para{Runs: says("........")}}, "P"},
		"a link in three runs": {[]Block{Para{Runs: []Run{{Text: "see "}, {Text: "here", Link: "https://vale.example"}, {Text: "yma", Lang: "cy", Link: "https://vale.example"}, {Text: ".", Lang: "en-GB"}}}},
			"P[. Link[. Span] .]"},
		"a line and a page between": {[]Block{p, Line{Weight: 1}, PageBreak{}, p}, "P P"},
	} {
		if got := outlineOf(t, c.blocks...); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

// TestMarksAreSaid: what the first page says at its head is the first paragraph; on
// other pages it is an artifact.
func TestMarksAreSaid(t *testing.T) {
	d := Doc{Blocks: []Block{Para{Role: Title, Runs: says("Title")}, PageBreak{}, Para{Runs: says("text")}},
		Furniture: func(int, int, string) Furniture { return Furniture{HeadLeft: says("Title"), HeadRight: says("DRAFT")} }}
	p := Lay(d, loadFonts(t))
	if got := outline(p.Structure); got != "Document[P H1 P]" {
		t.Errorf("the structure is %s", got)
	}
	for i, page := range p.Pages {
		for k, x := range page.Texts {
			if x.S == "DRAFT" && (x.In != nil) != (i == 0) || x.In != nil && (x.S == "DRAFT") != (i == 0 && k == 0) {
				t.Errorf("page %d, text %d is %q, read out: %v", i+1, k, x.S, x.In != nil)
			}
		}
	}
}
