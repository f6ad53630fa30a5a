package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment is a part of one run on one line.
type segment struct {
	run      int
	from, to int // bytes of the run's text
	w        float64
}

// line is one line of a paragraph. W leaves out the spaces at its end, which
// are drawn all the same: readers of the text need them between lines.
type line struct {
	segments []segment
	w        float64
	newline  bool // ended by one
}

// atom is a part of one run without a place to break inside.
type atom struct {
	segment
	space   float64 // width of the spaces at its end, part of w
	breaks  bool    // a line may end after it
	newline bool    // a line must end after it
}

// setter breaks runs of one size into lines.
type setter struct {
	fonts *Fonts
	runs  []Run
	size  float64
	least float64 // no run is smaller
	spots []spot  // of the runs in the structure; nil: they are artifacts
}

func (s setter) width(run, from, to int) float64 {
	r := s.runs[run]
	return s.fonts.Width(r.Face, s.sizeOf(r), r.Text[from:to])
}

func (s setter) sizeOf(r Run) float64 {
	if r.Size > 0 {
		return max(r.Size, s.least)
	}
	return s.size
}

// lines breaks the runs into lines; room gives the width of line n.
func (s setter) lines(room func(n int) float64) []line {
	var out []line
	var cur line
	var end float64 // width with the spaces at the end
	flush := func() {
		out = append(out, cur)
		cur, end = line{}, 0
	}
	add := func(a atom) {
		cur.add(a.segment)
		cur.w = end + a.w - a.space
		end += a.w
	}
	for _, word := range words(s.atoms()) {
		w := wordWidth(word)
		fits := end+w <= room(len(out))+slack
		if !fits && end > 0 {
			flush()
			fits = w <= room(len(out))+slack
		}
		for _, a := range word {
			// A word found to fit is never cut: asked again, a sum may round the other way.
			for !fits && end+a.w-a.space > room(len(out))+slack {
				head, tail := s.cut(a, room(len(out))-end, end == 0)
				if head.to > head.from {
					add(head)
				}
				flush()
				a = tail
			}
			add(a)
			if a.newline {
				cur.newline = true
				flush()
			}
		}
	}
	if len(cur.segments) > 0 || len(out) == 0 {
		flush()
	}
	return out
}

// slack forgives the rounding of sums of widths.
const slack = 0.01

func (l *line) add(s segment) {
	if n := len(l.segments); n > 0 && l.segments[n-1].run == s.run && l.segments[n-1].to == s.from {
		l.segments[n-1].to = s.to
		l.segments[n-1].w += s.w
		return
	}
	l.segments = append(l.segments, s)
}

// cut parts an atom that is wider than a line: after the last no-break space
// that fits, else between characters. The head has at least one character if
// must is set.
func (s setter) cut(a atom, room float64, must bool) (head, tail atom) {
	text := s.runs[a.run].Text
	at, space := a.from, a.from
	w, spaceW := 0.0, 0.0
	for at < a.to {
		r, n := utf8.DecodeRuneInString(text[at:a.to])
		step := s.width(a.run, at, at+n)
		if w+step > room && !(must && at == a.from) {
			break
		}
		w += step
		at += n
		if r == '\u00A0' {
			space, spaceW = at, w
		}
	}
	if space > a.from {
		at, w = space, spaceW
	}
	head = atom{segment: segment{a.run, a.from, at, w}}
	tail = a
	tail.from, tail.w = at, a.w-w
	return head, tail
}

// words groups atoms between places to break.
func words(atoms []atom) [][]atom {
	var out [][]atom
	from := 0
	for i, a := range atoms {
		if a.breaks || a.newline || i == len(atoms)-1 {
			out = append(out, atoms[from:i+1])
			from = i + 1
		}
	}
	return out
}

func wordWidth(word []atom) float64 {
	var w float64
	for _, a := range word {
		w += a.w
	}
	return w - word[len(word)-1].space
}

// atoms parts the runs at spaces, line breaks, dashes and hyphens.
func (s setter) atoms() []atom {
	var out []atom
	for i, r := range s.runs {
		from := 0
		for from < len(r.Text) {
			to, kind := nextBreak(r.Text, from)
			text := r.Text[from:to]
			a := atom{segment: segment{run: i, from: from, to: to}}
			switch kind {
			case newLine:
				a.newline = true
				a.to--
			case atSpace:
				a.breaks = true
				word := strings.TrimRight(text, " ")
				a.space = s.width(i, from+len(word), to)
			case atHyphen:
				a.breaks = true
			}
			a.w = s.width(i, a.from, a.to)
			out = append(out, a)
			from = to
		}
	}
	return out
}

type breakKind uint8

const (
	noBreak breakKind = iota
	atSpace
	atHyphen
	newLine
)

// longWord is from how many bytes on a word may also break after a slash and
// the like: web addresses.
const longWord = 24

// nextBreak finds the end of the atom that starts at from.
func nextBreak(text string, from int) (int, breakKind) {
	var before rune
	for i := from; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		end := i + n
		switch {
		case r == '\n':
			return end, newLine
		case r == ' ' && unicode.IsDigit(before) && startsWithHalf(text[end:]): // "7.00 pm" stays together
		case r == ' ':
			for end < len(text) && text[end] == ' ' {
				end++
			}
			return end, atSpace
		case (r == '–' || r == '—') && !startsWithDigit(text[end:]),
			r == '-' && unicode.IsLetter(before) && startsWithLetter(text[end:]),
			strings.ContainsRune("/&?=", r) && end-from > longWord && startsWithLetter(text[end:]):
			if end < len(text) && text[end] != ' ' && text[end] != '\n' {
				return end, atHyphen
			}
		}
		before = r
		i = end
	}
	return len(text), noBreak
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// startsWithHalf tells whether s starts with the half of the day that a clock names.
func startsWithHalf(s string) bool {
	for _, half := range []string{"am", "pm", "a.m.", "p.m."} {
		if rest, ok := strings.CutPrefix(s, half); ok && !startsWithLetter(rest) && !startsWithDigit(rest) {
			return true
		}
	}
	return false
}

// widest gives the widest word and the widest line of runs that are not broken.
func (s setter) widest() (word, whole float64) {
	var sum float64
	for _, w := range words(s.atoms()) {
		ww := wordWidth(w)
		word = max(word, ww)
		whole = max(whole, sum+ww)
		last := w[len(w)-1]
		sum += ww + last.space
		if last.newline {
			sum = 0
		}
	}
	return word, whole
}
