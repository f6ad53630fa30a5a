// Package content reads what the pages of a PDF paint: the operators of content
// streams, and the text that strings show through their fonts.
//
// Words. Content is what a page or a form paints, written as operators behind
// their operands (ISO 32000-1, 7.8.2). An operand is a token: brackets of arrays
// and dictionaries stand among them as tokens of their own, so that one that is
// never closed swallows nothing. A code is what a string holds for each thing it
// shows; the font says which shape that is, and its map to Unicode, or else its
// encoding, which character (9.10). A difference is a code that an encoding gives
// another shape, by name.
//
// Promises. Nothing panics and nothing is an error but a stream that cannot be
// unpacked: what is not understood is passed over, as readers do. The time is in
// proportion to the content. Nothing is judged here.
package content

import (
	"iter"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// mostOperands bounds the operands of one operator; those behind are left out.
const mostOperands = 1 << 20

// Operations are the operators of a content stream with the operands before them,
// which hold until the next operator. An image that stands in the stream is the
// operator ID with the entries of the image; its bytes are passed over.
func Operations(stream []byte) iter.Seq2[string, []pdf.Token] {
	return func(yield func(string, []pdf.Token) bool) {
		l := pdf.NewLexer(stream)
		var operands []pdf.Token
		for {
			switch t := l.Next(); {
			case t.Kind == pdf.End:
				return
			case t.Kind == pdf.Operator:
				operator := string(t.Text)
				if operator == "ID" {
					l.SkipImage()
				}
				if !yield(operator, operands) {
					return
				}
				operands = operands[:0]
			case len(operands) < mostOperands:
				operands = append(operands, t)
			}
		}
	}
}

// NameAt is the name that stands n-th from the end of the operands; "" if none
// does.
func NameAt(operands []pdf.Token, n int) string {
	if i := len(operands) - n; i >= 0 && operands[i].Kind == pdf.Name {
		return string(operands[i].Text)
	}
	return ""
}

// OfPage is the content of a page: its streams as the one they are meant to be.
// The error is that of the first that cannot be unpacked; the others are there.
func OfPage(f *pdf.File, page pdf.Page) ([]byte, error) {
	parts := f.Array(page.Dict["Contents"])
	if parts == nil {
		if f.Get(page.Dict["Contents"]) == nil {
			return nil, nil
		}
		_, content, err := f.Stream(page.Dict["Contents"])
		return content, err
	}
	var all []byte
	var first error
	for _, part := range parts {
		_, content, err := f.Stream(part)
		if first == nil {
			first = err
		}
		all = append(append(all, content...), '\n')
	}
	return all, first
}

// Differences are the names that an encoding gives to codes; nil if it gives none
// (ISO 32000-1, 9.6.6.1).
func Differences(f *pdf.File, encoding types.Object) map[int]string {
	var out map[int]string
	code := 0
	for _, o := range f.Array(f.Dict(encoding)["Differences"]) {
		switch v := f.Get(o).(type) {
		case types.Integer, types.Float:
			n, _ := f.Number(v)
			code = int(n)
		case types.Name:
			if out == nil {
				out = map[int]string{}
			}
			out[code] = string(v)
			code++
		}
	}
	return out
}
