// Package pdf is the objects of PDF files: read from any file found in the wild,
// and written so that the same objects give the same bytes. pdfcpu lends its
// types for the objects and the filters that are seldom used.
//
// Words. An object is one numbered thing in a PDF (ISO 32000-1, 7.3): numbers,
// names, strings, arrays, dictionaries and streams, which point to one another
// by references. The table says where in the file each object lies; a file whose
// table is damaged is repaired by looking for the objects themselves. The
// catalogue is the dictionary from which all others are reached. A frame is the
// part of a page that shows. A stream's content is packed as it stands in the
// file and unpacked by Stream.
//
// Promises. Nothing panics: what cannot be read gives an error with a sentence
// that names the reason. An object is read when it is asked for, so that a large
// file costs little more memory than its bytes. A stream unpacks to 256 MB at
// most. A reference that leads nowhere is null, as the standard says.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// File is a PDF that was read.
type File struct {
	bytes      []byte
	junk       int // bytes before the mark of a PDF
	table      map[int]entry
	trailer    types.Dict
	cache      map[int]types.Object
	packed     map[int]*objects   // streams of objects, unpacked
	unpacked   int                // bytes of them
	reading    map[int]bool       // objects that are being read, against those that ask for themselves
	cut        map[int]bool       // streams that the file ends in
	kept       map[*byte]unpacked // streams by the first byte of what is packed
	keeping    int                // bytes of them
	inflater   inflater
	lock       *lock
	lockNumber int // of the object that says how the file is locked
	repaired   bool
	tableless  bool         // no table could be read, or none that leads to the pages
	misplaced  map[int]bool // objects that do not lie where the table says
	mended     bool         // one of them was asked for
	pages      []Page
	places     map[string]types.Object // named, once they were asked for
	err        error                   // the first object that could not be read
	damage     string                  // what of the pages is lost, once they were copied
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
	// ErrWithout says that the pages of a file are not what it is about.
	ErrWithout = errors.New("its pages do not show what is in it")
)

// Read reads a PDF. The error is ErrPassword, ErrUnreadable with the reason, or
// that of ctx. The bytes must not change afterwards.
func Read(ctx context.Context, file []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%w (%v)", ErrUnreadable, p)
		}
	}()
	f = &File{
		bytes: file, table: map[int]entry{}, trailer: types.Dict{}, cache: map[int]types.Object{},
		packed: map[int]*objects{}, reading: map[int]bool{}, cut: map[int]bool{}, kept: map[*byte]unpacked{},
		misplaced: map[int]bool{},
	}
	if f.junk = bytes.Index(file, []byte("%PDF-")); f.junk < 0 && bytes.LastIndex(file, []byte("trailer")) < 0 {
		return nil, ErrUnreadable
	}
	f.junk = max(f.junk, 0)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f.tableless = f.readTable() != nil
	whole := f.check() && !f.tableless
	if whole {
		err = f.open(ctx)
		f.tableless = err != nil
	}
	if !whole || err != nil && !errors.Is(err, ErrPassword) && ctx.Err() == nil {
		if err := f.repair(ctx); err != nil {
			return nil, err
		}
		err = f.open(ctx)
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// open unlocks a file and finds its pages.
func (f *File) open(ctx context.Context) error {
	if err := f.unlock(); err != nil {
		return err
	}
	if f.repaired && f.Dict(f.Root()["Pages"]) == nil {
		f.findRoot()
	}
	f.pages = nil
	w := walker{ctx: ctx, file: f, above: map[int]bool{}}
	w.walk(f.Root()["Pages"], nil, 0)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case w.many:
		return fmt.Errorf("%w (it has more than %d pages)", ErrUnreadable, mostPages)
	case len(f.pages) == 0:
		return fmt.Errorf("%w (it has no pages)", ErrUnreadable)
	case w.lost > 0:
		return fmt.Errorf("%w (%d of its pages are missing)", ErrUnreadable, w.lost)
	}
	return nil
}

// Pages are the pages in order.
func (f *File) Pages() []Page { return f.pages }

// Root is the catalogue.
func (f *File) Root() types.Dict { return f.Dict(f.trailer["Root"]) }

// Info is what the file says about itself; nil if it says nothing.
func (f *File) Info() types.Dict { return f.Dict(f.trailer["Info"]) }

// Repaired tells whether the file was damaged and what was read of it so far had to
// be looked for. A table that is wrong about objects alone that nobody asks for, as
// some programs write it, is no damage.
func (f *File) Repaired() bool { return f.repaired && (f.tableless || f.mended) }

// Err is the first object that could not be read so far.
func (f *File) Err() error { return f.err }

// Numbers are the numbers of all objects in use, lowest first.
func (f *File) Numbers() []int {
	var out []int
	for n, e := range f.table {
		if e != (entry{}) && n > 0 {
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
		o = f.object(r.ObjectNumber.Value())
	}
	return nil
}

// object is the object of a number.
func (f *File) object(n int) types.Object {
	if o, ok := f.cache[n]; ok {
		return o
	}
	f.mended = f.mended || f.misplaced[n]
	e, ok := f.table[n]
	if !ok || e == (entry{}) || f.reading[n] {
		return nil
	}
	f.reading[n] = true
	defer delete(f.reading, n)
	var o types.Object
	if e.inside != 0 {
		var err error
		if o, err = f.insideOf(n, e); err != nil {
			f.fail(err)
		}
	} else {
		was := f.lock
		if n == f.lockNumber {
			f.lock = nil // what says how the file is locked is not
		}
		o, _, ok = f.objectAt(e.offset)
		f.lock = was
		if !ok {
			f.fail(fmt.Errorf("object %d cannot be read", n))
		}
	}
	f.cache[n] = o
	return o
}

func (f *File) fail(err error) {
	if f.err == nil {
		f.err = err
	}
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
	ctx   context.Context
	file  *File
	above map[int]bool // nodes on the way down to this one
	lost  int          // pages or branches that are not there
	seen  int
	many  bool
}

const (
	deepestTree = 200
	mostPages   = 20_000
)

func (w *walker) walk(o types.Object, from types.Dict, depth int) {
	if w.seen++; w.seen > 4*mostPages { // a tree that joins itself again and again
		w.many = true
	}
	if w.many || w.ctx.Err() != nil {
		return
	}
	number := 0
	if r, ok := o.(types.IndirectRef); ok {
		number = r.ObjectNumber.Value()
		if w.above[number] {
			return
		}
		w.above[number] = true
		defer delete(w.above, number)
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
	if kids := w.file.Array(d["Kids"]); kids != nil && d["Type"] != types.Name("Page") {
		for _, kid := range kids {
			if kid != nil {
				w.walk(kid, own, depth+1)
			}
		}
		return
	}
	if w.file.Name(d["Type"]) == "Pages" || depth == 0 && d["Contents"] == nil && d["Type"] != types.Name("Page") {
		return // a branch without pages
	}
	full := types.Dict{}
	for k, v := range d {
		full[k] = v
	}
	for k, v := range own {
		full[k] = v
	}
	if w.many = len(w.file.pages) >= mostPages; !w.many {
		w.file.pages = append(w.file.pages, Page{number, full, w.file.frame(full)})
	}
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
