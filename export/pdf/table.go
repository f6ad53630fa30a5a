package pdf

import (
	"bytes"
	"errors"
	"fmt"

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
	}
	return whole
}

// headAt is the number of the object that starts at an offset, or -1.
func (f *File) headAt(at int) int {
	if at < 0 || at >= len(f.bytes) {
		return -1
	}
	s := scanner{b: f.bytes, at: at}
	n, _, ok := s.head()
	if !ok {
		return -1
	}
	return n
}

// head reads "12 0 obj".
func (s *scanner) head() (number, generation int, ok bool) {
	s.space()
	n, ok := natural(s.token())
	if !ok {
		return 0, 0, false
	}
	s.space()
	g, ok := natural(s.token())
	if !ok {
		return 0, 0, false
	}
	s.space()
	if !bytes.HasPrefix(s.b[s.at:], []byte("obj")) {
		return 0, 0, false
	}
	s.at += len("obj")
	return n, g, true
}

// objectAt reads the object that starts at an offset; end is where it stops.
func (f *File) objectAt(at int) (o types.Object, end int, ok bool) {
	s := scanner{b: f.bytes, at: at}
	n, g, ok := s.head()
	if !ok {
		return nil, at, false
	}
	o, w, err := s.next(0)
	if err != nil || w != "" && w != "endobj" {
		return nil, s.at, false
	}
	if d, isDict := o.(types.Dict); isDict {
		was := s.at
		s.space()
		if bytes.HasPrefix(f.bytes[s.at:], []byte("stream")) {
			s.at += len("stream")
			raw, cut := f.raw(&s, d)
			o = types.StreamDict{Dict: d, Raw: raw}
			if cut {
				f.cut[n] = true
			}
		} else {
			s.at = was
		}
	}
	return f.lock.open(o, n, g), s.at, true
}

// raw is the packed content of a stream, by its length if it tells the truth, and
// else up to the word that ends it; cut says that the file ends before it does.
func (f *File) raw(s *scanner, d types.Dict) (raw []byte, cut bool) {
	if s.at < len(s.b) && s.b[s.at] == ' ' { // some put spaces before the end of the line
		for s.at < len(s.b) && s.b[s.at] == ' ' {
			s.at++
		}
	}
	switch {
	case bytes.HasPrefix(s.b[s.at:], []byte("\r\n")):
		s.at += 2
	case s.at < len(s.b) && (s.b[s.at] == '\n' || s.b[s.at] == '\r'):
		s.at++
	}
	from := s.at
	if length, ok := f.Number(d["Length"]); ok && length >= 0 && length <= float64(len(s.b)-from) {
		s.at = from + int(length)
		after := scanner{b: s.b, at: s.at}
		after.space()
		if bytes.HasPrefix(s.b[after.at:], []byte("endstream")) || bytes.HasPrefix(s.b[after.at:], []byte("endobj")) {
			s.at = after.at
			return s.b[from : from+int(length)], false
		}
	}
	end := bytes.Index(s.b[from:], []byte("endstream"))
	if end < 0 {
		end = bytes.Index(s.b[from:], []byte("endobj"))
	}
	if end < 0 {
		s.at = len(s.b)
		return s.b[from:], true
	}
	s.at = from + end
	raw = s.b[from:s.at]
	raw = bytes.TrimSuffix(raw, []byte("\n"))
	return bytes.TrimSuffix(raw, []byte("\r")), false
}

// objects is a stream of objects, unpacked.
type objects struct {
	content []byte
	numbers []int
	offsets []int
}

// insideOf reads the object of an index in a stream of objects.
func (f *File) insideOf(n int, e entry) (types.Object, error) {
	list, err := f.objectsOf(e.inside)
	if err != nil {
		return nil, err
	}
	at := e.index
	if at >= len(list.numbers) || list.numbers[at] != n {
		at = -1
		for i, number := range list.numbers {
			if number == n {
				at = i
			}
		}
	}
	if at < 0 || list.offsets[at] >= len(list.content) {
		return nil, fmt.Errorf("object %d is missing", n)
	}
	s := scanner{b: list.content, at: list.offsets[at]}
	o, _, err := s.next(0)
	return o, err
}

func (f *File) objectsOf(n int) (*objects, error) {
	if list, ok := f.packed[n]; ok {
		if list == nil {
			return nil, fmt.Errorf("the objects in stream %d cannot be unpacked", n)
		}
		return list, nil
	}
	f.packed[n] = nil
	if f.table[n].inside != 0 {
		return nil, errTable
	}
	stream, ok := f.Get(Ref(n)).(types.StreamDict)
	if !ok {
		return nil, fmt.Errorf("stream %d is missing", n)
	}
	content, err := f.unpack(stream)
	if len(content) == 0 {
		return nil, fmt.Errorf("the objects in stream %d cannot be unpacked (%w)", n, cmpErr(err))
	}
	if f.unpacked += len(content); f.unpacked > mostUnpacked {
		return nil, errBomb
	}
	list := &objects{content: content}
	count, _ := f.Number(stream.Dict["N"])
	first, _ := f.Number(stream.Dict["First"])
	s := scanner{b: content}
	for range int(min(count, mostObjects)) {
		s.space()
		number, ok := natural(s.token())
		s.space()
		offset, also := natural(s.token())
		if !ok || !also {
			break
		}
		list.numbers = append(list.numbers, number)
		list.offsets = append(list.offsets, offset+int(first))
	}
	f.packed[n] = list
	return list, nil
}

func cmpErr(err error) error {
	if err == nil {
		return errors.New("it is empty")
	}
	return err
}
