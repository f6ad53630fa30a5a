// Package pdf is the objects of PDF files: read from any file found in the wild,
// and written. pdfcpu reads and repairs what comes in and lends its types for the
// objects; what goes out is written here, so that the same objects give the same
// bytes.
//
// Words. An object is one numbered thing in a PDF (ISO 32000-1, 7.3): numbers,
// names, strings, arrays, dictionaries and streams, which point to one another
// by references. The catalogue is the dictionary from which all others are
// reached. A frame is the part of a page that shows.
//
// Promises. Nothing panics: what cannot be read gives an error with a sentence
// that names the reason.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// File is a PDF that was read.
type File struct {
	ctx   *model.Context
	root  types.Dict
	pages []Page
	err   error // the first object that could not be read
}

// Page is a page of a file with what it inherits from the nodes above it.
type Page struct {
	Number int // of its object; 0 if it has none of its own
	Dict   types.Dict
	Frame  Frame
}

var (
	// ErrPassword says that a file cannot be read without a password.
	ErrPassword = errors.New("it needs a password to open")
	// ErrUnreadable says that a file is damaged or no PDF.
	ErrUnreadable = errors.New("it is damaged or not a PDF")
)

// keepConfigOut stops pdfcpu from making a folder in the user's home.
var keepConfigOut = sync.OnceFunc(api.DisableConfigDir)

// Read reads a PDF. The error is ErrPassword, ErrUnreadable with the reason, or
// that of ctx.
func Read(ctx context.Context, file []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%w (%v)", ErrUnreadable, p)
		}
	}()
	keepConfigOut()
	conf := model.NewDefaultConfiguration()
	conf.Cmd = model.OPTIMIZE // the command whose files may be encrypted for the owner
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	read, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(file), conf)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrPassword
	case err != nil:
		return nil, fmt.Errorf("%w (%v)", ErrUnreadable, err)
	}
	f = &File{ctx: read}
	if f.root, err = read.Catalog(); err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrUnreadable, err)
	}
	w := walker{file: f, seen: map[int]bool{}}
	w.walk(f.root["Pages"], nil, 0)
	if len(f.pages) == 0 {
		return nil, fmt.Errorf("%w (it has no pages)", ErrUnreadable)
	}
	if w.lost > 0 {
		return nil, fmt.Errorf("%w (%d of its pages are missing)", ErrUnreadable, w.lost)
	}
	return f, nil
}

// Pages are the pages in order.
func (f *File) Pages() []Page { return f.pages }

// Root is the catalogue.
func (f *File) Root() types.Dict { return f.root }

// Info is what the file says about itself; nil if it says nothing.
func (f *File) Info() types.Dict {
	if f.ctx.Info == nil {
		return nil
	}
	return f.Dict(*f.ctx.Info)
}

// Err is the first object that could not be read so far.
func (f *File) Err() error { return f.err }

// Numbers are the numbers of all objects in use, lowest first.
func (f *File) Numbers() []int {
	var out []int
	for n, e := range f.ctx.Table {
		if e != nil && !e.Free && n > 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// Get follows references; nil if they lead nowhere.
func (f *File) Get(o types.Object) types.Object {
	for range 32 {
		r, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		next, err := f.ctx.Dereference(r)
		if err != nil {
			if f.err == nil {
				f.err = err
			}
			return nil
		}
		o = next
	}
	return nil
}

// Dict is the dictionary that o is or refers to, or nil.
func (f *File) Dict(o types.Object) types.Dict {
	d, _ := f.Get(o).(types.Dict)
	return d
}

// Array is the array that o is or refers to, or nil.
func (f *File) Array(o types.Object) types.Array {
	a, _ := f.Get(o).(types.Array)
	return a
}

// Number is the number that o is or refers to, and whether it is one.
func (f *File) Number(o types.Object) (float64, bool) {
	switch v := f.Get(o).(type) {
	case types.Integer:
		return float64(v), true
	case types.Float:
		return float64(v), true
	}
	return 0, false
}

// inherited are the entries that a page takes from the nodes above it.
var inherited = []string{"Resources", "MediaBox", "CropBox", "Rotate"}

// walker finds the pages of a tree, whatever its shape.
type walker struct {
	file *File
	seen map[int]bool
	lost int // pages or branches that are not there
}

const deepestTree = 200

func (w *walker) walk(o types.Object, from types.Dict, depth int) {
	number := 0
	if r, ok := o.(types.IndirectRef); ok {
		number = r.ObjectNumber.Value()
		if w.seen[number] {
			return
		}
		w.seen[number] = true
	}
	d := w.file.Dict(o)
	if d == nil || depth > deepestTree {
		w.lost++
		return
	}
	own := types.Dict{}
	for _, k := range inherited {
		if v, ok := d[k]; ok {
			own[k] = v
		} else if v, ok := from[k]; ok {
			own[k] = v
		}
	}
	if kids := w.file.Array(d["Kids"]); kids != nil {
		for _, kid := range kids {
			w.walk(kid, own, depth+1)
		}
		return
	}
	full := types.Dict{}
	for k, v := range d {
		full[k] = v
	}
	for k, v := range own {
		full[k] = v
	}
	w.file.pages = append(w.file.pages, Page{number, full, w.file.frame(full)})
}

// frame is the part of a page that shows: the crop box where it lies inside the
// media box.
func (f *File) frame(d types.Dict) Frame {
	shows, ok := f.Box(d["MediaBox"])
	if !ok {
		shows = Frame{X1: 595.28, Y1: 841.89}
	}
	if c, ok := f.Box(d["CropBox"]); ok {
		c = Frame{X0: max(shows.X0, c.X0), Y0: max(shows.Y0, c.Y0), X1: min(shows.X1, c.X1), Y1: min(shows.Y1, c.Y1)}
		if c.X1 > c.X0 && c.Y1 > c.Y0 {
			shows = c
		}
	}
	if turn, ok := f.Number(d["Rotate"]); ok {
		shows.Turn = ((int(turn)/90*90)%360 + 360) % 360
	}
	return shows
}

// Box reads a rectangle, and tells whether o is one that holds something.
func (f *File) Box(o types.Object) (Frame, bool) {
	a := f.Array(o)
	if len(a) != 4 {
		return Frame{}, false
	}
	var v [4]float64
	for i, e := range a {
		n, ok := f.Number(e)
		if !ok {
			return Frame{}, false
		}
		v[i] = n
	}
	box := Frame{X0: min(v[0], v[2]), Y0: min(v[1], v[3]), X1: max(v[0], v[2]), Y1: max(v[1], v[3])}
	return box, box.X1 > box.X0 && box.Y1 > box.Y0
}
