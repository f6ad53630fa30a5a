package pdf

import (
	"bytes"
	"errors"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// entry says where an object lies: at an offset of the file, or in another
// object, a stream of objects.
type entry struct {
	offset int
	inside int // number of the stream of objects; 0: the object lies in the file itself
	index  int // among the objects of the stream
}

// mostObjects bounds how many objects a table may claim.
const mostObjects = 8 << 20

var errTable = errors.New("its table of objects is damaged")

// readTable reads the tables of a file from the newest back (ISO 32000-1, 7.5.4
// and 7.5.8). What a newer one says holds.
func (f *File) readTable() error {
	at := bytes.LastIndex(f.bytes, []byte("startxref"))
	if at < 0 {
		return errTable
	}
	s := scanner{b: f.bytes, at: at + len("startxref")}
	s.space()
	next, ok := natural(s.token())
	if !ok {
		return errTable
	}
	seen := map[int]bool{}
	for next > 0 && !seen[next] {
		seen[next] = true
		dict, err := f.section(next)
		if err != nil {
			return err
		}
		for k, v := range dict {
			if _, has := f.trailer[k]; !has {
				f.trailer[k] = v
			}
		}
		if hybrid, ok := dict["XRefStm"].(types.Integer); ok && !seen[int(hybrid)] {
			seen[int(hybrid)] = true
			if _, err := f.section(int(hybrid)); err != nil {
				return err
			}
		}
		prev, _ := f.Number(dict["Prev"])
		next = int(prev)
	}
	if f.trailer["Root"] == nil {
		return errTable
	}
	return nil
}

// section reads one table and returns its dictionary.
func (f *File) section(at int) (types.Dict, error) {
	for _, from := range []int{at, at + f.junk} {
		if from < 0 || from >= len(f.bytes) {
			continue
		}
		s := scanner{b: f.bytes, at: from}
		s.space()
		if bytes.HasPrefix(f.bytes[s.at:], []byte("xref")) {
			s.at += len("xref")
			return f.plainSection(&s)
		}
		if o, _, ok := f.objectAt(from); ok {
			if stream, ok := o.(types.StreamDict); ok {
				return stream.Dict, f.packedSection(stream)
			}
		}
	}
	return nil, errTable
}

func (f *File) plainSection(s *scanner) (types.Dict, error) {
	for {
		s.space()
		token := s.token()
		if string(token) == "trailer" {
			o, _, err := s.next(0)
			if d, ok := o.(types.Dict); ok && err == nil {
				return d, nil
			}
			return nil, errTable
		}
		first, ok := natural(token)
		s.space()
		count, also := natural(s.token())
		if !ok || !also || first+count > mostObjects {
			return nil, errTable
		}
		for n := first; n < first+count; n++ {
			s.space()
			offset, ok := natural(s.token())
			s.space()
			_, also := natural(s.token())
			s.space()
			kind := string(s.token())
			if !ok || !also || kind != "n" && kind != "f" {
				return nil, errTable
			}
			if kind == "n" {
				f.enter(n, entry{offset: offset})
			} else {
				f.enter(n, entry{})
			}
		}
	}
}

func (f *File) packedSection(stream types.StreamDict) error {
	content, err := f.unpack(stream)
	if err != nil {
		return errTable
	}
	var widths [3]int
	w, _ := stream.Dict["W"].(types.Array)
	if len(w) < 3 {
		return errTable
	}
	row := 0
	for i := range widths {
		n, ok := w[i].(types.Integer)
		if !ok || n < 0 || n > 8 {
			return errTable
		}
		widths[i] = int(n)
		row += int(n)
	}
	size, _ := stream.Dict["Size"].(types.Integer)
	index, ok := stream.Dict["Index"].(types.Array)
	if !ok {
		index = types.Array{types.Integer(0), size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(types.Integer)
		count, _ := index[i+1].(types.Integer)
		if first < 0 || count < 0 || first+count > mostObjects {
			return errTable
		}
		for n := int(first); n < int(first+count) && row > 0 && len(content) >= row; n++ {
			var v [3]int
			at := 0
			for k, width := range widths {
				for range width {
					v[k] = v[k]<<8 | int(content[at])
					at++
				}
			}
			content = content[row:]
			if widths[0] == 0 {
				v[0] = 1
			}
			switch v[0] {
			case 0:
				f.enter(n, entry{})
			case 1:
				f.enter(n, entry{offset: v[1]})
			case 2:
				f.enter(n, entry{inside: v[1], index: v[2]})
			}
		}
	}
	return nil
}

// enter notes where an object lies unless a newer table said so.
func (f *File) enter(n int, e entry) {
	if _, has := f.table[n]; !has {
		f.table[n] = e
	}
}

// check puts offsets right that count from the mark of the file instead of its
// start, and says whether every object lies where the table says.
func (f *File) check() bool {
	whole := true
	for n, e := range f.table {
		if e.inside != 0 || e == (entry{}) {
			continue
		}
		if f.headAt(e.offset) == n {
			continue
		}
		if f.junk > 0 && f.headAt(e.offset+f.junk) == n {
			e.offset += f.junk
			f.table[n] = e
			continue
		}
		whole = false
		delete(f.table, n)
		f.misplaced[n] = true
	}
	return whole
}
