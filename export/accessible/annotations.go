package accessible

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// checkAnnotations judges the links, fields and notes of a page (ISO 14289-1,
// 7.18; ISO 19005-2, 6.3).
func (c *checker) checkAnnotations(index int) {
	page := c.file.Pages()[index].Dict
	list := c.file.Array(page["Annots"])
	seen := 0
	for _, o := range list {
		d := c.file.Dict(o)
		if d == nil {
			continue
		}
		kind := c.file.Name(d["Subtype"])
		c.checkArchivedAnnotation(d, kind, index+1)
		c.things[numberOf(o)] = true
		if kind == "TrapNet" || kind == "PrinterMark" && c.holder(o, d) != nil {
			c.add(printersMark, index+1)
		}
		if kind == "Popup" || kind == "PrinterMark" || c.isHidden(d, index) {
			continue
		}
		seen++
		c.checkAnnotation(o, d, kind, index+1)
	}
	if seen > 0 && c.file.Name(page["Tabs"]) != "S" {
		c.add(tabOrder, index+1)
	}
}

func (c *checker) checkAnnotation(o types.Object, d types.Dict, kind string, page int) {
	e := c.holder(o, d)
	inside := ""
	if e != nil {
		inside = e.kind
	}
	contents, _ := c.file.Text(d["Contents"])
	switch kind {
	case "Link":
		if c.tagged() && inside != "Link" {
			c.add(looseLink, page)
		}
		if contents == "" {
			c.add(silentLink, page)
		}
	case "Widget":
		if c.tagged() && inside != "Form" {
			c.add(looseField, page)
		}
		if c.inField(d, "TU") == "" && (e == nil || c.says(e, "Alt") == "") {
			c.add(silentField, page)
		}
	default:
		if c.tagged() && inside != "Annot" {
			c.add(looseNote, page)
		}
		if contents == "" && (e == nil || c.says(e, "Alt") == "") {
			c.add(silentNote, page)
		}
	}
}

// holder is the element that holds an annotation, if the annotation and the
// element agree about it.
func (c *checker) holder(o types.Object, d types.Dict) *element {
	key, ok := c.file.Number(d["StructParent"])
	if !ok {
		return nil
	}
	e := c.elements[numberOf(c.parents[int(key)])]
	if e == nil || numberOf(o) > 0 && c.thingOwners[numberOf(o)] != e {
		return nil
	}
	return e
}

// inField is the text of a field under a key, its own or of the fields above it.
func (c *checker) inField(d types.Dict, key string) string {
	for range 20 {
		if s, _ := c.file.Text(d[key]); s != "" || d == nil {
			return s
		}
		d = c.file.Dict(d["Parent"])
	}
	return ""
}

// checkArchivedAnnotation judges what the archive asks of an annotation.
func (c *checker) checkArchivedAnnotation(d types.Dict, kind string, page int) {
	switch kind {
	case "Sound", "Movie", "3D", "Screen", "TrapNet", "":
		c.add(annotationKind, page)
	}
	if kind == "Popup" {
		return
	}
	const hidden, printed = 1 | 2 | 32 | 256, 4 // Invisible, Hidden, NoView, ToggleNoView
	if flags, ok := c.file.Number(d["F"]); !ok || int(flags)&hidden != 0 || int(flags)&printed == 0 {
		c.add(annotationFlags, page)
	}
	_, hasLook := c.file.Dict(d["AP"])["N"]
	box, sized := c.file.Box(d["Rect"])
	if kind != "Link" && !hasLook && sized && box.X1 > box.X0 {
		c.add(annotationLook, page)
	}
}
