package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// notesOf is where the side notes of a page stand, in the order they are drawn.
func notesOf(page Page) []Text {
	var out []Text
	for _, t := range page.Texts {
		if t.Role == roleNote {
			out = append(out, t)
		}
	}
	return out
}

// TestSideNotesStandInTheMargin: beside the first line of what they belong to, not
// over one another, not over the end of the page, read before what they stand beside.
func TestSideNotesStandInTheMargin(t *testing.T) {
	long := strings.Repeat("corrected at minute fifty-one ", 6)
	noted := func(text, note string) Para { return Para{Runs: says(text), Side: says(note), After: 6} }
	d := Doc{Lang: "en-GB", Margin: 62}
	for range 30 {
		d.Blocks = append(d.Blocks, noted("A line.", long), noted("Another line.", "Note: see minute 73."), Para{Runs: says("Text.")}, Para{Runs: says("More text."), After: 2})
	}
	d.Blocks = append(d.Blocks, noted("The last line.", long))
	p := Lay(d, loadFonts(t))
	if len(p.Pages) < 3 {
		t.Fatalf("%d pages", len(p.Pages))
	}
	for n, page := range p.Pages {
		bottom := 0.0
		for _, x := range notesOf(page) {
			if x.Y <= bottom || x.Y > pageBottom {
				t.Errorf("page %d: a line of a note at %.1f, after one at %.1f", n+1, x.Y, bottom)
			}
			bottom = x.Y
			if x.X < PageWidth-68-62 || x.X+x.W > PageWidth-24 {
				t.Errorf("page %d: a note from %.0f to %.0f", n+1, x.X, x.X+x.W)
			}
		}
		for i, x := range page.Texts {
			if x.Role == Paragraph && x.X+x.W > PageWidth-68-62+1 {
				t.Errorf("page %d: text in the margin: %q", n+1, x.S)
			}
			if strings.Contains(x.S, "line.") && (i == 0 || page.Texts[i-1].Role != roleNote) {
				t.Errorf("page %d: no note is read before %q", n+1, x.S)
			}
		}
	}
	if got := outlineOf(t, noted("text", "note")); got != "P[Note .]" {
		t.Errorf("the structure is %s", got)
	}
}

// TestSideNotesAmongAnything: whatever stands around them, notes keep clear of one
// another and of the foot of the page.
func TestSideNotesAmongAnything(t *testing.T) {
	fonts := loadFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		d := Doc{Lang: "en-GB", Margin: 62}
		for range rapid.IntRange(1, 60).Draw(t, "blocks") {
			text := says(strings.Repeat("word ", rapid.IntRange(1, 120).Draw(t, "words")))
			p := Para{Runs: text, After: 6, Keep: rapid.Bool().Draw(t, "keep"), Whole: rapid.Bool().Draw(t, "whole")}
			if n := rapid.IntRange(0, 50).Draw(t, "note"); n > 0 && n < 40 {
				p.Side = says(strings.Repeat("note ", n))
			}
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				d.Blocks = append(d.Blocks, Group{Blocks: []Block{p, p}, Inset: 10, Pad: 4, Bar: &Black, Whole: true})
			case 1:
				d.Blocks = append(d.Blocks, p, Table{Columns: make([]Column, 2), Head: 1, Lines: true, Rows: []Row{{cell("a"), cell("b")}, {cell("c"), Cell(text)}}})
			case 2:
				d.Blocks = append(d.Blocks, p, PageBreak{})
			default:
				d.Blocks = append(d.Blocks, p)
			}
		}
		for n, page := range Lay(d, fonts).Pages {
			bottom := 0.0
			for _, x := range notesOf(page) {
				if x.Y < bottom+sideSize || x.Y > pageBottom {
					t.Fatalf("page %d: a line of a note at %.1f, after one at %.1f", n+1, x.Y, bottom)
				}
				bottom = x.Y
			}
		}
	})
}

// TestEditsAreSeenAndHeard: a line through what was struck out, one under what was
// put in, and words for who sees neither.
func TestEditsAreSeenAndHeard(t *testing.T) {
	runs := []Run{{Text: "invited to the "}, {Text: "Septem", Edit: Struck}, {Text: "ber ", Face: Bold, Edit: Struck}, {Text: "October", Edit: Added}, {Text: " meeting"}}
	d := Doc{Lang: "en-GB", Blocks: []Block{Para{Runs: runs}}}
	p := Lay(d, loadFonts(t))
	page := p.Pages[0]
	if len(page.Fills) != 3 {
		t.Fatalf("%d lines", len(page.Fills))
	}
	at := map[string]Text{}
	for _, x := range page.Texts {
		at[strings.TrimSpace(x.S)] = x
	}
	for i, word := range []string{"Septem", "ber", "October"} {
		x, f := at[word], page.Fills[i]
		if through := f.Y < x.Y; f.X != x.X || through != (word != "October") || f.W > x.W+0.01 {
			t.Errorf("%q at %.1f, %.1f, %.1f wide: its line at %.1f, %.1f, %.1f wide", word, x.X, x.Y, x.W, f.X, f.Y, f.W)
		}
	}
	if f := page.Fills[1]; f.X+f.W >= at["October"].X-1 {
		t.Error("the line goes through the space behind the words")
	}
	if got := outline(p.Structure); got != "Document[P[. Span Span .]]" && got != "Document[P[. Span[.] Span[.] .]]" {
		t.Errorf("the structure is %s", got)
	}
	file, err := Draw(d, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/TextDecorationType /LineThrough>> /ActualText " + textString("[struck out: September] "), "/TextDecorationType /Underline>> /ActualText " + textString("[put in: October]")} {
		if !strings.Contains(string(file), want) {
			t.Errorf("the file lacks %q", want)
		}
	}
}
