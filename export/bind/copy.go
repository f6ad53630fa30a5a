package bind

import (
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
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

func (c *copier) page(p page) types.Dict {
	d := maps.Clone(p.dict)
	for _, k := range pageParts {
		delete(d, k)
	}
	d["Type"] = types.Name("Page")
	d["MediaBox"] = c.source.mediaBox(p)
	if d["Resources"] == nil {
		d["Resources"] = types.Dict{}
	}
	if annots := c.source.array(d["Annots"]); annots != nil {
		d["Annots"] = slices.Clone(annots) // each page has its own, so that links can be added
	}
	return c.copy(d).(types.Dict)
}

// mediaBox is the page's own, or what stands for it where it has none.
func (s *Source) mediaBox(p page) types.Array {
	if _, ok := s.box(p.dict["MediaBox"]); ok {
		return s.array(p.dict["MediaBox"])
	}
	return numbers(p.frame.x0, p.frame.y0, p.frame.x1, p.frame.y1)
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
	action := c.source.dict(o)
	name, _ := c.source.get(action["S"]).(types.Name)
	return name == "JavaScript" || name == "Launch"
}

func (c *copier) reference(r types.IndirectRef) types.Object {
	old := r.ObjectNumber.Value()
	if n, ok := c.numbers[old]; ok {
		return ref(n)
	}
	if c.source.get(r) == nil {
		return nil
	}
	n := c.binder.reserve()
	c.numbers[old] = n
	c.waiting = append(c.waiting, old)
	return ref(n)
}

// rest copies what was promised. A node of the source's page tree that something
// still points to is not copied: it would bring in pages twice.
func (c *copier) rest() {
	for len(c.waiting) > 0 {
		old := c.waiting[0]
		c.waiting = c.waiting[1:]
		o := c.source.get(ref(old))
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
	root, err := c.source.ctx.Catalog()
	if err != nil {
		return
	}
	form := c.source.dict(root["AcroForm"])
	if form == nil {
		return
	}
	for _, f := range c.source.array(form["Fields"]) {
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
	root, err := c.source.ctx.Catalog()
	if err != nil {
		return
	}
	properties := c.source.dict(root["OCProperties"])
	for _, g := range c.source.array(properties["OCGs"]) {
		c.binder.layers = append(c.binder.layers, c.copy(g))
	}
	for _, g := range c.source.array(c.source.dict(properties["D"])["OFF"]) {
		c.binder.hidden = append(c.binder.hidden, c.copy(g))
	}
}
