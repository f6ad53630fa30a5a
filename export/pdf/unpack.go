package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mostUnpacked bounds what one stream, and all streams of objects of a file
// together, may unpack to, in bytes.
const mostUnpacked = 256 << 20

var (
	errBomb = fmt.Errorf("it unpacks to more than %d MB", mostUnpacked>>20)
	// ErrPacking says that a stream is packed in a way that is not opened here: a
	// picture's, mostly.
	ErrPacking = errors.New("it is packed in a way that is not known")
)

// filters are the names of filters, with the short ones of inline pictures.
var filters = map[string]string{
	"AHx": filter.ASCIIHex, "A85": filter.ASCII85, "LZW": filter.LZW, "Fl": filter.Flate, "RL": filter.RunLength,
}

// keeps is how much of what was unpacked is kept, in bytes: the same streams are
// asked for by one guard after the other.
const keeps = 16 << 20

// unpacked is the content of a stream, or as much as there is of it with the
// reason.
type unpacked struct {
	content []byte
	err     error
}

// unpack is the content of a stream, which must not be changed. A stream that is
// cut short gives what there is of it, with an error.
func (f *File) unpack(s types.StreamDict) ([]byte, error) {
	if len(s.Raw) == 0 || s.Dict["Filter"] == nil {
		return s.Raw, nil
	}
	if was, ok := f.kept[&s.Raw[0]]; ok {
		return was.content, was.err
	}
	content, err := f.unpackAnew(s)
	if f.keeping+len(content) <= keeps {
		f.keeping += len(content)
		f.kept[&s.Raw[0]] = unpacked{content, err}
	}
	return content, err
}

func (f *File) unpackAnew(s types.StreamDict) ([]byte, error) {
	content := s.Raw
	names, parms := f.list(s.Dict["Filter"]), f.list(s.Dict["DecodeParms"])
	if len(names) > 8 {
		return nil, ErrPacking
	}
	for i, o := range names {
		name := f.Name(o)
		if long, ok := filters[name]; ok {
			name = long
		}
		p := map[string]int{}
		if i < len(parms) {
			for k, v := range f.Dict(parms[i]) {
				if n, ok := f.Number(v); ok {
					p[k] = int(n)
				}
			}
		}
		var err error
		switch name {
		case "Crypt":
			continue
		case filter.Flate:
			content, err = f.inflater.inflate(content)
			if err == nil || len(content) > 0 && !errors.Is(err, errBomb) {
				var also error
				content, also = unpredict(content, p)
				err = errors.Join(err, also)
			}
		case filter.LZW, filter.ASCII85, filter.ASCIIHex, filter.RunLength:
			content, err = unfilter(name, p, content)
		default:
			return nil, fmt.Errorf("%w (%s)", ErrPacking, name)
		}
		if err != nil {
			return content, err
		}
	}
	return content, nil
}

// list is an array, or the one thing that stands for it.
func (f *File) list(o types.Object) types.Array {
	switch v := f.Get(o).(type) {
	case nil:
		return nil
	case types.Array:
		return v
	default:
		return types.Array{v}
	}
}

// unfilter undoes one filter of those that are seldom used.
func unfilter(name string, parms map[string]int, content []byte) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("it cannot be unpacked (%v)", p)
		}
	}()
	undo, err := filter.NewFilter(name, parms, mostUnpacked)
	if err != nil {
		return nil, err
	}
	r, err := undo.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, mostUnpacked))
}

// inflater undoes Flate, in the same room again and again.
type inflater struct {
	zlib io.Reader // nil: there was none before
	room bytes.Buffer
}

// inflate unpacks with or without the head and the sum that zlib asks for.
func (f *inflater) inflate(content []byte) ([]byte, error) {
	content = bytes.TrimLeft(content, "\r\n")
	r, err := f.reader(content)
	if err != nil {
		if len(content) < 2 {
			return nil, nil
		}
		r = flate.NewReader(bytes.NewReader(content[2:]))
	}
	f.room.Reset()
	_, err = f.room.ReadFrom(io.LimitReader(r, mostUnpacked+1))
	if errors.Is(err, zlib.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) && len(content) > 2 && isWhole(content[2:]) {
		err = nil
	}
	switch n := f.room.Len(); {
	case n > mostUnpacked:
		f.room = bytes.Buffer{}
		return nil, errBomb
	case n > 1<<20: // too much to hold for the next
		out := f.room.Bytes()
		f.room = bytes.Buffer{}
		return out, err
	}
	return bytes.Clone(f.room.Bytes()), err
}

// isWhole tells whether the sum alone is missing behind what is packed.
func isWhole(content []byte) bool {
	_, err := io.Copy(io.Discard, io.LimitReader(flate.NewReader(bytes.NewReader(content)), mostUnpacked))
	return err == nil
}

// reader is the one there was before, made ready, or the first.
func (f *inflater) reader(content []byte) (io.Reader, error) {
	if again, ok := f.zlib.(zlib.Resetter); ok {
		return f.zlib, again.Reset(bytes.NewReader(content), nil)
	}
	r, err := zlib.NewReader(bytes.NewReader(content))
	if err == nil {
		f.zlib = r
	}
	return r, err
}

// unpredict undoes the predictors of Flate (ISO 32000-1, 7.4.4.4).
func unpredict(content []byte, parms map[string]int) ([]byte, error) {
	predictor := parms["Predictor"]
	if predictor < 2 {
		return content, nil
	}
	get := func(k string, unless int) int {
		if v, ok := parms[k]; ok && v > 0 && v < 1<<20 {
			return v
		}
		return unless
	}
	colours, bits, columns := get("Colors", 1), get("BitsPerComponent", 8), get("Columns", 1)
	if colours > 64 || bits > 16 {
		return nil, errors.New("its predictor is not known")
	}
	pixel, row := max(1, colours*bits/8), (colours*bits*columns+7)/8
	if predictor == 2 {
		if bits != 8 {
			return nil, errors.New("its predictor is not known")
		}
		for from := 0; from+row <= len(content); from += row {
			for i := from + pixel; i < from+row; i++ {
				content[i] += content[i-pixel]
			}
		}
		return content, nil
	}
	out := make([]byte, 0, len(content))
	above := make([]byte, row)
	for len(content) > 1 {
		kind := content[0]
		line := make([]byte, row)
		n := copy(line, content[1:])
		content = content[1+n:]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line[:n]...)
		above = line
	}
	return out, nil
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
