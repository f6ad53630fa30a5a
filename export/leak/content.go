package leak

import (
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// reader reads the texts of a file.
type reader struct {
	file  *pdf.File
	fonts map[int]*content.Font // by the number of the object
}

// wordGap is the move to the right that parts words, in thousandths of the size.
const wordGap = -180

// content is the text that a content stream shows, with the alternative texts of
// what it marks and the names of the forms and pictures it draws.
func (r *reader) content(stream []byte, resources types.Dict) (shown string, drawn []string) {
	var out strings.Builder
	var f *content.Font
	fonts := r.file.Dict(resources["Font"])
	properties := r.file.Dict(resources["Properties"])
	for operator, operands := range content.Operations(stream) {
		switch operator {
		case "Tf":
			f = r.font(fonts[content.NameAt(operands, 2)])
		case "Tj", "TJ", "'", "\"":
			if operator == "'" || operator == "\"" {
				out.WriteByte('\n')
			}
			for _, o := range operands {
				switch {
				case o.Kind == pdf.String:
					out.WriteString(f.Text(o.Text))
				case o.Number < wordGap:
					out.WriteByte(' ')
				}
			}
		case "Td", "TD", "Tm", "T*", "BT", "ET":
			out.WriteByte('\n')
		case "Do":
			drawn = append(drawn, content.NameAt(operands, 1))
		case "BDC", "DP":
			for _, o := range operands {
				if o.Kind == pdf.String {
					out.WriteString("\n" + pdf.Said(o.Text) + "\n")
				}
			}
			named := r.file.Dict(properties[content.NameAt(operands, 1)])
			for _, key := range slices.Sorted(maps.Keys(named)) {
				if s, ok := r.file.Text(named[key]); ok {
					out.WriteString("\n" + s + "\n")
				}
			}
		}
	}
	return out.String(), drawn
}

// font reads a font once.
func (r *reader) font(o types.Object) *content.Font {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return content.ReadFont(r.file, r.file.Dict(o))
	}
	n := ref.ObjectNumber.Value()
	f, known := r.fonts[n]
	if !known {
		f = content.ReadFont(r.file, r.file.Dict(o))
		r.fonts[n] = f
	}
	return f
}
