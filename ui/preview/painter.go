package preview

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"minutebook/data"
	"minutebook/export/layout"
)

// painter paints pages. It keeps the glyphs it has drawn; one goroutine at a
// time uses it.
type painter struct {
	width    int // pixels of the pages that the glyphs are for
	widths   *layout.Fonts
	fonts    map[fontKey]*sfnt.Font
	faces    map[faceKey]face
	glyphs   map[glyphKey]glyph
	pictures map[*layout.Picture]image.Image
	pages    int // painted so far
}

type fontKey struct {
	typeface data.Typeface
	face     layout.Face
}

type faceKey struct {
	fontKey
	size float64 // points
}

// face is a font at a size, with the widths of its characters in the PDF.
type face struct {
	font.Face
	widths   *layout.Fonts
	face     layout.Face
	size     float64
	advances map[rune]float64 // points
}

type glyphKey struct {
	faceKey
	r    rune
	step uint8 // of a pixel to the right, in quarters
}

// glyph is the mask of a character, placed from its origin.
type glyph struct {
	mask *image.Alpha // nil for a space
}

func newPainter() (*painter, error) {
	widths, err := layout.LoadFonts()
	return &painter{widths: widths, fonts: map[fontKey]*sfnt.Font{}, pictures: map[*layout.Picture]image.Image{}}, err
}

// page paints a page on a picture of so many pixels.
func (p *painter) page(page layout.Page, width, height int) (picture, error) {
	if width != p.width {
		p.width, p.faces, p.glyphs = width, map[faceKey]face{}, map[glyphKey]glyph{}
	}
	p.pages++
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	for _, f := range page.Fills {
		draw.Draw(out, p.box(f.X, f.Y, f.W, f.H), inkOf(f.Colour), image.Point{}, draw.Src)
	}
	for _, f := range page.Pictures {
		if err := p.picture(out, f); err != nil {
			return nil, err
		}
	}
	for _, t := range page.Texts {
		if err := p.text(out, t); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// scale is pixels a point.
func (p *painter) scale() float64 { return float64(p.width) / layout.PageWidth }

// box is a rectangle of the page in pixels; what is thinner than one has one.
func (p *painter) box(x, y, w, h float64) image.Rectangle {
	s := p.scale()
	left, top := int(math.Round(x*s)), int(math.Round(y*s))
	return image.Rect(left, top, left+max(1, int(math.Round(w*s))), top+max(1, int(math.Round(h*s))))
}

func inkOf(c layout.Colour) *image.Uniform {
	return image.NewUniform(color.RGBA{c[0], c[1], c[2], 0xff})
}

func (p *painter) picture(out picture, f layout.PlacedPicture) error {
	unpacked, known := p.pictures[f.Picture]
	if !known {
		var err error
		if unpacked, err = f.Picture.Image(); err != nil {
			return fmt.Errorf("unpack the picture: %w", err)
		}
		clear(p.pictures) // a document has one; the pictures of another are done with
		p.pictures[f.Picture] = unpacked
	}
	xdraw.ApproxBiLinear.Scale(out, p.box(f.X, f.Y, f.W, f.H), unpacked, unpacked.Bounds(), draw.Over, nil)
	return nil
}

// text puts characters side by side as the PDF does: by its own advances, with
// neither kerning nor ligatures.
func (p *painter) text(out picture, t layout.Text) error {
	key := faceKey{fontKey{cmp.Or(t.Typeface, data.SourceSans), t.Face}, t.Size}
	f, err := p.face(key)
	if err != nil {
		return err
	}
	s, ink, x := p.scale(), inkOf(t.Colour), t.X
	y := int(math.Round(t.Y * s))
	for _, r := range t.S {
		quarters := int(math.Floor(x * s * 4))
		g := p.glyph(f, glyphKey{key, r, uint8(quarters & 3)})
		if g.mask != nil {
			at := g.mask.Rect.Add(image.Pt(quarters>>2, y))
			draw.DrawMask(out, at, ink, image.Point{}, g.mask, g.mask.Rect.Min, draw.Over)
		}
		x += f.advance(r)
	}
	return nil
}

func (p *painter) face(key faceKey) (face, error) {
	if f, made := p.faces[key]; made {
		return f, nil
	}
	parsed := p.fonts[key.fontKey]
	if parsed == nil {
		var err error
		file := layout.Files[key.typeface][key.face]
		if parsed, err = sfnt.Parse(file.Bytes()); err != nil {
			return face{}, fmt.Errorf("read the font %s: %w", file, err)
		}
		p.fonts[key.fontKey] = parsed
	}
	made, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: key.size * p.scale(), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return face{}, err
	}
	f := face{made, p.widths.In(key.typeface), key.face, key.size, map[rune]float64{}}
	p.faces[key] = f
	return f, nil
}

// advance is how far a character takes the next one, in points.
func (f face) advance(r rune) float64 {
	w, known := f.advances[r]
	if !known {
		w = f.widths.Width(f.face, f.size, string(r))
		f.advances[r] = w
	}
	return w
}

// glyph is a character drawn at a quarter of a pixel.
func (p *painter) glyph(f face, key glyphKey) glyph {
	g, drawn := p.glyphs[key]
	if drawn {
		return g
	}
	dot := fixed.Point26_6{X: fixed.Int26_6(key.step) * 16}
	at, mask, from, _, ok := f.Glyph(dot, key.r)
	if ok && !at.Empty() {
		g.mask = image.NewAlpha(at)
		draw.Draw(g.mask, at, mask, from, draw.Src) // the face draws the next one into its own
	}
	p.glyphs[key] = g
	return g
}
