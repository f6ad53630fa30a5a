package accessible

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// paint notes that something is painted here.
func (w *stream) paint() {
	if w.top().is == loose {
		w.sheet.loose++
	}
}

// show notes the text that is shown.
func (w *stream) show() {
	shown := false
	for _, t := range w.operands {
		if t.Kind == pdf.String && len(t.Text) > 0 {
			shown = true
			if w.state.font != nil {
				w.state.font.use(t.Text, w.state.hidden, w.sheet.index)
			}
		}
	}
	if shown {
		w.sheet.text = true
		w.paint()
	}
}

// image notes how much of the page the unit square covers.
func (w *stream) image() {
	m := w.state.matrix
	if share := math.Abs(m[0]*m[3]-m[1]*m[2]) / (w.sheet.frame.w * w.sheet.frame.h); share > w.sheet.picture && w.top().is != artifact {
		w.sheet.picture, w.sheet.within = share, w.top().at
	}
}

// draw draws a form or an image.
func (w *stream) draw(name string) {
	object := w.resource("XObject", name)
	d := w.dict(object)
	switch w.file.Name(d["Subtype"]) {
	case "Image":
		w.paint()
		w.image()
		if mask, _ := w.file.Get(d["ImageMask"]).(types.Boolean); !bool(mask) {
			w.colourSpace(w.file.Get(d["ColorSpace"]))
		}
	case "Form":
		w.form(object, d)
	}
}

func (w *stream) form(object types.Object, d types.Dict) {
	number := numberOf(object)
	use := formUse{number, w.top().is}
	if _, own := w.file.Number(d["StructParents"]); own {
		w.drawn[number]++
	}
	if w.depth >= deepestForm || w.seen[use] {
		return
	}
	w.seen[use] = true
	w.sheet.forms[number] = d
	_, painted, err := w.file.Stream(object)
	w.sheet.spoilt = w.sheet.spoilt || err != nil
	inner := stream{checker: w.checker, sheet: w.sheet, number: number, resources: w.file.Dict(d["Resources"]),
		marks: []mark{w.top()}, state: w.state, depth: w.depth + 1, seen: w.seen}
	if inner.resources == nil {
		inner.resources = w.resources
	}
	if m := w.file.Array(d["Matrix"]); len(m) == 6 {
		var own matrix
		for i := range own {
			own[i], _ = w.file.Number(m[i])
		}
		inner.state.matrix = own.times(inner.state.matrix)
	}
	inner.run(painted)
}
