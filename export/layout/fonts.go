package layout

import (
	"fmt"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"minutebook/assets"
)

var faceFiles = [...]assets.Font{
	Regular: assets.Regular, Bold: assets.Bold, Italic: assets.Italic, BoldItalic: assets.BoldItalic,
}

// Fonts knows which characters can be printed and how wide they are. It is not
// safe for use by several goroutines.
type Fonts struct {
	faces [4]face
}

type face struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	widths map[rune]int
}

// LoadFonts reads the four faces.
func LoadFonts() (*Fonts, error) {
	var f Fonts
	for i, file := range faceFiles {
		parsed, err := sfnt.Parse(file.Bytes())
		if err != nil {
			return nil, fmt.Errorf("read the font %s: %w", file, err)
		}
		f.faces[i].font = parsed
		f.faces[i].widths = map[rune]int{}
	}
	return &f, nil
}

// Has tells whether the face has a glyph for r. Characters above U+FFFF cannot
// be printed, whatever the face has.
func (f *Fonts) Has(in Face, r rune) bool { return f.faces[in].width(r) >= 0 }

// Width is the width of s in points at size.
func (f *Fonts) Width(in Face, size float64, s string) float64 {
	sum := 0
	for _, r := range s {
		sum += max(0, f.faces[in].width(r))
	}
	return float64(sum) * size / 1000
}

// width is the advance of r in 1/1000 of the size, rounded as the PDF's own
// table of widths is, or -1 if the face cannot print it.
func (f *face) width(r rune) int {
	w, ok := f.widths[r]
	if !ok {
		w = f.look(r)
		f.widths[r] = w
	}
	return w
}

func (f *face) look(r rune) int {
	if r > 0xFFFF || r < 0x20 {
		return -1
	}
	glyph, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || glyph == 0 {
		return -1
	}
	em := f.font.UnitsPerEm()
	advance, err := f.font.GlyphAdvance(&f.buf, glyph, fixed.I(int(em)), font.HintingNone)
	if err != nil {
		return -1
	}
	return int(math.Round(float64(advance) / 64 * 1000 / float64(em)))
}
