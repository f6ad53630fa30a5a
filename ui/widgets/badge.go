package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/ui/look"
)

// Tone is what a badge means.
type Tone int

const (
	Plain   Tone = iota // nothing to do
	Notice              // going on
	Good                // done
	Warning             // look at it soon
	Bad                 // late or wrong
)

func (t Tone) colours() (words, ground fyne.ThemeColorName) {
	switch t {
	case Notice:
		return look.Accent, look.NoticeGround
	case Good:
		return look.SuccessText, look.SuccessGround
	case Warning:
		return look.WarningText, look.WarningGround
	case Bad:
		return look.ErrorText, look.ErrorGround
	}
	return look.Muted, look.Side
}

// badgeMargin is the ground beside the words.
const badgeMargin = 8

// Badge is a word or two on a tinted ground: a status. What does not fit ends in "…".
type Badge struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewBadge makes a badge.
func NewBadge(text string, tone Tone) *Badge {
	b := &Badge{text: text, tone: tone}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the word and its meaning.
func (b *Badge) Set(text string, tone Tone) {
	b.text, b.tone = text, tone
	b.Refresh()
}

// Words is what the badge says.
func (b *Badge) Words() string { return b.text }

// CreateRenderer draws the badge.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{badge: b, ground: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type badgeRenderer struct {
	badge  *Badge
	ground *canvas.Rectangle
	words  *canvas.Text
}

func (r *badgeRenderer) MinSize() fyne.Size {
	if r.badge.text == "" {
		return fyne.Size{}
	}
	return fyne.MeasureText(r.badge.text, r.words.TextSize, r.words.TextStyle).AddWidthHeight(2*badgeMargin, 4)
}

func (r *badgeRenderer) Layout(size fyne.Size) {
	least := r.MinSize()
	least.Width = min(least.Width, max(size.Width, 1))
	top := (size.Height - least.Height) / 2
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(least)
	r.words.Text = Fit(r.badge.text, least.Width-2*badgeMargin, r.words)
	r.words.Move(fyne.NewPos(badgeMargin, top+2))
	r.words.Resize(r.words.MinSize())
}

func (r *badgeRenderer) Refresh() {
	words, ground := r.badge.tone.colours()
	r.ground.FillColor = theme.Color(ground)
	r.ground.CornerRadius = theme.CaptionTextSize() * 0.7
	r.ground.Hidden = r.badge.text == ""
	r.words.TextSize = theme.CaptionTextSize()
	r.words.Color = theme.Color(words)
	r.Layout(r.badge.Size())
	r.ground.Refresh()
	r.words.Refresh()
}

func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.words}
}
func (r *badgeRenderer) Destroy() {}
