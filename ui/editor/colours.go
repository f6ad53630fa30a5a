package editor

import "image/color"

// Colours are the colours of the page. The page is paper: it stays light when
// the window around it is dark, unless the window says otherwise.
type Colours struct {
	Ground    color.Color // around the paper
	Paper     color.Color
	Edge      color.Color // of the paper
	Ink       color.Color // text
	Quiet     color.Color // what is printed but not typed: numbers, credits, prompts
	Rule      color.Color // lines of tables
	Shade     color.Color // heads of tables, action cards
	Selection color.Color
	Unfocused color.Color // selection while the keys go elsewhere
	Caret     color.Color
	Link      color.Color
	Decision  color.Color // bar and lead of resolutions
	Motion    color.Color // bar and lead of motions and amendments
	Action    color.Color // bar and lead of actions
	Thumb     color.Color // of the scroll bar
}

// DefaultColours are ink on white paper on a calm grey ground. Text keeps a
// contrast of 7:1, what is quiet 4.5:1 (WCAG 2.2).
func DefaultColours() Colours {
	return Colours{
		Ground:    rgb(0xE7E9EC),
		Paper:     rgb(0xFFFFFF),
		Edge:      rgb(0xD3D7DC),
		Ink:       rgb(0x1B1F24),
		Quiet:     rgb(0x5F6770),
		Rule:      rgb(0xB4BAC2),
		Shade:     rgb(0xF3F5F7),
		Selection: rgb(0xC9DDF7),
		Unfocused: rgb(0xDFE3E8),
		Caret:     rgb(0x0B4FA8),
		Link:      rgb(0x0B4FA8),
		Decision:  rgb(0x1F5F46),
		Motion:    rgb(0x4A5A8A),
		Action:    rgb(0x8A5A12),
		Thumb:     color.NRGBA{0x30, 0x38, 0x42, 0x60},
	}
}

func rgb(hex uint32) color.Color {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xFF}
}
