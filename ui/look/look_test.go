package look_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"minutebook/ui/look"
)

// luminance and contrast as WCAG 2.2 defines them ("relative luminance").
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func TestContrast(t *testing.T) {
	const text, mark = 4.5, 3.0 // WCAG 2.2: 1.4.3 and 1.4.11
	rows := []struct {
		over, under fyne.ThemeColorName
		least       float64
	}{
		{look.Text, look.Ground, text},
		{look.Text, look.Paper, text},
		{look.Text, look.Side, text},
		{look.Text, theme.ColorNameSelection, text},
		{look.Text, theme.ColorNameButton, text},
		{look.Text, look.Hit, text},
		{look.Muted, look.Ground, text},
		{look.Muted, look.Paper, text},
		{look.Muted, look.Side, text},
		{look.Muted, theme.ColorNameSelection, text},
		{look.Accent, look.Paper, text},
		{look.Accent, look.NoticeGround, text},
		{look.WarningText, look.Paper, text},
		{look.WarningText, look.WarningGround, text},
		{look.ErrorText, look.Ground, text},
		{look.ErrorText, look.Paper, text},
		{look.ErrorText, look.ErrorGround, text},
		{look.SuccessText, look.SuccessGround, text},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, text},
		{theme.ColorNameForegroundOnError, theme.ColorNameError, text},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, text},
		{look.FocusMark, look.Ground, mark},
		{look.FocusMark, look.Paper, mark},
		{look.FocusMark, theme.ColorNameSelection, mark},
		{theme.ColorNameInputBorder, look.Ground, mark},
		{theme.ColorNameInputBorder, theme.ColorNameInputBackground, mark},
		{look.ResolutionBar, look.Paper, mark},
		{look.MotionBar, look.Paper, mark},
		{look.ActionBar, look.Paper, mark},
		{look.NoteBar, look.Paper, mark},
	}
	for _, p := range look.Palettes() {
		th := look.New(p, 0)
		for _, r := range rows {
			t.Run(fmt.Sprintf("%s/%s on %s", p, r.over, r.under), func(t *testing.T) {
				got := contrast(th.Color(r.over, 0), th.Color(r.under, 0))
				if got < r.least {
					t.Errorf("%.2f:1, want at least %.1f:1", got, r.least)
				}
			})
		}
	}
}

func TestFontsAreSourceSans(t *testing.T) {
	th := look.New(look.Light, 0)
	for want, style := range map[string]fyne.TextStyle{
		"SourceSans3-Regular.ttf":    {},
		"SourceSans3-Bold.ttf":       {Bold: true},
		"SourceSans3-Italic.ttf":     {Italic: true},
		"SourceSans3-BoldItalic.ttf": {Bold: true, Italic: true},
	} {
		if got := th.Font(style).Name(); got != want {
			t.Errorf("font of %+v is %s, want %s", style, got, want)
		}
	}
}

func TestSizesGrowTogether(t *testing.T) {
	small, large := look.New(look.Light, 15), look.New(look.Light, 20)
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameCaptionText, theme.SizeNameInlineIcon} {
		if small.Size(name) >= large.Size(name) {
			t.Errorf("%s does not grow with the text: %v, %v", name, small.Size(name), large.Size(name))
		}
	}
}
