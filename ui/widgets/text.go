package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is one line of plain words without the space a Label keeps around
// itself. What does not fit ends in "…". It follows the theme.
type Text struct {
	widget.BaseWidget
	text  string
	style fyne.TextStyle
	color fyne.ThemeColorName
	size  fyne.ThemeSizeName
	whole bool
}

// NewLine makes a line in the colour named.
func NewLine(text string, color fyne.ThemeColorName) *Text {
	t := &Text{text: text, color: color, size: theme.SizeNameText}
	t.ExtendBaseWidget(t)
	return t
}

// NewBoldLine makes a bold line in the colour named.
func NewBoldLine(text string, color fyne.ThemeColorName) *Text {
	t := NewLine(text, color)
	t.style.Bold = true
	return t
}

// NewSizedLine makes a line of another size.
func NewSizedLine(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName) *Text {
	t := NewLine(text, color)
	t.size = size
	return t
}

// Whole keeps the line from being shortened, for use outside of columns.
func (t *Text) Whole() *Text {
	t.whole = true
	return t
}

// SetText changes the words.
func (t *Text) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// SetColor changes the colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.color != name {
		t.color = name
		t.Refresh()
	}
}

// Words is the text in full.
func (t *Text) Words() string { return t.text }

// CreateRenderer draws the line.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	text *Text
	line *canvas.Text
}

func (r *textRenderer) MinSize() fyne.Size {
	full := fyne.MeasureText(r.text.text, theme.Size(r.text.size), r.text.style)
	if !r.text.whole {
		full.Width = min(full.Width, theme.Size(r.text.size)*2)
	}
	return full
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.line.Text = Fit(r.text.text, size.Width, r.line)
	r.line.Resize(size)
	r.line.Refresh()
}

func (r *textRenderer) Refresh() {
	r.line.TextStyle = r.text.style
	r.line.TextSize = theme.Size(r.text.size)
	r.line.Color = theme.Color(r.text.color)
	r.Layout(r.text.Size())
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *textRenderer) Destroy()                     {}

// Fit shortens text to at most width as line would draw it, ending it in "…".
func Fit(text string, width float32, line *canvas.Text) string {
	measure := func(s string) float32 { return fyne.MeasureText(s, line.TextSize, line.TextStyle).Width }
	if width <= 0 || measure(text) <= width+0.5 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(runes[:low]) + "…"
}
