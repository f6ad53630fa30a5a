package pdf

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Ref is the reference to object n.
func Ref(n int) types.IndirectRef {
	return types.IndirectRef{ObjectNumber: types.Integer(n)}
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

// Text is what a string says, in whatever way it is written, and whether o is a
// string at all.
func (f *File) Text(o types.Object) (string, bool) {
	switch v := f.Get(o).(type) {
	case types.StringLiteral:
		text, err := types.StringLiteralToString(v)
		return text, err == nil
	case types.HexLiteral:
		text, err := types.HexLiteralToString(v)
		return text, err == nil
	}
	return "", false
}

// Stream is the dictionary and the decoded content of the stream that o refers
// to. A stream packed in a way that is not known (an image's, mostly) is an error.
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
	if err := s.Decode(); err != nil {
		return s.Dict, nil, fmt.Errorf("a stream cannot be unpacked (%w)", err)
	}
	return s.Dict, s.Content, nil
}
