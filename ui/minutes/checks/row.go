package checks

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/rules/check"
	"minutebook/ui/look"
	"minutebook/ui/widgets"
)

// row is a finding: the number of the item and the sentence, in as many
// lines as they need, and below them where the rule stands.
type row struct {
	widget.BaseWidget
	words
}

// words are the words of a row.
type words struct{ number, says, source string }

func newRow() fyne.CanvasObject {
	r := &row{}
	r.ExtendBaseWidget(r)
	return r
}

func wordsOf(number string, f check.Finding) words {
	if f.Offer() {
		return words{number, f.Says, "Enter opens the form of an action"}
	}
	return words{number, f.Says, widgets.Capital(f.Source)}
}

func (r *row) set(words words) {
	if r.words != words {
		r.words = words
		r.Refresh()
	}
}

func (r words) numberWidth() float32 {
	if r.number == "" {
		return 0
	}
	return measured(r.number, theme.TextSize(), true).Width + numberGap
}

const numberGap = 7

func measured(text string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold})
}

func (r words) height(width float32) float32 {
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

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{row: r}
	d.Refresh()
	return d
}

type rowRenderer struct {
	row   *row
	texts []fyne.CanvasObject
}

func (d *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, lineHeight()+measured("M", theme.CaptionTextSize(), false).Height)
}

func (d *rowRenderer) Layout(fyne.Size) { d.Refresh() }

// Refresh makes the lines anew: there are more or fewer of them.
func (d *rowRenderer) Refresh() {
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

func (d *rowRenderer) Objects() []fyne.CanvasObject { return d.texts }

func (d *rowRenderer) Destroy() {}
