package bind

import (
	"errors"
	"fmt"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// stampName is what the stamp is called in the resources of a page.
const stampName = "MinuteBookStamp"

// Stamps draws page i of stamps over page i of the file, its lower left corner
// on that of the page as it is seen, for every page for which on says so. A
// stamp's page keeps its size: what lies outside of the page does not show.
// place gives how far the stamp is moved, for a page of the given size.
func (b *Binder) Stamps(stamps *Source, place func(page int, width, height float64) (dx, dy float64, on bool)) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("stamp the pages: %v", p)
		}
	}()
	if stamps.Pages() < len(b.pages) {
		return errors.New("stamp the pages: there are fewer stamps than pages")
	}
	c := copier{binder: b, source: stamps, numbers: map[int]int{}}
	save := b.put(stream("q\n"))
	for i, n := range b.pages {
		f := b.boxes[i]
		w, h := f.size()
		dx, dy, on := place(i, w, h)
		if !on {
			continue
		}
		shape, err := c.shape(stamps.pages[i])
		if err != nil {
			return err
		}
		page := b.objects[n-1].(types.Dict)
		b.addResource(page, b.put(shape))
		draw := b.put(stream(fmt.Sprintf("\nQ\nq /Artifact <</Type /Pagination>> BDC %s cm 1 0 0 1 %.2f %.2f cm /%s Do EMC Q\n", f.upright(), dx, dy, stampName)))
		contents := types.Array{save}
		switch was := page["Contents"].(type) {
		case nil:
		case types.Array:
			contents = append(contents, was...)
		case types.IndirectRef:
			if list, ok := b.objects[was.ObjectNumber.Value()-1].(types.Array); ok {
				contents = append(contents, list...)
			} else {
				contents = append(contents, was)
			}
		}
		page["Contents"] = append(contents, draw)
	}
	c.rest()
	return nil
}

// shape is a page of the stamps as a form XObject.
func (c *copier) shape(p page) (types.StreamDict, error) {
	content, ok := c.source.get(p.dict["Contents"]).(types.StreamDict)
	if !ok {
		return types.StreamDict{}, errors.New("stamp the pages: a stamp has no content")
	}
	content.Dict = maps.Clone(content.Dict)
	content.Dict["Type"] = types.Name("XObject")
	content.Dict["Subtype"] = types.Name("Form")
	content.Dict["BBox"] = numbers(p.frame.x0, p.frame.y0, p.frame.x1, p.frame.y1)
	content.Dict["Resources"] = p.dict["Resources"]
	return c.copy(content).(types.StreamDict), nil
}

// addResource gives the page resources of its own, with the stamp among them:
// pages may share theirs.
func (b *Binder) addResource(page types.Dict, stamp types.IndirectRef) {
	resources := maps.Clone(b.dict(page["Resources"]))
	if resources == nil {
		resources = types.Dict{}
	}
	objects := maps.Clone(b.dict(resources["XObject"]))
	if objects == nil {
		objects = types.Dict{}
	}
	objects[stampName] = stamp
	resources["XObject"] = objects
	page["Resources"] = resources
}

// dict follows references inside the file to be.
func (b *Binder) dict(o types.Object) types.Dict {
	for range 32 {
		r, ok := o.(types.IndirectRef)
		if !ok {
			break
		}
		o = b.objects[r.ObjectNumber.Value()-1]
	}
	d, _ := o.(types.Dict)
	return d
}

func stream(content string) types.StreamDict {
	return types.StreamDict{Dict: types.Dict{}, Raw: []byte(content)}
}

// size is the width and height of the page as it is seen.
func (f frame) size() (w, h float64) {
	w, h = f.x1-f.x0, f.y1-f.y0
	if f.turn == 90 || f.turn == 270 {
		return h, w
	}
	return w, h
}

// upright is the matrix from the page as it is seen to its own coordinates.
func (f frame) upright() string {
	switch f.turn {
	case 90:
		return fmt.Sprintf("0 1 -1 0 %.2f %.2f", f.x1, f.y0)
	case 180:
		return fmt.Sprintf("-1 0 0 -1 %.2f %.2f", f.x1, f.y1)
	case 270:
		return fmt.Sprintf("0 -1 1 0 %.2f %.2f", f.x0, f.y1)
	}
	return fmt.Sprintf("1 0 0 1 %.2f %.2f", f.x0, f.y0)
}
