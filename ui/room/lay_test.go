package room

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// half is a measure in which every letter is half as wide as it is high.
func half(words string, size float32, _ bool) float32 { return float32(len([]rune(words))) * size / 2 }

var full = View{Body: "Harbour Committee", Number: "12", Title: "Dredging of the inner basin", Kind: "Amendment to the motion",
	Credits: "Proposed by Councillor Ann Day, seconded by Councillor Owen Marsh", Of: "That the basin be dredged.",
	Result: "CARRIED", Count: "7 for, 2 against, 1 abstained", Passed: true, Speaker: "A resident of the quay", Spoken: "02:31", Clock: "19:42"}

// TestNothingStandsOutside: whatever the words and the window, every line is
// whole on the board and no line of the words runs into another.
func TestNothingStandsOutside(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(320, 200), fyne.NewSize(960, 600), fyne.NewSize(1920, 1080), fyne.NewSize(600, 900)} {
		for _, n := range []int{0, 1, 12, 60, 200, 2000} {
			v := full
			v.Words = strings.TrimSpace(strings.Repeat("dredging ", n))
			for _, v := range []View{v, {Title: v.Words, Body: v.Words, Number: "133/20", Clock: "19:42"}, {Title: "Unspeakable" + strings.Repeat("x", n), Notice: excluded, Clock: "19:42"}} {
				texts, _ := lay(v, size, half)
				for i, line := range texts {
					if right := line.at.X + half(line.words, line.size, line.bold); line.at.X < 0 || right > size.Width+1 {
						t.Errorf("%v, %d words: %q stands outside: %v to %v", size, n, line.words, line.at.X, right)
					}
					if line.at.Y < 0 || line.at.Y+line.size > size.Height {
						t.Errorf("%v, %d words: %q at %v", size, n, line.words, line.at.Y)
					}
					for _, other := range texts[:i] {
						if meet(line, other) {
							t.Errorf("%v, %d words: %q lies over %q", size, n, line.words, other.words)
						}
					}
				}
			}
		}
	}
}

// meet tells whether two lines lie over each other.
func meet(a, b text) bool {
	return a.at.Y < b.at.Y+b.size && b.at.Y < a.at.Y+a.size &&
		a.at.X < b.at.X+half(b.words, b.size, b.bold) && b.at.X < a.at.X+half(a.words, a.size, a.bold)
}

// TestLongWordsShrinkInSteps: a long motion is set smaller, one that is too long
// is cut.
func TestLongWordsShrinkInSteps(t *testing.T) {
	size := fyne.NewSize(1920, 1080)
	last := float32(1000)
	for _, n := range []int{3, 20, 60, 110} {
		v := View{Title: "Dredging", Number: "1", Kind: "Motion", Words: strings.TrimSpace(strings.Repeat("dredging ", n)), Clock: "19:42"}
		texts, _ := lay(v, size, half)
		var words []string
		var high float32
		for _, line := range texts {
			if strings.HasPrefix(line.words, "dredging") {
				words, high = append(words, line.words), line.size
			}
		}
		if got := strings.Join(words, " "); got != v.Words {
			t.Errorf("%d words come out as %q", n, got)
		}
		if high > last || n <= 60 && high < 1080.0/22 {
			t.Errorf("%d words are %v high, fewer were %v", n, high, last)
		}
		last = high
	}
	parts := View{Title: "Dredging", Kind: "Motion", Words: "That\n(a) " + strings.Repeat("the basin ", 40) + "\n(b) the rest.", Clock: "19:42"}
	var hung []text
	texts, _ := lay(parts, size, half)
	for _, line := range texts {
		if strings.HasPrefix(line.words, "the ") || strings.HasPrefix(line.words, "basin ") {
			hung = append(hung, line)
		}
	}
	for _, line := range hung {
		if line.at.X != hung[0].at.X || line.at.X <= texts[0].size/2 {
			t.Errorf("a line of a lettered part starts at %v, another at %v", line.at.X, hung[0].at.X)
		}
	}
	if len(hung) < 3 {
		t.Errorf("the parts have the lines %v", hung)
	}
	texts, _ = lay(View{Title: "Dredging", Kind: "Motion", Words: strings.Repeat("dredging ", 900), Clock: "19:42"}, size, half)
	if end := texts[len(texts)-1].words; !strings.HasSuffix(end, "dredging …") {
		t.Errorf("what is too long ends in %q", end)
	}
}
