package layout

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"minutebook/data"
)

func loadFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// squashed is s without white space.
func squashed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func textOf(p Pages) string {
	var out strings.Builder
	for _, page := range p.Pages {
		for _, t := range page.Texts {
			if t.Role != Artifact {
				out.WriteString(t.S)
			}
		}
	}
	return squashed(out.String())
}

func runsText(runs []Run) string {
	var out strings.Builder
	for _, r := range runs {
		out.WriteString(r.Text)
	}
	return out.String()
}

// inside checks that all text and all fills stand in the column.
func inside(t interface{ Errorf(string, ...any) }, p Pages) {
	const forgive, side = 0.2, 68
	spaces, err := LoadFonts()
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	for i, page := range p.Pages {
		for _, x := range page.Texts {
			end := x.X + x.W
			if strings.HasSuffix(x.S, " ") {
				end -= spaces.In(x.Typeface).Width(x.Face, x.Size, " ") // the space at the end of a line may hang out
			}
			if x.X < side-forgive || end > PageWidth-side+forgive {
				t.Errorf("page %d: %q reaches from %.1f to %.1f", i+1, x.S, x.X, end)
			}
			if x.Role != Artifact && (x.Y < pageTop || x.Y > pageBottom) {
				t.Errorf("page %d: %q stands at %.1f", i+1, x.S, x.Y)
			}
		}
		for _, f := range page.Fills {
			if f.X < side-forgive || f.X+f.W > PageWidth-side+forgive || f.Y < 0 || f.Y+f.H > pageBottom+forgive {
				t.Errorf("page %d: a fill reaches from %.1f, %.1f to %.1f, %.1f", i+1, f.X, f.Y, f.X+f.W, f.Y+f.H)
			}
		}
	}
}

func someWords(t *rapid.T, label string, n int) string {
	word := rapid.StringMatching(`[a-z]{1,14}|[A-Z][a-z]{2,9}[-–—,.][a-z]{1,8}|[a-z]{60,90}|https://[a-z]{9}/[a-z]{9}/[a-z]{9}`)
	return strings.Join(rapid.SliceOfN(word, 1, n).Draw(t, label), " ")
}

func someRuns(t *rapid.T, n int) []Run {
	var out []Run
	for i := range rapid.IntRange(1, 3).Draw(t, "runs") {
		out = append(out, Run{Text: someWords(t, fmt.Sprint("run", i), n), Face: Face(rapid.IntRange(0, 3).Draw(t, "face"))})
		if rapid.Bool().Draw(t, "break") {
			out[i].Text += "\n"
		}
	}
	return out
}

// drawBlocks draws blocks and the text they hold.
func drawBlocks(t *rapid.T, n, depth int) ([]Block, string) {
	var out []Block
	var text strings.Builder
	for range rapid.IntRange(0, n).Draw(t, "blocks") {
		switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
		case kind < 6:
			p := Para{
				Role: Paragraph, Runs: someRuns(t, 60), Size: rapid.SampledFrom([]float64{0, 9, 25}).Draw(t, "size"),
				Left: rapid.SampledFrom([]float64{0, 36, 90}).Draw(t, "left"), After: 6,
				Keep: rapid.Bool().Draw(t, "keep"), Whole: rapid.Bool().Draw(t, "whole"),
			}
			if rapid.Bool().Draw(t, "marked") {
				p.Marker = []Run{{Text: rapid.SampledFrom([]string{"•", "12.", "(xviii)", "133/2026"}).Draw(t, "marker")}}
			}
			text.WriteString(runsText(p.Marker) + runsText(p.Runs))
			out = append(out, p)
		case kind == 6:
			out = append(out, Line{Weight: 1, Before: 4})
		case kind == 7 && depth < 2:
			inner, s := drawBlocks(t, 4, depth+1)
			g := Group{Blocks: inner, Left: 10, Inset: 10, Pad: rapid.SampledFrom([]float64{0, 5}).Draw(t, "pad"), Bar: &Black, Whole: rapid.Bool().Draw(t, "group whole")}
			if rapid.Bool().Draw(t, "filled") {
				g.Fill = &Black
			}
			text.WriteString(s)
			out = append(out, g)
		case kind == 8 && depth == 0:
			out = append(out, PageBreak{})
		case kind == 9:
			tab := Table{Columns: make([]Column, 1), Lines: rapid.Bool().Draw(t, "lines"), Head: rapid.IntRange(0, 1).Draw(t, "head")}
			for range rapid.IntRange(1, 6).Draw(t, "rows") {
				cell := Cell(someRuns(t, 90))
				text.WriteString(runsText(cell))
				tab.Rows = append(tab.Rows, Row{cell})
			}
			out = append(out, tab)
		}
	}
	return out, text.String()
}

// TestNothingIsLostOrOutside: whatever the blocks, all text is on the pages once,
// in order and inside the column, and the pages can be drawn.
func TestNothingIsLostOrOutside(t *testing.T) {
	fonts := loadFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		blocks, text := drawBlocks(t, 12, 0)
		pages := Lay(Doc{Blocks: blocks, Size: rapid.SampledFrom([]float64{0, 12, 14}).Draw(t, "size"),
			Typeface: rapid.SampledFrom(data.Typefaces()).Draw(t, "typeface")}, fonts)
		inside(t, pages)
		if got, want := textOf(pages), squashed(text); got != want {
			t.Fatalf("text\n%s\nwant\n%s", got, want)
		}
	})
}

// linesOf counts the lines that a paragraph has on a page.
func linesOf(page Page, p *Element) int {
	seen := map[float64]bool{}
	for _, t := range page.Texts {
		if t.In != nil && t.In.up == p {
			seen[t.Y] = true
		}
	}
	return len(seen)
}

// TestNoWidowsNoOrphans: a paragraph that goes over pages has two lines on each.
func TestNoWidowsNoOrphans(t *testing.T) {
	fonts := loadFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		var blocks []Block
		for i := range rapid.IntRange(5, 30).Draw(t, "paragraphs") {
			n := rapid.IntRange(1, 160).Draw(t, "words")
			blocks = append(blocks, Para{Role: Paragraph, Runs: []Run{{Text: strings.Repeat(fmt.Sprintf("word%d ", i), n)}}, After: 6})
		}
		pages := Lay(Doc{Blocks: blocks}, fonts)
		for i, p := range pages.Structure.Kids {
			var lines []int
			for _, page := range pages.Pages {
				if n := linesOf(page, p); n > 0 {
					lines = append(lines, n)
				}
			}
			if len(lines) < 2 {
				continue
			}
			for _, n := range lines {
				if n < minLines {
					t.Fatalf("paragraph %d is parted into %v lines", i, lines)
				}
			}
		}
	})
}

// TestHeadingsStay: a heading is never the last thing on a page, and two lines
// follow it.
func TestHeadingsStay(t *testing.T) {
	fonts := loadFonts(t)
	for filler := range 50 {
		var blocks []Block
		for range filler {
			blocks = append(blocks, Para{Role: Paragraph, Runs: []Run{{Text: "filler"}}})
		}
		blocks = append(blocks,
			Para{Role: Title, Runs: []Run{{Text: "Heading"}}, Keep: true},
			Para{Role: Heading2, Runs: []Run{{Text: "Under it"}}, Keep: true},
			Para{Role: Paragraph, Runs: []Run{{Text: strings.Repeat("body text ", 100)}}})
		for i, page := range Lay(Doc{Blocks: blocks}, fonts).Pages {
			headings, body := 0, 0
			for _, x := range page.Texts {
				switch {
				case x.Role == Title || x.Role == Heading2:
					headings++
				case strings.HasPrefix(x.S, "body"):
					body++
				}
			}
			if headings > 0 && (headings != 2 || body < minLines) {
				t.Fatalf("with %d lines before: page %d has %d headings and %d lines of text", filler, i+1, headings, body)
			}
		}
	}
}

// TestAChainLongerThanAPage: headings that all want to stay together still break.
func TestAChainLongerThanAPage(t *testing.T) {
	var blocks []Block
	for i := range 200 {
		blocks = append(blocks, Para{Role: Title, Runs: []Run{{Text: fmt.Sprint("heading ", i)}}, Keep: true})
	}
	pages := Lay(Doc{Blocks: blocks}, loadFonts(t))
	inside(t, pages)
	if len(pages.Pages) < 4 {
		t.Errorf("%d pages", len(pages.Pages))
	}
}

func cell(s string) Cell { return Cell{{Text: s}} }

// TestTableHeadsComeAgain: every page of a table starts with its head, which only
// counts as text the first time.
func TestTableHeadsComeAgain(t *testing.T) {
	tab := Table{Columns: make([]Column, 2), Head: 1, Lines: true, Rows: []Row{{cell("Head one"), cell("Head two")}}}
	for i := range 120 {
		tab.Rows = append(tab.Rows, Row{cell(fmt.Sprint("row ", i)), cell("some text")})
	}
	pages := Lay(Doc{Blocks: []Block{tab}}, loadFonts(t))
	inside(t, pages)
	if len(pages.Pages) < 3 {
		t.Fatalf("%d pages", len(pages.Pages))
	}
	for i, page := range pages.Pages {
		first := page.Texts[0]
		want := Artifact
		if i == 0 {
			want = roleHeadCell
		}
		if first.S != "Head one" || first.Role != want {
			t.Errorf("page %d starts with %q, %s", i+1, first.S, first.Role)
		}
	}
}

// TestARowTallerThanAPage is parted, with the head on every page.
func TestARowTallerThanAPage(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("many words ", 2000))
	tab := Table{Columns: make([]Column, 2), Head: 1, Lines: true, Rows: []Row{
		{cell("Name"), cell("Text")}, {cell("short"), cell(long)}, {cell("next"), cell("row")},
	}}
	pages := Lay(Doc{Blocks: []Block{tab}}, loadFonts(t))
	inside(t, pages)
	if got, want := textOf(pages), "manywords"; strings.Count(got, want) != 2000 {
		t.Errorf("%d of 2000 pairs of words", strings.Count(got, want))
	}
	for i, page := range pages.Pages {
		if page.Texts[0].S != "Name" {
			t.Errorf("page %d starts with %q", i+1, page.Texts[0].S)
		}
	}
}

// TestATableOfSixtyColumns is printed in parts and says so.
func TestATableOfSixtyColumns(t *testing.T) {
	tab := Table{Columns: make([]Column, 60), Head: 1, Lines: true, Where: "minute 3, paragraph 1"}
	for r := range 3 {
		var row Row
		for c := range 60 {
			row = append(row, cell(fmt.Sprintf("cell%dx%d", r, c)))
		}
		tab.Rows = append(tab.Rows, row)
	}
	pages := Lay(Doc{Blocks: []Block{tab}}, loadFonts(t))
	inside(t, pages)
	text := textOf(pages)
	for r := range 3 {
		for c := range 60 {
			if !strings.Contains(text, fmt.Sprintf("cell%dx%d", r, c)) {
				t.Errorf("cell %d, %d is lost", r, c)
			}
		}
	}
	if len(pages.Warnings) != 1 || pages.Warnings[0].Where != tab.Where {
		t.Errorf("warnings: %v", pages.Warnings)
	}
}

// TestColumnsByContent: narrow columns get what they need, wide ones share the rest.
func TestColumnsByContent(t *testing.T) {
	for _, c := range []struct {
		least, most []float64
		room        float64
		want        []float64
	}{
		{[]float64{20, 20}, []float64{50, 60}, 200, []float64{50, 60}},
		{[]float64{20, 20}, []float64{50, 600}, 200, []float64{50, 150}},
		{[]float64{20, 20, 20}, []float64{500, 500, 30}, 230, []float64{100, 100, 30}},
		{[]float64{90, 20}, []float64{95, 600}, 110, []float64{90, 20}},
	} {
		w := columnWidths{c.least, c.most, make([]float64, len(c.least))}
		Table{Columns: make([]Column, len(c.least))}.share(&w, c.room)
		for i := range c.want {
			if d := w.set[i] - c.want[i]; d > 0.01 || d < -0.01 {
				t.Errorf("least %v, most %v in %v: %v, want %v", c.least, c.most, c.room, w.set, c.want)
				break
			}
		}
	}
}

// TestWordsHangTogether: lines break at spaces and hyphens, not inside words,
// dates or years.
func TestWordsHangTogether(t *testing.T) {
	for s, want := range map[string][]string{
		"one two":                   {"one ", "two"},
		"sub-committee of":          {"sub-", "committee ", "of"},
		"2026–27 and –4":            {"2026–27 ", "and ", "–4"},
		"here—and there":            {"here—", "and ", "there"},
		"no\u00a0break":             {"no\u00a0break"},
		"a\nb":                      {"a", "b"},
		"minute 133/20 refers":      {"minute ", "133/20 ", "refers"},
		"at 7.00 pm, in":            {"at ", "7.00 pm, ", "in"},
		"from 10 a.m.\nto":          {"from ", "10 a.m.", "to"},
		"item 7 amended":            {"item ", "7 ", "amended"},
		"The 7 pmt":                 {"The ", "7 ", "pmt"},
		"- a dash":                  {"- ", "a ", "dash"},
		"https://a.example/b/c/ddd": {"https://a.example/b/c/ddd"},
	} {
		set := setter{fonts: loadFonts(t), runs: []Run{{Text: s}}, size: 11}
		var got []string
		for _, a := range set.atoms() {
			got = append(got, s[a.from:a.to])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestTooManyNoBreakSpaces: words that a source tied together with no-break spaces
// for a whole line still break between words.
func TestTooManyNoBreakSpaces(t *testing.T) {
	tied := strings.TrimSuffix(strings.Repeat("word\u00A0", 60), "\u00A0")
	for _, page := range Lay(Doc{Blocks: []Block{Para{Runs: []Run{{Text: "before " + tied + " after"}}}}}, loadFonts(t)).Pages {
		for _, x := range page.Texts {
			for _, w := range strings.FieldsFunc(x.S, unicode.IsSpace) {
				if w != "word" && w != "before" && w != "after" {
					t.Errorf("%q was cut", w)
				}
			}
		}
	}
}

// TestDrawTakesAnything: what should never reach the canvas does not bring it down.
func TestDrawTakesAnything(t *testing.T) {
	d := Doc{Title: "😀 \xc1", Author: "\xff", Lang: "en-GB", Blocks: []Block{
		Para{Runs: []Run{{Text: "emoji 😀 \U00020000 \x00\x07 \xff end"}}, Mark: &Mark{Title: "😀\U00020000\xf3", Level: 3}},
	}}
	pdf, err := Draw(d, Lay(d, loadFonts(t)))
	if err != nil || len(pdf) == 0 {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
}

// TestFinishRefusesWhatItDoesNotKnow: a file of another shape is an error, never
// a damaged document.
func TestFinishRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, s := range []string{"", "startxref\n", "startxref\n9\n%%EOF", "xref\n0 9\nstartxref\n0\n%%EOF", "xref\n0 2\n0000000000 65535 f \nxxxxxxxxxx\ntrailer\nstartxref\n0\n%%EOF"} {
		if _, err := finish([]byte(s), Doc{}, tags{}); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}
