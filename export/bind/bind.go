// Package bind puts PDF files one behind the other in a single file, stamps
// their pages and gives them one outline. pdfcpu reads and repairs what comes
// in; what goes out is written here, so that the same files give the same bytes.
//
// Words. A source is a PDF that was read. A stamp is a page of another source
// drawn over a page.
//
// Promises. The pages of a source are copied as they are: no stream is opened or
// packed again. Scripts, actions that start by themselves and the tags of
// sources, which would no longer fit, are left out; layers, form fields and
// links stay. What cannot be read gives a sentence that names the reason, and
// nothing panics.
package bind

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Binder gathers the pages of a file to be.
type Binder struct {
	objects []types.Object // object n is at n-1
	root    int
	tree    int
	pages   []int // their object numbers
	boxes   []pdf.Frame
	fields  types.Array // of forms
	form    types.Dict  // the rest of the first form
	layers  types.Array
	hidden  types.Array // layers that are switched off
}

// New starts an empty file.
func New() *Binder {
	b := &Binder{}
	b.root = b.reserve()
	b.tree = b.reserve()
	return b
}

// Pages is how many pages there are so far.
func (b *Binder) Pages() int { return len(b.pages) }

func (b *Binder) reserve() int {
	b.objects = append(b.objects, nil)
	return len(b.objects)
}

func (b *Binder) set(n int, o types.Object) { b.objects[n-1] = o }

func (b *Binder) put(o types.Object) types.IndirectRef {
	n := b.reserve()
	b.set(n, o)
	return pdf.Ref(n)
}

// Append copies all pages of a source behind those there are.
func (b *Binder) Append(s *Source) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("copy the pages: %v", p)
		}
	}()
	c := copier{binder: b, source: s, numbers: map[int]int{}}
	first := len(b.pages)
	for _, p := range s.Pages() {
		n := b.reserve()
		if _, twice := c.numbers[p.Number]; !twice {
			c.numbers[p.Number] = n
		}
		b.pages = append(b.pages, n)
		b.boxes = append(b.boxes, p.Frame)
	}
	for i, p := range s.Pages() {
		b.set(b.pages[first+i], c.page(p))
	}
	c.form()
	c.layers()
	c.rest()
	return s.Err()
}

// Link makes a part of page from (counted from 0) lead to page to. The rectangle is
// in points from the lower left corner.
func (b *Binder) Link(from int, x0, y0, x1, y1 float64, to int) {
	if from < 0 || from >= len(b.pages) || to < 0 || to >= len(b.pages) {
		return
	}
	page := b.objects[b.pages[from]-1].(types.Dict)
	annots, _ := page["Annots"].(types.Array)
	page["Annots"] = append(slices.Clone(annots), b.put(types.Dict{
		"Type": types.Name("Annot"), "Subtype": types.Name("Link"), "F": types.Integer(4),
		"Border": types.Array{types.Integer(0), types.Integer(0), types.Integer(0)},
		"Rect":   pdf.Numbers(x0, y0, x1, y1),
		"Dest":   types.Array{pdf.Ref(b.pages[to]), types.Name("Fit")},
	}))
}

// Entry is a line of the outline.
type Entry struct {
	Title   string
	Page    int     // counted from 0
	Top     float64 // points from the page's lower edge; 0: the whole page
	Entries []Entry
}

// Info is what a file says about itself.
type Info struct {
	Title, Author, Lang string
	Made                time.Time
}

// Finish gives the file its outline and returns its bytes. The binder must not
// be used afterwards.
func (b *Binder) Finish(info Info, outline []Entry) (file []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			file, err = nil, fmt.Errorf("write the file: %v", p)
		}
	}()
	kids := types.Array{}
	for _, n := range b.pages {
		kids = append(kids, pdf.Ref(n))
		b.objects[n-1].(types.Dict)["Parent"] = pdf.Ref(b.tree)
	}
	b.set(b.tree, types.Dict{"Type": types.Name("Pages"), "Kids": kids, "Count": types.Integer(len(kids))})
	root := types.Dict{
		"Type": types.Name("Catalog"), "Pages": pdf.Ref(b.tree),
		"Lang":              types.StringLiteral(cmp.Or(info.Lang, "en-GB")),
		"ViewerPreferences": types.Dict{"DisplayDocTitle": types.Boolean(true)},
	}
	if len(outline) > 0 {
		root["Outlines"] = b.outline(outline)
		root["PageMode"] = types.Name("UseOutlines")
	}
	if len(b.fields) > 0 {
		b.form["Fields"] = b.fields
		root["AcroForm"] = b.form
	}
	if len(b.layers) > 0 {
		root["OCProperties"] = types.Dict{"OCGs": b.layers, "D": types.Dict{"OFF": b.hidden, "Order": b.layers}}
	}
	b.set(b.root, root)
	date := types.StringLiteral(info.Made.UTC().Format("D:20060102150405Z"))
	about := b.put(types.Dict{
		"Title": pdf.TextString(info.Title), "Author": pdf.TextString(info.Author),
		"Producer": types.StringLiteral("Minute Book"), "Creator": types.StringLiteral("Minute Book"),
		"CreationDate": date, "ModDate": date,
	})
	return pdf.Write(b.objects, b.root, about.ObjectNumber.Value()), nil
}

// outline writes the entries and returns their root.
func (b *Binder) outline(entries []Entry) types.IndirectRef {
	n := b.reserve()
	first, last, count := b.level(entries, n)
	b.set(n, types.Dict{"Type": types.Name("Outlines"), "First": pdf.Ref(first), "Last": pdf.Ref(last), "Count": types.Integer(count)})
	return pdf.Ref(n)
}

func (b *Binder) level(entries []Entry, parent int) (first, last, count int) {
	at := make([]int, len(entries))
	for i := range entries {
		at[i] = b.reserve()
	}
	for i, e := range entries {
		d := types.Dict{"Title": pdf.TextString(e.Title), "Parent": pdf.Ref(parent)}
		if e.Page >= 0 && e.Page < len(b.pages) {
			d["Dest"] = types.Array{pdf.Ref(b.pages[e.Page]), types.Name("Fit")}
			if e.Top > 0 {
				d["Dest"] = types.Array{pdf.Ref(b.pages[e.Page]), types.Name("XYZ"), types.Integer(0), types.Float(e.Top), types.Integer(0)}
			}
		}
		if i > 0 {
			d["Prev"] = pdf.Ref(at[i-1])
		}
		if i+1 < len(at) {
			d["Next"] = pdf.Ref(at[i+1])
		}
		if len(e.Entries) > 0 {
			f, l, n := b.level(e.Entries, at[i])
			d["First"], d["Last"], d["Count"] = pdf.Ref(f), pdf.Ref(l), types.Integer(n)
			count += n
		}
		b.set(at[i], d)
	}
	return at[0], at[len(at)-1], count + len(at)
}
