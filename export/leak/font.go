package leak

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding/charmap"
)

// font turns the codes of shown strings into text. A nil font takes them as
// Latin text.
type font struct {
	wide   bool // two bytes a code where the map does not say otherwise
	ranges []span
	single [256]string // of a simple font
}

// span is a range of codes of one length that stand for characters in a row.
type span struct {
	length   int // bytes a code
	from, to uint32
	text     string // of the first code; the others count up from its last character
}

// text is what a shown string says.
func (f *font) text(codes []byte) string {
	if f == nil {
		return latin(codes)
	}
	var out strings.Builder
	for len(codes) > 0 {
		n := 1
		if f.wide {
			n = min(2, len(codes))
		}
		s, used := f.mapped(codes, n)
		if used == 0 {
			used = n
			if n == 1 {
				s = f.single[codes[0]]
			} else {
				s = standIn(int(codes[0])<<8 | int(codes[1]))
			}
		}
		out.WriteString(s)
		codes = codes[used:]
	}
	return out.String()
}

// standIn is a letter for a code of which nobody knows what it shows: nothing can be
// read, but a page is known again by its codes.
func standIn(code int) string { return string(rune(0x4E00 + code%0x5000)) }

// mapped looks the next code up in the font's own map to text.
func (f *font) mapped(codes []byte, usual int) (string, int) {
	for _, n := range []int{usual, 1, 2} {
		if n > len(codes) {
			continue
		}
		code := uint32(0)
		for _, b := range codes[:n] {
			code = code<<8 | uint32(b)
		}
		i, _ := slices.BinarySearchFunc(f.ranges, code, func(s span, c uint32) int {
			if s.to < c {
				return -1
			}
			return 1
		})
		for ; i < len(f.ranges) && f.ranges[i].from <= code; i++ {
			if s := f.ranges[i]; s.length == n && code <= s.to {
				return counted(s.text, code-s.from), n
			}
		}
	}
	return "", 0
}

// counted is text with its last character counted up.
func counted(text string, by uint32) string {
	if by == 0 {
		return text
	}
	r, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size] + string(r+rune(by))
}

// font reads a font once.
func (r *reader) font(o types.Object) *font {
	key := ""
	if ref, ok := o.(types.IndirectRef); ok {
		key = ref.PDFString()
		if f, known := r.fonts[key]; known {
			return f
		}
	}
	f := r.readFont(r.file.Dict(o))
	if key != "" {
		r.fonts[key] = f
	}
	return f
}

func (r *reader) readFont(d types.Dict) *font {
	if d == nil {
		return nil
	}
	f := &font{wide: r.file.Name(d["Subtype"]) == "Type0"}
	if _, content, err := r.file.Stream(d["ToUnicode"]); err == nil || len(content) > 0 {
		f.ranges = toUnicode(content)
	}
	if !f.wide {
		f.single = r.encoding(d["Encoding"])
	}
	return f
}

// encoding is what the codes of a simple font stand for.
func (r *reader) encoding(o types.Object) (out [256]string) {
	base := r.file.Name(o)
	d := r.file.Dict(o)
	if d != nil {
		base = r.file.Name(d["BaseEncoding"])
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
	code := 0
	for _, o := range r.file.Array(d["Differences"]) {
		if n, ok := r.file.Number(o); ok {
			code = int(n)
			continue
		}
		if code >= 0 && code < len(out) {
			if out[code] = glyph(r.file.Name(o)); numberedGlyph.MatchString(r.file.Name(o)) {
				out[code] = standIn(code)
			}
		}
		code++
	}
	return out
}

// glyph is the character that a glyph is named for, where it is one that words
// are made of.
func glyph(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphs[name]; ok {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 {
			if v, err := strconv.ParseUint(hex[:min(len(hex), 6-2*(len(prefix)/3))], 16, 32); err == nil {
				return string(rune(v))
			}
		}
	}
	for accent, mark := range accents {
		if base, ok := strings.CutSuffix(name, accent); ok && len(base) == 1 {
			return base + mark
		}
	}
	return " "
}

// numberedGlyph are names that programs give glyphs without saying what they show.
var numberedGlyph = regexp.MustCompile(`^([gGcCaA]|cid|glyph|index|C0_)\d+$`)

var glyphs = map[string]string{
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"comma": ",", "period": ".", "hyphen": "-", "slash": "/", "quoteright": "’", "quotesingle": "'", "sterling": "£", "space": " ",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "f_i": "fi", "f_l": "fl", "f_f": "ff", "f_f_i": "ffi", "t_i": "ti", "t_t": "tt",
	"ae": "æ", "AE": "Æ", "oe": "œ", "germandbls": "ß", "oslash": "ø",
}

var accents = map[string]string{"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303", "caron": "\u030c", "cedilla": "\u0327"}

// toUnicode reads a map from codes to text (ISO 32000-1, 9.10.3).
func toUnicode(content []byte) []span {
	var out []span
	c := lexer{b: content}
	var list []operand
	for {
		o, op, ok := c.next()
		if !ok {
			break
		}
		if op == "" {
			list = append(list, o)
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(list); i += 2 {
				out = appendSpan(out, list[i], list[i], wideText(list[i+1].text))
			}
		case "endbfrange":
			out = append(out, ranges(list)...)
		}
		list = list[:0]
	}
	slices.SortStableFunc(out, func(a, b span) int { return int(int64(a.to) - int64(b.to)) })
	return out
}

// ranges takes the operands of bfrange: two codes and the text of the first, or an
// array of the texts of all.
func ranges(list []operand) []span {
	var out []span
	for i := 0; i+2 < len(list); {
		from, to := list[i], list[i+1]
		if list[i+2].inArray {
			k := 0
			for i += 2; i < len(list) && list[i].inArray && code(from)+uint32(k) <= code(to); i++ {
				c := code(from) + uint32(k)
				out = append(out, span{len(from.text), c, c, wideText(list[i].text)})
				k++
			}
			continue
		}
		out = appendSpan(out, from, to, wideText(list[i+2].text))
		i += 3
	}
	return out
}

func appendSpan(out []span, from, to operand, text string) []span {
	if len(from.text) == 0 || len(from.text) > 4 || code(to) < code(from) {
		return out
	}
	return append(out, span{len(from.text), code(from), code(to), text})
}

func code(o operand) uint32 {
	v := uint32(0)
	for _, b := range o.text {
		v = v<<8 | uint32(b)
	}
	return v
}

func wideText(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// stringText is what a text string says: UTF-16 or UTF-8 with a mark, else Latin.
func stringText(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return wideText(b[2:])
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		swapped := slices.Clone(b[2:])
		for i := 0; i+1 < len(swapped); i += 2 {
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		}
		return wideText(swapped)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return string(b[3:])
	case utf8.Valid(b):
		return string(b)
	}
	return latin(b)
}

func latin(b []byte) string {
	out := make([]rune, len(b))
	for i, c := range b {
		out[i] = charmap.Windows1252.DecodeByte(c)
	}
	return string(out)
}
