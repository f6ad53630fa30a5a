package editor

import (
	"bytes"
	"sync"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"minutebook/assets"
)

// face is one of the four faces of the page.
type face uint8

const (
	regular face = 0
	bold    face = 1
	italic  face = 2
)

func faceOf(isBold, isItalic bool) face {
	f := regular
	if isBold {
		f |= bold
	}
	if isItalic {
		f |= italic
	}
	return f
}

func (f face) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: f&bold != 0, Italic: f&italic != 0}
}

// typeface is a face as the painter and as the shaper need it.
type typeface struct {
	source fyne.Resource
	font   *font.Face
}

// typefaces are the faces of Source Sans 3, read when the first page is made.
// Fyne keeps what it reads of a resource for good, so all editors share them.
var typefaces = sync.OnceValue(func() [4]typeface {
	var out [4]typeface
	for f, name := range [4]assets.Font{assets.Regular, assets.Bold, assets.Italic, assets.BoldItalic} {
		data := name.Bytes()
		parsed, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			panic(err) // the file is part of the program
		}
		out[f] = typeface{fyne.NewStaticResource(string(name)+".ttf", data), parsed}
	}
	return out
})

// measurer knows how wide runes are painted. It shapes each word once: spaces
// do not kern in Source Sans 3, so words and spaces add up to the painted line.
type measurer struct {
	shaper shaping.HarfbuzzShaper
	known  map[variant]map[string][]float32
	others map[variant]map[string][]float32 // words painted in the theme's fonts
	key    []byte
}

// variant is a face in a size.
type variant struct {
	face face
	size float32
}

func newMeasurer() *measurer {
	m := &measurer{known: map[variant]map[string][]float32{}}
	m.forgetForeign()
	return m
}

// forgetForeign drops what depends on the theme's fonts.
func (m *measurer) forgetForeign() { m.others = map[variant]map[string][]float32{} }

// advances sets out[i] to the width of runes[i]. Tabs and line breaks have none.
func (m *measurer) advances(runes []rune, v variant, out []float32) {
	for i := 0; i < len(runes); {
		j := token(runes, i, v.face)
		switch {
		case runes[i] == '\n' || runes[i] == '\t':
			clear(out[i:j])
		default:
			copy(out[i:j], m.word(runes[i:j], v))
		}
		i = j
	}
}

// token is the end of what is measured as one: a space, a word, or a stretch of
// runes Source Sans 3 has no glyphs for.
func token(runes []rune, i int, f face) int {
	if single(runes[i]) {
		return i + 1
	}
	strange := foreign(runes[i], f)
	j := i + 1
	for j < len(runes) && !single(runes[j]) && foreign(runes[j], f) == strange {
		j++
	}
	return j
}

func single(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// foreign tells whether the face has no glyph for a rune, so that another font
// must paint it.
func foreign(r rune, f face) bool {
	if r < 0x180 {
		return false
	}
	_, ok := typefaces()[f].font.NominalGlyph(r)
	return !ok
}

func (m *measurer) word(runes []rune, v variant) []float32 {
	m.key = m.key[:0]
	for _, r := range runes {
		m.key = utf8.AppendRune(m.key, r)
	}
	known, find := m.known, m.shape
	if foreign(runes[0], v.face) {
		known, find = m.others, measured
	}
	words := known[v]
	if words == nil {
		words = map[string][]float32{}
		known[v] = words
	}
	adv, ok := words[string(m.key)]
	if !ok {
		adv = find(runes, v)
		words[string(m.key)] = adv
	}
	return adv
}

// shape is the widths of a word's runes; those of a ligature share its width.
func (m *measurer) shape(runes []rune, v variant) []float32 {
	out := m.shaper.Shape(shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Face: typefaces()[v.face].font, Size: fixed.I(int(v.size))})
	adv := make([]float32, len(runes))
	for _, g := range out.Glyphs {
		share := float32(g.Advance) / 64 / float32(g.RunesCount())
		for i := g.TextIndex(); i < g.TextIndex()+g.RunesCount(); i++ {
			adv[i] += share
		}
	}
	return adv
}

// measured asks Fyne for the widths of runes its fallback fonts paint.
func measured(runes []rune, v variant) []float32 {
	adv := make([]float32, len(runes))
	var last float32
	for i, r := range runes {
		if unicode.IsMark(r) || r == '\u200d' {
			continue // painted together with what stands before
		}
		w := fyne.MeasureText(string(runes[:i+1]), v.size, v.face.style()).Width
		adv[i] = w - last
		last = w
	}
	if whole := fyne.MeasureText(string(runes), v.size, v.face.style()).Width; len(runes) > 0 {
		adv[len(runes)-1] += whole - last
	}
	return adv
}

// width is the width of a text in one face.
func (m *measurer) width(s string, v variant) float32 {
	runes := []rune(s)
	adv := make([]float32, len(runes))
	m.advances(runes, v, adv)
	return sum(adv)
}

func sum(adv []float32) float32 {
	var w float32
	for _, a := range adv {
		w += a
	}
	return w
}
