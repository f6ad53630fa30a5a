package running

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"minutebook/data/rules"
	"minutebook/ui/look"
)

// stepList is the steps of the item in hand, and under headings of their own of
// what is said before and after it.
func stepList(parts []rules.Business, item int64) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, p := range parts {
		if p.Item.ID != item {
			box.Add(words(p.Title, look.Accent, theme.SizeNameHeadingText, fyne.TextStyle{Bold: true}))
		} else if len(parts) > 1 {
			box.Add(words(itemTitle(p), look.Accent, theme.SizeNameHeadingText, fyne.TextStyle{Bold: true}))
		}
		for _, s := range p.Steps {
			box.Add(stepView(s))
		}
	}
	return box
}

// stepView shows one step: what is said large, what is done in italics, what is
// put to the vote beside a bar.
func stepView(s rules.Step) fyne.CanvasObject {
	switch s.Kind {
	case rules.Say:
		return words("“"+s.Text+"”", look.Text, theme.SizeNameHeadingText, fyne.TextStyle{})
	case rules.Heed:
		return words(s.Text, look.ErrorText, theme.SizeNameHeadingText, fyne.TextStyle{Bold: true})
	case rules.Put:
		return questionView(*s.Question, s.Names)
	case rules.Speakers:
		return words("Call the speakers in the order of the list.", look.Muted, theme.SizeNameSubHeadingText, fyne.TextStyle{Italic: true})
	}
	return words(s.Text, look.Muted, theme.SizeNameSubHeadingText, fyne.TextStyle{Italic: true})
}

func questionView(q rules.Question, names []string) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(-4), words(q.Name, look.Accent, theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}))
	color := look.Text
	if q.Result != "" {
		color = look.Muted
	}
	for _, line := range q.Lines {
		box.Add(words(line, color, theme.SizeNameHeadingText, fyne.TextStyle{}))
	}
	if q.Mover != "" {
		by := "Moved by " + q.Mover
		if q.Seconder != "" {
			by += ", seconded by " + q.Seconder
		}
		box.Add(words(by, look.Muted, theme.SizeNameSubHeadingText, fyne.TextStyle{}))
	}
	for _, n := range names {
		box.Add(words("☐  "+n, look.Text, theme.SizeNameSubHeadingText, fyne.TextStyle{}))
	}
	if q.Result != "" {
		box.Add(words("✓ "+q.Result, look.SuccessText, theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}))
	}
	bar := canvas.NewRectangle(theme.Color(look.ResolutionBar))
	bar.SetMinSize(fyne.NewSize(4, 0))
	return container.New(layout.NewCustomPaddedLayout(2, 6, 8, 0), container.NewBorder(nil, nil, bar, nil, box))
}

// words is a text that breaks into lines.
func words(s string, color fyne.ThemeColorName, size fyne.ThemeSizeName, style fyne.TextStyle) fyne.CanvasObject {
	t := widget.NewRichText(&widget.TextSegment{Text: s, Style: widget.RichTextStyle{ColorName: color, SizeName: size, TextStyle: style}})
	t.Wrapping = fyne.TextWrapWord
	return t
}
