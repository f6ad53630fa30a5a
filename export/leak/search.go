package leak

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"minutebook/export/pdf"
	"minutebook/export/pdf/content"
)

// Search reads a finished file and finds the secrets in it. own is how many pages
// from the first the program itself drew; what comes in with the others is
// foreign. The error says that the file cannot be read.
func Search(ctx context.Context, file []byte, s *Secrets, own int) (found []Found, err error) {
	defer func() {
		if p := recover(); p != nil {
			found, err = nil, fmt.Errorf("search the document for what is exempt: %v", p)
		}
	}()
	if s.Empty() {
		return nil, nil
	}
	s.prepare()
	found, err = s.searchFile(ctx, file, own, 0)
	if err != nil {
		return nil, fmt.Errorf("search the document for what is exempt: %w", err)
	}
	return sorted(found), nil
}

// deepest bounds how deep files may lie in files.
const deepest = 3

func (s *Secrets) searchFile(ctx context.Context, file []byte, own, depth int) ([]Found, error) {
	f, err := pdf.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	w := &walk{reader: reader{f, map[int]*content.Font{}}, secrets: s, seen: map[int]bool{}, texts: map[spot]*strings.Builder{}, papers: map[string]int{}, depth: depth, ctx: ctx}
	for _, p := range f.Pages() {
		if p.Number > 0 {
			w.seen[p.Number] = true // read below, whatever leads to them
		}
	}
	mixed := own < len(f.Pages())
	root := maps.Clone(f.Root())
	part := func(key, place string, foreign bool) {
		w.from(root[key], spot{place, foreign})
		delete(root, key)
	}
	w.from(f.Info(), spot{"the document’s information", false})
	part("Metadata", "the metadata", false)
	part("Outlines", "a bookmark", false)
	part("AcroForm", "a form field", mixed)
	part("OCProperties", "a layer", mixed)
	for i, p := range f.Pages() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if depth == 0 && i >= own {
			for n, start := range s.quotes.starts {
				if i >= start {
					w.papers[pageName(i)] = n + 1
				}
			}
		}
		w.readPage(i, p, i >= own)
	}
	part("StructTreeRoot", "the tags", mixed)
	part("Names", "a name or attached file", mixed)
	part("Dests", "a name", mixed)
	w.from(root, spot{"the file", false})
	for _, n := range f.Numbers() {
		w.from(pdf.Ref(n), spot{"the file", mixed})
	}
	var parts []passage
	for _, at := range w.order {
		p := passage{at.place, squash(w.texts[at].String()), at.foreign, w.papers[at.place]}
		w.found = append(w.found, s.look(p)...)
		parts = append(parts, p)
	}
	return slices.Concat(w.found, s.alike(parts), s.quoted(parts)), nil
}

// spot is a place and whose it is.
type spot struct {
	place   string
	foreign bool
}

// walk goes through the objects of a file.
type walk struct {
	reader
	ctx     context.Context
	secrets *Secrets
	depth   int            // of files in files
	papers  map[string]int // the public papers of places
	seen    map[int]bool
	order   []spot
	texts   map[spot]*strings.Builder
	found   []Found
}

// say adds a text to those of a place.
func (w *walk) say(at spot, text string) {
	b := w.texts[at]
	if b == nil {
		b = &strings.Builder{}
		w.texts[at] = b
		w.order = append(w.order, at)
	}
	b.WriteString(text)
	b.WriteByte('\n')
}

// pageName is what page i is called, counted from 0.
func pageName(i int) string { return fmt.Sprintf("page %d", i+1) }

// readPage reads a page, what it shows and what lies on it.
func (w *walk) readPage(i int, p pdf.Page, foreign bool) {
	at := spot{pageName(i), foreign}
	shown, _ := w.page(p)
	w.say(at, shown)
	w.note(p.Dict["Contents"])
	w.from(p.Dict["Annots"], spot{"a link or note on " + at.place, foreign})
	for _, key := range slices.Sorted(maps.Keys(p.Dict)) {
		if key != "Parent" && key != "Contents" && key != "Annots" {
			w.from(p.Dict[key], at)
		}
	}
}

// note marks streams as read.
func (w *walk) note(o types.Object) {
	if ref, ok := o.(types.IndirectRef); ok {
		w.seen[ref.ObjectNumber.Value()] = true
	}
	for _, part := range w.file.Array(o) {
		if ref, ok := part.(types.IndirectRef); ok {
			w.seen[ref.ObjectNumber.Value()] = true
		}
	}
}

// from reads an object and what it leads to that was not read before.
func (w *walk) from(o types.Object, at spot) {
	for open := []types.Object{o}; len(open) > 0; {
		o := open[len(open)-1]
		open = open[:len(open)-1]
		switch v := o.(type) {
		case types.IndirectRef:
			n := v.ObjectNumber.Value()
			if w.seen[n] {
				continue
			}
			w.seen[n] = true
			if s, ok := w.file.Get(v).(types.StreamDict); ok {
				w.stream(v, s, at)
			}
			open = append(open, w.file.Get(v))
		case types.StreamDict:
			open = append(open, v.Dict)
		case types.Dict:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if tables[key] {
					w.note(v[key])
				}
				if key == "URI" {
					if s, ok := w.file.Text(v[key]); ok {
						if plain, err := url.PathUnescape(s); err == nil {
							w.say(at, plain)
						}
					}
				}
				if at.place == "a name" {
					w.say(at, key)
				}
				open = append(open, v[key])
			}
		case types.Array:
			for _, e := range slices.Backward(v) {
				open = append(open, e)
			}
		case types.StringLiteral, types.HexLiteral:
			if text, ok := w.file.Text(o); ok {
				w.say(at, text)
			}
		case types.Name:
			if strings.Contains(string(v), " ") { // typed by somebody
				w.say(at, string(v))
			}
		}
	}
}

// tables are the entries of fonts and profiles that lead to tables of codes and
// shapes: figures would be found there that nobody wrote.
var tables = map[string]bool{"ToUnicode": true, "CIDToGIDMap": true, "CIDSet": true, "FontFile": true, "FontFile2": true, "FontFile3": true, "DestOutputProfile": true}

// silent are streams that hold no words: fonts, profiles of colour, tables.
func (w *walk) silent(d types.Dict) bool {
	switch w.file.Name(d["Type"]) {
	case "XRef", "ObjStm", "CMap":
		return true
	}
	switch w.file.Name(d["Subtype"]) {
	case "Type1C", "CIDFontType0C", "OpenType":
		return true
	}
	return d["Length1"] != nil || d["N"] != nil || d["FunctionType"] != nil || d["ShadingType"] != nil
}

// stream reads the content of a stream by its kind.
func (w *walk) stream(ref types.IndirectRef, s types.StreamDict, at spot) {
	kind, sub := w.file.Name(s.Dict["Type"]), w.file.Name(s.Dict["Subtype"])
	if sub == "Image" {
		w.found = append(w.found, w.secrets.isPicture(at.place, s.Raw)...)
		for _, note := range notesOf(s.Raw) {
			w.say(spot{"a picture on " + at.place, at.foreign}, unmarked(note))
		}
		return
	}
	if kind != "EmbeddedFile" && w.silent(s.Dict) {
		return
	}
	_, content, _ := w.file.Stream(ref)
	switch {
	case kind == "EmbeddedFile":
		w.attached(content, spot{"an attached file", at.foreign})
	case kind == "Metadata" || sub == "XML":
		w.say(spot{"the metadata", at.foreign}, unmarked(content))
	case sub == "Form" || kind == "Pattern" || w.isContent(content):
		shown, _ := w.content(content, w.file.Dict(s.Dict["Resources"]))
		w.say(at, shown)
	default:
		w.say(at, stringText(content))
	}
}

// isContent tells whether a stream nobody names draws something.
func (w *walk) isContent(content []byte) bool {
	return bytes.Contains(content, []byte("BT")) && bytes.Contains(content, []byte("ET"))
}
