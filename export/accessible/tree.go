package accessible

import (
	"regexp"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// element is an element of the tags (ISO 32000-1, 14.7.2).
type element struct {
	dict   types.Dict
	number int
	kind   string // the standard type it stands for; "" if none
	page   int    // where its content lies: a page number, 0 if it has none
	parent *element
	kids   []*element
	places []place // its marked content
	things []int   // its annotations and other objects, by number
}

const deepestTag = 200

// readTree reads the tags.
func (c *checker) readTree() {
	root := c.file.Dict(c.file.Root()["StructTreeRoot"])
	if root == nil {
		return
	}
	c.tree = &element{dict: root, kind: "StructTreeRoot"}
	c.roles = c.file.Dict(root["RoleMap"])
	r := treeReader{c, map[int]bool{}}
	r.kids(c.tree, root["K"], -1, 0)
	c.each(c.tree, func(e *element) {
		if e.number > 0 {
			c.elements[e.number] = e
		}
		for _, p := range e.places {
			c.owners[p] = e
		}
		for _, n := range e.things {
			c.thingOwners[n] = e
		}
	})
	c.readParents(root["ParentTree"], map[int]bool{}, 0)
}

// each calls do with every element below e, in reading order.
func (c *checker) each(e *element, do func(*element)) {
	for _, kid := range e.kids {
		do(kid)
		c.each(kid, do)
	}
}

type treeReader struct {
	*checker
	seen map[int]bool
}

// kids reads what stands under an element; page is the index of the page its
// content lies on unless it says otherwise, or -1.
func (r treeReader) kids(e *element, k types.Object, page, depth int) {
	list, ok := r.file.Get(k).(types.Array)
	if !ok {
		list = types.Array{k}
	}
	for _, kid := range list {
		switch v := r.file.Get(kid).(type) {
		case types.Integer:
			e.places = append(e.places, place{0, page, int(v)})
		case types.Dict:
			r.kid(e, kid, v, page, depth)
		}
	}
	if e.page == 0 && len(e.places) > 0 {
		e.page = e.places[0].page + 1
	}
	if e.page == 0 && page >= 0 && len(e.kids) == 0 {
		e.page = page + 1
	}
	for _, kid := range e.kids {
		if e.page == 0 {
			e.page = kid.page
		}
	}
}

func (r treeReader) kid(e *element, object types.Object, d types.Dict, page, depth int) {
	if p, ok := r.pageIndex[numberOf(d["Pg"])]; ok {
		page = p
	}
	switch r.file.Name(d["Type"]) {
	case "MCR":
		id, _ := r.file.Number(d["MCID"])
		e.places = append(e.places, place{numberOf(d["Stm"]), page, int(id)})
		return
	case "OBJR":
		e.things = append(e.things, numberOf(d["Obj"]))
		if e.page == 0 && page >= 0 {
			e.page = page + 1
		}
		return
	}
	number := numberOf(object)
	if depth > deepestTag || number > 0 && r.seen[number] {
		r.add(treeBroken, 0)
		return
	}
	r.seen[number] = true
	child := &element{dict: d, number: number, parent: e, kind: r.standard(d)}
	if up := numberOf(d["P"]); e.number > 0 && up != e.number {
		r.add(treeBroken, page+1)
	}
	e.kids = append(e.kids, child)
	r.kids(child, d["K"], page, depth+1)
}

// standard is the standard type of an element, through the map of roles.
func (c *checker) standard(d types.Dict) string {
	kind := c.file.Name(d["S"])
	if space := c.file.Dict(d["NS"]); space != nil {
		return c.newer(space, kind)
	}
	for range 50 {
		if isStandard(kind) {
			return kind
		}
		next := c.file.Name(c.roles[kind])
		if next == "" {
			return ""
		}
		kind = next
	}
	return ""
}

// newer is the type of an element of PDF 2.0, which names where its types are
// explained (ISO 32000-2, 14.7.4).
func (c *checker) newer(space types.Dict, kind string) string {
	if name, _ := c.file.Text(space["NS"]); name == "http://iso.org/pdf2/ssn" {
		if same, ok := newerTypes[kind]; ok {
			return same
		}
	}
	to := c.file.Dict(space["RoleMapNS"])[kind]
	if pair := c.file.Array(to); len(pair) == 2 {
		return c.standard(types.Dict{"S": pair[0]})
	}
	if name := c.file.Name(to); name != "" {
		return c.standard(types.Dict{"S": types.Name(name)})
	}
	return c.standard(types.Dict{"S": types.Name(kind)})
}

// newerTypes are types that PDF 2.0 has added and what they are for our rules.
var newerTypes = map[string]string{
	"DocumentFragment": "Part", "Aside": "Div", "Title": "P", "FENote": "Div", "Sub": "Span", "Em": "Span", "Strong": "Span", "Artifact": "Artifact",
}

var numbered = regexp.MustCompile(`^H[1-9][0-9]?$`)

// isStandard tells whether a type is one of ISO 32000-1, 14.8.4, or a heading
// below H6, which ISO 14289-1, 7.4.2, allows.
func isStandard(kind string) bool {
	switch kind {
	case "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
		"H", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
		"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
		"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form":
		return true
	}
	return numbered.MatchString(kind)
}

// readParents reads the way back from content to tags (ISO 32000-1, 14.7.4.4).
func (c *checker) readParents(node types.Object, seen map[int]bool, depth int) {
	d := c.file.Dict(node)
	number := numberOf(node)
	if d == nil || depth > deepestTag || number > 0 && seen[number] {
		return
	}
	seen[number] = true
	nums := c.file.Array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if key, ok := c.file.Number(nums[i]); ok {
			c.parents[int(key)] = nums[i+1]
		}
	}
	for _, kid := range c.file.Array(d["Kids"]) {
		c.readParents(kid, seen, depth+1)
	}
}

// attribute is what an element, or a class it belongs to, says under a key of an
// owner ("Table", "Layout"), or nil (ISO 32000-1, 14.7.5).
func (c *checker) attribute(e *element, owner, key string) types.Object {
	if v := c.attributeIn(e.dict["A"], owner, key); v != nil {
		return v
	}
	classes := c.file.Dict(c.tree.dict["ClassMap"])
	names, ok := c.file.Get(e.dict["C"]).(types.Array)
	if !ok {
		names = types.Array{e.dict["C"]}
	}
	for _, name := range names {
		if v := c.attributeIn(classes[c.file.Name(name)], owner, key); v != nil {
			return v
		}
	}
	return nil
}

func (c *checker) attributeIn(o types.Object, owner, key string) types.Object {
	list, ok := c.file.Get(o).(types.Array)
	if !ok {
		list = types.Array{o}
	}
	for _, part := range list {
		if d := c.dict(part); c.file.Name(d["O"]) == owner {
			if v := c.file.Get(d[key]); v != nil {
				return v
			}
		}
	}
	return nil
}

// says is the text that an element gives under a key: "Alt", "ActualText".
func (c *checker) says(e *element, key string) string {
	s, _ := c.file.Text(e.dict[key])
	return s
}
