package pdf

import (
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Ref is the reference to object n.
func Ref(n int) types.IndirectRef {
	return types.IndirectRef{ObjectNumber: types.Integer(n)}
}

// Keys are those of a dictionary in order, so that what is made of it is the same
// each time.
func Keys(d types.Dict) []string {
	out := make([]string, 0, len(d))
	for k := range d {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Numbers makes an array of numbers: a rectangle, a matrix.
func Numbers(list ...float64) types.Array {
	var out types.Array
	for _, v := range list {
		out = append(out, types.Float(v))
	}
	return out
}

// Name is the name that o is or refers to; empty if it is none.
func (f *File) Name(o types.Object) string {
	n, _ := f.Get(o).(types.Name)
	return string(n)
}

// Stream is the dictionary and the decoded content of the stream that o refers
// to. A stream packed in a way that is not known (a picture's, mostly) is an error,
// ErrPacking; one that is cut short gives what there is of it and an error.
func (f *File) Stream(o types.Object) (dict types.Dict, content []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			content, err = nil, fmt.Errorf("a stream cannot be unpacked (%v)", p)
		}
	}()
	s, ok := f.Get(o).(types.StreamDict)
	if !ok {
		return nil, nil, fmt.Errorf("there is no stream")
	}
	if content, err = f.unpack(s); err != nil {
		return s.Dict, content, fmt.Errorf("a stream cannot be unpacked (%w)", err)
	}
	return s.Dict, content, nil
}
