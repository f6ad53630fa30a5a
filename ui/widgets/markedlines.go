package widgets

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/data/doc"
)

// markedLine is a line of a Marked text.
type markedLine struct {
	passage   int
	y, height float32
	pieces    []markedPiece
}

// markedPiece is words of one style beside each other in a line.
type markedPiece struct {
	markedStyle
	text     string
	x, width float32
}

// markedStyle is how words look.
type markedStyle struct {
	style          fyne.TextStyle
	size           float32
	edit           doc.Edit
	faded, pointed bool
}

func (s markedStyle) measure(text string) float32 {
	return fyne.MeasureText(text, s.size, s.style).Width
}

const (
	passageGap  = 7    // between passages, in points
	passageStep = 1.7  // of a level, in ems
	leadGap     = 0.45 // behind the words before a text, in ems
	editGap     = 2    // between what goes and what comes, in points
)

// breakPassages breaks passages into lines of a width.
func breakPassages(passages []Passage, width float32) []markedLine {
	var lines []markedLine
	y := float32(0)
	for i, p := range passages {
		if i > 0 {
			y += passageGap
			if p.Small && passages[i-1].Block == p.Block {
				y -= passageGap
			}
		}
		for _, l := range breakPassage(p, width) {
			l.passage, l.y = i, y
			y += l.height
			lines = append(lines, l)
		}
	}
	return lines
}

// breaker fills the lines of a passage.
type breaker struct {
	left, right, x float32
	height         float32
	lines          []markedLine
	line           []markedPiece
}

func breakPassage(p Passage, width float32) []markedLine {
	base := markedStyle{size: theme.TextSize(), faded: p.Faded || p.Small}
	if p.Small {
		base.size = theme.CaptionTextSize()
	}
	left := em(passageStep) * float32(p.Level)
	b := &breaker{left: left, right: max(width, left+em(3)), x: left, height: base.height()}
	if p.Lead != "" {
		lead := base
		lead.style.Bold, lead.edit = true, wholeEdit(p.Runs)
		if wide := lead.measure(p.Lead) + em(leadGap); p.Level > 0 && wide <= em(passageStep) { // hangs before the text
			b.x = left - em(passageStep)
			b.put(lead, p.Lead)
			b.x = left
		} else {
			b.put(lead, p.Lead)
			b.x += em(leadGap)
		}
	}
	for _, w := range wordsOf(p, base) {
		b.add(w)
	}
	b.end()
	return b.lines
}

// wholeEdit is the mark that all runs bear; empty for none. A block that was put in
// or struck out is that with its number.
func wholeEdit(runs []doc.Run) doc.Edit {
	if len(runs) == 0 || slices.ContainsFunc(runs, func(r doc.Run) bool { return r.Edit != runs[0].Edit }) {
		return ""
	}
	return runs[0].Edit
}

func (s markedStyle) height() float32 { return fyne.MeasureText("M", s.size, s.style).Height }

// markedWord is what stays together on a line: parts in their styles and the space
// behind them. It may be the end of a line.
type markedWord struct {
	parts []markedPiece
	ends  bool
}

// wordsOf parts the text of a passage where a line may be broken: after a space and
// where an edit begins or ends.
func wordsOf(p Passage, base markedStyle) []markedWord {
	var out []markedWord
	var now markedWord
	closed := func() {
		if len(now.parts) > 0 || now.ends {
			out = append(out, now)
		}
		now = markedWord{}
	}
	at := 0
	for i, r := range p.Runs {
		if i > 0 && r.Edit != p.Runs[i-1].Edit {
			closed()
		}
		for _, stretch := range stretches(r.Text, p.From-at, p.To-at) {
			style := base
			style.style = fyne.TextStyle{Bold: r.Bold || p.Bold, Italic: r.Italic}
			style.edit, style.pointed = r.Edit, stretch.pointed
			for text := stretch.text; text != ""; {
				end := strings.IndexAny(text, " \n")
				switch {
				case end < 0:
					now.parts = append(now.parts, markedPiece{markedStyle: style, text: text})
					text = ""
				case text[end] == '\n':
					if end > 0 {
						now.parts = append(now.parts, markedPiece{markedStyle: style, text: text[:end]})
					}
					now.ends = true
					closed()
					text = text[end+1:]
				default:
					for end < len(text) && text[end] == ' ' {
						end++
					}
					now.parts = append(now.parts, markedPiece{markedStyle: style, text: text[:end]})
					closed()
					text = text[end:]
				}
			}
		}
		at += utf8.RuneCountInString(r.Text)
	}
	closed()
	return out
}

// stretch is a part of a run that is pointed at or not.
type stretch struct {
	text    string
	pointed bool
}

// stretches parts a text at the runes from and to.
func stretches(text string, from, to int) []stretch {
	runes := []rune(text)
	from, to = max(0, min(from, len(runes))), max(0, min(to, len(runes)))
	if from >= to {
		return []stretch{{text, false}}
	}
	return []stretch{{string(runes[:from]), false}, {string(runes[from:to]), true}, {string(runes[to:]), false}}
}

// add puts a word on the line, or on the next where it has no room.
func (b *breaker) add(w markedWord) {
	wide := float32(0)
	for i, p := range w.parts {
		if i == len(w.parts)-1 {
			p.text = strings.TrimRight(p.text, " ")
		}
		wide += p.measure(p.text)
	}
	if b.x+wide > b.right && b.x > b.left {
		b.end()
	}
	for _, p := range w.parts {
		b.put(p.markedStyle, p.text)
	}
	if w.ends {
		b.end()
	}
}

// put puts text on the line; a word longer than a line goes on in the next.
func (b *breaker) put(s markedStyle, text string) {
	for text != "" {
		room := text
		for b.x+s.measure(strings.TrimRight(room, " ")) > b.right && len([]rune(room)) > 1 {
			runes := []rune(room)
			room = string(runes[:max(1, len(runes)*3/4)])
		}
		text = text[len(room):]
		if last := len(b.line) - 1; last >= 0 && b.line[last].markedStyle == s && b.x == b.line[last].x+b.line[last].width {
			joined := &b.line[last]
			joined.text += room
			joined.width = s.measure(joined.text)
			b.x = joined.x + joined.width
		} else {
			if last >= 0 && s.edit != "" && b.line[last].edit != "" && s.edit != b.line[last].edit {
				b.x += editGap
			}
			p := markedPiece{markedStyle: s, text: room, x: b.x, width: s.measure(room)}
			b.line = append(b.line, p)
			b.x += p.width
		}
		if text != "" {
			b.end()
		}
	}
}

// end ends the line.
func (b *breaker) end() {
	b.lines = append(b.lines, markedLine{height: b.height, pieces: b.line})
	b.line, b.x = nil, b.left
}
