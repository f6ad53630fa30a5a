package pdf

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bytes is what a string holds, in whatever way it is written, and whether o is
// or refers to a string at all.
func (f *File) Bytes(o types.Object) ([]byte, bool) {
	return stringBytes(f.Get(o))
}

func stringBytes(o types.Object) ([]byte, bool) {
	switch v := o.(type) {
	case types.StringLiteral:
		return unescape(string(v)), true
	case types.HexLiteral:
		out, err := hex.DecodeString(string(v))
		return out, err == nil
	}
	return nil, false
}

// Text is what a string says, in whatever way it is written, and whether o is a
// string at all.
func (f *File) Text(o types.Object) (string, bool) {
	b, ok := f.Bytes(o)
	if !ok {
		return "", false
	}
	return Said(b), true
}

// Said is what the bytes of a string say (ISO 32000-1, 7.9.2).
func Said(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return fromUTF16(b[2:], func(b []byte) uint16 { return uint16(b[0])<<8 | uint16(b[1]) })
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE: // against the rules, but seen
		return fromUTF16(b[2:], func(b []byte) uint16 { return uint16(b[1])<<8 | uint16(b[0]) })
	}
	s := strings.TrimPrefix(string(b), "\xEF\xBB\xBF")
	if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x18 && r < 0x20 }) {
		return s
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteRune(docEncoding(c))
	}
	return out.String()
}

func fromUTF16(b []byte, unit func([]byte) uint16) string {
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, unit(b))
	}
	return string(utf16.Decode(units))
}

// docEncoding is PDFDocEncoding (ISO 32000-1, D.3).
func docEncoding(c byte) rune {
	switch {
	case c >= 0x18 && c <= 0x1F:
		return []rune("˘ˇˆ˙˝˛˚˜")[c-0x18]
	case c >= 0x80 && c <= 0x9E:
		return []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")[c-0x80]
	case c == 0xA0:
		return '€'
	}
	return rune(c)
}

// unescape is what a string between parentheses holds (ISO 32000-1, 7.3.4.2).
func unescape(s string) []byte {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '\r') < 0 {
		return []byte(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\r' { // an end of line counts as one line feed
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			out = append(out, '\n')
			continue
		}
		if c != '\\' || i+1 == len(s) {
			out = append(out, c)
			continue
		}
		i++
		switch c := s[i]; {
		case c == '\n':
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
		case c >= '0' && c <= '7':
			v := 0
			for n := 0; n < 3 && i < len(s) && s[i] >= '0' && s[i] <= '7'; n++ {
				v = v*8 + int(s[i]-'0')
				i++
			}
			i--
			out = append(out, byte(v))
		default:
			if k := strings.IndexByte("nrtbf", c); k >= 0 {
				c = "\n\r\t\b\f"[k]
			}
			out = append(out, c)
		}
	}
	return out
}

func hexOf(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) }
