package bind

import (
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
)

// Entry is a line of the outline.
type Entry struct {
	Title   string
	Page    int     // counted from 0
	Top     float64 // points from the page's lower edge; 0: the whole page
	Closed  bool    // its entries are not shown until asked for
	Entries []Entry
	dest    types.Object // of an entry of a source, instead of the page
}

// most bounds the outline that is taken from one source.
const (
	mostEntries    = 5000
	deepestOutline = 6
)

// outline is the source's own.
func (c *copier) outline() []Entry {
	left := mostEntries
	seen := map[types.Object]bool{}
	var level func(o types.Object, depth int) []Entry
	level = func(o types.Object, depth int) []Entry {
		var out []Entry
		for o != nil && left > 0 && depth < deepestOutline {
			r, ok := o.(types.IndirectRef)
			if !ok || seen[r] {
				break
			}
			seen[r] = true
			left--
			d := c.source.Dict(o)
			title, _ := c.source.Text(d["Title"])
			to := d["Dest"]
			if a := c.source.Dict(d["A"]); to == nil && c.source.Name(a["S"]) == "GoTo" {
				to = a["D"]
			}
			if place := c.onPage(c.source.Place(to)); place != nil && title != "" {
				out = append(out, Entry{Title: title, Page: -1, Closed: true, dest: place, Entries: level(d["First"], depth+1)})
			} else {
				out = append(out, level(d["First"], depth+1)...)
			}
			o = d["Next"]
		}
		return out
	}
	return level(c.source.Dict(c.source.Root()["Outlines"])["First"], 0)
}

// onPage is a place of the source with the numbers of the file; nil if it is on
// none of its pages. Some writers count the pages from 0 instead of naming one.
func (c *copier) onPage(o types.Object) types.Object {
	place, ok := o.(types.Array)
	if !ok || len(place) == 0 {
		return nil
	}
	own := c.binder.pages[c.binder.next:][:len(c.source.Pages())]
	to := c.source.Get(place[0])
	if r, ok := place[0].(types.IndirectRef); ok {
		if n := c.numbers[r.ObjectNumber.Value()]; slices.Contains(own, n) {
			return c.copy(place)
		}
	}
	if n, ok := to.(types.Integer); ok && n >= 0 && int(n) < len(own) {
		return append(types.Array{pdf.Ref(own[n])}, c.copy(place[1:]).(types.Array)...)
	}
	return nil
}

// outline writes the entries and returns their root.
func (b *Binder) outline(entries []Entry) types.IndirectRef {
	n := b.w.Reserve()
	first, last, count := b.level(entries, n)
	b.w.Put(n, types.Dict{"Type": types.Name("Outlines"), "First": pdf.Ref(first), "Last": pdf.Ref(last), "Count": types.Integer(count)})
	return pdf.Ref(n)
}

func (b *Binder) level(entries []Entry, parent int) (first, last, count int) {
	at := make([]int, len(entries))
	for i := range entries {
		at[i] = b.w.Reserve()
	}
	for i, e := range entries {
		d := types.Dict{"Title": pdf.TextString(e.Title), "Parent": pdf.Ref(parent)}
		switch {
		case e.dest != nil:
			d["Dest"] = e.dest
		case e.Page >= 0 && e.Page < len(b.pages) && e.Top > 0:
			d["Dest"] = types.Array{pdf.Ref(b.pages[e.Page]), types.Name("XYZ"), types.Integer(0), types.Float(e.Top), types.Integer(0)}
		case e.Page >= 0 && e.Page < len(b.pages):
			d["Dest"] = types.Array{pdf.Ref(b.pages[e.Page]), types.Name("Fit")}
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
			if e.Closed {
				d["Count"] = types.Integer(-n)
			} else {
				count += n
			}
		}
		b.w.Put(at[i], d)
	}
	return at[0], at[len(at)-1], count + len(at)
}

// labels are what viewers call the pages: a run of numbers, or a text.
func labels(list []string) types.Array {
	out := types.Array{}
	next := 0 // the number that would go on
	for i, label := range list {
		n, err := strconv.Atoi(label)
		switch {
		case err == nil && n > 0 && n == next:
		case err == nil && n > 0:
			out = append(out, types.Integer(i), types.Dict{"S": types.Name("D"), "St": types.Integer(n)})
		default:
			out = append(out, types.Integer(i), types.Dict{"P": pdf.TextString(label)})
		}
		next = n + 1
		if err != nil {
			next = 0
		}
	}
	return out
}
