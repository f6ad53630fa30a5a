package accessible

import (
	"encoding/binary"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// glyphs counts and measures the glyphs of a TrueType file.
type glyphs struct {
	count    int
	unit     int    // of the em square
	measured int    // glyphs with a width of their own; the rest have the last one's
	widths   []byte // the table hmtx
}

// readGlyphs reads as much of a TrueType file as tells how wide its glyphs are;
// false if that cannot be told.
func readGlyphs(file []byte) (g glyphs, ok bool) {
	table := map[string][]byte{}
	if len(file) < 12 {
		return g, false
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		at := 12 + 16*i
		if at+16 > len(file) {
			return g, false
		}
		offset, length := int(binary.BigEndian.Uint32(file[at+8:])), int(binary.BigEndian.Uint32(file[at+12:]))
		if offset > len(file) || length > len(file)-offset {
			return g, false
		}
		table[string(file[at:at+4])] = file[offset : offset+length]
	}
	head, across, most := table["head"], table["hhea"], table["maxp"]
	if len(head) < 20 || len(across) < 36 || len(most) < 6 {
		return g, false
	}
	g = glyphs{int(binary.BigEndian.Uint16(most[4:])), int(binary.BigEndian.Uint16(head[18:])), int(binary.BigEndian.Uint16(across[34:])), table["hmtx"]}
	return g, g.unit > 0 && g.measured > 0 && len(g.widths) >= 4*g.measured
}

// width is how far a glyph moves on, in thousandths of the size.
func (g glyphs) width(glyph int) float64 {
	at := 4 * min(glyph, g.measured-1)
	return float64(binary.BigEndian.Uint16(g.widths[at:])) * 1000 / float64(g.unit)
}

// mostWidths bounds ranges that overlap without end.
const mostWidths = 1 << 18

// widths are how far the file says each code moves on, where it does not say the
// usual (ISO 32000-1, 9.7.4.3).
func (c *checker) widths(cid types.Dict) (said map[int]float64, usual float64) {
	usual, ok := c.file.Number(cid["DW"])
	if !ok {
		usual = 1000
	}
	said = map[int]float64{}
	told := 0
	list := c.file.Array(cid["W"])
	for i := 0; i+1 < len(list); {
		first, _ := c.file.Number(list[i])
		if each := c.file.Array(list[i+1]); each != nil {
			for n, o := range each {
				said[int(first)+n], _ = c.file.Number(o)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		last, _ := c.file.Number(list[i+1])
		width, _ := c.file.Number(list[i+2])
		for code := max(0, int(first)); code <= min(int(last), 0xFFFF) && told < mostWidths; code++ {
			said[code] = width
			told++
		}
		i += 3
	}
	return said, usual
}

// checkWidths compares the glyphs in use with the font's own file: whether they
// are there, and as wide as the PDF says (ISO 14289-1, 7.21.5).
func (c *checker) checkWidths(f *font, glyphOf func(code int) int, page int) {
	_, file, err := c.file.Stream(c.descriptor(f)["FontFile2"])
	if err != nil {
		return
	}
	g, ok := readGlyphs(file)
	if !ok {
		return
	}
	said, usual := c.widths(f.inner)
	missing, wrong := false, false
	f.each(func(code int) bool {
		glyph := glyphOf(code)
		if glyph >= g.count {
			missing = true
			return true
		}
		width, own := said[code]
		if !own {
			width = usual
		}
		off := width - g.width(glyph)
		wrong = wrong || off > 1 || off < -1
		return true
	})
	if missing {
		c.add(noGlyph, page)
	}
	if wrong {
		c.add(wrongWidth, page)
	}
}
