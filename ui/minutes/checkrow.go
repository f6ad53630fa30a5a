package minutes

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/rules/check"
	"minutebook/ui/look"
	"minutebook/ui/session"
	"minutebook/ui/widgets"
)

// The outline has the height of its rows, but no less and no more than these
// shares of what there is beside the page.
const (
	leastOutline = 0.4
	mostOutline  = 0.68
)

// below puts the list below the outline. What share of the height it has follows
// from the number of items alone: the outline stays where it is whatever is
// found.
func (c *checkList) below(outline fyne.CanvasObject) *fyne.Container {
	line := container.New(layout.NewCustomPaddedLayout(8, 6, 0, 0), c.line)
	c.root = container.New(&checkLayout{list: c}, outline, widget.NewSeparator(), line, c.list)
	c.screen.outline.grown = c.root.Refresh
	return c.root
}

type checkLayout struct {
	list *checkList
	// for which width and size of text the rows were given their heights
	width, text float32
}

func (l *checkLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 8
	line, share := o[2].MinSize().Height, float32(0)
	if l.list.open {
		outline := min(max(l.list.screen.outline.height()+gap, size.Height*leastOutline), size.Height*mostOutline)
		share = size.Height - float32(math.Ceil(float64(outline))) - line
	}
	y := size.Height - share - line
	place := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
	}
	place(o[0], 0, y-gap)
	place(o[1], y, 1)
	place(o[2], y, line)
	place(o[3], y+line, share)
	if l.width != size.Width || l.text != theme.TextSize() {
		l.width, l.text = size.Width, theme.TextSize()
		clear(l.list.heights)
		l.list.fit()
	}
}

func (l *checkLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, o[0].MinSize().Height+o[2].MinSize().Height)
}

// height is what the outline needs to show every item.
func (o *outline) height() float32 {
	row := o.list.CreateItem().MinSize().Height + theme.Padding()
	return o.root.MinSize().Height - o.list.MinSize().Height + float32(len(o.items))*row
}

// fit gives every row the height its words need. What was measured once is not
// measured again: in a long meeting there are hundreds of rows.
func (c *checkList) fit() {
	width := c.list.Size().Width - 2*rowMargin
	if width <= 0 {
		return
	}
	for i, f := range c.shown {
		words := wordsOf(c.screen.numberOf(f.Item), f)
		height, known := c.heights[words]
		if !known {
			height = words.height(width) + rowMargin
			c.heights[words] = height
		}
		c.list.SetItemHeight(i, height)
	}
}

// rowMargin is the space that a list keeps at the sides of a row.
const rowMargin = 8

// checkRow is a finding: the number of the item and the sentence, in as many
// lines as they need, and below them where the rule stands.
type checkRow struct {
	widget.BaseWidget
	checkWords
}

// checkWords are the words of a row.
type checkWords struct{ number, says, source string }

func newCheckRow() fyne.CanvasObject {
	r := &checkRow{}
	r.ExtendBaseWidget(r)
	return r
}

func wordsOf(number string, f check.Finding) checkWords {
	if f.Offer() {
		return checkWords{number, f.Says, "Enter opens the form of an action"}
	}
	return checkWords{number, f.Says, widgets.Capital(f.Source)}
}

func (r *checkRow) set(words checkWords) {
	if r.checkWords != words {
		r.checkWords = words
		r.Refresh()
	}
}

func (r checkWords) numberWidth() float32 {
	if r.number == "" {
		return 0
	}
	return measured(r.number, theme.TextSize(), true).Width + numberGap
}

const numberGap = 7

func measured(text string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold})
}

func (r checkWords) height(width float32) float32 {
	lines := brokenInto(r.says, width, r.numberWidth())
	return float32(len(lines))*lineHeight() + measured("M", theme.CaptionTextSize(), false).Height
}

func lineHeight() float32 { return measured("M", theme.TextSize(), false).Height }

// brokenInto parts a sentence into lines of a width; the first is shorter.
func brokenInto(words string, width, first float32) []string {
	var lines []string
	room, line := width-first, ""
	for _, word := range strings.Fields(words) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && measured(longer, theme.TextSize(), false).Width > room {
			lines = append(lines, line)
			room, longer = width, word
		}
		line = longer
	}
	return append(lines, line)
}

func (r *checkRow) CreateRenderer() fyne.WidgetRenderer {
	d := &checkRowRenderer{row: r}
	d.Refresh()
	return d
}

type checkRowRenderer struct {
	row   *checkRow
	texts []fyne.CanvasObject
}

func (d *checkRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, lineHeight()+measured("M", theme.CaptionTextSize(), false).Height)
}

func (d *checkRowRenderer) Layout(fyne.Size) { d.Refresh() }

// Refresh makes the lines anew: there are more or fewer of them.
func (d *checkRowRenderer) Refresh() {
	d.texts = nil
	r, width := d.row, d.row.Size().Width
	add := func(words string, x, y, size float32, colour fyne.ThemeColorName, bold bool) {
		t := canvas.NewText(words, theme.Color(colour))
		t.TextSize, t.TextStyle.Bold = size, bold
		t.Text = widgets.Fit(words, width-x, t)
		t.Move(fyne.NewPos(x, y))
		t.Resize(t.MinSize())
		d.texts = append(d.texts, t)
	}
	add(r.number, 0, 0, theme.TextSize(), look.Text, true)
	x, y := r.numberWidth(), float32(0)
	for _, line := range brokenInto(r.says, width, x) {
		add(line, x, y, theme.TextSize(), look.Text, false)
		x, y = 0, y+lineHeight()
	}
	add(r.source, 0, y, theme.CaptionTextSize(), look.Muted, false)
	canvas.Refresh(r)
}

func (d *checkRowRenderer) Objects() []fyne.CanvasObject { return d.texts }
func (d *checkRowRenderer) Destroy()                     {}

// checkLine says how much there is to look at. A click on it opens and closes
// the list.
type checkLine struct {
	widget.BaseWidget
	mark, count, key *widgets.Text
	tapped           func()
}

func newCheckLine(tapped func()) *checkLine {
	l := &checkLine{tapped: tapped, mark: widgets.NewLine("▾", look.Muted).Whole(), count: widgets.NewLine("", look.Muted).Whole(),
		key: widgets.NewSizedLine(session.KeyText(session.KeyChecks), look.Muted, theme.SizeNameCaptionText).Whole()}
	l.ExtendBaseWidget(l)
	return l
}

// set says how many things there are to look at.
func (l *checkLine) set(n int) {
	words, colour := "Nothing to look at", look.Muted
	if n > 0 {
		words, colour = widgets.Count(n, "thing")+" to look at", look.Text
	}
	if words != l.count.Words() {
		l.count.SetText(words)
		l.count.SetColor(colour)
		l.Refresh()
	}
}

func (l *checkLine) turn(open bool) {
	l.mark.SetText("▸")
	if open {
		l.mark.SetText("▾")
	}
}

// Tapped opens or closes the list.
func (l *checkLine) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor is the hand of something that can be clicked.
func (l *checkLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer puts the words in a line.
func (l *checkLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, rowMargin, 2), container.NewHBox(l.mark, l.count)), nil, container.NewHBox(l.key)))
}
