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
	binder  *Binder
	source  *Source
	numbers map[int]int // of the source to those of the binder
	waiting []int       // numbers of the source that are promised but not copied
}

// left out of pages: the tree they hung in, tags, threads, scripts and data of
// the program that made them.
var pageParts = []string{"Parent", "StructParents", "B", "AA", "PieceInfo", "Tabs", "Metadata"}

func (c *copier) page(p pdf.Page) types.Dict {
	d := maps.Clone(p.Dict)
	for _, k := range pageParts {
		delete(d, k)
	}
	d["Type"] = types.Name("Page")
	d["MediaBox"] = c.source.mediaBox(p)
	if d["Resources"] == nil {
		d["Resources"] = types.Dict{}
	}
	if annots := c.source.Array(d["Annots"]); annots != nil {
		d["Annots"] = slices.Clone(annots) // each page has its own, so that links can be added
	}
	return c.copy(d).(types.Dict)
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
	case *types.StreamDict:
		return c.copy(*v)
	case types.ObjectStreamDict, types.XRefStreamDict, *types.ObjectStreamDict, *types.XRefStreamDict:
		return nil // part of the source's own table of objects
	}
	return o
}

func (c *copier) dict(d types.Dict) types.Dict {
	out := make(types.Dict, len(d))
	for _, k := range slices.Sorted(maps.Keys(d)) {
		if k == "AA" || k == "StructParent" || (k == "A" || k == "OpenAction") && c.startsSomething(d[k]) {
			continue
		}
		v := d[k]
		if k == "Dest" || k == "D" && d["S"] == types.Name("GoTo") {
			if v = c.source.place(v); v == nil {
				continue
			}
		}
		out[k] = c.copy(v)
	}
	return out
}

// startsSomething tells whether an action runs a script or a program.
func (c *copier) startsSomething(o types.Object) bool {
	action := c.source.Dict(o)
	name, _ := c.source.Get(action["S"]).(types.Name)
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
	n := c.binder.reserve()
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
		if d, ok := o.(types.Dict); ok {
			if t, _ := d["Type"].(types.Name); t == "Pages" || t == "StructTreeRoot" || t == "StructElem" || t == "Catalog" {
				o = nil
			}
		}
		c.binder.set(c.numbers[old], c.copy(o))
	}
}

// form carries the fields of the source's form.
func (c *copier) form() {
	form := c.source.Dict(c.source.Root()["AcroForm"])
	if form == nil {
		return
	}
	for _, f := range c.source.Array(form["Fields"]) {
		c.binder.fields = append(c.binder.fields, c.copy(f))
	}
	if c.binder.form == nil {
		c.binder.form = types.Dict{}
	}
	for _, k := range []string{"DA", "DR", "Q", "NeedAppearances"} {
		if _, has := c.binder.form[k]; !has && form[k] != nil {
			c.binder.form[k] = c.copy(form[k])
		}
	}
}

// layers carries the source's layers, so that those switched off stay so.
func (c *copier) layers() {
	properties := c.source.Dict(c.source.Root()["OCProperties"])
	for _, g := range c.source.Array(properties["OCGs"]) {
		c.binder.layers = append(c.binder.layers, c.copy(g))
	}
	for _, g := range c.source.Array(c.source.Dict(properties["D"])["OFF"]) {
		c.binder.hidden = append(c.binder.hidden, c.copy(g))
	}
}
