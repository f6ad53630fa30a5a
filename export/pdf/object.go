package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

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

var errEmpty = errors.New("it is empty")

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
		return nil, fmt.Errorf("the objects in stream %d cannot be unpacked (%w)", n, cmp.Or(err, errEmpty))
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
