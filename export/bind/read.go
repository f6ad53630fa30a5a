package bind

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Source is a PDF that was read.
type Source struct {
	ctx   *model.Context
	pages []page
	names map[string]types.Object // named places that links lead to
	err   error                   // the first object that could not be read
}

// page is a page of a source with what it inherits.
type page struct {
	number int // of its object
	dict   types.Dict
	frame  frame
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
func Read(ctx context.Context, file []byte) (s *Source, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("%w (%v)", ErrUnreadable, p)
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
	s = &Source{ctx: read}
	root, err := read.Catalog()
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrUnreadable, err)
	}
	w := walker{source: s, seen: map[int]bool{}}
	w.walk(root["Pages"], nil, 0)
	if len(s.pages) == 0 {
		return nil, fmt.Errorf("%w (it has no pages)", ErrUnreadable)
	}
	if w.lost > 0 {
		return nil, fmt.Errorf("%w (%d of its pages are missing)", ErrUnreadable, w.lost)
	}
	s.names = map[string]types.Object{}
	for name, place := range s.dict(root["Dests"]) {
		s.names[name] = place
	}
	s.readNames(s.dict(root["Names"])["Dests"], 0)
	if err := New().Append(s); err != nil { // a trial: what is read can be bound
		return nil, fmt.Errorf("%w (%v)", ErrUnreadable, err)
	}
	return s, nil
}

// Pages is how many pages the source has.
func (s *Source) Pages() int { return len(s.pages) }

// get follows references; nil if they lead nowhere.
func (s *Source) get(o types.Object) types.Object {
	for range 32 {
		r, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		next, err := s.ctx.Dereference(r)
		if err != nil {
			if s.err == nil {
				s.err = err
			}
			return nil
		}
		o = next
	}
	return nil
}

func (s *Source) dict(o types.Object) types.Dict {
	d, _ := s.get(o).(types.Dict)
	return d
}

func (s *Source) array(o types.Object) types.Array {
	a, _ := s.get(o).(types.Array)
	return a
}

func (s *Source) number(o types.Object) (float64, bool) {
	switch v := s.get(o).(type) {
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
	source *Source
	seen   map[int]bool
	lost   int // pages or branches that are not there
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
	d := w.source.dict(o)
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
	if kids := w.source.array(d["Kids"]); kids != nil {
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
	w.source.pages = append(w.source.pages, page{number, full, w.source.frame(full)})
}

// frame is the part of a page that shows: the crop box where it lies inside the
// media box.
func (s *Source) frame(d types.Dict) frame {
	f, ok := s.box(d["MediaBox"])
	if !ok {
		f = frame{x1: 595.28, y1: 841.89}
	}
	if c, ok := s.box(d["CropBox"]); ok {
		c = frame{x0: max(f.x0, c.x0), y0: max(f.y0, c.y0), x1: min(f.x1, c.x1), y1: min(f.y1, c.y1)}
		if c.x1 > c.x0 && c.y1 > c.y0 {
			f = c
		}
	}
	if turn, ok := s.number(d["Rotate"]); ok {
		f.turn = ((int(turn)/90*90)%360 + 360) % 360
	}
	return f
}

func (s *Source) box(o types.Object) (frame, bool) {
	a := s.array(o)
	if len(a) != 4 {
		return frame{}, false
	}
	var v [4]float64
	for i, e := range a {
		n, ok := s.number(e)
		if !ok {
			return frame{}, false
		}
		v[i] = n
	}
	f := frame{x0: min(v[0], v[2]), y0: min(v[1], v[3]), x1: max(v[0], v[2]), y1: max(v[1], v[3])}
	return f, f.x1 > f.x0 && f.y1 > f.y0
}
