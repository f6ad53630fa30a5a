package content

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding/charmap"

	"minutebook/export/pdf"
)

// Font turns the codes of shown strings into text. A nil font takes them as
// Latin text.
type Font struct {
	wide   bool // two bytes a code where the map does not say otherwise
	codes  *Unicode
	single [256]string // of a simple font
}

// ReadFont reads a font; nil if d is.
func ReadFont(f *pdf.File, d types.Dict) *Font {
	if d == nil {
		return nil
	}
	font := &Font{wide: f.Name(d["Subtype"]) == "Type0", codes: &Unicode{}}
	if _, stream, _ := f.Stream(d["ToUnicode"]); len(stream) > 0 {
		font.codes = ReadUnicode(stream)
	}
	if !font.wide {
		font.single = encoding(f, d["Encoding"])
	}
	return font
}

// encoding is what the codes of a simple font stand for.
func encoding(f *pdf.File, o types.Object) (out [256]string) {
	base := f.Name(o)
	if d := f.Dict(o); d != nil {
		base = f.Name(d["BaseEncoding"])
	}
	table := charmap.Windows1252
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for i := range out {
		if c := table.DecodeByte(byte(i)); i >= ' ' && c != utf8.RuneError {
			out[i] = string(c)
		}
	}
	for code, name := range Differences(f, o) {
		switch {
		case code < 0 || code >= len(out):
		case numbered.MatchString(name):
			out[code] = string(standIn(code))
		default:
			out[code] = glyph(name)
		}
	}
	return out
}

// Text is what a shown string says. Where nobody knows what a code shows, a letter
// stands for it that depends on the code alone: nothing can be read, but a page is
// known again.
func (f *Font) Text(codes []byte) string {
	var out strings.Builder
	out.Grow(len(codes))
	if f == nil {
		for _, c := range codes {
			out.WriteRune(charmap.Windows1252.DecodeByte(c))
		}
		return out.String()
	}
	usual := 1
	if f.wide {
		usual = 2
	}
	for len(codes) > 0 {
		n := min(usual, len(codes))
		s, used := f.mapped(codes, n)
		switch {
		case used > 0:
			n = used
			s.write(&out, number(codes[:n]))
		case n == 1:
			out.WriteString(f.single[codes[0]])
		default:
			out.WriteRune(standIn(int(number(codes[:2]))))
		}
		codes = codes[n:]
	}
	return out.String()
}

// standIn is a letter for a code of which nobody knows what it shows.
func standIn(code int) rune { return rune(0x4E00 + code%0x5000) }

// mapped is what the map to Unicode has for the next code, and the length of that
// code: the usual one, whatever length the map gives it, or another if the map has
// one of that.
func (f *Font) mapped(codes []byte, usual int) (span, int) {
	next := number(codes[:usual])
	if s, ok := f.codes.find(next, usual); ok {
		return s, usual
	}
	for n := 1; n <= min(2, len(codes)); n++ {
		if s, ok := f.codes.find(number(codes[:n]), n); ok {
			return s, n
		}
	}
	if s, ok := f.codes.any(next); ok {
		return s, usual
	}
	return span{}, 0
}

// write writes the text of a code.
func (s span) write(out *strings.Builder, code uint32) {
	if len(s.text) == 1 { // nearly always
		out.WriteRune(rune(s.text[0] + uint16(code-s.low)))
		return
	}
	out.WriteString(string(utf16.Decode(s.of(code))))
}
