package review

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/review"
	"minutebook/ui/look"
)

// column shows the comments beside the blocks they are on. Only those whose
// block is in view are on the canvas.
type column struct {
	widget.BaseWidget
	tapped func(key string)
	// field is what the words of the comment that is being written are typed in,
	// writing its key.
	field   *fyne.Container
	writing string

	cards   []card // in view
	current string
	heights map[string]wrapped
	rects   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
	anchor  *canvas.Rectangle // of no size; always on the canvas
	clip    *container.Clip
	box     *fyne.Container // the column with the field in it
}

// card is a comment in the column.
type card struct {
	review.Remark
	want float32 // beside its block
	y, h float32
}

// wrapped are the words of a comment in lines of a width.
type wrapped struct {
	text        string
	width, size float32
	lines       []string
}

func newColumn(field *fyne.Container, tapped func(string)) *column {
	c := &column{field: field, tapped: tapped, heights: map[string]wrapped{}, anchor: canvas.NewRectangle(nil)}
	c.clip = container.NewClip(&cards{column: c})
	c.ExtendBaseWidget(c)
	// the field lies over the cards and not in them: the hands find it at once
	c.box = container.NewStack(c, container.NewWithoutLayout(field))
	return c
}

// columnWidth is the width of the column in sizes of text.
const columnWidth = 21

// The spaces of a card, in points.
const (
	cardSide = 12
	cardTop  = 8
	cardGap  = 10
)

// MinSize is the width of the column.
func (c *column) MinSize() fyne.Size {
	return fyne.NewSize(columnWidth*theme.TextSize(), 80)
}

// show puts the cards into the column, in the order of the page; the current one
// stands beside its words, the others make room.
func (c *column) show(all []card, current string) {
	c.cards, c.current = all, current
	at := 0
	for i := range all {
		all[i].h = c.height(&all[i])
		if all[i].Key == current {
			at = i
		}
	}
	for i := at; i < len(all); i++ {
		all[i].y = max(all[i].want, cardGap)
		if i > at {
			all[i].y = max(all[i].y, all[i-1].y+all[i-1].h+cardGap)
		} else if room := c.Size().Height - all[i].h - cardGap; current != "" {
			all[i].y = max(min(all[i].y, room), cardGap)
		}
	}
	for i := at - 1; i >= 0; i-- {
		all[i].y = min(all[i].want, all[i+1].y-all[i].h-cardGap)
	}
	c.paint()
}

// height is how high a card is: its words in lines, and what they are about.
func (c *column) height(k *card) float32 {
	if k.Key == c.writing {
		return c.field.MinSize().Height + 2*cardTop
	}
	n := float32(len(c.lines(k.Remark)))
	return 2*cardTop + n*lineHeight(theme.TextSize()) + lineHeight(theme.CaptionTextSize())
}

func lineHeight(size float32) float32 { return float32(int(size*1.35 + 0.5)) }

// lines are the words of a comment as they fit into a card.
func (c *column) lines(r review.Remark) []string {
	width, size := c.Size().Width-4*cardSide, theme.TextSize()
	if w, known := c.heights[r.Key]; known && w.text == r.Text && w.width == width && w.size == size {
		return w.lines
	}
	w := wrapped{r.Text, width, size, wrap(r.Text, width, func(s string) float32 {
		return fyne.MeasureText(s, size, fyne.TextStyle{}).Width
	})}
	c.heights[r.Key] = w
	return w.lines
}

// wrap breaks a text into lines of a width; a word that is wider stands alone.
func wrap(text string, width float32, measure func(string) float32) []string {
	var out []string
	space := measure(" ")
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, x := "", float32(0)
		for word := range strings.FieldsSeq(paragraph) {
			w := measure(word)
			if line != "" && x+space+w > width {
				out, line, x = append(out, line), "", 0
			}
			if line != "" {
				line, x = line+" ", x+space
			}
			line, x = line+word, x+w
		}
		out = append(out, line)
	}
	return out
}

// about is what a comment is on, in a few words.
func about(r review.Remark) string {
	switch {
	case r.From < r.To || r.Quote != "":
		return "on “" + strings.Join(strings.Fields(r.Quote), " ") + "”"
	case r.Block != "":
		return "on this paragraph"
	case r.Item != "":
		return "on this item"
	}
	return "on the minutes as a whole"
}

// paint puts the cards on the canvas.
func (c *column) paint() {
	rects, texts := 0, 0
	c.objects = c.objects[:0]
	rect := func() *canvas.Rectangle {
		if rects == len(c.rects) {
			c.rects = append(c.rects, canvas.NewRectangle(nil))
		}
		rects++
		c.objects = append(c.objects, c.rects[rects-1])
		return c.rects[rects-1]
	}
	words := func(s string, size float32, color fyne.ThemeColorName, x, y float32) {
		if texts == len(c.texts) {
			c.texts = append(c.texts, canvas.NewText("", nil))
		}
		t := c.texts[texts]
		texts++
		t.Text, t.TextSize, t.Color = s, size, theme.Color(color)
		t.Move(fyne.NewPos(x, y))
		c.objects = append(c.objects, t)
	}
	c.field.Hidden = true
	width := c.Size().Width - 2*cardSide
	for _, k := range c.cards {
		frame := rect()
		frame.CornerRadius, frame.StrokeWidth = 4, 1
		frame.FillColor, frame.StrokeColor = theme.Color(look.Paper), theme.Color(look.PaperEdge)
		frame.Move(fyne.NewPos(cardSide, k.y))
		frame.Resize(fyne.NewSize(width, k.h))
		if k.Key == c.current {
			frame.StrokeWidth, frame.StrokeColor = 2, theme.Color(look.FocusMark)
		}
		if k.Key == c.writing {
			c.field.Hidden = false
			c.field.Move(fyne.NewPos(cardSide+cardTop, k.y+cardTop))
			c.field.Resize(fyne.NewSize(width-2*cardTop, k.h-2*cardTop))
			continue
		}
		y := k.y + cardTop
		small := theme.CaptionTextSize()
		words(fit(about(k.Remark), width-2*cardSide, small), small, look.Muted, 2*cardSide, y)
		y += lineHeight(small)
		for _, line := range c.lines(k.Remark) {
			words(line, theme.TextSize(), look.Text, 2*cardSide, y)
			y += lineHeight(theme.TextSize())
		}
	}
	c.objects = append(c.objects, c.anchor)
	canvas.Refresh(c.anchor)
}

// fit is as much of a text as fits into a width.
func fit(s string, width, size float32) string {
	measure := func(s string) float32 { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width }
	if measure(s) <= width {
		return s
	}
	runes := []rune(s)
	runes = runes[:min(len(runes), int(width/size*4))]
	for len(runes) > 1 && measure(string(runes)+"…”") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…”"
}

// Tapped goes to the comment at a point.
func (c *column) Tapped(ev *fyne.PointEvent) {
	for _, k := range c.cards {
		if ev.Position.Y >= k.y && ev.Position.Y < k.y+k.h {
			c.tapped(k.Key)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (c *column) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.clip) }

// cards is the widget that paints the cards.
type cards struct {
	widget.BaseWidget
	column *column
}

// CreateRenderer implements fyne.Widget.
func (c *cards) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return cardsRenderer{c.column}
}

type cardsRenderer struct{ column *column }

func (cardsRenderer) Destroy()                       {}
func (cardsRenderer) Layout(fyne.Size)               {}
func (cardsRenderer) MinSize() fyne.Size             { return fyne.Size{} }
func (r cardsRenderer) Objects() []fyne.CanvasObject { return r.column.objects }
func (r cardsRenderer) Refresh()                     { r.column.paint() }
