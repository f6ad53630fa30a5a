package layout

import (
	"fmt"
	"math"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"minutebook/assets"
	"minutebook/data"
)

// Files are the faces of each typeface.
var Files = map[data.Typeface][4]assets.Font{
	data.SourceSans: {Regular: assets.Regular, Bold: assets.Bold, Italic: assets.Italic, BoldItalic: assets.BoldItalic},
	data.Atkinson: {Regular: assets.AtkinsonRegular, Bold: assets.AtkinsonBold,
		Italic: assets.AtkinsonItalic, BoldItalic: assets.AtkinsonBoldItalic},
}

// Fonts knows which characters can be printed and how wide they are, in one
// typeface and in the one that stands in for what it lacks. It is not safe for
// use by several goroutines.
type Fonts struct {
	chain []*typeset // the typeface, then what stands in for it
	all   map[data.Typeface]*typeset
}

type typeset struct {
	typeface data.Typeface
	faces    [4]face
}

type face struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	widths map[rune]int
}

// LoadFonts reads all typefaces and gives Source Sans 3.
func LoadFonts() (*Fonts, error) {
	all := map[data.Typeface]*typeset{}
	for typeface, files := range Files {
		f := &typeset{typeface: typeface}
		for i, file := range files {
			parsed, err := sfnt.Parse(file.Bytes())
			if err != nil {
				return nil, fmt.Errorf("read the font %s: %w", file, err)
			}
			f.faces[i].font = parsed
			f.faces[i].widths = map[rune]int{}
		}
		all[typeface] = f
	}
	return (&Fonts{all: all}).In(data.SourceSans), nil
}

// In is the same fonts for another typeface; one that is not known is Source
// Sans 3, which stands in for every other.
func (f *Fonts) In(t data.Typeface) *Fonts {
	out := &Fonts{all: f.all}
	if own := f.all[t]; own != nil && t != data.SourceSans {
		out.chain = append(out.chain, own)
	}
	out.chain = append(out.chain, f.all[data.SourceSans])
	return out
}

// Has tells whether there is a glyph for r. Characters above U+FFFF cannot be
// printed, whatever the fonts have.
func (f *Fonts) Has(in Face, r rune) bool {
	_, width := f.of(in, r)
	return width >= 0
}

// Width is the width of s in points at size.
func (f *Fonts) Width(in Face, size float64, s string) float64 {
	sum := 0
	for _, r := range s {
		_, width := f.of(in, r)
		sum += max(0, width)
	}
	return float64(sum) * size / 1000
}

// of is the typeset that prints r and how wide, or the first one and -1.
func (f *Fonts) of(in Face, r rune) (*typeset, int) {
	for _, set := range f.chain {
		if w := set.faces[in].width(r); w >= 0 {
			return set, w
		}
	}
	return f.chain[0], -1
}

// reach is how far into s one typeface prints it, and which.
func (f *Fonts) reach(in Face, s string) (data.Typeface, int) {
	if len(f.chain) == 1 {
		return f.chain[0].typeface, len(s)
	}
	r, n := utf8.DecodeRuneInString(s)
	first, _ := f.of(in, r)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if next, _ := f.of(in, r); next != first {
			break
		}
		n += size
	}
	return first.typeface, n
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
