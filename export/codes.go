package export

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// printedCode is the code of a record as it stands on a leaf, without the spaces.
var printedCode = regexp.MustCompile(`Record([0-9A-F]{16})`)

// Codes are the codes of records that are printed in a PDF (Code), each once, in
// the order of its pages.
func Codes(ctx context.Context, file []byte) ([]string, error) {
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, page := range f.Pages() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, found := range printedCode.FindAllStringSubmatch(unspaced(f, page), -1) {
			if code := Code(found[1]); !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
	}
	return out, nil
}

// unspaced is the text of a page without its spaces.
func unspaced(f *pdf.File, page pdf.Page) string {
	stream, err := content.OfPage(f, page)
	if err != nil {
		return ""
	}
	var out strings.Builder
	var font *content.Font
	fonts := f.Dict(f.Dict(page.Dict["Resources"])["Font"])
	read := map[string]*content.Font{}
	for operator, operands := range content.Operations(stream) {
		switch operator {
		case "Tf":
			name := content.NameAt(operands, 2)
			if read[name] == nil {
				read[name] = content.ReadFont(f, f.Dict(fonts[name]))
			}
			font = read[name]
		case "Tj", "TJ":
			for _, o := range operands {
				if o.Kind == pdf.String {
					out.WriteString(font.Text(o.Text))
				}
			}
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, out.String())
}
