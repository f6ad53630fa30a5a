package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"minutebook/data"
	"minutebook/data/record"
	"minutebook/export/bind"
	"minutebook/export/layout"
	"minutebook/export/pdf"
	"minutebook/export/worker"
)

// Opener gives the file of an attached paper. It may be asked for several at a time.
type Opener = func(data.Paper) (io.ReadCloser, error)

// PaperFault is a paper whose pages cannot go into a pack, and why.
type PaperFault struct {
	Item   string // as warnings name it: "item 4"
	Paper  data.Paper
	Reason string // a clause: "it needs a password to open"
}

// Faults are papers that cannot go into a pack and for which nobody has chosen
// what to put in their place.
type Faults []PaperFault

func (f Faults) Error() string {
	var list []string
	for _, p := range f {
		list = append(list, fmt.Sprintf("%s, paper %q: %s", p.Item, p.Paper.Name, p.Reason))
	}
	which := "one paper cannot go into the pack"
	if len(f) > 1 {
		which = fmt.Sprintf("%d papers cannot go into the pack", len(f))
	}
	return which + ": " + strings.Join(list, "; ") + " (replace it, or choose an insert page or to leave it out)"
}

// Examine tries every attached paper of a meeting and tells which cannot go into
// a pack. progress, which may be nil, hears how many were tried.
func Examine(ctx context.Context, m record.Meeting, open Opener, w *worker.Worker, progress func(done, of int, what string)) (Faults, error) {
	var out Faults
	all := attached(m)
	for i, b := range all {
		if progress != nil {
			progress(i, len(all), b.paper.Name)
		}
		_, err := readPaper(ctx, b.paper, open, w, io.Discard)
		var fault worker.Fault
		switch {
		case errors.As(err, &fault):
			out = append(out, PaperFault{b.item.where("item"), b.paper, string(fault)})
		case err != nil:
			return nil, err
		}
	}
	return out, nil
}

// bound is a paper of a pack: its pages, an insert page, or nothing.
type bound struct {
	place
	item   numbered
	paper  data.Paper
	fault  string // why its pages are not in; empty: they are, or the clerk does not want them
	file   string // its tidy copy; empty: it has none
	pages  int    // that the pack has for it
	read   worker.Paper
	labels []string // printed on its pages
}

func (b *bound) anchor() string { return fmt.Sprintf("paper-%d-%d", b.place.item, b.place.paper) }

// whole tells whether the pages of the paper itself are in the pack.
func (b *bound) whole() bool { return b.file != "" }

// warning says what has to be said of the paper.
func (b *bound) warning(what string) Warning {
	return Warning{Where: fmt.Sprintf("%s, paper %q", b.item.where("item"), b.paper.Name), What: what}
}

// attached lists the papers of a meeting whose files are there, in order.
func attached(m record.Meeting) []*bound {
	var out []*bound
	for i, item := range agendaItems(m) {
		for k, p := range item.Papers {
			if p.State == data.Attached {
				out = append(out, &bound{place: place{i, k}, item: item, paper: p})
			}
		}
	}
	return out
}

// gather reads papers and keeps their tidy copies in a folder. Faults are the
// papers that cannot go in and have nothing in their place.
func gather(ctx context.Context, papers []*bound, open Opener, dir string, o Options) error {
	readers, reading := errgroup.WithContext(ctx)
	readers.SetLimit(worker.Abreast)
	for i, b := range papers {
		o.progress(i, 2*len(papers), b.paper.Name)
		if b.paper.Binding == data.Whole {
			path := filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
			readers.Go(func() error { return b.keep(reading, open, path, o.Reader) })
		}
	}
	if err := readers.Wait(); err != nil || ctx.Err() != nil {
		return cmp.Or(ctx.Err(), err)
	}
	var faults Faults
	for _, b := range papers {
		faults = append(faults, b.stand(o)...)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// keep reads the paper into a file.
func (b *bound) keep(ctx context.Context, open Opener, path string, w *worker.Worker) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("keep the papers: %w", err)
	}
	b.read, err = readPaper(ctx, b.paper, open, w, f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	var fault worker.Fault
	switch {
	case errors.As(err, &fault):
		b.fault = string(fault)
		return nil
	case err != nil:
		return err
	}
	b.file, b.pages = path, b.read.Pages
	return nil
}

// stand puts in the paper's place what the clerk chose, or an insert page where
// the options say so.
func (b *bound) stand(o Options) Faults {
	switch {
	case b.whole() || b.paper.Binding == data.LeftOut:
		return nil
	case b.paper.Binding == data.Insert || o.InsertUnreadable:
		b.pages, b.fault = 1, cmp.Or(b.fault, b.paper.Fault)
		return nil
	}
	return Faults{{b.item.where("item"), b.paper, b.fault}}
}

// readPaper reads the file of a paper. What is wrong with it is a worker.Fault.
func readPaper(ctx context.Context, p data.Paper, open Opener, w *worker.Worker, copy io.Writer) (worker.Paper, error) {
	if err := ctx.Err(); err != nil {
		return worker.Paper{}, err
	}
	if p.Media != "" && p.Media != "application/pdf" {
		return worker.Paper{}, worker.Fault(fmt.Sprintf("it is not a PDF (%s)", p.Media))
	}
	if open == nil {
		return worker.Paper{}, worker.Fault("its file is not at hand")
	}
	file, err := open(p)
	if err != nil {
		return worker.Paper{}, worker.Fault(fmt.Sprintf("its file cannot be opened: %v", err))
	}
	defer file.Close()
	return w.Read(ctx, file, copy)
}

// insert draws the page that stands for a paper whose pages are not in.
func (b *bound) insert(ctx context.Context) (*bind.Source, error) {
	r, err := draw(func(d *builder) layout.Doc {
		above := "Agenda item " + b.item.number
		if b.item.number == "" {
			above = b.item.Title
		}
		d.add(
			layout.Para{Role: layout.Paragraph, Runs: d.inked("insert", layout.Regular, accent, above), Size: 14, Before: 120, After: 4},
			layout.Para{Role: layout.Title, Runs: d.inked("insert", layout.Bold, accent, b.paper.Name), Size: 20, After: 12},
			layout.Line{Colour: accent, Weight: 1.5, After: 14},
		)
		words := "This paper is supplied separately."
		if b.fault != "" {
			words += " It could not be bound into this pack: " + stop(shortly(b.fault))
		}
		d.note("insert", words)
		return layout.Doc{Title: b.paper.Name, Lang: language, Made: made(""), Blocks: d.blocks}
	})
	if err != nil {
		return nil, err
	}
	return bind.Read(ctx, r.PDF)
}

// shortly is a fault as it is printed: without what stands in brackets for those
// who can mend a file.
func shortly(fault string) string {
	if rest, ok := strings.CutPrefix(fault, pdf.ErrUnreadable.Error()+" ("); ok && rest != "" {
		return pdf.ErrUnreadable.Error()
	}
	return fault
}

// remarks are the warnings about the papers of a pack.
func remarks(papers []*bound) []Warning {
	var out []Warning
	for _, b := range papers {
		switch {
		case b.fault != "":
			out = append(out, b.warning("it is not in the pack: "+b.fault))
		case !b.whole():
		case b.read.Signed:
			out = append(out, b.warning("its electronic signature does not hold in a pack: send it by itself too if that matters"))
		}
		if b.whole() && b.read.Damage != "" {
			out = append(out, b.warning(b.read.Caution()))
		}
		if b.whole() && b.read.Encloses {
			out = append(out, b.warning("files are attached to it, and they are not in the pack: send them by themselves if they are needed"))
		}
	}
	if list := barred(papers); len(list) > 0 {
		out = append(out, Warning{Where: NotAccessible, What: "not everyone can read them: " + strings.Join(list, "; ")})
	}
	return out
}

// NotAccessible is where the warning about Result.Barred is.
const NotAccessible = "papers that are not accessible"

// barred are the papers that not everyone can read, each with the reason.
func barred(papers []*bound) []string {
	var out []string
	for _, b := range papers {
		if b.whole() && b.read.Barred != "" {
			out = append(out, b.paper.Name+" ("+b.read.Barred+")")
		}
	}
	return out
}
