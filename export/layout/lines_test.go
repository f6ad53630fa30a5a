package layout

import (
	"strings"
	"testing"
)

// A line as wide as its words to the last bit must neither cut a word nor lose one.
func TestLinesNeverCutAWordThatFits(t *testing.T) {
	fonts, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("nine of these are available for sibling groups of at least 2; ", 3)
	s := setter{fonts: fonts, size: 11, runs: []Run{{Text: text}}}
	var sum float64
	for _, a := range s.atoms() {
		sum += a.w
		if sum < 80 {
			continue
		}
		for _, room := range []float64{sum - a.space, sum - a.space - slack, sum - a.space + slack, sum} {
			var whole string
			for _, l := range s.lines(func(int) float64 { return room }) {
				last := l.segments[len(l.segments)-1]
				if end := text[last.from:last.to]; !strings.HasSuffix(end, " ") {
					t.Fatalf("at a width of %v a line ends in %q", room, end)
				}
				for _, g := range l.segments {
					whole += text[g.from:g.to]
				}
			}
			if whole != text {
				t.Fatalf("at a width of %v the lines hold %q", room, whole)
			}
		}
	}
}
