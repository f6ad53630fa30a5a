// Package look is how the window looks: one theme with three palettes, the
// sizes of text and space, and the names of the colours our own drawing uses.
//
// Words. The ground is what everything lies on; the paper is the page in the
// middle, like the one that will be printed. A bar is the coloured edge beside
// a block of the minutes: one colour for what was decided, one for what was
// moved, one for what somebody is to do. Muted text is worth less than the
// rest and still easy to read.
//
// Promise: every text colour stands out from the ground and the paper by at
// least 4.5:1, every mark and border of a control by 3:1 (WCAG 2.2, 1.4.3 and
// 1.4.11). A test measures it.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/assets"
)

// Palette names a set of colours.
type Palette string

const (
	Light        Palette = "Light"
	Dark         Palette = "Dark"
	HighContrast Palette = "High contrast"
)

// Palettes lists every palette in the order menus offer them.
func Palettes() []Palette { return []Palette{Light, Dark, HighContrast} }

// TextSizes lists the sizes of plain text the clerk can choose from.
func TextSizes() []float32 { return []float32{13, 15, 17, 20, 24} }

// DefaultTextSize is the size of plain text at the start.
const DefaultTextSize = 15

// Theme draws the window in one palette and text size, whatever variant the
// desktop prefers.
type Theme struct {
	palette Palette
	text    float32
	colours map[fyne.ThemeColorName]color.Color
	fonts   map[assets.Font]fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme. A palette it does not know is Light, a size below 8 the
// default one.
func New(p Palette, text float32) *Theme {
	if text < 8 {
		text = DefaultTextSize
	}
	t := &Theme{palette: p, text: text, colours: colours(p), fonts: map[assets.Font]fyne.Resource{}}
	for _, f := range []assets.Font{assets.Regular, assets.Bold, assets.Italic, assets.BoldItalic} {
		t.fonts[f] = fyne.NewStaticResource(string(f)+".ttf", f.Bytes())
	}
	return t
}

// Palette is the palette in use.
func (t *Theme) Palette() Palette { return t.palette }

// TextSize is the size of plain text.
func (t *Theme) TextSize() float32 { return t.text }

// Now is the theme in use; nil while it is not one of ours.
func Now() *Theme {
	t, _ := fyne.CurrentApp().Settings().Theme().(*Theme)
	return t
}

// Repaint paints what has come into sight, and was seen last in another theme,
// in the one in use, and returns that. Fyne repaints only what is in sight when
// a theme is chosen.
func Repaint(was *Theme) *Theme {
	now := Now()
	if now != nil && now != was {
		fyne.CurrentApp().Settings().SetTheme(now)
	}
	return now
}

// Color gives the palette's colour for the name.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, t.variant())
}

func (t *Theme) variant() fyne.ThemeVariant {
	if t.palette == Light || t.palette == "" {
		return theme.VariantLight
	}
	return theme.VariantDark
}

// Font is Source Sans 3, as on the printed page.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold && s.Italic:
		return t.fonts[assets.BoldItalic]
	case s.Bold:
		return t.fonts[assets.Bold]
	case s.Italic:
		return t.fonts[assets.Italic]
	}
	return t.fonts[assets.Regular]
}

// Icon gives Fyne's icon for the name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size gives the sizes of text, space and lines; text sizes grow together.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.text
	case theme.SizeNameHeadingText:
		return t.text * 1.6
	case theme.SizeNameSubHeadingText:
		return t.text * 1.2
	case theme.SizeNameCaptionText:
		return t.text * 0.87
	case theme.SizeNameInlineIcon:
		return t.text * 1.27
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameLineSpacing:
		return 4
	case theme.SizeNameInputBorder:
		return 1.5
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius, theme.SizeNameCardRadius:
		return 6
	case theme.SizeNameModalBlurRadius:
		return 0 // a blurred page behind a question is slow to draw without a graphics card
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}
