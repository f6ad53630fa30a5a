package bind

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// deepestTree bounds how deep a tree of names may go.
const deepestTree = 200

// readNames gathers the named places of a name tree (ISO 32000-1, 7.9.6).
func (s *Source) readNames(o types.Object, depth int) {
	node := s.Dict(o)
	if node == nil || depth > deepestTree {
		return
	}
	pairs := s.Array(node["Names"])
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := s.name(pairs[i]); ok {
			s.names[name] = pairs[i+1]
		}
	}
	for _, kid := range s.Array(node["Kids"]) {
		s.readNames(kid, depth+1)
	}
}

// name is the name of a place, which may be written as a name or a string.
func (s *Source) name(o types.Object) (string, bool) {
	if n, ok := s.Get(o).(types.Name); ok {
		return string(n), true
	}
	return s.Text(o)
}

// place is what a named place stands for: an explicit destination, since names
// of several sources may clash. nil if the source does not know it.
func (s *Source) place(o types.Object) types.Object {
	name, named := s.name(o)
	if !named {
		return o
	}
	switch v := s.Get(s.names[name]).(type) {
	case types.Array:
		return v
	case types.Dict:
		return v["D"]
	}
	return nil
}
