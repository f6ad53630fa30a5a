package room

import (
	"regexp"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
)

// measure is how wide words are.
type measure func(words string, size float32, bold bool) float32

func lines(s string) []string { return strings.Split(s, "\n") }

// cut wraps paragraphs into at most so many lines; if there are more, the last
// ends in "…".
func (l *layout) cut(paragraphs []string, most int, width, share float32, bold bool) []string {
	all := l.wrapAll(paragraphs, most, width, share, bold)
	if len(all) <= most {
		return all
	}
	all = all[:most]
	all[most-1] = l.ended(all[most-1], width, share, bold)
	return all
}

// ended is a line that says that more would follow.
func (l *layout) ended(line string, width, share float32, bold bool) string {
	last := []rune(line)
	for len(last) > 0 && l.wide(string(last)+" …", share, bold) > width {
		last = last[:len(last)-1]
	}
	return strings.TrimRight(string(last), " ,;") + " …"
}

// hung is a line that stands behind the marker of its part.
type hung struct {
	marker string // before the first line of a part: "(a)"
	words  string
	indent float32
}

var partMarker = regexp.MustCompile(`^\(\w{1,4}\) `)

// hang sets a proposal in at most so many lines, its lettered parts hung on
// their markers; whole tells whether all of it is there.
func (l *layout) hang(words string, most int, share float32, bold bool) (out []hung, whole bool) {
	for _, p := range lines(words) {
		h := hung{marker: strings.TrimSpace(partMarker.FindString(p))}
		if h.marker != "" {
			h.indent, p = l.wide("(m)  ", share, bold), p[len(h.marker):]
		}
		width, left := l.right-l.left-h.indent, most-len(out)
		if left == 0 {
			last := &out[most-1]
			last.words = l.ended(last.words, l.right-l.left-last.indent, share, bold)
			return out, false
		}
		set := l.cut([]string{p}, left, width, share, bold)
		for _, h.words = range set {
			out = append(out, h)
			h.marker = ""
		}
		if n := len(set); n == left && strings.HasSuffix(set[n-1], " …") {
			return out, false
		}
	}
	return out, true
}

// wrap breaks words into lines of a width, and leaves off when there are more
// than so many. A word wider than a line is parted.
func wrap(words string, most int, width, size float32, bold bool, m measure) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(words) {
		longer := strings.TrimSpace(line + " " + word)
		if m(longer, size, bold) <= width {
			line = longer
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for line = word; len(out) <= most && m(line, size, bold) > width; {
			part := []rune(line)
			n := max(1, sort.Search(len(part), func(n int) bool { return m(string(part[:n+1]), size, bold) > width }))
			if n >= len(part) {
				break
			}
			out, line = append(out, string(part[:n])), string(part[n:])
		}
		if len(out) > most {
			return out
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// wrapAll wraps paragraphs, and leaves off like wrap.
func (l *layout) wrapAll(paragraphs []string, most int, width, share float32, bold bool) []string {
	var all []string
	for _, p := range paragraphs {
		if len(all) > most {
			break
		}
		all = append(all, wrap(p, most, width, l.size.Height*share, bold, l.measure)...)
	}
	return all
}

// measured is how wide words are as the board draws them.
func measured(words string, size float32, bold bool) float32 {
	return fyne.MeasureText(words, size, fyne.TextStyle{Bold: bold}).Width
}
