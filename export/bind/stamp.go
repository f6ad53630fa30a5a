package bind

import (
	"errors"
	"fmt"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
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
	if len(stamps.Pages()) < len(b.pages) {
		return errors.New("stamp the pages: there are fewer stamps than pages")
	}
	c := copier{binder: b, source: stamps, numbers: map[int]int{}}
	save := b.put(stream("q\n"))
	for i, n := range b.pages {
		f := b.boxes[i]
		w, h := f.Size()
		dx, dy, on := place(i, w, h)
		if !on {
			continue
		}
		shape, err := c.shape(stamps.Pages()[i])
		if err != nil {
			return err
		}
		page := b.objects[n-1].(types.Dict)
		b.addResource(page, b.put(shape))
		draw := b.put(stream(fmt.Sprintf("\nQ\nq /Artifact <</Type /Pagination>> BDC %s cm 1 0 0 1 %.2f %.2f cm /%s Do EMC Q\n", f.Upright(), dx, dy, stampName)))
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
func (c *copier) shape(p pdf.Page) (types.StreamDict, error) {
	content, ok := c.source.Get(p.Dict["Contents"]).(types.StreamDict)
	if !ok {
		return types.StreamDict{}, errors.New("stamp the pages: a stamp has no content")
	}
	content.Dict = maps.Clone(content.Dict)
	content.Dict["Type"] = types.Name("XObject")
	content.Dict["Subtype"] = types.Name("Form")
	content.Dict["BBox"] = pdf.Numbers(p.Frame.X0, p.Frame.Y0, p.Frame.X1, p.Frame.Y1)
	content.Dict["Resources"] = p.Dict["Resources"]
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
