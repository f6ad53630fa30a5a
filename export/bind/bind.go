// Package bind puts PDF files one behind the other in a single file, stamps
// their pages and gives them one outline and one tree of tags.
//
// Words. A source is a PDF that was read; a part is a source with what the pack
// adds to it. A stamp is a line of text drawn on a page, such as its number, and
// may be a link. A label is what a viewer calls a page.
//
// Promises. The streams of a source are copied as they are. Links, form fields,
// named places, outlines, layers and tags stay; names that two sources share are
// told apart. Scripts, actions that start programs, data of forms for one maker's
// programs and signatures, which would no longer hold, are left out. What is
// bound is written as it goes, so that no more than one source need be held. The
// same sources give the same bytes, and nothing panics.
package bind

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Binder writes a file of several sources.
type Binder struct {
	w          *pdf.Writer
	root, tree int   // object numbers of the catalogue and the page tree
	pages      []int // object numbers of all pages there will be
	next       int   // page to be bound next
	parts      int   // sources bound so far
	font       types.Object
	save       types.Object // the stream that saves the state of a page before its content
	names      []named
	forms      forms
	layers     layers
	tags       tags
}

// New starts a file of so many pages.
func New(w io.Writer, pages int) *Binder {
	b := &Binder{w: pdf.NewWriter(w), forms: newForms(), tags: newTags()}
	b.root, b.tree = b.w.Reserve(), b.w.Reserve()
	for range pages {
		b.pages = append(b.pages, b.w.Reserve())
	}
	return b
}

// Part is a source with what is added to it.
type Part struct {
	Source  *Source
	Name    string         // of the part, in the trees of layers and tags
	Anchors map[string]int // pages of the file, counted from 0, that links to a name lead to
	Stamps  [][]Stamp      // the lines drawn on each page; nil for none
}

// Append binds all pages of a source behind those there are and returns its own
// outline.
func (b *Binder) Append(p Part) (outline []Entry, err error) {
	defer func() {
		if r := recover(); r != nil {
			outline, err = nil, fmt.Errorf("copy the pages: %v", r)
		}
	}()
	pages := p.Source.Pages()
	if b.next+len(pages) > len(b.pages) {
		return nil, errors.New("copy the pages: there are more than were promised")
	}
	b.parts++
	c := newCopier(b, p)
	for i, page := range pages {
		if _, twice := c.numbers[page.Number]; !twice && page.Number > 0 {
			c.numbers[page.Number] = b.pages[b.next+i]
		}
	}
	c.meetForm()
	c.meetTags()
	for i, page := range pages {
		b.w.Put(b.pages[b.next+i], c.page(i, page))
		c.rest()
	}
	c.layers()
	c.form()
	c.graft()
	c.places()
	outline = c.outline()
	c.rest()
	b.next += len(pages)
	return outline, nil
}

func (b *Binder) put(o types.Object) types.IndirectRef {
	n := b.w.Reserve()
	b.w.Put(n, o)
	return pdf.Ref(n)
}

// Info is what a file says about itself.
type Info struct {
	Title, Author, Lang string
	Made                time.Time
	Labels              []string // of its pages; numbers, mostly
	Accessible          bool     // every part keeps PDF/UA-1, so the file may say that it does
}

// Finish gives the file its outline and ends it. The binder must not be used
// afterwards.
func (b *Binder) Finish(info Info, outline []Entry) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("write the file: %v", p)
		}
	}()
	if b.next != len(b.pages) {
		return errors.New("write the file: pages are missing")
	}
	kids := types.Array{}
	for _, n := range b.pages {
		kids = append(kids, pdf.Ref(n))
	}
	b.w.Put(b.tree, types.Dict{"Type": types.Name("Pages"), "Kids": kids, "Count": types.Integer(len(kids))})
	root := types.Dict{
		"Type": types.Name("Catalog"), "Pages": pdf.Ref(b.tree),
		"Lang":              types.StringLiteral(cmp.Or(info.Lang, "en-GB")),
		"ViewerPreferences": types.Dict{"DisplayDocTitle": types.Boolean(true)},
	}
	if len(outline) > 0 {
		root["Outlines"] = b.outline(outline)
		root["PageMode"] = types.Name("UseOutlines")
	}
	if len(info.Labels) > 0 {
		root["PageLabels"] = types.Dict{"Nums": labels(info.Labels)}
	}
	b.finishNames(root)
	b.forms.finish(root)
	b.layers.finish(root)
	b.finishTags(root)
	root["Metadata"] = b.metadata(info)
	b.w.Put(b.root, root)
	date := types.StringLiteral(info.Made.UTC().Format("D:20060102150405Z"))
	about := types.Dict{"Producer": types.StringLiteral(program), "Creator": types.StringLiteral(program), "CreationDate": date, "ModDate": date}
	for key, words := range map[string]string{"Title": info.Title, "Author": info.Author} {
		if words != "" {
			about[key] = pdf.TextString(words)
		}
	}
	return b.w.Close(b.root, b.put(about).ObjectNumber.Value())
}
