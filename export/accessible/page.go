package accessible

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// checkPage judges the content of a page and its annotations.
func (c *checker) checkPage(index int) {
	s := c.readPage(index)
	page := index + 1
	if s.spoilt {
		c.add(spoilt, page)
	}
	if c.isScan(s) {
		c.add(scan, page)
	}
	for _, lang := range s.langs {
		if !isLanguage(lang) {
			c.add(badLanguage, page)
		}
	}
	if c.tagged() { // else the one fault is that there are no tags
		c.addTimes(looseContent, page, s.loose)
		c.addTimes(artifactInTag, page, s.artifactInside)
		c.addTimes(tagInArtifact, page, s.taggedInside)
		c.checkPlaces(s)
	}
	c.addTimes(unbalanced, page, s.unbalanced)
	c.checkAnnotations(index)
}

// scanShare is how much of a page without words a picture covers that is the
// page.
const scanShare = 0.5

// isScan tells whether a page is a picture of words. A picture with a
// description is one.
func (c *checker) isScan(s *sheet) bool {
	if s.text || s.picture < scanShare {
		return false
	}
	for e := c.owners[s.within]; e != nil; e = e.parent {
		if e.kind == "Figure" && (c.says(e, "Alt") != "" || c.says(e, "ActualText") != "") {
			return false
		}
	}
	return true
}

// checkPlaces compares the marked content of a page with the tags, both ways.
func (c *checker) checkPlaces(s *sheet) {
	page := s.index + 1
	for p, times := range s.marked {
		if times > 1 {
			c.add(idTwice, page)
		}
		if c.owner(p) == nil || c.owner(p) != c.parentOf(s, p) {
			c.add(lostContent, page)
		}
		c.found[p] = true
	}
}

// owner is the element that has a place among its kids. A form's content may be
// listed without the page it is drawn on.
func (c *checker) owner(p place) *element {
	if e, ok := c.owners[p]; ok {
		return e
	}
	if p.stream > 0 {
		return c.owners[place{p.stream, -1, p.id}]
	}
	return nil
}

// parentOf is the element that the ParentTree gives for a place.
func (c *checker) parentOf(s *sheet, p place) *element {
	d := c.file.Pages()[s.index].Dict
	if p.stream > 0 {
		d = s.forms[p.stream]
	}
	key, ok := c.file.Number(d["StructParents"])
	if !ok {
		return nil
	}
	list := c.file.Array(c.parents[int(key)])
	if p.id >= len(list) {
		return nil
	}
	return c.elements[numberOf(list[p.id])]
}

// checkLeftTags looks for tags whose content is on no page.
func (c *checker) checkLeftTags() {
	for p, e := range c.owners {
		if !c.found[p] && !c.foundInForm(p) {
			c.add(tagOfNothing, e.page)
		}
	}
}

// foundInForm tells whether a form's content was found on any page, where the
// tag names none.
func (c *checker) foundInForm(p place) bool {
	if p.stream == 0 || p.page >= 0 {
		return false
	}
	for i := range c.file.Pages() {
		if c.found[place{p.stream, i, p.id}] {
			return true
		}
	}
	return false
}

// isHidden tells whether an annotation is not to be seen: hidden, or outside the
// page.
func (c *checker) isHidden(d types.Dict, index int) bool {
	flags, _ := c.file.Number(d["F"])
	if int(flags)&2 != 0 {
		return true
	}
	box, ok := c.file.Box(d["Rect"])
	f := c.file.Pages()[index].Frame
	return ok && (box.X1 <= f.X0 || box.X0 >= f.X1 || box.Y1 <= f.Y0 || box.Y0 >= f.Y1)
}
