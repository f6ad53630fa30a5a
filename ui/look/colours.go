package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours of our own drawing, beside Fyne's. Ask for them with theme.Color.
const (
	Ground        fyne.ThemeColorName = "mb.ground"     // what everything lies on
	Side          fyne.ThemeColorName = "mb.side"       // the column with the names of the screens
	Paper         fyne.ThemeColorName = "mb.paper"      // the page
	PaperEdge     fyne.ThemeColorName = "mb.paperEdge"  // the line around the page
	Text          fyne.ThemeColorName = "mb.text"       // plain text on ground and paper
	Muted         fyne.ThemeColorName = "mb.muted"      // text that matters less
	Line          fyne.ThemeColorName = "mb.line"       // a hairline between things
	Accent        fyne.ThemeColorName = "mb.accent"     // what is current or can be pressed
	FocusMark     fyne.ThemeColorName = "mb.focusMark"  // the frame around what the keys go to
	ResolutionBar fyne.ThemeColorName = "mb.resolution" // the edge of a resolution
	MotionBar     fyne.ThemeColorName = "mb.motion"     // the edge of a motion or amendment
	ActionBar     fyne.ThemeColorName = "mb.action"     // the edge of an action
	NoteBar       fyne.ThemeColorName = "mb.note"       // the edge of a note of time
	WarningText   fyne.ThemeColorName = "mb.warning"    // words of warning
	ErrorText     fyne.ThemeColorName = "mb.error"      // words of an error
	SuccessText   fyne.ThemeColorName = "mb.success"    // words of something done
	WarningGround fyne.ThemeColorName = "mb.warningGround"
	ErrorGround   fyne.ThemeColorName = "mb.errorGround"
	SuccessGround fyne.ThemeColorName = "mb.successGround"
	NoticeGround  fyne.ThemeColorName = "mb.noticeGround" // behind accent text in a badge
	Hit           fyne.ThemeColorName = "mb.hit"          // behind a found word
)

// tones is what a palette chooses; everything else follows from it.
type tones struct {
	ground, side, paper, edge  color.NRGBA
	text, muted, line, control color.NRGBA // control: borders of fields and buttons
	accent, onAccent, focus    color.NRGBA
	selection, hover, pressed  color.NRGBA
	resolution, motion         color.NRGBA
	action, note               color.NRGBA
	warning, failure, success  color.NRGBA // as text
	warningGround              color.NRGBA
	failureGround              color.NRGBA
	successGround              color.NRGBA
	noticeGround, hit          color.NRGBA
	button, field, shade       color.NRGBA
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func clear(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

func tonesOf(p Palette) tones {
	switch p {
	case Dark:
		return tones{
			ground: rgb(0x1d1f22), side: rgb(0x17191b), paper: rgb(0x25282c), edge: rgb(0x3a3e44),
			text: rgb(0xeceae5), muted: rgb(0xb0b4ba), line: rgb(0x3a3e44), control: rgb(0x858b93),
			accent: rgb(0x8fb8f2), onAccent: rgb(0x10151c), focus: rgb(0xa9caff),
			selection: rgb(0x2c3f5a), hover: rgb(0x2d3136), pressed: rgb(0x3b4047),
			resolution: rgb(0x8fb8f2), motion: rgb(0xb9a3e3), action: rgb(0xe5b567), note: rgb(0x858b93),
			warning: rgb(0xf0c274), failure: rgb(0xff9d94), success: rgb(0x8fd6a2),
			warningGround: rgb(0x3a2f17), failureGround: rgb(0x43211e), successGround: rgb(0x1d3524),
			noticeGround: rgb(0x24344b), hit: rgb(0x5c4a12),
			button: rgb(0x33373d), field: rgb(0x25282c), shade: clear(rgb(0x000000), 0x90),
		}
	case HighContrast:
		return tones{
			ground: rgb(0x000000), side: rgb(0x000000), paper: rgb(0x000000), edge: rgb(0xffffff),
			text: rgb(0xffffff), muted: rgb(0xb8b8b8), line: rgb(0xbfbfbf), control: rgb(0xffffff),
			accent: rgb(0xffe94a), onAccent: rgb(0x000000), focus: rgb(0xffe94a),
			selection: rgb(0x003a8c), hover: rgb(0x2b2b2b), pressed: rgb(0x444444),
			resolution: rgb(0xffe94a), motion: rgb(0xd7b8ff), action: rgb(0x7fe7ff), note: rgb(0xffffff),
			warning: rgb(0xffd24a), failure: rgb(0xffb0a8), success: rgb(0x9dffb4),
			warningGround: rgb(0x332800), failureGround: rgb(0x4a0d08), successGround: rgb(0x00330f),
			noticeGround: rgb(0x1c1c1c), hit: rgb(0x6b5200),
			button: rgb(0x1c1c1c), field: rgb(0x000000), shade: clear(rgb(0x000000), 0xc0),
		}
	}
	return tones{
		ground: rgb(0xf4f3ef), side: rgb(0xe9e7e1), paper: rgb(0xffffff), edge: rgb(0xd6d3cb),
		text: rgb(0x1b1f24), muted: rgb(0x565d68), line: rgb(0xdad7cf), control: rgb(0x85827b),
		accent: rgb(0x1f4e8c), onAccent: rgb(0xffffff), focus: rgb(0x1660c4),
		selection: rgb(0xd5e4f7), hover: rgb(0xeae8e2), pressed: rgb(0xd5d2ca),
		resolution: rgb(0x1f4e8c), motion: rgb(0x6a4a9c), action: rgb(0xa86a00), note: rgb(0x85827b),
		warning: rgb(0x7a4f00), failure: rgb(0xa61b14), success: rgb(0x1f6336),
		warningGround: rgb(0xfbf0d3), failureGround: rgb(0xfbe6e3), successGround: rgb(0xe1f1e5),
		noticeGround: rgb(0xe2ecf8), hit: rgb(0xffe79a),
		button: rgb(0xe6e3dc), field: rgb(0xffffff), shade: clear(rgb(0x1b1f24), 0x60),
	}
}

func colours(p Palette) map[fyne.ThemeColorName]color.Color {
	t := tonesOf(p)
	return map[fyne.ThemeColorName]color.Color{
		Ground: t.ground, Side: t.side, Paper: t.paper, PaperEdge: t.edge,
		Text: t.text, Muted: t.muted, Line: t.line, Accent: t.accent, FocusMark: t.focus,
		ResolutionBar: t.resolution, MotionBar: t.motion, ActionBar: t.action, NoteBar: t.note,
		WarningText: t.warning, ErrorText: t.failure, SuccessText: t.success,
		WarningGround: t.warningGround, ErrorGround: t.failureGround, SuccessGround: t.successGround,
		NoticeGround: t.noticeGround, Hit: t.hit,

		theme.ColorNameBackground:          t.ground,
		theme.ColorNameForeground:          t.text,
		theme.ColorNamePlaceHolder:         t.muted,
		theme.ColorNameDisabled:            t.muted,
		theme.ColorNameButton:              t.button,
		theme.ColorNameDisabledButton:      t.hover,
		theme.ColorNamePrimary:             t.accent,
		theme.ColorNameForegroundOnPrimary: t.onAccent,
		theme.ColorNameHyperlink:           t.accent,
		theme.ColorNameFocus:               clear(t.focus, 0x50),
		theme.ColorNameSelection:           t.selection,
		theme.ColorNameHover:               t.hover,
		theme.ColorNamePressed:             t.pressed,
		theme.ColorNameInputBackground:     t.field,
		theme.ColorNameInputBorder:         t.control,
		theme.ColorNameMenuBackground:      t.paper,
		theme.ColorNameOverlayBackground:   t.paper,
		theme.ColorNameHeaderBackground:    t.side,
		theme.ColorNameSeparator:           t.line,
		theme.ColorNameShadow:              t.shade,
		theme.ColorNameScrollBar:           t.control,
		theme.ColorNameScrollBarBackground: clear(t.line, 0x60),
		theme.ColorNameError:               t.failure,
		theme.ColorNameForegroundOnError:   t.paper,
		theme.ColorNameWarning:             t.warning,
		theme.ColorNameForegroundOnWarning: t.paper,
		theme.ColorNameSuccess:             t.success,
		theme.ColorNameForegroundOnSuccess: t.paper,
	}
}
