package room

import (
	"strings"

	"fyne.io/fyne/v2"

	"minutebook/ui/look"
)

// The sizes of type are shares of the height of the window. Letters of a 22nd of
// a screen of 70 cm are 20 mm high, which the eye reads from 8 metres.
const (
	margin     = 1.0 / 18
	smallType  = 1.0 / 28
	titleType  = 1.0 / 17
	clockType  = 1.0 / 11
	noticeType = 1.0 / 11
	resultType = 1.0 / 9
	countType  = 1.0 / 18
	spokenType = 1.0 / 20
	ofType     = 1.0 / 20
	leading    = 1.25
)

// steps are the sizes a text is tried in, largest first. What does not fit in
// the smallest ends in "…".
var steps = []float32{1.0 / 10, 1.0 / 12, 1.0 / 14, 1.0 / 16, 1.0 / 18, 1.0 / 20, 1.0 / 22, 1.0 / 25, 1.0 / 28, 1.0 / 32}

// text is a line of the board.
type text struct {
	words string
	at    fyne.Position // of its top left corner
	size  float32
	bold  bool
	color fyne.ThemeColorName
}

// field is a coloured part of the board.
type field struct {
	at    fyne.Position
	size  fyne.Size
	color fyne.ThemeColorName
}

// layout is a board being laid out. left to right and top to bottom is the room
// that is left for the words.
type layout struct {
	size        fyne.Size
	measure     measure
	left, right float32
	top, bottom float32
	texts       []text
	fields      []field
}

// lay puts a view on a surface.
func lay(v View, size fyne.Size, m measure) ([]text, []field) {
	edge := size.Height * margin
	l := &layout{size: size, measure: m, left: edge * 1.3, right: size.Width - edge*1.3, top: edge * 0.7, bottom: size.Height - edge*0.8}
	l.fields = append(l.fields, field{size: size, color: look.Paper})
	l.head(v)
	switch {
	case v.Notice != "":
		l.itemLarge(v)
		l.top += size.Height * margin
		l.fit(v.Notice, noticeType, true, look.Text)
	case v.Words == "":
		l.speaker(v)
		l.itemLarge(v)
	default:
		l.speaker(v)
		l.result(v)
		l.item(v)
		l.proposal(v)
	}
	return l.texts, l.fields
}

func (l *layout) line(words string, x, y, share float32, bold bool, color fyne.ThemeColorName) {
	l.texts = append(l.texts, text{words, fyne.NewPos(x, y), l.size.Height * share, bold, color})
}

// high is the height of a line of a size.
func (l *layout) high(share float32) float32 { return l.size.Height * share * leading }

func (l *layout) wide(words string, share float32, bold bool) float32 {
	return l.measure(words, l.size.Height*share, bold)
}

// head is the body's name and the time.
func (l *layout) head(v View) {
	clock := l.wide(v.Clock, clockType, true)
	l.line(v.Clock, l.right-clock, l.top*0.6, clockType, true, look.Text)
	name := l.cut([]string{v.Body}, 1, l.right-clock-l.left-l.size.Height*margin, smallType, false)
	for _, words := range name {
		l.line(words, l.left, l.top+l.high(clockType)/2-l.high(smallType)/2-l.top*0.4, smallType, false, look.Muted)
	}
	l.top += l.high(clockType)
	l.rule()
}

func (l *layout) rule() {
	l.fields = append(l.fields, field{fyne.NewPos(l.left, l.top), fyne.NewSize(l.right-l.left, max(1, l.size.Height/400)), look.Line})
	l.top += l.size.Height * margin / 2
}

// item is the number and title of the item above a proposal: two lines at most.
func (l *layout) item(v View) {
	indent := l.number(v, titleType)
	for _, words := range l.cut([]string{v.Title}, 2, l.right-l.left-indent, titleType, true) {
		l.line(words, l.left+indent, l.top, titleType, true, look.Text)
		l.top += l.high(titleType)
	}
	l.top += l.size.Height * margin / 3
}

// itemLarge is the item when there is little else to see.
func (l *layout) itemLarge(v View) {
	l.top += l.size.Height * margin
	for _, share := range steps {
		indent := float32(0)
		if v.Number != "" {
			indent = l.wide(v.Number+"  ", share, true)
		}
		if len(l.wrapAll([]string{v.Title}, 3, l.right-l.left-indent, share, true)) > 3 && share != steps[len(steps)-1] {
			continue
		}
		l.number(v, share)
		for _, words := range l.cut([]string{v.Title}, 4, l.right-l.left-indent, share, true) {
			l.line(words, l.left+indent, l.top, share, true, look.Text)
			l.top += l.high(share)
		}
		return
	}
}

// number puts the number of the item down and tells how wide it is.
func (l *layout) number(v View, share float32) float32 {
	if v.Number == "" {
		return 0
	}
	l.line(v.Number, l.left, l.top, share, true, look.Accent)
	return l.wide(v.Number+"  ", share, true)
}

// speaker is who speaks and for how long, at the bottom.
func (l *layout) speaker(v View) {
	if v.Speaker == "" {
		return
	}
	l.bottom -= l.high(spokenType)
	time := l.wide(v.Spoken, spokenType, true)
	for _, words := range l.cut([]string{"Speaking: " + v.Speaker}, 1, l.right-l.left-time-l.size.Height*margin, spokenType, false) {
		l.line(words, l.left, l.bottom, spokenType, false, look.Text)
	}
	l.line(v.Spoken, l.right-time, l.bottom, spokenType, true, look.Text)
	l.bottom -= l.size.Height * margin / 3
}

// result is a band with what was decided.
func (l *layout) result(v View) {
	if v.Result == "" {
		return
	}
	ground, words := look.Side, look.Text
	if v.Passed {
		ground, words = look.SuccessGround, look.SuccessText
	}
	pad := l.size.Height * margin / 3
	count := v.Count
	side := l.wide(v.Result, resultType, true) + l.size.Height*margin
	beside := side+l.wide(count, countType, true) <= l.right-l.left-2*pad
	height := l.high(resultType)
	if !beside && count != "" {
		height += l.high(countType)
	}
	l.bottom -= height + 2*pad
	l.fields = append(l.fields, field{fyne.NewPos(l.left, l.bottom), fyne.NewSize(l.right-l.left, height+2*pad), ground})
	y := l.bottom + pad
	l.line(v.Result, l.left+pad, y, resultType, true, words)
	switch {
	case count == "":
	case beside:
		l.line(count, l.left+pad+side, y+(l.high(resultType)-l.high(countType))*0.62, countType, true, words)
	default:
		for _, line := range l.cut([]string{count}, 1, l.right-l.left-2*pad, countType, true) {
			l.line(line, l.left+pad, y+l.high(resultType), countType, true, words)
		}
	}
	l.bottom -= pad
}

// proposal is what is put to the vote, as large as there is room for.
func (l *layout) proposal(v View) {
	l.line(v.Kind, l.left, l.top, smallType, true, look.Accent)
	l.top += l.high(smallType) * 1.1
	credits := l.cut([]string{v.Credits}, 2, l.right-l.left, smallType, false)
	below := float32(len(credits)) * l.high(smallType)
	if v.Of != "" {
		below += l.size.Height*margin/2 + l.high(smallType)*float32(len(l.cut(ofMotion(v), 4, l.right-l.left, smallType, false)))
	}
	l.bottom -= below
	l.fit(v.Words, steps[0], false, look.Text)
	l.bottom += below
	for _, words := range credits {
		l.line(words, l.left, l.top, smallType, false, look.Muted)
		l.top += l.high(smallType)
	}
	l.top += l.size.Height * margin / 2
	if v.Of != "" && l.bottom-l.top > l.high(steps[len(steps)-1]) {
		l.fit(strings.Join(ofMotion(v), "\n"), ofType, false, look.Muted)
	}
}

// ofMotion are the words of the motion that an amendment amends.
func ofMotion(v View) []string { return lines("The motion: " + v.Of) }

// fit puts words down in the largest of the steps, up to a size, in which they
// fit; what is too much for the smallest is cut.
func (l *layout) fit(words string, most float32, bold bool, color fyne.ThemeColorName) {
	for i, share := range steps {
		if share > most+0.0001 {
			continue
		}
		set, whole := l.hang(words, max(1, int((l.bottom-l.top)/l.high(share))), share, bold)
		if !whole && i < len(steps)-1 {
			continue
		}
		for _, h := range set {
			if h.marker != "" {
				l.line(h.marker, l.left, l.top, share, bold, color)
			}
			l.line(h.words, l.left+h.indent, l.top, share, bold, color)
			l.top += l.high(share)
		}
		l.top += l.size.Height * margin / 6
		return
	}
}
