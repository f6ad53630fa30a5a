package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Tidy writes the file anew as any reader can take it: unlocked, with a whole
// table, no older versions of objects, its pages in one list. The error says why
// the file cannot be trusted to show all that it held.
func (f *File) Tidy(ctx context.Context, out io.Writer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w (%v)", ErrUnreadable, p)
		}
	}()
	if err := f.shows(ctx); err != nil {
		return err
	}
	t := tidier{file: f, w: NewWriter(out), numbers: map[int]int{}}
	root, tree := t.w.Reserve(), t.w.Reserve()
	kids := types.Array{}
	for _, p := range f.pages {
		n := t.w.Reserve()
		kids = append(kids, Ref(n))
		if _, twice := t.numbers[p.Number]; !twice && p.Number > 0 {
			t.numbers[p.Number] = n
		}
	}
	for i, p := range f.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		d := maps.Clone(p.Dict)
		delete(d, "Parent")
		page := t.copy(d).(types.Dict)
		page["Parent"], page["Type"] = Ref(tree), types.Name("Page")
		t.w.Put(int(kids[i].(types.IndirectRef).ObjectNumber), page)
		t.rest()
	}
	t.w.Put(tree, types.Dict{"Type": types.Name("Pages"), "Kids": kids, "Count": types.Integer(len(kids))})
	d := maps.Clone(f.Root())
	delete(d, "Pages")
	catalogue := t.copy(d).(types.Dict)
	catalogue["Pages"], catalogue["Type"] = Ref(tree), types.Name("Catalog")
	t.w.Put(root, catalogue)
	t.rest()
	if f.err != nil && f.damage == "" {
		f.damage = "part of it is damaged and cannot be read, and may be missing from its pages"
	}
	return t.w.Close(root, 0)
}

// Damage says what of the file is lost in its tidy copy, once that was written;
// empty: nothing that can be told.
func (f *File) Damage() string { return f.damage }

// shows tells whether what the pages show is there: of a file that is cut short or
// damaged parts may be missing, and no reader would say so.
func (f *File) shows(ctx context.Context) error {
	form := f.Dict(f.Root()["AcroForm"])
	switch {
	case f.Dict(f.Root()["Collection"]) != nil:
		return fmt.Errorf("%w (it is a portfolio of several files: print each to a PDF of its own)", ErrWithout)
	case form["XFA"] != nil && f.Get(f.Root()["NeedsRendering"]) == types.Boolean(true):
		return fmt.Errorf("%w (it is a form that Adobe's programs alone show: print it to a PDF first)", ErrWithout)
	}
	total := 0
	looked := map[types.IndirectRef]bool{}
	for i, p := range f.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, o := range f.contents(p.Dict["Contents"]) {
			stream, ok := f.Get(o).(types.StreamDict)
			r, _ := o.(types.IndirectRef)
			switch {
			case f.cut[r.ObjectNumber.Value()]:
				return fmt.Errorf("%w (the file ends in the middle of page %d)", ErrUnreadable, i+1)
			case !ok && f.repaired && r != (types.IndirectRef{}):
				return fmt.Errorf("%w (the content of page %d is missing)", ErrUnreadable, i+1)
			case !ok:
				continue
			}
			content, err := f.unpack(stream)
			if total += len(content); errors.Is(err, errBomb) || total > 8*mostUnpacked {
				return fmt.Errorf("%w (page %d: %w)", ErrUnreadable, i+1, errBomb)
			}
			if len(content) == 0 && len(stream.Raw) > 64 && err != nil && !errors.Is(err, ErrPacking) {
				return fmt.Errorf("%w (the content of page %d cannot be unpacked)", ErrUnreadable, i+1)
			}
			if err != nil && !errors.Is(err, ErrPacking) && f.damage == "" {
				f.damage = fmt.Sprintf("page %d is damaged, and what stands behind the damage cannot be read", i+1)
			}
		}
		if f.repaired && p.Dict["Type"] == nil && p.Dict["Contents"] == nil && f.damage == "" { // its object breaks off
			f.damage = fmt.Sprintf("its file is damaged, and page %d is empty", i+1)
		}
		if f.repaired && f.misses(p.Dict["Resources"], looked) {
			return fmt.Errorf("%w (a font or a picture of page %d is missing)", ErrUnreadable, i+1)
		}
	}
	return nil
}

// misses tells whether a font or a picture of some resources is not there, or not
// whole. In a file that is not damaged what is not there was never meant to be.
// looked are those that were looked at before.
func (f *File) misses(resources types.Object, looked map[types.IndirectRef]bool) bool {
	d := f.Dict(resources)
	gone := func(o types.Object) bool {
		r, ok := o.(types.IndirectRef)
		return ok && (f.Get(o) == nil || f.cut[r.ObjectNumber.Value()])
	}
	for _, o := range f.Dict(d["XObject"]) {
		r, ok := o.(types.IndirectRef)
		if !ok || looked[r] {
			continue
		}
		looked[r] = true
		if gone(o) {
			return true
		}
		if x, ok := f.Get(o).(types.StreamDict); ok && x.Dict["Resources"] != nil && f.misses(x.Dict["Resources"], looked) {
			return true
		}
	}
	for _, o := range f.Dict(d["Font"]) {
		if gone(o) {
			return true
		}
		font := f.Dict(o)
		for _, inner := range f.list(font["DescendantFonts"]) {
			if inner == nil || gone(inner) {
				return true
			}
			font = f.Dict(inner)
		}
		descriptor := f.Dict(font["FontDescriptor"])
		if gone(font["FontDescriptor"]) || gone(descriptor["FontFile"]) || gone(descriptor["FontFile2"]) || gone(descriptor["FontFile3"]) {
			return true
		}
	}
	return false
}

// contents are the streams of a page, as they are referred to.
func (f *File) contents(o types.Object) types.Array {
	if list, ok := f.Get(o).(types.Array); ok {
		return list
	}
	return types.Array{o}
}

// tidier copies objects, giving them new numbers in the order in which they are
// met.
type tidier struct {
	file    *File
	w       *Writer
	numbers map[int]int
	waiting []int
}

func (t *tidier) copy(o types.Object) types.Object {
	switch v := o.(type) {
	case types.IndirectRef:
		old := v.ObjectNumber.Value()
		if n, ok := t.numbers[old]; ok {
			return Ref(n)
		}
		switch v := t.file.Get(v).(type) {
		case nil:
			return nil
		case types.Dict:
			if t.file.Name(v["Type"]) == "Pages" {
				return nil // of the tree that is written anew
			}
		}
		n := t.w.Reserve()
		t.numbers[old] = n
		t.waiting = append(t.waiting, old)
		return Ref(n)
	case types.Dict:
		out := make(types.Dict, len(v))
		for _, k := range Keys(v) {
			if c := t.copy(v[k]); c != nil {
				out[k] = c
			}
		}
		return out
	case types.Array:
		out := make(types.Array, len(v))
		for i, e := range v {
			out[i] = t.copy(e)
		}
		return out
	case types.StreamDict:
		v.Dict = t.copy(v.Dict).(types.Dict)
		return v
	}
	return o
}

func (t *tidier) rest() {
	for len(t.waiting) > 0 {
		old := t.waiting[0]
		t.waiting = t.waiting[1:]
		t.w.Put(t.numbers[old], t.copy(t.file.Get(Ref(old))))
	}
}
