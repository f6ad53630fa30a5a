package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Write makes a file of objects, the first of which has number 1: header, objects, table, trailer. Its identity is the
// hash of its objects. root and info are the numbers of the catalogue and of what
// the file says about itself.
func Write(objects []types.Object, root, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", i+1)
		writeObject(&out, o)
		out.WriteString("\nendobj\n")
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%[4]x>]>>\nstartxref\n%[5]d\n%%%%EOF\n",
		len(objects)+1, root, info, id[:16], table)
	return out.Bytes()
}

func writeObject(out *bytes.Buffer, o types.Object) {
	switch v := o.(type) {
	case nil:
		out.WriteString("null")
	case types.StreamDict:
		v.Dict["Length"] = types.Integer(len(v.Raw))
		out.WriteString(v.Dict.PDFString())
		out.WriteString("\nstream\n")
		out.Write(v.Raw)
		out.WriteString("\nendstream")
	default:
		out.WriteString(o.PDFString())
	}
}

// TextString is s as PDF holds text: UTF-16 with a mark before it.
func TextString(s string) types.HexLiteral {
	var out bytes.Buffer
	out.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&out, "%04X", u)
	}
	return types.HexLiteral(out.String())
}
