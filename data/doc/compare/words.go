package compare

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"minutebook/data/doc"
)

// wording is a text cut into words.
type wording struct {
	text   []doc.Run
	keys   []int  // of each word: equal words of equal style have one key
	ends   []int  // where each word ends in the text, in bytes
	spoken []bool // whether it is a word proper: no space or stop
	starts []int  // where each run of the text starts
}

// interner gives equal words one number.
type interner map[string]int

func (in interner) key(s string) int {
	k, ok := in[s]
	if !ok {
		k = len(in) + 1
		in[s] = k
	}
	return k
}

// words cuts runs into words. A character that a reader sees as one, a letter
// with its accents or a family of emoji, is never cut.
func (in interner) words(runs []doc.Run) wording {
	w := wording{text: runs}
	var sb strings.Builder
	for _, r := range runs {
		w.starts = append(w.starts, sb.Len())
		sb.WriteString(r.Text)
	}
	text := sb.String()
	w.cut(text)
	from := 0
	for i, end := range w.ends {
		w.keys = append(w.keys, in.key(text[from:end]+w.style(i)))
		from = end
	}
	return w
}

// class is what a character is to the words of a text.
type class int

const (
	letter class = iota
	space
	mark // of punctuation that may stand before or after a word
)

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return space
	case strings.ContainsRune(".,;:!?…()[]{}“”‘’\"'«»", r):
		return mark
	}
	return letter
}

// cut finds where the words of a text end.
func (w *wording) cut(text string) {
	// open are the ends of the word being read and of the marks after it, which are
	// in the word if more of it follows: don’t, and/or, 1,250.
	var open []int
	flush := func() {
		for i := range open {
			w.spoken = append(w.spoken, i == 0)
		}
		w.ends = append(w.ends, open...)
		open = open[:0]
	}
	at := 0
	for it := graphemes.FromString(text); it.Next(); {
		first, _ := utf8.DecodeRuneInString(it.Value())
		end := at + len(it.Value())
		switch c := classOf(first); {
		case c == letter:
			open = append(open[:0], end)
		case c == mark && len(open) > 0:
			open = append(open, end)
		default:
			flush()
			w.ends, w.spoken = append(w.ends, end), append(w.spoken, false)
		}
		at = end
	}
	flush()
}

// span is where a stretch of words lies in the text, in bytes.
func (w wording) span(from, to int) (start, end int) {
	if from > 0 {
		start = w.ends[from-1]
	}
	if to > 0 {
		end = w.ends[to-1]
	}
	return start, end
}

// runs are those of a stretch of words, with a mark.
func (w wording) runs(from, to int, e doc.Edit) []doc.Run {
	if from >= to {
		return nil
	}
	var out []doc.Run
	start, end := w.span(from, to)
	for i := w.run(start); i < len(w.text) && w.starts[i] < end; i++ {
		r := w.text[i]
		r.Text = r.Text[max(0, start-w.starts[i]):min(len(r.Text), end-w.starts[i])]
		r.Edit = e
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

// run is the run that the byte at a place of the text belongs to.
func (w wording) run(at int) int {
	lo, hi := 0, len(w.starts)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; w.starts[mid] <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// style tells the style of a word, in letters that no text has.
func (w wording) style(i int) string {
	start, end := w.span(i, i+1)
	first := w.run(start)
	if last := w.run(end - 1); first == last {
		r := w.text[first]
		if !r.Bold && !r.Italic && r.Lang == "" && r.Link == "" {
			return ""
		}
	}
	var sb strings.Builder
	for _, r := range w.runs(i, i+1, "") {
		fmt.Fprintf(&sb, "\x00%d %t %t %s %s", len(r.Text), r.Bold, r.Italic, r.Lang, r.Link)
	}
	return sb.String()
}
