package bind

import (
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// copier copies objects of one source, giving them new numbers in the order in
// which they are met.
type copier struct {
	*Part
	binder  *Binder
	source  *Source
	numbers map[int]int        // of the source to those of the binder
	waiting []int              // numbers of the source that are promised but not copied
	prefix  string             // before names of this source that others may have too
	fonts   map[string]string  // of the source's form to those of the file's
	changed map[int]types.Dict // objects of the source that are not copied as they are
	tags    sourceTags
}

func newCopier(b *Binder, p Part) *copier {
	c := &copier{Part: &p, binder: b, source: p.Source, numbers: map[int]int{}, fonts: map[string]string{}, changed: map[int]types.Dict{}}
	c.prefix = prefixOf(b.parts)
	return c
}

// left out of pages: the tree they hung in, threads, scripts and data of the
// program that made them.
var pageParts = []string{"Parent", "B", "AA", "PieceInfo", "Metadata"}

// page is a page of the source as it stands in the file.
func (c *copier) page(i int, p pdf.Page) types.Dict {
	d := maps.Clone(p.Dict)
	for _, k := range pageParts {
		delete(d, k)
	}
	d["Type"] = types.Name("Page")
	d["MediaBox"] = c.source.mediaBox(p)
	resources := maps.Clone(c.source.Dict(d["Resources"]))
	if resources == nil {
		resources = types.Dict{}
	}
	contents := c.source.contents(d["Contents"])
	annots := slices.Clone(c.source.Array(d["Annots"]))
	delete(d, "Contents")
	delete(d, "Annots")
	delete(d, "Resources")
	out := c.dict(d)
	out["Parent"] = pdf.Ref(c.binder.tree)
	own := c.copy(contents).(types.Array)
	marks := c.copy(annots).(types.Array)
	c.stamp(i, p, out, resources, &own, &marks)
	out["Resources"] = c.copy(resources)
	if font, ok := resources["Font"].(types.Dict); ok && c.binder.font != nil {
		out["Resources"].(types.Dict)["Font"] = c.withFont(font)
	}
	if len(own) > 0 {
		out["Contents"] = own
	}
	if len(marks) > 0 {
		out["Annots"] = marks
	}
	return out
}

// contents are the streams of a page, as references.
func (s *Source) contents(o types.Object) types.Array {
	if list, ok := s.Get(o).(types.Array); ok {
		return list
	}
	if _, ok := s.Get(o).(types.StreamDict); ok {
		return types.Array{o}
	}
	return types.Array{}
}

// mediaBox is the page's own, or what stands for it where it has none.
func (s *Source) mediaBox(p pdf.Page) types.Array {
	if _, ok := s.Box(p.Dict["MediaBox"]); ok {
		return s.Array(p.Dict["MediaBox"])
	}
	return pdf.Numbers(p.Frame.X0, p.Frame.Y0, p.Frame.X1, p.Frame.Y1)
}

// copy returns o with the binder's numbers.
func (c *copier) copy(o types.Object) types.Object {
	switch v := o.(type) {
	case types.IndirectRef:
		return c.reference(v)
	case types.Dict:
		return c.dict(v)
	case types.Array:
		out := make(types.Array, len(v))
		for i, e := range v {
			out[i] = c.copy(e)
		}
		return out
	case types.StreamDict:
		v.Dict = c.dict(v.Dict)
		return v
	}
	return o
}

// dict copies a dictionary, leaving out what must not come in and telling apart
// the names that other sources may use too.
func (c *copier) dict(d types.Dict) types.Dict {
	out := make(types.Dict, len(d))
	element := c.isElement(d)
	for _, k := range pdf.Keys(d) {
		v := d[k]
		switch k {
		case "AA":
			continue
		case "A", "OpenAction":
			if c.startsSomething(v) {
				continue
			}
		case "Dest":
			v = c.place(v)
		case "D":
			if d["S"] == types.Name("GoTo") {
				v = c.place(v)
			}
		case "V":
			if c.source.Dict(v)["ByteRange"] != nil { // a signature of a file that is no more
				continue
			}
		case "DA":
			v = c.appearance(v)
		case "StructParent", "StructParents":
			v = c.key(v)
		case "S":
			if element {
				v = c.role(v)
			}
		case "C":
			if element {
				v = c.class(v)
			}
		case "ID":
			if element {
				v = c.id(v)
			}
		case "Headers":
			if d["O"] == types.Name("Table") {
				v = c.ids(v)
			}
		}
		if v == nil {
			continue
		}
		if ready, ok := v.(finished); ok {
			out[k] = ready.Object
			continue
		}
		out[k] = c.copy(v)
	}
	return out
}

// finished is an object that has the binder's numbers already.
type finished struct{ types.Object }

// startsSomething tells whether an action runs a script or a program.
func (c *copier) startsSomething(o types.Object) bool {
	name := c.source.Name(c.source.Dict(o)["S"])
	return name == "JavaScript" || name == "Launch"
}

func (c *copier) reference(r types.IndirectRef) types.Object {
	old := r.ObjectNumber.Value()
	if n, ok := c.numbers[old]; ok {
		return pdf.Ref(n)
	}
	if c.source.Get(r) == nil {
		return nil
	}
	n := c.binder.w.Reserve()
	c.numbers[old] = n
	c.waiting = append(c.waiting, old)
	return pdf.Ref(n)
}

// rest copies what was promised. A node of the source's page tree that something
// still points to is not copied: it would bring in pages twice.
func (c *copier) rest() {
	for len(c.waiting) > 0 {
		old := c.waiting[0]
		c.waiting = c.waiting[1:]
		o := c.source.Get(pdf.Ref(old))
		if d, ok := c.changed[old]; ok {
			o = d
		}
		if d, ok := o.(types.Dict); ok {
			switch c.source.Name(d["Type"]) {
			case "Pages", "Catalog", "StructTreeRoot":
				o = nil
			case "Page":
				if d["Parent"] != nil {
					o = nil // not one of the pages that are seen
				}
			}
		}
		c.binder.w.Put(c.numbers[old], c.copy(o))
	}
}
