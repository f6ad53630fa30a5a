// Package export draws the documents of a meeting as PDF: data in, bytes out.
// It sees no database, no window and no clock.
//
// Words. A front sheet is the first page of an agenda: who meets, when, where
// and on what. A pack is an agenda with its papers bound behind it, the pages
// numbered through. A decision sheet lists what was decided, an action sheet
// what somebody was asked to do. A minute book is the approved minutes of a body
// in order; a page of it is a leaf, and so is one of minutes that are printed to be
// signed: it has a number, a box for initials and the code of its record (see Code).
// A correction since publication is a change to a draft that the public had read. A
// note in the margin tells of an error found after approval. An insert is a page that stands for a paper
// that is supplied separately. A supplement is a pack of what came after a pack
// was issued; its pages count on from that one's.
//
// Promises. Nothing in a record can lose the document: characters that cannot
// be printed appear as [U+1F600] and are named in the warnings with their place.
// What may not be shown to the public is left out before anything is drawn,
// unless Options.Restricted asks for it; the finished public document is read
// again and searched for it, and refused if it holds any. The same data give the
// same bytes. No function panics.
package export

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"minutebook/data"
	"minutebook/export/layout"
	"minutebook/export/leak"
	"minutebook/export/worker"
)

// Result is a document and what has to be said about it.
type Result struct {
	PDF      []byte
	Pages    int
	Warnings []Warning
	Barred   []string        // papers of a pack that not everyone can read, and why; the warnings have them in one line
	Withheld []leak.Withheld // what a public copy leaves out and why

	First, Last int               // numbers printed on the first and last page of a pack, approved minutes or a minute book
	Contents    []data.IssuedItem // of a pack: what stands in it where, to be kept when it is issued
}

// WriteFile puts the document at a path, whole or not at all; what was there is
// replaced.
func (r Result) WriteFile(path string) (err error) {
	defer func() {
		var where *fs.PathError // it names the temporary file
		if errors.As(err, &where) {
			err = fmt.Errorf("write %s: %w", path, where.Err)
		}
	}()
	f, err := os.CreateTemp(filepath.Dir(path), ".minutebook-*.pdf")
	if err != nil {
		return err
	}
	_, err = f.Write(r.PDF)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Warning names something that could not be printed as it stands in the record,
// and where: "minute 31, paragraph 4", "the character U+1F600 has no glyph and
// was printed as [U+1F600]".
type Warning = layout.Warning

// Options say how a document is drawn.
type Options struct {
	Draft      bool      // marked as a draft, whatever the status of the meeting
	Restricted bool      // exempt matter is printed; else data/record's Public meeting is drawn
	Today      data.Date // printed where a document says when it was made; may be empty
	SharedRead bool      // the clerk has read what public papers have in common with exempt ones, and it may be public
	FirstLeaf  int       // number of the first leaf of approved minutes or a minute book; 0: 1
	Open       Opener    // gives the exempt papers, of which nothing may stand in a public document; Pack has its own

	// Of a pack.
	Supplement       bool                            // what was not in the packs that were issued, its pages numbered on from theirs
	InsertUnreadable bool                            // an insert page stands for each paper that cannot go in and has no Binding
	Drawn            []data.IssuedItem               // contents of a pack drawn before and not issued: what has other pages now is in the warnings
	Progress         func(done, of int, what string) // papers read and then bound, each counted twice, and which is next; may be nil
	Reader           *worker.Worker                  // reads the papers; nil: one is started and ended
}

func (o Options) progress(done, of int, what string) {
	if o.Progress != nil {
		o.Progress(done, of, what)
	}
}

// draw lays out and draws the document that build makes.
func draw(build func(*builder) layout.Doc) (Result, error) {
	r, _, err := drawTwice(func(b *builder, _ layout.Pages) layout.Doc { return build(b) }, false)
	return r, err
}

// drawTwice is draw for documents that print their own page numbers: build gets
// the pages of the attempt before, and is asked again until they stand still.
func drawTwice(build func(*builder, layout.Pages) layout.Doc, again bool) (Result, layout.Pages, error) {
	l, err := new(Layouts).lay(build, again)
	if err != nil {
		return Result{}, l.pages, err
	}
	pdf, err := layout.Draw(l.doc, l.pages)
	if err != nil {
		return Result{}, l.pages, err
	}
	return Result{PDF: pdf, Pages: len(l.pages.Pages), Warnings: l.warnings}, l.pages, nil
}

// laid is a document laid out and not drawn yet.
type laid struct {
	doc      layout.Doc
	pages    layout.Pages
	warnings []Warning
}

// lay lays out the document that build makes, as drawTwice draws it.
func (k *Layouts) lay(build func(*builder, layout.Pages) layout.Doc, again bool) (l laid, err error) {
	defer func() {
		if p := recover(); p != nil {
			l, err = laid{}, fmt.Errorf("lay out the document: %v", p)
		}
	}()
	if k.fonts == nil {
		if k.fonts, err = layout.LoadFonts(); err != nil {
			return laid{}, err
		}
	}
	var b *builder
	for range maxAttempts {
		before := l.pages.Anchors
		b = newBuilder(k.fonts)
		b.pictures = k.picture
		l.doc = build(b, l.pages)
		l.doc.Typeface, l.doc.Size, l.doc.Margin = b.style.Typeface, float64(b.style.Points()), b.margin
		l.pages = layout.Lay(l.doc, k.fonts)
		if !again {
			break
		}
		again = !maps.Equal(before, l.pages.Anchors)
	}
	l.warnings = append(b.warnings, l.pages.Warnings...)
	return l, nil
}

// maxAttempts bounds how often a document with its own page numbers is laid out.
const maxAttempts = 4

// made is the date a document carries in its file: a fact of the record, so
// that the same record gives the same bytes.
func made(d data.Date) time.Time {
	if t := d.Time(); !t.IsZero() {
		return t
	}
	return time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
}
