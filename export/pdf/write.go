package pdf

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Writer writes a file object by object, so that none has to be held.
type Writer struct {
	out     *bufio.Writer
	sum     hash.Hash
	at      int64
	offsets []int64 // of object n at n-1; 0: promised, not written
	err     error
	room    []byte
	trailer types.Dict // what the trailer says beside the usual
}

// NewWriter starts a file.
func NewWriter(w io.Writer) *Writer {
	out := &Writer{out: bufio.NewWriterSize(w, 256<<10), sum: sha256.New()}
	out.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return out
}

// Reserve gives out the next number, for an object that follows.
func (w *Writer) Reserve() int {
	w.offsets = append(w.offsets, 0)
	return len(w.offsets)
}

// Put writes an object under a number that was given out. An error is kept for
// Close.
func (w *Writer) Put(n int, o types.Object) {
	w.offsets[n-1] = w.at
	b := strconv.AppendInt(w.room[:0], int64(n), 10)
	b = append(b, " 0 obj\n"...)
	stream, ok := o.(types.StreamDict)
	if !ok {
		b = append(appendObject(b, o), "\nendobj\n"...)
		w.write(b)
		w.room = b
		return
	}
	dict := maps.Clone(stream.Dict)
	if dict == nil {
		dict = types.Dict{}
	}
	dict["Length"] = types.Integer(len(stream.Raw))
	b = append(appendObject(b, dict), "\nstream\n"...)
	w.write(b)
	w.write(stream.Raw)
	w.write([]byte("\nendstream\nendobj\n"))
	w.room = b
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	w.sum.Write(b)
	_, w.err = w.out.Write(b)
	w.at += int64(len(b))
}

// Close writes the table. Numbers that were given out and not used are null. The
// identity of the file is the hash of its objects. root and info are the numbers
// of the catalogue and of what the file says about itself; info may be 0.
func (w *Writer) Close(root, info int) error {
	for n, at := range w.offsets {
		if at == 0 {
			w.Put(n+1, nil)
		}
	}
	id := w.sum.Sum(nil)[:16]
	table := w.at
	b := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, at := range w.offsets {
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	about := ""
	if info > 0 {
		about = fmt.Sprintf("/Info %d 0 R", info)
	}
	for _, k := range Keys(w.trailer) {
		about += "/" + k + string(appendObject([]byte(" "), w.trailer[k]))
	}
	b = fmt.Appendf(b, "trailer\n<</Size %d/Root %d 0 R%s/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.offsets)+1, root, about, id, id, table)
	w.write(b)
	if w.err != nil {
		return w.err
	}
	return w.out.Flush()
}

// Write makes a file of objects, the first of which has number 1: header,
// objects, table, trailer.
func Write(objects []types.Object, root, info int) []byte {
	var out bytes.Buffer
	w := NewWriter(&out)
	for range objects {
		w.Reserve()
	}
	for i, o := range objects {
		w.Put(i+1, o)
	}
	w.Close(root, info) // writing to memory does not fail
	return out.Bytes()
}

// appendObject writes an object as it stands inside others: the keys of
// dictionaries in order, numbers as short as they can be.
func appendObject(b []byte, o types.Object) []byte {
	switch v := o.(type) {
	case nil:
		return append(b, "null"...)
	case types.Dict:
		return appendDict(b, v)
	case types.Array:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = appendGap(b, e)
			}
			b = appendObject(b, e)
		}
		return append(b, ']')
	case types.Name:
		return appendName(b, string(v))
	case types.StringLiteral:
		b = append(b, '(')
		b = append(b, v...)
		return append(b, ')')
	case types.HexLiteral:
		b = append(b, '<')
		b = append(b, v...)
		return append(b, '>')
	case types.Integer:
		return strconv.AppendInt(b, int64(v), 10)
	case types.Float:
		f := float64(v)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			f = 0
		}
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	case types.IndirectRef:
		b = strconv.AppendInt(b, int64(v.ObjectNumber), 10)
		return append(b, " 0 R"...)
	case types.Boolean:
		return strconv.AppendBool(b, bool(v))
	}
	return append(b, o.PDFString()...)
}

// escapes are what must not stand in a string as it is.
var escapes = strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`)

// appendGap parts o from what stands before it.
func appendGap(b []byte, o types.Object) []byte {
	switch o.(type) {
	case types.Dict, types.Array, types.Name, types.StringLiteral, types.HexLiteral:
		return b
	}
	return append(b, ' ')
}

func appendDict(b []byte, d types.Dict) []byte {
	b = append(b, "<<"...)
	for _, k := range Keys(d) {
		v := d[k]
		if v == nil {
			continue
		}
		b = appendName(b, k)
		b = appendGap(b, v)
		b = appendObject(b, v)
	}
	return append(b, ">>"...)
}

func appendName(b []byte, s string) []byte {
	b = append(b, '/')
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F || c == '#' || isDelimiter(c) {
			b = append(b, '#')
			b = append(b, hex.EncodeToString([]byte{c})...)
		} else {
			b = append(b, c)
		}
	}
	return b
}

// TextString is s as PDF holds text: as it is where that is plain ASCII, which the
// simplest tool shows too, and else UTF-16 with a mark before it.
func TextString(s string) types.Object {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return types.StringLiteral(escapes.Replace(s))
	}
	var out bytes.Buffer
	out.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&out, "%04X", u)
	}
	return types.HexLiteral(out.String())
}
