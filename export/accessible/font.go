package accessible

import (
	"regexp"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf/content"
)

// font is a font that shows text somewhere, with the codes it shows.
type font struct {
	dict     types.Dict
	inner    types.Dict     // of a composite font: its CIDFont
	names    map[int]string // of a simple font: those its encoding gives to codes
	wide     bool           // a composite font whose codes are two bytes and CIDs
	composed bool
	codes    [1 << 10]uint64 // one bit for each code
	seen     bool            // it shows text that can be seen
	page     int             // where it is used first: an index
}

// fontKey names a font: by its object, or by where its name leads to it.
type fontKey struct {
	number, stream, page int
	name                 string
}

// fontNamed is the font that a name of the content stands for; nil if none.
func (w *stream) fontNamed(name string) *font {
	object := w.resource("Font", name)
	key := fontKey{number: numberOf(object)}
	if key.number == 0 {
		key = fontKey{0, w.number, w.sheet.index, name}
	}
	if f, known := w.fonts[key]; known {
		return f
	}
	d := w.file.Dict(object)
	if d == nil {
		w.fonts[key] = nil
		return nil
	}
	f := &font{dict: d, page: -1, composed: w.file.Name(d["Subtype"]) == "Type0"}
	if f.composed {
		if kin := w.file.Array(d["DescendantFonts"]); len(kin) > 0 {
			f.inner = w.file.Dict(kin[0])
		}
		encoding := w.file.Name(d["Encoding"])
		f.wide = encoding == "Identity-H" || encoding == "Identity-V"
	} else {
		f.names = content.Differences(w.file, d["Encoding"])
	}
	w.fonts[key] = f
	w.fontOrder = append(w.fontOrder, f)
	return f
}

// use notes the codes of a string. The codes of a composite font with an
// encoding of its own are not known.
func (f *font) use(s []byte, hidden bool, page int) {
	if f.page < 0 {
		f.page = page
	}
	f.seen = f.seen || !hidden
	switch {
	case f.wide:
		for i := 0; i+1 < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			f.codes[code>>6] |= 1 << (code & 63)
		}
	case !f.composed:
		for _, b := range s {
			f.codes[b>>6] |= 1 << (b & 63)
		}
	}
}

// each calls do with each code in use, lowest first, until it returns false.
func (f *font) each(do func(code int) bool) {
	for i, bits := range f.codes {
		for bit := 0; bits != 0; bit++ {
			if bits&1 != 0 && !do(i<<6|bit) {
				return
			}
			bits >>= 1
		}
	}
}

// checkFonts judges the fonts in use (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11).
func (c *checker) checkFonts() {
	for _, f := range c.fontOrder {
		if f.page < 0 {
			continue
		}
		page := f.page + 1
		if f.seen && !c.embedded(f) {
			c.add(fontAway, page)
		}
		c.checkNames(f, page)
		c.checkUnicode(f, page)
		c.checkGlyphs(f, page)
	}
}

// descriptor is what describes the font and holds its file.
func (c *checker) descriptor(f *font) types.Dict {
	if f.composed {
		return c.file.Dict(f.inner["FontDescriptor"])
	}
	return c.file.Dict(f.dict["FontDescriptor"])
}

func (c *checker) embedded(f *font) bool {
	if c.file.Name(f.dict["Subtype"]) == "Type3" { // it is drawn by the PDF itself
		return true
	}
	d := c.descriptor(f)
	for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
		if _, is := c.file.Get(d[key]).(types.StreamDict); is {
			return true
		}
	}
	return false
}

// checkNames looks whether the font bears one name everywhere.
func (c *checker) checkNames(f *font, page int) {
	own := f.dict
	if f.composed {
		own = f.inner
	}
	d := c.descriptor(f)
	if d != nil && c.file.Name(d["FontName"]) != c.file.Name(own["BaseFont"]) {
		c.add(fontName, page)
	}
}

// checkUnicode looks whether each code in use stands for a character.
func (c *checker) checkUnicode(f *font, page int) {
	if _, is := c.file.Get(f.dict["ToUnicode"]).(types.StreamDict); !is {
		if !c.knownCharacters(f) {
			c.add(noUnicode, page)
		}
		return
	}
	_, stream, err := c.file.Stream(f.dict["ToUnicode"])
	if err != nil {
		c.add(noUnicode, page)
		return
	}
	m := content.ReadUnicode(stream)
	if m.Crosses {
		c.add(rangeUnicode, page)
	}
	missing, nonsense := false, false
	f.each(func(code int) bool {
		s, strict, ok := m.Text(uint32(code))
		ok = ok && strict
		missing = missing || !ok && !c.knownCode(f, code)
		nonsense = nonsense || ok && isNonsense(s)
		return !missing || !nonsense
	})
	if missing {
		c.add(noUnicode, page)
	}
	if nonsense {
		c.add(badUnicode, page)
	}
}

// isNonsense tells whether a code stands for what is no character
// (ISO 14289-1, 7.21.7).
func isNonsense(s []uint16) bool {
	for _, u := range s {
		if u == 0 || u == 0xFEFF || u == 0xFFFE {
			return true
		}
	}
	return false
}

// asianCollections are the sets of characters that need no map to Unicode.
var asianCollections = set("GB1 CNS1 Japan1 Korea1 KR")

// knownCharacters tells whether the codes of a font without a map stand for
// characters all the same (ISO 14289-1, 7.21.7).
func (c *checker) knownCharacters(f *font) bool {
	if f.composed {
		system := c.file.Dict(f.inner["CIDSystemInfo"])
		ordering, _ := c.file.Text(system["Ordering"])
		return asianCollections[ordering]
	}
	known := true
	f.each(func(code int) bool {
		known = c.knownCode(f, code)
		return known
	})
	return known
}

// knownCode tells whether the encoding of a simple font says which character a
// code is.
func (c *checker) knownCode(f *font, code int) bool {
	if f.composed {
		return false
	}
	if name := f.names[code]; name != "" {
		return !noCharacter.MatchString(name)
	}
	switch encoding := c.file.Get(f.dict["Encoding"]).(type) {
	case types.Name:
		return predefined[string(encoding)]
	case types.Dict:
		if base := c.file.Name(encoding["BaseEncoding"]); base != "" {
			return predefined[base]
		}
	}
	subtype := c.file.Name(f.dict["Subtype"])
	return subtype == "Type1" || subtype == "MMType1" || subtype == "TrueType" && !c.symbolic(f)
}

var predefined = set("WinAnsiEncoding MacRomanEncoding MacExpertEncoding StandardEncoding")

// noCharacter are names that number a glyph and say nothing about it.
var noCharacter = regexp.MustCompile(`^(\.notdef|[Gg]\d+|[Cc]\d+|cid\d+|glyph\d+|index\d+|[Aa]\d{3,})$`)

func (c *checker) symbolic(f *font) bool {
	flags, _ := c.file.Number(c.descriptor(f)["Flags"])
	return int(flags)&4 != 0
}

// checkGlyphs looks, where it can be told, whether a code in use has no glyph
// and prints as a box or nothing (ISO 14289-1, 7.21.8).
func (c *checker) checkGlyphs(f *font, page int) {
	if !f.composed {
		f.each(func(code int) bool {
			if f.names[code] == ".notdef" {
				c.add(noGlyph, page)
				return false
			}
			return true
		})
		return
	}
	if !f.wide || !f.seen {
		return
	}
	first := f.codes[0]&1 != 0 // the glyph of CID 0 stands for what is not there
	if c.file.Name(f.inner["Subtype"]) != "CIDFontType2" || !c.embedded(f) {
		if first {
			c.add(noGlyph, page)
		}
		return
	}
	switch m := c.file.Get(f.inner["CIDToGIDMap"]).(type) {
	case types.Name:
		if first {
			c.add(noGlyph, page)
		}
		c.checkWidths(f, func(code int) int { return code }, page)
	case types.StreamDict:
		_, table, err := c.file.Stream(m)
		if err != nil {
			return
		}
		glyphOf := func(code int) int {
			if 2*code+1 >= len(table) {
				return 0
			}
			return int(table[2*code])<<8 | int(table[2*code+1])
		}
		missing := false
		f.each(func(code int) bool {
			missing = glyphOf(code) == 0
			return !missing
		})
		if missing {
			c.add(noGlyph, page)
			return
		}
		c.checkWidths(f, glyphOf, page)
	default:
		c.add(cidMap, page)
	}
}
