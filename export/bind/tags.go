package bind

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// tags is the tree of tags of the file (ISO 32000-1, 14.7): a Document with a Part
// for each source, whose own tree hangs under it.
type tags struct {
	root, document int                  // object numbers; 0: the file is not tagged
	parts          types.Array          // the Part of each source
	keys           map[int]types.Object // what content of a page, and what an annotation, belongs to
	roles, classes types.Dict
	ids            []named
	namespaces     types.Array
}

func newTags() tags {
	return tags{keys: map[int]types.Object{}, roles: types.Dict{}, classes: types.Dict{}}
}

// sourceTags are the tags of one source on their way into the file.
type sourceTags struct {
	root    types.Dict // of the source's tree; nil: it has none
	part    int        // object number of its Part
	keys    map[int]int
	parents map[int]types.Object
	roles   map[string]string // roles whose names others use otherwise
	classes map[string]string
	extra   types.Array // elements that the pack adds
}

// meetTags readies the tree of the source, so that what is copied gets the
// numbers and names that it has in the file. The first source decides whether
// the file is tagged: it is our own.
func (c *copier) meetTags() {
	t, all := &c.tags, &c.binder.tags
	root := c.source.Root()["StructTreeRoot"]
	t.root = c.source.Dict(root)
	if all.root == 0 {
		if t.root == nil || c.binder.parts > 1 {
			t.root = nil
			return
		}
		all.root, all.document = c.binder.w.Reserve(), c.binder.w.Reserve()
	}
	t.part = c.binder.w.Reserve()
	t.keys, t.parents = map[int]int{}, map[int]types.Object{}
	if t.root == nil {
		return
	}
	if r, ok := root.(types.IndirectRef); ok {
		c.numbers[r.ObjectNumber.Value()] = t.part
	}
	numberTree(c.source.File, t.root["ParentTree"], 0, t.parents)
	next := len(all.keys)
	for _, k := range slices.Sorted(maps.Keys(t.parents)) {
		t.keys[k] = next
		all.keys[next] = nil // taken
		next++
	}
	t.roles = c.join(all.roles, t.root["RoleMap"], func(name string) types.Object {
		return types.Name(c.meaning(name))
	})
	t.classes = c.join(all.classes, t.root["ClassMap"], func(name string) types.Object {
		return c.copy(c.source.Dict(t.root["ClassMap"])[name])
	})
}

// join adds the entries of a map of the source to that of the file and gives the
// new names of those that mean something else there.
func (c *copier) join(all types.Dict, o types.Object, value func(string) types.Object) map[string]string {
	as := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(c.source.Dict(o))) {
		v := value(name)
		own := name
		if was := all[name]; was != nil && !same(was, v) || isStandard(name) {
			own = fmt.Sprintf("%s_%d", name, c.binder.parts)
			as[name] = own
		}
		all[own] = v
	}
	return as
}

// same tells whether two roles mean the same. Classes, which are dictionaries, are
// always told apart.
func same(a, b types.Object) bool {
	x, isName := a.(types.Name)
	y, also := b.(types.Name)
	return isName && also && x == y
}

// meaning follows a role to the one that needs no explanation.
func (c *copier) meaning(name string) string {
	roles := c.source.Dict(c.tags.root["RoleMap"])
	for range 16 {
		next := c.source.Name(roles[name])
		if next == "" || next == name {
			break
		}
		name = next
	}
	return name
}

// isStandard tells whether a role needs no explanation (ISO 32000-1, 14.8.4).
func isStandard(name string) bool {
	const roles = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form "
	return strings.Contains(roles, " "+name+" ")
}

// numberTree reads a tree of numbers (ISO 32000-1, 7.9.7).
func numberTree(f *pdf.File, o types.Object, depth int, out map[int]types.Object) {
	node := f.Dict(o)
	if node == nil || depth > 50 {
		return
	}
	pairs := f.Array(node["Nums"])
	for i := 0; i+1 < len(pairs); i += 2 {
		if n, ok := f.Number(pairs[i]); ok && n >= 0 && pairs[i+1] != nil {
			out[int(n)] = pairs[i+1]
		}
	}
	for _, kid := range f.Array(node["Kids"]) {
		numberTree(f, kid, depth+1, out)
	}
}

// isElement tells whether a dictionary is an element of the tree.
func (c *copier) isElement(d types.Dict) bool {
	if c.tags.root == nil || d["S"] == nil || d["P"] == nil {
		return false
	}
	t := c.source.Name(d["Type"])
	return t == "StructElem" || t == ""
}

func (c *copier) role(o types.Object) types.Object {
	if as, ok := c.tags.roles[c.source.Name(o)]; ok {
		return types.Name(as)
	}
	return o
}

// class gives the classes of an element, one or several, their names in the file.
func (c *copier) class(o types.Object) types.Object {
	switch v := c.source.Get(o).(type) {
	case types.Name:
		if as, ok := c.tags.classes[string(v)]; ok {
			return types.Name(as)
		}
	case types.Array:
		out := slices.Clone(v)
		for i := range out {
			if as, ok := c.tags.classes[c.source.Name(out[i])]; ok {
				out[i] = types.Name(as)
			}
		}
		return out
	}
	return o
}

// id makes the name of an element this source's own.
func (c *copier) id(o types.Object) types.Object {
	b, ok := c.source.Bytes(o)
	if !ok {
		return nil
	}
	return finished{literal(c.prefix + string(b))}
}

func (c *copier) ids(o types.Object) types.Object {
	out := types.Array{}
	for _, e := range c.source.Array(o) {
		if b, ok := c.source.Bytes(e); ok {
			out = append(out, literal(c.prefix+string(b)))
		}
	}
	return finished{out}
}

// key is the number under which the file's tree knows a page or an annotation;
// nil if it does not.
func (c *copier) key(o types.Object) types.Object {
	old, _ := c.source.Number(o)
	if n, ok := c.tags.keys[int(old)]; ok {
		return types.Integer(n)
	}
	return nil
}

// wrap gives what stands before and after the content of a page that has no tags,
// in a file that has some: a paragraph a page, so that a reader who hears the
// file is not told that the page is empty.
func (c *copier) wrap(i int, page types.Dict) (before, after string) {
	all := &c.binder.tags
	if all.root == 0 || c.tags.root != nil || c.tags.part == 0 {
		return "", ""
	}
	key := len(all.keys)
	ref := pdf.Ref(c.binder.pages[c.binder.next+i])
	element := c.binder.put(types.Dict{
		"Type": types.Name("StructElem"), "S": types.Name("P"), "P": pdf.Ref(c.tags.part), "Pg": ref, "K": types.Integer(0),
	})
	all.keys[key] = types.Array{element}
	c.tags.extra = append(c.tags.extra, element)
	page["StructParents"] = types.Integer(key)
	page["Tabs"] = types.Name("S")
	return "/P <</MCID 0>> BDC\n", "EMC\n"
}

// tagLink gives an annotation of ours, object n of page i, its place in the tree.
func (c *copier) tagLink(i, n int, d types.Dict) {
	all := &c.binder.tags
	if all.root == 0 || c.tags.part == 0 {
		return
	}
	key := len(all.keys)
	d["StructParent"] = types.Integer(key)
	ref := pdf.Ref(c.binder.pages[c.binder.next+i])
	element := c.binder.put(types.Dict{
		"Type": types.Name("StructElem"), "S": types.Name("Link"), "P": pdf.Ref(c.tags.part), "Pg": ref, "Alt": d["Contents"],
		"K": types.Dict{"Type": types.Name("OBJR"), "Obj": pdf.Ref(n), "Pg": ref},
	})
	all.keys[key] = element
	c.tags.extra = append(c.tags.extra, element)
}

// graft hangs the source's tree under its Part.
func (c *copier) graft() {
	t, all := &c.tags, &c.binder.tags
	if t.part == 0 {
		return
	}
	part := types.Dict{"Type": types.Name("StructElem"), "S": types.Name("Part"), "P": pdf.Ref(all.document)}
	if c.Name != "" {
		part["T"] = pdf.TextString(c.Name)
	}
	if lang, ok := c.source.Text(c.source.Root()["Lang"]); ok && lang != "" {
		part["Lang"] = pdf.TextString(lang)
	}
	kids := types.Array{}
	if t.root != nil {
		for _, old := range slices.Sorted(maps.Keys(t.parents)) {
			all.keys[t.keys[old]] = c.copy(t.parents[old])
		}
		switch own := c.source.Get(t.root["K"]).(type) {
		case types.Array:
			kids = c.copy(own).(types.Array)
		case types.Dict:
			kids = append(kids, c.copy(t.root["K"]))
		}
		all.namespaces = append(all.namespaces, c.list(t.root["Namespaces"])...)
		elements := map[string]types.Object{}
		c.source.NameTree(t.root["IDTree"], elements)
		for _, id := range slices.Sorted(maps.Keys(elements)) {
			all.ids = append(all.ids, named{c.prefix + id, c.copy(elements[id])})
		}
	}
	part["K"] = append(kids, t.extra...)
	c.binder.w.Put(t.part, part)
	all.parts = append(all.parts, pdf.Ref(t.part))
}

func (b *Binder) finishTags(root types.Dict) {
	t := &b.tags
	if t.root == 0 {
		return
	}
	b.w.Put(t.document, types.Dict{"Type": types.Name("StructElem"), "S": types.Name("Document"), "P": pdf.Ref(t.root), "K": t.parts})
	keys := slices.Sorted(maps.Keys(t.keys))
	var kids types.Array
	for list := range slices.Chunk(keys, leaf) {
		pairs := types.Array{}
		for _, k := range list {
			pairs = append(pairs, types.Integer(k), t.keys[k])
		}
		kids = append(kids, b.put(types.Dict{
			"Nums": pairs, "Limits": types.Array{types.Integer(list[0]), types.Integer(list[len(list)-1])},
		}))
	}
	tree := types.Dict{
		"Type": types.Name("StructTreeRoot"), "K": pdf.Ref(t.document),
		"ParentTree": b.put(types.Dict{"Kids": kids}), "ParentTreeNextKey": types.Integer(len(keys)),
	}
	if len(t.roles) > 0 {
		tree["RoleMap"] = t.roles
	}
	if len(t.classes) > 0 {
		tree["ClassMap"] = t.classes
	}
	if len(t.namespaces) > 0 {
		tree["Namespaces"] = t.namespaces
	}
	if len(t.ids) > 0 {
		slices.SortFunc(t.ids, func(x, y named) int { return strings.Compare(x.name, y.name) })
		pairs := types.Array{}
		for _, id := range t.ids {
			pairs = append(pairs, literal(id.name), id.place)
		}
		tree["IDTree"] = b.put(types.Dict{"Names": pairs})
	}
	b.w.Put(t.root, tree)
	root["StructTreeRoot"] = pdf.Ref(t.root)
	root["MarkInfo"] = types.Dict{"Marked": types.Boolean(true)}
}
