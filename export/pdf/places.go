package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// NameTree reads a tree of names (ISO 32000-1, 7.9.6) into out.
func (f *File) NameTree(o types.Object, out map[string]types.Object) { f.nameTree(o, 0, out) }

func (f *File) nameTree(o types.Object, depth int, out map[string]types.Object) {
	node := f.Dict(o)
	if node == nil || depth > 50 || len(out) > mostObjects {
		return
	}
	pairs := f.Array(node["Names"])
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := f.Bytes(pairs[i]); ok {
			out[string(name)] = pairs[i+1]
		}
	}
	for _, kid := range f.Array(node["Kids"]) {
		f.nameTree(kid, depth+1, out)
	}
}

// Places are the named places of the file that exist, each an explicit
// destination: an array that begins with a page.
func (f *File) Places() map[string]types.Object {
	if f.places == nil {
		f.places = map[string]types.Object{}
		for name, place := range f.Dict(f.Root()["Dests"]) {
			f.places[name] = place
		}
		f.NameTree(f.Dict(f.Root()["Names"])["Dests"], f.places)
		for name, place := range f.places {
			explicit := f.Get(place)
			if d, ok := explicit.(types.Dict); ok {
				explicit = f.Get(d["D"])
			}
			if list, ok := explicit.(types.Array); ok && len(list) > 0 && f.Dict(list[0]) != nil {
				f.places[name] = list
			} else {
				delete(f.places, name)
			}
		}
	}
	return f.places
}

// PlaceName is the name of a destination that is named, be it by a name or a
// string.
func (f *File) PlaceName(o types.Object) (name string, isName bool) {
	if n, ok := f.Get(o).(types.Name); ok {
		return string(n), true
	}
	b, ok := f.Bytes(o)
	return string(b), ok
}

// Place is the explicit destination that o is or names; nil if there is none.
func (f *File) Place(o types.Object) types.Object {
	if name, isName := f.PlaceName(o); isName {
		return f.Places()[name]
	}
	if list, ok := f.Get(o).(types.Array); ok {
		return list
	}
	return nil
}
