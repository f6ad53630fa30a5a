package sign

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// blankRange is as long as any that may take its place in a file below 10 GB.
const blankRange = "/ByteRange[0 9999999999 9999999999 9999999999]"

// writer makes the objects that a signature adds to a file or changes in it.
type writer struct {
	file    *pdf.File
	free    int
	objects map[int]types.Object
}

// put adds an object and tells its number.
func (w *writer) put(o types.Object) int {
	n := w.free
	w.free++
	w.objects[n] = o
	return n
}

// change gives a copy of an object that takes its place; nil if ref is no reference
// to a dictionary.
func (w *writer) change(ref types.Object) types.Dict {
	r, ok := ref.(types.IndirectRef)
	if !ok {
		return nil
	}
	n := r.ObjectNumber.Value()
	if d, ok := w.objects[n].(types.Dict); ok {
		return d
	}
	d := maps.Clone(w.file.Dict(r))
	if d != nil {
		w.objects[n] = d
	}
	return d
}

// printedAndLocked are the flags of what is printed and not to be moved (ISO 32000-1, 12.5.3).
const printedAndLocked = 4 | 128

// field adds a field with room for a message of so many bytes.
func (w *writer) field(o Options, room int) error {
	f := w.file
	pages := f.Pages()
	number := len(pages)
	if o.Page > 0 {
		number = min(o.Page, number)
	} else {
		o.Box = pdf.Frame{}
	}
	for _, side := range []*float64{&o.Box.X0, &o.Box.Y0, &o.Box.X1, &o.Box.Y1} {
		*side = math.Round(*side*100) / 100
	}
	page := w.change(pdf.Ref(pages[number-1].Number))
	root := w.change(pdf.Ref(f.RootRef()))
	if page == nil || root == nil {
		return errors.New("its pages have no objects of their own")
	}
	form := maps.Clone(f.Dict(root["AcroForm"]))
	if form == nil {
		form = types.Dict{}
	}
	fields := slices.Clone(f.Array(form["Fields"]))

	value := types.Dict{
		"Type": types.Name("Sig"), "Filter": types.Name("Adobe.PPKLite"), "SubFilter": types.Name(subFilter),
		"ByteRange": types.Array{types.Integer(0), most, most, most}, "Contents": types.HexLiteral(strings.Repeat("0", 2*room)),
		"M": types.StringLiteral(o.At.UTC().Format("D:20060102150405+00'00'")), "Name": pdf.TextString(o.Name),
	}
	if o.Reason != "" {
		value["Reason"] = pdf.TextString(o.Reason)
	}
	if o.Place != "" {
		value["Location"] = pdf.TextString(o.Place)
	}
	look := types.StreamDict{Dict: types.Dict{ // paints nothing: the signature is printed on the page
		"Type": types.Name("XObject"), "Subtype": types.Name("Form"), "Resources": types.Dict{}, "BBox": pdf.Numbers(o.Box.X0, o.Box.Y0, o.Box.X1, o.Box.Y1),
	}}
	widget := types.Dict{
		"Type": types.Name("Annot"), "Subtype": types.Name("Widget"), "FT": types.Name("Sig"),
		"T": pdf.TextString(fmt.Sprintf("Signature%d", len(fields)+1)), "TU": pdf.TextString("Signature of " + o.Name),
		"F": types.Integer(printedAndLocked), "Rect": pdf.Numbers(o.Box.X0, o.Box.Y0, o.Box.X1, o.Box.Y1),
		"P": pdf.Ref(pages[number-1].Number), "V": pdf.Ref(w.put(value)), "AP": types.Dict{"N": pdf.Ref(w.put(look))},
	}
	at := pdf.Ref(w.put(widget))
	form["Fields"] = append(fields, at)
	form["SigFlags"] = types.Integer(3) // there are signatures, and the file is only to be appended to
	root["AcroForm"] = form
	page["Annots"] = append(slices.Clone(f.Array(page["Annots"])), at)
	page["Tabs"] = types.Name("S")
	return w.tag(root, widget, at, pages[number-1].Number, "Signature of "+o.Name)
}

// most stands in the blank range.
const most = types.Integer(9999999999)

// subFilter names the kind of the message (ETSI EN 319 142-1, 6.3).
const subFilter = "ETSI.CAdES.detached"

// tag puts the field behind everything else of the structure, if the file has one
// (ISO 14289-1, 7.18.4).
func (w *writer) tag(root, widget types.Dict, at types.IndirectRef, page int, words string) error {
	f := w.file
	if root["StructTreeRoot"] == nil {
		return nil
	}
	broken := errors.New("its structure is not as this program writes it")
	tree := w.change(root["StructTreeRoot"])
	top := w.change(first(f, tree["K"]))
	parents := w.change(tree["ParentTree"])
	key, ok := f.Number(tree["ParentTreeNextKey"])
	if tree == nil || top == nil || !ok || f.Array(parents["Nums"]) == nil {
		return broken
	}
	element := pdf.Ref(w.put(types.Dict{
		"Type": types.Name("StructElem"), "S": types.Name("Form"), "P": first(f, tree["K"]), "Pg": pdf.Ref(page), "Alt": pdf.TextString(words),
		"K": types.Dict{"Type": types.Name("OBJR"), "Obj": at, "Pg": pdf.Ref(page)},
	}))
	kids := slices.Clone(f.Array(top["K"]))
	if kids == nil && top["K"] != nil {
		kids = types.Array{top["K"]}
	}
	top["K"] = append(kids, element)
	parents["Nums"] = append(slices.Clone(f.Array(parents["Nums"])), types.Integer(int(key)), element)
	tree["ParentTreeNextKey"] = types.Integer(int(key) + 1)
	widget["StructParent"] = types.Integer(int(key))
	return nil
}

// first is the only one, or the first of an array.
func first(f *pdf.File, o types.Object) types.Object {
	if a := f.Array(o); len(a) > 0 {
		return a[0]
	}
	return o
}
