package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWithParts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // "1 words": a part at level 1; the head first
	}{
		{"no parts", "That the report be noted.", []string{"0 That the report be noted."}},
		{"lines", "That\n(a) the report be noted; and\n(b) it be sent.", []string{"0 That", "1 the report be noted; and", "1 it be sent."}},
		{"in one line", "That (a) the report be noted; and (b) it be sent.", []string{"0 That", "1 the report be noted; and", "1 it be sent."}},
		{"one letter is a reference", "That leave be granted under paragraph (a) of the order.", []string{"0 That leave be granted under paragraph (a) of the order."}},
		{"letters out of order are references", "That (b) and (a) be read.", []string{"0 That (b) and (a) be read."}},
		{"deeper", "That\n(a) one:\n(i) first;\n(ii) second;\n(b) two.", []string{"0 That", "1 one:", "2 first;", "2 second;", "1 two."}},
		{"the ninth letter", "That\n(a) 1\n(b) 2\n(c) 3\n(d) 4\n(e) 5\n(f) 6\n(g) 7\n(h) 8\n(i) 9",
			[]string{"0 That", "1 1", "1 2", "1 3", "1 4", "1 5", "1 6", "1 7", "1 8", "1 9"}},
		{"numbers", "That\n(1) one;\n(2) two.", []string{"0 That", "1 (1) one;", "1 (2) two."}},
		{"a part that was begun", "That\n(a) one.\n(b)", []string{"0 That", "1 one."}},
		{"a line goes on", "That\n(a) one\nand more;\n(b) two.", []string{"0 That", "1 one\nand more;", "1 two."}},
		{"a letter that came in between", "That\n(a) one;\n(b) new;\n(b) two.", []string{"0 That", "1 one;", "1 new;", "1 two."}},
		{"an initial is no letter", "That J. Marsh be thanked.", []string{"0 That J. Marsh be thanked."}},
		{"nothing before the parts", "(a) one;\n(b) two.", []string{"0 ", "1 one;", "1 two."}},
	} {
		var got []string
		for _, b := range WithParts([]Block{{ID: "x", Kind: ResolutionKind, Resolution: &Resolution{Verb: Resolved}}}, c.text) {
			if b.ID == "" || b.Kind != ResolutionKind {
				t.Errorf("%s: block %+v", c.name, b)
			}
			got = append(got, fmt.Sprintf("%d %s", b.Level, joinWords(b.Number, b.Text())))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestPartsKeepTheirIds(t *testing.T) {
	part := func(id, text string) Block {
		return Block{ID: id, Kind: ResolutionKind, Level: 1, Runs: []Run{{Text: text, Bold: true}}}
	}
	old := []Block{{ID: "h", Kind: ResolutionKind, Runs: []Run{{Text: "That"}}}, part("1", "one;"), part("2", "two;"), part("3", "three.")}
	for _, c := range []struct{ text, want string }{
		{"That\n(a) one;\n(b) two;\n(c) three.", "h 1* 2* 3*"},
		{"That\n(a) one;\n(b) two, changed;\n(c) three.", "h 1* 2 3*"},
		{"That\n(a) two;\n(b) three.", "h 2* 3*"},
		{"That\n(a) new;\n(b) one;\n(c) two;\n(d) three.", "h new 1* 2* 3*"},
		{"That the rest fall.", "h"},
	} {
		var got []string
		for _, b := range WithParts(old, c.text) {
			word := b.ID
			if len(word) > 1 {
				word = "new"
			}
			if len(b.Runs) > 0 && b.Runs[0].Bold {
				word += "*"
			}
			got = append(got, word)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestNextPart(t *testing.T) {
	for text, want := range map[string]string{
		"That": "(a)", "That\n(a) one;": "(b)", "That\n(a) one;\n(i) first;": "(ii)", "": "(a)",
	} {
		if got := NextPart(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// What a proposal is shown as reads back as the same proposal.
func TestLetteredReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-Z][a-z]{2,8}( [a-z]{2,6}){0,4}[.;]`)
		blocks := []Block{{ID: "h", Kind: MotionKind, Motion: &Motion{}, Runs: []Run{{Text: word.Draw(t, "head")}}}}
		level := 0
		for i := range rapid.IntRange(0, 12).Draw(t, "parts") {
			level = rapid.IntRange(1, min(level+1, MaxLevel)).Draw(t, "level")
			blocks = append(blocks, Block{ID: fmt.Sprint("p", i), Kind: MotionKind, Level: level, Runs: []Run{{Text: word.Draw(t, "part")}}})
		}
		got := WithParts(blocks, Lettered(blocks))
		if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", blocks); a != b {
			t.Fatalf("got  %s\nwant %s\nfrom %q", a, b, Lettered(blocks))
		}
	})
}

func FuzzWithParts(f *testing.F) {
	f.Add("That (a) one; (b) two")
	f.Add("(1) \n(i)\n(A) x")
	f.Fuzz(func(t *testing.T, text string) {
		blocks := WithParts([]Block{{ID: "x", Kind: AmendmentKind, Motion: &Motion{}}}, text)
		if err := Validate(Normalise(Document{blocks})); err != nil {
			t.Fatal(err)
		}
		NextPart(text)
	})
}
