package accessible

import (
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkTree judges the tags.
func (c *checker) checkTree() {
	if !c.tagged() {
		c.add(noTags, 0)
		return
	}
	c.checkRoles()
	h := headings{checker: c}
	notes := map[string]bool{}
	c.each(c.tree, func(e *element) {
		if e.kind == "" {
			c.add(unknownTag, e.page)
		}
		c.checkShape(e)
		c.checkLanguageOf(e)
		h.next(e)
		switch e.kind {
		case "Figure", "Formula":
			c.checkPicture(e)
		case "Table":
			c.checkTable(e)
		case "Link":
			if !c.leadsAnywhere(e) {
				c.add(emptyLink, e.page)
			}
		case "Note":
			id := c.says(e, "ID")
			if id == "" || notes[id] {
				c.add(noteID, e.page)
			}
			notes[id] = true
		}
	})
	h.end()
	c.checkLeftTags()
	for number, e := range c.thingOwners {
		if !c.things[number] && c.isAnnotation(number) {
			c.add(tagOfNothing, e.page)
		}
	}
	for _, times := range c.drawn {
		if times > 1 {
			c.add(formTwice, 0)
		}
	}
}

// isAnnotation tells whether an object with a tag is an annotation; a form or an
// image may be tagged whole.
func (c *checker) isAnnotation(number int) bool {
	_, stream := c.file.Get(refTo(number)).(types.StreamDict)
	return !stream
}

func refTo(number int) types.Object {
	return types.IndirectRef{ObjectNumber: types.Integer(number)}
}

// checkRoles judges the map of roles (Matterhorn 02).
func (c *checker) checkRoles() {
	for from := range c.roles {
		if isStandard(from) && c.file.Name(c.roles[from]) != from {
			c.add(remappedTag, 0)
		}
		seen := map[string]bool{}
		for at := from; at != "" && !isStandard(at); at = c.file.Name(c.roles[at]) {
			if seen[at] {
				c.add(circularTag, 0)
				break
			}
			seen[at] = true
		}
	}
}

// headings follows the headings of a document (ISO 14289-1, 7.4).
type headings struct {
	*checker
	level      int // of the last one
	plain      int // headings without a level
	numbered   int
	plainUnder map[*element]int
}

func (h *headings) next(e *element) {
	if e.kind == "H" {
		h.plain++
		if h.plainUnder == nil {
			h.plainUnder = map[*element]int{}
		}
		if h.plainUnder[e.parent]++; h.plainUnder[e.parent] == 2 {
			h.add(twoHeadings, e.page)
		}
	}
	if !numbered.MatchString(e.kind) {
		return
	}
	level, _ := strconv.Atoi(e.kind[1:])
	switch {
	case h.numbered == 0 && level != 1:
		h.add(firstHeading, e.page)
	case h.numbered > 0 && level > h.level+1:
		h.add(skippedHeading, e.page)
	}
	h.numbered++
	h.level = level
}

func (h *headings) end() {
	if h.plain > 0 && h.numbered > 0 {
		h.add(mixedHeadings, 0)
	}
}

// shapes says what may stand under an element and above it (ISO 32000-1, tables
// 333, 336 and 337).
var shapes = map[string]struct {
	kids, parents []string
	broken        rule
}{
	"L":     {[]string{"L", "LI", "Caption"}, nil, listShape},
	"LI":    {[]string{"Lbl", "LBody"}, []string{"L"}, listShape},
	"LBody": {nil, []string{"LI"}, listShape},
	"Table": {[]string{"TR", "THead", "TBody", "TFoot", "Caption"}, nil, tableShape},
	"THead": {[]string{"TR"}, []string{"Table"}, tableShape},
	"TBody": {[]string{"TR"}, []string{"Table"}, tableShape},
	"TFoot": {[]string{"TR"}, []string{"Table"}, tableShape},
	"TR":    {[]string{"TH", "TD"}, []string{"Table", "THead", "TBody", "TFoot"}, tableShape},
	"TH":    {nil, []string{"TR"}, tableShape},
	"TD":    {nil, []string{"TR"}, tableShape},
	"TOC":   {[]string{"TOC", "TOCI", "Caption"}, nil, contentsShape},
	"TOCI":  {nil, []string{"TOC"}, contentsShape},
}

// checkShape looks whether an element stands among those it may.
func (c *checker) checkShape(e *element) {
	s, ok := shapes[e.kind]
	if !ok {
		return
	}
	right := s.parents == nil || slices.Contains(s.parents, e.parent.kind)
	captions, heads, feet, bodies := 0, 0, 0, 0
	for i, kid := range e.kids {
		right = right && (s.kids == nil || slices.Contains(s.kids, kid.kind))
		switch kid.kind {
		case "Caption":
			captions++
			last := e.kind == "Table" && i == len(e.kids)-1
			right = right && (i == 0 || last) || s.kids == nil
		case "THead":
			heads++
		case "TFoot":
			feet++
		case "TBody":
			bodies++
		}
	}
	if e.kind == "Table" {
		right = right && heads <= 1 && feet <= 1 && (heads+feet == 0 || bodies > 0)
	}
	if s.kids != nil {
		right = right && captions <= 1 && len(e.places) == 0 // words stand in cells and items only
	}
	if !right {
		c.add(s.broken, e.page)
	}
}

// checkPicture looks for the description of a picture or formula and for where
// it stands.
func (c *checker) checkPicture(e *element) {
	if c.says(e, "Alt") == "" && c.says(e, "ActualText") == "" {
		if e.kind == "Formula" {
			c.add(silentFormula, e.page)
		} else {
			c.add(silentPicture, e.page)
		}
	}
	if e.kind == "Figure" && len(c.file.Array(c.attribute(e, "Layout", "BBox"))) != 4 {
		c.add(pictureBox, e.page)
	}
}

// leadsAnywhere tells whether a link's element holds an annotation.
func (c *checker) leadsAnywhere(e *element) bool {
	return len(e.things) > 0 || slices.ContainsFunc(e.kids, c.leadsAnywhere)
}

// checkLanguageOf looks at the language that an element says it is in.
func (c *checker) checkLanguageOf(e *element) {
	if o := e.dict["Lang"]; o != nil && !isLanguage(c.says(e, "Lang")) {
		c.add(badLanguage, e.page)
	}
}
