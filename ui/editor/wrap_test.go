package editor

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// FuzzWrap holds that every rune is in exactly one line and that no line is too
// wide unless it is a single character.
func FuzzWrap(f *testing.F) {
	f.Add("The Committee resolved, without a vote, to go on.", float32(40), float32(90), uint64(1))
	f.Add("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", float32(0), float32(60), uint64(2))
	f.Add("a\n\n b\t\tc – d\n", float32(100), float32(50), uint64(3))
	f.Add("", float32(10), float32(5), uint64(4))
	f.Fuzz(func(t *testing.T, s string, first, width float32, seed uint64) {
		if !(width >= 1 && width < 1e5) || !(first >= 0 && first < 1e5) {
			t.Skip()
		}
		runes := []rune(s)
		adv := make([]float32, len(runes))
		rng := rand.New(rand.NewPCG(seed, 0))
		for i, r := range runes {
			if r != '\n' && r != '\t' && !unicode.IsMark(r) {
				adv[i] = rng.Float32() * 20
			}
		}
		checkLines(t, runes, adv, wrap(runes, adv, first, width, 24), first, width)
	})
}

func checkLines(t *testing.T, runes []rune, adv []float32, lines []line, first, width float32) {
	t.Helper()
	at := 0
	for i, l := range lines {
		if l.from != at || l.to < l.from {
			t.Fatalf("line %d goes from %d to %d, the one before ended at %d", i, l.from, l.to, at)
		}
		at = l.to
		text := strings.TrimRight(string(runes[l.from:l.to]), " \t\n")
		n := len([]rune(text))
		var w float32
		for j := range n {
			w += adv[l.from+j]
		}
		if n > 0 && w-l.width > 0.01 || n > 0 && l.width-w > 0.01 {
			t.Fatalf("line %d %q is %v wide and says %v", i, text, w, l.width)
		}
		if l.x+w > width+0.01 && clusters(runes[l.from:l.from+n]) > 1 {
			t.Fatalf("line %d %q is %v wide, the page %v", i, text, l.x+w, width)
		}
		if l.x != 0 && (i > 0 || l.x != first) {
			t.Fatalf("line %d begins at %v", i, l.x)
		}
		if k := strings.IndexRune(string(runes[l.from:l.to]), '\n'); k >= 0 && !strings.HasSuffix(string(runes[l.from:l.to]), "\n") {
			t.Fatalf("line %d goes on after a line break", i)
		}
	}
	if at != len(runes) {
		t.Fatalf("the lines end at %d of %d", at, len(runes))
	}
}

// clusters counts runes that are not marks.
func clusters(runes []rune) int {
	n := 0
	for _, r := range runes {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text   string
		first, width float32
		want         string
	}{
		{"by words", "one two three", 0, 8, "one two |three"},
		{"spaces hang", "one two     three", 0, 7, "one two     |three"},
		{"long words break", "abcdefghij k", 0, 4, "abcd|efgh|ij k"},
		{"a hyphen", "sub-committee", 0, 8, "sub-|committe|e"},
		{"no break at a minus", "is -5 now", 0, 4, "is |-5 |now"},
		{"a dash", "one – two–three", 0, 10, "one – two–|three"},
		{"beside a lead", "one two", 5, 8, "one |two"},
		{"no room beside a lead", "one two", 7, 8, "|one two"},
		{"a line break", "a\nb\n", 0, 8, "a\n|b\n|"},
		{"nothing", "", 3, 8, ""},
	} {
		runes := []rune(tt.text)
		adv := make([]float32, len(runes))
		for i := range adv {
			if runes[i] != '\n' {
				adv[i] = 1
			}
		}
		var got []string
		for _, l := range wrap(runes, adv, tt.first, tt.width, 4) {
			got = append(got, string(runes[l.from:l.to]))
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, s, tt.want)
		}
	}
}

func TestTabsStandInColumns(t *testing.T) {
	runes := []rune("a\tbb\tc")
	adv := []float32{1, 0, 1, 1, 0, 1}
	wrap(runes, adv, 0, 100, 10)
	if adv[1] != 9 || adv[4] != 8 {
		t.Errorf("the tabs are %v and %v wide, want 9 and 8", adv[1], adv[4])
	}
}
