package edit

import "minutebook/data/doc"

// Style is how runes look and what they are: doc.Run without its text.
type Style struct {
	Bold, Italic bool
	Lang, Link   string
	Edit         doc.Edit // see Page.Track
}

// Span is a number of runes in one style.
type Span struct {
	N     int
	Style Style
}

// Text is runes in their styles. The spans cover all runes, none is empty and
// neighbours differ. A Text is never changed: operations return another.
type Text struct {
	Runes []rune
	Spans []Span
}

// Plain is a text in one style.
func Plain(s string, style Style) Text {
	runes := []rune(s)
	if len(runes) == 0 {
		return Text{}
	}
	return Text{runes, []Span{{len(runes), style}}}
}

// FromRuns is the text that runs of a document hold.
func FromRuns(runs []doc.Run) Text {
	var t Text
	for _, r := range runs {
		t = join(t, Plain(r.Text, Style{r.Bold, r.Italic, r.Lang, r.Link, r.Edit}))
	}
	return t
}

// Runs is the text as a document keeps it.
func (t Text) Runs() []doc.Run {
	var out []doc.Run
	at := 0
	for _, s := range t.Spans {
		out = append(out, doc.Run{Text: string(t.Runes[at : at+s.N]), Bold: s.Style.Bold,
			Italic: s.Style.Italic, Lang: s.Style.Lang, Edit: s.Style.Edit, Link: s.Style.Link})
		at += s.N
	}
	return out
}

// Len is the number of runes.
func (t Text) Len() int { return len(t.Runes) }

func (t Text) String() string { return string(t.Runes) }

// Slice is the part of the text between two offsets.
func (t Text) Slice(from, to int) Text {
	if from >= to {
		return Text{}
	}
	out := Text{Runes: t.Runes[from:to:to]}
	at := 0
	for _, s := range t.Spans {
		if n := min(at+s.N, to) - max(at, from); n > 0 {
			out.Spans = append(out.Spans, Span{n, s.Style})
		}
		at += s.N
	}
	return out
}

// join puts texts one after the other.
func join(texts ...Text) Text {
	var runes, spans int
	for _, t := range texts {
		runes += len(t.Runes)
		spans += len(t.Spans)
	}
	if runes == 0 {
		return Text{}
	}
	out := Text{make([]rune, 0, runes), make([]Span, 0, spans)}
	for _, t := range texts {
		out.Runes = append(out.Runes, t.Runes...)
		for _, s := range t.Spans {
			out.Spans = add(out.Spans, s)
		}
	}
	return out
}

// replace returns the text with what stands between two offsets exchanged.
func (t Text) replace(from, to int, with Text) Text {
	return join(t.Slice(0, from), with, t.Slice(to, t.Len()))
}

// At is the style of the rune at the offset.
func (t Text) At(off int) Style {
	for _, s := range t.Spans {
		if off < s.N {
			return s.Style
		}
		off -= s.N
	}
	return Style{}
}

// typing is the style of a rune typed at the offset: that of the rune before
// it, or of the first one. A link is not continued at its end, and that a rune
// was struck out or put in is its own.
func (t Text) typing(off int) Style {
	if t.Len() == 0 {
		return Style{}
	}
	s := t.At(max(off-1, 0))
	s.Edit = ""
	if s.Link != "" && (off == 0 || off == t.Len() || t.At(off).Link != s.Link) {
		s.Link = ""
	}
	return s
}

// restyled changes the style of the runes between two offsets. The runes stay
// the same and are shared.
func (t Text) restyled(from, to int, change func(*Style)) Text {
	n := len(t.Spans)
	if from > 0 {
		n++
	}
	if to < t.Len() {
		n++
	}
	out := Text{Runes: t.Runes, Spans: make([]Span, 0, n)}
	at := 0
	for _, s := range t.Spans {
		end := at + s.N
		first, last := min(max(from, at), end), max(min(to, end), at)
		if first >= last { // nothing of it is meant
			first, last = end, end
		}
		changed := s.Style
		if first < last {
			change(&changed)
		}
		out.Spans = add(out.Spans, Span{first - at, s.Style})
		out.Spans = add(out.Spans, Span{last - first, changed})
		out.Spans = add(out.Spans, Span{end - last, s.Style})
		at = end
	}
	return out
}

// add puts a span behind others; one of the same style as the last goes on with
// it, and one of no runes is left out.
func add(spans []Span, s Span) []Span {
	switch n := len(spans); {
	case s.N == 0:
		return spans
	case n > 0 && spans[n-1].Style == s.Style:
		spans[n-1].N += s.N
		return spans
	}
	return append(spans, s)
}

// every tells whether all runes between two offsets have a style that is good.
func (t Text) every(from, to int, good func(Style) bool) bool {
	at := 0
	for _, s := range t.Spans {
		if max(at, from) < min(at+s.N, to) && !good(s.Style) {
			return false
		}
		at += s.N
	}
	return true
}
