package moderngov

import (
	"slices"
	"strings"
	"testing"

	"minutebook/data/doc"
)

func TestItemNumbers(t *testing.T) {
	for _, c := range []struct {
		text, printed, base string
		sequence            int
	}{
		{"29.", "29", "", 29}, {"83a", "83a", "83", 0}, {"3a", "3a", "3", 0}, {"54/12", "54/12", "", 54}, {"77/21.", "77/21", "", 77},
		{"8.7", "8.7", "8", 0}, {"*", "*", "", 0}, {"6(b)", "6(b)", "6", 0}, {"133/20", "133/20", "", 133}, {"CL12", "CL12", "", 12},
		{"1706/1", "1706/1", "", 1706}, {"12)", "12", "", 12}, {"240", "240", "", 240}, {"3A", "3A", "3", 0}, {"12.a", "12.a", "12", 0},
	} {
		n, ok := parseItemNo(c.text)
		if !ok || n.printed != c.printed || n.base != c.base || n.sequence() != c.sequence {
			t.Errorf("%q: %v %+v", c.text, ok, n)
		}
	}
	for _, text := range []string{"", "Minutes", "7.00 pm", "£4", "2014-15", "1.2.3.4", "a", "29. MINUTES", "12345"} {
		if n, ok := parseItemNo(text); ok {
			t.Errorf("%q was read as the number %+v", text, n)
		}
	}
}

func TestNumbersFollow(t *testing.T) {
	for _, c := range []struct {
		prev, next string
		want       bool
	}{
		{"29.", "30.", true}, {"29.", "32.", true}, {"29.", "29a", true}, {"29a", "29b", true}, {"29b", "30.", true}, {"8.6", "8.7", true},
		{"8.", "8.1", true}, {"54/12", "55/12", true}, {"3z", "3aa", true},
		{"29.", "30", false}, {"29.", "28.", false}, {"29.", "29.", false}, {"29.", "2014.", false}, {"54/12", "55", false}, {"29b", "29a", false},
	} {
		prev, _ := parseItemNo(c.prev)
		next, _ := parseItemNo(c.next)
		if got := next.follows(prev); got != c.want {
			t.Errorf("%s after %s: %v", c.next, c.prev, got)
		}
	}
}

// TestMarkers: every glyph, blank and number that stands before list items on
// real pages, and words that only look so.
func TestMarkers(t *testing.T) {
	n := "\u00a0"
	for _, c := range []struct{ lines, want string }{
		{"• one", "b1"}, {"· one", "b1"}, {"\uf0b7 one", "b1"}, {"▪ one", "b1"}, {"– one", "b1"}, {"- one", "b1"}, {"* one", "b1"},
		{"o" + n + n + "one", "b1"}, {"·" + n + n + n + "one", "b1"}, {n + n + n + n + "one", "b1"}, {n + " " + n + " " + n + " one", "b1"},
		{"  • one", "b1"}, {"•one", "b1"}, {"§" + n + "one", "b1"}, {"➢ one", "b1"},
		{"·" + n + n + "one|o" + n + n + "two|▪" + n + "three|·" + n + n + "four", "b1 b2 b3 b1"},
		{"\uf0b7" + n + "one|o" + n + n + "two|\uf0a7" + n + "three|o" + n + n + "four|·" + n + "five", "b1 b2 b3 b2 b1"},
		{"  • one|    ◦ two|      ▪ three|        • four|  • five", "b1 b2 b3 b3 b1"},
		{"1. one|2. two", "n1 n1"}, {"(1) one|(2) two", "n1 n1"}, {"1)" + n + "one", "n1"},
		{"1. one|(a) two|(b) three|2. four", "n1 n2 n2 n1"}, {"1. one|(a) two|(i) three|(ii) four|(b) five", "n1 n2 n3 n3 n2"},
		{"(h) one|(i) two|(j) three", "n1 n1 n1"}, {"(a) one|(i) two|(b) three", "n1 n2 n1"},
		{"1. one|• two|2. three", "n1 b2 n1"}, {"2.1. one|2.1.1. two|2.2. three", "n1 n2 n1"}, {"2.1." + n + "one|• two|2.2. three", "n1 b1 n1"},
		{"a." + n + n + "one|b." + n + n + "two", "n1 n1"}, {"  a. one|  b. two", "n1 n1"}, {"i)" + n + "one|ii)" + n + "two", "n1 n1"},
		{"• one|Members spoke.|• two", "b1 p b1"}, {"·" + n + "one|" + n + "|·" + n + "two", "b1 b1"},

		{"A. Day spoke.", "p"}, {"o hyn ymlaen", "p"}, {"7.30 pm the meeting began.", "p"}, {"3.3% of all", "p"}, {"2014. The year", "p"},
		{"1 following a complaint", "p"}, {"(No) objection", "p"}, {"(to follow) one", "p"}, {"i.e. one", "p"}, {"5 retired", "p"}, {n + "one", "p"},
		{"-5 degrees", "p"}, {"£1.2m had been sought", "p"}, {"I. Marsh spoke.", "p"},
	} {
		d := doc.Document{Blocks: blocksOf(textParas(strings.ReplaceAll(c.lines, "|", "\n\n")))}
		if got := shape(d); got != c.want {
			t.Errorf("%q: %s, want %s", c.lines, got, c.want)
		}
		if err := doc.Validate(numberedBlocks(d)); err != nil {
			t.Errorf("%q: %v", c.lines, err)
		}
	}
}

func numberedBlocks(d doc.Document) doc.Document {
	d.Blocks = slices.Clone(d.Blocks)
	for i := range d.Blocks {
		d.Blocks[i].ID = string(rune('a' + i))
	}
	return d
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"**All** of *it*, see [here](https://example.org/x).", "<b>All</b> of <i>it</i>, see <a https://example.org/x>here</a>."},
		{"5*3*2 and (minute * refers) and * this", "5*3*2 and (minute * refers) and * this"},
		{"[not](javascript:alert) a link", "[not](javascript:alert) a link"},
		{"**unclosed", "**unclosed"},
	} {
		blocks := blocksOf(textParas(c.src))
		got := ""
		for _, r := range blocks[0].Runs {
			got += styledRun(r)
		}
		if got != c.want {
			t.Errorf("%q: %q", c.src, got)
		}
	}
	for _, c := range []struct{ src, want string }{
		{"| a | b |\n|---|---|\n| c | **d** |", "t"},
		{"- | |\n|---|\n| <p>1.1. One.</p> <p>1.2. Two.</p> |\n|---|", "n1 n1"},
		{"## Heading", "h2"},
		{"a | b", "p"},
		{"|---|", "p"},
	} {
		if got := shape(doc.Document{Blocks: blocksOf(textParas(c.src))}); got != c.want {
			t.Errorf("%q: %s, want %s", c.src, got, c.want)
		}
	}
}

// TestLineBreaksInHTML: editors write lists and paragraphs with <br>.
func TestLineBreaksInHTML(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"<p>one<br>two</p>", "p"},
		{"<p>one<br><br>two</p>", "p p"},
		{"<p>one:<br>&bull; two<br>&bull; three<br>four</p>", "p b1 b1"},
		{"<p>one<br/>&nbsp;<br/>(a)&nbsp; two<br/>(b)&nbsp; three</p>", "p n1 n1"},
		{"<div>one<br>1. two<br>2. three<p>four</p></div>", "p n1 n1 p"},
		{"<ul><li>one<br>two</li></ul>", "b1"},
		{"<p>&nbsp;&nbsp;&nbsp; one<br>&nbsp;&nbsp;&nbsp; two</p>", "b1 b1"},
	} {
		var s source
		s.section(c.body, minutesText)
		if got := shape(doc.Document{Blocks: blocksOf(s.minutes)}); got != c.want {
			t.Errorf("%s: %s, want %s", c.body, got, c.want)
		}
	}
}
