package editor

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	tones "minutebook/ui/look"
)

// Colours are the colours of the page.
type Colours struct {
	Paper     color.Color
	Edge      color.Color // of the paper
	Ink       color.Color // text
	Quiet     color.Color // what is printed but not typed: numbers, credits, prompts
	Rule      color.Color // lines of tables
	Shade     color.Color // heads of tables, action cards
	Selection color.Color
	Found     color.Color // behind what is looked for
	Unfocused color.Color // selection while the keys go elsewhere
	Caret     color.Color
	Link      color.Color
	Decision  color.Color // bar and lead of resolutions
	Motion    color.Color // bar and lead of motions and amendments
	Action    color.Color // bar and lead of actions
	Withheld  color.Color // behind what is kept from the public
	Why       color.Color // its edge, and the reason
	Misspelt  color.Color // below a misspelt word
	Struck    color.Color // words struck out, and the line through them
	Added     color.Color // words put in, and the line under them
	Remark    color.Color // behind words somebody remarked on
	Current   color.Color // under those of the remark at hand
	Thumb     color.Color // of the scroll bar
}

// ThemeColours are those of the theme a widget has.
func ThemeColours(w fyne.Widget) Colours {
	of := func(name fyne.ThemeColorName) color.Color { return theme.ColorForWidget(name, w) }
	return Colours{
		Paper:     of(theme.ColorNameOverlayBackground),
		Edge:      of(theme.ColorNameSeparator),
		Ink:       of(theme.ColorNameForeground),
		Quiet:     of(theme.ColorNamePlaceHolder),
		Rule:      of(theme.ColorNameInputBorder),
		Shade:     of(theme.ColorNameBackground),
		Selection: of(theme.ColorNameSelection),
		Found:     of(tones.Hit),
		Unfocused: of(theme.ColorNameHover),
		Caret:     of(theme.ColorNamePrimary),
		Link:      of(theme.ColorNameHyperlink),
		Decision:  of(theme.ColorNamePrimary),
		Motion:    of(theme.ColorNamePlaceHolder),
		Action:    of(theme.ColorNameWarning),
		Withheld:  of(tones.WarningGround),
		Why:       of(tones.WarningText),
		Misspelt:  of(theme.ColorNameError),
		Struck:    of(tones.ErrorText),
		Added:     of(tones.SuccessText),
		Remark:    of(tones.Hit),
		Current:   of(tones.WarningText),
		Thumb:     of(theme.ColorNameScrollBar),
	}
}

func (c *Colours) of(r role) color.Color {
	switch r {
	case quiet:
		return c.Quiet
	case decision:
		return c.Decision
	case motion:
		return c.Motion
	case action:
		return c.Action
	case withheld:
		return c.Why
	case struckOut:
		return c.Struck
	case putIn:
		return c.Added
	}
	return c.Ink
}
