package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Free is the lowest number above those of all objects.
func (f *File) Free() int {
	size, _ := f.Number(f.trailer["Size"])
	free := int(size)
	if numbers := f.Numbers(); len(numbers) > 0 {
		free = max(free, numbers[len(numbers)-1]+1)
	}
	return free
}

// Append is the file with objects behind it, by their numbers: new ones, and
// others in the place of its own (ISO 32000-1, 7.5.6). No byte of the file changes.
// Its table must be whole and plain, as Writer's is.
func (f *File) Append(objects map[int]types.Object) ([]byte, error) {
	before := bytes.LastIndex(f.bytes, []byte("startxref"))
	if before < 0 || f.repaired || f.junk > 0 || f.lock != nil {
		return nil, errTable
	}
	s := scanner{b: f.bytes, at: before + len("startxref")}
	s.space()
	table, ok := natural(s.token())
	if !ok || table >= len(f.bytes) || !bytes.HasPrefix(f.bytes[table:], []byte("xref")) {
		return nil, errors.New("its table of objects is packed")
	}
	out := bytes.Clone(f.bytes)
	if !bytes.HasSuffix(out, []byte("\n")) {
		out = append(out, '\n')
	}
	numbers := slices.Sorted(maps.Keys(objects))
	offsets := map[int]int{}
	for _, n := range numbers {
		offsets[n] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n", n)
		if stream, ok := objects[n].(types.StreamDict); ok {
			dict := maps.Clone(stream.Dict)
			dict["Length"] = types.Integer(len(stream.Raw))
			out = append(appendObject(out, dict), "\nstream\n"...)
			out = append(append(out, stream.Raw...), "\nendstream"...)
		} else {
			out = appendObject(out, objects[n])
		}
		out = append(out, "\nendobj\n"...)
	}
	sum := sha256.Sum256(out)
	at := len(out)
	out = append(out, "xref\n"...)
	for i := 0; i < len(numbers); {
		end := i + 1
		for end < len(numbers) && numbers[end] == numbers[end-1]+1 {
			end++
		}
		out = fmt.Appendf(out, "%d %d\n", numbers[i], end-i)
		for ; i < end; i++ {
			out = fmt.Appendf(out, "%010d 00000 n \n", offsets[numbers[i]])
		}
	}
	trailer := types.Dict{"Root": f.trailer["Root"], "Info": f.trailer["Info"], "Prev": types.Integer(table)}
	trailer["Size"] = types.Integer(max(f.Free(), numbers[len(numbers)-1]+1))
	if ids := f.ID(); len(ids) == 2 {
		trailer["ID"] = types.Array{ids[0], types.HexLiteral(hex.EncodeToString(sum[:16]))}
	}
	out = append(appendObject(append(out, "trailer\n"...), trailer), '\n')
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", at), nil
}
