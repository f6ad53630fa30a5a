// Package assets holds what the program carries inside itself: the fonts of
// paper and window and the dictionaries of the speller with their licences, the
// icon, phrases and templates to start with.
package assets

import "embed"

//go:embed fonts phrases dictionaries icon.png
var files embed.FS

// Font is the PostScript name of one face of Source Sans 3 or of Atkinson
// Hyperlegible Next (both SIL Open Font License 1.1).
type Font string

const (
	Regular    Font = "SourceSans3-Regular"
	Bold       Font = "SourceSans3-Bold"
	Italic     Font = "SourceSans3-Italic"
	BoldItalic Font = "SourceSans3-BoldItalic"

	AtkinsonRegular    Font = "AtkinsonHyperlegibleNext-Regular"
	AtkinsonBold       Font = "AtkinsonHyperlegibleNext-Bold"
	AtkinsonItalic     Font = "AtkinsonHyperlegibleNext-Italic"
	AtkinsonBoldItalic Font = "AtkinsonHyperlegibleNext-BoldItalic"
)

// Bytes returns the face as a TrueType file. Each call gives a copy of its own:
// gofpdf writes into the bytes it is handed.
func (f Font) Bytes() []byte {
	b, err := files.ReadFile("fonts/" + string(f) + ".ttf")
	if err != nil {
		panic(err) // the file is part of the program
	}
	return b // ReadFile made the copy
}

// Icon returns the program's icon as a PNG file.
func Icon() []byte {
	b, err := files.ReadFile("icon.png")
	if err != nil {
		panic(err) // the file is part of the program
	}
	return b
}

// Phrases returns a set of phrases to start with: "common", "council", "parish"
// or "board" (data/phrases reads it).
func Phrases(set string) []byte {
	b, err := files.ReadFile("phrases/" + set + ".txt")
	if err != nil {
		panic(err) // the file is part of the program
	}
	return b
}
