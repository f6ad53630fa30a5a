package pdf

import (
	"bytes"
	"context"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// repair finds the objects by themselves, for a file whose table is damaged: of
// several with one number the last holds, as it was written last. What the table
// says rightly stays.
func (f *File) repair(ctx context.Context) error {
	f.repaired = true
	var streams []int // of objects, in the order of the file
	found := map[int]entry{}
	trailers := []types.Dict{}
	next := -1 // "obj", wherever it is
	for at := 0; at < len(f.bytes); {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if next < at {
			if next = bytes.Index(f.bytes[at:], []byte("obj")); next < 0 {
				next = len(f.bytes)
			} else {
				next += at
			}
		}
		if trailer := bytes.Index(f.bytes[at:next], []byte("trailer")); trailer >= 0 {
			s := scanner{b: f.bytes, at: at + trailer + len("trailer")}
			at = s.at
			s.space()
			if o, _, err := s.next(0); err == nil {
				if d, ok := o.(types.Dict); ok {
					trailers = append(trailers, d)
					at = min(s.at, next)
				}
			}
			continue
		}
		if next == len(f.bytes) {
			break
		}
		start, n, ok := headBefore(f.bytes, next)
		at = next + len("obj")
		if !ok {
			continue
		}
		delete(f.cut, n)
		o, end, ok := f.objectAt(start)
		if !ok {
			continue
		}
		found[n] = entry{offset: start}
		if stream, ok := o.(types.StreamDict); ok {
			at = max(at, end)
			switch stream.Dict["Type"] {
			case types.Name("ObjStm"):
				streams = append(streams, n)
			case types.Name("XRef"):
				trailers = append(trailers, stream.Dict)
			}
		}
	}
	for n, e := range found {
		if was, has := f.table[n]; !has || was == (entry{}) {
			f.table[n] = e
		}
	}
	clear(f.cache)
	f.joinTrailers(trailers)
	if err := f.unlock(); err != nil {
		return err
	}
	clear(f.packed)
	for _, n := range slices.Backward(streams) {
		if f.table[n] != found[n] {
			continue
		}
		list, err := f.objectsOf(n)
		if err != nil {
			continue
		}
		for i, number := range list.numbers {
			if was, has := f.table[number]; !has || was == (entry{}) {
				f.table[number] = entry{inside: n, index: i}
			}
		}
	}
	clear(f.cache)
	return nil
}

// headBefore finds the "12 0 " before the "obj" at an offset.
func headBefore(b []byte, obj int) (start, number int, ok bool) {
	at := obj
	var part [2]int
	for i := range part {
		from := at
		for at > 0 && isSpace(b[at-1]) {
			at--
		}
		if i == 1 && at == from {
			return 0, 0, false
		}
		end := at
		for at > 0 && isDigit(b[at-1]) && end-at < 10 {
			at--
		}
		n, ok := natural(b[at:end])
		if !ok {
			return 0, 0, false
		}
		part[i] = n
	}
	return at, part[1], part[1] > 0 && part[1] < mostObjects
}

// joinTrailers takes what trailers say, the last before those before it, and
// finds the catalogue by itself if none names one.
func (f *File) joinTrailers(trailers []types.Dict) {
	for _, d := range slices.Backward(trailers) {
		for _, k := range []string{"Root", "Info", "Encrypt", "ID"} {
			if v, ok := d[k]; ok && (f.trailer[k] == nil || k == "Root" && f.Dict(f.trailer[k])["Pages"] == nil) {
				f.trailer[k] = v
			}
		}
	}
	if f.trailer["Encrypt"] != nil || f.Dict(f.trailer["Root"])["Pages"] != nil {
		return
	}
	f.findRoot()
}

// findRoot looks for a catalogue among the objects.
func (f *File) findRoot() {
	for _, n := range slices.Backward(f.Numbers()) {
		if d := f.Dict(Ref(n)); d["Type"] == types.Name("Catalog") && f.Dict(d["Pages"]) != nil {
			f.trailer["Root"] = Ref(n)
			return
		}
	}
}
